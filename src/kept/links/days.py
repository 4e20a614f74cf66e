"""The day of an event, read from records that were fetched: what conditions ask of a database, asked of a few records.

Used where a person is told *until when*: the answer is a day, not a yes or no.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from kept.connectors.clocks import moment
from kept.connectors.conditions import Clock
from kept.connectors.evaluate import Tables
from kept.holdings import Inventory
from kept.links.clocks import Dating, Here, Latest
from kept.links.person import key_of, owner_of

Record = Mapping[str, Any]


class Fetched:
    """Records that were fetched, by holding, with the links between them.

    All records that the links of one lead to must be among them: a person's records are fetched whole.
    """

    def __init__(self, inventory: Inventory, records: Mapping[str, Sequence[Record]]) -> None:
        self.inventory = inventory
        self.records = records
        self._by_key: dict[str, dict[str, Record]] = {}
        self._by_owner: dict[str, dict[str, list[Record]]] = {}

    def of(self, holding: str) -> Sequence[Record]:
        """The records of a holding."""
        return self.records.get(holding, ())

    def tables(self, place: str) -> Tables:
        """The same records by table, as conditions are judged over: of this place, else of another that has the table."""
        here: dict[str, list[Record]] = {}
        elsewhere: dict[str, list[Record]] = {}
        for holding, records in self.records.items():
            named = here if self.inventory.place_of(holding) == place else elsewhere
            named.setdefault(self.inventory.table_of(holding), []).extend(records)
        return lambda table: here[table] if table in here else elsewhere.get(table, [])

    def owner(self, holding: str, record: Record) -> Record | None:
        """The record that one belongs to."""
        owner, belongs = owner_of(self.inventory, holding), self.inventory.holdings[holding].of
        if owner is None or belongs is None or record[belongs.via] is None:
            return None
        if owner not in self._by_key:
            key = key_of(self.inventory, owner)
            self._by_key[owner] = {str(one[key]): one for one in self.of(owner)}
        return self._by_key[owner].get(str(record[belongs.via]))

    def children(self, below: str, record: Record) -> Sequence[Record]:
        """The records of ``below`` that belong to one record of the holding above it."""
        owner, belongs = owner_of(self.inventory, below), self.inventory.holdings[below].of
        if owner is None or belongs is None:
            return ()
        if below not in self._by_owner:
            found: dict[str, list[Record]] = {}
            for one in self.of(below):
                if one[belongs.via] is not None:
                    found.setdefault(str(one[belongs.via]), []).append(one)
            self._by_owner[below] = found
        return self._by_owner[below].get(str(record[key_of(self.inventory, owner)]), ())

    def below(self, holding: str, below: str, record: Record) -> Sequence[Record]:
        """As :meth:`children`, however many links further down."""
        owner = owner_of(self.inventory, below)
        if owner is None or owner == holding:
            return self.children(below, record) if owner else ()
        return [one for middle in self.below(holding, owner, record) for one in self.children(below, middle)]


@dataclass(frozen=True, slots=True)
class Days:
    """What the clocks of one record say. ``latest``: the day of the event, ``None`` while it has not happened.

    ``concerned``: the event can happen to the record at all. ``fault``: a clock is empty where it may not be, or
    holds no date, so that no day can be told.
    """

    latest: date | None
    concerned: bool = True
    fault: bool = False


def day_in_zone(value: object, clock: Clock) -> date | None:
    """The day, in the organisation's zone, that a clock's value falls on; ``None`` when it is no date."""
    when = moment(value)
    if not isinstance(when, datetime):
        return when
    if when.tzinfo is None:
        if clock.stored_in in {None, clock.zone}:
            return when.date()
        when = when.replace(tzinfo=ZoneInfo(clock.stored_in or clock.zone))
    return when.astimezone(UTC).astimezone(ZoneInfo(clock.zone)).date()


def days_of(found: Dating, record: Record, fetched: Fetched) -> Days:
    """The day of the event for one record."""
    if isinstance(found, Here):
        value = record[found.clock.column]
        if value is None or value == "":
            return Days(None, fault=not found.not_yet)
        day = day_in_zone(value, found.clock)
        return Days(day, fault=day is None)
    if isinstance(found, Latest):
        below = fetched.below(found.holding, found.below, record)
        return _together([days_of(found.their, one, fetched) for one in below])
    above = fetched.owner(found.holding, record)
    # The record it belonged to is gone: nobody can tell the day, and in doubt a promise holds.
    return Days(None, fault=True) if above is None else days_of(found.their, above, fetched)


def _together(each: list[Days]) -> Days:
    each = [days for days in each if days.concerned]
    days = [one.latest for one in each if one.latest is not None]
    complete = len(days) == len(each)
    latest = max(days, default=None) if complete else None
    return Days(latest, concerned=bool(each), fault=any(one.fault for one in each))
