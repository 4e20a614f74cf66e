"""Which promise covers which value: the one answer that rules, plans and requests share.

For a DPO: a value lies in a holding, about people of some kind, for some purposes; the clauses found here are the ones
that decide how long it stays. A value that no clause covers is held without a promise. Nothing here opens a database.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kept.holdings.document import ClockColumn, Holding, Inventory
from kept.policy import Policy, RetentionClause


class DatedBy(NamedTuple):
    """The clock that dates an event: the holding it stands in (this one, or one up its links), and the column."""

    holding: str
    clock: ClockColumn


def chain_of(inventory: Inventory, holding: str) -> tuple[str, ...]:
    """The holding, then each one its records belong to, up to the record that identifies the person."""
    chain: list[str] = []
    name: str | None = holding
    while name is not None and name in inventory.holdings and name not in chain:
        chain.append(name)
        owner = inventory.holdings[name].of
        name = owner.holding if owner is not None else None
    return tuple(chain)


def kinds_of(policy: Policy, inventory: Inventory, holding: str) -> tuple[str, ...]:
    """The categories of people whose records lie there: its own, else those of the holding it belongs to.

    Umbrella words are replaced by the categories they cover. In the order of the document: the first that fits a
    record decides.
    """
    for name in chain_of(inventory, holding):
        people = inventory.holdings[name].people
        if people is not None:
            written = (people,) if isinstance(people, str) else tuple(people)
            return tuple(dict.fromkeys(kind for word in written for kind in policy.kinds(word)))
    return ()


def clauses_for(policy: Policy, inventory: Inventory, holding: str, kind: str, field: str) -> tuple[str, ...]:
    """The keys of ``policy.retention`` whose clauses cover a field, held here, about people of this kind.

    A clause covers it when it speaks of the kind (or of everyone), of the field's category (or of all data of its
    purposes), and of a purpose that the records are held for (or of any).
    """
    return tuple(
        name
        for name, clause in policy.retention.items()
        if covers(policy, clause, inventory.holdings[holding], kind, field)
    )


def covers(policy: Policy, clause: RetentionClause, holding: Holding, kind: str, field: str) -> bool:
    """Whether one clause is among those of :func:`clauses_for`."""
    return (
        (not clause.purposes or not set(clause.purposes).isdisjoint(holding.for_))
        and speaks_of_data(policy, clause, policy.category_of(field))
        and speaks_of_people(policy, clause, kind)
    )


def speaks_of_people(policy: Policy, clause: RetentionClause, kind: str) -> bool:
    """Whether a clause is about people of this kind; a clause that names nobody is about everyone."""
    return not clause.people or any(kind in policy.kinds(word) for word in clause.people)


def speaks_of_data(policy: Policy, clause: RetentionClause, category: str | None) -> bool:
    """Whether a clause is about this category of data; one that names none is about all the data of its purposes."""
    if clause.data:
        return category in clause.data
    named = [policy.purposes[name] for name in clause.purposes if name in policy.purposes]
    return not clause.purposes or any(category in purpose.data for purpose in named)


def dated_by(inventory: Inventory, holding: str, event: str) -> DatedBy | None:
    """Where an event is dated for the records of a holding: on them, else on the records they belong to."""
    for name in chain_of(inventory, holding):
        clock = inventory.holdings[name].clocks.get(event)
        if clock is not None:
            return DatedBy(name, clock)
    return None


def columns_of(inventory: Inventory, holding: str) -> tuple[str, ...]:
    """Every column that the document names for a holding, once, whatever it is named for."""
    return tuple(dict.fromkeys(_columns(inventory, holding)))


def _columns(inventory: Inventory, name: str) -> Iterator[str]:
    holding: Holding = inventory.holdings[name]
    if holding.key is not None:
        yield holding.key
    if holding.of is not None:
        yield holding.of.via
    if holding.made_from is not None:
        yield holding.made_from.via
    yield from holding.identify.values()
    yield from holding.holds.values()
    yield from (clock.column for clock in holding.clocks.values() if clock.column is not None)
    if isinstance(holding.people, dict):
        yield from (column for when in holding.people.values() for column in when.where)
    if holding.origin is not None:
        yield holding.origin
    yield from holding.provenance.values()
    yield from holding.not_personal
