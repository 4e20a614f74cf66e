"""What a record was worked out of: an invoice line of rating lines, a rating line of consumption (GDPR arts 5(1)(b), 5(2)).

For a DPO: a figure that somebody is billed for is traced back, record by record, to what was consumed. A line that
points to nothing was made of nothing that people were told of: it is left out of every use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kept.connectors.conditions import OneOf
from kept.connectors.interface import Connector, Selection
from kept.holdings import Inventory
from kept.links import key_of

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Source:
    """What a record was worked out of: one of another holding. ``there``: it still is; its own time may have ended before."""

    record: Any
    holding: str
    of: Any
    there: bool


def sources(
    inventory: Inventory, connect: Callable[[str], Connector], holding: str, records: Sequence[Mapping[str, Any]]
) -> tuple[Source, ...]:
    """What each record was worked out of; empty where the holding declares no source."""
    made = inventory.holdings[holding].made_from
    if made is None or made.holding not in inventory.holdings:
        return ()
    key, theirs = key_of(inventory, holding), key_of(inventory, made.holding)
    here, there = connect(inventory.place_of(holding)), connect(inventory.place_of(made.holding))
    found: list[Source] = []
    for keys in _batches([record[key] for record in records if key in record]):
        pointing = {
            row[key]: row[made.via]
            for row in here.fetch(Selection(inventory.table_of(holding), OneOf(key, keys)), (key, made.via))
        }
        named = tuple(dict.fromkeys(pointing.values()))
        held = set(map(str, there.keys(Selection(inventory.table_of(made.holding), OneOf(theirs, named)), theirs)))
        found += [Source(one, made.holding, of, str(of) in held) for one, of in pointing.items()]
    return tuple(found)


def _batches(keys: Sequence[Any]) -> Iterable[tuple[Any, ...]]:
    return (tuple(keys[start : start + _AT_ONCE]) for start in range(0, len(keys), _AT_ONCE))
