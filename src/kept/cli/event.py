"""`kept event`: record the day of an event from which promises count."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kept.calendar import day_in_words
from kept.cli.folder import organisation, state_option
from kept.cli.words import DIR, NAME, format_option, lang_option, number, say

if TYPE_CHECKING:
    from kept.work.organisation import Organisation


@click.command(
    help=say(
        """Record the day of an event, or list how often it has happened.

        \b
        Example:
          kept event contract-signed examples/ouicom --holding crm.contracts --key 87 --on 2026-11-20
          kept event list answered examples/ouicom --holding crm.messages

        The day is written into the clock that the holdings declare, when that clock is empty.
        """,
        """Consigner le jour d’un événement, ou compter combien de fois il est survenu.

        \b
        Exemple :
          kept event contract-signed examples/ouicom --holding crm.contracts --key 87 --on 2026-11-20
          kept event list answered examples/ouicom --holding crm.messages

        Le jour est inscrit dans l’horloge que déclarent les gisements, si elle est encore vide.
        """,
    )
)
@click.argument(
    "name",
    metavar=f"{NAME}|list",
    help=say(
        "The event, as the holdings name it; or `list`.", "L’événement, tel que le nomment les gisements ; ou `list`."
    ),
)
@click.argument(
    "rest",
    nargs=-1,
    metavar=f"[{NAME}] [{DIR}]",
    help=say(
        "After `list`, the event; then the folder with policy.yaml (default: this one).",
        "Après `list`, l’événement ; puis le dossier de policy.yaml (par défaut : celui-ci).",
    ),
)
@click.option(
    "--holding",
    required=True,
    metavar=NAME,
    help=say("The holding, as in holdings.yaml.", "Le gisement, comme dans holdings.yaml."),
)
@click.option(
    "--key", metavar=say("VALUE", "VALEUR"), help=say("The key of the record.", "La clé de l’enregistrement.")
)
@click.option(
    "--on",
    metavar="DATE",
    help=say("The day it happened (default: today).", "Le jour où il est survenu (par défaut : aujourd’hui)."),
)
@state_option
@format_option("text", "json")
@lang_option
def event(
    name: str,
    rest: tuple[str, ...],
    holding: str,
    key: str | None,
    on: str | None,
    state: Path | None,
    format_: str,
) -> None:
    """A day in the clock of a record, from which promises count."""
    listing = name == "list"
    event_name, folder = _named(name, rest, listing=listing)
    opened = organisation(folder, state)
    try:
        if listing:
            _list(opened, event_name, holding, format_)
        else:
            _record(opened, event_name, holding, key, on, format_)
    finally:
        opened.close()


def _named(name: str, rest: tuple[str, ...], *, listing: bool) -> tuple[str, Path]:
    """The event and the folder, wherever ``list`` has put them."""
    words = list(rest) if listing else [name, *rest]
    if not words or len(words) > 2:  # noqa: PLR2004 - an event and a folder
        raise click.UsageError(
            say(
                "write `kept event NAME [DIR] --holding H --key K`, or `kept event list NAME [DIR] --holding H`",
                "écrivez `kept event NOM [DOSSIER] --holding G --key C`, ou `kept event list NOM [DOSSIER] --holding G`",
            )
        )
    return words[0], Path(words[1] if len(words) > 1 else ".")


def _record(opened: Organisation, name: str, holding: str, key: str | None, on: str | None, format_: str) -> None:
    from kept.cli.screen import day_option
    from kept.holdings import Inventory
    from kept.retention.events import record

    if key is None:
        raise click.UsageError(
            say(
                "--key is missing: it says which record the event happened to",
                "il manque --key, qui dit à quel enregistrement l’événement est survenu",
            )
        )
    loaded = opened.sound
    day = day_option("--on", on, loaded.policy.zone)
    inventory = loaded.inventory or Inventory()
    now = datetime.now(UTC)
    seq = record(opened.journal, inventory, opened.connector, now, event=name, holding=holding, key=key, on=day)
    if format_ == "json":
        click.echo(json.dumps({"event": name, "holding": holding, "on": day.isoformat(), "entry": seq}))
        return
    click.echo(
        say(
            f"{name} recorded for {day_in_words(day, 'en')} in {holding} (journal entry {seq})",
            f"{name} consigné au {day_in_words(day, 'fr')} dans {holding} (écriture {seq} du journal)",
        )
    )


def _list(opened: Organisation, name: str, holding: str, format_: str) -> None:
    from kept.holdings import Inventory
    from kept.retention.events import counts

    found = counts(opened.sound.inventory or Inventory(), opened.connector, name, holding)
    if format_ == "json":
        value = {"event": name, "holding": holding, "happened": found.happened, "open": found.open}
        click.echo(json.dumps(value))
        return
    happened, awaited = number(found.happened), number(found.open)
    click.echo(
        say(
            f"{name} in {holding}: happened {happened}, awaited {awaited}",
            f"{name} dans {holding} : survenu {happened} fois, attendu {awaited} fois",
        )
    )
