"""Periods are read as people write them, in two languages, and never turned into days behind anyone's back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kept.calendar import Period

WRITTEN = [
    # written              ISO       in English                      in French
    ("3 years", "P3Y", "3 years", "3 ans"),
    ("3 ans", "P3Y", "3 years", "3 ans"),
    ("un an", "P1Y", "1 year", "1 an"),
    ("one month", "P1M", "1 month", "1 mois"),
    ("1 mois", "P1M", "1 month", "1 mois"),
    ("13 months", "P13M", "13 months", "13 mois"),
    ("13 mois", "P13M", "13 months", "13 mois"),
    ("90 days", "P90D", "90 days", "90 jours"),
    ("2 weeks", "P14D", "14 days", "14 jours"),
    ("72 hours", "PT72H", "72 hours", "72 heures"),
    ("P3Y", "P3Y", "3 years", "3 ans"),
    ("p13m", "P13M", "13 months", "13 mois"),
    ("P0D", "P0D", "0 days", "0 jour"),
    ("PT24H", "PT24H", "24 hours", "24 heures"),
    ("P2W", "P14D", "14 days", "14 jours"),
    (" 1 year and 6 months ", "P1Y6M", "1 year and 6 months", "1 an et 6 mois"),
    ("3 ans, 2 mois et 1 jour", "P3Y2M1D", "3 years, 2 months and 1 day", "3 ans, 2 mois et 1 jour"),
    ("10\u00a0Années", "P10Y", "10 years", "10 ans"),
]

NOT_PERIODS = [
    "",
    "3",
    "years",
    "years 3",
    "three years",
    "1.5 years",
    "1,5 ans",
    "-3 years",
    "P",
    "PT",
    "P-1Y",
    "P1.5Y",
    "1 year 1 year",
    "3 fortnights",
    "٣ years",
    "3 years from last contact",
    "9999999999999 days",
    "1001 years",
]


@pytest.mark.parametrize(("written", "iso", "english", "french"), WRITTEN)
def test_a_period_is_read_and_said_in_both_languages(written: str, iso: str, english: str, french: str) -> None:
    """Whatever the form, the units stay those that were written."""
    period = Period.parse(written)

    assert (period.iso(), period.in_words("en"), period.in_words("fr")) == (iso, english, french)


@pytest.mark.parametrize("written", NOT_PERIODS)
def test_what_is_no_period_is_refused_with_the_forms_that_are(written: str) -> None:
    """The refusal shows how a period is written, and nothing is guessed."""
    with pytest.raises(ValueError, match='such as "3 years"'):
        Period.parse(written)


@given(
    st.builds(
        Period, years=st.integers(0, 999), months=st.integers(0, 99), days=st.integers(0, 999), hours=st.integers(0, 99)
    )
)
def test_what_is_printed_is_read_back_the_same(period: Period) -> None:
    """ISO 8601, English and French are three spellings of one value."""
    assert Period.parse(period.iso()) == period
    assert Period.parse(period.in_words("en")) == period
    assert Period.parse(period.in_words("fr")) == period


@pytest.mark.parametrize(
    ("period", "other", "longer"),
    [
        ("3 years", "2 years", True),
        ("2 years", "3 years", False),
        ("12 months", "1 year", False),
        ("13 months", "1 year", True),
        ("6 months", "90 days", True),
        ("90 days", "6 months", False),
        ("6 months", "170 days", True),
        ("361 days", "1 year", False),
        ("1 month", "30 days", None),
        ("1 year", "365 days", None),
        ("72 hours", "3 days", False),
        ("73 hours", "3 days", True),
    ],
)
def test_months_and_days_are_compared_only_where_no_date_could_decide(
    period: str, other: str, longer: bool | None
) -> None:
    """A month is longer than thirty days in January and shorter in February, so nobody can say."""
    assert Period.parse(period).longer_than(Period.parse(other)) is longer
