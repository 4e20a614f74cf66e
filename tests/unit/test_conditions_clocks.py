"""What counts as a date, and where one of the organisation's days ends."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kept.connectors.clocks import boundary, is_before, moment
from kept.connectors.conditions import Clock

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
ZONES = st.sampled_from(
    ["Europe/Paris", "UTC", "America/New_York", "Pacific/Kiritimati", "Asia/Kolkata", "Asia/Beirut"]
)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2020-02-29",
            "2020-01-01T10:00",
            "2020-01-01 10:00:00",
            "2020-01-01T10:00:00.5",
            "2020-01-01T10:00:00.123456789Z",
        ),
        *("2020-01-01 10:00z", "2020-01-01T10:00:00+14:00", "2020-01-01T10:00:00-05:30", "0001-01-01", "9999-12-31"),
    ],
)
def test_readable(text: str) -> None:
    """ISO days and times, with or without an offset."""
    assert moment(text) is not None


@pytest.mark.parametrize(
    "value",
    [
        *(
            "",
            " ",
            "unknown",
            "n/a",
            "0000-00-00",
            "0000-01-01",
            "2020-13-01",
            "2020-02-30",
            "2019-02-29",
            "1900-02-29",
        ),
        *(
            "2020-1-1",
            "20200101",
            "01/06/2025",
            "2020-06",
            "12:00",
            "2020-01-01T25:00",
            "2020-01-01T10",
            "2020-01-01 10:00:60",
        ),
        *(
            "2020-01-01T10:00:00+0100",
            "2020-01-01T10:00:00+15:00",
            "2020-01-01 ",
            " 2020-01-01",
            "2020-01-01\n",
            "٢٠٢٠-٠١-٠١",
        ),
        *(20200102, 0, 1.5, True, b"2020-01-01", ["2020-01-01"]),
    ],
)
def test_no_date_at_all(value: object) -> None:
    """What only looks like a date is none; nothing is guessed."""
    assert moment(value) is None


@given(day=DAYS, zone=ZONES, seconds=st.integers(-200_000, 200_000), offset=st.integers(-14, 14))
def test_an_instant_falls_on_the_day_its_zone_says(day: date, zone: str, seconds: int, offset: int) -> None:
    """Before the boundary if, and only if, the wall calendar of the organisation shows that day or an earlier one."""
    end = boundary(Clock("at", zone), day)
    instant = end.instant + timedelta(seconds=seconds)
    expected = instant.astimezone(ZoneInfo(zone)).date() <= day
    assert is_before(instant, end) is expected
    elsewhere = instant.astimezone(timezone(timedelta(hours=offset)))
    assert is_before(elsewhere.isoformat(timespec="microseconds"), end) is expected


@given(day=DAYS, other=DAYS, zone=ZONES)
def test_days_and_local_times_are_compared_as_they_are_written(day: date, other: date, zone: str) -> None:
    """A day has no zone, and a time without an offset is the organisation's own."""
    end = boundary(Clock("at", zone), day)
    for value in (other, other.isoformat(), f"{other}T23:59:59", datetime.combine(other, datetime.max.time())):
        assert is_before(value, end) is (other <= day)


@given(day=DAYS, zone=ZONES, stored_in=ZONES, seconds=st.integers(-100_000, 100_000))
def test_local_times_stored_in_another_zone_are_shifted(day: date, zone: str, stored_in: str, seconds: int) -> None:
    """A column in UTC is read in the organisation's days (hours that the clocks repeat aside)."""
    end = boundary(Clock("at", zone, stored_in), day)
    instant = end.instant + timedelta(seconds=seconds)
    local = instant.astimezone(ZoneInfo(stored_in))
    if (
        local.replace(fold=0).utcoffset()
        == local.replace(fold=1).utcoffset()
        == (end.instant.astimezone(ZoneInfo(stored_in))).utcoffset()
    ):
        assert is_before(local.replace(tzinfo=None), end) is (instant < end.instant)


@pytest.mark.parametrize("day", [date.min, date.max])
@pytest.mark.parametrize("zone", ["Europe/Paris", "Pacific/Kiritimati", "America/New_York"])
def test_the_ends_of_the_calendar_are_days_too(day: date, zone: str) -> None:
    """No day is so early or so late that asking about it fails."""
    assert boundary(Clock("at", zone, "UTC"), day).instant.tzinfo is UTC
