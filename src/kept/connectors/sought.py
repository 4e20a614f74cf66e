"""Names that a place does not have: what the holdings say and the place does not, with the nearest name it has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from kept.findings import KeptError, stopped


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
