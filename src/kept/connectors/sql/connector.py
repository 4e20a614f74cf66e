"""The SQL connector: the verbs of a place, over any engine that has a dialect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, cast

from kept.connectors.conditions import Empty, Not, both
from kept.connectors.grants import needed
from kept.connectors.interface import (
    WHOLE,
    Act,
    Blank,
    Column,
    Done,
    Group,
    NewRecord,
    Per,
    Range,
    Refusal,
    Schema,
    Selection,
    Settings,
    Statement,
)
from kept.connectors.refusals import more_than_agreed, statement_differs, uncounted
from kept.connectors.sought import missing_table
from kept.connectors.sql.compile import Writer, where_text
from kept.connectors.sql.connect import open_engine
from kept.connectors.sql.errors import told
from kept.connectors.sql.rows import plain, record
from kept.connectors.sql.statements import for_driver, insertion, statement
from kept.connectors.sql.tables import Catalogue, Table

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

_AT_A_TIME = 1000  # records in memory while streaming


class SqlConnector:
    """One database. ``statements`` counts what was sent to it, transactions' own words aside."""

    def __init__(self, settings: Settings) -> None:
        self.place, self.kind = settings.place, settings.kind
        self.statements = 0
        self._settings = settings
        self._engine, self._dialect = open_engine(settings)
        self._known: Catalogue | None = None
        self._prepared: dict[tuple[Selection, Act], Statement] = {}
        try:
            with told(self._dialect, self.place), self._transaction(acting=False):
                pass  # an address that does not answer is told now, not in the middle of a plan
        except BaseException:
            self.close()
            raise

    @property
    def dialect(self) -> str:
        """``sqlite``, ``postgresql`` or ``mariadb``."""
        return self._dialect.name

    def schema(self) -> Schema:
        """Tables, columns and declared links, read anew at each call."""
        self._known, self._prepared = None, {}
        catalogue = self._catalogue()
        tables = {name: tuple(table.columns.values()) for name, table in catalogue.tables.items()}
        return Schema(tables, catalogue.links)

    def total(self, table: str) -> int:
        """How many records the table has."""
        return self.count(Selection(table))

    def count(self, selection: Selection) -> int:
        """How many records the selection has now."""
        return int(self._rows(selection, "count(*)")[0][0])

    def keys(self, selection: Selection, column: str) -> tuple[str | int, ...]:
        """The distinct non-empty values of one column, integers before texts, in order."""
        table = self._table(selection.table)
        wanted = table.column(column, self.place)
        filled = Selection(selection.table, both(selection.where, Not(Empty(column))))
        rows = self._rows(filled, f"DISTINCT {self._dialect.quote(column)}")
        values = {record({column: row[0]}, {column: wanted})[column] for row in rows}
        plain = [value if isinstance(value, int) else str(value) for value in values]
        return tuple(sorted(plain, key=lambda value: (isinstance(value, str), value)))

    def group(self, selection: Selection, per: Sequence[Per], people: str) -> tuple[Group, ...]:
        """Counted by the engine, in one statement."""
        table = self._table(selection.table)
        columns = [table.column(each.column, self.place) for each in per]
        told = [self._grouped(each, column) for each, column in zip(per, columns, strict=True)]
        person = self._dialect.person(self._dialect.quote(people), table.column(people, self.place))
        text, values = self._select(selection, ", ".join([*told, "count(*)", f"count(DISTINCT {person})"]))
        if told:
            text += "\nGROUP BY " + ", ".join(str(number) for number in range(1, len(told) + 1))
        rows = self._ask(text, selection.table, **values)
        return tuple(
            Group(
                tuple(plain(value, column) for value, column in zip(row[:-2], columns, strict=True)), row[-2], row[-1]
            )
            for row in rows
            if row[-2]
        )

    def _grouped(self, per: Per, column: Column) -> str:
        name = self._dialect.quote(per.column)
        if per.network:
            return self._dialect.network(self._dialect.as_text(name, column))
        return self._dialect.one_by_one(name, column) if column.kind == "text" else name

    def fetch(self, selection: Selection, columns: Sequence[str]) -> Iterator[Mapping[str, Any]]:
        """The records, streamed in the order of the key; finish the stream before acting on the same place."""
        table = self._table(selection.table)
        wanted = {name: table.column(name, self.place) for name in columns}
        text, values = self._select(selection, ", ".join(self._dialect.quote(name) for name in columns))
        if order := self._dialect.order(table):
            text += f"\nORDER BY {order}"
        with told(self._dialect, self.place, table.name), self._transaction(acting=False) as connection:
            streaming = connection.execution_options(stream_results=True, yield_per=_AT_A_TIME)
            with closing(self._send(streaming, text, values)) as rows:
                for row in rows:
                    yield record(dict(zip(columns, row, strict=True)), wanted)

    def prepare(self, selection: Selection, act: Act) -> Statement:
        """The statement that :meth:`carry_out` would execute, letter by letter."""
        known = self._prepared.get((selection, act))
        if known is None:
            known = statement(self._settings, self._dialect, self._table, selection, act)
            self._prepared = {**dict(list(self._prepared.items())[-31:]), (selection, act): known}
        return known

    def ranges(self, selection: Selection, act: Act, *, records: int, size: int) -> tuple[Range, ...]:  # noqa: ARG002 - the protocol's shape
        """Stretches of the table such that each holds about ``size`` of the records, were they spread evenly."""
        table = self._table(selection.table)
        batches = -(-records // max(1, size))
        if batches <= 1 or table.walk == "none":
            return (WHOLE,)
        return self._dialect.ranges(table, batches, records, self._ask)

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
        """Execute the agreed statement over one stretch, in one transaction, for at most that many records."""
        ours = self.prepare(selection, act)
        if ours.digest != agreed.digest:
            return statement_differs(self.place, selection.table)
        table = self._table(selection.table)
        values = {**dict(ours.values), **self._dialect.bounds(within, table)}
        if self._dialect.may_run_alone(table, within, at_most):
            with told(self._dialect, self.place, table.name), self._engine.connect() as connection:
                self._dialect.alone(connection, lasting=lasting)
                records: int = self._send(connection, ours.text, values).rowcount
            self._dialect.acted(self._engine, lasting=lasting)
            return Done(records)
        with told(self._dialect, self.place, table.name), self._transaction(acting=True, lasting=lasting) as connection:
            records = self._send(connection, ours.text, values).rowcount
            if 0 <= records <= at_most:
                connection.commit()
                self._dialect.acted(self._engine, lasting=lasting)
                return Done(records)
            connection.rollback()
        return more_than_agreed(table.name, records, at_most) if records >= 0 else uncounted(self.place, table.name)

    def take_in(
        self, records: Sequence[NewRecord], *, dating: tuple[Selection, Blank] | None = None
    ) -> tuple[str | int | None, ...] | Refusal:
        """Everything of one reception in one transaction; a key is ``None`` where the table has none of one column."""
        tables = [self._table(each.table) for each in records]  # read before: the transaction only writes
        dated = self.prepare(*dating) if dating is not None else None
        keys: list[str | int | None] = []
        with told(self._dialect, self.place), self._transaction(acting=True) as connection:
            if dated is not None:
                bounds = self._dialect.bounds(WHOLE, self._table(dated.table))
                with told(self._dialect, self.place, dated.table):
                    changed: int = self._send(connection, dated.text, {**dict(dated.values), **bounds}).rowcount
                if changed > 1:
                    connection.rollback()
                    return more_than_agreed(dated.table, changed, 1)
            for each, table in zip(records, tables, strict=True):
                values = {**({each.link: keys[0]} if each.link else {}), **each.values}
                with told(self._dialect, self.place, table.name):
                    keys.append(self._inserted(connection, table, values))
            connection.commit()
        return tuple(keys)

    def _inserted(self, connection: Connection, table: Table, values: Mapping[str, Any]) -> str | int | None:
        text, bound = insertion(self._settings, self._dialect, table, values)
        answer = self._send(connection, text, bound)
        if len(table.key) != 1:
            return None
        if table.key[0] in values:  # given, not numbered by the engine
            return cast("str | int", values[table.key[0]])
        key: str | int | None = answer.scalar() if self._dialect.returning else answer.lastrowid
        return key

    def grants(self, selection: Selection, act: Act) -> frozenset[str]:
        """The least privileges the act needs; none where the engine knows no accounts."""
        return needed(selection, act, self._dialect.quote) if self._dialect.column_grants else frozenset()

    def close(self) -> None:
        """Let go of all connections."""
        self._dialect.rest()
        self._engine.dispose()

    def _catalogue(self) -> Catalogue:
        if self._known is None:
            self._known = self._dialect.catalogue(self._ask)
        return self._known

    def _table(self, name: str) -> Table:
        if name not in self._catalogue().tables:
            self._known = None  # it may have been made since
        known = self._catalogue().tables
        if name not in known:
            raise missing_table(self.place, name, known)
        return known[name]

    def _select(self, selection: Selection, what: str) -> tuple[str, dict[str, Any]]:
        table = self._table(selection.table)
        writer = Writer(self._dialect, self._table, table, self.place)
        terms = writer.where(selection.where, table)
        text = f"SELECT {what} FROM {self._dialect.full_name(table)}"  # noqa: S608 - identifiers are quoted, values bound
        return text + where_text(terms), writer.values

    def _rows(self, selection: Selection, what: str) -> list[Any]:
        text, values = self._select(selection, what)
        return self._ask(text, selection.table, **values)

    def _ask(self, text: str, table: str = "", /, **values: Any) -> list[Any]:
        with told(self._dialect, self.place, table), self._transaction(acting=False) as connection:
            return list(self._send(connection, text, values))

    def _send(self, connection: Connection, text: str, values: Mapping[str, Any]) -> Any:
        self.statements += 1
        return connection.exec_driver_sql(for_driver(text, self._engine.dialect.paramstyle), dict(values) or None)

    @contextmanager
    def _transaction(self, *, acting: bool, lasting: bool = True) -> Iterator[Connection]:
        """A transaction that ends with the block: rolled back unless it was committed inside."""
        with self._engine.connect() as connection:
            self._dialect.begin(connection, acting=acting, lasting=lasting)
            yield connection
