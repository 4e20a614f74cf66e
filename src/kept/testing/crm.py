"""A customer file made person by person, for tests: the tables of the OUICOM example on any engine, and lives to put in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from kept.demo.tables import TABLES

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Life:
    """What the file holds about one person: the contact, and the records that belong to it.

    ``contracts``: (signed on, ended on) pairs; each gets ``bills`` payments and invoices, one a year from its signing.
    """

    id: int
    email: str | None
    phone: str | None = None
    kind: str = "prospect"
    origin: str = "contact-form"
    name: str = "Lovelace"
    first_name: str = "Ada"
    created: date = date(2025, 1, 10)
    last_contact: date | None = date(2026, 5, 4)
    messages: int = 2
    prospecting: int = 1
    contracts: tuple[tuple[date | None, date | None], ...] = ()
    bills: int = 2
    extra: Mapping[str, Any] = field(default_factory=dict)


class Crm:
    """The file at an address (SQLAlchemy). ``close`` it, or use it in a ``with``. ``made``: its tables are there already."""

    def __init__(self, url: str, *, made: bool = False) -> None:
        from sqlalchemy import create_engine, text

        self.url = url
        self._engine = create_engine(url)
        self._text = text
        moment = "DATETIME(6)" if self._engine.dialect.name in {"mysql", "mariadb"} else "TIMESTAMP"
        with self._engine.begin() as connection:
            for table in () if made else TABLES:
                connection.execute(text(table.definition(moment)))
                if (index := table.index()) is not None:
                    connection.execute(text(index))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def add(self, *lives: Life) -> None:
        """Put people in, with all their records."""
        for table in TABLES:
            self.insert(table.name, [row for life in lives for row in _rows(life)[table.name]])

    def insert(self, table: str, rows: Iterable[Row]) -> None:
        """Put records into a table as they are."""
        found = list(rows)
        if not found:
            return
        names = list(found[0])
        marks = ", ".join(f":{name}" for name in names)
        statement = self._text(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})")  # noqa: S608 - names written in tests
        with self._engine.begin() as connection:
            connection.execute(statement, [_plain(row) for row in found])

    def rows(self, table: str, where: str = "1 = 1", **values: Any) -> list[dict[str, Any]]:
        """The records of a table, by key."""
        statement = self._text(f"SELECT * FROM {table} WHERE {where} ORDER BY id")  # noqa: S608 - written in tests
        with self._engine.connect() as connection:
            return [dict(row) for row in connection.execute(statement, values).mappings()]

    def run(self, statement: str, **values: Any) -> None:
        """Any statement of the test's own."""
        with self._engine.begin() as connection:
            connection.execute(self._text(statement), values)

    def whole(self) -> dict[str, list[dict[str, Any]]]:
        """Every record of every table, to compare two ends."""
        return {table.name: self.rows(table.name) for table in TABLES}


def _plain(row: Row) -> dict[str, Any]:
    """Days as text, which every engine reads as what its column is."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


def _rows(life: Life) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    rows["contacts"] = [_contact(life)]
    first = life.id * 1000
    for number in range(life.messages):
        body = f"Question {number} of {life.first_name}"
        sent = f"{life.created} 09:{number % 60:02d}:00"
        rows["messages"].append(
            {"id": first + number, "contact_id": life.id, "body": body, "sent_at": sent, "answered_at": None}
        )
    for number in range(life.prospecting):
        sent = f"{life.created} 10:00:00"
        rows["prospecting"].append(
            {"id": first + number, "contact_id": life.id, "channel": "email", "campaign": "spring", "sent_at": sent}
        )
    for number, (signed, ended) in enumerate(life.contracts):
        _contract(rows, life, first + number, signed, ended)
    return rows


def _contact(life: Life) -> Row:
    return {
        "id": life.id,
        "kind": life.kind,
        "origin": life.origin,
        "last_name": life.name,
        "first_name": life.first_name,
        "email": life.email,
        "phone": life.phone,
        "postal_address": "12 rue des Essais, 99001 Villefictive",
        "created_at": f"{life.created} 08:00:00",
        "last_contact_at": life.last_contact,
        "closed_on": None,
        "told_of_source_on": life.created,
        **life.extra,
    }


def _contract(rows: dict[str, list[Row]], life: Life, number: int, signed: date | None, ended: date | None) -> None:
    who = f"{life.first_name} {life.name}"
    rows["contracts"].append(
        {
            "id": number,
            "contact_id": life.id,
            "reference": f"C-{number}",
            "terms": "a year of advice",
            "signatory": who,
            "created_at": f"{signed or life.created} 11:00:00",
            "signed_on": signed,
            "ended_on": ended,
        }
    )
    for bill in range(life.bills):
        day = date((signed or life.created).year + bill % 5, 6, 30)
        key = number * 1000 + bill
        rows["payments"].append({"id": key, "contract_id": number, "payer": who, "amount": 100, "paid_on": day})
        rows["invoices"].append(
            {
                "id": key,
                "contract_id": number,
                "number": f"F-{key}",
                "billed_name": who,
                "billed_address": "12 rue des Essais, 99001 Villefictive",
                "amount": 100,
                "issued_on": day,
                "fiscal_year_end": date(day.year, 12, 31),
            }
        )
