"""What goes and what stays, record by record, decided once before anything is touched.

The decision is what was agreed: acts walk it and nothing else, and the second look is held against it. It names records
by their keys, so it is personal data: it is sealed in Kept's state and destroyed when the requests close.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kept.holdings import Inventory
from kept.links import key_of
from kept.policy import Policy
from kept.requests.gather import Gathered, reached
from kept.requests.grounds import Ground, Stay, stay_under
from kept.requests.timing import Record, Timing

Key = str | int


@dataclass(frozen=True, slots=True)
class Kept:
    """Values of one record that stay: which fields, and each reason. ``below``: holdings whose records keep the row."""

    key: Key
    of: tuple[str, ...]
    stays: tuple[tuple[Stay, tuple[str, ...]], ...]
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """The decision on one holding.

    ``found``: key → the requests it answers. ``delete``: records that go whole. ``blank``: columns → records that lose
    these values. ``kept``: the records that stay, with the reasons.
    """

    holding: str
    found: Mapping[Key, tuple[str, ...]]
    delete: tuple[Key, ...] = ()
    blank: Mapping[tuple[str, ...], tuple[Key, ...]] = field(default_factory=dict)
    kept: tuple[Kept, ...] = ()

    @property
    def waits(self) -> bool:
        """A hold keeps something here that would go otherwise."""
        return any(stay.ground is Ground.HOLD for kept in self.kept for stay, _ in kept.stays)


@dataclass(frozen=True, slots=True)
class Decision:
    """The whole of it, children before parents: the order in which it is carried out."""

    on: date
    parts: tuple[Part, ...]
    doubtful: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def part(self, holding: str) -> Part | None:
        """The decision on a holding, if anything was found there."""
        return next((part for part in self.parts if part.holding == holding), None)

    def keys(self, holding: str) -> tuple[Key, ...]:
        """The records found in a holding."""
        part = self.part(holding)
        return tuple(part.found) if part else ()


Held = Mapping[str, Mapping[str, Stay]]
"""Holding → key (as text) → the hold that keeps the record. The key ``*`` stands for every record."""


Limited = Mapping[str, Collection[str]]
"""Request → the only fields that its person asked to have erased; a request that is not there asks for everything."""


def decide(
    policy: Policy, inventory: Inventory, gathered: Gathered, timing: Timing, held: Held, limited: Limited
) -> Decision:
    """Decide on every record found. Children first: a record that a child still needs stays, emptied of what may go."""
    staying: dict[str, set[str]] = {}  # holding → owner keys that a record staying there belongs to
    parts: list[Part] = []
    for name in reversed(reached(inventory)):
        found = gathered.records.get(name, ())
        if not found:
            continue
        parts.append(_part(policy, inventory, name, found, timing, held.get(name, {}), staying, limited))
    return Decision(timing.on, tuple(parts), gathered.doubtful)


def _part(
    policy: Policy,
    inventory: Inventory,
    name: str,
    found: Sequence[Any],
    timing: Timing,
    held: Mapping[str, Stay],
    staying: dict[str, set[str]],
    limited: Limited,
) -> Part:
    key_column, belongs = key_of(inventory, name), inventory.holdings[name].of
    delete: list[Key] = []
    blank: dict[tuple[str, ...], list[Key]] = {}
    kept: list[Kept] = []
    for one in found:
        key = one.values[key_column]
        stays = _stays(policy, inventory, name, one.values, timing)
        hold = held.get(str(key)) or held.get("*")
        if hold is not None:
            stays = {field_: (*stays.get(field_, ()), hold) for field_ in inventory.holdings[name].holds}
        only = _only(one.of, limited)
        if only is not None:
            spared = (field_ for field_ in inventory.holdings[name].holds if field_ not in only)
            stays |= {field_: (*stays.get(field_, ()), _NOT_ASKED) for field_ in spared}
        below = tuple(child for child in inventory.children_of(name) if str(key) in staying.get(child, ()))
        if not stays and not below and hold is None and only is None:
            delete.append(key)
            continue
        if belongs is not None and one.values[belongs.via] is not None:
            staying.setdefault(name, set()).add(str(one.values[belongs.via]))
        goes = _columns_that_go(inventory, name, stays, only)
        if goes and hold is None:
            blank.setdefault(goes, []).append(key)
        kept.append(Kept(key, one.of, _by_reason(stays), below))
    return Part(
        name,
        {one.values[key_column]: one.of for one in found},
        tuple(delete),
        {columns: tuple(keys) for columns, keys in blank.items()},
        tuple(kept),
    )


_NOT_ASKED = Stay(Ground.NOT_ASKED, "", None, None)


def _only(of: Collection[str], limited: Limited) -> frozenset[str] | None:
    """The fields that were asked for, by anybody whose record it is; ``None`` where one of them asks for everything."""
    if any(request not in limited for request in of):
        return None
    return frozenset(field_ for request in of for field_ in limited[request])


def _stays(
    policy: Policy, inventory: Inventory, name: str, record: Record, timing: Timing
) -> dict[str, tuple[Stay, ...]]:
    """Field → why it stays; fields that go are left out."""
    kinds = timing.kinds(name, record)
    judged: dict[str, Stay | None] = {}
    stays: dict[str, tuple[Stay, ...]] = {}
    for field_ in inventory.holdings[name].holds:
        reasons: list[Stay] = []
        for clause in timing.clauses(name, kinds, field_):
            if clause not in judged:
                judged[clause] = stay_under(policy, inventory, name, clause, record, timing)
            if (stay := judged[clause]) is not None:
                reasons.append(stay)
        if reasons:
            stays[field_] = tuple(reasons)
    return stays


def _by_reason(stays: Mapping[str, tuple[Stay, ...]]) -> tuple[tuple[Stay, tuple[str, ...]], ...]:
    fields: dict[Stay, list[str]] = {}
    for field_, reasons in stays.items():
        for stay in reasons:
            fields.setdefault(stay, []).append(field_)
    return tuple((stay, tuple(names)) for stay, names in fields.items())


def _columns_that_go(
    inventory: Inventory, name: str, stays: Mapping[str, Any], only: frozenset[str] | None
) -> tuple[str, ...]:
    """Personal columns of a record that stays which nothing keeps. A column is kept when one of its fields is.

    ``only``: the fields that were asked for; identifiers that are none of them stay.
    """
    holding = inventory.holdings[name]
    needed = {holding.holds[field_] for field_ in stays}
    asked = [column for field_, column in holding.holds.items() if only is None or field_ in only]
    personal = dict.fromkeys([*asked, *(holding.identify.values() if only is None else ())])
    return tuple(column for column in personal if column not in needed)


def to_json(decision: Decision) -> bytes:
    """As bytes to be sealed."""
    parts = [
        {
            "holding": part.holding,
            "found": [[key, list(of)] for key, of in part.found.items()],
            "delete": list(part.delete),
            "blank": [[list(columns), list(keys)] for columns, keys in part.blank.items()],
            "kept": [
                [
                    kept.key,
                    list(kept.of),
                    [[_stay_json(stay), list(names)] for stay, names in kept.stays],
                    list(kept.below),
                ]
                for kept in part.kept
            ],
        }
        for part in decision.parts
    ]
    whole = {
        "on": decision.on.isoformat(),
        "parts": parts,
        "doubtful": {k: dict(v) for k, v in decision.doubtful.items()},
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def from_json(sealed: bytes) -> Decision:
    """Back from :func:`to_json`."""
    whole = json.loads(sealed)
    parts = tuple(
        Part(
            part["holding"],
            {key: tuple(of) for key, of in part["found"]},
            tuple(part["delete"]),
            {tuple(columns): tuple(keys) for columns, keys in part["blank"]},
            tuple(
                Kept(key, tuple(of), tuple((_stay(stay), tuple(names)) for stay, names in stays), tuple(below))
                for key, of, stays, below in part["kept"]
            ),
        )
        for part in whole["parts"]
    )
    return Decision(date.fromisoformat(whole["on"]), parts, whole["doubtful"])


def _stay_json(stay: Stay) -> list[Any]:
    return [stay.ground.value, stay.clause, stay.law, stay.until.isoformat() if stay.until else None, stay.fault]


def _stay(plain: list[Any]) -> Stay:
    ground, clause, law, until, fault = plain
    return Stay(Ground(ground), clause, law, date.fromisoformat(until) if until else None, fault)
