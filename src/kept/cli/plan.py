"""`kept plan`: what would be erased or blanked on a day, statement by statement; nothing is touched."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.words import FILE, format_option, lang_option, language, say

if TYPE_CHECKING:
    from kept.retention.values import Plan
    from kept.work.organisation import Organisation


@click.command(
    help=say(
        """Show what each promise lets go on a day. Nothing is touched.

        \b
        Example:
          kept plan examples/ouicom --on 2026-03-02 --out plan.json
          kept plan examples/ouicom --sql

        Exit code: 0 planned, 1 something could not be looked at, 2 usage, 3 nothing to read.
        """,
        """Montrer ce que chaque promesse laisse partir un jour donné. Rien n’est touché.

        \b
        Exemple :
          kept plan examples/ouicom --on 2026-03-02 --out plan.json
          kept plan examples/ouicom --sql

        Code de sortie : 0 plan établi, 1 quelque chose n’a pas pu être examiné, 2 commande mal écrite, 3 rien à lire.
        """,
    )
)
@folder_argument
@click.option(
    "--on",
    metavar="DATE",
    help=say("The day to plan for (default: today).", "Le jour du plan (par défaut : aujourd’hui)."),
)
@click.option(
    "--out",
    metavar=FILE,
    type=click.Path(path_type=Path),
    help=say("Write the plan, to be agreed and applied.", "Écrire le plan, pour en convenir puis l’exécuter."),
)
@click.option(
    "--sql",
    is_flag=True,
    help=say(
        "Show each statement as it would be executed.", "Montrer chaque instruction telle qu’elle serait exécutée."
    ),
)
@click.option(
    "--grants",
    is_flag=True,
    help=say(
        "Show the least database privileges that the plan needs.",
        "Montrer les droits minimaux dont le plan a besoin dans chaque base.",
    ),
)
@state_option
@format_option("text", "json")
@lang_option
def plan(
    folder: Path, on: str | None, out: Path | None, sql: bool, grants: bool, state: Path | None, format_: str
) -> None:
    """The steps, what is left aside and why."""
    from kept.cli.screen import bar, console, day_option
    from kept.work.carrying import plan_for

    opened = organisation(folder, state)
    try:
        day = day_option("--on", on, opened.loaded.policy.zone)
        with bar(say("Counting", "Comptage"), shown=format_ == "text") as progress:
            made = plan_for(opened, day, progress)
        needed = _grants(opened, made) if grants else None
    finally:
        opened.close()
    if out is not None:
        from kept.retention.plan_file import save

        save(made, out)
    if format_ == "json":
        from kept.render.plan import plan_json

        value: dict[str, Any] = plan_json(made, language(), sql=sql)
        click.echo(json.dumps(value | ({} if needed is None else {"grants": needed}), ensure_ascii=False, indent=2))
    else:
        from kept.render.plan import PlanPage

        PlanPage(console(), language()).plan(made, sql=sql)
        _show_grants(needed)
        if out is not None:
            click.echo(
                say(
                    f"Written to {out}: kept apply {folder} --plan {out}",
                    f"Écrit dans {out} : kept apply {folder} --plan {out}",
                )
            )
    if made.failed:
        sys.exit(1)


def _grants(opened: Organisation, made: Plan) -> dict[str, list[str]]:
    """Place by place, what the account that Kept uses must be allowed."""
    needed: dict[str, set[str]] = {}
    for step in made.steps:
        needed.setdefault(step.place, set()).update(opened.connector(step.place).grants(step.selection, step.act))
    return {place: sorted(grants) for place, grants in needed.items()}


def _show_grants(needed: dict[str, list[str]] | None) -> None:
    for place, grants in (needed or {}).items():
        click.echo(say(f"\nGrants for {place}", f"\nDroits pour {place}"))
        for grant in grants:
            click.echo(f"  GRANT {grant} TO kept;")
        if not grants:
            click.echo(say("  this engine knows no accounts", "  ce moteur ne connaît pas de comptes"))
