"""One promise on three engines: the same customer file in SQLite, PostgreSQL and MariaDB loses the same records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kept.connectors import connect
from kept.connectors.conditions import EVERY
from kept.connectors.interface import Connector, Selection, Settings
from kept.demo.store import build
from kept.journal import Journal, Kind
from kept.load import Loaded, load_folder
from kept.retention.apply import Workplace, apply
from kept.retention.plan import plan
from kept.retention.receipts import Receipts
from kept.retention.values import Plan
from kept.state import open_state
from kept.state.steps import InProcess
from kept.testing.sample import ticking

EXAMPLE = Path(__file__).parents[2] / "examples" / "ouicom"
ON = date(2026, 11, 22)
PEOPLE = 400
TABLES = {
    "contacts": ("id", "last_name", "email", "phone"),
    "messages": ("id", "body"),
    "prospecting": ("id",),
    "contracts": ("id", "reference", "terms"),
    "payments": ("id",),
    "invoices": ("id",),
}

Records = dict[str, list[Mapping[str, Any]]]


@dataclass(frozen=True)
class Run:
    """What a plan said, what came of it, and what is left."""

    made: Plan
    receipts: Receipts
    left: Records
    again: int
    journal: Journal


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    """The worked example."""
    return load_folder(EXAMPLE)


def numbers(made: Plan) -> dict[str, int]:
    """Step → records."""
    return {step.id: step.records for step in made.steps}


def held(place: Connector) -> Records:
    """What the tables hold."""
    return {name: list(place.fetch(Selection(name, EVERY), columns)) for name, columns in TABLES.items()}


@contextmanager
def carried_out(loaded: Loaded, url: str, folder: Path) -> Iterator[Run]:
    """The example's plan on a fresh customer file, carried out in small batches."""
    build(url, people=PEOPLE, on=ON)
    place = connect(Settings("crm", "sql", url))
    with open_state(folder) as state:
        journal = Journal(state)
        made = plan(loaded, lambda _: place, ON)
        receipts = apply(made, Workplace(loaded, lambda _: place, journal, ticking(), batch=20), InProcess())
        yield Run(made, receipts, held(place), plan(loaded, lambda _: place, ON).records, journal)
    place.close()


@pytest.fixture(scope="module")
def on_sqlite(loaded: Loaded, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """The reference: SQLite."""
    folder = tmp_path_factory.mktemp("sqlite")
    with carried_out(loaded, f"sqlite:///{folder}/crm.db", folder / "state") as run:
        yield run


def test_everything_planned_is_done_and_a_second_plan_is_empty(on_sqlite: Run) -> None:
    """Each step touches what it agreed to, no more and no less; nothing is left to do."""
    assert on_sqlite.receipts.complete
    assert on_sqlite.again == 0
    for row in on_sqlite.receipts.rows:
        assert row.records == row.agreed, row.step


def test_every_kind_of_step_occurs(on_sqlite: Run) -> None:
    """The customer file has something for each act: rows erased, values blanked, records named."""
    acts = {(step.holding, step.erases, bool(step.named)) for step in on_sqlite.made.steps if step.records}
    assert {("crm.contacts", False, False), ("crm.contacts", True, False), ("crm.invoices", True, False)} <= acts


def test_the_journal_has_counts_and_nothing_of_a_person(on_sqlite: Run) -> None:
    """No name, address or number of the file is in any entry."""
    said = "\n".join(entry.canonical for entry in on_sqlite.journal.entries())
    for record in on_sqlite.left["contacts"]:
        for value in (record["last_name"], record["email"], record["phone"]):
            assert value in {None, "-"} or f'"{value}"' not in said
    assert on_sqlite.journal.last(Kind.RETENTION_APPLY) is not None


def test_postgresql_agrees(loaded: Loaded, on_sqlite: Run, postgres_url: str, tmp_path: Path) -> None:
    """PostgreSQL plans the same numbers and keeps the same records."""
    with carried_out(loaded, postgres_url, tmp_path / "state") as run:
        assert numbers(run.made) == numbers(on_sqlite.made)
        assert run.receipts.complete
        assert run.left == on_sqlite.left
        assert run.again == 0


def test_mariadb_agrees(loaded: Loaded, on_sqlite: Run, mariadb_url: str, tmp_path: Path) -> None:
    """MariaDB plans the same numbers and keeps the same records."""
    with carried_out(loaded, mariadb_url, tmp_path / "state") as run:
        assert numbers(run.made) == numbers(on_sqlite.made)
        assert run.receipts.complete
        assert run.left == on_sqlite.left
        assert run.again == 0
