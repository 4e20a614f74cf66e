"""The same records in fewer words: conditions that follow one link several times follow it once.

For an engineer: judged kind by kind and clause by clause, a message asks the same question of its person over and over
("belongs to a customer", "belongs to somebody last seen before …"). Where the link leads to a key, one record at most
stands at its end, so the questions can be put to that record together. A database reads the owner once; so does a person.

Every rewriting keeps the two-valued meaning (``kept.connectors.conditions``); a test holds it to random records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kept.connectors.conditions import EVERY, NONE, AllOf, AnyOf, Condition, Not, Within, both, either

Link = tuple[str, str, str]
Keys = frozenset[tuple[str, str]]
"""Columns that name one record at most of their table: ``(table, column)``."""


def simple(condition: Condition, keys: Keys) -> Condition:
    """A condition that selects the same records, each link followed as seldom as can be."""
    match condition:
        case Within(column, table, their, where):
            inner = simple(where, keys)
            return NONE if inner == NONE else Within(column, table, their, inner)
        case Not(inner):
            return _opposite(simple(inner, keys))
        case AllOf(of):
            return _all(_flat((simple(part, keys) for part in of), AllOf), keys)
        case AnyOf(of):
            return _any(_flat((simple(part, keys) for part in of), AnyOf), keys)
        case _:
            return condition


def _opposite(condition: Condition) -> Condition:
    if condition in {EVERY, NONE}:
        return NONE if condition == EVERY else EVERY
    return condition.of if isinstance(condition, Not) else Not(condition)


def _flat(parts: Iterable[Condition], kind: type[AllOf | AnyOf]) -> list[Condition]:
    found: list[Condition] = []
    for part in parts:
        found += part.of if isinstance(part, kind) else (part,)
    return list(dict.fromkeys(found))


def _all(parts: list[Condition], keys: Keys) -> Condition:
    if NONE in parts:
        return NONE

    def together(link: Link, yes: list[Condition], no: list[Condition]) -> list[Condition]:
        """One record at the end: it satisfies these, and none of those. Several: none of them satisfies any of those."""
        if yes and _one_at_most(link, keys):
            return [Within(*link, simple(both(*yes, *(Not(each) for each in no)), keys))]
        kept = [Within(*link, each) for each in yes]
        return [*kept, *([Not(Within(*link, simple(either(*no), keys)))] if no else [])]

    return both(*_by_link(parts, together))


def _any(parts: list[Condition], keys: Keys) -> Condition:
    parts = [_without_denials(part, parts) for part in parts]
    if EVERY in parts:
        return EVERY

    def together(link: Link, yes: list[Condition], no: list[Condition]) -> list[Condition]:
        """Some record at the end satisfies one of these; or none satisfies all of those."""
        kept: list[Condition] = [Within(*link, simple(either(*yes), keys))] if yes else []
        if no and _one_at_most(link, keys):
            return [*kept, Not(Within(*link, simple(both(*no), keys)))]
        return [*kept, *(Not(Within(*link, each)) for each in no)]

    return either(*_by_link(parts, together))


def _without_denials(part: Condition, others: list[Condition]) -> Condition:
    """Either this, or that and not this: either this or that."""
    if not isinstance(part, AllOf):
        return part
    return both(*(each for each in part.of if not (isinstance(each, Not) and each.of in others)))


def _one_at_most(link: Link, keys: Keys) -> bool:
    _, table, their = link
    return (table, their) in keys


def _by_link(
    parts: list[Condition], together: Callable[[Link, list[Condition], list[Condition]], list[Condition]]
) -> list[Condition]:
    """Parts that follow the same link, asked and denied, put together where the first of them stands."""
    asked: dict[Link, tuple[list[Condition], list[Condition]]] = {}
    order: list[Condition | Link] = []
    for part in parts:
        link, where, denied = _link(part)
        if link is None:
            order.append(part)
            continue
        if link not in asked:
            asked[link] = ([], [])
            order.append(link)
        asked[link][denied].append(where)
    found: list[Condition] = []
    for one in order:
        found += together(one, *asked[one]) if isinstance(one, tuple) else [one]
    return found


def _link(part: Condition) -> tuple[Link | None, Condition, bool]:
    """The link that a part follows, what it asks there, and whether it denies it."""
    match part:
        case Within(column, table, their, where):
            return (column, table, their), where, False
        case Not(Within(column, table, their, where)):
            return (column, table, their), where, True
        case _:
            return None, part, False
