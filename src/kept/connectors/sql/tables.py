"""What a SQL connector knows of a table: its columns, its key, and how it can be walked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

from kept.connectors.interface import Column, Link
from kept.findings import KeptError, stopped

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


def missing_table(place: str, name: str, known: Iterable[str]) -> KeptError:
    """The holdings name a table that the place does not have, or that this account may not see."""
    near = _nearest(name, known)
    return stopped(
        "missing-table",
        f"the place `{place}` has no table `{name}`{near.en}",
        f"le lieu `{place}` n’a pas de table `{name}`{near.fr}",
        help_en="correct the name in holdings.yaml, or grant the account that Kept uses the right to see the table",
        help_fr="corrigez le nom dans holdings.yaml, ou donnez au compte qu’emploie Kept le droit de voir la table",
    )


def missing_column(place: str, table: str, name: str, known: Iterable[str]) -> KeptError:
    """The holdings name a column that the table does not have."""
    near = _nearest(name, known)
    return stopped(
        "missing-column",
        f"the table `{table}` of `{place}` has no column `{name}`{near.en}",
        f"la table `{table}` de `{place}` n’a pas de colonne `{name}`{near.fr}",
        help_en="correct the name in holdings.yaml, or grant the account that Kept uses the right to see the column",
        help_fr="corrigez le nom dans holdings.yaml, ou donnez au compte qu’emploie Kept le droit de voir la colonne",
    )


@dataclass(frozen=True, slots=True)
class _Near:
    en: str = ""
    fr: str = ""


def _nearest(name: str, known: Iterable[str]) -> _Near:
    close = get_close_matches(name, list(known), n=1)
    return _Near(f"; did you mean `{close[0]}`?", f" ; vouliez-vous dire `{close[0]}` ?") if close else _Near()
