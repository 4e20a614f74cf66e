"""``kept publish``: the notice as a site."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.words import DIR, counted, format_option, lang_option, say
from kept.findings import KeptError, Severity, Words
from kept.load import Loaded


@click.command(
    help=say(
        """Write the notice as a site, in each language, with every earlier version.

        \b
        Example:
          kept publish examples/ouicom --out site/
        """,
        """Écrire la mention d’information en un site, dans chaque langue, avec toutes les versions antérieures.

        \b
        Exemple :
          kept publish examples/ouicom --out site/
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
@state_option
@format_option("text", "json")
@lang_option
def publish(folder: Path, out: Path, state: Path | None, format_: str) -> None:
    """The notice as pages, set down as a version when it is new."""
    from kept.publish.site import MARK, pages, write
    from kept.publish.versions import published, refuse_unfit, set_down

    org = organisation(folder, state)
    loaded = org.sound
    known = published(org.journal)
    refuse_unfit(loaded, known)
    _refuse_errors(loaded, known)
    site = pages(loaded)
    new = set_down(loaded, org.journal, datetime.now(UTC))
    write(site, out)
    if format_ == "json":
        click.echo(json.dumps(json.loads(site[MARK]) | {"site": str(out), "new": new}, ensure_ascii=False))
        return
    _tell(out, len([name for name in site if name.endswith(".html")]), loaded.policy.version or 1, new=new)


def _refuse_errors(loaded: Loaded, known: Mapping[int, str]) -> None:
    """A policy that a rule finds at fault is not shown to anybody. Raises ``KeptError``."""
    from kept.checks import judge
    from kept.checks.rule import Subject

    found = judge(Subject(loaded, datetime.now(UTC).date(), published=known))
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    if errors:
        more = len(errors) - 1
        nothing = Words(
            f"nothing was published; `kept check` shows this and {more} more",
            f"rien n’a été publié ; `kept check` montre ceci et {more} {'autre constat' if more == 1 else 'autres constats'}",
        )
        raise KeptError(replace(errors[0], help=nothing if more else errors[0].help))


def _tell(out: Path, count: int, version: int, *, new: bool) -> None:
    fresh = say("published for the first time and set down", "publiée pour la première fois et figée")
    again = say("published before, unchanged", "déjà publiée, inchangée")
    click.echo(say(f"Version {version}: {fresh if new else again}.", f"Version {version} : {fresh if new else again}."))
    pages = counted(count, ("page", "pages"), ("page", "pages"))
    index = out / "index.html"
    click.echo(say(f"{pages} in {out}; open {index}", f"{pages} dans {out} ; ouvrez {index}"))
