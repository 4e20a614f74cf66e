"""What differs from one database to the next: one subclass a dialect, and nothing that is the same for all of them.

Every method returns text that stands alone between ``AND`` and ``OR``. A text may be NULL where a value is empty: NULL
counts as false, and ``Not`` is written so that it keeps doing so.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Protocol

from kept.connectors.clocks import Boundary
from kept.connectors.conditions import Clock
from kept.connectors.interface import Column, Range
from kept.connectors.sql.tables import Catalogue, Table

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, Engine


class Bind(Protocol):
    """Takes a value and the kind it is compared as, returns the name under which the statement carries it (``:p1``)."""

    def __call__(self, value: Any, kind: str = "text") -> str:
        """The name."""
        ...


Terms = list[str]
"""What must hold together."""

Ask = Callable[..., list[Any]]
"""``ask(text, **values)``: the rows that a looking statement gives."""


class Dialect(ABC):
    """The differences of one database engine."""

    name: str
    column_grants: bool = True
    returning: bool = True

    @abstractmethod
    def prepare(self, engine: Engine) -> None:
        """Settle what every connection must have."""

    @abstractmethod
    def begin(self, connection: Connection, *, acting: bool, lasting: bool = True) -> None:
        """Open the transaction: for reading only where the engine can promise it.

        ``lasting``: its commit answers only when the disk has it. An engine that cannot choose always waits.
        """

    def alone(self, connection: Connection, *, lasting: bool) -> None:  # noqa: B027 - SQLite alone gains by it
        """Before a statement that is its own transaction."""

    def acted(self, engine: Engine, *, lasting: bool) -> None:  # noqa: B027 - SQLite alone gains by it
        """After an act has been committed."""

    def rest(self) -> None:  # noqa: B027 - SQLite alone has something under way
        """Wait for what still goes on behind the acts."""

    def may_run_alone(self, table: Table, within: Range, at_most: int) -> bool:  # noqa: ARG002 - SQLite alone gains by it
        """Whether a statement may be its own transaction, because it cannot exceed what was agreed."""
        return False

    @abstractmethod
    def catalogue(self, ask: Ask) -> Catalogue:
        """Tables, columns, keys and links, in as few questions as possible."""

    @abstractmethod
    def is_before(self, name: str, column: Column, clock: Clock, end: Boundary, bind: Bind) -> Terms:
        """The event is readable and before the boundary."""

    @abstractmethod
    def is_after(self, name: str, column: Column, clock: Clock, end: Boundary, bind: Bind) -> Terms:
        """The event is readable and at the boundary or after it."""

    @abstractmethod
    def is_unreadable(self, name: str, column: Column, bind: Bind) -> Terms:
        """The value is there and is no date."""

    @abstractmethod
    def is_one_of_many(self, name: str, column: Column, values: Sequence[Any], bind: Bind) -> str:
        """The column holds one of a list too long to be read: one JSON value, taken apart by the engine."""

    @abstractmethod
    def ranges(self, table: Table, batches: int, records: int, ask: Ask) -> tuple[Range, ...]:
        """Stretches of the walk, about that many, for an act on that many records."""

    @abstractmethod
    def code_of(self, error: Exception) -> str:
        """What went wrong, in the codes of :mod:`kept.connectors.sql.errors`."""

    @abstractmethod
    def quote(self, name: str) -> str:
        """An identifier as this engine writes it, quoted only where it must be."""

    def full_name(self, table: Table) -> str:
        """The table, with its schema where the holdings write one."""
        bare = self.quote(table.bare)
        return f"{self.quote(table.schema)}.{bare}" if table.schema else bare

    def is_empty(self, name: str, column: Column) -> str:
        """NULL, or an empty text."""
        return f"({name} IS NULL OR {name} = '')" if column.kind == "text" else f"{name} IS NULL"

    def is_filled(self, name: str, column: Column) -> str:
        """Neither NULL nor an empty text."""
        return f"{name} <> ''" if column.kind == "text" else f"{name} IS NOT NULL"

    def is_exactly(self, name: str, column: Column, table: Table, named: Sequence[str]) -> str:  # noqa: ARG002 - dialects differ
        """The column holds one of these very values."""
        return among(name, named)

    def as_text(self, name: str, column: Column) -> str:
        """The value as text, whatever the column's type."""
        return name if column.kind == "text" else f"CAST({name} AS {self.text_type})"

    def one_by_one(self, name: str, column: Column) -> str:  # noqa: ARG002 - dialects differ
        """A text by which to group: letter by letter, an empty one as none."""
        return f"nullif({name}, '')"

    def person(self, name: str, column: Column) -> str:
        """What is counted as one person: letter case and the spaces around a text aside."""
        filled = f"nullif({name}, '')"
        return f"lower({self.trimmed(filled)})" if column.kind == "text" else name

    def network(self, text: str) -> str:
        """Of an internet address, what names no terminal: three numbers of four, or the word ``IPv6``."""
        return (
            f"CASE WHEN {self.is_four_numbers(text)} THEN {self.three_numbers(text)} "
            f"WHEN {text} LIKE '%:%' THEN 'IPv6' END"
        )

    @abstractmethod
    def is_four_numbers(self, text: str) -> str:
        """The text is made of four numbers and three dots, and nothing else."""

    def three_numbers(self, text: str) -> str:
        """The last number of an address, taken off and told as zero."""
        return f"rtrim({text}, '0123456789') || '0'"

    def trimmed(self, text: str) -> str:
        """Without the spaces around it."""
        return f"trim({text})"

    def nested(self, select: str, name: str) -> str:  # noqa: ARG002 - only MariaDB needs the name
        """A sub-query over the very table that the statement changes."""
        return select

    def written(self, value: Any, column: Column) -> Any:  # noqa: ARG002 - dialects differ
        """A value as a statement carries it."""
        return value

    def stretch(self, table: Table) -> str:
        """The term that holds a statement to one stretch of the table; empty where it takes the whole."""
        return f"{self.quote(table.along)} BETWEEN :from AND :to" if table.walk == "key" else ""

    def bounds(self, within: Range, table: Table) -> dict[str, Any]:
        """The values of ``:from`` and ``:to``. Of integer keys the end is included, so that the highest key is too."""
        if table.walk == "none":
            return {}
        start = -(2**63) if within.start is None else int(within.start)
        stop = 2**63 - 1 if within.stop is None else int(within.stop) - 1
        return {"from": start, "to": stop}

    def order(self, table: Table) -> str:
        """What records are ordered by: the key, else the order in which they lie."""
        return ", ".join(self.quote(name) for name in table.key)

    text_type = "TEXT"


def even(low: int, high: int, batches: int) -> tuple[Range, ...]:
    """``batches`` stretches of equal width between two keys, open at both ends so that nothing lies outside."""
    span = high - low + 1
    inner = sorted({low + span * index // batches for index in range(1, batches)} - {low})
    return between(inner)


def between(inner: Sequence[str | int]) -> tuple[Range, ...]:
    """Stretches whose inner borders are these."""
    borders: list[str | int | None] = [None, *inner, None]
    return tuple(Range(start, stop) for start, stop in pairwise(borders))


def among(name: str, named: Sequence[str]) -> str:
    """``=`` for one value, ``IN`` for several."""
    return f"{name} = {named[0]}" if len(named) == 1 else f"{name} IN ({', '.join(named)})"


def as_json(values: Sequence[Any]) -> str:
    """A list as one value."""
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))
