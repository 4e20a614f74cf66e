"""``kept report``: the dated report of the check that a published version went through."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kept.cli.folder import folder_argument
from kept.cli.words import format_option, lang_option, language, say
from kept.findings import stopped

if TYPE_CHECKING:
    from kept.findings import KeptError


@click.command(
    help=say(
        """Show the report of the check that a published version went through.

        \b
        Example:
          kept report examples/ouicom                      the newest
          kept report examples/ouicom 2 --format html      the page of version 2

        `kept publish` writes it beside the version, on the day: the texts that were checked, what was found, the rules
        that carry each principle of art. 5 GDPR, how easily the notice reads.
        """,
        """Montrer le rapport du contrôle auquel une version publiée a été soumise.

        \b
        Exemple :
          kept report examples/ouicom                      le plus récent
          kept report examples/ouicom 2 --format html      la page de la version 2

        `kept publish` l’écrit à côté de la version, le jour même : les textes contrôlés, les constats, les règles qui
        portent chaque principe de l’art. 5 du RGPD, la facilité de lecture de la mention.
        """,
    )
)
@folder_argument
@click.argument(
    "version",
    required=False,
    type=click.IntRange(1),
    metavar=say("[VERSION]", "[VERSION]"),
    help=say("The number of the version (default: the newest).", "Le numéro de la version (par défaut : la dernière)."),
)
@format_option("text", "html", "json")
@lang_option
def report(folder: Path, version: int | None, format_: str) -> None:
    """The newest report of a version."""
    from kept.load import load_folder
    from kept.publish.report import kept_reports

    loaded = load_folder(folder)
    reports = kept_reports(loaded.folder or folder, version)
    if not reports:
        raise _none(version)
    text = reports[-1].read_text("utf-8")
    if format_ == "json":
        click.echo(text, nl=False)
        return
    made = _read(reports[-1], text)
    from kept.pages import Frame
    from kept.publish.markdown import markdown
    from kept.publish.report_paper import report_paper
    from kept.publish.sections.telling import Telling
    from kept.publish.site_papers import page

    paper = report_paper(made, Telling(loaded.policy, language()))
    click.echo(page(paper, Frame("")) if format_ == "html" else markdown(paper), nl=False)


def _read(path: Path, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise stopped(
            "report-unreadable",
            f"`versions/{path.name}` is no report any more",
            f"`versions/{path.name}` n’est plus un rapport",
            help_en="put back the file as it was written; the journal has its digest",
            help_fr="remettez le fichier tel qu’il fut écrit ; le journal en a l’empreinte",
            exit_code=3,
        ) from None


def _none(version: int | None) -> KeptError:
    of_en, of_fr = (f" of version {version}", f" de la version {version}") if version else ("", "")
    return stopped(
        "no-report",
        f"there is no report{of_en}",
        f"il n’y a pas de rapport{of_fr}",
        help_en="`kept publish` writes one when it publishes a version",
        help_fr="`kept publish` en écrit un quand il publie une version",
        exit_code=3,
    )
