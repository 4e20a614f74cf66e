"""When an event happened: what counts as a date in a column, and where one of the organisation's days ends.

For a DPO: a record is judged by the day its event fell on *in the organisation's zone*. A value that is no date at all
is reported, never guessed at, so ``n/a`` and ``0000-00-00`` are not "a long time ago".

Readable text is ``YYYY-MM-DD``, alone or followed by ``T`` or one space, ``HH:MM``, optionally ``:SS`` and a fraction,
optionally ``Z`` or an offset ``+HH:MM`` (RFC 3339 with the seconds optional). Nothing else is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from kept.calendar import start_of_day
from kept.connectors.conditions import Clock

# One grammar for every engine that has regular expressions, so that none of them reads a date another would not.
_LEAP = "([0-9][0-9](0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)"
DAY_TEXT = (
    "(?!0000)("
    "[0-9]{4}-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
    "|[0-9]{4}-(0[469]|11)-(0[1-9]|[12][0-9]|30)"
    "|[0-9]{4}-02-(0[1-9]|1[0-9]|2[0-8])"
    f"|{_LEAP}-02-29)"
)
TIME_TEXT = "[T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]+)?)?"
OFFSET_TEXT = "([Zz]|[+-](0[0-9]|1[0-4]):[0-5][0-9])"

Shape = Literal["day", "local", "offset"]
_SHAPES: tuple[tuple[Shape, re.Pattern[str]], ...] = (
    ("day", re.compile(DAY_TEXT, re.ASCII)),
    ("local", re.compile(DAY_TEXT + TIME_TEXT, re.ASCII)),
    ("offset", re.compile(DAY_TEXT + TIME_TEXT + OFFSET_TEXT, re.ASCII)),
)


@dataclass(frozen=True, slots=True)
class Boundary:
    """The first moment after a day, in the three ways a column may write it.

    ``next_day`` for dates, ``local`` (naive) for times without an offset, ``instant`` (UTC) for those with one.
    """

    next_day: date
    local: datetime
    instant: datetime

    @property
    def local_text(self) -> str:
        """The shortest text of ``local``: whatever continues it with a later time sorts after it."""
        return _shortest(self.local)

    @property
    def instant_text(self) -> str:
        """``instant`` as ISO text with its offset."""
        return self.instant.replace(tzinfo=None).isoformat(sep=" ") + "+00:00"


def boundary(clock: Clock, day: date) -> Boundary:
    """Where ``day`` ends for this clock: midnight in its zone, and the same moment in the zone values are stored in."""
    next_day = day + timedelta(days=1) if day < date.max else date.max
    try:
        instant = start_of_day(next_day, ZoneInfo(clock.zone)).astimezone(UTC)
    except OverflowError:  # the first days of year 1, east of Greenwich; the last of 9999, west of it
        instant = datetime.min.replace(tzinfo=UTC) if next_day.year == 1 else datetime.max.replace(tzinfo=UTC)
    if clock.stored_in is None or clock.stored_in == clock.zone:
        return Boundary(next_day, datetime(next_day.year, next_day.month, next_day.day), instant)  # noqa: DTZ001 - naive columns
    return Boundary(next_day, instant.astimezone(ZoneInfo(clock.stored_in)).replace(tzinfo=None), instant)


def moment(value: object) -> date | datetime | None:
    """The date, naive time or aware time a value stands for; ``None`` when it is no date."""
    if isinstance(value, date):  # a datetime is a date
        return value
    if not isinstance(value, str):
        return None
    shape = next((name for name, pattern in _SHAPES if pattern.fullmatch(value)), None)
    if shape is None:
        return None
    if shape == "day":
        return date.fromisoformat(value)
    return datetime.fromisoformat(_six_digits(value.replace("z", "Z")))


def is_before(value: object, end: Boundary) -> bool | None:
    """Whether the event lies before the boundary; ``None`` when the value is no date."""
    when = moment(value)
    if when is None:
        return None
    if not isinstance(when, datetime):
        return when < end.next_day
    return when < (end.local if when.tzinfo is None else end.instant)


def _six_digits(text: str) -> str:
    """Python reads fractions of 3 or 6 digits before 3.12; other lengths are cut or filled."""
    return re.sub(r"[.]([0-9]+)", lambda found: "." + found[1][:6].ljust(6, "0"), text)


def _shortest(local: datetime) -> str:
    if (local.hour, local.minute, local.second) == (0, 0, 0):
        return local.date().isoformat()
    return local.isoformat(sep=" ", timespec="seconds" if local.second else "minutes")
