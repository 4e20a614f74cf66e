"""The day of an event, read from records that were fetched: what conditions ask of a database, asked of a few records.

Used where a person is told *until when*: the answer is a day, not a yes or no.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from kept.connectors.clocks import moment
from kept.connectors.conditions import Clock
from kept.holdings import Inventory
from kept.links.clocks import Above, Dating, Here, Latest
from kept.links.person import key_of

Record = Mapping[str, Any]
Records = Callable[[str], Iterable[Record]]
"""The fetched records of a holding."""


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


def days_of(inventory: Inventory, found: Dating, record: Record, records: Records) -> Days:
    """The day of the event for one record. All records that its links lead to must be among those fetched."""
    match found:
        case Here(_, clock, not_yet):
            value = record[clock.column]
            if value is None or value == "":
                return Days(None, fault=not not_yet)
            day = day_in_zone(value, clock)
            return Days(day, fault=day is None)
        case Above(holding, owner, their):
            belongs = inventory.holdings[holding].of
            named = record[belongs.via] if belongs is not None else None
            key = key_of(inventory, owner)
            above = next((o for o in records(owner) if named is not None and str(o[key]) == str(named)), None)
            return Days(None, concerned=False) if above is None else days_of(inventory, their, above, records)
        case Latest(holding, below, their):
            below_it = _below(inventory, holding, below, record, records)
            return _together([days_of(inventory, their, one, records) for one in below_it])


def _together(each: list[Days]) -> Days:
    each = [days for days in each if days.concerned]
    if not each:
        return Days(None, concerned=False)
    days = [one.latest for one in each if one.latest is not None]
    complete = len(days) == len(each)
    return Days(max(days) if complete else None, fault=any(one.fault for one in each))


def _below(inventory: Inventory, holding: str, below: str, record: Record, records: Records) -> list[Record]:
    """The records of ``below`` that belong to one record of ``holding``, however many links further down."""
    belongs = inventory.holdings[below].of
    if belongs is None:
        return []
    owners = [record] if belongs.holding == holding else _below(inventory, holding, belongs.holding, record, records)
    if belongs.holding not in inventory.holdings:
        return []
    key = key_of(inventory, belongs.holding)
    named = {str(owner[key]) for owner in owners}
    return [one for one in records(below) if one[belongs.via] is not None and str(one[belongs.via]) in named]
