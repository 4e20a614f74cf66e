"""Tables made from the holdings that name them: every column, of the kind that its name and its use tell."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from kept.holdings import Inventory, columns_of


def in_place(inventory: Inventory, place: str) -> list[str]:
    """The holdings whose records lie in a place of one's own."""
    return [name for name, one in inventory.holdings.items() if one.by is None and inventory.place_of(name) == place]


def make(inventory: Inventory, databases: Mapping[str, Path]) -> None:
    """Every table that the holdings name, empty."""
    for place, file in databases.items():
        with closing(sqlite3.connect(file)) as database, database:
            for holding in in_place(inventory, place):
                columns = ", ".join(
                    f"{name} {_kind(inventory, holding, name)}" for name in columns_of(inventory, holding)
                )
                database.execute(f"CREATE TABLE {inventory.table_of(holding)} ({columns})")
            for table, names in registers(inventory, place).items():
                database.execute(f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, {', '.join(names)})")


def registers(inventory: Inventory, place: str) -> Mapping[str, tuple[str, ...]]:
    """The tables of a place that only the register of clients names, with their columns."""
    known = {f"{place}.{inventory.table_of(name)}" for name in in_place(inventory, place)}
    named = inventory.clients.tables if inventory.clients is not None else {}
    return {
        table.partition(".")[2]: columns
        for table, columns in named.items()
        if table.partition(".")[0] == place and table not in known
    }


def _kind(inventory: Inventory, holding: str, name: str) -> str:
    one = inventory.holdings[holding]
    if name == one.key:
        return "INTEGER PRIMARY KEY"
    if one.of is not None and name == one.of.via:
        return "INTEGER"
    if name in {clock.column for clock in one.clocks.values()}:
        return "TIMESTAMP" if name == "at" or name.endswith("_at") else "DATE"
    return "TEXT"
