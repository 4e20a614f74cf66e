"""Holds as they are kept: why erasure waits, under which law, until when. Placing one is for ``retention``.

The record a hold names is sealed at rest: only who has the keys learns whose it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kept.state import State


@dataclass(frozen=True, slots=True)
class Hold:
    """One hold. ``key``: the value of the holding's key column; ``None`` holds the whole holding.

    What belongs to a held record is held with it, so a hold on the record of a person holds the person's records.
    """

    id: str
    holding: str
    key: str | int | None
    law: str
    reason: str
    by: str
    since: date
    until: date
    review: date


def holds_of(state: State) -> tuple[Hold, ...]:
    """Every hold that was not released, the oldest first."""
    from sqlalchemy import select

    from kept.state.tables import holds

    with state.reading() as connection:
        rows = connection.execute(select(holds).where(holds.c.released_at.is_(None)).order_by(holds.c.id)).all()
    return tuple(_hold(state, row) for row in rows)


def in_force(holds: Iterable[Hold], on: date) -> tuple[Hold, ...]:
    """Those that stand on the day: a hold stands through its last day."""
    return tuple(sorted((hold for hold in holds if hold.until >= on), key=lambda hold: hold.id))


def scope_of(state: State, hold: Hold) -> str:
    """What the hold names, as it is stored."""
    if hold.key is None:
        return json.dumps({"whole": True})
    return json.dumps({"key": state.keys.seal(str(hold.key).encode(), bound_to=f"hold {hold.id}").hex()})


def _hold(state: State, row: Any) -> Hold:
    sealed, key = json.loads(row.scope).get("key"), None
    if sealed is not None:
        key = state.keys.unseal(bytes.fromhex(sealed), bound_to=f"hold {row.id}").decode()
    return Hold(row.id, row.holding, key, row.law, row.reason, row.held_by, row.from_on, row.until_on, row.review_on)
