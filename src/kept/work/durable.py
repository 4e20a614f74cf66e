"""Work that survives a kill -9: DBOS over a database of its own beside Kept's state.

For an engineer: a piece of work has a name that says what it is (for a plan, its digest). Started again under the same
name it takes up where it stopped, and once it has ended it gives the same answer without doing anything. What DBOS
remembers are names of steps and their JSON answers: counts, digests and reasons, never personal data.

DBOS is imported and launched only here, only while there is work, and let go of when the work has ended.
"""

from __future__ import annotations

import json
import logging
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy.exc import SQLAlchemyError

from kept.state.errors import unusable
from kept.state.steps import Answer, Runner

if TYPE_CHECKING:
    from dbos import DBOSConfig

_SHAPE = "kept-2"
"""The shape of the steps, and a part of each work's name: work begun under another one is begun anew, not taken up.

Change it when the steps of a work change. What was done stays done: an act repeated touches nothing.
"""

_PATIENCE = 10.0
"""Seconds to wait for the note that the work has ended; without it the next run walks through remembered answers."""

Work = Callable[[Runner], Answer]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a work answered. ``again``: it had ended before, and nothing was done now."""

    answer: Answer
    again: bool = False


class _Stopped(BaseException):
    """The work cannot go on now. It stays unfinished, to be taken up again."""


class _Steps:
    """The runner inside a durable work: DBOS remembers the answer of each step."""

    def __init__(self, enough: Event) -> None:
        self._enough = enough

    def step(self, name: str, act: Callable[[], Answer]) -> Answer:
        """The remembered answer; else do it and have it remembered."""
        from dbos import DBOS

        if self._enough.is_set():
            raise _Stopped

        def once() -> Answer:
            try:
                return act()
            except Exception as error:
                raise _Stopped from error

        return DBOS.run_step({"name": name}, once)


def run_durably(folder: Path, name: str, work: Work) -> Outcome:
    """Carry out the work called ``name``, from where it stopped if it had begun.

    ``folder`` is the state folder. What the work raises is raised here and the work stays unfinished. One work at a
    time: hold the lock of ``kept.work.lock`` around it.
    """
    path, name = folder / "dbos.db", f"{_SHAPE}-{name}"
    _prepare(path)
    try:
        with _launched(path, name, work) as start:
            return start()
    except (SQLAlchemyError, sqlite3.Error) as error:  # DBOS's own memory: the work's failures are findings
        raise unusable(error, path) from None


@contextmanager
def _launched(path: Path, name: str, work: Work) -> Iterator[Callable[[], Outcome]]:
    _hush()
    from dbos import DBOS

    ended: Future[Answer] = Future()
    enough = Event()
    DBOS(config=_config(path, name))
    try:
        begin = DBOS.workflow(name="kept", max_recovery_attempts=None)(_body(work, ended, enough))
        DBOS.launch()  # takes up the work of this name where it stopped, if it had begun
        yield lambda: _outcome(name, begin, ended)
    finally:
        enough.set()
        DBOS.destroy(destroy_registry=True)


def _outcome(name: str, begin: Callable[[], Answer], ended: Future[Answer]) -> Outcome:
    from dbos import DBOS, SetWorkflowID

    known = DBOS.get_workflow_status(name)
    if known is not None and known.status == "SUCCESS":
        return Outcome(DBOS.retrieve_workflow(name).get_result(), again=True)
    if known is None:
        with SetWorkflowID(name):
            DBOS.start_workflow(begin)
    answer = ended.result()  # raises what the work raised
    patience = time.monotonic() + _PATIENCE
    while time.monotonic() < patience:  # DBOS notes the end just after the work; a full disk may keep it from doing so
        status = DBOS.get_workflow_status(name)
        if status is not None and status.status == "SUCCESS":
            break
        time.sleep(0.005)
    return Outcome(answer)


def _body(work: Work, ended: Future[Answer], enough: Event) -> Callable[[], Answer]:
    """The work as DBOS calls it; the one who waits is told its end, whatever it is."""

    def body() -> Answer:
        try:
            answer = work(_Steps(enough))
        except _Stopped as stopped:
            ended.set_exception(stopped.__cause__ or stopped)
            raise
        except BaseException as error:
            ended.set_exception(error)
            raise _Stopped from error
        ended.set_result(answer)
        return answer

    return body


class _Json:
    """Answers are remembered as JSON: nothing is executed when they are read back."""

    def serialize(self, data: Any) -> str:
        return json.dumps(data, ensure_ascii=False)

    def deserialize(self, serialized_data: str) -> Any:
        return json.loads(serialized_data)

    def name(self) -> str:
        return "kept_json"


def _config(path: Path, name: str) -> DBOSConfig:
    """One process, one work: the work's own name is the executor's, so that only this work is taken up."""
    return cast(
        "DBOSConfig",
        {
            "name": "kept",
            "system_database_url": f"sqlite:///{path}",
            "application_version": _SHAPE,
            "executor_id": name,
            "serializer": _Json(),
            "log_level": "CRITICAL",
            "enable_otlp": False,
            "notification_listener_polling_interval_sec": 0.05,
        },
    )


def _prepare(path: Path) -> None:
    """The file, readable by its owner only, and written ahead so that a step costs one flush."""
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        with closing(sqlite3.connect(path, timeout=30)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
    except (OSError, sqlite3.Error) as error:
        raise unusable(error, path) from None


def _hush() -> None:
    """DBOS's log speaks to its developers, on standard error."""
    log = logging.getLogger("dbos")
    log.propagate = False
    log.setLevel(logging.CRITICAL + 1)
    if not log.handlers:
        log.addHandler(logging.NullHandler())
