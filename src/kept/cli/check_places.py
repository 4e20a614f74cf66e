"""What the places declare, for a check: columns where a place is reached, findings where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kept.findings import Finding, KeptError, Note, Severity, Words
from kept.source import Document

if TYPE_CHECKING:
    from kept.work.organisation import Organisation

Columns = dict[str, dict[str, tuple[str, ...]]]


def reach(opened: Organisation) -> tuple[Columns | None, list[Finding]]:
    """The columns of each place whose address is set, and a finding for each place that was not reached."""
    columns: Columns = {}
    found: list[Finding] = []
    inventory, held = opened.loaded.inventory, opened.loaded.holdings
    if inventory is None or held is None:
        return None, []
    for name, place in inventory.places.items():
        variable = place.connect.removeprefix("env:")
        if place.connect.startswith("env:") and not opened.environ.get(variable):
            found.append(_unset(held, name, variable))
            continue
        try:
            tables = opened.connector(name).schema().tables
        except KeptError as error:
            found.append(_unreached(held, name, error.finding))
        else:
            columns[name] = {table: tuple(column.name for column in found_) for table, found_ in tables.items()}
    return columns or None, found


def _unset(held: Document, place: str, variable: str) -> Finding:
    return Finding(
        "place-not-reached",
        Severity.NOTE,
        Words(
            f"the place `{place}` was not reached: columns not compared",
            f"le lieu `{place}` n’a pas été atteint : colonnes non comparées",
        ),
        Note(held.at("places", place, "connect"), Words("not set", "non définie")),
        help=Words(
            f"set `{variable}` to the address of the place, for instance `export {variable}=sqlite:///crm.db`",
            f"donnez à `{variable}` l’adresse du lieu, par exemple `export {variable}=sqlite:///crm.db`",
        ),
        about=(place,),
    )


def _unreached(held: Document, place: str, finding: Finding) -> Finding:
    """The connector's own finding, at the line that declares the place."""
    note = Note(held.at("places", place, "connect"), Words("this place", "ce lieu"))
    return Finding(finding.code, finding.severity, finding.headline, note, (), finding.law, finding.help, (place,))
