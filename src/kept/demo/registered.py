"""An invented register of clients: the organisations to whose people the records of the store belong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kept.demo.filling import Filler
from kept.demo.tables import Table
from kept.holdings import Clients, Inventory, Orders

_KEY = ("id", "INTEGER NOT NULL PRIMARY KEY")
_DAYS = {"signed", "ends", "accepted", "since", "ended", "active", "informed", "warned"}


def registers(inventory: Inventory, place: str, filler: Filler) -> Iterator[tuple[Table, list[Sequence[object]]]]:
    """The tables of a place that only the register names, with their records."""
    known = {f"{inventory.place_of(name)}.{inventory.table_of(name)}" for name in inventory.holdings}
    for part in inventory.clients.parts if inventory.clients is not None else ():
        here, _, table = part.table.partition(".")
        if here != place or part.table in known or not isinstance(part, Clients | Orders):
            continue
        named = {key: value for key in type(part).model_fields if isinstance(value := getattr(part, key), str)}
        columns = {column: key for key, column in named.items() if key not in {"table", "designated"}}
        sql = [(column, "DATE" if key in _DAYS else "VARCHAR(200)") for column, key in columns.items()]
        told = filler.clients() if isinstance(part, Clients) else filler.orders()
        rows: list[Sequence[object]] = [
            (number, *(one.get(key) for key in columns.values())) for number, one in enumerate(told, 1)
        ]
        yield Table(table, (_KEY, *sql)), rows
