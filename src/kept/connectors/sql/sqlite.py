"""SQLite: every date is text, ranges are ranges of the rowid, and freed space is overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kept.connectors.clocks import Boundary
from kept.connectors.conditions import Clock
from kept.connectors.interface import WHOLE, Column, Link, Range
from kept.connectors.sql.copying import Copying
from kept.connectors.sql.dialect import Ask, Bind, Dialect, Terms, among, as_json, between, even
from kept.connectors.sql.tables import Catalogue, Table

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, Engine

_TABLES = """
SELECT m.name, m.type, m.sql, x.name, x.type, x."notnull", x.pk
FROM sqlite_master AS m, pragma_table_xinfo(m.name) AS x
WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite@_%' ESCAPE '@' AND x.hidden IN (0, 2, 3)
ORDER BY m.name, x.cid
"""
_LINKS = """
SELECT m.name, f."from", f."table", f."to", f.on_delete, f.seq
FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS f
WHERE m.type = 'table'
ORDER BY m.name, f.id, f.seq
"""
_ROWID_NAMES = ("rowid", "_rowid_", "oid")
_SETTINGS = (
    "secure_delete=ON",  # what is deleted is overwritten (some builds leave this off)
    "foreign_keys=ON",
    "busy_timeout=10000",
    "cache_size=-2000",  # 2 MB: more is slower here, pages being visited once
    "temp_store=MEMORY",  # what a statement sets aside would otherwise lie, readable, in a temporary file
)
_LOG_PAGES = 1000  # SQLite's own default: the pages after which a commit copies its log into the file
_DENSE = 0.1  # the share of a table from which narrowing stretches pay
_NARROW = 20  # the last stretch, a transaction that is counted first, is about this part of a batch
_FAR = 3  # days: no pair of zones is further apart


class SQLite(Dialect):
    """One file, or a part of one process."""

    name = "sqlite"
    column_grants = False

    def __init__(self) -> None:
        self._copying = Copying()

    def prepare(self, engine: Engine) -> None:
        """Overwrite what is deleted, hold links, wait a while for other writers, keep memory small."""
        from sqlalchemy import event

        @event.listens_for(engine, "connect")
        def settle(raw: Any, _record: Any) -> None:
            raw.isolation_level = None  # transactions begin where we say so
            for pragma in _SETTINGS:
                raw.execute(f"PRAGMA {pragma}")

    def begin(self, connection: Connection, *, acting: bool, lasting: bool = True) -> None:
        """Take the write lock at once: a reader that becomes a writer half-way can be refused half-way."""
        if acting:
            self.alone(connection, lasting=lasting)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if acting else "BEGIN")

    def alone(self, connection: Connection, *, lasting: bool) -> None:
        """In write-ahead mode the log is flushed by the lasting act alone, and copied into the file beside the acts.

        A file with a rollback journal is always flushed: there a power cut could damage it (sqlite.org/pragma.html).
        """
        raw: Any = connection.connection
        if raw.execute("PRAGMA journal_mode").fetchone() == ("wal",):
            raw.execute(f"PRAGMA synchronous={'FULL' if lasting else 'NORMAL'}")
            alone = lasting and not self._copying.begun
            raw.execute(f"PRAGMA wal_autocheckpoint={_LOG_PAGES if alone else 0}")

    def acted(self, engine: Engine, *, lasting: bool) -> None:
        """Many acts in a row: their log is copied into the file while the next one is at work."""
        if not lasting or self._copying.begun:
            self._copying.go_on(engine)

    def rest(self) -> None:
        """SQLite copies what is left when the last connection closes."""
        self._copying.wait()

    def may_run_alone(self, table: Table, within: Range, at_most: int) -> bool:
        """A statement that is its own transaction spares SQLite a copy of every page it changes (a quarter of the time).

        It cannot be undone once counted, so this is for stretches too short to hold more records than were agreed.
        """
        if table.walk != "key" or within.start is None or within.stop is None:
            return False
        return int(within.stop) - int(within.start) <= at_most

    def catalogue(self, ask: Ask) -> Catalogue:
        """Two questions, however many tables."""
        found: dict[str, list[Any]] = {}
        for row in ask(_TABLES):
            found.setdefault(row[0], []).append(row)
        tables = {name: _table(rows) for name, rows in found.items()}
        links = []
        for table, column, to_table, to_column, on_delete, seq in ask(_LINKS):
            key = tables[to_table].key if to_table in tables else ()  # a link may leave the key it means unsaid
            links.append(Link(table, column, to_table, to_column or "".join(key[seq : seq + 1]), on_delete.lower()))
        return Catalogue(tables, tuple(links))

    def quote(self, name: str) -> str:
        """Standard double quotes, where needed."""
        return str(self._preparer.quote(name))

    @cached_property
    def _preparer(self) -> Any:
        from sqlalchemy.dialects.sqlite.base import SQLiteDialect

        return SQLiteDialect(paramstyle="named").identifier_preparer

    def is_empty(self, name: str, column: Column) -> str:  # noqa: ARG002 - any column of SQLite may hold text
        """NULL, or an empty text."""
        return f"({name} IS NULL OR {name} = '')"

    def is_filled(self, name: str, column: Column) -> str:  # noqa: ARG002 - any column of SQLite may hold text
        """Neither NULL nor an empty text."""
        return f"{name} <> ''"

    def is_exactly(self, name: str, column: Column, table: Table, named: Sequence[str]) -> str:  # noqa: ARG002 - the dialects' shape
        """Letter by letter, also where the table was declared to compare otherwise."""
        return among(name if table.exact_text else f"{name} COLLATE BINARY", named)

    def is_four_numbers(self, text: str) -> str:
        """SQLite has no regular expressions of its own."""
        return (
            f"{text} GLOB '[0-9]*.[0-9]*.[0-9]*.[0-9]*' AND {text} NOT GLOB '*[^0-9.]*' AND {text} NOT GLOB '*.*.*.*.*'"
        )

    def one_by_one(self, name: str, column: Column) -> str:  # noqa: ARG002 - any column of SQLite may hold text
        """Letter by letter, also where the table was declared to compare otherwise."""
        return f"nullif({name}, '') COLLATE BINARY"

    def is_before(self, name: str, column: Column, clock: Clock, end: Boundary, bind: Bind) -> Terms:  # noqa: ARG002 - any column of SQLite may hold text
        """First the plain comparison that an index serves, then the proof that the text is a date."""
        return [f"{name} < {bind(_days_later(end, _FAR))}", f"{name} >= '0001'", _reading(name, clock, end, bind, "<")]

    def is_after(self, name: str, column: Column, clock: Clock, end: Boundary, bind: Bind) -> Terms:  # noqa: ARG002 - any column of SQLite may hold text
        """The same, the other way."""
        return [f"{name} > {bind(_days_later(end, -_FAR))}", _reading(name, clock, end, bind, ">=")]

    def is_unreadable(self, name: str, column: Column, bind: Bind) -> Terms:  # noqa: ARG002 - any column of SQLite may hold text
        """There, and not what SQLite itself would write or read as a date. Numbers sort before all text."""
        lines = [
            f"WHEN {name} < '0001' THEN 1",
            f"WHEN {name} IN ({_day(name)}, {_time(name)}) THEN 0",
            f"ELSE {_is_no_time(name)}",
        ]
        return [f"{name} <> ''", _case(lines)]

    def is_one_of_many(self, name: str, column: Column, values: Sequence[Any], bind: Bind) -> str:  # noqa: ARG002 - any column of SQLite may hold text
        """``json_each`` gives integers and texts as they are."""
        return f"{name} IN (SELECT value FROM json_each({bind(as_json(values))}))"  # noqa: S608 - a value, bound

    def ranges(self, table: Table, batches: int, records: int, ask: Ask) -> tuple[Range, ...]:
        """Stretches between the lowest and the highest rowid, each narrow enough to be its own transaction."""
        along, name = self.quote(table.along), self.quote(table.bare)
        low, high = ask(f"SELECT (SELECT min({along}) FROM {name}), (SELECT max({along}) FROM {name})")[0]  # noqa: S608 - quoted identifiers
        if low is None:
            return (WHOLE,)
        if records < _DENSE * (high - low):
            return even(low, high, batches)
        return between(_narrowing(low, high + 1, batches, records))

    def order(self, table: Table) -> str:
        """The rowid where there is one."""
        return super().order(table) or (self.quote(table.along) if table.along else "")

    def code_of(self, error: Exception) -> str:
        """By SQLite's own result codes, the primary one (the low byte)."""
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        text = str(error)
        if code == 1:
            for said, meaning in (("no such table", "missing-table"), ("no such column", "missing-column")):
                if said in text:
                    return meaning
        return _CODES.get(code, "unexpected-answer")


_CODES = {
    3: "permission-denied",
    5: "place-locked",
    6: "place-locked",
    8: "read-only-place",
    10: "disk-failing",
    11: "damaged-place",
    13: "disk-full",
    14: "unreachable-place",
    19: "rule-of-the-table",
    23: "permission-denied",
    26: "damaged-place",
}


def _table(rows: Sequence[Any]) -> Table:
    name, kind, sql = rows[0][0], rows[0][1], rows[0][2] or ""
    columns = {row[3]: Column(row[3], _kind(row[4]), not row[5] and not row[6], bool(row[6])) for row in rows}
    declared = {row[3]: row[4] for row in rows}
    key = tuple(row[3] for row in sorted(rows, key=lambda row: row[6]) if row[6])
    exact = "COLLATE" not in sql.upper()
    along = "" if kind == "view" or _without_rowid(sql) else _along(columns, declared, key)
    walk = "key" if along else "none"
    return Table(name, None, name, columns, declared, key, walk, along, kind == "view", exact)  # type: ignore[arg-type] # walk is one of its words


def _narrowing(low: int, end: int, batches: int, records: int) -> list[int]:
    """Borders of stretches that become narrower, as the records that may still go become fewer (``may_run_alone``)."""
    each, borders = -(-(end - low) // batches), [low]
    while borders[-1] < end:
        left = end - borders[-1]
        width = min(each, left * records // (end - low) * 9 // 10)  # spread evenly, nine tenths of what may still go
        borders.append(borders[-1] + (width if width > each // _NARROW else left))
    return [*(border for border in borders if border < end), end]


def _along(columns: dict[str, Column], declared: dict[str, str], key: tuple[str, ...]) -> str:
    if len(key) == 1 and declared[key[0]].upper() == "INTEGER":
        return key[0]  # the rowid under its own name
    taken = {name.lower() for name in columns}
    return next((name for name in _ROWID_NAMES if name not in taken), "")


def _without_rowid(sql: str) -> bool:
    return "WITHOUTROWID" in "".join(sql.upper().rpartition(")")[2].split())


def _kind(declared: str) -> str:
    """SQLite's own rules of affinity (https://sqlite.org/datatype3.html §3.1), and the date words people declare."""
    upper = declared.upper()
    for words, kind in (
        (("INT",), "integer"),
        (("CHAR", "CLOB", "TEXT"), "text"),
        (("BOOL",), "boolean"),
        (("DATETIME", "TIMESTAMP"), "timestamp"),
        (("DATE",), "date"),
        (("REAL", "FLOA", "DOUB", "NUM", "DEC"), "number"),
    ):
        if any(word in upper for word in words):
            return kind
    return "other"


def _reading(name: str, clock: Clock, end: Boundary, bind: Bind, than: str) -> str:
    """A day or a local time is compared as text; an offset is first taken to UTC by SQLite's own function."""
    day = bind(end.next_day.isoformat())
    at_home = clock.stored_in in {None, clock.zone}
    quick = f"{name} IN ({_day(name)}, {_time(name)})" if at_home else f"{name} = {_day(name)}"
    local = name if at_home else f"replace({name}, 'T', ' ')"
    lines = [
        f"WHEN {quick} THEN {name} {than} {day}",
        f"WHEN {_is_no_time(name)} THEN 0",
        f"WHEN substr({name}, 12) GLOB '*[Zz+-]*' THEN datetime({name}) {than} {bind(_utc(end))}",
        f"ELSE {local} {than} {bind(end.local_text)}",
    ]
    return _case(lines)


def _is_no_time(name: str) -> str:
    day = f"substr({name}, 1, 10)"
    return f"{_day(day)} IS NOT {day} OR julianday({name}) IS NULL"


def _day(text: str) -> str:
    """SQLite corrects 30 February to 2 March, if it must count: a day is one that stays as it is when it is counted."""
    return f"date({text}, '+0 days')"


def _time(text: str) -> str:
    return f"datetime({text}, '+0 days')"


def _case(lines: Sequence[str]) -> str:
    return "CASE\n" + "\n".join("  " + line for line in lines) + "\nEND"


def _utc(end: Boundary) -> str:
    return end.instant.replace(tzinfo=None).isoformat(sep=" ", timespec="seconds")


def _days_later(end: Boundary, days: int) -> str:
    from datetime import date, timedelta

    try:
        return (end.next_day + timedelta(days=days)).isoformat()
    except OverflowError:
        return (date.max if days > 0 else date.min).isoformat()
