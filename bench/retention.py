"""``kept apply`` against the best single DELETE a person could write, on a million records of which a fifth has lapsed.

Both sides run in the same process on identical tables, one after the other, the order changing from round to round;
the ratio is the median over the rounds. Ours is the whole of ``apply`` as ``kept apply DIR --yes`` runs it once the
plan is made: statements made anew and compared, batches of twenty thousand, stretches of them remembered by the durable
runner, every step journalled. A plan agreed earlier has its records counted once more before anything is touched: that
is told in a row of its own. On SQLite both sides write ahead and overwrite what they delete (``secure_delete``); the
time of both runs until the connection is closed, when SQLite copies what is left of its log into the file.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from bench.row import Row, told
from kept.connectors import connect
from kept.connectors.acts import touched_by
from kept.connectors.interface import Connector, Settings
from kept.journal import Journal, Kind
from kept.retention.apply import Workplace, apply
from kept.retention.plan import plan
from kept.retention.receipts import Receipts
from kept.state import open_state
from kept.state.steps import Answer, Runner
from kept.testing.sample import sample
from kept.work.durable import run_durably

RECORDS = int(os.environ.get("KEPT_BENCH_RECORDS", "1000000"))
ROUNDS = int(os.environ.get("KEPT_BENCH_ROUNDS", "5"))
ON = date(2026, 3, 2)
LAPSED, KEPT = "2020-01-01", "2025-01-01"
SERVER = os.environ.get("KEPT_TEST_POSTGRES", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres")

CLAUSES = "prospects: {people: prospects, data: [identity], keep: 3 years, since: last-contact, then: erase}"
HOLDINGS = """
crm.people:
  people: prospects
  for: [selling]
  key: id
  holds: {name: name, email: email}
  clocks: {last-contact: seen}
"""
LOADED = sample(CLAUSES, HOLDINGS)


def rows() -> Iterator[Row]:
    """SQLite, then PostgreSQL."""
    yield from _told("SQLite", *_rounds("SQLite", _sqlite))
    yield from _told("PostgreSQL", *_rounds("PostgreSQL", _postgres))


class Spent(NamedTuple):
    """Seconds of carrying the plan out, and of counting its records once more."""

    acting: float
    counting: float


def _told(engine: str, ours: list[Spent], theirs: list[float]) -> Iterator[Row]:
    ratio = median(mine.acting / other for mine, other in zip(ours, theirs, strict=True))
    figure = f"{ratio:.2f} ({median(mine.acting for mine in ours):.2f} s against {median(theirs):.2f} s)"
    how = f"{RECORDS:,} records of about 200 bytes, one in five lapsed, scattered; {len(ours)} rounds"
    yield Row("retention", f"`kept apply` against one DELETE, {engine}", figure, "≤ 1.00", ratio <= 1, how)
    again = median((mine.acting + mine.counting) / other for mine, other in zip(ours, theirs, strict=True))
    yield Row("retention", f"the same of a plan agreed earlier, its records counted again, {engine}", f"{again:.2f}")


Pair = tuple[Callable[[], Spent], Callable[[], float]]


def _rounds(name: str, prepare: Callable[[Path], Iterator[Pair]]) -> tuple[list[Spent], list[float]]:
    """The seconds of both sides, round by round."""
    ours: list[Spent] = []
    theirs: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, (mine, other) in enumerate(prepare(Path(folder))):
            if number == 0:  # warms libraries and disk, as ``bench.startup`` does
                mine(), other()
                continue
            if number % 2:
                theirs.append(other())
                ours.append(mine())
            else:
                ours.append(mine())
                theirs.append(other())
            told(f"  {name} round {number}: {ours[-1].acting:.2f} s against {theirs[-1]:.2f} s")
    return ours, theirs


def _applied(place: Connector, folder: Path) -> Spent:
    """Seconds of the whole of ``apply`` under the durable runner."""
    agreed = plan(LOADED, lambda _: place, ON)
    begun = time.perf_counter()
    for step in agreed.steps:
        place.count(touched_by(step.selection, step.act))
    counting = time.perf_counter() - begun
    spent: list[float] = []
    with open_state(folder) as state:
        journal = Journal(state)
        journal.note(Kind.POLICY_FROZEN, {"version": 1}, datetime.now(UTC))  # a state in use has its keys
        here = Workplace(LOADED, lambda _: place, journal, lambda: datetime.now(UTC), counted=True)

        def work(run: Runner) -> Answer:
            begun = time.perf_counter()
            receipts = apply(agreed, here, run)
            place.close()
            spent.append(time.perf_counter() - begun)
            return receipts.to_json()

        receipts = Receipts.of_json(run_durably(folder, uuid.uuid4().hex, work).answer)
    if receipts.records != RECORDS // 5 or not receipts.complete:
        raise RuntimeError(receipts)
    return Spent(spent[0], counting)


# SQLite


def _sqlite(folder: Path) -> Iterator[Pair]:
    whole, mine, other = (folder / name for name in ("whole.db", "mine.db", "other.db"))
    _fill_sqlite(whole)
    for number in range(ROUNDS + 1):
        for copy in (mine, other):
            for leftover in folder.glob(f"{copy.name}*"):
                leftover.unlink()
            shutil.copyfile(whole, copy)
        os.sync()  # or the first to wait for the disk would wait for the copies too
        yield partial(_kept_on_sqlite, mine, folder / f"state{number}"), partial(_one_delete_on_sqlite, other)


def _fill_sqlite(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA journal_mode=WAL")
        file.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, email TEXT, note TEXT, seen DATE)")
        file.executemany("INSERT INTO people VALUES (?, ?, ?, ?, ?)", _records())
        file.commit()
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _records() -> Iterator[tuple[int, str, str, str, str]]:
    for number in range(1, RECORDS + 1):
        lapsed = number % 5 == 0
        yield number, f"Person {number}", f"p{number}@mail.example", "x" * 130, LAPSED if lapsed else KEPT


def _kept_on_sqlite(path: Path, state: Path) -> Spent:
    place = connect(Settings("crm", "sql", f"sqlite:///{path}"))
    try:
        return _applied(place, state)
    finally:
        place.close()


def _one_delete_on_sqlite(path: Path) -> float:
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA secure_delete=ON")
        file.execute("PRAGMA foreign_keys=ON")
        begun = time.perf_counter()
        done = file.execute("DELETE FROM people WHERE seen < '2023-03-02'").rowcount
        file.commit()
        file.close()
        spent = time.perf_counter() - begun
    if done != RECORDS // 5:
        raise RuntimeError(done)
    return spent


# PostgreSQL


def _postgres(folder: Path) -> Iterator[Pair]:
    with _database() as url:
        for number in range(ROUNDS + 1):
            yield partial(_kept_on_postgres, url, folder / f"pg{number}"), partial(_one_delete_on_postgres, url)


@contextmanager
def _database() -> Iterator[str]:
    server, name = make_url(SERVER), f"kept_bench_{uuid.uuid4().hex[:10]}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield server.set(database=name).render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        engine.dispose()


def _fill_postgres(url: str) -> None:
    """The table, anew and vacuumed, everything on the disk; each side's just before its turn, so that as much is cached."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as server:
        server.exec_driver_sql("DROP TABLE IF EXISTS people")
        server.exec_driver_sql(
            "CREATE TABLE people (id bigint PRIMARY KEY, name text, email text, note text, seen date)"
        )
        server.exec_driver_sql(
            f"INSERT INTO people SELECT n, 'Person ' || n, 'p' || n || '@mail.example', repeat('x', 130), "  # noqa: S608 - our own words
            f"CASE WHEN mod(n, 5) = 0 THEN date '{LAPSED}' ELSE date '{KEPT}' END FROM generate_series(1, {RECORDS}) AS n"
        )
        server.exec_driver_sql("VACUUM (FREEZE, ANALYZE) people")
        server.exec_driver_sql("CHECKPOINT")
    engine.dispose()


def _kept_on_postgres(url: str, state: Path) -> Spent:
    _fill_postgres(url)
    place = connect(Settings("crm", "sql", url))
    try:
        return _applied(place, state)
    finally:
        place.close()


def _one_delete_on_postgres(url: str) -> float:
    import psycopg

    _fill_postgres(url)
    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address) as connection:
        begun = time.perf_counter()
        done = connection.execute("DELETE FROM people WHERE seen < '2023-03-02'").rowcount
        connection.commit()
        connection.close()
        spent = time.perf_counter() - begun
    if done != RECORDS // 5:
        raise RuntimeError(done)
    return spent
