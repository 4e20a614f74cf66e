"""A condition in words: for places without a language of their own, and for a person who reads no SQL."""

from __future__ import annotations

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


def in_words(condition: Condition) -> str:  # noqa: C901, PLR0911 - one line a condition: the whole meaning on a page
    """E.g. ``date <= 2020-03-01 and not client = 'north'``. Says all that decides: equal words, equal conditions."""
    match condition:
        case OnOrBefore(clock, day):
            return f"{clock.column} <= {day.isoformat()} ({_zones(clock.zone, clock.stored_in)})"
        case After(clock, day):
            return f"{clock.column} > {day.isoformat()} ({_zones(clock.zone, clock.stored_in)})"
        case Empty(column):
            return f"{column} is empty"
        case Unreadable(clock):
            return f"{clock.column} is no date"
        case Equals(column, value):
            return f"{column} = {_value(value)}"
        case OneOf(column, values):
            return f"{column} in ({', '.join(_value(value) for value in values)})"
        case Folded(column, texts):
            return f"{column}, case aside, in ({', '.join(_value(text) for text in texts)})"
        case Within(column, table, their, where):
            return f"{column} in ({their} of {table} where {in_words(where)})"
        case AllOf(of):
            return " and ".join(_alone(part) for part in of) or "every one"
        case AnyOf(of):
            return " or ".join(_alone(part) for part in of) or "none"
        case Not(of):
            return f"not {_alone(of)}"


def _alone(condition: Condition) -> str:
    text = in_words(condition)
    return f"({text})" if isinstance(condition, AllOf | AnyOf) else text


def _zones(zone: str, stored_in: str | None) -> str:
    return zone if stored_in is None else f"{zone}, written in {stored_in}"


def _value(value: Scalar) -> str:
    return repr(value)
