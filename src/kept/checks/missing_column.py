"""Every table and column that the holdings name is really there."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Note, Severity, Words
from kept.holdings import Inventory, columns_of
from kept.source import Document, Span

RULE = Rule(
    "missing-column",
    Severity.ERROR,
    Words("a table or a column that the place does not have", "une table ou une colonne que le lieu n’a pas"),
    ("GDPR 5(2)",),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(2): a promise that names a column which is not there cannot be carried out."""
    if subject.holdings is None or subject.columns is None:
        return
    inventory, held = subject.holdings
    for name, holding in inventory.holdings.items():
        tables = subject.columns.get(inventory.place_of(name))
        if tables is None or holding.by is not None:
            continue
        found = tables.get(inventory.table_of(name))
        if found is None:
            yield _no_table(held, name, inventory.table_of(name), tuple(tables))
            continue
        missing = [column for column in columns_of(inventory, name) if column not in found]
        yield from (_no_column(inventory, held, name, column, found) for column in missing)


def _no_table(held: Document, name: str, table: str, known: tuple[str, ...]) -> Finding:
    place = ("holdings", name, "table")
    return RULE.finding(
        Words(f"there is no table `{table}`", f"il n’y a pas de table `{table}`"),
        Note(held.at(*place) if place in held.places else held.key("holdings", name)),
        help=_near(table, known),
        about=(name,),
    )


def _no_column(inventory: Inventory, held: Document, name: str, column: str, known: tuple[str, ...]) -> Finding:
    table = inventory.table_of(name)
    return RULE.finding(
        Words(f"`{table}` has no column `{column}`", f"`{table}` n’a pas de colonne `{column}`"),
        Note(_span(held, name, column)),
        help=_near(column, known),
        about=(name, column),
    )


def _near(name: str, known: tuple[str, ...]) -> Words:
    near = get_close_matches(name, known, n=1)
    if near:
        return Words(f"did you mean `{near[0]}`?", f"vouliez-vous écrire `{near[0]}` ?")
    some = ", ".join(sorted(known)[:12]) or "—"
    return Words(f"what is there: {some}", f"ce qui s’y trouve : {some}")


def _span(held: Document, name: str, column: str) -> Span:
    """Where the holding names the column: the value that is its name, else a key (``where: {column: …}``)."""
    below = ("holdings", name)
    for route, span in held.places.items():
        if route[:2] == below and _written(span) == column:
            return span
    return next(
        (span for route, span in held.keys.items() if route[:2] == below and route[-1] == column),
        held.key(*below),
    )


def _written(span: Span) -> str:
    return span.text[span.column - 1 : span.column - 1 + span.length].strip("\"'")
