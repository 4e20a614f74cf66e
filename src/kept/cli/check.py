"""``kept check``: the policy judged against the law, and against where the data really lies."""

from __future__ import annotations

import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kept.cli.check_persona import PERSONAS, seen_by, set_aside
from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.screen import day_of
from kept.cli.words import counted, format_option, lang_option, language, say
from kept.findings import Finding, Severity

if TYPE_CHECKING:
    from kept.checks import Judgement
    from kept.load import Loaded
    from kept.work.organisation import Organisation


@click.command(
    help=say(
        """Judge a policy: against the law, and against where the data lies.

        \b
        Example:
          kept check examples/ouicom
          kept check --format github --fail-on warning
          kept check --persona dpo
          kept check --diff

        DIR holds policy.yaml, and where there are any holdings.yaml and contracts.yaml. A place is reached only when the environment variable with
        its address is set. Exit code: 0 clean, 1 findings, 2 usage, 3 nothing to read.
        """,
        """Juger une politique au regard de la loi, et des lieux où sont les données.

        \b
        Exemple :
          kept check examples/ouicom
          kept check --format github --fail-on warning
          kept check --persona dpo
          kept check --diff

        DOSSIER contient policy.yaml et, le cas échéant, holdings.yaml et contracts.yaml. Un lieu n’est atteint que si la variable
        d’environnement qui porte son adresse est définie. Code de sortie : 0 rien à redire, 1 des constats, 2 commande mal
        écrite, 3 rien à lire.
        """,
    )
)
@folder_argument
@format_option("text", "json", "sarif", "github")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note"]),
    default="error",
    show_default=True,
    help=say("The least weight that makes the exit code 1.", "La moindre gravité qui donne le code de sortie 1."),
)
@click.option(
    "--on",
    metavar="DATE",
    help=say(
        "Judge by the law of this day (default: today).", "Juger selon le droit de ce jour (par défaut : aujourd’hui)."
    ),
)
@click.option(
    "--links",
    is_flag=True,
    help=say(
        "Ask every link of the notice whether it still answers.",
        "Suivre chaque lien de la mention, pour voir s’il répond encore.",
    ),
)
@click.option(
    "--no-places",
    is_flag=True,
    help=say("Do not reach any database or folder.", "N’atteindre aucune base ni aucun dossier de données."),
)
@click.option(
    "--persona",
    type=click.Choice(PERSONAS),
    help=say(
        "Who reads: an engineer, a data protection officer with the questions for a person, an auditor.",
        "Qui lit : un ingénieur, un délégué à la protection des données avec les questions à lire, un auditeur.",
    ),
)
@click.option(
    "--fix",
    is_flag=True,
    help=say(
        "Mend what is safe in the files (misspelt words, dates, lengths of time), and show the difference.",
        "Corriger dans les fichiers ce qui l’est sans risque (mots mal écrits, dates, durées), et montrer la différence.",
    ),
)
@click.option(
    "--diff",
    is_flag=True,
    help=say("Show what --fix would mend, and write nothing.", "Montrer ce que --fix corrigerait, sans rien écrire."),
)
@state_option
@lang_option
def check(
    folder: Path,
    format_: str,
    fail_on: str,
    on: str | None,
    links: bool,
    no_places: bool,
    persona: str | None,
    fix: bool,
    diff: bool,
    state: Path | None,
) -> None:
    """Every finding, with its line, its law and its way out."""
    day = day_of("--on", on) if on is not None else _today()
    if fix or diff:
        from kept.cli.check_fix import mend

        read = mend(folder, day, write=fix and not diff)
        if diff and read:
            return
    opened = organisation(folder, state)
    try:
        judged = judgement(opened, day, places=not no_places, links=links)
    finally:
        opened.close()
    home = str(folder.parent if folder.is_file() else folder)
    click.echo(_rendered(judged, persona, format_, home, opened.loaded))
    if any(finding.severity.rank >= Severity(fail_on).rank for finding in judged.findings):
        sys.exit(1)


def findings(opened: Organisation, on: date, *, places: bool = True, links: bool = False) -> tuple[Finding, ...]:
    """All that is wrong with an organisation on a day, without the questions for a person."""
    return judgement(opened, on, places=places, links=links).findings


def judgement(opened: Organisation, on: date, *, places: bool = True, links: bool = False) -> Judgement:
    """All that a check says of an organisation on a day. Reaches places and links only when it is told to."""
    from kept.checks import Subject, judged

    loaded = opened.loaded
    columns, more = None, list[Finding]()
    if places and loaded.inventory is not None and loaded.inventory.places:
        from kept.cli.check_places import reach

        columns, more = reach(opened)
    if loaded.policy.first_layer is not None:  # the usual limit is judged where a notice is made
        from kept.publish.first_page import too_long

        more += too_long(loaded)
    if links:
        from kept.cli.check_links import dead_links

        more += dead_links(loaded.policy, loaded.document)
    return judged(Subject(loaded, on, columns, _published(opened)), more)


def _published(opened: Organisation) -> dict[int, str] | None:
    """The hash of each published version, where this organisation has a journal already; none is made for a check."""
    from kept.findings import KeptError

    if not (opened.state_folder / "state.db").exists():
        return None
    from kept.journal import Kind

    try:
        entries = opened.journal.entries(kind=Kind.POLICY_PUBLISHED)
    except KeptError:
        return None
    known: dict[int, str] = {}
    for entry in entries:
        version, sha256 = entry.about.get("version"), entry.about.get("sha256")
        if isinstance(version, int) and isinstance(sha256, str):
            known[version] = sha256
    return known


def _rendered(judged: Judgement, persona: str | None, format_: str, folder: str, loaded: Loaded) -> str:
    lang = language()
    found, reviews = seen_by(persona, judged, loaded.document)
    if format_ == "json":
        from kept.render import json

        return json.findings(found, lang, folder=folder, reviews=judged.reviews, weighed=judged.weighed)
    if format_ == "sarif":
        from kept.checks.pages import page
        from kept.render import sarif

        every = (*found, *judged.reviews)
        codes = {f.code for f in every} | {one.code for one in judged.weighed}
        pages = {code: page(code, lang) or "" for code in codes}
        return sarif.findings(every, lang, folder=folder, pages=pages, weighed=judged.weighed)
    if format_ == "github":
        from kept.render import github

        return github.findings((*found, *reviews), lang, folder=folder)
    from kept.render.judgement import render, waiting

    clean = _clean(loaded) if not judged.findings else _nothing_here(persona)
    aside = set_aside(persona, judged)
    parts = [render(found, reviews, judged.weighed, lang, colour=colourful(), folder=folder, clean=clean, aside=aside)]
    if (others := len(judged.findings) - len(found)) > 0:
        parts.append(_elsewhere(others))
    if judged.reviews and not reviews:
        parts.append(waiting(len(judged.reviews), lang))
    return "\n".join(parts)


def _nothing_here(persona: str | None) -> str:
    return say(f"no findings for {persona}", f"aucun constat pour {persona}")


def _elsewhere(count: int) -> str:
    """What another reader is shown; it counts in the exit code all the same."""
    return say(
        f"{counted(count, ('finding', 'findings'), ('', ''))} for other readers: --persona auditor",
        f"{counted(count, ('', ''), ('constat', 'constats'))} pour d’autres lecteurs : --persona auditor",
    )


def _clean(loaded: Loaded) -> str:
    from kept.checks import RULES

    files = 1 + (loaded.holdings is not None) + (loaded.filed is not None) + len(loaded.versions)
    return say(
        f"no findings: {len(RULES)} rules, {files} {'file' if files == 1 else 'files'}",
        f"aucun constat : {len(RULES)} règles, {files} {'fichier' if files == 1 else 'fichiers'}",
    )


def colourful() -> bool:
    """Colour on a terminal, unless NO_COLOR is set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _today() -> date:
    return datetime.now().astimezone().date()
