"""`kept promises`: each sentence of the public text, by what it is kept, and the tests that prove it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kept.cli.words import DIR, FILE, format_option, lang_option, language, say
from kept.findings import KeptError, stopped

if TYPE_CHECKING:
    from kept.accountability.evidence import Evidence
    from kept.accountability.promises import Promises

_RUN = Path("build") / "promises-run.json"
_COMMITTED = Path("docs") / "promises.json"
_LINKS = "dead-link"  # found by asking the web, with `kept check --links`
_SHOWN = 20  # differences listed one by one


@click.command(
    help=say(
        """Show each sentence of the public text: by what it is kept, and the tests that prove it.

        \b
        Example:
          kept promises examples/ouicom
          kept promises examples/* --format json

        A promise is kept only where a passing test names it. All others are open.
        """,
        """Montrer chaque phrase du texte public : ce qui la tient, et les tests qui le prouvent.

        \b
        Exemple :
          kept promises examples/ouicom
          kept promises examples/* --format json

        Une promesse n’est tenue que si un test réussi la nomme. Toutes les autres restent ouvertes.
        """,
    )
)
@click.argument(
    "folders",
    nargs=-1,
    metavar=f"[{DIR}]...",
    type=click.Path(path_type=Path),
    help=say(
        "The folders with promises.yaml (default: this one).", "Les dossiers de promises.yaml (par défaut : celui-ci)."
    ),
)
@click.option(
    "--report",
    metavar=FILE,
    type=click.Path(path_type=Path),
    help=say(
        f"What the tests proved (default: {_RUN}, {_COMMITTED}).",
        f"Ce que les tests ont prouvé (par défaut : {_RUN}, {_COMMITTED}).",
    ),
)
@click.option(
    "--against",
    metavar=FILE,
    type=click.Path(path_type=Path),
    help=say("Fail when this committed list says otherwise.", "Échouer si cette liste, déjà validée, dit autre chose."),
)
@click.option(
    "--write",
    "target",
    metavar=FILE,
    type=click.Path(path_type=Path),
    help=say("Write the list to this file.", "Écrire la liste dans ce fichier."),
)
@format_option("text", "json")
@lang_option
def promises(
    folders: tuple[Path, ...], report: Path | None, against: Path | None, target: Path | None, format_: str
) -> None:
    """The list, held against what the tests proved."""
    from kept.accountability.evidence import Evidence, as_json, read_evidence, standings

    listed = [_read(folder) for folder in folders or (Path(),)]
    source = report or next((path for path in (_RUN, _COMMITTED) if path.exists()), None)
    evidence = read_evidence(source) if source else Evidence()
    if against:
        _compare(listed, evidence, against)
        return
    rows = tuple(row for each in listed for row in standings(each, evidence))
    if target:
        target.write_text(as_json(rows), encoding="utf-8")
    if format_ == "json":
        click.echo(as_json(rows), nl=False)
    else:
        from kept.cli.promises_table import show

        for each in listed:
            show(each, standings(each, evidence), source, skipped=len(evidence.skipped))


def _read(folder: Path) -> Promises:
    """The list, refused whole when a line of it leads nowhere."""
    from kept.accountability.promises import dangling, load_promises
    from kept.checks import RULES
    from kept.cli import COMMANDS
    from kept.load import load_folder

    listed, document, findings = load_promises(folder)
    loaded, rules = load_folder(folder), {*(rule.code for rule in RULES), _LINKS}
    findings += dangling(listed, document, loaded, commands=COMMANDS, rules=rules)
    if findings:
        from kept.render.text import render_finding

        for finding in findings[:-1]:
            click.echo(render_finding(finding, language(), colour=sys.stderr.isatty()), err=True)
        raise KeptError(findings[-1])
    return listed


def _compare(listed: list[Promises], evidence: Evidence, committed: Path) -> None:
    """Silent when the run proves what the committed list says; where CI is set, nothing may have been skipped."""
    from kept.accountability.evidence import differences, read_evidence, standings, with_skipped

    if not os.environ.get("CI"):
        evidence = with_skipped(evidence, read_evidence(committed) if committed.exists() else evidence)
    text = committed.read_text(encoding="utf-8") if committed.exists() else "[]"
    found = tuple(row for each in listed for row in standings(each, evidence))
    differing = list(differences(found, text))
    if differing:
        names = ", ".join(differing[:_SHOWN]) + (" …" if len(differing) > _SHOWN else "")
        raise stopped(
            "promises-differ",
            f"{committed.as_posix()} says otherwise than the tests, for {len(differing)} of the promises: {names}",
            f"{committed.as_posix()} ne dit pas ce que disent les tests, sur {len(differing)} des promesses : {names}",
            help_en="`make promises` runs the tests and writes it anew; look at what changed before you commit it",
            help_fr="`make promises` lance les tests et le réécrit ; regardez ce qui a changé avant de le valider",
        )
    click.echo(
        say(
            f"{committed.as_posix()} says what the tests prove.",
            f"{committed.as_posix()} dit ce que prouvent les tests.",
        )
    )
