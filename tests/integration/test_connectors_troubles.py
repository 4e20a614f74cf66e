"""What a database can answer instead of doing its work: a finding with a way out, never a traceback, never a value."""

from __future__ import annotations

import os
import sqlite3
import sys
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from kept.connectors import connect
from kept.connectors.conditions import Equals
from kept.connectors.interface import Blank, Connector, Delete, Done, Mark, Selection, Settings
from kept.findings import Finding, KeptError

PASSWORD = "correct-horse"
PERSON = "someone@x.example"


def told_by(address: str, kind: str = "sql") -> Finding:
    """The finding that opening this address ends in; it says neither password nor value, in either language."""
    with pytest.raises(KeptError) as told:
        connect(Settings("crm", kind, address))
    return checked(told.value)


def checked(error: KeptError) -> Finding:
    """A finding a stranger can act on, with nothing in it that must not leave."""
    finding = error.finding
    assert finding.help is not None
    assert finding.headline.en != finding.headline.fr
    assert "crm" in finding.headline.en
    assert error.__cause__ is None
    assert error.__suppress_context__ or error.__context__ is None
    for secret in (PASSWORD, PERSON):
        assert secret not in f"{finding}"
    return finding


def test_an_address_that_is_none_is_told() -> None:
    """Words that are no address, and databases that no connector knows."""
    assert told_by(f"nonsense {PASSWORD}").code == "unreadable-address"
    assert told_by(f"oracle://kept:{PASSWORD}@db.example/crm").code == "unknown-database-engine"
    assert told_by("sqlite:///x.db", kind="abacus").code == "unknown-kind-of-place"


def test_a_missing_driver_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The finding is the command to type."""
    for module, extra in (("psycopg", "postgres"), ("pymysql", "mariadb")):
        monkeypatch.setitem(sys.modules, module, None)
        scheme = "postgresql" if extra == "postgres" else "mariadb"
        finding = told_by(f"{scheme}://kept:{PASSWORD}@db.example/crm")
        assert finding.code == "missing-driver"
        assert finding.help is not None
        assert finding.help.en == f"pip install 'kept[{extra}]'"


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    """SQLite would create an empty database and find nothing to erase in it: the wrong answer, silently."""
    file = tmp_path / "crm.db"
    assert told_by(f"sqlite:///{file}").code == "missing-file"
    assert told_by("sqlite://").code == "missing-file"
    assert not file.exists()


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    """A text file under the name of a database."""
    file = tmp_path / "crm.db"
    file.write_text("This is a letter, and a long one. " * 100)
    assert told_by(f"sqlite:///{file}").code == "damaged-place"


@pytest.mark.parametrize("scheme", ["postgresql", "mariadb"])
def test_a_server_that_does_not_answer_is_told(scheme: str) -> None:
    """Nothing listens there."""
    assert told_by(f"{scheme}://kept:{PASSWORD}@127.0.0.1:1/crm").code == "unreachable-place"


def test_an_unknown_database_is_told(postgres_url: str, mariadb_url: str) -> None:
    """The server answers, the database is not there."""
    for address in (postgres_url, mariadb_url):
        wrong = make_url(address).set(database="kept_no_such_database")
        assert told_by(wrong.render_as_string(hide_password=False)).code == "unknown-database"


def test_a_refused_account_is_told(postgres_url: str, mariadb_url: str) -> None:
    """An account that the server does not know, with a password that stays unsaid."""
    for address in (postgres_url, mariadb_url):
        wrong = make_url(address).set(username="kept_nobody", password=PASSWORD)
        assert told_by(wrong.render_as_string(hide_password=False)).code == "wrong-password"


@pytest.fixture
def filled(sqlite_url: str) -> str:
    """A SQLite file with one person in it."""
    with sqlite3.connect(make_url(sqlite_url).database or "") as connection:
        connection.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, email TEXT UNIQUE, note TEXT)")
        connection.execute("INSERT INTO people VALUES (1, ?, ?), (2, 'b@x.example', NULL)", (PERSON, "x" * 100))
    connection.close()
    return sqlite_url


def attempt(place: Connector, act: Delete | Blank | Mark, selection: Selection | None = None) -> Finding:
    """The finding that the act ends in; afterwards the two people are still there."""
    selection = selection or Selection("people", Equals("id", 1))
    agreed = place.prepare(selection, act)
    with pytest.raises(KeptError) as told:
        place.carry_out(selection, act, agreed=agreed, at_most=10)
    return checked(told.value)


def test_a_read_only_file_is_told(filled: str) -> None:
    """The act is refused by the file system; nothing is lost."""
    if os.geteuid() == 0:
        address = filled + "?mode=ro"  # root may write every file, so the file is opened for reading only
        place = connect(Settings("crm", "sql", address))
    else:
        Path(make_url(filled).database or "").chmod(0o400)
        place = connect(Settings("crm", "sql", filled))
    assert attempt(place, Delete()).code == "read-only-place"
    assert place.total("people") == 2
    place.close()


def test_a_read_only_server_is_told(postgres_url: str) -> None:
    """A server that only answers questions refuses the act."""
    _make_people(postgres_url)
    place = connect(Settings("crm", "sql", postgres_url + "?options=-c%20default_transaction_read_only%3Don"))
    assert attempt(place, Delete()).code == "read-only-place"
    assert place.total("people") == 2
    place.close()


def test_a_full_disk_undoes_the_step(filled: str) -> None:
    """The database cannot grow by one page: the step is undone whole, and says what to do."""
    place = connect(Settings("crm", "sql", filled))
    with sqlite3.connect(make_url(filled).database or "") as owner:
        pages = owner.execute("PRAGMA page_count").fetchone()[0]
    owner.close()
    _every_connection(place, f"PRAGMA max_page_count={pages}")
    long = Blank((), replace=(("note", "y" * 50_000),))
    finding = attempt(place, long)
    assert finding.code == "disk-full"
    assert finding.help is not None
    assert "run the command again" in finding.help.en
    assert place.count(Selection("people", Equals("note", "x" * 100))) == 1
    place.close()


def test_a_place_held_by_other_work_is_told(filled: str, postgres_url: str) -> None:
    """Another writer holds the table; the wait is bounded."""
    other = sqlite3.connect(make_url(filled).database or "", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(KeptError) as told:
        _impatient(connect, Settings("crm", "sql", filled))
    assert checked(told.value).code == "place-locked"
    other.execute("ROLLBACK")
    other.close()
    _make_people(postgres_url)
    place = connect(Settings("crm", "sql", postgres_url + "?options=-c%20lock_timeout%3D100ms"))
    holder = create_engine(postgres_url)
    with holder.begin() as connection:
        connection.execute(text("LOCK TABLE people IN EXCLUSIVE MODE"))
        assert attempt(place, Delete()).code == "place-locked"
    holder.dispose()
    assert place.total("people") == 2
    place.close()


def test_a_statement_that_takes_too_long_is_stopped(postgres_url: str) -> None:
    """The server's limit ends it, and nothing has changed."""
    _make_people(postgres_url)
    slow = "CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(5); RETURN OLD; END'"
    _run(postgres_url, slow, "CREATE TRIGGER slow BEFORE DELETE ON people FOR EACH ROW EXECUTE FUNCTION slow()")
    place = connect(Settings("crm", "sql", postgres_url + "?options=-c%20statement_timeout%3D100ms"))
    assert attempt(place, Delete()).code == "took-too-long"
    assert place.total("people") == 2
    place.close()


def test_a_unique_value_that_is_written_twice_is_told_without_it(
    filled: str, postgres_url: str, mariadb_url: str
) -> None:
    """The engine's message would name the person; ours does not."""
    for address in (filled, postgres_url, mariadb_url):
        if address != filled:
            _make_people(address)
        place = connect(Settings("crm", "sql", address))
        finding = attempt(place, Blank((), replace=(("email", "b@x.example"),)))
        assert finding.code == "rule-of-the-table"
        place.close()


def test_a_table_that_vanished_since_the_plan_is_told(filled: str, postgres_url: str, mariadb_url: str) -> None:
    """Planned, then dropped by somebody: a finding; a column dropped likewise."""
    for address in (filled, postgres_url, mariadb_url):
        if address != filled:
            _make_people(address)
        place = connect(Settings("crm", "sql", address))
        by_note = Selection("people", Equals("note", "gone"))
        place.prepare(by_note, Delete())
        place.prepare(Selection("people"), Delete())
        _run(address, "ALTER TABLE people DROP COLUMN note")
        assert attempt(place, Delete(), by_note).code == "missing-column"
        _run(address, "DROP TABLE people")
        assert attempt(place, Delete(), Selection("people")).code == "missing-table"
        place.close()


def test_a_lost_connection_is_told_and_the_next_verb_works(postgres_url: str, mariadb_url: str) -> None:
    """The server ends our sessions; one verb fails with a finding, and the place is usable again."""
    for address, ids, kill in (
        (
            postgres_url,
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
            "SELECT pg_terminate_backend({})",
        ),
        (
            mariadb_url,
            "SELECT id FROM information_schema.processlist WHERE db = database() AND id <> connection_id()",
            "KILL {}",
        ),
    ):
        _make_people(address)
        place = connect(Settings("crm", "sql", address))
        assert place.total("people") == 2
        owner = create_engine(address)
        with owner.connect() as connection:
            for (session,) in list(connection.execute(text(ids))):
                connection.execute(text(kill.format(session)))
        owner.dispose()
        with pytest.raises(KeptError) as told:
            place.total("people")
        assert checked(told.value).code == "lost-connection"
        assert place.total("people") == 2
        place.close()


def test_records_that_a_trigger_keeps_are_not_said_to_be_gone(postgres_url: str) -> None:
    """What the engine counts is what is reported: nothing is said to be done that is not."""
    _make_people(postgres_url)
    keep = "CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'"
    _run(postgres_url, keep, "CREATE TRIGGER keep BEFORE DELETE ON people FOR EACH ROW EXECUTE FUNCTION keep()")
    place = connect(Settings("crm", "sql", postgres_url))
    selection = Selection("people")
    answer = place.carry_out(selection, Delete(), agreed=place.prepare(selection, Delete()), at_most=10)
    assert answer == Done(0)
    assert place.total("people") == 2
    place.close()


def test_a_day_is_not_written_into_a_column_that_is_not_there(filled: str) -> None:
    """The nearest name is offered."""
    place = connect(Settings("crm", "sql", filled))
    with pytest.raises(KeptError) as told:
        place.prepare(Selection("people"), Mark("notes", date(2026, 1, 1)))
    assert "`note`" in checked(told.value).headline.en
    place.close()


def _make_people(address: str) -> None:
    _run(
        address,
        "CREATE TABLE people (id INT PRIMARY KEY, email VARCHAR(80) UNIQUE, note VARCHAR(200))",
        f"INSERT INTO people VALUES (1, '{PERSON}', 'x'), (2, 'b@x.example', NULL)",
    )


def _run(address: str, *statements: str) -> None:
    engine = create_engine(address)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def _every_connection(place: Connector, pragma: str) -> None:
    """A setting of the owner's on each connection that the connector opens from now on."""
    from sqlalchemy import event

    engine = place._engine  # type: ignore[attr-defined] # noqa: SLF001 - a full disk cannot be had otherwise
    engine.dispose()
    event.listen(engine, "connect", lambda raw, _record: raw.execute(pragma))


def _impatient(open_place: object, settings: Settings) -> None:
    """Open and ask, with a shorter wait than the ten seconds of every day."""
    place = open_place(settings)  # type: ignore[operator] # `connect`
    _every_connection(place, "PRAGMA busy_timeout=50")
    try:
        place.total("people")
    finally:
        place.close()
