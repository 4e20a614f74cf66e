"""An invented store of the shape that the holdings declare: one database a place, one table a holding, files in folders.

For a DPO: nobody in it exists. It lets the demo and the tests carry a policy out on records of the very shape that such
a company has. The first people of every store are Ada, Bruno and Chloé, so that they can be found in all of them.

For an engineer: the same arguments make the same store, record by record. Dates are relative to ``on``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from random import Random

from kept.demo.filling import Filler, Row
from kept.demo.registered import registers
from kept.demo.tables import Table
from kept.holdings import Holding, Inventory
from kept.policy import Policy

FILES = 300
"""Files in a place of files, at most: enough to be looked at one by one."""


def build_shaped(folder: Path, policy: Policy, inventory: Inventory, *, people: int, on: date, seed: int) -> None:
    """Make every place of the inventory under ``folder``: ``PLACE.db`` for a database, a folder ``PLACE`` for files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, place in inventory.places.items():
        filler = Filler(policy, inventory, people, on, Random(f"{seed} {name}"))  # noqa: S311 - an invented crowd, not a secret
        if place.kind == "sql":
            _database(folder / f"{name}.db", inventory, name, filler)
        else:
            _files(folder / name, place.path or "", inventory, name, filler)


def _database(path: Path, inventory: Inventory, place: str, filler: Filler) -> None:
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
        for table, names in _tables(inventory, place):
            connection.execute(table.definition("TIMESTAMP"))
            for holding in names:
                columns = [name for name, _ in table.columns]
                rows: Iterator[Row] = filler.rows(holding)
                marks = ("?",) * len(columns)
                connection.executemany(table.insertion(marks), ([row.get(name) for name in columns] for row in rows))
            if index := table.index():
                connection.execute(index)
        for table, register in registers(inventory, place, filler):
            connection.execute(table.definition("TIMESTAMP"))
            connection.executemany(table.insertion(("?",) * len(table.columns)), register)
        connection.commit()


def _tables(inventory: Inventory, place: str) -> Iterator[tuple[Table, list[str]]]:
    """Each table with the holdings that lie in it, parents first."""
    here = [name for name, held in inventory.holdings.items() if held.by is None and inventory.place_of(name) == place]
    shared: dict[str, list[str]] = {}
    for name in sorted(here, key=inventory.depth):
        shared.setdefault(inventory.table_of(name), []).append(name)
    for table, names in shared.items():
        columns: dict[str, str] = {}
        for name in names:
            columns |= {column: sql for column, sql in _columns(inventory.holdings[name]) if column not in columns}
        parent = next((held.of for held in (inventory.holdings[name] for name in names) if held.of is not None), None)
        inside = parent is not None and inventory.place_of(parent.holding) == place
        link = parent.via if parent is not None and inside else None
        yield (
            Table(table, tuple(columns.items()), link, inventory.table_of(parent.holding) if parent and link else None),
            names,
        )


def _columns(held: Holding) -> Iterator[tuple[str, str]]:
    if held.key is not None:
        yield held.key, "INTEGER NOT NULL PRIMARY KEY"
    if held.of is not None:
        yield held.of.via, "INTEGER"
    yield from ((clock.column, "DATE") for clock in held.clocks.values() if clock.column is not None)
    required = ("VARCHAR(200) NOT NULL", "VARCHAR(200)")
    for column in (
        *held.holds.values(),
        *held.identify.values(),
        *held.not_personal,
        *held.new,
        *([held.origin] if held.origin else []),
        *held.provenance.values(),
    ):
        yield column, required[0] if column in held.blank else required[1]
    if isinstance(held.people, dict):
        yield from ((column, "VARCHAR(40)") for when in held.people.values() for column in when.where)


def _files(folder: Path, template: str, inventory: Inventory, place: str, filler: Filler) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    holding = next((name for name in inventory.holdings if inventory.place_of(name) == place), None)
    if holding is None:
        return
    for told in filler.paths(holding, FILES):
        path = folder / template.format_map(told)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"invented for a demonstration\n")
