"""The acts of an erasure: the agreed records, holding by holding, children before parents, one statement for all people.

Each act is one transaction over exactly the agreed keys, and safe to run twice. Where the database knows a link that
the holdings do not, an act that comes too early is put off until the others are done.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kept.connectors.interface import Act, Blank, Delete, Refusal, Selection
from kept.findings import Finding, KeptError, Severity
from kept.holdings import Inventory
from kept.journal import JSON, Kind
from kept.links import owner_of
from kept.requests.decision import Decision, Key, Part
from kept.requests.gather import narrowed
from kept.requests.world import World

AT_ONCE = 20_000  # keys in one statement; a batch of requests rarely has more in one holding
_TOO_EARLY = "rule-of-the-table"


@dataclass(frozen=True, slots=True)
class Work:
    """One act on one holding: the step's name, the records, and what the journal calls it."""

    name: str
    holding: str
    selection: Selection
    act: Act
    keys: tuple[Key, ...]

    @property
    def kind(self) -> Kind:
        """Erased or blanked."""
        return Kind.REQUEST_ERASE if isinstance(self.act, Delete) else Kind.REQUEST_BLANK


def works(inventory: Inventory, decision: Decision) -> tuple[Work, ...]:
    """All acts of a decision, in their order."""
    return tuple(work for part in decision.parts for work in _of_part(inventory, decision, part))


def _of_part(inventory: Inventory, decision: Decision, part: Part) -> Iterator[Work]:
    owner = owner_of(inventory, part.holding)
    owners = decision.keys(owner) if owner is not None else ()
    replace = inventory.holdings[part.holding].blank
    acts: list[tuple[str, Act, tuple[Key, ...]]] = [
        (f"blank {index}", blank(columns, replace), keys) for index, (columns, keys) in enumerate(part.blank.items())
    ]
    acts.append(("delete", Delete(), part.delete))
    for name, act, keys in acts:
        for number, start in enumerate(range(0, len(keys), AT_ONCE)):
            some = keys[start : start + AT_ONCE]
            where = narrowed(inventory, part.holding, some, owners)
            selection = Selection(inventory.table_of(part.holding), where)
            yield Work(f"{part.holding} {name} {number}", part.holding, selection, act, some)


def blank(columns: Sequence[str], replace: Mapping[str, str | int]) -> Blank:
    """Empty these columns; a column that may not be empty gets its declared replacement."""
    fixed = tuple((column, replace[column]) for column in columns if column in replace)
    return Blank(tuple(column for column in columns if column not in replace), fixed)


def describe(world: World, work: Work, batch: str) -> dict[str, JSON]:
    """What the journal says of an act before it is done. The statement's digest is keyed: its values are personal."""
    place = world.inventory.place_of(work.holding)
    statement = world.connect(place).prepare(work.selection, work.act)
    return {
        "batch": batch,
        "step": work.name,
        "holding": work.holding,
        "place": place,
        "records": len(work.keys),
        "columns": list(columns_of(work.act)),
        "statement": world.state.keys.pseudonym("statement", statement.digest),
        "policy": world.policy.version,
    }


def columns_of(act: Act) -> tuple[str, ...]:
    """The columns that an act empties."""
    return (*act.columns, *(name for name, _ in act.replace)) if isinstance(act, Blank) else ()


@dataclass(frozen=True, slots=True)
class Ended:
    """How an act ended: ``records`` changed now; fewer than agreed were gone before, by an attempt that was cut short."""

    work: Work
    records: int
    failure: KeptError | None = None

    @property
    def recovered(self) -> bool:
        """Some of the agreed records were gone when the act was carried out."""
        return self.failure is None and self.records < len(self.work.keys)


def carry_out(world: World, todo: Sequence[Work]) -> list[Ended]:
    """Carry the acts out. Stops at the first that fails for good; what was done before is in the answer."""
    ended: list[Ended] = []
    waiting = list(todo)
    while waiting:
        early: list[Ended] = []
        for work in waiting:
            outcome = _one(world, work)
            if outcome.failure is None:
                ended.append(outcome)
            elif outcome.failure.finding.code == _TOO_EARLY:
                early.append(outcome)
            else:
                return [*ended, outcome]
        if len(early) == len(waiting):  # nobody could go first
            return [*ended, early[0]]
        waiting = [outcome.work for outcome in early]
    return ended


def _one(world: World, work: Work) -> Ended:
    try:
        connector = world.connect(world.inventory.place_of(work.holding))
        agreed = connector.prepare(work.selection, work.act)
        outcome = connector.carry_out(work.selection, work.act, agreed=agreed, at_most=len(work.keys))
    except KeptError as error:
        return Ended(work, 0, error)
    if isinstance(outcome, Refusal):
        finding = Finding(outcome.code, Severity.ERROR, outcome.words, help=outcome.way_out)
        return Ended(work, 0, KeptError(finding))
    return Ended(work, outcome.records)
