"""Run as a script: an erasure killed (SIGKILL) just before its first, second, third … statement, then run again.

Every statement to every database counts: the customer file, Kept's state. Prints how many places it was killed at; exits
with a message where one of the ends differs from that of an undisturbed run.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from kept.journal import verify_live
from kept.law.vocabulary import Right
from kept.requests import World, chosen, fulfil, open_requests
from kept.state.steps import InProcess
from kept.work.organisation import Organisation

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
TABLES = ("contacts", "messages", "prospecting", "contracts", "payments", "invoices")


def main(home: Path, emails: list[str]) -> None:
    """``home``: the organisation's folder with its file in ``crm.db``."""
    in_child(lambda: begin(home, emails))
    calm = copied(home, "calm")
    in_child(lambda: carry_out(calm))
    wanted = end_of(calm)
    number, place = 0, home
    while True:
        number += 1
        place = copied(home, "killed")
        in_child(lambda: carry_out(place, kill_before=number))  # noqa: B023 - called at once
        if in_child(lambda: sys.exit(0 if finished(place) else 1)) == 0:  # noqa: B023 - called at once
            break
        in_child(lambda: carry_out(place))  # noqa: B023 - called at once
        if end_of(place) != wanted:
            sys.exit(f"killed before statement {number}: another end")
        in_child(lambda: sound(place))  # noqa: B023 - called at once
    print(number - 1)  # noqa: T201 - the test reads it


def begin(home: Path, emails: list[str]) -> None:
    """The requests come in."""
    people: list[dict[str, tuple[str, ...]]] = [{"email": (email,)} for email in emails]
    open_requests(world(home), Right.ERASURE, people, received=NOW.date(), channel="email", at=NOW)


def carry_out(home: Path, kill_before: int | None = None) -> None:
    """Fulfil everything; die before one of the statements."""
    sent = 0

    def count(*_: Any) -> None:
        nonlocal sent
        sent += 1
        if sent == kill_before:
            os.kill(os.getpid(), signal.SIGKILL)

    here = world(home)
    event.listen(Engine, "before_cursor_execute", count)
    ready = chosen(here, None, NOW)
    fulfil(here, ready, lambda name: home / "answers" / name, lambda: NOW, lambda _: InProcess(), lambda _: True)


def finished(home: Path) -> bool:
    """Nothing is left to do: the run was not killed."""
    return not chosen(world(home), None, NOW)


def sound(home: Path) -> None:
    """The journal verifies, no intention is left open, every answer is there."""
    here = world(home)
    assert verify_live(here.journal).verified
    assert not here.journal.open()
    assert finished(home)
    assert len(list((home / "answers").glob("R-*/answer.json"))) == 3
    assert not list((home / "answers").glob(".*.part"))


def end_of(home: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every record of every table."""
    with closing(sqlite3.connect(home / "crm.db")) as connection:
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in TABLES}


def copied(home: Path, name: str) -> Path:
    """The folder as it was before anything was carried out."""
    place = home.with_name(name)
    shutil.rmtree(place, ignore_errors=True)
    return Path(shutil.copytree(home, place))


def world(home: Path) -> World:
    """The organisation, opened anew."""
    here = Organisation.at(home, {"KEPT_CRM": f"sqlite:///{home / 'crm.db'}"})
    inventory = here.sound.inventory
    assert inventory is not None
    return World(here.loaded.policy, inventory, here.connector, here.state, here.journal)


def in_child(act: Callable[[], None]) -> int:
    """Do it in a process of its own; its exit status, 137 where it was killed. A failure ends everything."""
    child = os.fork()
    if child == 0:
        status = 70
        try:
            act()
            status = 0
        except SystemExit as stop:
            status = int(stop.code or 0)
        finally:
            sys.stderr.flush()
            if status == 70:
                import traceback

                traceback.print_exc()
            os._exit(status)
    _, waited = os.waitpid(child, 0)
    if os.WIFSIGNALED(waited):
        return 128 + os.WTERMSIG(waited)
    if os.WEXITSTATUS(waited) == 70:
        sys.exit("a run failed")
    return os.WEXITSTATUS(waited)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
