"""`kept tell`: what people are told outside a request of theirs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kept.cli import tell_help
from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.given import filled
from kept.cli.request_desk import now, world_of
from kept.cli.screen import day_of
from kept.cli.words import NAME, counted, lang_option, say, subcommands

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _record(command: _Command) -> _Command:
    """Which record: its holding and its key."""
    holding = click.option(
        "--holding",
        required=True,
        metavar=NAME,
        help=say("The holding, as in holdings.yaml.", "Le gisement, comme dans holdings.yaml."),
    )
    key = click.option(
        "--key",
        required=True,
        metavar=say("VALUE", "VALEUR"),
        help=say("The key of the record.", "La clé de l’enregistrement."),
    )
    return holding(key(command))


def _on(en: str, fr: str) -> Callable[[_Command], _Command]:
    return click.option("--on", "on_", metavar="DATE", help=say(en, fr))


@click.group(subcommand_metavar=subcommands(), help=tell_help.TELL)
@lang_option
def tell() -> None:
    """What people are told."""


@tell.command(short_help=say("Change a value, and say so.", "Modifier une valeur, et le dire."), help=tell_help.CHANGE)
@click.argument(
    "field",
    metavar=say("FIELD", "CHAMP"),
    help=say("The field, as in the policy.", "Le champ, comme dans la politique."),
)
@folder_argument
@_record
@click.option("--value", required=True, metavar=say("TEXT", "TEXTE"), help=say("The new value.", "La nouvelle valeur."))
@click.option(
    "--by",
    required=True,
    metavar=NAME,
    help=say("Who changes it, as the person reads it.", "Qui la modifie, tel que la personne le lira."),
)
@state_option
@lang_option
def change(field: str, folder: Path, holding: str, key: str, value: str, by: str, state: Path | None) -> None:
    """One value of one record; its person gets a message."""
    from kept.requests.telling import change as write

    filled("--by", by)
    here = organisation(folder, state)
    sent = write(world_of(here), holding, key, field, value, by=by, at=now())
    number = sent.id if sent else "—"
    click.echo(say(f"Changed. {number} tells the person.", f"Modifié. {number} en avertit la personne."))


@tell.command(short_help=say("Ask for updates.", "Demander des mises à jour."), help=tell_help.UPDATE)
@folder_argument
@_record
@click.option(
    "--by-day",
    metavar="DATE",
    help=say(
        "By when a reply is hoped for (default: a month).", "Pour quand une réponse est espérée (par défaut : un mois)."
    ),
)
@_on("Day it is sent (default: today).", "Jour de l’envoi (par défaut : aujourd’hui).")
@state_option
@lang_option
def update(folder: Path, holding: str, key: str, by_day: str | None, on_: str | None, state: Path | None) -> None:
    """Whether the details of a person are still right."""
    from kept.calendar import Period, last_day
    from kept.requests.telling import ask_update

    at = now()
    day = day_of("--on", on_) if on_ else at.date()
    due = day_of("--by-day", by_day) if by_day else last_day(day, Period(months=1))
    sent = ask_update(world_of(organisation(folder, state)), holding, key, due=due, on=day, at=at)
    click.echo(sent.id if sent else "—")


@tell.command(short_help=say("Remind, once.", "Rappeler, une fois."), help=tell_help.REMIND)
@folder_argument
@_on("As of this day (default: today).", "À cette date (par défaut : aujourd’hui).")
@state_option
@lang_option
def remind(folder: Path, on_: str | None, state: Path | None) -> None:
    """Whoever has not replied by the day."""
    from kept.requests.telling import remind as again

    at = now()
    day = day_of("--on", on_) if on_ else at.date()
    sent = again(world_of(organisation(folder, state)), on=day, at=at)
    told = counted(len(sent), ("reminder", "reminders"), ("rappel", "rappels"))
    click.echo(say(f"{told} in the outbox.", f"{told} dans la boîte d’envoi."))


@tell.command(short_help=say("Record a reply.", "Consigner une réponse."), help=tell_help.REPLIED)
@click.argument(
    "number",
    metavar=say("ID", "NUMÉRO"),
    help=say("The message, such as M-2026-0001.", "Le message, par exemple M-2026-0001."),
)
@folder_argument
@_on("Day it came (default: today).", "Jour où elle est arrivée (par défaut : aujourd’hui).")
@state_option
@lang_option
def replied(number: str, folder: Path, on_: str | None, state: Path | None) -> None:
    """A reply to a request for updates came."""
    from kept.requests.telling import replied as came

    at = now()
    day = day_of("--on", on_) if on_ else at.date()
    message = came(world_of(organisation(folder, state)), number, on=day, at=at)
    took = counted(message.days(day), ("day", "days"), ("jour", "jours"))
    click.echo(say(f"{number}: the reply took {took}.", f"{number} : la réponse a pris {took}."))


@tell.command(
    short_help=say("Acknowledge an unsubscription.", "Accuser réception d’une résiliation."),
    help=tell_help.UNSUBSCRIBED,
)
@click.argument(
    "event",
    metavar=say("EVENT", "ÉVÉNEMENT"),
    help=say("The event that dates it, as in the holdings.", "L’événement qui la date, comme dans les gisements."),
)
@folder_argument
@_record
@click.option(
    "--effective", required=True, metavar="DATE", help=say("The day it takes effect.", "Le jour où elle prend effet.")
)
@state_option
@lang_option
def unsubscribed(event: str, folder: Path, holding: str, key: str, effective: str, state: Path | None) -> None:
    """The day goes into the clock, and the person gets an acknowledgement that names it."""
    from kept.requests.telling import acknowledge
    from kept.retention.events import record

    here, at, day = organisation(folder, state), now(), day_of("--effective", effective)
    world = world_of(here)
    record(here.journal, world.inventory, here.connector, at, event=event, holding=holding, key=key, on=day)
    sent = acknowledge(world, holding, key, effective=day, at=at)
    number = sent.id if sent else "—"
    click.echo(say(f"{event}: {day}. {number} acknowledges it.", f"{event} : {day}. {number} en accuse réception."))


@tell.command(short_help=say("Announce a takeover.", "Annoncer une reprise."), help=tell_help.TAKEOVER)
@click.argument(
    "party",
    metavar=say("PARTY", "PARTIE"),
    help=say("Who takes over, as the policy names it.", "Qui reprend, tel que la politique le nomme."),
)
@folder_argument
@click.option(
    "--holding",
    required=True,
    metavar=NAME,
    help=say("The holding whose people are told.", "Le gisement dont les personnes sont averties."),
)
@_on("Day it is sent (default: today).", "Jour de l’envoi (par défaut : aujourd’hui).")
@state_option
@lang_option
def takeover(party: str, folder: Path, holding: str, on_: str | None, state: Path | None) -> None:
    """Each person who was not told yet."""
    from kept.requests.takeover import announce

    at = now()
    day = day_of("--on", on_) if on_ else at.date()
    sent = announce(world_of(organisation(folder, state)), party, holding, on=day, at=at)
    told = counted(len(sent), ("notice", "notices"), ("avis", "avis"))
    click.echo(say(f"{told} in the outbox.", f"{told} dans la boîte d’envoi."))
