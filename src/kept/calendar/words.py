"""Days as people say them, and the two small values every clock answers with: a reason, and a refusal."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Language = Literal["en", "fr"]

_MONTHS = {
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
}
_WEEKDAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a date is what it is: one sentence in each language, and the article it follows (`kept.law` knows it)."""

    en: str
    fr: str
    law: str

    def text(self, lang: Language) -> str:
        """The sentence."""
        return self.fr if lang == "fr" else self.en


class NoDate(ValueError):  # noqa: N818 - the absence of a date is an answer, not a fault of the program
    """What was asked has no date, or more than one: a code, a sentence and a way out, in each language.

    Kept never guesses a date. The command line and the web show this as a finding.
    """

    def __init__(self, code: str, message: tuple[str, str], way_out: tuple[str, str]) -> None:
        super().__init__(f"{message[0]} ({way_out[0]})")
        self.code = code
        self.en, self.fr = message
        self.help_en, self.help_fr = way_out


def day_in_words(day: date, lang: Language, *, weekday: bool = False) -> str:
    """A date in full: "31 January 2026", "1er février 2026", "Saturday 31 January 2026"."""
    number = "1er" if lang == "fr" and day.day == 1 else str(day.day)
    words = f"{number} {month_name(day.month, lang)} {day.year}"
    return f"{_WEEKDAYS[lang][day.weekday()]} {words}" if weekday else words


def moment_in_words(moment: datetime, lang: Language) -> str:
    """A local time in full: "Friday 27 March 2026, 12:00", "vendredi 27 mars 2026 à 12 h 00"."""
    day = day_in_words(moment.date(), lang, weekday=True)
    return f"{day} à {moment:%H h %M}" if lang == "fr" else f"{day}, {moment:%H:%M}"


def month_name(month: int, lang: Language) -> str:
    """The month, 1 to 12; French months take no capital."""
    return _MONTHS[lang][month - 1]
