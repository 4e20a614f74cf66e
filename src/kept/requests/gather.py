"""Everything held about some people, in every place: identifiers → keys → records, link by link.

Set-based: one look per holding for all people of the batch, never one per person. What another party holds is named
with the reason why it was not reached; a record that fits one identifier and contradicts another is counted, not read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kept.connectors.conditions import EVERY, NONE, Condition, OneOf, both, either
from kept.connectors.interface import Connector, Selection
from kept.holdings import Inventory
from kept.links import Fetched, key_of, owner_of, up
from kept.links.identifiers import Identifiers, Numbers, canonical, match

FEW = 50  # keys that a link still names one by one; more are followed where they lie

Connect = Callable[[str], Connector]
People = Mapping[str, Identifiers]
"""Request → the identifiers of its person."""


@dataclass(frozen=True, slots=True)
class Found:
    """A record, and the requests whose person it is about."""

    of: tuple[str, ...]
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was found. ``doubtful``: holding → request → records that fit one identifier and contradict another."""

    records: Mapping[str, tuple[Found, ...]]
    doubtful: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def keys(self, inventory: Inventory, holding: str) -> tuple[Any, ...]:
        """The keys of the records found in a holding."""
        key = key_of(inventory, holding)
        return tuple(found.values[key] for found in self.records.get(holding, ()))

    def fetched(self, inventory: Inventory) -> Fetched:
        """The records with the links between them."""
        return Fetched(inventory, {name: [one.values for one in found] for name, found in self.records.items()})

    def of(self, request: str, holding: str) -> list[Mapping[str, Any]]:
        """One person's records in a holding."""
        return [one.values for one in self.records.get(holding, ()) if request in one.of]

    @property
    def count(self) -> int:
        """All records found."""
        return sum(len(found) for found in self.records.values())


def reached(inventory: Inventory) -> tuple[str, ...]:
    """The holdings that Kept reaches itself, the people's own records first, then what belongs to them."""
    own = [name for name, holding in inventory.holdings.items() if holding.by is None]
    return tuple(sorted(own, key=inventory.depth))


def gather(
    inventory: Inventory,
    connect: Connect,
    people: People,
    columns: Callable[[str], Iterable[str]],
    numbers: Numbers,
    *,
    known: Mapping[str, Iterable[Any]] | None = None,
) -> Gathered:
    """Find the records of these people. ``columns`` says what is read of a holding besides keys and links.

    ``known``: keys found earlier, holding → keys. They are looked for again, with all that belongs to them, also where
    the record that led there is gone.
    """
    records: dict[str, tuple[Found, ...]] = {}
    doubtful: dict[str, dict[str, int]] = {}
    conditions: dict[str, Condition] = {}
    for name in reached(inventory):
        where = _where(inventory, name, people, numbers, records, conditions, known or {})
        conditions[name] = where
        if where == NONE:
            continue
        connector = connect(inventory.place_of(name))
        wanted = _needed(inventory, name, columns(name))
        rows = connector.fetch(Selection(inventory.table_of(name), where), wanted)
        found, left = _attributed(inventory, name, rows, people, numbers, records)
        records[name] = found
        if left:
            doubtful[name] = left
            kept = tuple(one.values[key_of(inventory, name)] for one in found)
            conditions[name] = OneOf(key_of(inventory, name), kept) if kept else NONE
    return Gathered(records, doubtful)


def _where(
    inventory: Inventory,
    name: str,
    people: People,
    numbers: Numbers,
    records: Mapping[str, tuple[Found, ...]],
    conditions: Mapping[str, Condition],
    known: Mapping[str, Iterable[Any]],
) -> Condition:
    """The person's records here: recognised by an identifier, or belonging to a record found above."""
    holding = inventory.holdings[name]
    tests = [match(holding.identify, people.values(), numbers) or NONE]
    owner = owner_of(inventory, name)
    if owner is not None and holding.of is not None:
        key = key_of(inventory, owner)
        above = tuple(one.values[key] for one in records.get(owner, ()))
        elsewhere = inventory.place_of(owner) != inventory.place_of(name)
        if len(above) <= FEW or elsewhere or owner_of(inventory, owner) is None:
            tests.append(OneOf(holding.of.via, above) if above else NONE)
        else:
            tests.append(up(inventory, name, conditions[owner]))
        if orphaned := tuple(known.get(owner, ())):
            tests.append(OneOf(holding.of.via, orphaned))
    elif again := tuple(known.get(name, ())):  # what belongs to a record is found along its link, which an index serves
        tests.append(OneOf(key_of(inventory, name), again))
    tests = [test for test in tests if test != NONE]
    return either(*tests) if tests else NONE


def _needed(inventory: Inventory, name: str, more: Iterable[str]) -> tuple[str, ...]:
    holding = inventory.holdings[name]
    via = (holding.of.via,) if holding.of is not None else ()
    return tuple(dict.fromkeys((key_of(inventory, name), *via, *holding.identify.values(), *more)))


def _attributed(
    inventory: Inventory,
    name: str,
    rows: Iterable[Mapping[str, Any]],
    people: People,
    numbers: Numbers,
    records: Mapping[str, tuple[Found, ...]],
) -> tuple[tuple[Found, ...], dict[str, int]]:
    recognise = _Recognised(inventory.holdings[name].identify, people, numbers)
    owners = _owners(inventory, name, records)
    via = belongs.via if (belongs := inventory.holdings[name].of) is not None else None
    found: list[Found] = []
    doubtful: dict[str, int] = {}
    for row in rows:
        theirs, contradicted = recognise(row)
        above = owners.get(str(row[via]), ()) if via is not None else ()
        of = tuple(dict.fromkeys((*above, *theirs)))
        for request in contradicted:
            if request not in of:
                doubtful[request] = doubtful.get(request, 0) + 1
        if of or not contradicted:
            found.append(Found(of, row))
    return tuple(found), doubtful


def _owners(inventory: Inventory, name: str, records: Mapping[str, tuple[Found, ...]]) -> Mapping[str, tuple[str, ...]]:
    owner = owner_of(inventory, name)
    if owner is None:
        return {}
    key = key_of(inventory, owner)
    return {str(one.values[key]): one.of for one in records.get(owner, ())}


class _Recognised:
    """Whose record it is, by its own identifiers: those it fits, and those that another identifier contradicts."""

    def __init__(self, columns: Mapping[str, str], people: People, numbers: Numbers) -> None:
        self._columns, self._people, self._numbers = columns, people, numbers
        self._by: dict[tuple[str, str], list[str]] = {}
        self._given: dict[str, dict[str, frozenset[str]]] = {}
        for request, identifiers in people.items():
            plain = {k: frozenset(canonical(k, text, numbers) for text in texts) for k, texts in identifiers.items()}
            self._given[request] = plain
            for kind, texts in plain.items():
                for text in texts:
                    self._by.setdefault((kind, text), []).append(request)

    def __call__(self, row: Mapping[str, Any]) -> tuple[list[str], list[str]]:
        held = {
            kind: canonical(kind, str(row[column]), self._numbers)
            for kind, column in self._columns.items()
            if row[column] is not None and str(row[column]).strip()
        }
        fitting = dict.fromkeys(request for pair in held.items() for request in self._by.get(pair, ()))
        fits: list[str] = []
        contradicted: list[str] = []
        for request in fitting:
            given = self._given[request]
            agrees = all(text in given[kind] for kind, text in held.items() if kind in given)
            (fits if agrees else contradicted).append(request)
        return fits, contradicted


def narrowed(inventory: Inventory, holding: str, keys: tuple[Any, ...], owners: tuple[Any, ...]) -> Condition:
    """Exactly the records with these keys, reached along the link where that lets an index serve."""
    belongs = inventory.holdings[holding].of
    along = OneOf(belongs.via, owners) if belongs is not None and 0 < len(owners) <= FEW else EVERY
    return both(along, OneOf(key_of(inventory, holding), keys))
