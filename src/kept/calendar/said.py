"""The lengths of time that a sentence says, in figures or in words: "kept for three years", « pendant 13 mois »."""

import re

from kept.calendar.period import Period

_ENGLISH = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()  # noqa: SIM905 - words read best as a text
_FRENCH = "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze".split()  # noqa: SIM905 - the same
_NUMBERS = {
    **{word: count for words in (_ENGLISH, _FRENCH) for count, word in enumerate(words)},
    "une": 1,
    "eighteen": 18,
    "dix-huit": 18,
    "twenty": 20,
    "vingt": 20,
    "twenty-four": 24,
    "vingt-quatre": 24,
    "twenty-five": 25,
    "vingt-cinq": 25,
    "thirty": 30,
    "trente": 30,
    "forty-eight": 48,
    "quarante-huit": 48,
    "sixty": 60,
    "soixante": 60,
    "seventy-two": 72,
    "soixante-douze": 72,
    "ninety": 90,
    "quatre-vingt-dix": 90,
}
_UNITS = {
    **dict.fromkeys(("year", "years", "an", "ans", "année", "années"), ("years", 1)),
    **dict.fromkeys(("month", "months", "mois"), ("months", 1)),
    **dict.fromkeys(("week", "weeks", "semaine", "semaines"), ("days", 7)),
    **dict.fromkeys(("day", "days", "jour", "jours"), ("days", 1)),
    **dict.fromkeys(("hour", "hours", "heure", "heures"), ("hours", 1)),
}
_BETWEEN = "further|more|additional|other|full|calendar|autres|civils?|pleins"
_SAID = re.compile(
    rf"(?<![\w.,-])(?P<count>[0-9]{{1,4}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
    rf"(?:[\s\u00a0\u202f-]+(?:{_BETWEEN}))?[\s\u00a0\u202f-]+"
    rf"(?P<unit>{'|'.join(sorted(_UNITS, key=len, reverse=True))})(?![\w])",
    re.IGNORECASE,
)


def lengths_said(sentence: str) -> tuple[Period, ...]:
    """Each length that is said, in reading order, none twice."""
    found: dict[Period, None] = {}
    for match in _SAID.finditer(sentence):
        word = match["count"].lower()
        unit, times = _UNITS[match["unit"].lower()]
        found[Period(**{unit: times * (int(word) if word.isdigit() else _NUMBERS[word])})] = None
    return tuple(found)


def lasts_as_long(one: Period, other: Period) -> bool:
    """Whether two lengths say the same: 36 months are three years; thirty days are no month."""
    return (one.calendar_months, one.days, one.hours) == (other.calendar_months, other.days, other.hours)
