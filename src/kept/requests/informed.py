"""The proof of information: which version of the notice a person was shown, when, where (GDPR arts 13, 5(2)).

For a DPO: made from the journal, which knows the person's records by their pseudonyms alone. It says what is known: shown,
or opened; never read.
"""

from __future__ import annotations

from collections.abc import Iterable

from kept.findings import Words
from kept.journal import Entry, Kind, Stage
from kept.links import key_of
from kept.requests import told
from kept.requests.gather import Gathered, reached
from kept.requests.record import Request
from kept.requests.told import Json, both, two
from kept.requests.world import World

_CLAIMS = {
    "shown": Words("shown, not read", "présentée, non lue"),
    "opened": Words(
        "shown and opened; that it was read, nobody knows", "présentée et ouverte ; nul ne sait si elle a été lue"
    ),
}


def receptions(world: World) -> tuple[Entry, ...]:
    """What collection points took in, oldest first: read once for a batch of requests."""
    entries = world.journal.entries(kind=Kind.COLLECTION_RECEIVE)
    return tuple(entry for entry in entries if entry.stage is Stage.DONE and entry.about.get("notice") in _CLAIMS)


def informed(world: World, request: Request, gathered: Gathered, taken_in: Iterable[Entry]) -> list[Json]:
    """Each time the notice was shown to the person of a request: the day, the version, the place, what can be claimed."""
    name = world.state.keys.pseudonym
    own = {
        name("record", f"{holding}#{record[key_of(world.inventory, holding)]}")
        for holding in reached(world.inventory)
        for record in gathered.of(request.id, holding)
    }
    return [_shown(world, entry) for entry in taken_in if own.intersection(_marks(entry))]


def _marks(entry: Entry) -> list[str]:
    written = entry.about.get("written")
    return [mark for mark in written if isinstance(mark, str)] if isinstance(written, list) else []


def _shown(world: World, entry: Entry) -> Json:
    policy, point = world.policy, str(entry.about["point"])
    declared = policy.collection.get(point)
    claim, terms = _CLAIMS[str(entry.about["notice"])], entry.about.get("terms")
    return {
        "day": entry.at.date().isoformat(),
        "day_words": told.day(entry.at.date()),
        "version": entry.about["version"],
        "language": entry.about["language"],
        "at": two(declared.words) if declared and declared.words else both(point, point),
        "proof": {"id": entry.about["notice"], **two(claim)},
        "entry": entry.seq,
        "terms": [
            {
                "id": f"documents.{one}",
                "version": version,
                "policy": entry.about["version"],
                **(two(policy.documents[one].words) if one in policy.documents else both(one, one)),
            }
            for one, version in (terms.items() if isinstance(terms, dict) else ())
        ],
    }
