"""A place in a dictionary: the meaning of every verb, in the fewest lines, with no engine in the way.

Use it where a test is about what Kept decides, not about SQL. It obeys the same conformance suite as the databases, it
counts what it is asked, and it can be told to fail after a number of acts, as a machine does that loses its power.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from kept.connectors.acts import settings_of, touched_by
from kept.connectors.evaluate import folded, is_empty, judge, named
from kept.connectors.grants import needed
from kept.connectors.interface import (
    WHOLE,
    Act,
    Blank,
    Column,
    Delete,
    Done,
    Group,
    Link,
    NewRecord,
    Per,
    Range,
    Refusal,
    Schema,
    Selection,
    Settings,
    Statement,
)
from kept.connectors.refusals import more_than_agreed, statement_differs
from kept.connectors.sought import missing_column, missing_table
from kept.connectors.words import in_words

Record = dict[str, Any]


class Failing(Exception):  # noqa: N818 - it is no error of the code: it is the plug being pulled
    """The machine stopped, as asked by ``fail_after``."""


class MemoryConnector:
    """Tables as lists of records.

    ``tables``: table → records, each with the same columns. ``keys``: table → its primary key (``id`` by default).
    ``columns``: table → its columns, where the records do not tell them (no records, or only empty values).
    ``fail_after``: that many acts succeed, the next one raises ``Failing`` before it touches anything; with
    ``after_touching`` it raises once the records are gone, as when the answer of a commit is lost.
    """

    kind = "memory"

    def __init__(
        self,
        tables: Mapping[str, Iterable[Mapping[str, Any]]],
        *,
        place: str = "memory",
        keys: Mapping[str, str] | None = None,
        columns: Mapping[str, Sequence[Column]] | None = None,
        links: Sequence[Link] = (),
        fail_after: int | None = None,
        after_touching: bool = False,
    ) -> None:
        self.place = place
        self.statements = 0
        self.acts = 0
        self.tables: dict[str, list[Record]] = {name: [dict(each) for each in held] for name, held in tables.items()}
        self._keys = dict(keys or {})
        self._columns = {name: tuple(each) for name, each in (columns or {}).items()}
        for name, held in self.tables.items():
            self._columns.setdefault(name, tuple(_columns(held, self._keys.get(name, "id"))))
            self.tables[name] = [{**dict.fromkeys(self._names(name)), **each} for each in held]
        self._links = tuple(links)
        self._fail_after, self._after_touching = fail_after, after_touching

    def schema(self) -> Schema:
        """What the records look like."""
        return Schema(dict(self._columns), self._links)

    def total(self, table: str) -> int:
        """How many records the table has."""
        return self.count(Selection(table))

    def count(self, selection: Selection) -> int:
        """How many records the selection has now."""
        self.statements += 1
        return len(self._chosen(selection))

    def keys(self, selection: Selection, column: str) -> tuple[str | int, ...]:
        """The distinct non-empty values of one column, integers before texts."""
        self.statements += 1
        self._check(selection.table, [column])
        values = {record[column] for record in self._chosen(selection) if not is_empty(record[column])}
        plain = [value if isinstance(value, int) else str(value) for value in values]
        return tuple(sorted(plain, key=lambda value: (isinstance(value, str), value)))

    def group(self, selection: Selection, per: Sequence[Per], people: str) -> tuple[Group, ...]:
        """Record by record."""
        self.statements += 1
        self._check(selection.table, [*(each.column for each in per), people])
        found: dict[tuple[Any, ...], list[Any]] = {}
        for record in self._chosen(selection):
            values = tuple(
                _network(record[each.column]) if each.network else record[each.column] or None for each in per
            )
            found.setdefault(values, []).append(record[people])
        return tuple(
            Group(values, len(told), len({folded(str(one)) for one in told if not is_empty(one)}))
            for values, told in found.items()
        )

    def fetch(self, selection: Selection, columns: Sequence[str]) -> Iterator[Mapping[str, Any]]:
        """Copies of the records, in the order of the key."""
        self.statements += 1
        self._check(selection.table, columns)
        key = self._keys.get(selection.table, "id")
        for record in sorted(self._chosen(selection), key=lambda each: each.get(key) or 0):
            yield {name: record[name] for name in columns}

    def prepare(self, selection: Selection, act: Act) -> Statement:
        """The act in words that carry its whole meaning."""
        self._check(selection.table, [name for name, _ in settings_of(act)] if not isinstance(act, Delete) else [])
        self._chosen(selection)
        verb = type(act).__name__.lower()
        text = f"{verb} {selection.table} from :from to :to\nwhere {in_words(touched_by(selection, act).where)}"
        return Statement(self.place, selection.table, verb, text, (("act", str(act)),))

    def ranges(self, selection: Selection, act: Act, *, records: int, size: int) -> tuple[Range, ...]:  # noqa: ARG002 - the protocol's shape
        """Stretches of the integer key, one value after the other; the whole table where the key is no integer."""
        self.statements += 1
        key = self._keys.get(selection.table, "id")
        held = (record.get(key) for record in self._records(selection.table))
        found = sorted(value for value in held if isinstance(value, int))
        batches = -(-records // max(1, size))
        if batches <= 1 or not found:
            return (WHOLE,)
        inner = sorted({found[len(found) * index // batches] for index in range(1, batches)} - {found[0]})
        borders = [None, *inner, None]
        return tuple(Range(start, stop) for start, stop in pairwise(borders))

    def carry_out(
        self,
        selection: Selection,
        act: Act,
        *,
        agreed: Statement,
        at_most: int,
        within: Range = WHOLE,
        lasting: bool = True,  # noqa: ARG002 - there is no disk to wait for
    ) -> Done | Refusal:
        """The agreed act over one stretch, all of it or nothing."""
        if self.prepare(selection, act).digest != agreed.digest:
            return statement_differs(self.place, selection.table)
        self.statements += 1
        chosen = [
            each for each in self._chosen(touched_by(selection, act)) if self._inside(selection.table, each, within)
        ]
        if len(chosen) > at_most:
            return more_than_agreed(selection.table, len(chosen), at_most)
        failing = self._fail_after is not None and self.acts >= self._fail_after
        if failing and not self._after_touching:
            raise Failing
        self.acts += 1
        self._touch(selection.table, chosen, act)
        if failing:
            raise Failing
        return Done(len(chosen))

    def take_in(
        self, records: Sequence[NewRecord], *, dating: tuple[Selection, Blank] | None = None
    ) -> tuple[str | int | None, ...] | Refusal:
        """The records, each under its own key or the next number, once all of them are known to fit."""
        for each in records:
            self._check(each.table, [*each.values, *([each.link] if each.link else [])])
        if dating is not None:
            done = self.carry_out(*dating, agreed=self.prepare(*dating), at_most=1)
            if isinstance(done, Refusal):
                return done
        keys: list[str | int] = []
        for each in records:
            keys.append(self._added(each, keys))
        return tuple(keys)

    def _added(self, new: NewRecord, keys: Sequence[str | int]) -> str | int:
        key, link = self._keys.get(new.table, "id"), {new.link: keys[0]} if new.link else {}
        taken = (record[key] for record in self._records(new.table) if isinstance(record[key], int))
        number = max(taken, default=0) + 1
        record: Record = {**dict.fromkeys(self._names(new.table)), key: number, **link, **new.values}
        self.tables[new.table].append(record)
        added: str | int = record[key]
        return added

    def grants(self, selection: Selection, act: Act) -> frozenset[str]:
        """As a database would ask for them."""
        return needed(selection, act, str)

    def close(self) -> None:
        """Nothing to let go of."""

    def _touch(self, table: str, chosen: list[Record], act: Act) -> None:
        if isinstance(act, Delete):
            gone = {id(record) for record in chosen}
            self.tables[table] = [record for record in self.tables[table] if id(record) not in gone]
            return
        for record in chosen:
            for name, value in settings_of(act):
                record[name] = value

    def _inside(self, table: str, record: Record, within: Range) -> bool:
        value = record.get(self._keys.get(table, "id"))
        if within == WHOLE or not isinstance(value, int):
            return True
        return (within.start is None or value >= int(within.start)) and (
            within.stop is None or value < int(within.stop)
        )

    def _chosen(self, selection: Selection) -> list[Record]:
        for table, column in named(selection.where, selection.table):
            self._check(table, [column])
        return list(filter(judge(selection.where, self._records), self._records(selection.table)))

    def _records(self, table: str) -> list[Record]:
        if table not in self.tables:
            raise missing_table(self.place, table, self.tables)
        return self.tables[table]

    def _check(self, table: str, columns: Iterable[str]) -> None:
        self._records(table)
        for name in columns:
            if name not in self._names(table):
                raise missing_column(self.place, table, name, self._names(table))

    def _names(self, table: str) -> list[str]:
        return [column.name for column in self._columns[table]]


def connect(settings: Settings) -> MemoryConnector:
    """An empty place of that name."""
    return MemoryConnector({}, place=settings.place)


def _columns(records: Sequence[Mapping[str, Any]], key: str) -> Iterator[Column]:
    names = dict.fromkeys(name for record in records for name in record)
    for name in names:
        values = [record.get(name) for record in records]
        kind = next((_kind(value) for value in values if value is not None), "text")
        yield Column(name, kind, nullable=name != key, primary_key=name == key)


def _kind(value: object) -> str:
    for type_, kind in (
        (bool, "boolean"),
        (int, "integer"),
        (float, "number"),
        (datetime, "timestamp"),
        (date, "date"),
    ):
        if isinstance(value, type_):
            return "timestamptz" if isinstance(value, datetime) and value.tzinfo else kind
    return "text" if isinstance(value, str) else "other"


def _network(address: object) -> str | None:
    text = str(address or "")
    if re.fullmatch(r"[0-9]+(?:\.[0-9]+){3}", text):
        return f"{text.rpartition('.')[0]}.0"
    return "IPv6" if ":" in text else None
