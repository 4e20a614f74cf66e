"""Acts into statements: what is written in the plan is, letter by letter, what the engine is given."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from kept.connectors.acts import settings_of, touched_by
from kept.connectors.interface import Act, Blank, Column, Delete, Mark, Selection, Settings, Statement
from kept.connectors.sql.compile import Writer, where_text
from kept.connectors.sql.dialect import Dialect
from kept.connectors.sql.tables import Table
from kept.findings import KeptError, stopped

Find = Callable[[str], Table]


def statement(settings: Settings, dialect: Dialect, find: Find, selection: Selection, act: Act) -> Statement:
    """The statement for an act on a selection. Raises ``KeptError`` for what the table cannot be asked."""
    table = find(selection.table)
    if table.is_view:
        raise _not_a_table(settings.place, table.name)
    writer = Writer(dialect, find, table, settings.place)
    head = _head(settings, dialect, writer, table, act)
    terms = [dialect.stretch(table)] if table.walk != "none" else []
    terms += writer.where(touched_by(selection, act).where, table)
    text = head + where_text(terms)
    verb = {Delete: "delete", Blank: "blank", Mark: "mark"}[type(act)]
    return Statement(settings.place, selection.table, verb, text, tuple(writer.values.items()))


def _head(settings: Settings, dialect: Dialect, writer: Writer, table: Table, act: Act) -> str:
    if isinstance(act, Delete):
        return f"DELETE FROM {dialect.full_name(table)}"  # noqa: S608 - quoted
    written = []
    for name, value in settings_of(act):
        column = table.column(name, settings.place)
        if value is None and not column.nullable:
            raise _cannot_blank(settings.place, table.name, name)
        shown = (
            "NULL" if value is None else writer.bind(_value(dialect, column, act, value, settings.zone), column.kind)
        )
        written.append(f"{dialect.quote(name)} = {shown}")
    return f"UPDATE {dialect.full_name(table)}\nSET " + ",\n    ".join(written)


def insertion(
    settings: Settings, dialect: Dialect, table: Table, values: Mapping[str, Any]
) -> tuple[str, dict[str, Any]]:
    """One new record, and what the statement is given: its values by name."""
    if table.is_view:
        raise _not_a_table(settings.place, table.name)
    columns = [table.column(name, settings.place) for name in values]
    names = ", ".join(dialect.quote(column.name) for column in columns)
    marks = ", ".join(f":p{number}" for number in range(1, len(columns) + 1))
    text = f"INSERT INTO {dialect.full_name(table)} ({names})\nVALUES ({marks})"
    if dialect.returning and len(table.key) == 1:
        text += f"\nRETURNING {dialect.quote(table.key[0])}"
    given = (dialect.written(_moment(column, values[column.name]), column) for column in columns)
    return text, {f"p{number}": value for number, value in enumerate(given, 1)}


def _moment(column: Column, value: Any) -> Any:
    """A moment, in the zone in which the place writes, as its column holds moments: a day, a local time, an instant."""
    if not isinstance(value, datetime):
        return value
    local = value.replace(microsecond=0)
    if column.kind == "date":
        return local.date().isoformat()
    return local.isoformat(sep=" ") if column.kind == "timestamptz" else local.replace(tzinfo=None).isoformat(sep=" ")


def _value(dialect: Dialect, column: Column, act: Blank | Mark, value: str | int, zone: str) -> Any:
    """A day in a column of times is written as its noon: no zone moves noon to another day."""
    if isinstance(act, Mark) and column.kind in {"timestamp", "timestamptz"}:
        noon = datetime.combine(act.day, time(12))
        if column.kind == "timestamptz":
            noon = noon.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
        value = noon.isoformat(sep=" ")
    return dialect.written(value, column)


_PARAMETER = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|(?<!:):(p[0-9]+|from|to)\b""")


def for_driver(text: str, paramstyle: str) -> str:
    """The statement with its names as the driver writes them; texts and quoted identifiers stay as they are."""
    if paramstyle == "named":
        return text
    doubled = text.replace("%", "%%")
    return _PARAMETER.sub(lambda found: f"%({found[1]})s" if found[1] else found[0], doubled)


def _not_a_table(place: str, name: str) -> KeptError:
    return stopped(
        "not-a-table",
        f"`{name}` of `{place}` is a view: records are erased where they lie, not where they are shown",
        f"`{name}` de `{place}` est une vue : on efface les données là où elles sont, non là où elles se montrent",
        help_en="name the view's own tables in holdings.yaml",
        help_fr="nommez dans holdings.yaml les tables sur lesquelles la vue est construite",
    )


def _cannot_blank(place: str, table: str, column: str) -> KeptError:
    return stopped(
        "cannot-blank",
        f"the column `{column}` of `{table}` in `{place}` may not be empty, so it cannot be blanked",
        f"la colonne `{column}` de `{table}` dans `{place}` ne peut pas être vide, donc pas être vidée",
        help_en="give a fixed value to write in its place, or allow the column to be NULL",
        help_fr="donnez une valeur fixe à écrire à la place, ou permettez que la colonne soit NULL",
    )
