"""The thread of one clause: from the promise to the statements that carry it out, and to the last proof.

For a DPO: which records the clause is about and where they lie, what would be executed, what it cannot reach and why,
and when it was last carried out. Nothing is counted and nothing is touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kept.connectors.interface import Act, Connector, Selection, Statement
from kept.findings import KeptError
from kept.holdings import Inventory
from kept.journal import Entry, Journal, Kind
from kept.links.holds import Hold
from kept.load import Loaded
from kept.retention.draft import Draft
from kept.retention.omissions import not_carried_out
from kept.retention.order import ordered
from kept.retention.plan import Connect, places_of
from kept.retention.reasons import Reason, of_finding
from kept.retention.rows import House
from kept.retention.staying import Holds
from kept.retention.values import Count

CARRIED_OUT = (Kind.RETENTION_ERASE, Kind.RETENTION_BLANK)


@dataclass(frozen=True, slots=True)
class Strand:
    """One statement of a clause. ``named``: it will name its records one by one, as the plan finds them."""

    id: str
    holding: str
    place: str
    table: str
    people: tuple[str, ...]
    clauses: tuple[str, ...]
    counts: tuple[Count, ...]
    act: Act
    selection: Selection
    statement: Statement
    named: bool


@dataclass(frozen=True, slots=True)
class Unreached:
    """A holding where the clause is not carried out, or a place that does not answer."""

    name: str
    fields: tuple[str, ...]
    people: tuple[str, ...]
    reason: Reason


@dataclass(frozen=True, slots=True)
class Thread:
    """Everything that hangs on a clause."""

    clause: str
    strands: tuple[Strand, ...]
    unreached: tuple[Unreached, ...]
    receipts: tuple[Entry, ...]


def thread(
    loaded: Loaded,
    connectors: Connect,
    clause: str,
    on: date,
    *,
    holds: Iterable[Hold] = (),
    journal: Journal | None = None,
    last: int = 5,
) -> Thread:
    """The thread of ``clause`` (``retention.NAME``) on a day, with its ``last`` receipts, the newest first."""
    inventory, in_force = loaded.inventory or Inventory(), Holds.in_force(holds, on)
    strands: list[Strand] = []
    unreached: list[Unreached] = []
    for place in places_of(inventory):
        try:
            connector = connectors(place)
            house = House.of(loaded, inventory, place, connector.schema(), on, in_force)
            strands += _strands(house, connector, clause)
            unreached += _gaps(house, clause)
        except KeptError as error:
            unreached.append(Unreached(place, (), (), of_finding(error.finding)))
    unreached += _elsewhere(loaded, inventory, clause)
    return Thread(clause, tuple(strands), tuple(unreached), tuple(receipts(journal, clause, last)) if journal else ())


def receipts(journal: Journal, clause: str, last: int) -> Iterator[Entry]:
    """The newest endings in the journal that speak of a clause."""
    found = [entry for kind in CARRIED_OUT for entry in journal.newest(1000, kind) if entry.of is not None]
    speaking = (entry for entry in found if clause in _listed(entry.about.get("clauses")))
    yield from sorted(speaking, key=lambda entry: -entry.seq)[:last]


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []


def _strands(house: House, connector: Connector, clause: str) -> Iterator[Strand]:
    for draft in ordered(house):
        clauses = tuple(dict.fromkeys(name for group in draft.groups for name in group.clauses))
        if clause in clauses:
            yield _strand(house, connector, draft, clauses)


def _strand(house: House, connector: Connector, draft: Draft, clauses: tuple[str, ...]) -> Strand:
    one = draft.judgement
    condition = draft.forecast if draft.lost else draft.selection(house)
    selection = Selection(house.table(one.holding), condition)
    endings = [ending for group in draft.groups for ending in group.endings]
    return Strand(
        draft.id,
        one.holding,
        house.place,
        selection.table,
        one.people,
        clauses,
        tuple(dict.fromkeys(Count(ending.clause, ending.event, ending.before) for ending in endings)),
        draft.act,
        selection,
        connector.prepare(selection, draft.act),
        bool(draft.lost),
    )


def _gaps(house: House, clause: str) -> Iterator[Unreached]:
    for name, judged in house.judged.items():
        for one in judged:
            yield from (Unreached(name, gap.fields, one.people, gap.reason) for gap in one.gaps if gap.clause == clause)


def _elsewhere(loaded: Loaded, inventory: Inventory, clause: str) -> Iterator[Unreached]:
    """Holdings of another party that the clause covers."""
    from kept.retention.judgement import covering, words_for_people

    name = clause.partition(".")[2]
    for omission in not_carried_out(inventory):
        words = words_for_people(inventory, omission.holding)
        fields = inventory.holdings[omission.holding].holds
        covered = {
            field
            for field in fields
            for word in words
            if name in covering(loaded.policy, inventory, omission.holding, word, field)
        }
        if covered:
            yield Unreached(omission.holding, tuple(f for f in fields if f in covered), words, omission.reason)
