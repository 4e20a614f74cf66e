"""A record is kept through its last day and gone from the next: no day early, none late."""

import json
from collections.abc import Callable
from datetime import UTC, date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kept.calendar import NoDate, Period, cutoff, gone_from, last_day, start_of_day

VECTORS = json.loads((Path(__file__).parents[1] / "data" / "deadlines.json").read_text(encoding="utf-8"))

LAST_DAYS = [
    # trigger       keep    last day
    ("2023-02-28", "P3Y", "2026-02-28"),
    ("2024-02-29", "P3Y", "2027-02-28"),
    ("2024-02-29", "P4Y", "2028-02-29"),
    ("2025-08-31", "P6M", "2026-02-28"),
    ("2025-01-31", "P13M", "2026-02-28"),
    ("2025-01-31", "P15M", "2026-04-30"),
    ("2025-12-31", "P13M", "2027-01-31"),
    ("2024-02-29", "P1Y", "2025-02-28"),
    ("2025-12-31", "P10Y", "2035-12-31"),
    ("2026-03-05", "P0D", "2026-03-05"),
    ("2026-01-31", "P90D", "2026-05-01"),
    ("2026-01-31", "P1M10D", "2026-03-10"),
]

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
PERIODS = st.builds(Period, years=st.integers(0, 120), months=st.integers(0, 60), days=st.integers(0, 800))


@pytest.mark.parametrize(
    ("trigger", "keep", "expected"), dict.fromkeys([*LAST_DAYS, *map(tuple, VECTORS["retention"])])
)
def test_the_last_day_is_counted_on_the_calendar(trigger: str, keep: str, expected: str) -> None:
    """Months end on the same date, or on the last day of a month that is too short."""
    assert last_day(date.fromisoformat(trigger), Period.parse(keep)) == date.fromisoformat(expected)


def test_accounts_of_a_fiscal_year_are_gone_on_new_years_day_ten_years_later() -> None:
    """The year that closes on 31 December 2025 is kept through 2035."""
    assert gone_from(date(2025, 12, 31), Period(years=10)) == date(2036, 1, 1)


@given(trigger=DAYS, on=DAYS, period=PERIODS)
@example(trigger=date(2024, 2, 29), on=date(2027, 3, 1), period=Period(years=3))
@example(trigger=date(2024, 2, 29), on=date(2027, 2, 28), period=Period(years=3))
@example(trigger=date(2026, 1, 31), on=date(2026, 3, 1), period=Period(months=1))
@example(trigger=date(2026, 1, 28), on=date(2026, 3, 1), period=Period(months=1))
def test_a_record_is_before_the_cutoff_exactly_when_it_has_expired(trigger: date, on: date, period: Period) -> None:
    """What a query compares and what the calendar says are the same thing, for any day and any period."""
    latest = cutoff(on, period)

    assert (latest is not None and trigger <= latest) == (last_day(trigger, period) < on)
    assert (last_day(trigger, period) < on) == (gone_from(trigger, period) <= on)


@given(on=DAYS, period=PERIODS)
def test_the_cutoff_is_the_latest_day_that_has_expired(on: date, period: Period) -> None:
    """The day of the cut-off has expired, the day after it has not: the boundary itself is checked each time."""
    latest = cutoff(on, period)

    assert latest is not None
    assert last_day(latest, period) < on
    assert last_day(latest + timedelta(days=1), period) >= on


def test_every_day_of_eight_years_expires_on_one_side_of_the_cutoff() -> None:
    """All triggers around a leap year, for the periods that end in February, day by day."""
    for period in (Period(months=1), Period(months=13), Period(years=1), Period(years=4), Period(months=1, days=1)):
        for offset in range(8 * 366):
            on = date(2023, 1, 1) + timedelta(days=offset)
            latest = cutoff(on, period)
            assert latest is not None
            assert last_day(latest, period) < on <= last_day(latest + timedelta(days=1), period)


@pytest.mark.parametrize(
    ("on", "period"),
    [
        (date.min, Period()),
        (date(1, 1, 1), Period(days=1)),
        (date(999, 12, 31), Period(years=1000)),
        (date(3, 1, 1), Period(years=3)),
    ],
)
def test_nothing_has_expired_where_the_calendar_does_not_reach(on: date, period: Period) -> None:
    """A period longer than history has no cut-off, so nothing is erased."""
    assert cutoff(on, period) is None


@pytest.mark.parametrize("trigger", [date.max, date(9999, 12, 1), date(9000, 1, 1)])
def test_a_record_dated_at_the_end_of_time_never_expires(trigger: date) -> None:
    """9999-12-31 is what some systems write for "never"; it stays a date and gives no error."""
    assert last_day(trigger, Period(years=1000)) == date.max
    assert gone_from(trigger, Period(years=1000)) == date.max


@pytest.mark.parametrize("count", [last_day, gone_from, cutoff])
def test_hours_are_not_counted_from_a_day(count: Callable[[date, Period], date | None]) -> None:
    """A day has no hour to start from."""
    with pytest.raises(NoDate, match="72 hours cannot be counted from a day"):
        count(date(2026, 1, 1), Period(hours=72))


@pytest.mark.parametrize(
    ("zone", "day", "first_instant"),
    [
        ("Europe/Paris", date(2026, 1, 1), "2026-01-01T00:00:00+01:00"),
        ("Europe/Paris", date(2026, 3, 29), "2026-03-29T00:00:00+01:00"),
        ("Europe/Paris", date(2026, 10, 25), "2026-10-25T00:00:00+02:00"),
        ("Africa/Cairo", date(2026, 4, 24), "2026-04-24T01:00:00+03:00"),
        ("America/Toronto", date(1919, 3, 31), "1919-03-31T00:30:00-04:00"),
        ("Pacific/Apia", date(2011, 12, 30), "2011-12-31T00:00:00+14:00"),
    ],
)
def test_a_day_starts_at_its_first_instant_even_where_midnight_is_skipped(
    zone: str, day: date, first_instant: str
) -> None:
    """In Cairo the clocks jump from midnight to one; in Samoa a whole day never was."""
    assert start_of_day(day, ZoneInfo(zone)).isoformat() == first_instant


@given(DAYS, st.sampled_from(["Europe/Paris", "America/Toronto", "Africa/Cairo", "America/Sao_Paulo", "Pacific/Apia"]))
def test_no_instant_of_the_day_comes_before_its_start(day: date, zone_name: str) -> None:
    """The second before the start belongs to an earlier day."""
    zone = ZoneInfo(zone_name)
    start = start_of_day(day, zone)
    second_before = (start.astimezone(UTC) - timedelta(seconds=1)).astimezone(zone)

    assert start.date() >= day
    assert second_before.date() < start.date()
