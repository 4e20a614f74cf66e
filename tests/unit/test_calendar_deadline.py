"""An answer is due within a month of receipt, counted as Regulation 1182/71 says, holidays included."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kept.calendar import NoDate, last_day, request_deadline
from kept.calendar.period import Period
from kept.calendar.working_days import REGIONS, day_off, next_working_day
from kept.law.articles import article

VECTORS = json.loads((Path(__file__).parents[1] / "data" / "deadlines.json").read_text(encoding="utf-8"))

ONE_MONTH_AND_THREE = [
    # received      raw +1       legal +1      raw +3        legal +3       why
    ("2025-01-31", "2025-02-28", "2025-02-28", "2025-04-30", "2025-04-30"),  # no 31 February
    ("2026-01-31", "2026-02-28", "2026-03-02", "2026-04-30", "2026-04-30"),  # weekend; three months count from receipt
    ("2026-01-29", "2026-02-28", "2026-03-02", "2026-04-29", "2026-04-29"),
    ("2028-01-31", "2028-02-29", "2028-02-29", "2028-04-30", "2028-05-02"),  # leap year; Sunday then 1 May
    ("2028-02-29", "2028-03-29", "2028-03-29", "2028-05-29", "2028-05-29"),  # received on a leap day
    ("2026-03-05", "2026-04-05", "2026-04-07", "2026-06-05", "2026-06-05"),  # Easter Sunday and Monday
    ("2026-03-31", "2026-04-30", "2026-04-30", "2026-06-30", "2026-06-30"),
    ("2026-04-01", "2026-05-01", "2026-05-04", "2026-07-01", "2026-07-01"),  # 1 May, then the weekend
    ("2026-04-14", "2026-05-14", "2026-05-15", "2026-07-14", "2026-07-15"),  # Ascension; the National Day
    ("2026-04-25", "2026-05-25", "2026-05-26", "2026-07-25", "2026-07-27"),  # Whit Monday
    ("2026-07-15", "2026-08-15", "2026-08-17", "2026-10-15", "2026-10-15"),  # Assumption, on a Saturday
    ("2026-08-31", "2026-09-30", "2026-09-30", "2026-11-30", "2026-11-30"),
    ("2026-10-01", "2026-11-01", "2026-11-02", "2027-01-01", "2027-01-04"),  # All Saints, on a Sunday
    ("2026-11-25", "2026-12-25", "2026-12-28", "2027-02-25", "2027-02-25"),  # Christmas, on a Friday
    ("2026-11-30", "2026-12-30", "2026-12-30", "2027-02-28", "2027-03-01"),
    ("2027-02-28", "2027-03-28", "2027-03-30", "2027-05-28", "2027-05-28"),  # Easter; 28 March, not 31
    ("2026-03-03", "2026-04-03", "2026-04-03", "2026-06-03", "2026-06-03"),  # Good Friday is worked outside Alsace
]

PAUSES = [
    # received      asked         supplied      raw           legal
    ("2026-03-02", "2026-03-06", "2026-03-16", "2026-04-02", "2026-04-13"),
    ("2026-01-31", "2026-02-04", "2026-02-20", "2026-02-28", "2026-03-16"),
]


@pytest.mark.parametrize(
    ("received", "raw", "legal", "raw_extended", "legal_extended"),
    dict.fromkeys([*ONE_MONTH_AND_THREE, *map(tuple, VECTORS["dsr"])]),
)
def test_a_request_has_a_safe_and_a_legal_date(
    received: str, raw: str, legal: str, raw_extended: str, legal_extended: str
) -> None:
    """The safe date is the one counted, the legal one has moved off weekends and holidays; three months alike."""
    first = request_deadline(date.fromisoformat(received))
    extended = request_deadline(date.fromisoformat(received), 3)

    assert [str(first.raw), str(first.safe), str(first.legal)] == [raw, raw, legal]
    assert [str(extended.raw), str(extended.safe), str(extended.legal)] == [raw_extended, raw_extended, legal_extended]


@pytest.mark.parametrize(("received", "asked", "supplied", "raw", "legal"), PAUSES)
def test_waiting_for_proof_of_identity_moves_only_the_legal_date(
    received: str, asked: str, supplied: str, raw: str, legal: str
) -> None:
    """The days waited are added, then the end moves to a working day (decree 2019-536 art. 77)."""
    deadline = request_deadline(
        date.fromisoformat(received), asked=date.fromisoformat(asked), supplied=date.fromisoformat(supplied)
    )

    assert (str(deadline.raw), str(deadline.safe), str(deadline.legal)) == (raw, raw, legal)
    assert "decree 2019-536 77" in [reason.law for reason in deadline.because]


@pytest.mark.parametrize(("received", "asked", "supplied", "legal"), VECTORS["dsr_pause"])
def test_the_published_pauses_hold(received: str, asked: str, supplied: str, legal: str) -> None:
    """The vectors of the annex, as they are."""
    days = [date.fromisoformat(text) for text in (received, asked, supplied)]
    assert str(request_deadline(days[0], asked=days[1], supplied=days[2]).legal) == legal


@pytest.mark.parametrize(
    ("region", "received", "legal"),
    [
        ("Alsace-Moselle", "2026-03-03", "2026-04-07"),  # Good Friday, Easter Monday
        ("alsace moselle", "2026-03-03", "2026-04-07"),
        ("Alsace-Moselle", "2026-11-25", "2026-12-28"),  # 26 December falls on the weekend anyway
        ("Alsace-Moselle", "2025-11-25", "2025-12-29"),  # 26 December 2025 is a Friday
        ("Martinique", "2026-04-22", "2026-05-26"),  # 22 May, the weekend, Whit Monday
        ("Guadeloupe", "2026-04-27", "2026-05-28"),  # 27 May
        ("Guyane", "2026-05-10", "2026-06-11"),  # 10 June
        ("Mayotte", "2026-03-27", "2026-04-28"),  # 27 April
        ("reunion", "2027-11-20", "2027-12-21"),  # 20 December
    ],
)
def test_a_region_keeps_its_own_holidays(region: str, received: str, legal: str) -> None:
    """Good Friday in Alsace and Moselle, the abolition of slavery overseas, whichever way the name is typed."""
    assert str(request_deadline(date.fromisoformat(received), region=region).legal) == legal


def test_information_asked_for_too_late_pauses_nothing() -> None:
    """A period that has ended cannot be suspended any more, and the reason says so."""
    late = request_deadline(date(2026, 3, 2), asked=date(2026, 4, 10), supplied=date(2026, 4, 20))

    assert late.legal == date(2026, 4, 2)
    assert "nothing is left to pause" in late.because[-1].en


def test_information_asked_for_on_the_last_day_still_pauses() -> None:
    """5 April 2026 is Easter Sunday, so the period runs to Tuesday the 7th: asked for on that day, it is in time."""
    in_time = request_deadline(date(2026, 3, 5), asked=date(2026, 4, 7), supplied=date(2026, 4, 17))
    too_late = request_deadline(date(2026, 3, 5), asked=date(2026, 4, 8), supplied=date(2026, 4, 18))

    assert (in_time.safe, in_time.legal) == (date(2026, 4, 5), date(2026, 4, 15))
    assert too_late.legal == date(2026, 4, 7)


def test_information_given_at_once_leaves_the_deadline_as_it_is() -> None:
    """Asked for and given on the day of receipt: nothing was paused, and no reason speaks of it."""
    day = date(2026, 3, 2)

    assert request_deadline(day, asked=day, supplied=day) == request_deadline(day)


def test_each_reason_names_an_article_in_both_languages() -> None:
    """Extension, pause and move each cite the rule they follow."""
    deadline = request_deadline(date(2026, 1, 31), 3, asked=date(2026, 2, 4), supplied=date(2026, 2, 20))

    cited = [article(reason.law).id for reason in deadline.because]
    assert cited == [
        "Regulation 1182/71 3(1)",
        "Regulation 1182/71 3(2)(c)",
        "GDPR 12(3)",
        "decree 2019-536 77",
        "Regulation 1182/71 3(4)",
    ]
    assert all(reason.text("en") != reason.text("fr") for reason in deadline.because)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ({"months": 2}, "invalid-period"),
        ({"months": 0}, "invalid-period"),
        ({"asked": date(2026, 3, 6)}, "invalid-pause"),
        ({"supplied": date(2026, 3, 6)}, "invalid-pause"),
        ({"asked": date(2026, 3, 16), "supplied": date(2026, 3, 6)}, "invalid-pause"),
        ({"asked": date(2026, 3, 1), "supplied": date(2026, 3, 6)}, "invalid-pause"),
        ({"region": "Bretagne"}, "unknown-region"),
        ({"region": ""}, "unknown-region"),
        ({"received": date(2101, 1, 1)}, "invalid-date"),
        ({"received": date(9999, 12, 31)}, "invalid-date"),
        ({"received": date(1900, 1, 1)}, "invalid-date"),
    ],
)
def test_what_makes_no_deadline_is_refused_with_a_way_out(arguments: dict[str, object], code: str) -> None:
    """Dates out of order, half a pause, an unknown region, a year whose holidays nobody has fixed."""
    with pytest.raises(NoDate) as refusal:
        request_deadline(**{"received": date(2026, 3, 2), **arguments})  # type: ignore[arg-type]  # wrong on purpose

    assert refusal.value.code == code
    assert refusal.value.help_en
    assert refusal.value.help_fr


@given(st.dates(date(1980, 1, 1), date(2099, 6, 30)), st.sampled_from([1, 3]), st.sampled_from([None, *REGIONS]))
def test_the_legal_date_is_the_first_working_day_from_the_safe_one(
    received: date, months: int, region: str | None
) -> None:
    """It is worked, no day between was, and it is never more than five days away."""
    deadline = request_deadline(received, months, region=region)
    waited = (deadline.legal - deadline.safe).days

    assert deadline.safe == last_day(received, Period(months=months))
    assert day_off(deadline.legal, region, "en") is None
    assert all(day_off(deadline.safe + timedelta(days=day), region, "fr") for day in range(waited))
    assert waited <= 5
    assert next_working_day(deadline.legal, region) == deadline.legal
