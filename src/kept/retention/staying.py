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
from kept.links.holds import Hold, in_force


@dataclass(frozen=True, slots=True)
class Holds:
    """The holds that a plan respects."""

    of: tuple[Hold, ...] = ()

    @classmethod
    def in_force(cls, holds: Iterable[Hold], on: date) -> Holds:
        """Those that have not ended on the day."""
        return cls(in_force(holds, on))

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
