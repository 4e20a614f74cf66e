"""The door to every place where personal data lies: values in, values out.

For an engineer: a connector knows tables, columns and conditions. It knows no request, no clause and no session; the
date and the connection are handed in. Verbs that look (``schema``, ``count``, ``fetch``, ``keys``, ``prepare``,
``ranges``, ``grants``) and one that acts (``carry_out``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol, runtime_checkable

from kept.connectors.conditions import EVERY, Condition, Scalar
from kept.findings import Words


@dataclass(frozen=True, slots=True)
class Selection:
    """Some records of one table of one place."""

    table: str
    where: Condition = EVERY


@dataclass(frozen=True, slots=True)
class Delete:
    """Remove the records."""


@dataclass(frozen=True, slots=True)
class Blank:
    """Empty these columns and keep the records. ``replace`` gives a fixed value where a column may not be empty."""

    columns: tuple[str, ...]
    replace: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Write the day of an event into a clock that is empty (a contract signed, an enquiry answered)."""

    column: str
    day: date


Act = Delete | Blank | Mark


@dataclass(frozen=True, slots=True)
class Statement:
    """What will be executed, as it will be executed: the text a database engineer reads and agrees to.

    ``text`` has named parameters (``:p1``) and, where the walk is by ranges, ``:from`` and ``:to``; ``values`` are the
    parameters' values as JSON scalars. ``digest`` is the SHA-256 over place, text and values.
    """

    place: str
    table: str
    verb: str
    text: str
    values: tuple[tuple[str, Any], ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256, hex, over the canonical JSON of all that decides the effect."""
        parts = [self.place, self.table, self.verb, self.text, [list(pair) for pair in self.values]]
        return hashlib.sha256(
            json.dumps(parts, sort_keys=True, separators=(",", ":"), default=str).encode()
        ).hexdigest()


@dataclass(frozen=True, slots=True)
class Range:
    """A stretch of a table, by physical position or by key: ``start`` included, ``stop`` excluded (``None``: open)."""

    start: str | int | None
    stop: str | int | None


WHOLE = Range(None, None)


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the place declares it. ``kind``: text, integer, number, date, timestamp, timestamptz, boolean, other."""

    name: str
    kind: str
    nullable: bool = True
    primary_key: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A declared foreign key: ``table.column`` points at ``to_table.to_column``."""

    table: str
    column: str
    to_table: str
    to_column: str
    on_delete: str = "no action"


@dataclass(frozen=True, slots=True)
class Schema:
    """What a place holds: tables, their columns, their declared links."""

    tables: Mapping[str, tuple[Column, ...]]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Nothing was touched, and why. ``code`` for machines, ``words`` for people, ``way_out`` for both."""

    code: str
    words: Words
    way_out: Words


@dataclass(frozen=True, slots=True)
class Done:
    """What one call removed or changed, in records."""

    records: int


@runtime_checkable
class Connector(Protocol):
    """Verbs that look, and one that acts. Every failure a person can mend is a ``KeptError`` with its finding."""

    place: str
    kind: str

    def schema(self) -> Schema:
        """What is there, as the place declares it."""
        ...

    def total(self, table: str) -> int:
        """How many records the table has."""
        ...

    def count(self, selection: Selection) -> int:
        """How many records the selection has now."""
        ...

    def keys(self, selection: Selection, column: str) -> tuple[str | int, ...]:
        """The distinct non-empty values of one column over the selection, in order."""
        ...

    def fetch(self, selection: Selection, columns: Sequence[str]) -> Iterator[Mapping[str, Any]]:
        """The records, streamed, ordered by primary key. Values: str, int, float, bool, date, datetime, None."""
        ...

    def prepare(self, selection: Selection, act: Act) -> Statement:
        """The statement that would be executed, without executing it."""
        ...

    def ranges(self, selection: Selection, act: Act, *, records: int, size: int) -> tuple[Range, ...]:
        """Stretches that together cover the table, each with about ``size`` of the ``records`` expected."""
        ...

    def carry_out(
        self,
        selection: Selection,
        act: Act,
        *,
        agreed: Statement,
        at_most: int,
        within: Range = WHOLE,
        lasting: bool = True,
    ) -> Done | Refusal:
        """Execute the agreed statement over one range, in one transaction, for at most that many records.

        Refuses, touching nothing, when the statement differs from the agreed one or when more records would go.
        ``lasting``: the disk has it, and everything before it, when this returns. A call that is not lasting may be
        undone by a power cut until a lasting one has followed: many ranges wait for the disk once, not once each.
        """
        ...

    def grants(self, selection: Selection, act: Act) -> frozenset[str]:
        """The least privileges the act needs, as the place's own words."""
        ...

    def close(self) -> None:
        """Let go of the connection."""
        ...


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record to take in. ``link``: the column that takes the key of the first record of the same reception.

    A moment comes in the zone in which the place writes, and is written as its column holds moments.
    """

    table: str
    values: Mapping[str, Scalar | datetime]
    link: str | None = None


@runtime_checkable
class Receiving(Protocol):
    """A place that can also take in new records: what a collection point receives is stored there."""

    def take_in(
        self, records: Sequence[NewRecord], *, dating: tuple[Selection, Blank] | None = None
    ) -> tuple[str | int | None, ...] | Refusal:
        """Take in everything of one reception in one transaction, all of it or nothing; answers the key of each record.

        ``dating``: a record that is there already and the clocks to set in it, as part of the same transaction.
        """
        ...


@dataclass(frozen=True, slots=True)
class Per:
    """A column whose equal values make a group. ``network``: of an internet address, the network alone is told."""

    column: str
    network: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Records with the same values: those values, how many records, how many people."""

    values: tuple[Any, ...]
    records: int
    people: int


@runtime_checkable
class Grouping(Protocol):
    """A place that can also count by groups, where the records lie: none of them leaves it."""

    def group(self, selection: Selection, per: Sequence[Per], people: str) -> tuple[Group, ...]:
        """The groups of a selection, in no order; ``people``: the column of which each value is one person.

        Without ``per``, one group: everything. An empty text and no value at all make one group, ``None``. An address
        of four numbers is told as its first three (``192.0.2.0``), one with colons as ``IPv6``, anything else as ``None``.
        """
        ...


@dataclass(frozen=True, slots=True)
class Settings:
    """How to reach a place: its name, kind, address and, for files, the shape of their paths."""

    place: str
    kind: str
    address: str
    path: str | None = None
    zone: str = "Europe/Paris"
