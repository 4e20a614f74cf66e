"""A length of time as people and laws write it: "3 years", "13 mois", "72 hours", "P3Y".

A month has no number of days until it is counted from a date, so a `Period` keeps the units it was given and is never
turned into days. Counting from a date is `kept.calendar.expiry`; counting hours is `kept.calendar.hours`.
"""

import re
from dataclasses import dataclass
from typing import Self

from kept.calendar.words import Language, NoDate

_UNITS = {
    **dict.fromkeys(("year", "years", "an", "ans", "année", "années"), ("years", 1)),
    **dict.fromkeys(("month", "months", "mois"), ("months", 1)),
    **dict.fromkeys(("week", "weeks", "semaine", "semaines"), ("days", 7)),
    **dict.fromkeys(("day", "days", "jour", "jours"), ("days", 1)),
    **dict.fromkeys(("hour", "hours", "heure", "heures"), ("hours", 1)),
}
_WORDS = {
    "years": {"en": ("year", "years"), "fr": ("an", "ans")},
    "months": {"en": ("month", "months"), "fr": ("mois", "mois")},
    "days": {"en": ("day", "days"), "fr": ("jour", "jours")},
    "hours": {"en": ("hour", "hours"), "fr": ("heure", "heures")},
}
_ONE = {"a", "an", "one", "un", "une"}
_ISO = re.compile(
    r"P(?=[0-9T])(?:(?P<years>[0-9]{1,6})Y)?(?:(?P<months>[0-9]{1,6})M)?(?:(?P<weeks>[0-9]{1,6})W)?(?:(?P<days>[0-9]{1,6})D)?"
    r"(?:T(?P<hours>[0-9]{1,6})H)?"
)
_PIECE = re.compile(r"(?P<count>[0-9]{1,6}|[a-z]+)\s*(?P<unit>[a-zé]+)")
_AND = re.compile(r"\s*(?:,|\band\b|\bet\b|\s)\s*")
_LONGEST_YEARS = 1000
_LIMIT = {"years": _LONGEST_YEARS, "months": 12 * _LONGEST_YEARS, "days": 366_000, "hours": 24 * 366_000}
_EXPECTED = (
    'write a whole number and a unit, such as "3 years", "13 months", "90 days", "72 hours" or "P3Y"',
    "indiquez un nombre entier et une unité, comme « 3 ans », « 13 mois », « 90 jours », « 72 heures » ou « P3Y »",
)


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar period: years, months, days and hours, each a whole number from zero up.

    `Period(years=1)` and `Period(months=12)` last equally long and print differently; compare them with
    `longer_than`, which answers `None` where only a date could decide (is one month longer than 30 days?).
    """

    years: int = 0
    months: int = 0
    days: int = 0
    hours: int = 0

    def __post_init__(self) -> None:
        """Refuse what no clause can mean: less than nothing, or more than a thousand years."""
        for unit, limit in _LIMIT.items():
            count = getattr(self, unit)
            if not 0 <= count <= limit:
                message = (
                    f"a period of {count} {_WORDS[unit]['en'][1]} is out of bounds",
                    f"une durée de {count} {_WORDS[unit]['fr'][1]} est hors limites",
                )
                raise NoDate("invalid-period", message, _EXPECTED)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a period written in English, in French or in ISO 8601; NoDate (a ValueError) says what is expected."""
        words = text.strip()
        counts = _iso_counts(words.upper()) or _word_counts(words.casefold())
        if counts is None:
            message = f'"{text}" is not a period', f"« {text} » n’est pas une durée"
            raise NoDate("invalid-period", message, _EXPECTED)
        return cls(**counts)

    @property
    def calendar_months(self) -> int:
        """Years and months together, in months."""
        return 12 * self.years + self.months

    def iso(self) -> str:
        """The ISO 8601 form: `P3Y`, `P13M`, `PT72H`; nothing at all is `P0D`."""
        date_part = "".join(
            f"{count}{letter}" for count, letter in ((self.years, "Y"), (self.months, "M"), (self.days, "D")) if count
        )
        time_part = f"T{self.hours}H" if self.hours else ""
        return f"P{date_part}{time_part}" if date_part or time_part else "P0D"

    def in_words(self, lang: Language) -> str:
        """The period as a person reads it: "3 years", "13 mois", "1 year and 6 months"."""
        pieces = [_counted(count, unit, lang) for unit in _WORDS if (count := getattr(self, unit))]
        *head, last = pieces or [_counted(0, "days", lang)]
        conjunction = {"en": " and ", "fr": " et "}[lang]
        return ", ".join(head) + conjunction + last if head else last

    def longer_than(self, other: "Period") -> bool | None:
        """Whether this period always, or never, outlasts the other; `None` where it depends on the starting date."""
        if (self.days, self.hours) == (other.days, other.hours):
            return self.calendar_months > other.calendar_months
        if self.calendar_months == other.calendar_months:
            return _exact_hours(self) > _exact_hours(other)
        shortest, longest = _hours_at_least_and_most(self)
        other_shortest, other_longest = _hours_at_least_and_most(other)
        if shortest > other_longest:
            return True
        return False if longest <= other_shortest else None


def _exact_hours(period: Period) -> int:
    return 24 * period.days + period.hours


def _hours_at_least_and_most(period: Period) -> tuple[int, int]:
    # 4,800 Gregorian months have exactly 146,097 days; clamping and leap days move a count by three days at most.
    mean, slack = period.calendar_months * 146_097 // 4_800, 4 if period.calendar_months else 0
    return 24 * (mean - slack) + _exact_hours(period), 24 * (mean + slack) + _exact_hours(period)


def _iso_counts(text: str) -> dict[str, int] | None:
    match = _ISO.fullmatch(text)
    if match is None or not any(match.groupdict().values()):
        return None
    counts = {unit: int(count) for unit, count in match.groupdict().items() if count is not None}
    counts["days"] = counts.get("days", 0) + 7 * counts.pop("weeks", 0)
    return counts


def _word_counts(text: str) -> dict[str, int] | None:
    counts: dict[str, int] = {}
    position = 0
    while match := _PIECE.match(text, position):
        unit, times = _UNITS.get(match["unit"], ("", 0))
        count = 1 if match["count"] in _ONE else int(match["count"]) if match["count"].isdigit() else None
        if not unit or count is None or unit in counts:
            return None
        counts[unit] = times * count
        if match.end() == len(text):
            return counts
        if (joint := _AND.match(text, match.end())) is None:
            return None
        position = joint.end()
    return None


def _counted(count: int, unit: str, lang: Language) -> str:
    one, many = _WORDS[unit][lang]
    # French counts zero and one in the singular, English only one.
    singular = count in {0, 1} if lang == "fr" else count == 1
    return f"{count} {one if singular else many}"
