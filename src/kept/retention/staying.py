"""Holds: a reason why erasure waits, with its law, its end and its review.

For a DPO: a dispute, an order of an authority, a claim to establish. A hold stops erasure only; it never stops the
limits on use (GDPR 17(3)(e), 18(1)(c); C. civ. 2241).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kept.connectors.conditions import EVERY, NONE, Condition, either
from kept.holdings import Inventory
from kept.links import belonging


@dataclass(frozen=True, slots=True)
class Hold:
    """One hold in force. ``key``: the value of the holding's key column; ``None`` holds the whole holding.

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


@dataclass(frozen=True, slots=True)
class Holds:
    """The holds that a plan respects."""

    of: tuple[Hold, ...] = ()

    @classmethod
    def in_force(cls, holds: Iterable[Hold], on: date) -> Holds:
        """Those that have not ended on the day: a hold stands through its last day."""
        return cls(tuple(sorted((hold for hold in holds if hold.until >= on), key=lambda hold: hold.id)))

    def on(self, inventory: Inventory, holding: str) -> Condition:
        """Records of a holding that some hold keeps."""
        found = [self.by(inventory, hold, holding) for hold in self.of]
        kept = [one for one in found if one != NONE]
        return either(*kept) if kept else NONE

    @staticmethod
    def by(inventory: Inventory, hold: Hold, holding: str) -> Condition:
        """Records of ``holding`` that this hold keeps: the named one, and what belongs to it."""
        from kept.holdings.coverage import chain_of

        if hold.holding not in chain_of(inventory, holding):
            return NONE
        if hold.key is None:
            return EVERY
        return belonging(inventory, holding, {hold.holding: (hold.key,)})
