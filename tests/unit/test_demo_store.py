"""The invented customer file: the same for everybody, true to the holdings, and about nobody."""

import re
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from kept.demo.store import build, main
from kept.demo.tables import TABLES

HOLDINGS = Path(__file__).parents[2] / "examples" / "ouicom" / "holdings.yaml"
ON = date(2026, 11, 22)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of two thousand people."""
    path = tmp_path_factory.mktemp("store") / "crm.db"
    build(path, people=2_000, on=ON)
    return path


def _ask(store: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(store)) as connection:
        return connection.execute(question).fetchall()


def test_the_same_arguments_make_the_same_file(tmp_path: Path, store: Path) -> None:
    """Everybody who plays the demo sees the same figures."""
    again = tmp_path / "again.db"
    build(f"sqlite:///{again}", people=2_000, on=ON)
    assert again.read_bytes() == store.read_bytes()


def test_another_seed_makes_another_file(tmp_path: Path, store: Path) -> None:
    """The crowd comes from the seed, not from the code."""
    other = tmp_path / "other.db"
    build(other, people=2_000, on=ON, seed=7)
    assert other.read_bytes() != store.read_bytes()


def test_every_declared_column_is_there(store: Path) -> None:
    """Each column that holdings.yaml names exists, and no personal column is left undeclared."""
    holdings = yaml.safe_load(HOLDINGS.read_text(encoding="utf-8"))["holdings"]
    for table in TABLES:
        found = {row[1] for row in _ask(store, f"PRAGMA table_info({table.name})")}
        declared = _declared(holdings[f"crm.{table.name}"])
        assert found - {"id", table.link} == declared - {"id"}, table.name


def _declared(holding: dict[str, Any]) -> set[str]:
    columns: set[str] = set(holding.get("not-personal", ()))
    for part in ("holds", "clocks", "identify", "provenance"):
        for value in holding.get(part, {}).values():
            column = value.get("column") if isinstance(value, dict) else value
            columns |= {column} if column else set()
    return columns


def test_links_lead_somewhere(store: Path) -> None:
    """No record points at a parent that is not there."""
    assert _ask(store, "PRAGMA foreign_key_check") == []


def test_nobody_can_be_reached(store: Path) -> None:
    """Every address ends in .example, every number is of a range kept for fiction, no two people share one."""
    rows = _ask(store, "SELECT email, phone FROM contacts")
    fiction = re.compile(r"\+33 (1 99 00|2 61 91|3 53 01|4 65 71|5 36 49|6 39 98)( \d\d){2}")
    assert all(str(email).endswith(".example") for email, _ in rows)
    assert all(fiction.fullmatch(str(phone)) for _, phone in rows)
    assert len({email for email, _ in rows}) == len({phone for _, phone in rows}) == len(rows)


def test_the_file_shows_every_situation(store: Path) -> None:
    """Prospects active, silent and closed; contracts running and ended; invoices outliving their contract; bad clocks."""
    situations = {
        "active prospects": "kind = 'prospect' AND closed_on IS NULL AND last_contact_at > '2023-11-22'",
        "silent prospects": "kind = 'prospect' AND closed_on IS NULL AND last_contact_at <= '2023-11-21'",
        "closed prospects": "kind = 'prospect' AND closed_on <= '2026-11-21'",
        "customers whose contract runs": "id IN (SELECT contact_id FROM contracts WHERE ended_on IS NULL)",
        "contracts ended six years ago": "id IN (SELECT contact_id FROM contracts WHERE ended_on < '2020-11-22')",
        "partners": "kind = 'partner'",
        "no last contact": "last_contact_at IS NULL",
        "a last contact to come": "last_contact_at > '2026-11-22'",
    }
    for situation, condition in situations.items():
        [[count]] = _ask(store, f"SELECT count(*) FROM contacts WHERE {condition}")
        assert isinstance(count, int)
        assert count > 0, situation
    outliving = """
        SELECT count(*) FROM invoices JOIN contracts ON contracts.id = contract_id
        WHERE ended_on < '2021-11-22' AND fiscal_year_end > '2016-11-22'
    """
    assert _ask(store, outliving) != [(0,)]


def test_time_runs_forward(store: Path) -> None:
    """Nothing was signed after it ended, sent before its sender was known, or issued in the future."""
    for broken in (
        "SELECT 1 FROM contracts WHERE signed_on > ended_on OR date(created_at) > signed_on",
        "SELECT 1 FROM messages JOIN contacts c ON c.id = contact_id WHERE date(sent_at) < date(c.created_at)",
        "SELECT 1 FROM messages WHERE answered_at < sent_at",
        "SELECT 1 FROM invoices WHERE issued_on >= '2026-11-22' OR fiscal_year_end < issued_on",
        "SELECT 1 FROM contacts WHERE date(created_at) > '2026-11-22'",
    ):
        assert _ask(store, broken) == [], broken


@pytest.mark.parametrize("arguments", [["--help"], ["crm.db", "many"], []])
def test_what_cannot_be_a_store_is_said(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An option or a word where a number belongs is told how the command is typed, and leaves no file behind."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["kept.demo.store", *arguments])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert "usage" in str(stopped.value)
    assert not list(tmp_path.iterdir())
