"""People whose data others gave: who is still to be told, by when, and that they were (GDPR art. 14).

For a DPO: a record that came through a point with a ``source:`` waits, in a holding whose clocks date
``told-of-source``, until its person was told: within a month, and before anything is sent to them. Until then it is used
for nothing. The tasks are read from the records themselves: none is forgotten, none is left over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from kept.calendar import Period, cutoff, last_day
from kept.connectors.conditions import EVERY, Clock, Condition, Empty, Equals, Not, OneOf, OnOrBefore, both, either
from kept.connectors.interface import Connector, Mark, Refusal, Selection
from kept.findings import KeptError, stopped
from kept.holdings import Inventory
from kept.journal import JSON, Journal, Kind
from kept.law.pack import clock
from kept.load import Loaded
from kept.policy import Policy

EVENT = "told-of-source"
Connect = Callable[[str], Connector]


@dataclass(frozen=True, slots=True)
class Task:
    """Records of one point in one holding whose people are still to be told. ``due``: the last day for the oldest.

    ``late``: how many are past their month. ``due`` is ``None`` where no record says when it was collected.
    """

    point: str
    holding: str
    records: int
    due: date | None
    late: int


def told_of_source(policy: Policy, inventory: Inventory, holding: str) -> Condition:
    """Records that the person gave, or of whose source the person was told."""
    column, points = _clock(inventory, holding), _indirect(policy)
    origin = inventory.holdings[holding].origin
    if column is None or origin is None or not points:
        return EVERY
    return either(Not(OneOf(origin, points)), Not(Empty(column)))


def tasks(loaded: Loaded, inventory: Inventory, connect: Connect, on: date) -> Iterator[Task]:
    """Whom to tell, point by point, on a day."""
    month = Period.parse(clock("notice.indirect", on).period)
    for holding in _watched(inventory):
        connector, table = connect(inventory.place_of(holding)), inventory.table_of(holding)
        for point in _indirect(loaded.policy):
            waiting = _waiting(inventory, holding, point)
            if not (records := connector.count(Selection(table, waiting))):
                continue
            collected = _collected(loaded, inventory, holding)
            first = _first(connector, table, waiting, collected) if collected else None
            before = cutoff(on, month)
            late = 0
            if collected and before:
                late = connector.count(Selection(table, both(waiting, OnOrBefore(collected, before))))
            yield Task(point, holding, records, last_day(first, month) if first else None, late)


def tell(
    loaded: Loaded, inventory: Inventory, connect: Connect, journal: Journal, point: str, on: date, at: datetime
) -> tuple[Task, ...]:
    """Note that the people of a point were told on that day: every record that waits. Raises ``KeptError``."""
    found = [task for task in tasks(loaded, inventory, connect, on) if task.point == point]
    for task in found:
        connector = connect(inventory.place_of(task.holding))
        column = _clock(inventory, task.holding)
        selection = Selection(inventory.table_of(task.holding), _waiting(inventory, task.holding, point))
        act = Mark(column or "", on)
        statement = connector.prepare(selection, act)
        about: dict[str, JSON] = {
            "point": point,
            "holding": task.holding,
            "on": on.isoformat(),
            "records": task.records,
        }
        intended = journal.intend(Kind.SOURCE_TELL, about, at)
        try:
            done = connector.carry_out(selection, act, agreed=statement, at_most=task.records)
        except KeptError as error:
            journal.failed(intended, about | {"code": error.finding.code}, at)
            raise
        if isinstance(done, Refusal):
            journal.refused(intended, about | {"code": done.code}, at)
            raise stopped(done.code, done.words.en, done.words.fr, help_en=done.way_out.en, help_fr=done.way_out.fr)
        journal.done(intended, about | {"records": done.records}, at)
    return tuple(found)


def _indirect(policy: Policy) -> tuple[str, ...]:
    return tuple(name for name, point in policy.collection.items() if point.indirect)


def _watched(inventory: Inventory) -> Iterator[str]:
    for name, holding in inventory.holdings.items():
        if holding.by is None and holding.origin is not None and _clock(inventory, name) is not None:
            yield name


def _waiting(inventory: Inventory, holding: str, point: str) -> Condition:
    return both(Equals(inventory.holdings[holding].origin or "", point), Empty(_clock(inventory, holding) or ""))


def _clock(inventory: Inventory, holding: str) -> str | None:
    dated = inventory.holdings[holding].clocks.get(EVENT)
    return dated.column if dated is not None else None


def _collected(loaded: Loaded, inventory: Inventory, holding: str) -> Clock | None:
    dated = inventory.holdings[holding].clocks.get("collected")
    if dated is None or dated.column is None:
        return None
    place = inventory.places[inventory.place_of(holding)]
    return Clock(dated.column, loaded.policy.zone, place.stored_in)


def _first(connector: Connector, table: str, waiting: Condition, collected: Clock) -> date | None:
    """The earliest day of collection, read in one stream: no more than one record is held at a time."""
    found: date | None = None
    for row in connector.fetch(Selection(table, waiting), (collected.column,)):
        day = _day(row[collected.column])
        if day is not None and (found is None or day < found):
            found = day
    return found


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
