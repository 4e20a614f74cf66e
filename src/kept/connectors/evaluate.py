"""Conditions over records in Python: the meaning that every engine's SQL must agree with.

Used where there is no engine to push to (files, memory) and as the oracle of the conformance suite.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from kept.connectors.clocks import boundary, is_before, moment
from kept.connectors.conditions import (
    After,
    AllOf,
    AnyOf,
    Condition,
    Empty,
    Equals,
    Folded,
    Not,
    OneOf,
    OnOrBefore,
    Scalar,
    Unreadable,
    Within,
)

Record = Mapping[str, Any]
Test = Callable[[Record], bool]
Tables = Callable[[str], Iterable[Record]]


def judge(condition: Condition, tables: Tables) -> Test:  # noqa: C901, PLR0911 - one line a condition: the whole meaning on a page
    """A function that says whether a record satisfies the condition. ``tables`` gives the records of another table."""
    match condition:
        case OnOrBefore(clock, day):
            end = boundary(clock, day)
            return lambda record: is_before(record[clock.column], end) is True
        case After(clock, day):
            end = boundary(clock, day)
            return lambda record: is_before(record[clock.column], end) is False
        case Unreadable(clock):
            return lambda record: not is_empty(record[clock.column]) and moment(record[clock.column]) is None
        case Empty(column):
            return lambda record: is_empty(record[column])
        case Equals(column, value):
            return lambda record: same(record[column], value)
        case OneOf(column, values):
            return lambda record: any(same(record[column], value) for value in values)
        case Folded(column, texts):
            wanted = {folded(text) for text in texts}
            return lambda record: record[column] is not None and folded(str(record[column])) in wanted
        case Within():
            return _within(condition, tables)
        case AllOf(of):
            tests = [judge(part, tables) for part in of]
            return lambda record: all(test(record) for test in tests)
        case AnyOf(of):
            tests = [judge(part, tables) for part in of]
            return lambda record: any(test(record) for test in tests)
        case Not(of):
            test = judge(of, tables)
            return lambda record: not test(record)


def named(condition: Condition, table: str) -> Iterator[tuple[str, str]]:
    """Every table and column that the condition speaks of, so that a wrong name is told before anything is judged."""
    match condition:
        case OnOrBefore(clock) | After(clock) | Unreadable(clock):
            yield table, clock.column
        case Empty(column) | Equals(column) | OneOf(column) | Folded(column):
            yield table, column
        case Within(column, other, their, where):
            yield table, column
            yield other, their
            yield from named(where, other)
        case AllOf(of) | AnyOf(of):
            for part in of:
                yield from named(part, table)
        case Not(inner):
            yield from named(inner, table)


def is_empty(value: object) -> bool:
    """NULL, or an empty text."""
    return value is None or value == ""


def folded(text: str) -> str:
    """Letter case and surrounding spaces aside."""
    return text.strip(" ").lower()


def same(held: object, value: Scalar) -> bool:  # noqa: PLR0911 - one line a type
    """Whether a column holds exactly this value; a number written as text is the number where the column is one."""
    if held is None or value is None:
        return held is value
    if isinstance(held, bool):
        return value in {0, 1} and held == value if isinstance(value, int) else False
    if isinstance(held, str):
        return held == (str(int(value)) if isinstance(value, int) else value)
    if isinstance(held, int | float):
        return held == value if isinstance(value, int) else value == str(held)
    if isinstance(held, datetime):
        return held.isoformat(sep=" ") == str(value).replace("T", " ")
    if isinstance(held, date):
        return held.isoformat() == value
    return str(held) == str(value)


def _within(condition: Within, tables: Tables) -> Test:
    inner = judge(condition.where, tables)
    theirs: set[str] | None = None

    def test(record: Record) -> bool:
        nonlocal theirs
        if theirs is None:
            found = (their[condition.their] for their in tables(condition.table) if inner(their))
            theirs = {str(value) for value in found if value is not None}
        mine = record[condition.column]
        return mine is not None and str(mine) in theirs

    return test
