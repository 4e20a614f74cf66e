"""Databases for tests: each test gets its own, and it is gone when the test ends.

Addresses come from ``KEPT_TEST_POSTGRES`` and ``KEPT_TEST_MARIADB``. Where no server answers, the tests that need it
are skipped with the reason; where ``CI=true`` they fail, because a machine that checks must have them.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import OperationalError

POSTGRES = "postgresql+psycopg://postgres@127.0.0.1:5432/postgres"
MARIADB = "mariadb+pymysql://root@127.0.0.1:3306/"


NewDatabase = Callable[[], AbstractContextManager[str]]


@pytest.fixture(scope="session")
def new_postgres() -> NewDatabase:
    """Makes a PostgreSQL database that lasts as long as a ``with`` block; for fixtures of a wider scope."""
    return _postgres


@pytest.fixture(scope="session")
def new_mariadb() -> NewDatabase:
    """Makes a MariaDB database that lasts as long as a ``with`` block; for fixtures of a wider scope."""
    return _mariadb


@pytest.fixture
def postgres_url(new_postgres: NewDatabase) -> Iterator[str]:
    """The address of an empty PostgreSQL database of this test's own."""
    with new_postgres() as url:
        yield url


@pytest.fixture
def mariadb_url(new_mariadb: NewDatabase) -> Iterator[str]:
    """The address of an empty MariaDB database of this test's own."""
    with new_mariadb() as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of an empty SQLite file of this test's own."""
    file = tmp_path / "place.db"
    file.touch()
    return f"sqlite:///{file}"


@contextmanager
def _postgres() -> Iterator[str]:
    server = make_url(os.environ.get("KEPT_TEST_POSTGRES", POSTGRES)).set(drivername="postgresql+psycopg")
    yield from _database(server, "PostgreSQL", "CREATE DATABASE {} TEMPLATE template0", "DROP DATABASE {} WITH (FORCE)")


@contextmanager
def _mariadb() -> Iterator[str]:
    server = make_url(os.environ.get("KEPT_TEST_MARIADB", MARIADB)).set(drivername="mariadb+pymysql")
    yield from _database(server, "MariaDB", "CREATE DATABASE {} CHARACTER SET utf8mb4", "DROP DATABASE {}")


def _database(server: URL, engine_name: str, create: str, drop: str) -> Iterator[str]:
    name = f"kept_test_{uuid.uuid4().hex[:12]}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 5})
    try:
        _run(engine.connect, create.format(name))
    except OperationalError:
        engine.dispose()
        _absent(engine_name, server)
    try:
        yield server.set(database=name).render_as_string(hide_password=False)
    finally:
        _run(engine.connect, drop.format(name))
        engine.dispose()


def _run(connect: Callable[[], object], statement: str) -> None:
    with connect() as connection:  # type: ignore[attr-defined] # SQLAlchemy's Connection
        connection.execute(text(statement))


def _absent(engine_name: str, server: URL) -> NoReturn:
    reason = f"no {engine_name} server answers at {server.host}:{server.port}"
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason}, and a machine that checks must have one", pytrace=False)
    pytest.skip(reason)
