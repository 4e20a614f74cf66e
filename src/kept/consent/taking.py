"""Taking in: what a person gives is judged, then stored or turned away, with its entry in the journal either way.

For a DPO: the command and the served form go this one way, so that neither takes in what the other refuses.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from kept.clients import Clientele
from kept.consent import for_client
from kept.consent.already import already
from kept.consent.collection import Refusal, identifiers_of, receive
from kept.consent.given import Given
from kept.consent.showing import notice_shown
from kept.consent.storing import Connect, Stored, note_refusal, store
from kept.holdings import Inventory
from kept.journal import Journal
from kept.load import Loaded
from kept.policy import Policy

__all__ = ["Given", "TurnedAway", "take"]


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """Nothing was stored: why, and the entry of the journal that says so."""

    refusal: Refusal
    entry: int


def take(loaded: Loaded, policy: Policy, connect: Connect, journal: Journal, given: Given) -> Stored | TurnedAway:
    """Store what was given under this version of the policy, or turn it away. Raises ``KeptError`` where a place refuses."""
    inventory, on = loaded.inventory or Inventory(), given.at.astimezone(ZoneInfo(policy.zone)).date()
    register = Clientele.of(inventory, connect, policy.zone)
    if register is not None:
        given = for_client.named_for(policy, given)
        if reasons := for_client.out_of_place(policy, given):
            amiss = Refusal(given.point, reasons)
            return TurnedAway(amiss, note_refusal(loaded, journal, amiss, given.at))
    got = receive(
        *(policy, given.point, given.values),
        at=given.at,
        language=given.language,
        people=given.people,
        options=given.options if register is None else for_client.options_of(register, policy, given),
        particulars=given.particulars,
        identifying=identifiers_of(inventory),
        file=already(policy, inventory, connect, given.point, given.values, on),
    )
    if register is not None and not isinstance(got, Refusal):
        reasons = for_client.refused_for(register, policy, inventory, given)
        got = Refusal(given.point, reasons) if reasons else got
    if isinstance(got, Refusal):
        return TurnedAway(got, note_refusal(loaded, journal, got, given.at))
    return store(
        *(loaded, inventory, connect, journal, replace(got, client=given.client)),
        notice_shown(policy, got, opened=given.opened),
    )
