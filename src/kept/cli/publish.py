"""``kept publish``: the notice as a site, in every format."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.screen import bar
from kept.cli.words import DIR, counted, format_option, lang_option, language, say
from kept.findings import Finding, KeptError, Severity, Words
from kept.load import Loaded
from kept.render import words

if TYPE_CHECKING:
    from kept.checks import Judgement
    from kept.publish.site import Content
    from kept.publish.site_papers import Format

FORMATS: tuple[Format, ...] = ("html", "markdown", "pdf", "jsonld", "csv")
"""The formats, as ``kept.publish.site_papers`` makes them; named here so that ``--help`` loads none of it."""


@click.command(
    help=say(
        """Write the notice as a site, in each language and format, with every earlier version.

        \b
        Example:
          kept publish examples/ouicom --out site/
          kept publish examples/ouicom --only html --only pdf

        Beside the notice stand the retention schedule and, where you act for clients, the annex of their contracts. The report
        of the check is kept beside the version (`kept report`).
        PDF needs the extra `pdf`: pip install 'kept[pdf]'.
        """,
        """Écrire la mention d’information en un site, dans chaque langue et chaque format, avec toutes ses versions.

        \b
        Exemple :
          kept publish examples/ouicom --out site/
          kept publish examples/ouicom --only html --only pdf

        À côté de la mention : le référentiel des durées de conservation et, si vous agissez pour des clients, l’annexe
        de leurs contrats. Le rapport du contrôle est gardé à côté de la version (`kept report`). Le PDF demande le complément `pdf` : pip install 'kept[pdf]'.
        """,
    )
)
@folder_argument
@click.option(
    "--out",
    metavar=DIR,
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    help=say("Where to write.", "Où écrire."),
)
@click.option(
    "--only",
    "wanted",
    type=click.Choice(FORMATS),
    multiple=True,
    help=say(
        "A format to write; several may be named (default: all).",
        "Un format à écrire ; plusieurs se nomment (par défaut : tous).",
    ),
)
@state_option
@format_option("text", "json")
@lang_option
def publish(folder: Path, out: Path, wanted: tuple[Any, ...], state: Path | None, format_: str) -> None:
    """The notice in every format, set down as a version when it is new."""
    from kept.accountability.officer import refuse_unadvised
    from kept.accountability.staff import staff_of
    from kept.publish.site import MARK, write
    from kept.publish.versions import kept_report, published, refuse_unfit, set_down

    org = organisation(folder, state)
    loaded = org.sound
    known = published(org.journal)
    refuse_unfit(loaded, known)
    refuse_unadvised(loaded, org.journal, staff_of(folder))
    now = datetime.now(UTC)
    judged = _judged(loaded, known, now.date())
    site, without = _site(loaded, wanted)
    new = set_down(loaded, org.journal, now)
    kept_report(loaded, org.journal, judged, now)
    write(site, out)
    if format_ == "json":
        more = {"site": str(out), "new": new, "omitted": {"pdf": without.finding.code} if without else {}}
        click.echo(json.dumps(json.loads(site[MARK]) | more, ensure_ascii=False))
        return
    _tell(out, tuple(site), loaded.policy.version or 1, new=new)
    if without:
        _tell_omitted(without.finding)


def _site(loaded: Loaded, wanted: tuple[Any, ...]) -> tuple[Content, KeptError | None]:
    """The site; without PDF, and why, where PDF cannot be made and was not asked for by name."""
    from kept.publish.pdf import NoPdf
    from kept.publish.site import pages

    with bar(say("Writing", "Écriture")) as told:
        try:
            return pages(loaded, wanted or FORMATS, told), None
        except NoPdf as without:
            if wanted:
                raise
            return pages(loaded, [each for each in FORMATS if each != "pdf"], told), without


def _judged(loaded: Loaded, known: Mapping[int, str], on: date) -> Judgement:
    """What the check says. A policy that a rule finds at fault is not shown to anybody: raises ``KeptError``."""
    from kept.checks import Subject, judged
    from kept.publish.first_page import too_long

    found = judged(Subject(loaded, on, published=known), too_long(loaded))
    errors = [finding for finding in found.findings if finding.severity is Severity.ERROR]
    if errors:
        more = len(errors) - 1
        nothing = Words(
            f"nothing was published; `kept check` shows this and {more} more",
            f"rien n’a été publié ; `kept check` montre ceci et {more} {'autre constat' if more == 1 else 'autres constats'}",
        )
        raise KeptError(replace(errors[0], help=nothing if more else errors[0].help))
    return found


def _tell(out: Path, names: tuple[str, ...], version: int, *, new: bool) -> None:
    fresh = say("published for the first time and set down", "publiée pour la première fois et figée")
    again = say("published before, unchanged", "déjà publiée, inchangée")
    click.echo(say(f"Version {version}: {fresh if new else again}.", f"Version {version} : {fresh if new else again}."))
    pages = counted(len([name for name in names if name.endswith(".html")]), ("page", "pages"), ("page", "pages"))
    others = [name for name in names if name.endswith((".pdf", ".md", ".jsonld", ".csv"))]
    files = counted(len(others), ("file", "files"), ("fichier", "fichiers"))
    index = out / ("index.html" if "index.html" in names else names[0])
    click.echo(say(f"{pages} and {files} in {out}; open {index}", f"{pages} et {files} dans {out} ; ouvrez {index}"))


def _tell_omitted(why: Finding) -> None:
    """What was not written, and the way to have it."""
    lang = language()
    click.echo(say(f"No PDF: {why.headline[lang]}.", f"Pas de PDF : {why.headline[lang]}."))
    if why.help:
        click.echo(words.spaced(f"  {why.help[lang]}") if lang == "fr" else f"  {why.help[lang]}")
