"""Processes that append at once, die in the middle or find the disk full: the journal has no gap and verifies."""

from __future__ import annotations

import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from kept.findings import KeptError
from kept.journal import Draft, Entry, Journal, Kind, verify, verify_live
from kept.state import State, open_state

AT = datetime(2026, 11, 22, 2, 4, 49, tzinfo=UTC)

APPEND = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from kept.journal import Draft, Journal, Kind
from kept.state import open_state

folder, who, acts, address = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4] or None
with open_state(folder, address) as state:
    journal = Journal(state, "acme.example/journal")
    for act in range(acts):
        at = datetime.now(UTC)
        meant = journal.intend(Kind.RETENTION_ERASE, {"who": who, "act": act}, at)
        journal.append_many([Draft(Kind.EVENT_RECORD, {"who": who})] * 3, at)
        journal.done(meant, {"who": who, "act": act}, at)
        print(act, flush=True)
"""


def appending(folder: Path, who: int, acts: int, address: str = "") -> subprocess.Popen[str]:
    """A process that journals acts: an intention, a group of three, an ending."""
    return subprocess.Popen(
        [sys.executable, "-c", APPEND, str(folder), str(who), str(acts), address], stdout=subprocess.PIPE, text=True
    )


def ended(process: subprocess.Popen[str]) -> int:
    """How many acts the process says it has ended."""
    with process:
        assert process.stdout is not None
        return len(process.stdout.read().splitlines())


def gapless(entries: list[Entry]) -> bool:
    """Whether the numbers follow each other from 0."""
    return [entry.seq for entry in entries] == list(range(len(entries)))


def test_processes_append_at_once(tmp_path: Path) -> None:
    """Three processes on a state that none of them has seen: every entry is there once, in one unbroken order."""
    processes = [appending(tmp_path, who, 20) for who in range(3)]
    assert [ended(process) for process in processes] == [20, 20, 20]
    assert all(process.returncode == 0 for process in processes)
    with open_state(tmp_path) as state:
        journal = Journal(state)
        entries = list(journal.entries())
        assert gapless(entries)
        assert len(entries) == 3 * 20 * 5
        for who in range(3):
            own = [
                entry.about["act"] for entry in entries if entry.about == {"who": who, "act": entry.about.get("act")}
            ]
            assert own == [act for act in range(20) for _ in ("intended", "done")]
        assert journal.key.name == "acme.example/journal"
        assert verify_live(journal).verified


def test_processes_append_at_once_on_postgresql(tmp_path: Path, postgres_url: str) -> None:
    """The same, with the tables in PostgreSQL and the keys in the folder."""
    open_state(tmp_path, postgres_url).close()
    processes = [appending(tmp_path, who, 10, postgres_url) for who in range(3)]
    assert [ended(process) for process in processes] == [10, 10, 10]
    with open_state(tmp_path, postgres_url) as state:
        journal = Journal(state)
        assert gapless(list(journal.entries()))
        assert verify_live(journal).verified
        assert journal.size == 3 * 10 * 5


@pytest.mark.parametrize("seed", range(6))
def test_killed_at_any_moment(tmp_path: Path, seed: int) -> None:
    """Killed with kill -9 at a random moment, again and again: what was said to be done is there, and it verifies."""
    moments = random.Random(seed)  # noqa: S311 - a moment, not a secret
    said = 0
    for round_ in range(3):
        process = appending(tmp_path, round_, 10_000)
        assert process.stdout is not None
        process.stdout.readline()  # it has begun
        time.sleep(moments.random() / 10)
        process.send_signal(signal.SIGKILL)
        said += 1 + ended(process)
    with open_state(tmp_path) as state:
        journal = Journal(state)
        entries = list(journal.entries())
        verdict = verify_live(journal)
        assert verdict.verified
        assert gapless(entries)
        assert len(journal.open()) <= 3  # one interrupted act a round at most, and it is shown
        assert verdict.open == tuple(entry.seq for entry in journal.open())
        assert sum(entry.stage == "done" for entry in entries) >= said
        meant = journal.intend(Kind.RETENTION_ERASE, {}, AT)  # and the journal goes on
        assert journal.done(meant, {}, AT).seq == len(entries) + 1


def test_killed_while_the_state_is_made(tmp_path: Path) -> None:
    """Killed during the very first opening, the next opening finishes what the first began."""
    for delay in (0.0, 0.15, 0.25, 0.3, 0.35, 0.4, 0.5):
        process = appending(tmp_path / "state", 0, 1)
        time.sleep(delay)
        process.kill()
        ended(process)
    with open_state(tmp_path / "state") as state:
        journal = Journal(state, "acme.example/journal")
        journal.note(Kind.EVENT_RECORD, {}, AT)
        assert verify_live(journal).verified


@contextmanager
def a_full_disk(state: State) -> Iterator[None]:
    """No further page can be added to the database, which is what SQLite meets on a full disk (SQLITE_FULL)."""

    def limit(raw: Any, _record: object) -> None:
        raw.execute(f"PRAGMA max_page_count = {pages}")

    with state.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
    event.listen(state.engine, "connect", limit)
    state.engine.dispose()
    yield
    event.remove(state.engine, "connect", limit)
    state.engine.dispose()


def fill(journal: Journal) -> None:
    """Append until something gives."""
    for _ in range(1_000):
        journal.append_many([Draft(Kind.EVENT_RECORD, {"pad": "x" * 100})] * 100, AT)


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    """The disk is full: a finding with a way out, nothing half written; room is made, and the journal goes on."""
    with open_state(tmp_path / "state") as state:
        journal = Journal(state, "acme.example/journal")
        journal.note(Kind.EVENT_RECORD, {}, AT)
        with a_full_disk(state), pytest.raises(KeptError) as stopped:
            fill(journal)
        assert stopped.value.finding.code == "state-full"
        assert stopped.value.finding.help is not None
        size = journal.size
        assert gapless(list(journal.entries()))
        assert verify_live(journal).verified
        journal.note(Kind.EVENT_RECORD, {}, AT)
        assert journal.size == size + 1
        assert verify_live(journal).verified


FILL = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from kept.findings import KeptError
from kept.journal import Draft, Journal, Kind
from kept.state import open_state

try:
    with open_state(Path(sys.argv[1])) as state:
        journal = Journal(state, "acme.example/journal")
        while True:
            journal.append_many([Draft(Kind.EVENT_RECORD, {"pad": "x" * 100})] * 100, datetime.now(UTC))
except KeptError as stopped:
    print(stopped.finding.code)
"""


@pytest.mark.parametrize("room", [1, 50_000, 100_000, 300_000, 1_000_000])
def test_a_disk_that_refuses_to_write(tmp_path: Path, room: int) -> None:
    """The system refuses to let a file grow, at the first byte or later: a finding, and nothing is lost."""
    run = subprocess.run(
        [sys.executable, "-c", FILL, str(tmp_path / "state")],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )
    assert run.stderr == ""
    assert run.stdout.strip() in {"state-disk", "state-full"}
    with open_state(tmp_path / "state") as state:
        journal = Journal(state, "acme.example/journal")
        assert verify_live(journal).verified
        journal.note(Kind.EVENT_RECORD, {}, AT)
        journal.export(tmp_path / "evidence")
        assert verify(tmp_path / "evidence", journal.key).verified


def test_an_export_is_of_one_moment(tmp_path: Path) -> None:
    """Exported while another process appends, entries and checkpoint are of the same moment."""
    process = appending(tmp_path / "state", 0, 10_000)
    assert process.stdout is not None
    process.stdout.readline()
    with open_state(tmp_path / "state") as state:
        journal = Journal(state)
        for _ in range(5):
            journal.export(tmp_path / "evidence")
            assert verify(tmp_path / "evidence", journal.key).verified
            assert verify_live(journal).verified
    process.kill()
    ended(process)
