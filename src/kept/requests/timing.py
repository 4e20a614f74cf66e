"""Whose record it is in the words of the policy, and until when each promise keeps it: asked of fetched records.

The same conditions that a plan pushes into the database are judged here over one person's records, so that what a
person is told agrees with what is done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kept.calendar import Period, last_day
from kept.connectors.evaluate import Test, judge
from kept.holdings import Inventory
from kept.holdings.coverage import clauses_for, kinds_of
from kept.links import Dating, Days, Fetched, dating, days_of, kind_condition, owner_of
from kept.policy import Policy

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class End:
    """When a promise lets a record go. ``last``: the last day it is kept, ``None`` while that day is not fixed.

    ``concerned``: the promise speaks of this record. ``runs``: the event that starts or ends the time has not come.
    ``fault``: a clock that ought to tell the day does not.
    """

    last: date | None
    concerned: bool = True
    runs: bool = False
    fault: bool = False

    def lapsed(self, on: date) -> bool:
        """The last day is over."""
        return self.last is not None and self.last < on


class Timing:
    """Kinds, clauses and ends for the records of one gathering."""

    def __init__(self, policy: Policy, inventory: Inventory, fetched: Fetched, on: date) -> None:
        self.policy, self.inventory, self.fetched, self.on = policy, inventory, fetched, on
        self._kinds: dict[str, tuple[tuple[str, Test], ...]] = {}
        self._clauses: dict[tuple[str, tuple[str, ...], str], tuple[str, ...]] = {}
        self._dating: dict[tuple[str, str], Dating | None] = {}

    def kinds(self, holding: str, record: Record) -> tuple[str, ...]:
        """The categories of people that the record is about: one, or all that an umbrella word covers.

        Where the owner tells, it is followed by its key, so that it may lie in another place.
        """
        name, one = holding, record
        while self.inventory.holdings[name].people is None:
            owner, above = owner_of(self.inventory, name), self.fetched.owner(name, one)
            if owner is None or above is None:
                return ()
            name, one = owner, above
        return tuple(kind for kind, test in self._tests(name) if test(one))

    def _tests(self, holding: str) -> tuple[tuple[str, Test], ...]:
        if holding not in self._kinds:
            tables = self.fetched.tables(self.inventory.place_of(holding))
            self._kinds[holding] = tuple(
                (kind, judge(kind_condition(self.policy, self.inventory, holding, kind), tables))
                for kind in kinds_of(self.policy, self.inventory, holding)
            )
        return self._kinds[holding]

    def clauses(self, holding: str, kinds: tuple[str, ...], field: str) -> tuple[str, ...]:
        """The retention clauses that cover a field of a record about people of these kinds."""
        asked = (holding, kinds, field)
        if asked not in self._clauses:
            covering = {
                name for kind in kinds for name in clauses_for(self.policy, self.inventory, holding, kind, field)
            }
            self._clauses[asked] = tuple(name for name in self.policy.retention if name in covering)
        return self._clauses[asked]

    def end(self, holding: str, clause_name: str, record: Record) -> End:
        """When this clause lets this record go."""
        clause = self.policy.retention[clause_name]
        if clause.later_of and clause.length is not None:
            return self._end_of_latest(holding, clause.later_of, clause.length, record)
        until = clause.keep.until if clause.keep else None
        own_end = until if until != clause.since else None
        ended = self._days(holding, own_end, record) if own_end else None
        started = self._days(holding, clause.since, record) if clause.since and clause.length else None
        lasts = [ended.latest] if ended is not None and ended.latest is not None else []
        if started is not None and started.latest is not None and clause.length is not None:
            lasts.append(last_day(started.latest, clause.length))
        known = [days for days in (started, ended) if days is not None]
        if not known or not any(days.concerned for days in known):
            return End(None, concerned=bool(not known))
        runs = any(days.concerned and (days.latest is None or days.latest > self.on) for days in known)
        return End(min(lasts, default=None), runs=runs, fault=not lasts and any(days.fault for days in known))

    def _end_of_latest(self, holding: str, events: tuple[str, ...], length: Period, record: Record) -> End:
        """Counted from the last of several events: not fixed while one of them has not come, or tells no day."""
        known = [days for event in events if (days := self._days(holding, event, record)) is not None]
        if not any(days.concerned for days in known):
            return End(None, concerned=not known)
        lasts = [last_day(days.latest, length) for days in known if days.latest is not None]
        fixed = len(lasts) == len(events)
        runs = any(days.concerned and (days.latest is None or days.latest > self.on) for days in known)
        return End(max(lasts) if fixed else None, runs=runs, fault=not fixed and any(days.fault for days in known))

    def happened(self, holding: str, event: str, record: Record) -> bool:
        """The event has come for this record."""
        days = self._days(holding, event, record)
        return days is not None and days.concerned and days.latest is not None and days.latest <= self.on

    def concerned(self, holding: str, event: str, record: Record) -> bool:
        """The event can happen to this record."""
        days = self._days(holding, event, record)
        return days is not None and days.concerned

    def day(self, holding: str, event: str, record: Record) -> date | None:
        """The day of an event."""
        days = self._days(holding, event, record)
        return None if days is None else days.latest

    def _days(self, holding: str, event: str | None, record: Record) -> Days | None:
        if event is None:
            return None
        asked = (holding, event)
        if asked not in self._dating:
            self._dating[asked] = dating(self.policy, self.inventory, holding, event)
        found = self._dating[asked]
        return None if found is None else days_of(found, record, self.fetched)


def columns_to_judge(inventory: Inventory, holding: str) -> tuple[str, ...]:
    """What must be read of a holding to judge its records: clocks, and the columns that tell kinds of people apart."""
    declared = inventory.holdings[holding]
    clocks = [clock.column for clock in declared.clocks.values() if clock.column is not None]
    lines = declared.people.values() if isinstance(declared.people, dict) else ()
    return tuple(dict.fromkeys([*clocks, *(column for when in lines for column in when.where)]))
