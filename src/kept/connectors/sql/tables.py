"""What a SQL connector knows of a table: its columns, its key, and how it can be walked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kept.connectors.interface import Column, Link
from kept.connectors.sought import missing_column

Walk = Literal["pages", "key", "borders", "none"]


@dataclass(frozen=True, slots=True)
class Table:
    """A table or a view as the catalogue describes it.

    ``name`` is how the holdings write it (``contacts``, ``sales.contacts``), ``schema`` and ``bare`` its two halves,
    ``declared`` each column's own type. ``walk``: by physical ``pages``, by ranges of an integer ``key``, by
    ``borders`` found along the key, or ``none`` (the whole table at once); ``along`` is the column walked.
    """

    name: str
    schema: str | None
    bare: str
    columns: Mapping[str, Column]
    declared: Mapping[str, str] = field(default_factory=dict)
    key: tuple[str, ...] = ()
    walk: Walk = "none"
    along: str = ""
    is_view: bool = False
    exact_text: bool = True  # text is compared letter by letter; False: some column folds case by declaration

    def column(self, name: str, place: str) -> Column:
        """The column. Raises ``KeptError`` naming the nearest one when there is none."""
        found = self.columns.get(name)
        if found is None:
            raise missing_column(place, self.name, name, self.columns)
        return found


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All tables of a place and the links it declares."""

    tables: Mapping[str, Table]
    links: tuple[Link, ...] = ()
