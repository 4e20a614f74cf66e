"""A later version that governs earlier data: which records it moves, under which law, by whose decision.

For a DPO: the rule is that the promise made when data was collected stands. The exception needs a mandatory law, cited,
and a named person; the plan counts the records moved, and the journal keeps the count.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from kept.connectors.interface import Connector, Selection
from kept.links import dating, happened_by
from kept.links.versions import reached_back
from kept.load import Loaded
from kept.retention.rows import House
from kept.retention.values import Moved, Override


def override(loaded: Loaded, houses: Iterable[tuple[House, Connector]], on: date) -> Override | None:
    """The override in force on the day, with the records of each holding that were collected before its version."""
    policy = reached_back(loaded, on)
    if policy is None or policy.applies_to_earlier is None or policy.effective is None:
        return None
    eve, moved = policy.effective - timedelta(days=1), list[Moved]()
    for house, connector in houses:
        for name in house.judged:
            found = dating(policy, house.inventory, name, "collected")
            if found is None:
                continue
            records = connector.count(Selection(house.table(name), happened_by(house.inventory, found, eve)))
            if records:
                moved.append(Moved(name, policy.version or 1, records))
    cited = policy.applies_to_earlier
    return Override(policy.version or 1, cited.law, cited.by, tuple(moved))
