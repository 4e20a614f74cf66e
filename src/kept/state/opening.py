"""Opening Kept's own memory: a folder with an SQLite database, or a PostgreSQL one with the keys still in the folder.

Every write is one durable transaction (SQLite: write-ahead log, synchronous=FULL; PostgreSQL: its default). Every
complaint of the database leaves this room as :class:`~kept.state.errors.StateUnusable`, with its way out.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError, IntegrityError, NoSuchModuleError, OperationalError, SQLAlchemyError

from kept.state.errors import StateUnusable, unusable
from kept.state.keys import Keys
from kept.state.tables import settings

HEAD = "0003"  # the newest migration; a test compares it with the folder of migrations
_PATIENCE = 30.0  # seconds that a writer waits for another


class State:
    """Kept's memory, open. Use :func:`open_state`; close it, or use it in a ``with``."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self.folder = folder
        self.engine = engine
        self._writing: ContextVar[Connection | None] = ContextVar("writing", default=None)

    def __repr__(self) -> str:
        return f"State({str(self.folder)!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @cached_property
    def keys(self) -> Keys:
        """The keys that sign, make pseudonyms and seal; made on first use under ``<folder>/keys``."""
        return Keys(self.folder / "keys", self._key_mark)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One durable transaction that may write: all of it is kept, or none. Writers take turns on SQLite.

        Inside another ``writing`` of the same thread it is part of that one.
        """
        if (current := self._writing.get()) is not None:
            yield current
            return
        with self._telling(), self.engine.execution_options(kept_writing=True).begin() as connection:
            token = self._writing.set(connection)
            try:
                yield connection
            finally:
                self._writing.reset(token)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent look; never blocks a writer. Inside ``writing`` it sees what was written so far."""
        if (current := self._writing.get()) is not None:
            yield current
            return
        with self._telling(), self.engine.connect() as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
            yield connection

    def setting(self, name: str, value: str | None = None) -> str | None:
        """A fact of this state, written once: the first value given stays. ``None`` where it was never given."""
        asked = select(settings.c.value).where(settings.c.name == name)
        with self.reading() as connection:
            known: str | None = connection.scalar(asked)
        if known is not None or value is None:
            return known
        with self.writing() as connection:  # another process may be first: its value stays
            connection.execute(
                text("INSERT INTO settings (name, value) VALUES (:name, :value) ON CONFLICT DO NOTHING"),
                {"name": name, "value": value},
            )
            return connection.scalar(asked)

    def _key_mark(self, name: str, mark: str | None) -> str | None:
        return self.setting(f"key.{name}", mark)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError:
            raise  # a caller's matter: the database works
        except OperationalError as error:
            raise unusable(error, _place(self.engine.url)) from None
        except SQLAlchemyError as error:
            if "readonly" in str(error).lower() or "malformed" in str(error).lower() or "not a database" in str(error):
                raise unusable(error, _place(self.engine.url)) from None
            raise


def open_state(folder: Path, url: str | None = None) -> State:
    """Open the memory that lies in ``folder``, or make it (readable by its owner only).

    ``url`` names a PostgreSQL database for the tables; the keys stay in the folder. Raises ``StateUnusable``.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        target = _target(folder, url)
    except OSError as error:
        raise unusable(error, folder) from None
    state = State(folder, _engine(target))
    try:
        with state._telling():  # noqa: SLF001 - the same room
            _bring_to_head(state.engine)
    except BaseException:
        state.close()
        raise
    return state


def _target(folder: Path, url: str | None) -> URL:
    if url is None:
        path = folder / "state.db"
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))  # before SQLite makes it readable by all
        return URL.create("sqlite", database=str(path))
    try:
        target = make_url(url)
    except (ArgumentError, ValueError):
        raise StateUnusable("state-unreachable", "--state") from None
    if target.drivername in {"postgresql", "postgres"}:
        target = target.set(drivername="postgresql+psycopg")
    if target.get_backend_name() not in {"sqlite", "postgresql"}:
        raise StateUnusable("state-unreachable", _place(target))
    return target


def _place(url: URL) -> str:
    return url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def _engine(target: URL) -> Engine:
    try:
        if target.get_backend_name() != "sqlite":
            return create_engine(target, pool_pre_ping=True)
        engine = create_engine(target, connect_args={"timeout": _PATIENCE, "isolation_level": None})
    except (NoSuchModuleError, ImportError):
        raise StateUnusable("state-unreachable", _place(target)) from None
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(raw: Any, _record: object) -> None:
    raw.execute("PRAGMA synchronous=FULL")
    raw.execute("PRAGMA foreign_keys=ON")


def _begin(connection: Connection) -> None:
    """A writer takes its turn at once, so that what it read is still true when it writes."""
    writing = connection.get_execution_options().get("kept_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _bring_to_head(engine: Engine) -> None:
    found = _revision(engine)
    if found == HEAD:
        return  # the usual case: Alembic is not even imported
    if engine.dialect.name == "sqlite":
        _write_ahead(engine)
    from kept.state.migrations import upgrade

    upgrade(engine, HEAD)


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return found


def _write_ahead(engine: Engine) -> None:
    """Switch to the write-ahead log, once for the life of the file; two processes may meet here."""
    until = time.monotonic() + _PATIENCE
    while True:
        with closing(engine.raw_connection()) as raw:
            try:
                raw.cursor().execute("PRAGMA journal_mode=WAL")
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    raise unusable(error, _place(engine.url)) from None
            else:
                return
        time.sleep(0.02)
