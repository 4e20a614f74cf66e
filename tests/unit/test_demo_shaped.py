"""The stores of the other examples: made from their holdings, the same each time, and of a shape that Kept can work on."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from kept.demo.shaped import build_shaped
from kept.holdings import Inventory
from kept.load import load_folder

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.parent.name for path in EXAMPLES.glob("*/holdings.yaml"))
ON = date(2026, 11, 22)


def _make(name: str, folder: Path) -> Inventory:
    loaded = load_folder(EXAMPLES / name)
    assert loaded.inventory is not None
    build_shaped(folder, loaded.policy, loaded.inventory, people=50, on=ON, seed=7)
    return loaded.inventory


def _content(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("name", NAMES)
def test_every_holding_has_its_records(name: str, tmp_path: Path) -> None:
    """Each place is there, and each holding in a database has its table, its columns and records in it."""
    inventory = _make(name, tmp_path)

    for holding, held in inventory.holdings.items():
        place = inventory.places.get(inventory.place_of(holding))
        if held.by is not None or place is None or place.kind != "sql":
            continue
        with closing(sqlite3.connect(tmp_path / f"{inventory.place_of(holding)}.db")) as file:
            columns = {row[1] for row in file.execute(f"PRAGMA table_info({inventory.table_of(holding)})")}
            assert {*held.holds.values(), *held.identify.values()} <= columns
            assert file.execute(f"SELECT count(*) > 0 FROM {inventory.table_of(holding)}").fetchone() == (1,)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_arguments_make_the_same_store(name: str, tmp_path: Path) -> None:
    """Byte for byte, so that figures can be told in a page."""
    _make(name, tmp_path / "one")
    _make(name, tmp_path / "two")

    assert _content(tmp_path / "one") == _content(tmp_path / "two")


@pytest.mark.parametrize("name", NAMES)
def test_nobody_in_it_exists(name: str, tmp_path: Path) -> None:
    """Every address lies on a domain kept for examples."""
    _make(name, tmp_path)

    for path in tmp_path.glob("*.db"):
        with closing(sqlite3.connect(path)) as file:
            tables = [row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            values = [value for table in tables for row in file.execute(f"SELECT * FROM {table}") for value in row]
        assert [
            value for value in values if isinstance(value, str) and "@" in value and not value.endswith(".example")
        ] == []
