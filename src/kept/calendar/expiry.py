"""How long a record stays: the last day it is kept, the day it is gone, and the cut-off a query can use.

A retention clause says "three years since the last contact". Counted from 29 February 2024 the record is kept through
28 February 2027 and gone from 1 March. Nothing moves to a working day: that rule is for acts someone must perform
(Regulation 1182/71 3(4)), and a retention limit is not one; a limitation period too counts in days and is acquired when
its last day is over (Code civil 2228 and 2229).

`cutoff` is the exact inverse of `last_day`: on the day `on`, a record has expired if and only if its trigger is on or
before `cutoff(on, period)`. Databases compare one column with one constant, and no record goes a day early or late.
"""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kept.calendar.period import Period
from kept.calendar.words import NoDate


def last_day(trigger: date, period: Period) -> date:
    """The last day on which the record may be kept; it stays through the end of that day.

    Months are counted first and clamped to the end of the month, then days are added. A day that the calendar
    cannot express (after the year 9999) is given as 9999-12-31.
    """
    _refuse_hours(period)
    try:
        return _add_months(trigger, period.calendar_months) + timedelta(days=period.days)
    except (OverflowError, ValueError):
        return date.max


def gone_from(trigger: date, period: Period) -> date:
    """The first day on which the record must no longer be there: the day after `last_day`."""
    end = last_day(trigger, period)
    return end if end == date.max else end + timedelta(days=1)


def cutoff(on: date, period: Period) -> date | None:
    """The latest trigger day that has expired on the day `on`; `None` where no date is early enough."""
    _refuse_hours(period)
    try:
        # The record is gone from the day after its last day, so the last day is at most the day before `on`.
        latest_end = on - timedelta(days=period.days + 1)
        year, month = _shift(latest_end, -period.calendar_months)
        length = _month_length(year, month)
    except (OverflowError, ValueError):
        return None
    # Where the last day closes its month, every longer trigger day was clamped to it.
    closes_its_month = latest_end.day == _month_length(latest_end.year, latest_end.month)
    return date(year, month, length if closes_its_month else min(latest_end.day, length))


def start_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The first instant of a local day, also where the clocks jump over midnight; aware, in `zone`."""
    midnight = datetime.combine(day, time.min)
    # In a gap, fold=1 reads the wall clock with the later offset and lands before the jump, fold=0 after it.
    before = midnight.replace(tzinfo=zone, fold=1).astimezone(UTC)
    after = midnight.replace(tzinfo=zone, fold=0).astimezone(UTC)
    if after <= before:
        return after.astimezone(zone)
    while after - before > timedelta(seconds=1):
        middle = before + (after - before) // 2
        before, after = (before, middle) if middle.astimezone(zone).date() >= day else (middle, after)
    return after.replace(microsecond=0).astimezone(zone)


def _add_months(day: date, months: int) -> date:
    year, month = _shift(day, months)
    return date(year, month, min(day.day, _month_length(year, month)))


def _shift(day: date, months: int) -> tuple[int, int]:
    years, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return years, month + 1


def _month_length(year: int, month: int) -> int:
    if not date.min.year <= year <= date.max.year:
        message = f"the year {year} is outside the calendar"
        raise ValueError(message)
    return monthrange(year, month)[1]


def _refuse_hours(period: Period) -> None:
    if period.hours:
        raise NoDate(
            "invalid-period",
            (f"{period.in_words('en')} cannot be counted from a day", f"{period.in_words('fr')} ne part pas d’un jour"),
            ("write years, months or days", "indiquez des années, des mois ou des jours"),
        )
