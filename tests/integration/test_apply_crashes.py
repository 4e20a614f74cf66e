"""A plan that is killed at any moment, and taken up again: real processes, real databases, no mercy.

Each run of ``kept apply`` is a process of its own. It is killed (SIGKILL) after a random while, again and again, until
one run comes to its end; then the place must hold exactly what an uninterrupted run leaves.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from kept.testing.sample import holdings_text, policy_text

ON = "2026-03-02"
PEOPLE = 6_000
KILLS = 12
CLAUSES = """
identity: {people: customers, data: [identity], keep: 3 years, since: last-contact, then: erase}
messages: {people: customers, data: [message], keep: 3 years, since: last-contact, then: erase}
invoices: {people: customers, data: [invoices], keep: 10 years, since: fiscal-year-end, then: erase}
"""
HOLDINGS = """
crm.people:
  people: customers
  for: [selling]
  key: id
  holds: {name: name}
  clocks: {last-contact: seen}
  blank: {name: "-"}
crm.messages:
  of: crm.people via person
  for: [selling]
  key: id
  holds: {message: body}
crm.invoices:
  of: crm.people via person
  for: [accounting]
  key: id
  holds: {billed: billed}
  clocks: {fiscal-year-end: closed}
"""
TABLES = (
    "CREATE TABLE people (id INTEGER PRIMARY KEY, name VARCHAR(40) NOT NULL, seen DATE)",
    "CREATE TABLE messages (id INTEGER PRIMARY KEY, person INTEGER REFERENCES people (id), body VARCHAR(40))",
    "CREATE TABLE invoices (id INTEGER PRIMARY KEY, person INTEGER REFERENCES people (id), billed VARCHAR(40), closed DATE)",
    "CREATE INDEX messages_person ON messages (person)",
    "CREATE INDEX invoices_person ON invoices (person)",
)


def fill(url: str) -> None:
    """A customer file: every second customer lapsed, some of these with an invoice that must stay."""
    engine = create_engine(url)
    with engine.begin() as connection:
        for table in TABLES:
            connection.execute(text(table))
        people = [{"i": n, "s": "2019-05-01" if n % 2 else "2025-05-01"} for n in range(1, PEOPLE + 1)]
        connection.execute(text("INSERT INTO people VALUES (:i, 'Somebody', :s)"), people)
        connection.execute(text("INSERT INTO messages VALUES (:i, :i, 'Hello')"), people)
        few = [{"i": n, "s": "2020-12-31" if n % 10 == 1 else "2012-12-31"} for n in range(1, PEOPLE + 1, 5)]
        connection.execute(text("INSERT INTO invoices VALUES (:i, :i, 'Somebody', :s)"), few)
    engine.dispose()


def contents(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Every record of every table."""
    engine = create_engine(url)
    with engine.connect() as connection:
        found = {
            table: [tuple(map(str, row)) for row in connection.execute(text(f"SELECT * FROM {table} ORDER BY id"))]
            for table in ("people", "messages", "invoices")
        }
    engine.dispose()
    return found


def organisation(folder: Path) -> Path:
    """A folder with the two documents."""
    folder.mkdir()
    (folder / "policy.yaml").write_text(policy_text(CLAUSES), "utf-8")
    (folder / "holdings.yaml").write_text(holdings_text(HOLDINGS), "utf-8")
    return folder


def kept(url: str, *words: str) -> subprocess.Popen[str]:
    """A process of the command line."""
    environ = os.environ | {"KEPT_CRM": url, "KEPT_LANG": "en"}
    return subprocess.Popen(
        [sys.executable, "-m", "kept", *words], env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Its exit code and what it printed; a traceback is a failure."""
    out, err = process.communicate(timeout=120)
    assert "Traceback" not in err, err
    return process.returncode, out


def killed_and_taken_up(url: str, folder: Path, chance: random.Random) -> int:
    """Kill it at random moments until it comes to its end; how often an intention stood open meanwhile."""
    seen_open = 0
    for attempt in range(60):
        process = kept(
            url, "apply", str(folder), "--on", ON, "--yes", "--batch", "25", "--limit", "0.9", "--format", "json"
        )
        if attempt > KILLS:
            assert ended(process)[0] == 0
            return seen_open
        killed = a_while(process, folder, chance, in_the_work=attempt % 3 > 0)
        if not killed:
            assert ended(process)[0] == 0
            return seen_open
        seen_open += bool(still_open(url, folder))
    pytest.fail("it never came to its end")


def a_while(process: subprocess.Popen[str], folder: Path, chance: random.Random, *, in_the_work: bool) -> bool:
    """Let it run for a random while, then kill it. ``in_the_work``: the while begins with the work itself."""
    before = entries(folder)
    while in_the_work and process.poll() is None and entries(folder) == before:
        time.sleep(0.002)
    try:
        process.wait(timeout=chance.uniform(0.0, 0.25) if in_the_work else chance.uniform(0.1, 3.0))
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.communicate()
        return True
    return False


def entries(folder: Path) -> int:
    """How many entries the journal has, read beside the process that writes it."""
    path = folder / ".kept" / "state.db"
    if not path.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
            return int(file.execute("SELECT count(*) FROM journal_entries").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def still_open(url: str, folder: Path) -> list[Any]:
    """What ``kept journal show --open`` shows."""
    if not (folder / ".kept" / "state.db").exists():
        return []
    code, out = ended(kept(url, "journal", "show", str(folder), "--open", "--format", "json"))
    assert code == 0
    shown: list[Any] = json.loads(out)
    return shown


def test_killed_at_any_moment_the_end_is_that_of_an_uninterrupted_run_on_sqlite(tmp_path: Path) -> None:
    """SQLite: no record is lost that should stay, none left that should go, and the journal verifies."""
    for name in ("calm", "stormy"):
        fill(f"sqlite:///{tmp_path / name}.db")
    _holds_together(f"sqlite:///{tmp_path}/calm.db", f"sqlite:///{tmp_path}/stormy.db", tmp_path)


def test_killed_at_any_moment_the_end_is_that_of_an_uninterrupted_run_on_postgresql(
    postgres_url: str, new_postgres: Any, tmp_path: Path
) -> None:
    """PostgreSQL: the same."""
    with new_postgres() as calm:
        fill(calm)
        fill(postgres_url)
        _holds_together(calm, postgres_url, tmp_path)


def _holds_together(calm: str, stormy: str, tmp_path: Path) -> None:
    code, _ = ended(kept(calm, "apply", str(organisation(tmp_path / "a")), "--on", ON, "--yes", "--limit", "0.9"))
    assert code == 0
    folder = organisation(tmp_path / "b")
    seen_open = killed_and_taken_up(stormy, folder, random.Random(20260302))  # noqa: S311 - moments to kill at, not secrets
    assert contents(stormy) == contents(calm)
    assert seen_open, "no kill fell into the work: the test shows nothing"
    assert still_open(stormy, folder) == []
    code, _ = ended(kept(stormy, "journal", "verify", str(folder)))
    assert code == 0
    _numbers_add_up(stormy, folder, calm, tmp_path / "a")


def _numbers_add_up(stormy: str, folder: Path, calm: str, other: Path) -> None:
    """The journal of the stormy run tells the same numbers, step by step, as that of the calm one."""
    assert _told(stormy, folder) == _told(calm, other)


def _told(url: str, folder: Path) -> dict[str, int]:
    told: dict[str, int] = {}
    for kind in ("retention.erase", "retention.blank"):
        _, out = ended(kept(url, "journal", "show", str(folder), "--kind", kind, "--last", "1000", "--format", "json"))
        for entry in json.loads(out):
            if entry["stage" if "stage" in entry else "phase"] == "done":
                told[entry["about"]["step"]] = told.get(entry["about"]["step"], 0) + entry["about"]["records"]
    return told
