"""SQLite's write-ahead log, copied into the file by a second connection while the first goes on writing.

A checkpoint of the kind PASSIVE waits for nobody and holds nobody up (https://sqlite.org/pragma.html#pragma_wal_checkpoint);
left to the writer itself, it is a fifth of the time of a large erasure.
"""

from __future__ import annotations

from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.engine import Engine


class Copying:
    """One copy at a time. What is not copied when the place is closed, SQLite copies then."""

    def __init__(self) -> None:
        self._thread: Thread | None = None

    @property
    def begun(self) -> bool:
        """Whether a copy was ever asked for."""
        return self._thread is not None

    def go_on(self, engine: Engine) -> None:
        """Copy what has been committed, unless a copy is under way."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = Thread(target=_copy, args=(engine,), name="kept-sqlite-copying")
            self._thread.start()

    def wait(self) -> None:
        """Until the copy under way has ended."""
        if self._thread is not None:
            self._thread.join()


def _copy(engine: Engine) -> None:
    from sqlalchemy.exc import SQLAlchemyError

    # a full disk is told by the act that meets it; the log itself keeps everything meanwhile
    with suppress(SQLAlchemyError), engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")
