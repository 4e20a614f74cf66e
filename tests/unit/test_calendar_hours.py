"""A clock in hours counts elapsed hours, across nights on which the clocks change."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kept.calendar import NoDate, hours_deadline

PARIS = ZoneInfo("Europe/Paris")
VECTORS = json.loads((Path(__file__).parents[1] / "data" / "deadlines.json").read_text(encoding="utf-8"))

AWARENESS = [
    # aware in Paris   hours  due                  counting from the next full hour
    ("2026-08-25T14:30", 72, "2026-08-28T14:30", "2026-08-28T15:00"),
    ("2026-03-27T12:00", 72, "2026-03-30T13:00", "2026-03-30T14:00"),  # summer time starts
    ("2026-10-23T12:00", 72, "2026-10-26T11:00", "2026-10-26T12:00"),  # summer time ends
    ("2026-12-24T17:05", 72, "2026-12-27T17:05", "2026-12-27T18:00"),  # a Sunday: no move
    ("2028-02-27T12:00", 72, "2028-03-01T12:00", "2028-03-01T13:00"),  # over a leap day
    ("2026-05-01T18:20", 24, "2026-05-02T18:20", "2026-05-02T19:00"),  # a telecom operator
]


@pytest.mark.parametrize(("aware", "hours", "due", "latest"), AWARENESS)
def test_hours_are_elapsed_hours(aware: str, hours: int, due: str, latest: str) -> None:
    """Seventy-two hours last seventy-two hours; the full hour of Regulation 1182/71 3(1) is given beside."""
    deadline = hours_deadline(datetime.fromisoformat(aware), hours, PARIS)

    assert f"{deadline.due:%Y-%m-%dT%H:%M}" == due
    assert f"{deadline.latest:%Y-%m-%dT%H:%M}" == latest


@pytest.mark.parametrize(("aware", "hours", "due"), VECTORS["hours"])
def test_the_published_hours_hold(aware: str, hours: int, due: str) -> None:
    """The vectors of the annex, offset included."""
    deadline = hours_deadline(datetime.fromisoformat(aware), hours, ZoneInfo(VECTORS["tz"]))

    assert deadline.due.isoformat(timespec="minutes") == due
    assert deadline.because == ()


def test_a_time_shown_twice_is_taken_as_the_first() -> None:
    """At half past two on 25 October the clocks had two of them; the earlier is the safe one, and Kept says so."""
    deadline = hours_deadline(datetime(2026, 10, 25, 2, 30), 72, PARIS)  # noqa: DTZ001 - local time is the subject

    assert deadline.due.isoformat(timespec="minutes") == "2026-10-28T01:30+01:00"
    assert "twice; the first is taken (+02:00)" in deadline.because[0].en
    assert "deux fois" in deadline.because[0].fr


def test_an_offset_settles_which_of_the_two_it_was() -> None:
    """The second half past two, named by its offset, is one hour later and needs no reason."""
    deadline = hours_deadline(datetime.fromisoformat("2026-10-25T02:30+01:00"), 72, PARIS)

    assert deadline.due.isoformat(timespec="minutes") == "2026-10-28T02:30+01:00"
    assert deadline.because == ()


@pytest.mark.parametrize(
    ("aware", "hours", "code"),
    [
        (datetime(2026, 3, 29, 2, 30), 72, "time-skipped"),  # noqa: DTZ001 - a local time that never was
        (date(2026, 3, 27), 72, "time-missing"),
        (datetime(2026, 3, 27, 12), 0, "invalid-period"),  # noqa: DTZ001 - local time is the subject
        (datetime(2026, 3, 27, 12), -72, "invalid-period"),  # noqa: DTZ001 - local time is the subject
        (datetime(2026, 3, 27, 12), 10**9, "invalid-period"),  # noqa: DTZ001 - local time is the subject
        (datetime(9999, 12, 31, 23), 72, "invalid-date"),  # noqa: DTZ001 - local time is the subject
        (datetime(1, 1, 1), 72, "invalid-date"),  # noqa: DTZ001 - local time is the subject
    ],
)
def test_what_has_no_hour_is_refused_with_a_way_out(aware: date, hours: int, code: str) -> None:
    """A day without a time, a time the clocks skipped, hours that are none, the edges of the calendar."""
    with pytest.raises(NoDate) as refusal:
        hours_deadline(aware, hours, PARIS)

    assert refusal.value.code == code
    assert refusal.value.help_en
    assert refusal.value.help_fr


@given(
    st.datetimes(datetime(1980, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001 - hypothesis adds the zone
    st.integers(1, 1000),
    st.sampled_from(["Europe/Paris", "America/New_York", "Indian/Reunion", "Pacific/Apia", "Australia/Lord_Howe"]),
)
def test_due_minus_aware_is_the_length_of_the_clock(moment: datetime, hours: int, zone: str) -> None:
    """Whatever the zone and the season, the elapsed time is exact, and the full hour adds at most one hour."""
    aware = moment.replace(tzinfo=UTC)
    deadline = hours_deadline(aware, hours, ZoneInfo(zone))

    assert deadline.due.astimezone(UTC) - aware == timedelta(hours=hours)
    assert timedelta() < deadline.latest.astimezone(UTC) - deadline.due.astimezone(UTC) <= timedelta(hours=1)
