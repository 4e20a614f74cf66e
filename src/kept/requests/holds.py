"""Holds in force, as they bear on the records that were found: what a hold names, and all that belongs to it, waits."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from kept.holdings.coverage import chain_of
from kept.links import Fetched, key_of
from kept.requests.decision import Held
from kept.requests.grounds import Ground, Stay
from kept.requests.timing import Record
from kept.state import State
from kept.state.tables import holds


@dataclass(frozen=True, slots=True)
class Standing:
    """A hold in force: its number, what it names, the law it cites, its last day. ``key`` ``None``: the whole holding."""

    id: str
    holding: str
    key: str | None
    law: str
    until: date | None


def in_force(state: State, on: date) -> tuple[Standing, ...]:
    """The holds that stand on the day: a hold stands through its last day, unless it was released."""
    with state.reading() as connection:
        rows = connection.execute(
            select(holds).where(holds.c.released_at.is_(None), holds.c.from_on <= on).order_by(holds.c.id)
        ).all()
    return tuple(
        Standing(row.id, row.holding or "*", _key(state, row.id, row.scope), row.law, row.until_on)
        for row in rows
        if row.until_on is None or row.until_on >= on
    )


def _key(state: State, hold: str, scope: str) -> str | None:
    """The record a hold names, sealed at rest; ``None`` where it holds everything."""
    sealed = json.loads(scope).get("key")
    return None if sealed is None else state.keys.unseal(bytes.fromhex(sealed), bound_to=f"hold {hold}").decode()


def held(standing: tuple[Standing, ...], fetched: Fetched) -> Held:
    """Holding → key → the hold that keeps the record. Where several keep it, the one that lasts longest."""
    found: dict[str, dict[str, Stay]] = {}
    for hold in sorted(standing, key=lambda one: (one.until is None, one.until or date.min)):
        stay = Stay(Ground.HOLD, f"hold {hold.id}", hold.law, hold.until)
        for name, records in fetched.records.items():
            key_column = key_of(fetched.inventory, name)
            for record in records:
                if _names(hold, name, record, fetched):
                    found.setdefault(name, {})[str(record[key_column])] = stay
    return found


def _names(hold: Standing, name: str, record: Record, fetched: Fetched) -> bool:
    """The hold names this record, or one that it belongs to."""
    if hold.holding == "*":
        return True
    if hold.holding not in chain_of(fetched.inventory, name):
        return False
    here: str = name
    one: Record | None = record
    while one is not None and here != hold.holding:
        belongs = fetched.inventory.holdings[here].of
        one = fetched.owner(here, one)
        here = belongs.holding if belongs is not None else hold.holding
    return one is not None and (hold.key is None or str(one[key_of(fetched.inventory, here)]) == hold.key)
