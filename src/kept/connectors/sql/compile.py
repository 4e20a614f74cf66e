"""Conditions into SQL that a database engineer can read: one line a thought, values named, identifiers quoted where needed."""

from __future__ import annotations

import re
from collections.abc import Callable
from textwrap import indent
from typing import Any

from kept.connectors.clocks import boundary
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
from kept.connectors.evaluate import folded
from kept.connectors.interface import Column
from kept.connectors.sql.dialect import Dialect
from kept.connectors.sql.tables import Table

FEW = 50  # values that are still written one by one
WIDE = 100  # characters on a line

_NEVER = object()
_WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,18})")
_BEYOND = 2**63  # what no column of integers holds


class Writer:
    """Writes one statement's conditions and gathers its values."""

    def __init__(self, dialect: Dialect, find: Callable[[str], Table], table: Table, place: str) -> None:
        self.dialect, self.find, self.target, self.place = dialect, find, table, place
        self.values: dict[str, Any] = {}
        self._named: dict[tuple[type, Any, str], str] = {}

    def bind(self, value: Any, kind: str = "text") -> str:
        """Name a value; the same value of the same kind keeps its name (an engine gives a name one type)."""
        known = (type(value), value, kind)
        if known not in self._named:
            name = f"p{len(self.values) + 1}"
            self.values[name] = value
            self._named[known] = f":{name}"
        return self._named[known]

    def where(self, condition: Condition, table: Table) -> list[str]:
        """The terms that must all hold."""
        match condition:
            case AllOf(of):
                return [term for part in of for term in self.where(part, table)]
            case OnOrBefore(clock, day):
                name, column = self._column(clock.column, table)
                return self.dialect.is_before(name, column, clock, boundary(clock, day), self.bind)
            case After(clock, day):
                name, column = self._column(clock.column, table)
                return self.dialect.is_after(name, column, clock, boundary(clock, day), self.bind)
            case Unreadable(clock):
                return self.dialect.is_unreadable(*self._column(clock.column, table), self.bind)
            case _:
                return [self.term(condition, table)]

    def term(self, condition: Condition, table: Table) -> str:  # noqa: PLR0911 - one line a condition: the whole meaning on a page
        """One condition, alone between its neighbours."""
        match condition:
            case Empty(column_name):
                return self.dialect.is_empty(*self._column(column_name, table))
            case Equals(column_name, value):
                return self._one_of(column_name, (value,), table)
            case OneOf(column_name, values):
                return self._one_of(column_name, values, table)
            case Folded():
                return self._folded(condition, table)
            case Within():
                return self._within(condition, table)
            case AnyOf(of):
                return joined("OR", [self.term(part, table) for part in of]) if of else "1 = 0"
            case Not(Empty(column_name)):
                return self.dialect.is_filled(*self._column(column_name, table))
            case Not(of):
                return f"{parenthesised(self.term(of, table))} IS NOT TRUE"
            case _:
                terms = self.where(condition, table)
                return joined("AND", terms) if terms else "1 = 1"

    def _column(self, name: str, table: Table) -> tuple[str, Column]:
        return self.dialect.quote(name), table.column(name, self.place)

    def _one_of(self, column_name: str, values: tuple[Scalar, ...], table: Table) -> str:
        name, column = self._column(column_name, table)
        meant = [fitting(value, column.kind) for value in dict.fromkeys(values) if value is not None]
        possible = [self.dialect.written(value, column) for value in meant if value is not _NEVER]
        possible = [value for value in possible if value is not None]
        terms = [f"{name} IS NULL"] if None in values else []
        if len(possible) > FEW:
            terms.append(self.dialect.is_one_of_many(name, column, possible, self.bind))
        elif possible:
            named = [self.bind(value, column.kind) for value in possible]
            terms.append(self.dialect.is_exactly(name, column, table, named))
        return joined("OR", terms) if terms else "1 = 0"

    def _folded(self, condition: Folded, table: Table) -> str:
        name, column = self._column(condition.column, table)
        texts = sorted({folded(text) for text in condition.values if _can_be_sent(text)})
        texts = [text for text in texts if self.dialect.written(text, TEXT) is not None]
        if not texts:
            return "1 = 0"
        held = f"lower({self.dialect.trimmed(self.dialect.as_text(name, column))})"
        for letter in sorted({letter for text in texts for letter in text if ord(letter) > 127}):  # noqa: PLR2004 - ASCII
            if len(capital := letter.upper()) == 1 and capital != letter:
                # An engine's own lower() may know ASCII only; the letters at stake are named.
                held = f"replace({held}, {self.bind(capital)}, {self.bind(letter)})"
        if len(texts) > FEW:
            return self.dialect.is_one_of_many(held, TEXT, texts, self.bind)
        if len(texts) == 1:
            return f"{held} = {self.bind(texts[0])}"
        return f"{held} IN ({', '.join(self.bind(text) for text in texts)})"

    def _within(self, condition: Within, table: Table) -> str:
        name, column = self._column(condition.column, table)
        other = self.find(condition.table)
        their, their_column = self._column(condition.their, other)
        if column.kind != their_column.kind or "other" in {column.kind, their_column.kind}:
            mine, theirs = self.dialect.as_text(name, column), self.dialect.as_text(their, their_column)
        else:
            mine, theirs = name, their
        terms = [*self.where(condition.where, other), f"{their} IS NOT NULL"]
        select = f"SELECT {theirs} FROM {self.dialect.full_name(other)}{where_text(terms)}"  # noqa: S608 - identifiers are quoted, values bound
        if other.name == self.target.name:
            select = self.dialect.nested(select, their)
        return f"{mine} IN (\n{indent(select, '  ')}\n)"


TEXT = Column("", "text")


def fitting(value: Scalar, kind: str) -> Any:
    """The value as this kind of column can hold it; ``_NEVER`` when it cannot, so that no engine is asked to guess."""
    if isinstance(value, str) and not _can_be_sent(value):
        return _NEVER
    if kind in {"integer", "number"}:
        number = value if isinstance(value, str) else str(int(value or 0))
        return int(number) if _WHOLE_NUMBER.fullmatch(number) and abs(int(number)) < _BEYOND else _NEVER
    if kind == "boolean":
        return bool(value) if value in {0, 1} and isinstance(value, int) else _NEVER
    if kind in {"date", "timestamp", "timestamptz"}:
        return _day_or_time(value, kind)
    return str(int(value)) if isinstance(value, int) else value


def _can_be_sent(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:  # half a character: no database holds one
        return False
    return True


def _day_or_time(value: Scalar, kind: str) -> Any:
    from datetime import datetime

    from kept.connectors.clocks import moment

    when = moment(value)
    if when is None or (kind == "date") == isinstance(when, datetime):
        return _NEVER
    return when.isoformat(sep=" ") if isinstance(when, datetime) else when.isoformat()


def joined(word: str, terms: list[str]) -> str:
    """Terms under one word, on one line where they fit."""
    if len(terms) == 1:
        return terms[0]
    line = f" {word} ".join(terms)
    if len(line) <= WIDE and "\n" not in line:
        return f"({line})"
    first, *others = terms
    lines = [first, *(f"{word} {hung(term)}" for term in others)]
    return "(\n" + indent("\n".join(lines), "  ") + "\n)"


def where_text(terms: list[str]) -> str:
    """The WHERE of a statement, one term a line; nothing where every record is meant."""
    return "\nWHERE " + "\n  AND ".join(hung(term) for term in terms) if terms else ""


def parenthesised(text: str) -> str:
    """In parentheses, once."""
    return text if text.startswith("(") and _closes_last(text) else f"({text})"


def hung(term: str) -> str:
    """A term of several lines, its later lines under its first."""
    first, *rest = term.split("\n")
    return "\n".join([first, *("  " + line for line in rest)]) if rest else first


def _closes_last(text: str) -> bool:
    depth = 0
    for position, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if depth == 0:
            return position == len(text) - 1
    return False
