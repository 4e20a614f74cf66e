"""The same records under the same condition: memory, SQLite, PostgreSQL and MariaDB choose the same ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine, text

from kept.connectors import connect
from kept.connectors.conditions import (
    After,
    AllOf,
    AnyOf,
    Clock,
    Condition,
    Empty,
    Equals,
    Folded,
    Not,
    OneOf,
    OnOrBefore,
    Unreadable,
    Within,
)
from kept.connectors.interface import Column, Connector, Selection, Settings
from kept.testing import MemoryConnector

NewDatabase = Callable[[], AbstractContextManager[str]]

NAMES = ("id", "number", "words", "day", "local_time", "instant", "written", "parent")
TABLES = {
    "sqlite": "id INTEGER PRIMARY KEY, number INT, words TEXT, day DATE, local_time DATETIME, instant TEXT, "
    "written TEXT, parent INT",
    "postgresql": "id INT PRIMARY KEY, number INT, words TEXT, day DATE, local_time TIMESTAMP, instant TIMESTAMPTZ, "
    "written TEXT, parent INT",
    "mariadb": "id INT PRIMARY KEY, number INT, words VARCHAR(99), day DATE, local_time DATETIME(6), "
    "instant TIMESTAMP(6) NULL, written VARCHAR(99), parent INT",
}
KINDS = ("integer", "integer", "text", "date", "timestamp", "timestamptz", "text", "integer")

DAYS = st.dates(date(2019, 12, 28), date(2020, 3, 2))
TIMES = st.integers(0, 65 * 24 * 60).map(
    lambda minutes: datetime(2019, 12, 28) + timedelta(minutes=minutes)  # noqa: DTZ001 - a column without zone
)
HELD_WORDS = ("", " ", "a", "A", "a ", " a", "é", "É", "x@y.example", "X@Y.Example", "1", "01", "%:p1")
HELD = st.sampled_from([None, *HELD_WORDS])
WORDS = st.sampled_from([*HELD_WORDS, "a\0", "\ud800"])
WRITTEN = st.one_of(
    st.sampled_from(
        [
            *(
                None,
                "",
                "unknown",
                "n/a",
                "0000-00-00",
                "0000-01-01",
                "2020-02-30",
                "2019-02-29",
                "2020-13-01",
                "2020-1-1",
            ),
            *(
                "20200101",
                "2020-06",
                "12:00",
                "now",
                "2459000.5",
                "2020-01-01T25:00",
                "2020-01-01 10:60",
                "2020-01-01 10",
            ),
            *("2020-01-01T10:00:00+15:00", "2020-01-01T10:00:00+0100", "2020-01-01x", "9999-12-31", "0001-01-01"),
            *("2020-01-01 00:00", "2019-12-31T23:59:59.999", "2019-12-31T23:30:00Z", "2019-12-31 22:59z", "2020-02-29"),
        ]
    ),
    DAYS.map(date.isoformat),
    st.builds(
        lambda time, separator, precision, offset: time.isoformat(separator, precision) + offset,
        TIMES,
        st.sampled_from(["T", " "]),
        st.sampled_from(["minutes", "seconds", "milliseconds"]),
        st.sampled_from(["", "Z", "+00:00", "+02:00", "-05:30", "+14:00"]),
    ),
)
CLOCKS = st.builds(
    Clock,
    st.sampled_from(["day", "local_time", "instant", "written", "number"]),
    st.sampled_from(["Europe/Paris", "UTC", "Pacific/Kiritimati"]),
    st.sampled_from([None, "UTC", "America/New_York"]),
)
NUMBERS = st.one_of(st.none(), st.integers(-1, 4))
RECORDS = st.lists(
    st.tuples(NUMBERS, HELD, st.none() | DAYS, st.none() | TIMES, st.none() | TIMES, WRITTEN, NUMBERS), max_size=10
)
SCALARS = st.one_of(NUMBERS, WORDS, st.booleans(), DAYS.map(date.isoformat), st.just("99999999999999999999"))
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    st.one_of(
        st.builds(OnOrBefore, CLOCKS, DAYS),
        st.builds(After, CLOCKS, DAYS),
        st.builds(Unreadable, CLOCKS),
        st.builds(Empty, st.sampled_from(NAMES)),
        st.builds(Equals, st.sampled_from(["number", "words", "day", "parent"]), SCALARS),
        st.builds(OneOf, st.sampled_from(["number", "words", "day"]), st.lists(SCALARS, max_size=60).map(tuple)),
        st.builds(Folded, st.sampled_from(["words", "number"]), st.lists(WORDS, max_size=60).map(tuple)),
    ),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(AllOf, st.lists(inner, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Within, st.just("parent"), st.just("things"), st.sampled_from(["id", "number"]), inner),
        st.builds(Within, st.just("id"), st.just("things"), st.just("parent"), inner),
    ),
    max_leaves=6,
)


@dataclass
class Engines:
    """The three real places, open for the whole module."""

    connectors: dict[str, Connector]
    engines: dict[str, Engine]

    def hold(self, records: list[dict[str, Any]]) -> None:
        """Make each place hold exactly these records."""
        marks = ", ".join(f":{name}" for name in NAMES)
        for name, engine in self.engines.items():
            with engine.begin() as connection:
                connection.execute(text("DELETE FROM things"))
                if records:
                    rows = [_as_written(record) if name == "sqlite" else record for record in records]
                    connection.execute(text(f"INSERT INTO things VALUES ({marks})"), rows)


@pytest.fixture(scope="module")
def engines(
    tmp_path_factory: pytest.TempPathFactory, new_postgres: NewDatabase, new_mariadb: NewDatabase
) -> Iterator[Engines]:
    """One table of the same columns in each engine."""
    with ExitStack() as stack:
        file: Path = tmp_path_factory.mktemp("agree") / "place.db"
        urls = {"sqlite": f"sqlite:///{file}"}
        urls["postgresql"] = stack.enter_context(new_postgres())
        urls["mariadb"] = stack.enter_context(new_mariadb())
        in_utc = {"mariadb": {"init_command": "SET time_zone = '+00:00'"}, "postgresql": {"options": "-c timezone=UTC"}}
        made = {name: create_engine(url, connect_args=in_utc.get(name, {})) for name, url in urls.items()}
        for name, engine in made.items():
            with engine.begin() as connection:
                connection.execute(text(f"CREATE TABLE things ({TABLES[name]})"))
        connectors = {name: connect(Settings(name, "sql", url)) for name, url in urls.items()}
        yield Engines(connectors, made)
        for name, engine in made.items():
            connectors[name].close()
            engine.dispose()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records=RECORDS, condition=CONDITIONS)
def test_all_engines_choose_the_same_records(engines: Engines, records: list[Any], condition: Condition) -> None:
    """Whatever the condition and whatever lies in the columns, every engine chooses what memory chooses."""
    held = [dict(zip(NAMES, (number, *values), strict=True)) for number, values in enumerate(records, 1)]
    for record in held:
        record["instant"] = record["instant"] and record["instant"].replace(tzinfo=UTC)
    columns = [Column(name, kind) for name, kind in zip(NAMES, KINDS, strict=True)]
    expected = MemoryConnector({"things": held}, columns={"things": columns}).keys(Selection("things", condition), "id")
    engines.hold(held)
    chosen = {name: place.keys(Selection("things", condition), "id") for name, place in engines.connectors.items()}
    assert chosen == dict.fromkeys(chosen, expected)


def _as_written(record: dict[str, Any]) -> dict[str, Any]:
    """As an application writes dates into SQLite: ISO text."""
    return {
        name: value.isoformat(" ")
        if isinstance(value, datetime)
        else value.isoformat()
        if isinstance(value, date)
        else value
        for name, value in record.items()
    }
