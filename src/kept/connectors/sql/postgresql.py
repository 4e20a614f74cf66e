"""PostgreSQL: tables are walked page by page (ctid), readers are read-only, text is judged by one regular expression."""

from __future__ import annotations

from collections.abc import Sequence
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
SELECT n.nspname, c.relname, c.relkind, c.relhassubclass, a.attname, format_type(a.atttypid, NULL),
       a.attnotnull, coalesce(array_position(i.indkey::int2[], a.attnum), -1),
       n.nspname = current_schema(), current_setting('server_version_num')::int, c.oid, a.attnum
FROM pg_class AS c
JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_index AS i ON i.indrelid = c.oid AND i.indisprimary
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
  AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
ORDER BY n.nspname, c.relname, a.attnum
"""
_LINKS = """
SELECT conrelid, conkey, confrelid, confkey, confdeltype
FROM pg_constraint
WHERE contype = 'f'
ORDER BY conrelid, conname
"""
_PAGES = """
SELECT pg_relation_size(CAST(:p1 AS regclass)) / current_setting('block_size')::bigint
"""
_ON_DELETE = {"a": "no action", "r": "restrict", "c": "cascade", "n": "set null", "d": "set default"}
_LAST_PAGE = 2**32 - 1
_FIRST_WITH_PAGE_WALKS = 140000

_IS_DAY = f"^{DAY_TEXT}$"
_IS_DAY_OR_LOCAL = f"^{DAY_TEXT}({TIME_TEXT})?$"
_IS_LOCAL = f"^{DAY_TEXT}{TIME_TEXT}$"
_IS_OFFSET = f"^{DAY_TEXT}{TIME_TEXT}{OFFSET_TEXT}$"
_IS_READABLE = f"^{DAY_TEXT}({TIME_TEXT}{OFFSET_TEXT}?)?$"


class PostgreSQL(Dialect):
    """PostgreSQL 12 and later, through psycopg."""

    name = "postgresql"

    def prepare(self, engine: Engine) -> None:
        """Dates that Python cannot hold (infinity, before year 1) are read as the text PostgreSQL gives them."""
        from sqlalchemy import event

        from kept.connectors.sql.dates_of_psycopg import reading_any_date

        @event.listens_for(engine, "connect")
        def settle(raw: Any, _record: Any) -> None:
            reading_any_date(raw)

    def begin(self, connection: Connection, *, acting: bool, lasting: bool = True) -> None:
        """Looking verbs begin READ ONLY: the server itself then refuses to change anything.

        The write-ahead log is one sequence: a commit that waits for the disk waits for all before it as well.
        """
        raw: Any = connection.connection.dbapi_connection
        raw.read_only = None if acting else True  # None: as the server has it, so that a replica stays one
        if not lasting:
            connection.exec_driver_sql("SET LOCAL synchronous_commit TO OFF")

    def catalogue(self, ask: Ask) -> Catalogue:
        """Two questions, however many tables."""
        found: dict[str, list[Any]] = {}
        names: dict[tuple[int, int], tuple[str, str]] = {}
        for row in ask(_COLUMNS):
            name = row[1] if row[8] else f"{row[0]}.{row[1]}"
            found.setdefault(name, []).append(row)
            names[row[10], row[11]] = name, row[4]
        links = tuple(
            Link(*names[table, mine], *names[to_table, theirs], _ON_DELETE[on_delete])
            for table, columns, to_table, to_columns, on_delete in ask(_LINKS)
            for mine, theirs in zip(columns, to_columns, strict=True)
            if (table, mine) in names and (to_table, theirs) in names  # neither a partition nor a system's own
        )
        return Catalogue({name: _table(name, rows) for name, rows in found.items()}, links)

    def quote(self, name: str) -> str:
        """Standard double quotes, where needed (upper case needs them)."""
        return str(self._preparer.quote(name))

    @cached_property
    def _preparer(self) -> Any:
        from sqlalchemy.dialects.postgresql.base import PGDialect

        return PGDialect(paramstyle="named").identifier_preparer  # type: ignore[no-untyped-call] # SQLAlchemy leaves it untyped

    def is_exactly(self, name: str, column: Column, table: Table, named: Sequence[str]) -> str:  # noqa: ARG002 - the dialects' shape
        """Types that are neither text nor number (uuid, enum, citext) are compared as the text they show."""
        return among(self.as_text(name, column) if column.kind == "other" else name, named)

    def is_four_numbers(self, text: str) -> str:
        """By a regular expression."""
        return f"{text} ~ '^[0-9]+([.][0-9]+){{3}}$'"

    def is_before(self, name: str, column: Column, clock: Clock, end: Boundary, bind: Bind) -> Terms:
        """One comparison on the column as it is; for text, by what the text turns out to be."""
        if column.kind == "text":
            return [_reading(name, clock, end, bind, "<")]
        value = _typed(column, end)
        return [f"{name} < {bind(value, column.kind)}", f"{name} >= '0001-01-01'"] if value else ["1 = 0"]

    def is_after(self, name: str, column: Column, clock: Clock, end: Boundary, bind: Bind) -> Terms:
        """The same, the other way."""
        if column.kind == "text":
            return [_reading(name, clock, end, bind, ">=")]
        value = _typed(column, end)
        return [f"{name} >= {bind(value, column.kind)}", f"{name} < '10000-01-01'"] if value else ["1 = 0"]

    def is_unreadable(self, name: str, column: Column, bind: Bind) -> Terms:
        """Text of another shape, an infinite date, a year no calendar has, or a column that dates nothing."""
        if column.kind == "text":
            return [f"{name} <> ''", f"{name} !~ {bind(_IS_READABLE)}"]
        if column.kind in {"date", "timestamp", "timestamptz"}:
            return [f"({name} < '0001-01-01' OR {name} >= '10000-01-01')"]
        return [f"{name} IS NOT NULL"]

    def is_one_of_many(self, name: str, column: Column, values: Sequence[Any], bind: Bind) -> str:
        """Integers are taken out as integers, so that an index on the column serves; the rest as text."""
        listed = f"jsonb_array_elements_text(CAST({bind(as_json([str(value) for value in values]), 'json')} AS jsonb))"
        if column.kind == "integer":
            return f"{name} IN (SELECT CAST({listed} AS bigint))"
        return f"{self.as_text(name, column)} IN (SELECT {listed})"

    def trimmed(self, text: str) -> str:
        """PostgreSQL's own word for both sides."""
        return f"btrim({text})"

    def written(self, value: Any, column: Column) -> Any:  # noqa: ARG002 - the dialects' shape
        """A text with a NUL is one that PostgreSQL cannot hold, so no column equals it."""
        return None if isinstance(value, str) and "\0" in value else value

    def ranges(self, table: Table, batches: int, records: int, ask: Ask) -> tuple[Range, ...]:  # noqa: ARG002 - the dialects' shape
        """Equal numbers of pages, counted now; the last stretch is open, so that pages added meanwhile are in it."""
        if table.walk == "key":
            along = self.quote(table.along)
            low, high = ask(f"SELECT min({along}), max({along}) FROM {self.full_name(table)}")[0]  # noqa: S608 - quoted identifiers
            return even(low, high, batches) if low is not None else (WHOLE,)
        pages = ask(_PAGES, p1=self.full_name(table))[0][0]
        each = max(1, -(-pages // batches))
        return between([f"({page},0)" for page in range(each, pages, each)])

    def stretch(self, table: Table) -> str:
        """A walk by pages is by places in the table (ctid)."""
        return "ctid >= :from AND ctid < :to" if table.walk == "pages" else super().stretch(table)

    def bounds(self, within: Range, table: Table) -> dict[str, Any]:
        """Places in the table are texts; an open end is the last page there can be."""
        if table.walk != "pages":
            return super().bounds(within, table)
        return {"from": within.start or "(0,0)", "to": within.stop or f"({_LAST_PAGE},0)"}

    def order(self, table: Table) -> str:
        """The order in which they lie, where there is no key."""
        return super().order(table) or ("ctid" if not table.is_view else "")

    def code_of(self, error: Exception) -> str:
        """By SQLSTATE; before the connection stands there is none, and the server's words decide."""
        state = getattr(error, "sqlstate", None) or ""
        if not state:
            text = str(error)
            for said, meaning in _SAID.items():
                if said in text:
                    return meaning
            return "unreachable-place"
        return _STATES.get(state) or _CLASSES.get(state[:2], "unexpected-answer")


_SAID = {
    "password authentication failed": "wrong-password",
    "no password supplied": "wrong-password",
    "no pg_hba.conf entry": "wrong-password",
    "role ": "wrong-password",
    "database ": "unknown-database",
    "the connection is lost": "lost-connection",
    "consuming input failed": "lost-connection",
    "server closed the connection": "lost-connection",
}
_STATES = {
    "28P01": "wrong-password",
    "28000": "wrong-password",
    "3D000": "unknown-database",
    "25006": "read-only-place",
    "42P01": "missing-table",
    "42703": "missing-column",
    "42501": "permission-denied",
    "53100": "disk-full",
    "53300": "too-many-connections",
    "55P03": "place-locked",
    "57014": "took-too-long",
    "40P01": "place-locked",
    "40001": "place-locked",
    "58030": "disk-failing",
}
_CLASSES = {"08": "lost-connection", "57": "lost-connection", "23": "rule-of-the-table", "22": "unexpected-answer"}

_KINDS = {
    "text": "text",
    "character varying": "text",
    "character": "text",
    "bpchar": "text",
    "smallint": "integer",
    "integer": "integer",
    "bigint": "integer",
    "numeric": "number",
    "real": "number",
    "double precision": "number",
    "date": "date",
    "timestamp without time zone": "timestamp",
    "timestamp with time zone": "timestamptz",
    "boolean": "boolean",
}


def _table(name: str, rows: Sequence[Any]) -> Table:
    schema, bare, relkind, has_children = rows[0][:4]
    positions = {row[4]: row[7] for row in rows if row[7] >= 0}
    columns = {row[4]: Column(row[4], _KINDS.get(row[5], "other"), not row[6], row[4] in positions) for row in rows}
    key = tuple(sorted(positions, key=lambda column: positions[column]))
    declared = {row[4]: row[5] for row in rows}
    pages = relkind == "r" and not has_children and rows[0][9] >= _FIRST_WITH_PAGE_WALKS
    by_key = relkind in {"r", "p"} and len(key) == 1 and columns[key[0]].kind == "integer"
    along = "ctid" if pages else key[0] if by_key else ""
    walk = "pages" if pages else "key" if by_key else "none"
    own = None if rows[0][8] else schema
    return Table(name, own, bare, columns, declared, key, walk, along, relkind in {"v", "m"})  # type: ignore[arg-type] # walk is one of its words


def _typed(column: Column, end: Boundary) -> str | None:
    """The boundary as this type of column compares with it; None for a column that holds no dates."""
    if column.kind == "date":
        return end.next_day.isoformat()
    if column.kind == "timestamp":
        return end.local.isoformat(sep=" ")
    return end.instant_text if column.kind == "timestamptz" else None


def _reading(name: str, clock: Clock, end: Boundary, bind: Bind, than: str) -> str:
    """CASE decides in order, so that a cast never meets a text it cannot read."""
    plain = f'{name} COLLATE "C"'
    day = bind(end.next_day.isoformat())
    if clock.stored_in in {None, clock.zone}:
        lines = [f"WHEN {name} ~ {bind(_IS_DAY_OR_LOCAL)} THEN {plain} {than} {day}"]
    else:
        lines = [f"WHEN {name} ~ {bind(_IS_DAY)} THEN {plain} {than} {day}"]
        local = bind(end.local_text)
        lines.append(f"WHEN {name} ~ {bind(_IS_LOCAL)} THEN replace({name}, 'T', ' ') COLLATE \"C\" {than} {local}")
    instant = f"CAST({bind(end.instant_text, 'timestamptz')} AS timestamptz)"
    lines.append(f"WHEN {name} ~ {bind(_IS_OFFSET)} THEN CAST({name} AS timestamptz) {than} {instant}")
    return "CASE\n" + "\n".join("  " + line for line in lines) + "\n  ELSE FALSE\nEND"
