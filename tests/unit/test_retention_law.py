"""The plan against the law, said in ten lines: on any day, over any records, the same ones go.

Cut-offs are pushed into the database; here every record is judged one by one in plain Python, and the two must agree
to the day: none early, none late.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kept.calendar import Period
from kept.calendar.expiry import last_day
from kept.connectors import connect
from kept.connectors.interface import Connector, Settings
from kept.retention.plan import plan
from kept.retention.values import Step
from kept.testing import MemoryConnector
from kept.testing.sample import sample

HOLDINGS = """
crm.people:
  people: prospects
  for: [selling]
  key: id
  holds: {name: name}
  clocks: {last-contact: seen, process-closed: {column: closed, empty: not-yet}}
"""
Row = tuple[date | None, date | None]


def has_lapsed(row: Row, on: date, active: Period, archive: Period | None, *, until: bool) -> bool:
    """The law: kept through the last day, gone from the next; the earlier of two ends; impossible dates wait."""
    seen, closed = row
    if seen is None or seen > on or (until and closed is not None and closed > on):
        return False
    months = active.calendar_months + (archive.calendar_months if archive else 0)
    days = active.days + (archive.days if archive else 0)
    ends = [last_day(seen, Period(months=months, days=days))]
    if until and closed is not None:
        ends.append(last_day(closed, archive or Period()))
    return min(ends) < on


days = st.dates(date(2015, 1, 1), date(2032, 12, 31)) | st.sampled_from(
    [date(2024, 2, 29), date(2023, 2, 28), date(2024, 8, 31)]
)
periods = st.builds(Period, years=st.integers(0, 6), months=st.integers(0, 14), days=st.integers(0, 40))
rows = st.lists(st.tuples(days | st.none(), days | st.none()), min_size=1, max_size=12)


def clause(active: Period, archive: Period | None, *, until: bool) -> str:
    """A retention clause in the policy's words."""
    ends = [f"at-most: {active.iso()}"]
    ends += ["until: process-closed"] if until else []
    ends += [f"then-archive: {archive.iso()}"] if archive else []
    return f"p: {{people: prospects, data: [identity], keep: {{{', '.join(ends)}}}, since: last-contact, then: erase}}"


def in_memory(held: list[Row], _folder: Path) -> Connector:
    """The records in a dictionary."""
    people = [{"id": n, "name": "N", "seen": seen, "closed": closed} for n, (seen, closed) in enumerate(held)]
    return MemoryConnector({"people": people}, place="crm")


def in_sqlite(held: list[Row], folder: Path) -> Connector:
    """The records in a SQLite file, dates as its text."""
    import sqlite3

    path = folder / "crm.db"
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, seen DATE, closed TIMESTAMP)")
        said = [
            (n, "N", seen and seen.isoformat(), closed and f"{closed} 15:30:00")
            for n, (seen, closed) in enumerate(held)
        ]
        file.executemany("INSERT INTO people VALUES (?, ?, ?, ?)", said)
    return connect(Settings("crm", "sql", f"sqlite:///{path}"))


@pytest.mark.parametrize("place", [in_memory, in_sqlite])
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(held=rows, on=days, active=periods, archive=periods | st.none(), until=st.booleans())
def test_the_plan_selects_what_the_law_says_and_nothing_else(
    place: Callable[[list[Row], Path], Connector],
    tmp_path: Path,
    held: list[Row],
    on: date,
    active: Period,
    archive: Period | None,
    until: bool,
) -> None:
    """Random records, lengths and days: the records selected are those the law model lets go."""
    loaded = sample(
        clause(active, archive, until=until), HOLDINGS, more="events: {process-closed: {en: closed, fr: clos}}"
    )
    connector = place(held, tmp_path)
    try:
        (step,) = plan(loaded, lambda _: connector, on).steps
        chosen = {int(record["id"]) for record in connector.fetch(step.selection, ["id"])}
    finally:
        connector.close()
    lawful = {n for n, row in enumerate(held) if has_lapsed(row, on, active, archive, until=until)}
    assert chosen == lawful
    assert step.records == len(lawful)


@settings(max_examples=200, deadline=None)
@given(seen=days, active=periods)
def test_a_record_goes_on_one_day_and_not_the_day_before(seen: date, active: Period) -> None:
    """Planned day by day around its end, a record goes from the day after its last one."""
    loaded = sample(clause(active, None, until=False), HOLDINGS)
    end = last_day(seen, active)

    def step(on: date) -> Step:
        (found,) = plan(loaded, lambda _: in_memory([(seen, None)], Path()), on).steps
        return found

    assert step(end).records == 0
    assert step(end + timedelta(days=1)).records == 1
