"""What only databases have: names that need quotes, walks, rights, links that resist, clocks of every type."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from kept.connectors import connect
from kept.connectors.conditions import EVERY, Clock, Equals, Folded, OnOrBefore, Unreadable, Within
from kept.connectors.interface import WHOLE, Blank, Connector, Delete, Done, Link, Mark, Range, Selection, Settings
from kept.findings import KeptError

NewDatabase = Callable[[], AbstractContextManager[str]]


@pytest.fixture(params=["sqlite", "postgresql", "mariadb"])
def url(request: pytest.FixtureRequest) -> str:
    """An empty database of each engine in turn."""
    fixture = {"sqlite": "sqlite_url", "postgresql": "postgres_url", "mariadb": "mariadb_url"}[request.param]
    address: str = request.getfixturevalue(fixture)
    return address


@pytest.fixture
def place(url: str) -> Iterator[Connector]:
    """The connector on it."""
    connector = connect(Settings("crm", "sql", url))
    yield connector
    connector.close()


def run(url: str, *statements: str, **values: Any) -> list[Any]:
    """Statements of the test's own, as the database's owner; the rows of the last one."""
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in statements:
            result = connection.execute(text(statement), values if statement is statements[-1] else {})
        rows = list(result) if result.returns_rows else []
    engine.dispose()
    return rows


def erase(connector: Connector, selection: Selection, **limits: Any) -> object:
    """Prepare and carry out, in one breath."""
    agreed = connector.prepare(selection, Delete())
    return connector.carry_out(selection, Delete(), agreed=agreed, **{"at_most": 1_000_000, **limits})


def test_names_that_need_quotes_are_quoted(url: str, place: Connector) -> None:
    """Reserved words, capitals, spaces, accents, quotes, colons and per cent signs are names like others."""
    mark = "`" if place.dialect == "mariadb" else '"'  # type: ignore[attr-defined] # of this connector
    names = ["Order", "select", "e mail", "prénom", "a%b", "a:p1", "it's", "half)(open"]
    columns = ", ".join(f"{mark}{name}{mark} VARCHAR(40)" for name in names).replace(":", r"\:")
    run(url, f"CREATE TABLE {mark}Group by{mark} (id INT PRIMARY KEY, {columns})")
    run(url, f"INSERT INTO {mark}Group by{mark} (id, {mark}Order{mark}) VALUES (1, 'x')")
    for name in names:
        selection = Selection("Group by", Equals("Order", "x"))
        act = Blank((name,), replace=((name, "%(p1)s :p1"),))
        answer = place.carry_out(selection, act, agreed=place.prepare(selection, act), at_most=1)
        assert answer == Done(1), name
        assert place.count(Selection("Group by", Equals(name, "%(p1)s :p1"))) == 1, name
        act = Blank((name,))
        selection = Selection("Group by", Equals(name, "%(p1)s :p1"))
        assert place.carry_out(selection, act, agreed=place.prepare(selection, act), at_most=1) == Done(1)
        run(url, f"UPDATE {mark}Group by{mark} SET {mark}Order{mark} = 'x'")


def test_a_table_of_another_schema_is_named_with_it(postgres_url: str) -> None:
    """`sales.contacts` is the table of that schema, in the schema's own listing too."""
    run(postgres_url, "CREATE SCHEMA sales", "CREATE TABLE sales.contacts (id INT PRIMARY KEY, email TEXT)")
    run(postgres_url, "INSERT INTO sales.contacts VALUES (1, 'a@x.example'), (2, 'b@x.example')")
    place = connect(Settings("crm", "sql", postgres_url))
    assert list(place.schema().tables) == ["sales.contacts"]
    assert erase(place, Selection("sales.contacts", Equals("id", 1))) == Done(1)
    assert place.total("sales.contacts") == 1
    assert "DELETE ON sales.contacts" in place.grants(Selection("sales.contacts"), Delete())
    place.close()


def test_declared_links_are_told(url: str, place: Connector) -> None:
    """A foreign key is a link, with what the database does when the parent goes."""
    run(
        url,
        "CREATE TABLE people (id INT PRIMARY KEY)",
        "CREATE TABLE messages (id INT PRIMARY KEY, person INT, FOREIGN KEY (person) REFERENCES people (id) ON DELETE CASCADE)",
    )
    assert place.schema().links == (Link("messages", "person", "people", "id", "cascade"),)


def test_a_link_that_resists_undoes_the_whole_step(url: str, place: Connector) -> None:
    """Parents whose children are still there stay, all of them, and the finding holds no value of theirs."""
    run(
        url,
        "CREATE TABLE people (id INT PRIMARY KEY, email VARCHAR(80))",
        "CREATE TABLE messages (id INT PRIMARY KEY, person INT, FOREIGN KEY (person) REFERENCES people (id))",
        "INSERT INTO people VALUES (1, 'a@x.example'), (2, 'b@x.example')",
        "INSERT INTO messages VALUES (7, 2)",
    )
    with pytest.raises(KeptError) as told:
        erase(place, Selection("people"))
    assert told.value.finding.code == "rule-of-the-table"
    assert "x.example" not in str(told.value.finding)
    assert told.value.__cause__ is None
    assert place.total("people") == 2


def test_a_commit_that_fails_is_a_finding_and_changes_nothing(postgres_url: str) -> None:
    """A link checked only at the commit is told like any other."""
    run(
        postgres_url,
        "CREATE TABLE people (id INT PRIMARY KEY)",
        "CREATE TABLE messages (person INT REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED)",
        "INSERT INTO people VALUES (1)",
        "INSERT INTO messages VALUES (1)",
    )
    place = connect(Settings("crm", "sql", postgres_url))
    with pytest.raises(KeptError) as told:
        erase(place, Selection("people"))
    assert told.value.finding.code == "rule-of-the-table"
    assert place.total("people") == 1
    place.close()


def test_a_view_is_looked_at_and_never_acted_on(url: str, place: Connector) -> None:
    """Records are erased where they lie."""
    run(
        url,
        "CREATE TABLE people (id INT PRIMARY KEY)",
        "INSERT INTO people VALUES (1)",
        "CREATE VIEW shown AS SELECT * FROM people",
    )
    assert place.total("shown") == 1
    with pytest.raises(KeptError) as told:
        place.prepare(Selection("shown"), Delete())
    assert told.value.finding.code == "not-a-table"


def test_a_required_column_is_not_blanked(url: str, place: Connector) -> None:
    """A column that may not be empty needs a value to take its place, and is told before anything is planned."""
    run(url, "CREATE TABLE people (id INT PRIMARY KEY, email VARCHAR(80) NOT NULL)")
    with pytest.raises(KeptError) as told:
        place.prepare(Selection("people"), Blank(("email",)))
    assert told.value.finding.code == "cannot-blank"
    assert "SET email = :p1" in place.prepare(Selection("people"), Blank((), replace=(("email", "-"),))).text


KEYS = {
    "an integer key": "id INT PRIMARY KEY",
    "a text key": "id VARCHAR(40) PRIMARY KEY",
    "two keys": "id INT, part INT DEFAULT 1, PRIMARY KEY (id, part)",
    "no key": "id INT",
    "a large key": "id BIGINT PRIMARY KEY",
}


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_every_kind_of_key_can_be_walked(url: str, place: Connector, key: str) -> None:
    """Whatever the key, the stretches together erase all and only what was selected, appended records included."""
    offset = 2**60 if "BIGINT" in key else 0
    run(url, f"CREATE TABLE people (day DATE, {key})")
    rows = ", ".join(f"({offset + n}, '{'2019' if n % 3 else '2025'}-05-05')" for n in range(900))
    run(url, f"INSERT INTO people (id, day) VALUES {rows}")
    selection = Selection("people", OnOrBefore(Clock("day"), date(2020, 1, 1)))
    agreed = place.prepare(selection, Delete())
    stretches = place.ranges(selection, Delete(), records=600, size=50)
    run(url, f"INSERT INTO people (id, day) VALUES ({offset + 1000}, '2018-01-01')")
    answers = [
        place.carry_out(selection, Delete(), agreed=agreed, at_most=601, within=stretch) for stretch in stretches
    ]
    assert sum(answer.records for answer in answers if isinstance(answer, Done)) == 601
    assert place.total("people") == 300


def test_blanking_by_stretches_touches_each_record_once(url: str, place: Connector) -> None:
    """New versions of rows land further on in the table; they are not blanked, nor counted, a second time."""
    run(url, "CREATE TABLE people (id INT PRIMARY KEY, email VARCHAR(200), day DATE)")
    rows = ", ".join(f"({n}, '{'x' * 150}@x.example', '2019-05-05')" for n in range(2000))
    run(url, f"INSERT INTO people VALUES {rows}")
    act, selection = Blank(("email",)), Selection("people", OnOrBefore(Clock("day"), date(2020, 1, 1)))
    agreed = place.prepare(selection, act)
    stretches = place.ranges(selection, act, records=2000, size=200)
    assert len(stretches) > 5
    answers = [place.carry_out(selection, act, agreed=agreed, at_most=2000, within=stretch) for stretch in stretches]
    assert sum(answer.records for answer in answers if isinstance(answer, Done)) == 2000


def test_a_short_stretch_of_sqlite_is_still_held_to_what_was_agreed(sqlite_url: str) -> None:
    """A stretch that could hold more than agreed is counted before it is committed; one that could not, need not be."""
    run(sqlite_url, "CREATE TABLE people (id INTEGER PRIMARY KEY)", "INSERT INTO people VALUES (1), (2), (3), (4)")
    place = connect(Settings("crm", "sql", sqlite_url))
    assert getattr(erase(place, Selection("people"), within=Range(1, 4), at_most=2), "code", None) == "more-than-agreed"
    assert place.total("people") == 4
    assert erase(place, Selection("people"), within=Range(1, 3), at_most=2) == Done(2)
    place.close()


def test_a_partitioned_table_is_walked_by_its_key(postgres_url: str) -> None:
    """Places in a table are told apart only within one partition, so the key decides there."""
    run(
        postgres_url,
        "CREATE TABLE people (id INT PRIMARY KEY, day DATE) PARTITION BY RANGE (id)",
        "CREATE TABLE people_1 PARTITION OF people FOR VALUES FROM (0) TO (100)",
        "CREATE TABLE people_2 PARTITION OF people FOR VALUES FROM (100) TO (1000)",
        "INSERT INTO people SELECT n, '2019-01-01' FROM generate_series(0, 299) AS n",
    )
    place = connect(Settings("crm", "sql", postgres_url))
    assert list(place.schema().tables) == ["people"]
    stretches = place.ranges(Selection("people"), Delete(), records=300, size=100)
    assert [stretch.stop for stretch in stretches] == [100, 200, None]
    assert [erase(place, Selection("people"), within=stretch) for stretch in stretches] == [Done(100)] * 3
    place.close()


def test_dates_that_python_cannot_hold_are_reported_not_erased(postgres_url: str) -> None:
    """`-infinity` is earlier than any day, and no date at all."""
    run(
        postgres_url,
        "CREATE TABLE people (id INT PRIMARY KEY, day DATE, at TIMESTAMPTZ)",
        "INSERT INTO people VALUES (1, '-infinity', '-infinity'), (2, 'infinity', 'infinity'), (3, '0044-03-15 BC', "
        "'0044-03-15 BC'), (4, '2019-01-01', '2019-01-01')",
    )
    place = connect(Settings("crm", "sql", postgres_url))
    for column in ("day", "at"):
        assert place.keys(Selection("people", Unreadable(Clock(column))), "id") == (1, 2, 3)
        assert place.keys(Selection("people", OnOrBefore(Clock(column), date(2020, 1, 1))), "id") == (4,)
    assert next(iter(place.fetch(Selection("people"), ["day"])))["day"] == "-infinity"
    place.close()


def test_zero_dates_of_mariadb_are_empty_and_half_zero_ones_unreadable(mariadb_url: str) -> None:
    """`0000-00-00` stands for no date, `2019-00-00` for a date nobody can read; neither has expired."""
    run(
        mariadb_url,
        "SET sql_mode = ''",
        "CREATE TABLE people (id INT PRIMARY KEY, day DATE, at DATETIME)",
        "INSERT INTO people VALUES (1, '0000-00-00', '0000-00-00'), (2, '2019-00-05', '2019-00-05'), (3, '2019-01-01', '2019-01-01'), (4, '2019-05-00', '2019-05-00')",
    )
    place = connect(Settings("crm", "sql", mariadb_url))
    for column in ("day", "at"):
        assert place.keys(Selection("people", Unreadable(Clock(column))), "id") == (2, 4)
        assert place.keys(Selection("people", OnOrBefore(Clock(column), date(2020, 1, 1))), "id") == (3,)
    assert next(iter(place.fetch(Selection("people"), ["day"])))["day"] is None
    place.close()


CLOCKS = {
    "sqlite": ("DATE", "TIMESTAMP", "TEXT"),
    "postgresql": ("DATE", "TIMESTAMP", "TIMESTAMPTZ", "TEXT"),
    "mariadb": ("DATE", "TIMESTAMP NULL", "DATETIME", "VARCHAR(40)"),
}


def test_a_day_written_into_a_clock_is_read_back_as_that_day(url: str, place: Connector) -> None:
    """Whatever the column's type and the zone, the marked day is neither the day before nor the day after."""
    for kind in CLOCKS[place.dialect]:  # type: ignore[attr-defined] # of this connector
        run(url, "DROP TABLE IF EXISTS deals", f"CREATE TABLE deals (id INT PRIMARY KEY, signed {kind})")
        run(url, "INSERT INTO deals (id) VALUES (1)")
        place.schema()
        selection, act = Selection("deals"), Mark("signed", date(2026, 3, 29))
        assert place.carry_out(selection, act, agreed=place.prepare(selection, act), at_most=1) == Done(1)
        for stored_in in (None, "UTC", "America/New_York", "Asia/Tokyo"):
            clock = Clock("signed", "Europe/Paris", stored_in)
            assert place.count(Selection("deals", OnOrBefore(clock, date(2026, 3, 29)))) == 1, (kind, stored_in)
            assert place.count(Selection("deals", OnOrBefore(clock, date(2026, 3, 28)))) == 0, (kind, stored_in)


def test_the_printed_grants_suffice(postgres_url: str, mariadb_url: str) -> None:
    """An account with exactly the rights that Kept prints can do the step, and one with a right less cannot."""
    for address in (postgres_url, mariadb_url):
        server = make_url(address)
        account = f"kept_{server.database}"[-30:]
        named = account if "postgres" in address else f"'{account}'@'%'"
        run(
            address,
            "CREATE TABLE people (id INT PRIMARY KEY, email VARCHAR(80))",
            "CREATE TABLE messages (id INT PRIMARY KEY, person INT)",
            "INSERT INTO people VALUES (1, 'a@x.example')",
            "INSERT INTO messages VALUES (2, 1)",
            f"CREATE USER {named}" + ("" if "postgres" in address else " IDENTIFIED BY ''"),
        )
        try:
            selection = Selection("messages", Within("person", "people", "id", Folded("email", ("A@x.example",))))
            owner = connect(Settings("crm", "sql", address))
            rights = sorted(owner.grants(selection, Delete()))
            owner.close()
            assert rights == ["DELETE ON messages", "SELECT ON messages", "SELECT ON people"]
            for right in rights[1:]:
                run(address, f"GRANT {right} TO {named}")
            place = connect(Settings("crm", "sql", server.set(username=account, password=None).render_as_string()))
            with pytest.raises(KeptError) as told:
                erase(place, selection)
            assert told.value.finding.code == "permission-denied"
            run(address, f"GRANT {rights[0]} TO {named}")
            assert erase(place, selection, within=WHOLE) == Done(1)
            place.close()
        finally:
            if "postgres" in address:
                run(address, f"DROP OWNED BY {named}", f"DROP USER {named}")
            else:
                run(address, f"DROP USER {named}")


def test_looking_cannot_change_the_database(postgres_url: str) -> None:
    """Looking verbs begin read only: the server itself refuses to change anything in them."""
    run(postgres_url, "CREATE TABLE people (id INT PRIMARY KEY)", "INSERT INTO people VALUES (1)")
    run(
        postgres_url,
        "CREATE FUNCTION sly() RETURNS int LANGUAGE sql AS 'DELETE FROM people RETURNING id'",
        "CREATE VIEW trap AS SELECT sly() AS id",
    )
    place = connect(Settings("crm", "sql", postgres_url))
    with pytest.raises(KeptError) as told:
        list(place.fetch(Selection("trap"), ["id"]))
    assert told.value.finding.code == "read-only-place"
    assert place.total("people") == 1
    place.close()


def test_a_person_is_found_and_erased_in_few_statements(postgres_url: str) -> None:
    """A person with 2,000 related records, in one second and a handful of statements."""
    import time

    run(
        postgres_url,
        "CREATE TABLE people (id INT PRIMARY KEY, email TEXT)",
        "CREATE TABLE messages (id INT PRIMARY KEY, person INT REFERENCES people (id))",
        "CREATE INDEX ON messages (person)",
        "INSERT INTO people SELECT n, 'p' || n || '@x.example' FROM generate_series(1, 20000) AS n",
        "INSERT INTO messages SELECT n, CASE WHEN n <= 2000 THEN 7 ELSE n % 20000 + 1 END FROM generate_series(1, 60000) AS n",
    )
    place = connect(Settings("crm", "sql", postgres_url))
    started, person = time.perf_counter(), Folded("email", ("P7@x.example",))
    children = erase(place, Selection("messages", Within("person", "people", "id", person)))
    parents = erase(place, Selection("people", person))
    assert (children, parents) == (Done(2002), Done(1))
    assert time.perf_counter() - started < 1
    assert place.statements < 10  # type: ignore[attr-defined] # of this connector
    place.close()


def test_streams_do_not_load_the_table(url: str, place: Connector) -> None:
    """Records come in the order of the key, and a reader who stops early costs nothing more."""
    run(url, "CREATE TABLE people (id INT PRIMARY KEY)")
    run(url, "INSERT INTO people VALUES " + ", ".join(f"({n})" for n in range(5000, 0, -1)))
    stream = place.fetch(Selection("people", EVERY), ["id"])
    assert [next(stream)["id"] for _ in range(3)] == [1, 2, 3]
    stream.close()  # type: ignore[attr-defined] # it is a generator
    assert place.total("people") == 5000
