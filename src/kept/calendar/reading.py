"""Dates and times as people type them: one form is accepted, everything else is refused with the way out.

"03/04/2026" is a day in April or a day in March. Kept does not choose.
"""

import re
from calendar import monthrange
from datetime import date, datetime

from kept.calendar.words import NoDate, month_name

_DAY = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
_TIME = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?")
_HOW = (
    "write the year, the month and the day, as in 2026-01-31",
    "indiquez l’année, le mois et le jour, comme dans 2026-01-31",
)
_HOW_WITH_TIME = (
    "write the day and the time, as in 2026-03-27T12:00",
    "indiquez le jour et l’heure, comme dans 2026-03-27T12:00",
)


def read_day(text: str) -> date:
    """The day written as `2026-01-31`; raises NoDate for any other form and for days that do not exist."""
    if not text.strip():
        raise NoDate("invalid-date", ("the date is empty", "la date est vide"), _HOW)
    match = _DAY.fullmatch(text.strip())
    if match is None:
        message = f'"{text}" is not a date Kept reads', f"« {text} » n’est pas une date que Kept sait lire"
        raise NoDate("invalid-date", message, _HOW)
    year, month, day = (int(number) for number in match.groups())
    _refuse_missing_day(text, year, month, day)
    return date(year, month, day)


def read_moment(text: str) -> datetime:
    """The moment written as `2026-03-27T12:00`, with or without an offset; a day without a time is refused."""
    day_text, separator, time_text = text.strip().replace(" ", "T", 1).partition("T")
    day = read_day(day_text)
    if not separator:
        message = f"{day} has no time, and a clock in hours needs one", f"{day} n’a pas d’heure, et il en faut une"
        raise NoDate("time-missing", message, (f"write it too, as in {day}T14:30", f"indiquez-la : {day}T14:30"))
    if not _TIME.fullmatch(time_text):
        message = f'"{text}" has no time Kept reads', f"« {text} » n’a pas d’heure que Kept sait lire"
        raise NoDate("invalid-date", message, _HOW_WITH_TIME)
    return datetime.fromisoformat(f"{day}T{time_text}")


def _refuse_missing_day(text: str, year: int, month: int, day: int) -> None:
    if year < date.min.year or not 1 <= month <= 12:  # noqa: PLR2004 - a year has twelve months
        message = f'"{text}" is not in the calendar', f"« {text} » n’est pas dans le calendrier"
        raise NoDate("invalid-date", message, _HOW)
    length = monthrange(year, month)[1]
    if not 1 <= day <= length:
        message = (
            f'"{text}" does not exist: {month_name(month, "en")} {year} has {length} days',
            f"« {text} » n’existe pas : {month_name(month, 'fr')} {year} compte {length} jours",
        )
        raise NoDate("invalid-date", message, _HOW)
