"""Dates that cannot be true: empty where they may not be, no date at all, or in the future.

For a DPO: such a record is never erased on a guess and never kept in silence. It is counted here, with the column to
mend; so is a record that belongs to nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from kept.connectors.conditions import NONE, Condition, Not, both, either
from kept.connectors.interface import Connector, Selection
from kept.links import (
    Dating,
    Here,
    dating,
    happened_on_some_after,
    kind_condition,
    missing,
    owner_of,
    unreadable,
    up,
)
from kept.retention.rows import House
from kept.retention.values import Fault


def faults(house: House, holding: str, connector: Connector) -> Iterator[Fault]:
    """The faults on the records of one holding, for every clause that counts from one of its clocks."""
    yield from _orphans(house, holding, connector)
    for here, people in _needed(house, holding).items():
        who = kind_condition(house.loaded.policy, house.inventory, holding, *people)
        yield from _of_clock(house, here, who, connector)


def _orphans(house: House, holding: str, connector: Connector) -> Iterator[Fault]:
    """Records whose link leads nowhere: no kind of people, no clock of an owner."""
    owner, belongs = owner_of(house.inventory, holding), house.inventory.holdings[holding].of
    if owner is None or belongs is None:
        return
    somebody = up(house.inventory, holding, Not(NONE))
    records = connector.count(Selection(house.table(holding), Not(somebody)))
    if records:
        yield Fault(holding, house.place, "", belongs.via, "orphan", records)


def _needed(house: House, holding: str) -> dict[Here, tuple[str, ...]]:
    """The clocks on the records of this holding that some clause counts from, and for whom."""
    needed: dict[Here, dict[str, None]] = {}
    for name, judged in house.judged.items():
        governed = len({one.versions for one in judged}) > 1
        for one in judged:
            found = [ending.found for group in one.groups for ending in group.endings]
            collected = dating(house.loaded.policy, house.inventory, name, "collected") if governed else None
            for here in (end_of(each) for each in (*found, collected) if each is not None):
                if here.holding == holding:
                    needed.setdefault(here, {}).update(dict.fromkeys(one.people))
    return {here: tuple(people) for here, people in needed.items()}


def end_of(found: Dating) -> Here:
    """The column in which a search for a clock ends."""
    return found if isinstance(found, Here) else end_of(found.their)


def _of_clock(house: House, here: Here, who: Condition, connector: Connector) -> Iterator[Fault]:
    inventory, table = house.inventory, house.table(here.holding)
    kinds = {
        "empty": missing(inventory, here),
        "unreadable": unreadable(inventory, here),
        "future": happened_on_some_after(inventory, here, house.on),
    }
    if not connector.count(Selection(table, both(who, either(*kinds.values())))):
        return  # the usual case: one look for all three
    for kind, condition in kinds.items():
        records = connector.count(Selection(table, both(who, condition))) if condition != NONE else 0
        if records:
            yield Fault(here.holding, house.place, _event(house, here), here.clock.column, kind, records)


def _event(house: House, here: Here) -> str:
    clocks = house.inventory.holdings[here.holding].clocks
    return next(event for event, clock in clocks.items() if clock.column == here.clock.column)
