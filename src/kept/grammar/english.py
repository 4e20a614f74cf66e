"""English words: lists, days, lengths of time, and how they are printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kept.calendar import Period, day_in_words
from kept.grammar.lists import joined
from kept.grammar.lists import whole as whole  # noqa: PLC0414 - both languages close a sentence alike


def listed(words: Sequence[str]) -> str:
    """One, two and three: commas, and "and" before the last. Semicolons where a word carries a comma of its own."""
    return joined(words, "and", ";")


def either(words: Sequence[str]) -> str:
    """One, two or three."""
    return joined(words, "or", ";")


def to(aims: Sequence[str]) -> str:
    """Infinitives: "to answer you and to send you news"."""
    return listed([f"to {aim}" for aim in aims])


def day(day: date) -> str:
    """As in "1 March 2026"."""
    return day_in_words(day, "en")


def length(period: Period) -> str:
    """As in "3 years"."""
    return period.in_words("en")


def capital(words: str) -> str:
    """The first letter large, the others as they were."""
    return words[:1].upper() + words[1:]


def typeset(text: str) -> str:
    """Curly apostrophes; numbers stay with their unit."""
    text = re.sub(r"(?<=\w)'(?=\w)|(?<=s)'(?= )", "’", text)
    return re.sub(r"(\d) (?=(?:years?|months?|days?|hours?)\b)", "\\1\u00a0", text)
