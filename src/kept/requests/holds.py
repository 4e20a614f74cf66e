"""Holds in force, as they bear on the records that were found: what a hold names, and all that belongs to it, waits."""

from __future__ import annotations

from kept.holdings.coverage import chain_of
from kept.links import Fetched, key_of
from kept.links.holds import Hold
from kept.requests.decision import Held
from kept.requests.grounds import Ground, Stay
from kept.requests.timing import Record


def held(standing: tuple[Hold, ...], fetched: Fetched) -> Held:
    """Holding → key → the hold that keeps the record. Where several keep it, the one that lasts longest."""
    found: dict[str, dict[str, Stay]] = {}
    for hold in sorted(standing, key=lambda one: one.until):
        stay = Stay(Ground.HOLD, f"hold {hold.id}", hold.law, hold.until)
        for name, records in fetched.records.items():
            key_column = key_of(fetched.inventory, name)
            for record in records:
                if _names(hold, name, record, fetched):
                    found.setdefault(name, {})[str(record[key_column])] = stay
    return found


def _names(hold: Hold, name: str, record: Record, fetched: Fetched) -> bool:
    """The hold names this record, or one that it belongs to."""
    if hold.holding not in chain_of(fetched.inventory, name):
        return False
    here: str = name
    one: Record | None = record
    while one is not None and here != hold.holding:
        belongs = fetched.inventory.holdings[here].of
        one = fetched.owner(here, one)
        here = belongs.holding if belongs is not None else hold.holding
    return one is not None and (hold.key is None or str(one[key_of(fetched.inventory, here)]) == str(hold.key))
