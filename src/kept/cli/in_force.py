"""`kept in-force`: which version of the policy governs a day."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kept.calendar import day_in_words
from kept.cli.folder import folder_argument
from kept.cli.words import format_option, lang_option, say

if TYPE_CHECKING:
    from kept.policy import Policy


@click.command(
    "in-force",
    help=say(
        """Say which version of the policy was in force on a day: it governs what was collected on it.

        \b
        Example:
          kept in-force examples/ouicom --on 2026-02-28
        """,
        """Dire quelle version de la politique était en vigueur un jour donné : elle régit ce qui fut collecté ce jour-là.

        \b
        Exemple :
          kept in-force examples/ouicom --on 2026-02-28
        """,
    ),
)
@folder_argument
@click.option("--on", metavar="DATE", help=say("The day (default: today).", "Le jour (par défaut : aujourd’hui)."))
@format_option("text", "json")
@lang_option
def in_force(folder: Path, on: str | None, format_: str) -> None:
    """The version that reigns on a day."""
    from kept.cli.screen import day_option
    from kept.load import load_folder
    from kept.load.folder import content_hash

    loaded = load_folder(folder)
    day = day_option("--on", on, loaded.policy.zone)
    policy = loaded.in_force_on(day)
    documents = {id(each): document for each, document in (*loaded.versions, (loaded.policy, loaded.document))}
    digest = content_hash(documents[id(policy)])
    if format_ == "json":
        told = {"on": day.isoformat(), "version": policy.version, "effective": _iso(policy), "sha256": digest}
        click.echo(json.dumps(told))
        return
    number = policy.version or 1
    since_en = f", effective {day_in_words(policy.effective, 'en')}" if policy.effective else ""
    since_fr = f", en vigueur à compter du {day_in_words(policy.effective, 'fr')}" if policy.effective else ""
    click.echo(
        say(
            f"On {day_in_words(day, 'en')}: version {number}{since_en}.",
            f"Le {day_in_words(day, 'fr')} : version {number}{since_fr}.",
        )
    )
    click.echo(f"  sha256 {digest}")


def _iso(policy: Policy) -> str | None:
    return policy.effective.isoformat() if policy.effective else None
