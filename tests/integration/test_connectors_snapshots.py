"""The SQL that Kept writes, as committed text that a database engineer can read: `tests/snapshots/sql/<dialect>/NAME.sql`.

``KEPT_UPDATE=1`` writes the texts anew; the change is then reviewed like any other.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from kept.connectors import connect
from kept.connectors.conditions import (
    EVERY,
    After,
    Clock,
    Empty,
    Equals,
    Folded,
    Not,
    OneOf,
    OnOrBefore,
    Unreadable,
    Within,
    both,
    either,
)
from kept.connectors.interface import Act, Blank, Connector, Delete, Mark, Selection, Settings

SNAPSHOTS = Path(__file__).parent.parent / "snapshots" / "sql"
NewDatabase = Callable[[], AbstractContextManager[str]]

DAY = date(2023, 3, 1)
PAST = OnOrBefore(Clock("last_contact"), DAY)
CASES: dict[str, tuple[Selection, Act]] = {
    "delete_expired_by_date": (Selection("contacts", PAST), Delete()),
    "delete_expired_by_local_time": (Selection("contacts", OnOrBefore(Clock("asked_at"), DAY)), Delete()),
    "delete_expired_by_time_stored_in_utc": (
        Selection("contacts", OnOrBefore(Clock("asked_at", "Europe/Paris", "UTC"), DAY)),
        Delete(),
    ),
    "delete_expired_by_instant": (Selection("contacts", OnOrBefore(Clock("seen_at"), DAY)), Delete()),
    "delete_expired_by_text": (Selection("contacts", OnOrBefore(Clock("signed"), DAY)), Delete()),
    "delete_children_of_expired": (Selection("messages", Within("contact_id", "contacts", "id", PAST)), Delete()),
    "delete_parents_without_children": (
        Selection("contacts", both(PAST, Not(Within("id", "messages", "contact_id", EVERY)))),
        Delete(),
    ),
    "delete_parents_by_themselves": (
        Selection("contacts", Within("id", "contacts", "id", Within("id", "messages", "contact_id", EVERY))),
        Delete(),
    ),
    "delete_one_person": (Selection("contacts", Folded("email", ("someone@x.example",))), Delete()),
    "delete_one_of_many": (Selection("contacts", OneOf("id", tuple(range(1, 101)))), Delete()),
    "delete_every_record": (Selection("contacts"), Delete()),
    "blank_expired": (
        Selection("contacts", both(PAST, Not(either(Equals("status", "customer"), Empty("status"))))),
        Blank(("surname", "email")),
    ),
    "blank_with_a_fixed_value": (Selection("contacts", PAST), Blank(("email",), replace=(("Order", "erased"),))),
    "mark_a_date": (Selection("contacts", Equals("status", "signed")), Mark("last_contact", DAY)),
    "mark_an_instant": (Selection("contacts", Equals("status", "signed")), Mark("seen_at", DAY)),
    "delete_unreadable_or_future": (
        Selection("contacts", either(Unreadable(Clock("signed")), After(Clock("last_contact"), DAY))),
        Delete(),
    ),
}
COLUMNS = {
    "sqlite": "asked_at DATETIME, seen_at TEXT",
    "postgresql": "asked_at TIMESTAMP, seen_at TIMESTAMPTZ",
    "mariadb": "asked_at DATETIME, seen_at TIMESTAMP NULL",
}


@pytest.fixture(scope="module", params=COLUMNS)
def place(
    request: pytest.FixtureRequest,
    new_postgres: NewDatabase,
    new_mariadb: NewDatabase,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Connector]:
    """The same two tables in each engine."""
    if request.param == "sqlite":
        yield from _holding(f"sqlite:///{tmp_path_factory.mktemp('snapshots')}/crm.db", "sqlite")
        return
    with {"postgresql": new_postgres, "mariadb": new_mariadb}[request.param]() as url:
        yield from _holding(url, request.param)


def _holding(url: str, dialect: str) -> Iterator[Connector]:
    mark = "`" if dialect == "mariadb" else '"'
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(
            text(
                f"CREATE TABLE contacts (id INTEGER PRIMARY KEY, surname VARCHAR(80), email VARCHAR(80), status VARCHAR(20),"
                f" last_contact DATE, signed VARCHAR(40), {mark}Order{mark} VARCHAR(20) NOT NULL, {COLUMNS[dialect]})"
            )
        )
        connection.execute(
            text("CREATE TABLE messages (id INTEGER PRIMARY KEY, contact_id INTEGER, body VARCHAR(200))")
        )
    engine.dispose()
    connector = connect(Settings("crm", "sql", url))
    yield connector
    connector.close()


@pytest.mark.parametrize("name", CASES)
def test_the_statement_is_the_committed_one(place: Connector, name: str) -> None:
    """Letter by letter; and the engine itself accepts it."""
    selection, act = CASES[name]
    statement = place.prepare(selection, act)
    values = "".join(f"-- :{key} = {value!r}\n" for key, value in statement.values)
    written = f"{statement.text};\n{values}"
    file = SNAPSHOTS / place.dialect / f"{name}.sql"  # type: ignore[attr-defined] # of this connector
    if os.environ.get("KEPT_UPDATE") == "1":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(written, encoding="utf-8")
    assert written == file.read_text(encoding="utf-8")
    place.carry_out(selection, act, agreed=statement, at_most=0)
