"""What no step lets go, each with its reason: refusal and omission are rows, never silence."""

from __future__ import annotations

from collections.abc import Iterator

from kept.connectors.conditions import EVERY
from kept.connectors.interface import Connector, Selection
from kept.holdings import Inventory
from kept.links import same_place
from kept.retention.judgement import Gap, Judgement
from kept.retention.reasons import Reason, Reasons
from kept.retention.rows import House
from kept.retention.values import Omission


def not_carried_out(inventory: Inventory) -> Iterator[Omission]:
    """Holdings that another party, or Kept's own state, looks after; and those that no statement can reach."""
    for name, holding in inventory.holdings.items():
        place = inventory.place_of(name)
        if holding.by == "kept":
            yield Omission(name, place, Reasons.held_by_kept())
        elif holding.by is not None:
            yield Omission(name, place, Reasons.held_by(holding.by))
        elif not same_place(inventory, name) and holding.of is not None:
            yield Omission(name, place, Reasons.elsewhere(holding.of.holding))


def gaps(house: House, holding: str, connector: Connector) -> Iterator[Omission]:
    """On one holding: values without a promise or without a clock, rows that cannot go, whole holds."""
    for reason in _of_rows(house, holding):
        yield Omission(holding, house.place, reason)
    for one in house.judged[holding]:
        for gap in one.gaps:
            yield from _omission(house, one, gap, connector)


def _of_rows(house: House, holding: str) -> Iterator[Reason]:
    """Why the rows of a holding stay, whatever their values."""
    if not house.judged[holding]:
        yield Reasons.of_nobody()
    elif not house.inventory.holdings[holding].holds:
        yield Reasons.of_nothing()
    if house.shared(holding):
        yield Reasons.shared_table(house.table(holding))
    yield from (Reasons.belonging_elsewhere(other) for other in house.elsewhere(holding))
    yield from (Reasons.undeclared_table(tie.table) for tie in house.ties(holding) if tie.holding is None)
    whole = (hold for hold in house.holds.of if house.holds.by(house.inventory, hold, holding) == EVERY)
    yield from (Reasons.on_hold(hold.id) for hold in whole)


def _omission(house: House, one: Judgement, gap: Gap, connector: Connector) -> Iterator[Omission]:
    """A gap that concerns records; one that concerns none is not told."""
    records = connector.count(Selection(house.table(one.holding), one.who))
    if records:
        yield Omission(one.holding, house.place, gap.reason, one.people, gap.fields, gap.clause, records)
