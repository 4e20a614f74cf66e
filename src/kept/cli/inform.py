"""``kept inform``: whom to tell that others gave their data, by when, and that they were told (GDPR art. 14)."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kept.calendar import day_in_words
from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.words import NAME, counted, format_option, lang_option, language, say

if TYPE_CHECKING:
    from kept.accountability.source import Task


@click.command(
    help=say(
        """List the people to tell where their data came from, or note that they were told. Exit code 1 where some are
        past their month.

        \b
        Example:
          kept inform examples/wimi
          kept inform examples/wimi --told market-research --on 2026-11-20

        The notice to send is the short notice of the point, as `kept publish` writes it. Until it was sent,
        `kept use` leaves these records out.
        """,
        """Lister les personnes à informer de la source de leurs données, ou noter qu’elles l’ont été. Code de sortie 1 si
        pour certaines le mois est passé.

        \b
        Exemple :
          kept inform examples/wimi
          kept inform examples/wimi --told market-research --on 2026-11-20

        Le texte à envoyer est la mention courte du point, telle que l’écrit `kept publish`. Tant qu’il n’est pas
        parti, `kept use` laisse ces enregistrements de côté.
        """,
    )
)
@folder_argument
@click.option(
    "--told",
    metavar=NAME,
    help=say(
        "The collection point whose people have been told: all those who waited.",
        "Le point de collecte dont les personnes ont été informées : toutes celles qui attendaient.",
    ),
)
@click.option("--on", metavar="DATE", help=say("The day (default: today).", "Le jour (par défaut : aujourd’hui)."))
@state_option
@format_option("text", "json")
@lang_option
def inform(folder: Path, told: str | None, on: str | None, state: Path | None, format_: str) -> None:
    """The duty to inform people whose data others gave."""
    from kept.accountability.source import tasks, tell
    from kept.cli.given import declared
    from kept.cli.screen import day_option
    from kept.holdings import Inventory

    opened = organisation(folder, state)
    try:
        loaded = opened.sound
        inventory, day = loaded.inventory or Inventory(), day_option("--on", on, loaded.policy.zone)
        indirect = [name for name, point in loaded.policy.collection.items() if point.indirect]
        if (point := declared("--told", told, indirect)) is not None:
            found = tell(loaded, inventory, opened.connector, opened.journal, point, day, datetime.now(UTC))
        else:
            found = tuple(tasks(loaded, inventory, opened.connector, day))
        if format_ == "json":
            click.echo(json.dumps([_plain(task) for task in found]))
        elif told is not None:
            _tell_done(sum(task.records for task in found), told)
        else:
            _tell(found)
    finally:
        opened.close()
    if told is None and any(task.late for task in found):
        raise SystemExit(1)


def _plain(task: Task) -> dict[str, object]:
    due = task.due.isoformat() if task.due else None
    return {"point": task.point, "holding": task.holding, "records": task.records, "due": due, "late": task.late}


def _tell(found: tuple[Task, ...]) -> None:
    if not found:
        click.echo(say("Nobody is waiting to be told.", "Personne n’attend d’être informé."))
    for task in found:
        people = counted(task.records, ("record", "records"), ("enregistrement", "enregistrements"))
        by = day_in_words(task.due, language()) if task.due else say("a day that is not known", "une date inconnue")
        late = say(f", {task.late} past their day", f", dont {task.late} en retard") if task.late else ""
        click.echo(
            say(
                f"{task.point}: {people} in {task.holding}, to be told by {by}{late}",
                f"{task.point} : {people} dans {task.holding}, à informer au plus tard le {by}{late}",
            )
        )


def _tell_done(records: int, point: str) -> None:
    people = counted(records, ("record", "records"), ("enregistrement", "enregistrements"))
    click.echo(say(f"{point}: {people} marked as told.", f"{point} : personnes informées, {people}."))
