"""The invented customer file, put into a database.

For an engineer: ``python -m kept.demo.store crm.db`` makes it on SQLite in a few seconds; any SQLAlchemy address makes
it on another engine. The same arguments make the same file, record by record.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kept.demo.lives import File, Row, write
from kept.demo.tables import TABLES, Table

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

DAY = date(2026, 11, 22)  # the day on which the demo plays, so that everybody sees the same figures
PEOPLE = 20_000
SEED = 20_180_525


def build(where: str | Path, *, people: int = PEOPLE, on: date = DAY, seed: int = SEED) -> dict[str, int]:
    """Make the file of ``people`` people at a path (SQLite) or an address (``postgresql+psycopg://…``).

    Dates are relative to ``on``. Gives the number of records of each table. A SQLite file that is already there is
    replaced; on another engine the tables must not be there yet.
    """
    file = write(people, on, seed)
    address = str(where)
    if "://" in address and not address.startswith("sqlite"):
        _on_server(address, file)
    else:
        _on_sqlite(Path(address.partition(":///")[2] or address), file)
    return {table.name: len(records(file, table)) for table in TABLES}


def records(file: File, table: Table) -> list[Row]:
    """The records that the file holds for a table."""
    rows: list[Row] = getattr(file, table.name)
    return rows


def _on_sqlite(path: Path, file: File) -> None:
    """Written beside its place and moved there whole: a stop in the middle leaves no half file."""
    unfinished = path.with_name(path.name + ".part")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(unfinished)) as connection:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
        for table in TABLES:
            connection.execute(table.definition("TIMESTAMP"))
            connection.executemany(table.insertion(("?",) * len(table.columns)), records(file, table))
            if index := table.index():
                connection.execute(index)
        connection.commit()
    unfinished.replace(path)


def _on_server(address: str, file: File) -> None:
    from sqlalchemy import create_engine

    engine = create_engine(address)
    try:
        with engine.begin() as connection:
            for table in TABLES:
                _table_on_server(connection, table, records(file, table))
    finally:
        engine.dispose()


def _table_on_server(connection: Connection, table: Table, rows: list[Row]) -> None:
    from sqlalchemy import text

    moment = "DATETIME" if connection.dialect.name in {"mysql", "mariadb"} else "TIMESTAMP"
    connection.execute(text(table.definition(moment)))
    if index := table.index():
        connection.execute(text(index))
    if rows:
        insertion = text(table.insertion(tuple(f":{name}" for name in table.names)))
        connection.execute(insertion, [dict(zip(table.names, row, strict=True)) for row in rows])


def main() -> None:
    """``python -m kept.demo.store PATH [PEOPLE]``."""
    if len(sys.argv) not in {2, 3} or sys.argv[1].startswith("-") or not "".join(sys.argv[2:] or ["1"]).isdecimal():
        sys.exit("usage: python -m kept.demo.store PATH|ADDRESS [PEOPLE]")
    people = int(sys.argv[2]) if len(sys.argv) > 2 else PEOPLE  # noqa: PLR2004 - the second argument
    for table, count in build(sys.argv[1], people=people).items():
        print(f"{count:>8,}  {table}")  # noqa: T201 - a command prints


if __name__ == "__main__":
    main()
