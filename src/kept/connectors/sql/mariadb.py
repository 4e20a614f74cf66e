"""MariaDB and MySQL: text is compared letter by letter, zero dates are empty, a table may be read where it is changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kept.connectors.clocks import DAY_TEXT, OFFSET_TEXT, TIME_TEXT, Boundary
from kept.connectors.conditions import Clock
from kept.connectors.interface import WHOLE, Column, Link, Range
from kept.connectors.sql.dialect import Ask, Bind, Dialect, Terms, among, as_json, between, even
from kept.connectors.sql.tables import Catalogue, Table

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection, Engine

_COLUMNS = """
SELECT t.table_schema, t.table_name, t.table_type, c.column_name, c.data_type, c.column_type, c.is_nullable,
       coalesce(k.ordinal_position, 0), t.table_schema = coalesce(database(), '')
FROM information_schema.tables AS t
JOIN information_schema.columns AS c ON c.table_schema = t.table_schema AND c.table_name = t.table_name
LEFT JOIN information_schema.key_column_usage AS k
  ON k.table_schema = c.table_schema AND k.table_name = c.table_name AND k.column_name = c.column_name
 AND k.constraint_name = 'PRIMARY'
WHERE t.table_schema NOT IN ('information_schema', 'mysql', 'performance_schema', 'sys')
  AND t.table_schema = coalesce(database(), t.table_schema)
ORDER BY t.table_schema, t.table_name, c.ordinal_position
"""
_LINKS = """
SELECT k.table_schema, k.table_name, k.column_name, k.referenced_table_schema, k.referenced_table_name,
       k.referenced_column_name, r.delete_rule, k.table_schema = coalesce(database(), ''),
       k.referenced_table_schema = coalesce(database(), '')
FROM information_schema.key_column_usage AS k
JOIN information_schema.referential_constraints AS r
  ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name
 AND r.table_name = k.table_name
WHERE k.referenced_table_name IS NOT NULL AND k.table_schema = coalesce(database(), k.table_schema)
ORDER BY k.table_schema, k.table_name, k.constraint_name, k.ordinal_position
"""
_SESSION = (
    # UTC, so that a TIMESTAMP is an instant; strict, so that nothing is cut to fit; no ANSI_QUOTES, no NO_ZERO_DATE.
    "SET time_zone = '+00:00', innodb_lock_wait_timeout = 10, sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'"
)
_UTF8 = "CONVERT({name} USING utf8mb4) COLLATE utf8mb4_nopad_bin"
_UTF8_MYSQL = "CONVERT({name} USING utf8mb4) COLLATE utf8mb4_0900_bin"

_CASED = "(?-i)"  # a column that folds letter case would fold it in its patterns too
_IS_DAY = f"^{_CASED}{DAY_TEXT}$"
_IS_DAY_OR_LOCAL = f"^{_CASED}{DAY_TEXT}({TIME_TEXT})?$"
_IS_LOCAL = f"^{_CASED}{DAY_TEXT}{TIME_TEXT}$"
_IS_OFFSET = f"^{_CASED}{DAY_TEXT}{TIME_TEXT}{OFFSET_TEXT}$"
_IS_READABLE = f"^{_CASED}{DAY_TEXT}({TIME_TEXT}{OFFSET_TEXT}?)?$"


class MariaDB(Dialect):
    """MariaDB 10.6 and later, MySQL 8, through PyMySQL."""

    name = "mariadb"
    returning = False  # MariaDB could, MySQL cannot: both tell the last key
    text_type = "CHAR"

    def __init__(self) -> None:
        self._exact = _UTF8

    def prepare(self, engine: Engine) -> None:
        """One statement settles the session."""
        from sqlalchemy import event

        @event.listens_for(engine, "connect")
        def settle(raw: Any, _record: Any) -> None:
            with raw.cursor() as cursor:
                cursor.execute(_SESSION)
            self._exact = _UTF8 if "MariaDB" in raw.server_version else _UTF8_MYSQL

    def begin(self, connection: Connection, *, acting: bool, lasting: bool = True) -> None:  # noqa: ARG002 - the server chooses for all (innodb_flush_log_at_trx_commit)
        """Looking verbs begin READ ONLY."""
        connection.exec_driver_sql("START TRANSACTION" if acting else "START TRANSACTION READ ONLY")

    def catalogue(self, ask: Ask) -> Catalogue:
        """Two questions, however many tables; of every database the account sees, where the address names none."""
        found: dict[str, list[Any]] = {}
        for row in ask(_COLUMNS):
            found.setdefault(row[1] if row[8] else f"{row[0]}.{row[1]}", []).append(row)
        links = tuple(
            Link(
                row[1] if row[7] else f"{row[0]}.{row[1]}",
                row[2],
                row[4] if row[8] else f"{row[3]}.{row[4]}",
                row[5],
                row[6].lower(),
            )
            for row in ask(_LINKS)
        )
        return Catalogue({name: _table(name, rows) for name, rows in found.items()}, links)

    def quote(self, name: str) -> str:
        """Backticks, where needed."""
        return str(self._preparer.quote(name))

    @cached_property
    def _preparer(self) -> Any:
        from sqlalchemy.dialects.mysql.mariadb import MariaDBDialect

        return MariaDBDialect(paramstyle="named").identifier_preparer

    def is_empty(self, name: str, column: Column) -> str:
        """NULL, an empty text (two spaces are not), or the zero date that stands for none."""
        if column.kind == "text":
            return f"({name} IS NULL OR char_length({name}) = 0)"
        return f"({name} IS NULL OR {name} = 0)" if _is_dated(column) else f"{name} IS NULL"

    def is_filled(self, name: str, column: Column) -> str:
        """None of these."""
        if column.kind == "text":
            return f"char_length({name}) > 0"
        return f"{name} <> 0" if _is_dated(column) else f"{name} IS NOT NULL"

    def is_exactly(self, name: str, column: Column, table: Table, named: Sequence[str]) -> str:  # noqa: ARG002 - the dialects' shape
        """An index serves the first comparison; the second tells `É` from `e` and a space from none."""
        if column.kind not in {"text", "other"}:
            return among(name, named)
        exact = self._exact.format(name=self.as_text(name, column))
        return f"({among(name, named)} AND {among(exact, named)})"

    def one_by_one(self, name: str, column: Column) -> str:
        """Letter by letter: `É` is not `e`."""
        return self._exact.format(name=f"nullif({self.as_text(name, column)}, '')")

    def is_four_numbers(self, text: str) -> str:
        """By a regular expression."""
        return f"{text} REGEXP '^[0-9]+([.][0-9]+){{3}}$'"

    def three_numbers(self, text: str) -> str:
        """MariaDB counts dots."""
        return f"concat(substring_index({text}, '.', 3), '.0')"

    def is_before(self, name: str, column: Column, clock: Clock, end: Boundary, bind: Bind) -> Terms:
        """One comparison on the column as it is, and the proof that month and day are none of them zero."""
        if column.kind == "text":
            return [_reading(name, clock, end, bind, "<")]
        value = _typed(column, end)
        return [f"{name} < {bind(value)}", *_whole(name)] if value else ["1 = 0"]

    def is_after(self, name: str, column: Column, clock: Clock, end: Boundary, bind: Bind) -> Terms:
        """The same, the other way."""
        if column.kind == "text":
            return [_reading(name, clock, end, bind, ">=")]
        value = _typed(column, end)
        return [f"{name} >= {bind(value)}", *_whole(name)] if value else ["1 = 0"]

    def is_unreadable(self, name: str, column: Column, bind: Bind) -> Terms:
        """Text of another shape, a date with a zero for its month or day, or a column that dates nothing."""
        if column.kind == "text":
            return [f"char_length({name}) > 0", f"{name} NOT REGEXP {bind(_IS_READABLE)}"]
        if _is_dated(column):
            return [f"{name} <> 0", f"(year({name}) = 0 OR month({name}) = 0 OR dayofmonth({name}) = 0)"]
        return [f"{name} IS NOT NULL"]

    def is_one_of_many(self, name: str, column: Column, values: Sequence[Any], bind: Bind) -> str:
        """Integers are taken out as integers, so that an index on the column serves; the rest letter by letter."""
        listed = bind(as_json(values if column.kind == "integer" else [str(value) for value in values]))
        kind = "BIGINT" if column.kind == "integer" else "TEXT"
        one, held = "one", name
        if column.kind != "integer":
            one, held = self._exact.format(name="one"), self._exact.format(name=self.as_text(name, column))
        return f"{held} IN (SELECT {one} FROM JSON_TABLE({listed}, '$[*]' COLUMNS (one {kind} PATH '$')) AS listed)"  # noqa: S608 - a value, bound

    def written(self, value: Any, column: Column) -> Any:
        """An instant is written as the session's zone has it, which is UTC."""
        if column.kind != "timestamptz" or not isinstance(value, str):
            return value
        when = datetime.fromisoformat(value)
        return (when.astimezone(UTC) if when.tzinfo else when).replace(tzinfo=None).isoformat(sep=" ")

    def nested(self, select: str, name: str) -> str:
        """Through a table of its own: MySQL refuses to change a table that a sub-query reads (error 1093)."""
        inner = "\n".join("  " + line for line in select.replace("SELECT ", "SELECT DISTINCT ", 1).split("\n"))
        return f"SELECT {name} FROM (\n{inner}\n) AS found"  # noqa: S608 - a quoted name

    def ranges(self, table: Table, batches: int, records: int, ask: Ask) -> tuple[Range, ...]:  # noqa: ARG002 - the dialects' shape
        """Equal stretches of an integer key; of any other key, borders met while walking along it."""
        along, name = self.quote(table.along), self.full_name(table)
        if table.walk == "key":
            low, high = ask(f"SELECT min({along}), max({along}) FROM {name}")[0]  # noqa: S608 - quoted identifiers
            return even(low, high, batches) if low is not None else (WHOLE,)
        total = ask(f"SELECT count(*) FROM {name}")[0][0]  # noqa: S608 - quoted identifiers
        each = max(1, -(-total // batches))
        borders: list[str | int] = []
        row = ask(f"SELECT {along} FROM {name} ORDER BY {along} LIMIT 1 OFFSET {each}")  # noqa: S608 - quoted identifiers
        while row:
            borders.append(str(row[0][0]))
            text = f"SELECT {along} FROM {name} WHERE {along} > :p1 ORDER BY {along} LIMIT 1 OFFSET {each - 1}"  # noqa: S608 - quoted identifiers
            row = ask(text, p1=borders[-1])
        return between(borders)

    def stretch(self, table: Table) -> str:
        """An open end of a text key has no highest value: it is NULL."""
        if table.walk != "borders":
            return super().stretch(table)
        along = self.quote(table.along)
        return f"(:from IS NULL OR {along} >= :from) AND (:to IS NULL OR {along} < :to)"

    def bounds(self, within: Range, table: Table) -> dict[str, Any]:
        """Borders as they were found."""
        return {"from": within.start, "to": within.stop} if table.walk == "borders" else super().bounds(within, table)

    def code_of(self, error: Exception) -> str:
        """By the server's error numbers."""
        number = error.args[0] if error.args and isinstance(error.args[0], int) else 0
        return _NUMBERS.get(number, "unexpected-answer")


_NUMBERS = {
    **dict.fromkeys((1045, 1698, 1862), "wrong-password"),
    **dict.fromkeys((1044, 1049), "unknown-database"),
    **dict.fromkeys((1142, 1143, 1227, 1370), "permission-denied"),
    **dict.fromkeys((1146, 1051), "missing-table"),
    1054: "missing-column",
    **dict.fromkeys((1290, 1792, 1836, 1223), "read-only-place"),
    **dict.fromkeys((1021, 1114, 3, 28), "disk-full"),
    **dict.fromkeys((1205, 1213, 3572), "place-locked"),
    **dict.fromkeys((1969, 3024, 1317), "took-too-long"),
    **dict.fromkeys((1040, 1203, 1226), "too-many-connections"),
    **dict.fromkeys((1048, 1062, 1364, 1451, 1452, 4025, 3819), "rule-of-the-table"),
    **dict.fromkeys((2002, 2003, 2005), "unreachable-place"),
    **dict.fromkeys((0, 2006, 2013, 1053, 1927), "lost-connection"),
    **dict.fromkeys((1026, 1030), "disk-failing"),
}

_KINDS = {
    **dict.fromkeys(("char", "varchar", "tinytext", "text", "mediumtext", "longtext"), "text"),
    **dict.fromkeys(("tinyint", "smallint", "mediumint", "int", "bigint"), "integer"),
    **dict.fromkeys(("decimal", "float", "double"), "number"),
    "date": "date",
    "datetime": "timestamp",
    "timestamp": "timestamptz",
}


def _table(name: str, rows: Sequence[Any]) -> Table:
    schema, bare, table_type = rows[0][:3]
    columns = {row[3]: Column(row[3], _kind(row[4], row[5]), row[6] == "YES", bool(row[7])) for row in rows}
    declared = {row[3]: row[5] for row in rows}
    key = tuple(row[3] for row in sorted(rows, key=lambda row: row[7]) if row[7])
    first = columns[key[0]].kind if key else ""
    by_key = len(key) == 1 and first == "integer" and "unsigned" not in declared[key[0]]
    walk = "key" if by_key else "borders" if first in {"text", "integer", "date"} else "none"
    own = None if rows[0][8] else schema
    is_view = table_type not in {"BASE TABLE", "SYSTEM VERSIONED"}
    along = key[0] if walk != "none" else ""
    return Table(name, own, bare, columns, declared, key, walk, along, is_view)  # type: ignore[arg-type] # walk is one of its words


def _kind(data_type: str, column_type: str) -> str:
    return "boolean" if column_type == "tinyint(1)" else _KINDS.get(data_type, "other")


def _is_dated(column: Column) -> bool:
    return column.kind in {"date", "timestamp", "timestamptz"}


def _whole(name: str) -> Terms:
    return [f"month({name}) > 0", f"dayofmonth({name}) > 0"]


def _typed(column: Column, end: Boundary) -> str | None:
    """The boundary as this type of column compares with it; None for a column that holds no dates."""
    if column.kind == "date":
        return end.next_day.isoformat()
    if column.kind == "timestamp":
        return end.local.isoformat(sep=" ")
    return _utc(end) if column.kind == "timestamptz" else None


def _utc(end: Boundary) -> str:
    return end.instant.replace(tzinfo=None).isoformat(sep=" ", timespec="seconds")


def _reading(name: str, clock: Clock, end: Boundary, bind: Bind, than: str) -> str:
    """CASE decides in order, so that a cast never meets a text it cannot read."""
    day = bind(end.next_day.isoformat())
    if clock.stored_in in {None, clock.zone}:
        lines = [f"WHEN {name} REGEXP {bind(_IS_DAY_OR_LOCAL)} THEN {name} {than} {day}"]
    else:
        lines = [f"WHEN {name} REGEXP {bind(_IS_DAY)} THEN {name} {than} {day}"]
        local = bind(end.local_text)
        lines.append(f"WHEN {name} REGEXP {bind(_IS_LOCAL)} THEN replace({name}, 'T', ' ') {than} {local}")
    instant = bind(_utc(end))
    lines += [
        f"WHEN {name} NOT REGEXP {bind(_IS_OFFSET)} THEN FALSE",
        f"WHEN {name} REGEXP '[Zz]$' THEN {_without_offset(name, 1)} {than} {instant}",
        f"ELSE {_without_offset(name, 6)} - INTERVAL right({name}, 6) HOUR_MINUTE {than} {instant}",
    ]
    return "CASE\n" + "\n".join("  " + line for line in lines) + "\nEND"


def _without_offset(name: str, length: int) -> str:
    return f"CAST(replace(left({name}, char_length({name}) - {length}), 'T', ' ') AS DATETIME)"
