"""Every connector passes the same suite."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from kept.connectors import connect
from kept.connectors.conditions import Clock
from kept.connectors.files import TABLE, FilesConnector
from kept.connectors.interface import Connector, Settings
from kept.testing import MemoryConnector
from kept.testing.conformance import MESSAGES, PEOPLE, SAMPLE, Conformance, ConformanceOfTables

NewDatabase = Callable[[], AbstractContextManager[str]]

TABLES = (
    """CREATE TABLE people (id INT PRIMARY KEY, client VARCHAR(40) NOT NULL, date DATE, email VARCHAR(80),
    phone VARCHAR(40), signed VARCHAR(40))""",
    "CREATE TABLE messages (id INT PRIMARY KEY, person INT, body VARCHAR(200))",
)


def database_at(url: str) -> Iterator[Connector]:
    """The sample in a database, and the connector on it."""
    engine = create_engine(url)
    with engine.begin() as connection:
        for name in ("people", "messages"):
            connection.execute(text(f"DROP TABLE IF EXISTS {name}"))
        for table in TABLES:
            connection.execute(text(table))
        for name, records in (("people", PEOPLE), ("messages", MESSAGES)):
            marks = ", ".join(f":{column}" for column in records[0])
            connection.execute(
                text(f"INSERT INTO {name} VALUES ({marks})"),
                [{column: _plain(value, url) for column, value in record.items()} for record in records],
            )
    engine.dispose()
    connector = connect(Settings("crm", "sql", url))
    yield connector
    connector.close()


def _plain(value: object, url: str) -> object:
    """SQLite keeps a date as its ISO text."""
    return str(value) if url.startswith("sqlite") and hasattr(value, "isoformat") else value


@pytest.fixture(scope="module")
def postgres(new_postgres: NewDatabase) -> Iterator[str]:
    """One PostgreSQL database for this module; each test makes its tables anew."""
    with new_postgres() as url:
        yield url


@pytest.fixture(scope="module")
def mariadb(new_mariadb: NewDatabase) -> Iterator[str]:
    """One MariaDB database for this module; each test makes its tables anew."""
    with new_mariadb() as url:
        yield url


class TestMemory(ConformanceOfTables):
    """The place in a dictionary."""

    @pytest.fixture
    def connector(self) -> Connector:
        """The sample in memory."""
        return MemoryConnector({"people": PEOPLE, "messages": MESSAGES})


class TestSQLite(ConformanceOfTables):
    """SQLite, with tables whose key is the rowid under another type."""

    @pytest.fixture
    def connector(self, sqlite_url: str) -> Iterator[Connector]:
        """The sample in a file."""
        yield from database_at(sqlite_url)


class TestPostgreSQL(ConformanceOfTables):
    """PostgreSQL, walked by pages."""

    @pytest.fixture
    def connector(self, postgres: str) -> Iterator[Connector]:
        """The sample on the server."""
        yield from database_at(postgres)


class TestMariaDB(ConformanceOfTables):
    """MariaDB, whose collation folds letters that the sample tells apart."""

    @pytest.fixture
    def connector(self, mariadb: str) -> Iterator[Connector]:
        """The sample on the server."""
        yield from database_at(mariadb)


class TestFiles(Conformance):
    """A folder of recordings, a day deep."""

    table = TABLE
    clock = Clock("date")

    @pytest.fixture
    def connector(self, tmp_path: Path) -> FilesConnector:
        """The sample as files."""
        for number, client, day in SAMPLE:
            file = tmp_path / client / f"{day:%Y/%m/%d}" / f"{number}.wav"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(b"sound")
        settings = Settings("recordings", "files", str(tmp_path), path="{client}/{year}/{month}/{day}/{id}.wav")
        return FilesConnector(settings)
