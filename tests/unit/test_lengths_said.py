"""The lengths of time that a sentence says, in figures or in words, in both languages."""

from __future__ import annotations

import pytest

from kept.calendar import Period
from kept.calendar.said import lasts_as_long, lengths_said


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("We keep it for three years, then for 13 months.", [Period(years=3), Period(months=13)]),
        ("Nous les gardons trois ans, puis 13 mois.", [Period(years=3), Period(months=13)]),
        ("within seventy-two hours", [Period(hours=72)]),
        ("dans les soixante-douze heures", [Period(hours=72)]),
        ("the two further months", [Period(months=2)]),
        ("deux autres mois", [Period(months=2)]),
        ("90 jours, ou une semaine", [Period(days=90), Period(days=7)]),
        ("a six-month trial", [Period(months=6)]),
        ("version 115 and years later, on 1 September 2026", []),
        ("une fois par an", []),
    ],
)
def test_lengths_are_read_as_they_are_said(sentence: str, said: list[Period]) -> None:
    """Figures and words, hyphens and no-break spaces; a year of the calendar is no length."""
    assert list(lengths_said(sentence)) == said
    assert list(lengths_said(sentence.replace(" ", "\u00a0"))) == said


def test_thirty_six_months_are_three_years() -> None:
    """The same length, said otherwise; thirty days are not a month."""
    assert lasts_as_long(Period(months=36), Period(years=3))
    assert not lasts_as_long(Period(days=30), Period(months=1))
