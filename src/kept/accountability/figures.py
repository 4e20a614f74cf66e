"""Figures made from personal data: counted where the records lie, under a purpose, and never on few people.

For a DPO: figures are declared in the policy (``aggregates:``), with their data, their purposes, their method, the smallest
group that is shown, and the dated test that shows them to be anonymous. Without that test they are not made. They are
counted over the records that the purpose may use, so whoever objected, refused or is not concerned is not in them. No key
and nothing that leads to a person is told; of an internet address, the network alone.

For an engineer: the counting is one statement by the connector (``Grouping``); what is decided here is pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kept.accountability.anonymity import leads
from kept.accountability.reason import Reason
from kept.accountability.small_groups import shown
from kept.connectors.interface import Connector, Group, Grouping, Per, Selection
from kept.findings import KeptError, Words, stopped
from kept.holdings import Inventory
from kept.policy import Aggregate, Policy
from kept.policy.identifying import is_address


@dataclass(frozen=True, slots=True)
class Count:
    """What to count: figures of the policy, one for each value of these fields."""

    aggregate: str
    per: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure: the values that its records share, how many people and records, which share of all people."""

    values: Mapping[str, Any]
    people: int
    records: int
    share: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What may be told. ``hidden``: groups that are too small, or with which one that is could be worked out."""

    cells: tuple[Cell, ...]
    hidden: int
    people: int | None
    records: int | None


def uncountable(
    policy: Policy, inventory: Inventory, holding: str, purpose: str, count: Count, on: date, used: Sequence[str]
) -> Reason | None:
    """Why these figures may not be made; ``None`` where they may. ``used``: the fields that the purpose may use."""
    told = policy.aggregates[count.aggregate]
    if purpose not in told.purposes:
        return _reason(
            "not-a-purpose-of-the-figures",
            f"people were not told that `{count.aggregate}` serves `{purpose}`",
            f"il n’a pas été annoncé que `{count.aggregate}` sert à `{purpose}`",
        )
    if (untested_ := untested(policy, count.aggregate, on)) is not None:
        return untested_
    for field in count.per:
        if field not in used or policy.category_of(field) not in told.data:
            return _reason(
                "not-data-of-the-figures",
                f"`{count.aggregate}` is not made from `{field}` for `{purpose}`",
                f"`{count.aggregate}` n’est pas tiré de `{field}` pour `{purpose}`",
            )
    found = [field for field in leads(policy, inventory, holding, count.per) if not is_address(policy, field)]
    if found:
        return _reason(
            "leads-to-a-person",
            f"`{found[0]}` may lead to a person: no figure is given for each of its values (GDPR recital 26)",
            f"`{found[0]}` peut mener à une personne : aucun chiffre n’est donné pour chacune de ses valeurs"
            " (RGPD, considérant 26)",
        )
    if person_of(inventory, holding) is None:
        return _reason(
            "people-not-told-apart",
            f"`{holding}` does not say whose its records are: people cannot be counted",
            f"`{holding}` ne dit pas à qui sont ses enregistrements : les personnes ne peuvent pas être comptées",
        )
    return None


def untested(policy: Policy, aggregate: str, on: date) -> Reason | None:
    """Why a set does not count as anonymous on a day: no test, a test to come, or one that it did not pass."""
    if policy.aggregates[aggregate].anonymous_on(on):
        return None
    return _reason(
        "not-tested",
        f"no test passed by this day shows `{aggregate}` to be anonymous: see `tested:`",
        f"aucun test réussi à ce jour ne montre que `{aggregate}` est anonyme : voyez `tested:`",
    )


def person_of(inventory: Inventory, holding: str) -> str | None:
    """The column of which each value is one person; ``None`` where no column of the table tells them apart."""
    one = inventory.holdings[holding]
    if one.of is not None:
        above = inventory.holdings.get(one.of.holding)
        return one.of.via if above is not None and above.of is None else None
    return next(iter(one.identify.values()), one.key)


def count(
    policy: Policy, inventory: Inventory, holding: str, connector: Connector, selection: Selection, what: Count
) -> Figures | Reason:
    """Count, and hide what is too small; nothing is told where a value is somebody's address or number."""
    person = person_of(inventory, holding)
    if not isinstance(connector, Grouping) or person is None:
        raise _cannot_count(holding)
    columns = inventory.holdings[holding].holds
    per = [Per(columns[field], network=is_address(policy, field)) for field in what.per]
    whole = next(iter(connector.group(selection, [], person)), Group((), 0, 0))
    groups = connector.group(selection, per, person) if per else (whole,)
    told: Aggregate = policy.aggregates[what.aggregate]
    left = shown(groups, whole, told.at_least)
    cells = tuple(
        Cell(dict(zip(what.per, one.values, strict=True)), one.people, one.records, one.people / whole.people)
        for one in left.groups
    )
    if any(looks_personal(value) for cell in cells for value in cell.values.values()):
        return _reason(
            "identifier-in-figures",
            "a value looks like somebody’s address or number: these figures would name people",
            "une valeur ressemble à l’adresse ou au numéro de quelqu’un : ces chiffres nommeraient des personnes",
        )
    total = left.whole
    return Figures(cells, left.hidden, total.people if total else None, total.records if total else None)


def looks_personal(value: Any) -> bool:
    """Whether a value is somebody's address or number, by its look."""
    return isinstance(value, str) and _PERSONAL.search(value) is not None


_PERSONAL = re.compile(r"\S@\S|(?<!\d)(?:\d[ .-]?){9,15}(?!\d)|(?<![\d.])(?:\d{1,3}\.){3}[1-9]\d{0,2}(?![\d.])")
"""An e-mail address, a number of nine digits or more, a whole internet address."""


def _cannot_count(holding: str) -> KeptError:
    return stopped(
        "cannot-count",
        f"the place of `{holding}` does not count by groups",
        f"le lieu de `{holding}` ne sait pas compter par groupes",
        help_en="name a holding that lies in a database",
        help_fr="désignez un gisement qui se trouve dans une base",
        exit_code=2,
    )


def _reason(code: str, en: str, fr: str) -> Reason:
    return Reason(code, Words(en, fr))
