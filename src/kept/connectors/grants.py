"""The least privileges an act needs, as a database's own words: what an engineer grants, and not one more."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kept.connectors.acts import settings_of
from kept.connectors.conditions import AllOf, AnyOf, Condition, Not, Within
from kept.connectors.interface import Act, Delete, Selection


def needed(selection: Selection, act: Act, quote: Callable[[str], str]) -> frozenset[str]:
    """E.g. ``{"SELECT ON contacts", "UPDATE (email, phone) ON contacts"}``; schemas need their own right to be entered."""
    target = _quoted(selection.table, quote)
    tables = {selection.table, *_tables(selection.where)}
    rights = {f"SELECT ON {_quoted(table, quote)}" for table in tables}
    if isinstance(act, Delete):
        rights.add(f"DELETE ON {target}")
    else:
        columns = ", ".join(quote(name) for name, _ in settings_of(act))
        rights.add(f"UPDATE ({columns}) ON {target}")
    return frozenset(rights)


def _quoted(table: str, quote: Callable[[str], str]) -> str:
    return ".".join(quote(part) for part in table.split(".", 1))


def _tables(condition: Condition) -> Iterator[str]:
    if isinstance(condition, Within):
        yield condition.table
        yield from _tables(condition.where)
    elif isinstance(condition, AllOf | AnyOf):
        for part in condition.of:
            yield from _tables(part)
    elif isinstance(condition, Not):
        yield from _tables(condition.of)
