"""The promises on a terminal: one table per kind, what is kept and what is open, and the totals."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kept.cli.words import counted, language, say

if TYPE_CHECKING:
    from kept.accountability.evidence import Standing
    from kept.accountability.promises import Promises

_PAPER = 140  # columns where the output is no terminal

KINDS = {
    "access-control": "contrôle des accès",
    "channel": "voies de contact",
    "collects": "collecte",
    "communication": "contact",
    "complaint": "réclamation",
    "confidentiality": "confidentialité",
    "consent": "consentement",
    "contract": "contrats de sous-traitance",
    "cookie": "cookies",
    "disclosure": "communication à des tiers",
    "identity-check": "contrôle d’identité",
    "mandatory-field": "champs obligatoires",
    "marketing": "prospection",
    "minimisation": "minimisation",
    "notice": "mention d’information",
    "objection": "opposition",
    "processor": "sous-traitants",
    "profiling": "profilage",
    "purpose": "finalités",
    "recipient": "destinataires",
    "refusal-ground": "refus",
    "retention": "conservation",
    "right": "droits",
    "role": "rôles",
    "security": "sécurité",
    "source-of-data": "origine des données",
    "special-category": "données sensibles",
    "tension": "points faibles du texte publié",
    "versioning": "versions",
}


def show(listed: Promises, rows: tuple[Standing, ...], source: Path | None, *, skipped: int) -> None:
    """Print every kind with its promises, then the totals and where the evidence comes from."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=_PAPER)
    words = {name: promise.words(language()) for name, promise in (listed.promises | listed.tensions).items()}
    for kind, group in groupby(sorted(rows, key=_shelf), key=lambda row: row.kind):
        console.print(_table(kind, list(group), words))
        console.print()
    console.print(_totals(rows))
    console.print(_origin(source, skipped))


def _shelf(row: Standing) -> tuple[bool, str]:
    """Kinds by name, the tensions last; within a kind, the order of the text."""
    return row.kind == "tension", row.kind


def _table(kind: str, rows: list[Standing], words: dict[str, str]) -> Table:
    name = say("weak points of the published text" if kind == "tension" else kind, KINDS.get(kind, kind))
    title = Text(f"{name} · {sum(row.kept for row in rows)}/{len(rows)}", "bold")
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, show_header=False, expand=True)
    table.add_column(no_wrap=True, width=13)
    table.add_column(no_wrap=True, width=7)
    table.add_column(ratio=5)
    table.add_column(ratio=6)
    for row in rows:
        table.add_row(row.id, _state(row), words[row.id], _proof(row))
    return table


def _state(row: Standing) -> Text:
    if not row.kept:
        return Text(say("open", "ouverte") if row.kind != "tension" else say("open", "ouvert"), "yellow")
    return Text(say("kept", "tenue") if row.kind != "tension" else say("found", "trouvé"), "green")


def _proof(row: Standing) -> Text:
    lines = [row.kept_by or "", *(test.removeprefix("tests/") for test in row.tests)]
    return Text("\n".join(line for line in lines if line), "dim", overflow="fold")


def _totals(rows: tuple[Standing, ...]) -> str:
    promises = [row.kept for row in rows if row.kind != "tension"]
    tensions = [row.kept for row in rows if row.kind == "tension"]
    kept = counted(sum(promises), ("", ""), ("promesse tenue", "promesses tenues"))
    found = counted(sum(tensions), ("", ""), ("point faible trouvé", "points faibles trouvés"))
    return say(
        f"{sum(promises)} of {len(promises)} promises kept, {sum(tensions)} of {len(tensions)} weak points found.",
        f"{kept} sur {len(promises)}, {found} sur {len(tensions)}.",
    )


def _origin(source: Path | None, skipped: int) -> str:
    if source is None:
        return say(
            "No report of the tests was found, so everything is open: `make test` writes one.",
            "Aucun rapport de tests n’a été trouvé, tout reste donc ouvert : `make test` en écrit un.",
        )
    missing = say(
        f" This machine could not run every test of {skipped} of them.",
        f" Cette machine n’a pas pu lancer tous les tests de {skipped} d’entre elles.",
    )
    told = say(f"According to {source.as_posix()}.", f"D’après {source.as_posix()}.")
    return told + (missing if skipped else "")
