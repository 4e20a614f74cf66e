"""The plan: for a given day, what every promise lets go, statement by statement, with the records counted.

For a DPO: nothing is touched. What cannot be looked at is a row with its reason, and the other places are looked at
all the same.

The day, the connectors and the holds are handed in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from kept.connectors.acts import touched_by
from kept.connectors.conditions import NONE, Condition, both
from kept.connectors.interface import Connector, Selection
from kept.connectors.sought import missing_column, missing_table
from kept.findings import KeptError
from kept.holdings import Inventory
from kept.holdings.coverage import columns_of
from kept.links import key_of
from kept.links.holds import Hold
from kept.load import Loaded
from kept.retention.draft import Draft
from kept.retention.faults import faults
from kept.retention.omissions import gaps, not_carried_out
from kept.retention.order import ordered
from kept.retention.override import override
from kept.retention.reasons import of_finding
from kept.retention.rows import House
from kept.retention.staying import Holds
from kept.retention.values import Count, Fault, Omission, Override, Plan, Step

AT_A_TIME = 5_000  # records named in one statement

Connect = Callable[[str], Connector]
Progress = Callable[[int, int, str], None]
"""Told before each act is counted: how many were, of how many, and which is next."""


def plan(
    loaded: Loaded, connectors: Connect, on: date, *, holds: Iterable[Hold] = (), progress: Progress | None = None
) -> Plan:
    """What would be done on the day ``on``. Raises ``KeptError`` only where nothing at all could be looked at."""
    inventory = loaded.inventory or Inventory()
    in_force = Holds.in_force(holds, on)
    survey = _Survey(progress)
    survey.omissions += not_carried_out(inventory)
    for place in places_of(inventory):
        with survey.stopping(place, place):
            survey.enter(
                House.of(loaded, inventory, place, connectors(place).schema(), on, in_force), connectors(place)
            )
    survey.look()
    if survey.stopped and not survey.steps:
        raise survey.stopped[0]
    return Plan(
        on,
        loaded.policy.version or 1,
        sha256(loaded.document.text),
        sha256(loaded.holdings.text if loaded.holdings else ""),
        tuple(survey.steps),
        tuple(survey.omissions),
        tuple(survey.faults),
        tuple(hold.id for hold in in_force.of),
        survey.override(loaded, on),
    )


def places_of(inventory: Inventory) -> tuple[str, ...]:
    """The places whose holdings Kept itself looks after."""
    return tuple(dict.fromkeys(inventory.place_of(name) for name, h in inventory.holdings.items() if h.by is None))


def sha256(text: str) -> str:
    """SHA-256 of a document's text, hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def require_columns(house: House, holding: str) -> None:
    """Raise ``KeptError`` where the table lacks a column that the holdings name: such a holding is left alone."""
    table = house.table(holding)
    if table not in house.schema.tables:
        raise missing_table(house.place, table, house.schema.tables)
    known = [column.name for column in house.schema.tables[table]]
    for name in columns_of(house.inventory, holding):
        if name not in known:
            raise missing_column(house.place, table, name, known)


class _Survey:
    """One look at every place, gathering rows; what stops the look at one thing is a row too."""

    def __init__(self, progress: Progress | None) -> None:
        self.steps: list[Step] = []
        self.omissions: list[Omission] = []
        self.faults: list[Fault] = []
        self.stopped: list[KeptError] = []
        self._houses: list[tuple[House, Connector]] = []
        self._progress = progress
        self._totals: dict[tuple[str, str], int] = {}

    @contextmanager
    def stopping(self, holding: str, place: str) -> Iterator[None]:
        """What a person can mend becomes a row, and the look goes on."""
        try:
            yield
        except KeptError as error:
            self.stopped.append(error)
            self.omissions.append(Omission(holding, place, of_finding(error.finding), failed=True))

    def enter(self, house: House, connector: Connector) -> None:
        """A place that answers."""
        self._houses.append((house, connector))

    def look(self) -> None:
        """Count every act, then what no act lets go."""
        whole: set[str] = set()
        for house, _ in self._houses:
            for name in house.judged:
                with self.stopping(name, house.place):
                    require_columns(house, name)
                    whole.add(name)
        drafts = [(house, connector, draft) for house, connector in self._houses for draft in ordered(house)]
        acts = [act for act in drafts if act[2].judgement.holding in whole]
        for number, (house, connector, draft) in enumerate(acts):
            if self._progress is not None:
                self._progress(number, len(acts), draft.judgement.holding)
            with self.stopping(draft.judgement.holding, house.place):
                self.steps += self._counted(house, connector, draft)
        if self._progress is not None:
            self._progress(len(acts), len(acts), "")
        for house, connector in self._houses:
            for name in (name for name in house.judged if name in whole):
                with self.stopping(name, house.place):
                    self.omissions += gaps(house, name, connector)
                    self.faults += faults(house, name, connector)
        self.omissions = list(dict.fromkeys(self.omissions))

    def _counted(self, house: House, connector: Connector, draft: Draft) -> Iterator[Step]:
        forecast = Selection(house.table(draft.judgement.holding), draft.forecast)
        total = self._total(connector, house.place, forecast.table)
        if not draft.lost:
            records = connector.count(touched_by(forecast, draft.act))
            yield step_of(house, connector, draft, records=records, total=total)
            return
        keys = connector.keys(touched_by(forecast, draft.act), key_of(house.inventory, draft.judgement.holding))
        for start in range(0, len(keys), AT_A_TIME):
            named = keys[start : start + AT_A_TIME]
            yield step_of(house, connector, draft, records=len(named), total=total, keys=named, part=start // AT_A_TIME)

    def _total(self, connector: Connector, place: str, table: str) -> int:
        if (place, table) not in self._totals:
            self._totals[place, table] = connector.total(table)
        return self._totals[place, table]

    def override(self, loaded: Loaded, on: date) -> Override | None:
        """Records that a later version reaches back to."""
        return override(loaded, self._houses, on)


def step_of(
    house: House,
    connector: Connector,
    draft: Draft,
    *,
    records: int,
    total: int,
    keys: tuple[str | int, ...] | None = None,
    part: int = 0,
) -> Step:
    """A draft, counted."""
    one = draft.judgement
    table = house.table(one.holding)
    selection = Selection(table, draft.selection(house, keys))
    held = house.holds.on(house.inventory, one.holding)
    return Step(
        id=draft.id if keys is None else f"{draft.id}/{part + 1}",
        clauses=_clauses(draft),
        law=_law(house.loaded, _clauses(draft)),
        holding=one.holding,
        place=house.place,
        table=table,
        people=one.people,
        versions=one.versions,
        counts=_counts(draft),
        act=draft.act,
        selection=selection,
        forecast=selection if keys is not None else Selection(table, draft.forecast),
        statement=connector.prepare(selection, draft.act),
        records=records,
        total=total,
        whole=draft.whole or keys is not None,
        named=0 if keys is None else len(keys),
        held=0 if held == NONE else connector.count(Selection(table, both(_unheld(draft), held))),
        because=draft.because,
    )


def _unheld(draft: Draft) -> Condition:
    """What would go if nothing were held."""
    return both(draft.judgement.who, *(group.lapsed for group in draft.groups))


def _clauses(draft: Draft) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clause for group in draft.groups for clause in group.clauses))


def _counts(draft: Draft) -> tuple[Count, ...]:
    endings = (ending for group in draft.groups for ending in group.endings)
    return tuple(dict.fromkeys(Count(ending.clause, ending.event, ending.before) for ending in endings))


def _law(loaded: Loaded, clauses: tuple[str, ...]) -> tuple[str, ...]:
    """GDPR 5(1)(e), storage limitation, and the law that imposes a duration where one does."""
    keys = (clause.partition(".")[2] for clause in clauses)
    found = (loaded.policy.retention.get(key) for key in keys)
    return ("GDPR 5(1)(e)", *dict.fromkeys(clause.duty for clause in found if clause is not None and clause.duty))
