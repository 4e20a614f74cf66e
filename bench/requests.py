"""One person's erasure, and a thousand at once, in PostgreSQL: time, and every statement to every database.

The file is the demo's, with 20,000 people, and one more who has 2,000 related records. What is timed is the whole of a
fulfilment: gather, decide, seal, journal, act, look again, write the answer, close.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import Engine, make_url

from bench.row import Row, told
from kept.demo.store import build
from kept.law.vocabulary import Right
from kept.requests import World, chosen, fulfil, open_requests
from kept.state.steps import InProcess
from kept.testing.crm import Crm, Life
from kept.work.organisation import Organisation

PEOPLE = int(os.environ.get("KEPT_BENCH_PEOPLE", "20000"))
BATCH = 1000
SERVER = os.environ.get("KEPT_TEST_POSTGRES", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres")
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
OUICOM = Path(__file__).parents[1] / "examples" / "ouicom"
_ID = 900_000


def rows() -> Iterator[Row]:
    """The person with 2,000 records, one like anybody, and a thousand at once."""
    with _database() as url, TemporaryDirectory() as folder:
        told(f"  a file of {PEOPLE:,} people")
        build(url, people=PEOPLE, on=date(2026, 11, 22))
        with Crm(url, made=True) as crm:
            crm.insert("contacts", [_contact(_ID)])
            crm.insert("messages", [_message(_ID * 1000 + n, _ID) for n in range(1200)])
            crm.insert("prospecting", [_sent(_ID * 1000 + n, _ID) for n in range(800)])
            crm.add(*(Life(30_000 + n, f"p{n}@person.example") for n in range(BATCH + 1)))
            crm.run("ANALYZE")
        here, world = _opened(Path(folder), url)
        _warm(world, Path(folder))
        big = _fulfilled(world, ["big@person.example"], Path(folder))
        one = _fulfilled(world, ["p0@person.example"], Path(folder))
        many = _fulfilled(world, [f"p{n + 1}@person.example" for n in range(BATCH)], Path(folder))
        here.close()
    how = f"PostgreSQL, {PEOPLE:,} people; target, state and journal counted together"
    yield Row("requests", "one erasure, 2,000 related records", f"{big[0]:.2f} s", "under 1 s", big[0] < 1, how)
    yield Row("requests", "its statements, all databases", str(big[1]), "under 50", big[1] < 50, how)  # noqa: PLR2004 - the goal
    each = many[0] / BATCH * 1000
    figure = f"{many[0]:.2f} s, {each:.1f} ms a person, {many[1]} statements"
    yield Row(
        "requests",
        f"{BATCH:,} erasures in one batch",
        figure,
        "",
        None,
        f"one alone: {one[0]:.2f} s, {one[1]} statements",
    )


def _fulfilled(world: World, emails: list[str], folder: Path) -> tuple[float, int]:
    """Seconds and statements of one fulfilment."""
    people: list[dict[str, tuple[str, ...]]] = [{"email": (email,)} for email in emails]
    open_requests(world, Right.ERASURE, people, received=NOW.date(), channel="email", at=NOW)
    with _counting() as sent:
        began = perf_counter()
        ready = chosen(world, None, NOW)
        answers = fulfil(
            world, ready, lambda name: folder / "out" / name, lambda: NOW, lambda _: InProcess(), lambda _: True
        )
        seconds = perf_counter() - began
    assert len(answers) == len(emails)  # noqa: S101 - a measure of nothing is no measure
    assert all(answer["counts"]["erased"] for answer in answers.values())  # noqa: S101 - the same
    return seconds, sent()


def _warm(world: World, folder: Path) -> None:
    """Templates, catalogue and connections are there before anything is timed; nobody is erased."""
    people: list[dict[str, tuple[str, ...]]] = [{"email": ("nobody@person.example",)}]
    open_requests(world, Right.ERASURE, people, received=NOW.date(), channel="email", at=NOW)
    ready = chosen(world, None, NOW)
    fulfil(world, ready, lambda name: folder / "out" / name, lambda: NOW, lambda _: InProcess(), lambda _: True)


def _opened(folder: Path, url: str) -> tuple[Organisation, World]:
    home = folder / "ouicom"
    shutil.copytree(OUICOM, home, ignore=shutil.ignore_patterns(".kept", "*.db", "answers"))
    here = Organisation.at(home, {"KEPT_CRM": url})
    inventory = here.sound.inventory
    assert inventory is not None  # noqa: S101 - the example has its holdings
    return here, World(here.loaded.policy, inventory, here.connector, here.state, here.journal)


@contextmanager
def _counting() -> Iterator[Callable[[], int]]:
    """Every statement that any database of this process is sent."""
    sent = 0

    def count(*_: Any) -> None:
        nonlocal sent
        sent += 1

    event.listen(Engine, "before_cursor_execute", count)
    try:
        yield lambda: sent
    finally:
        event.remove(Engine, "before_cursor_execute", count)


@contextmanager
def _database() -> Iterator[str]:
    name = f"kept_bench_{uuid.uuid4().hex[:10]}"
    server = make_url(SERVER).set(drivername="postgresql+psycopg")
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield server.set(database=name).render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        engine.dispose()


def _contact(number: int) -> dict[str, Any]:
    return {
        "id": number,
        "kind": "prospect",
        "origin": "contact-form",
        "last_name": "Big",
        "email": "big@person.example",
        "created_at": "2025-01-10 08:00:00",
        "last_contact_at": date(2026, 5, 4),
    }


def _message(number: int, contact: int) -> dict[str, Any]:
    return {"id": number, "contact_id": contact, "body": "a question", "sent_at": "2025-01-10 09:00:00"}


def _sent(number: int, contact: int) -> dict[str, Any]:
    return {"id": number, "contact_id": contact, "channel": "email", "campaign": "spring", "sent_at": "2025-01-10"}
