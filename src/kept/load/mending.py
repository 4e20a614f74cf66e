"""What may be written instead, where only one thing can have been meant.

A machine mends spelling, never meaning: where two readings are possible (`03/04/2026`), it leaves the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from difflib import get_close_matches

_NEAR = 0.75
_DAY = re.compile(r"(?P<day>\d{1,2})(?P<sign>[/.-])(?P<month>\d{1,2})(?P=sign)(?P<year>\d{4})")
_TURNED = re.compile(
    r"(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})|(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
)
_SPELT = re.compile(r"(?P<day>\d{1,2})(?:er|st|nd|rd|th)?\s+(?P<month>[^\W\d]+)\.?\s+(?P<year>\d{4})")
_MONTHS = (
    ("january", "janvier", "jan"), ("february", "février", "fevrier", "feb", "févr"), ("march", "mars"),
    ("april", "avril", "apr", "avr"), ("may", "mai"), ("june", "juin"), ("july", "juillet", "juil"),
    ("august", "août", "aout", "aug"), ("september", "septembre", "sept", "sep"), ("october", "octobre", "oct"),
    ("november", "novembre", "nov"), ("december", "décembre", "decembre", "dec", "déc"),
)  # fmt: skip
_LENGTH = re.compile(r"(?P<count>\d{1,4})[\s_-]*(?P<unit>[^\W\d_]+)\.?")
_UNITS = {
    "year": ("y", "yr", "yrs", "yer", "yeras", "yeasr", "anne", "annee", "annees", "a"),
    "month": ("mo", "mos", "mth", "mths", "monts", "mounths", "moi", "mos"),
    "week": ("w", "wk", "wks", "sem"),
    "day": ("d", "dy", "dys", "j", "jrs", "jour", "jous"),
    "hour": ("h", "hr", "hrs", "heurs"),
}
_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "douze": 12,
}  # fmt: skip
_COUNTED = re.compile(r"(?P<word>[^\W\d_]+)\s+(?P<unit>[^\W\d_]+)")
_CLOSE_UNIT = 0.7
_TWELVE = 12


def alone(word: str, choices: Collection[str], *, taken: Collection[str] = ()) -> bool:
    """Whether exactly one of the choices is near, and is not written already."""
    near = get_close_matches(word, list(choices), n=2, cutoff=_NEAR)
    return len(near) == 1 and near[0] not in taken


def listed(text: str, choices: Collection[str]) -> str | None:
    """``identity, contact`` with the brackets it lacks, where each name is known."""
    names = [name.strip() for name in text.split(",")]
    return f"[{', '.join(names)}]" if len(names) > 1 and all(name in choices for name in names) else None


def day(text: str) -> str | None:
    """A day written in another order or in words, as year-month-day; ``None`` where day and month might be exchanged."""
    if found := _TURNED.fullmatch(text):
        year, month, number = (found[a] or found[b] for a, b in (("year", "y"), ("month", "m"), ("day", "d")))
        return _iso(int(year), int(month), int(number))
    if found := _SPELT.fullmatch(text.strip().casefold()):
        months = [index for index, names in enumerate(_MONTHS, start=1) if found["month"] in names]
        return _iso(int(found["year"]), months[0], int(found["day"])) if months else None
    if (found := _DAY.fullmatch(text)) is None:
        return None
    number, month = int(found["day"]), int(found["month"])
    # With strokes, some countries write the month first: only a day past the twelfth tells. Dots are never so read.
    if found["sign"] != "." and number <= _TWELVE and number != month:
        return None
    return _iso(int(found["year"]), month, number)


def length(text: str) -> str | None:
    """A length of time whose unit is misspelt or cut short, as Kept reads it: ``36 mths`` is ``36 months``."""
    plain = text.strip().casefold()
    found = _LENGTH.fullmatch(plain)
    if found is not None:
        count, unit = int(found["count"]), _unit(found["unit"])
    elif (spelt := _COUNTED.fullmatch(plain)) is not None and spelt["word"] in _NUMBERS:
        count, unit = _NUMBERS[spelt["word"]], _unit(spelt["unit"])
    else:
        return None
    return f"{count} {unit}{'' if count == 1 else 's'}" if unit else None


def _unit(word: str) -> str | None:
    for unit, others in _UNITS.items():
        if word in {unit, f"{unit}s", *others}:
            return unit
    french = {"an": "year", "ans": "year", "mois": "month", "semaines": "week", "jours": "day", "heures": "hour"}
    words = {**{name: unit for unit in _UNITS for name in (unit, f"{unit}s")}, **french}
    if word in words:
        return words[word]
    near = get_close_matches(word, list(words), n=3, cutoff=_CLOSE_UNIT)
    units = {words[name] for name in near}
    return units.pop() if len(units) == 1 else None


def _iso(year: int, month: int, number: int) -> str | None:
    try:
        return date(year, month, number).isoformat()
    except ValueError:
        return None
