"""Taking in: what a person gives is judged, then stored or turned away, with its entry in the journal either way.

For a DPO: the command and the served form go this one way, so that neither takes in what the other refuses.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from kept.consent.already import already
from kept.consent.collection import Refusal, identifiers_of, receive
from kept.consent.showing import notice_shown
from kept.consent.storing import Connect, Stored, note_refusal, store
from kept.findings import Language
from kept.holdings import Inventory
from kept.journal import Journal
from kept.load import Loaded
from kept.policy import Policy


@dataclass(frozen=True, slots=True)
class Given:
    """What was given at a collection point, when, and in which language the point spoke.

    ``people``, ``options`` and ``particulars`` are those of :func:`kept.consent.collection.receive`; ``opened``: the person
    opened the whole notice from there. That it was shown goes with every point where people give their data themselves.
    """

    point: str
    values: Mapping[str, str]
    at: datetime
    language: Language
    people: str | None = None
    options: Collection[str] = ()
    opened: bool = False
    particulars: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """Nothing was stored: why, and the entry of the journal that says so."""

    refusal: Refusal
    entry: int


def take(loaded: Loaded, policy: Policy, connect: Connect, journal: Journal, given: Given) -> Stored | TurnedAway:
    """Store what was given under this version of the policy, or turn it away. Raises ``KeptError`` where a place refuses."""
    inventory, on = loaded.inventory or Inventory(), given.at.astimezone(ZoneInfo(policy.zone)).date()
    got = receive(
        *(policy, given.point, given.values),
        at=given.at,
        language=given.language,
        people=given.people,
        options=given.options,
        particulars=given.particulars,
        identifying=identifiers_of(inventory),
        file=already(policy, inventory, connect, given.point, given.values, on),
    )
    if isinstance(got, Refusal):
        return TurnedAway(got, note_refusal(loaded, journal, got, given.at))
    return store(loaded, inventory, connect, journal, got, notice_shown(policy, got, opened=given.opened))
