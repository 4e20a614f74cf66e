"""Kept's own memory: made once, readable by its owner only, moved from shape to shape, and its keys never replaced."""

from __future__ import annotations

import errno
import stat
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import StatementError

from kept.journal import Journal, Kind, verify_live
from kept.state import StateUnusable, open_state
from kept.state.errors import unusable
from kept.state.migrations import newest
from kept.state.opening import HEAD
from kept.state.tables import holds, metadata, requests

AT = datetime(2026, 11, 22, 2, 4, 49, tzinfo=UTC)


def mode(path: Path) -> int:
    """Who may do what with a file."""
    return stat.S_IMODE(path.stat().st_mode)


def test_a_state_is_its_owner_s_alone(tmp_path: Path) -> None:
    """Folder, database and keys can be read by the account that runs Kept and by nobody else."""
    with open_state(tmp_path / "state") as state:
        Journal(state).note(Kind.EVENT_RECORD, {}, AT)
        state.keys.pseudonym("email", "someone@people.example")
        state.keys.seal(b"")
        assert {mode(path) for path in (tmp_path / "state").rglob("*") if path.is_file()} == {0o600}
        assert mode(tmp_path / "state") == mode(tmp_path / "state" / "keys") == 0o700


def test_every_write_is_durable(tmp_path: Path) -> None:
    """Write-ahead log and full synchronisation: what was answered survives a power cut."""
    with open_state(tmp_path) as state, state.reading() as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(text("PRAGMA synchronous")) == 2
        assert connection.scalar(text("PRAGMA busy_timeout")) >= 10_000


def test_migrations_lead_to_the_tables_that_the_code_knows(tmp_path: Path) -> None:
    """The migrations make the very tables, columns and indexes that the code writes to."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with open_state(tmp_path) as state, state.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, metadata) == []
    assert newest() == HEAD


def test_migrations_lead_there_on_postgresql(tmp_path: Path, postgres_url: str) -> None:
    """The same on PostgreSQL."""
    with open_state(tmp_path, postgres_url) as state:
        assert {"journal_entries", "requests", "holds", "attachments"} <= set(inspect(state.engine).get_table_names())
        journal = Journal(state, "acme.example/journal")
        journal.done(journal.intend(Kind.HOLD_OPEN, {"hold": "h-1"}, AT), {"hold": "h-1"}, AT)
        journal.checkpoint(AT)
        assert journal.last(Kind.HOLD_OPEN, hold="h-1") is not None
        assert verify_live(journal).verified
    with open_state(tmp_path, postgres_url.replace("+psycopg", "")) as again:
        assert Journal(again).size == 2


def test_a_state_in_today_s_shape_does_not_load_alembic(tmp_path: Path) -> None:
    """Opened a second time a state is compared by one word: start-up counts."""
    open_state(tmp_path).close()
    program = "import sys; from pathlib import Path; from kept.state import open_state; open_state(Path(sys.argv[1])); sys.exit('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False).returncode == 0


def test_a_state_from_a_later_kept_is_left_alone(tmp_path: Path) -> None:
    """An older Kept refuses a newer state, and touches nothing."""
    with open_state(tmp_path) as state, state.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StateUnusable) as stopped:
        open_state(tmp_path)
    assert stopped.value.finding.code == "state-newer"


def test_rows_keep_days_and_moments(tmp_path: Path) -> None:
    """A day stays a day, a moment comes back aware and in UTC; a moment without zone is refused."""
    row = {
        "id": "r-1",
        "right": "access",
        "state": "received",
        "received_on": date(2026, 1, 31),
        "channel": "portal",
        "identifiers_sealed": b"\x01",
        "deadline_safe": date(2026, 2, 28),
        "deadline_legal": date(2026, 3, 2),
        "opened_at": AT,
    }
    with open_state(tmp_path) as state:
        with state.writing() as connection:
            connection.execute(requests.insert().values(**row))
        with state.reading() as connection:
            read = connection.execute(select(requests)).one()
        assert (read.received_on, read.opened_at, read.closed_at) == (date(2026, 1, 31), AT, None)
        with pytest.raises(StatementError), state.writing() as connection:
            connection.execute(holds.update().values(released_at=AT.replace(tzinfo=None)))


# Keys


def test_a_pseudonym_is_the_same_for_the_same_person(tmp_path: Path) -> None:
    """The spelling of an address or a number does not matter; kind and person do; another state gives another one."""
    with open_state(tmp_path / "a") as state, open_state(tmp_path / "b") as other:
        pseudonym = state.keys.pseudonym
        assert pseudonym("email", "Jeanne@People.Example ") == pseudonym("email", "jeanne@people.example")
        assert pseudonym("phone", "06 12 34 56 78") == pseudonym("phone", "0612345678")
        assert pseudonym("phone", "+33 6 12 34 56 78") == pseudonym("phone", "0033612345678")
        assert pseudonym("email", "x@people.example") != pseudonym("name", "x@people.example")
        assert pseudonym("name", "René") == pseudonym("name", "Rene\u0301")
        assert pseudonym("email", "x@people.example") != other.keys.pseudonym("email", "x@people.example")
        assert len(pseudonym("email", "x")) == 34
        assert pseudonym("email", "x").startswith("p:")


def test_a_pseudonym_outlives_the_process(tmp_path: Path) -> None:
    """Opened again, the state gives the same pseudonym."""
    with open_state(tmp_path) as state:
        first = state.keys.pseudonym("email", "jeanne@people.example")
    with open_state(tmp_path) as state:
        assert state.keys.pseudonym("email", "jeanne@people.example") == first


def test_what_is_sealed_opens_only_where_it_belongs(tmp_path: Path) -> None:
    """A sealed value does not show its content, opens in its row, and nowhere else or altered."""
    with open_state(tmp_path) as state:
        sealed = state.keys.seal(b"jeanne@people.example", bound_to="request:r-1")
        assert b"jeanne" not in sealed
        assert state.keys.seal(b"x") != state.keys.seal(b"x")
        assert state.keys.unseal(sealed, bound_to="request:r-1") == b"jeanne@people.example"
        altered = sealed[:-1] + bytes([sealed[-1] ^ 1])
        for content, row in (
            (sealed, "request:r-2"),
            (altered, "request:r-1"),
            (b"", ""),
            (sealed[:5], ""),
            (b"\x02" * 40, ""),
        ):
            with pytest.raises(StateUnusable) as stopped:
                state.keys.unseal(content, bound_to=row)
            assert stopped.value.finding.code == "seal-broken"


@pytest.mark.parametrize("harm", ["gone", "another", "empty", "not hex"])
def test_keys_are_never_replaced_in_silence(tmp_path: Path, harm: str) -> None:
    """A state whose key is gone or another refuses to work: new keys would break every pseudonym."""
    with open_state(tmp_path) as state:
        state.keys.pseudonym("email", "jeanne@people.example")
    key = tmp_path / "keys" / "pseudonym.key"
    key.unlink()
    if harm != "gone":
        key.write_text({"another": "00" * 32, "empty": "", "not hex": "secret"}[harm])
    with open_state(tmp_path) as state, pytest.raises(StateUnusable) as stopped:
        state.keys.pseudonym("email", "jeanne@people.example")
    assert stopped.value.finding.code == "keys-missing"
    assert key.exists() is (harm != "gone")


def test_keys_do_not_show_themselves(tmp_path: Path) -> None:
    """Printed in an error or a log, the keys say where they lie and nothing else."""
    with open_state(tmp_path) as state:
        state.keys.seal(b"")
        secret = (tmp_path / "keys" / "seal.key").read_text().strip()
        assert secret not in repr(state.keys) + repr(state) + repr(vars(state))
        assert "keys" in repr(state.keys)


def test_processes_that_make_the_keys_at_once_have_the_same(tmp_path: Path) -> None:
    """Four processes meet a new state at the same moment: all four end with one pseudonym."""
    program = (
        "import sys; from pathlib import Path; from kept.state import open_state; "
        "print(open_state(Path(sys.argv[1])).keys.pseudonym('email', 'x@people.example'))"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path / "new")], stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert len({run.communicate()[0] for run in runs}) == 1
    assert [run.returncode for run in runs] == [0, 0, 0, 0]
    assert [path.name for path in (tmp_path / "new" / "keys").iterdir()] == ["pseudonym.key"]


# A memory that refuses to serve


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    """Where the folder cannot be made: a finding with its way out."""
    (tmp_path / "taken").write_text("")
    for folder in (tmp_path / "taken", tmp_path / "taken" / "under"):
        with pytest.raises(StateUnusable) as stopped:
            open_state(folder)
        assert stopped.value.finding.code == "state-unreachable"
        assert "--state" in stopped.value.finding.help["en"]  # type: ignore[index] # every one has help


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    """A state overwritten by something else is damaged, and is said to be."""
    (tmp_path / "state.db").write_text("not a database, " * 500)
    with pytest.raises(StateUnusable) as stopped:
        open_state(tmp_path)
    assert stopped.value.finding.code == "state-damaged"


def test_a_database_that_may_only_be_read(tmp_path: Path) -> None:
    """A read-only state can be shown and verified; writing to it is a finding."""
    with open_state(tmp_path) as state:
        Journal(state, "acme.example/journal").note(Kind.EVENT_RECORD, {}, AT)
    with open_state(tmp_path, f"sqlite:///file:{tmp_path}/state.db?mode=ro&uri=true") as state:
        journal = Journal(state)
        assert verify_live(journal).verified
        with pytest.raises(StateUnusable) as stopped:
            journal.note(Kind.EVENT_RECORD, {}, AT)
        assert stopped.value.finding.code == "state-read-only"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://kept:secret@127.0.0.1:1/none",
        "mysql+pymysql://kept:secret@127.0.0.1:1/none",
        "nosuch://kept:secret@127.0.0.1/none",
        "no url at all",
    ],
)
def test_a_database_that_does_not_answer(tmp_path: Path, url: str) -> None:
    """An unreachable or unsuitable database is a finding, and the password is not in it."""
    with pytest.raises(StateUnusable) as stopped:
        open_state(tmp_path, url)
    assert stopped.value.finding.code == "state-unreachable"
    assert "secret" not in str(stopped.value)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "state-full"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "state-full"),
        (OSError(errno.EROFS, "Read-only file system"), "state-read-only"),
        (PermissionError(errno.EACCES, "Permission denied"), "state-read-only"),
        (OSError(errno.EIO, "Input/output error"), "state-disk"),
    ],
)
def test_what_the_system_says_becomes_a_way_out(error: OSError, code: str) -> None:
    """Each complaint of the disk has its finding, in both languages."""
    finding = unusable(error, "/srv/kept").finding
    assert finding.code == code
    assert finding.headline.en != finding.headline.fr
    assert "/srv/kept" in finding.headline.fr
