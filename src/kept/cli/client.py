"""`kept client`: who is served, by what contract; a service switched on or off; a licence issued."""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from kept.cli import client_help, client_words
from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.words import NAME, format_option, lang_option, say, subcommands

if TYPE_CHECKING:
    from kept.clients import Client, Clientele
    from kept.findings import Reason
    from kept.work.organisation import Organisation

_REFUSED = 1


def _client_option(command: Any) -> Any:
    """``--client``: as the register names it."""
    return click.option(
        "--client",
        required=True,
        metavar=NAME,
        help=say("The client, as the register names it.", "Le client, tel que le registre le nomme."),
    )(command)


def _what_argument(command: Any) -> Any:
    """A service or an option of the policy."""
    return click.argument(
        "service",
        metavar=NAME,
        help=say("The service, or the option, as in policy.yaml.", "Le service, ou l’option, comme dans policy.yaml."),
    )(command)


def _by_option(command: Any) -> Any:
    return click.option("--by", metavar=NAME, help=say("Who passes it on.", "Qui la transmet."))(command)


@click.group(subcommand_metavar=subcommands(), help=client_help.CLIENT)
@lang_option
def client() -> None:
    """Clients, and what is done for them."""


@client.command(name="list", short_help=say("List clients.", "Lister les clients."), help=client_help.LIST)
@folder_argument
@state_option
@format_option("text", "json")
@lang_option
def list_(folder: Path, state: Path | None, format_: str) -> None:
    """One client a line."""
    from kept.clients.card import card

    opened = organisation(folder, state)
    try:
        register, on = _register(opened), _today(opened)
        cards = (card(register, opened.sound.policy, one, on) for one in register.every())
        if format_ == "json":
            _print([client_words.plain(opened.sound.policy, one, on) for one in cards])
            return
        for one in cards:
            click.echo(client_words.line(opened.sound.policy, one, on))
    finally:
        opened.close()


@client.command(
    short_help=say("Show a client and its contract.", "Montrer un client et son contrat."), help=client_help.SHOW
)
@click.argument(
    "name",
    metavar=say("CLIENT", "CLIENT"),
    help=say("The client, as the register names it.", "Le client, tel que le registre le nomme."),
)
@folder_argument
@state_option
@format_option("text", "json")
@lang_option
def show(name: str, folder: Path, state: Path | None, format_: str) -> None:
    """Its contract, its services, its licences, and what is done for it."""
    from kept.clients.card import card

    opened = organisation(folder, state)
    try:
        register, on = _register(opened), _today(opened)
        found = card(register, opened.sound.policy, _known(register, name), on)
        if format_ == "json":
            _print(client_words.plain(opened.sound.policy, found, on))
        else:
            click.echo(client_words.shown(opened.sound.policy, found, on))
    finally:
        opened.close()


@client.command(
    short_help=say("Switch a service on for a client.", "Activer un service pour un client."),
    help=client_help.ACTIVATE,
)
@_what_argument
@folder_argument
@_client_option
@_by_option
@state_option
@format_option("text", "json")
@lang_option
def activate(service: str, folder: Path, client: str, by: str | None, state: Path | None, format_: str) -> None:
    """Switched on, or refused with what is missing."""
    _instruct("activate", service, folder, client, by, state, format_)


@client.command(
    short_help=say("Switch a service off for a client.", "Arrêter un service pour un client."), help=client_help.STOP
)
@_what_argument
@folder_argument
@_client_option
@_by_option
@state_option
@format_option("text", "json")
@lang_option
def stop(service: str, folder: Path, client: str, by: str | None, state: Path | None, format_: str) -> None:
    """Switched off: nothing is collected or used for it any more."""
    _instruct("stop", service, folder, client, by, state, format_)


def _instruct(
    act: str, service: str, folder: Path, client: str, by: str | None, state: Path | None, format_: str
) -> None:
    from kept.cli.given import filled
    from kept.clients import activating
    from kept.clients.treatments import treatments

    filled("--by", by)
    opened = organisation(folder, state)
    try:
        policy, register, on = opened.sound.policy, _register(opened), _today(opened)
        _declared(opened, service)
        asked = activating.Instruction(client, service, on, by)
        carry = activating.activate if act == "activate" else activating.stop
        done = carry(register, policy, opened.journal, asked, datetime.now(UTC))
        if done.refusal is not None:
            _refuse(done.refusal, done.entry, format_)
        now = register.client(client)
        told = {
            "client": client,
            "service": service,
            "act": act,
            "warnings": [client_words.reason(one) for one in done.warnings],
            "treatments": [
                client_words.treatment(one) for one in (treatments(policy, now, on) if now is not None else ())
            ],
            "entry": done.entry,
        }
        if format_ == "json":
            _print(told)
        else:
            click.echo(client_words.instructed(act, done))
    finally:
        opened.close()


@client.command(
    short_help=say("Issue a licence to a client.", "Émettre une licence pour un client."), help=client_help.LICENCE
)
@_what_argument
@folder_argument
@_client_option
@state_option
@format_option("text", "json")
@lang_option
def licence(service: str, folder: Path, client: str, state: Path | None, format_: str) -> None:
    """A new identifier, valid for as long as the offer."""
    from kept.clients.licensing import issue
    from kept.holdings import Inventory

    opened = organisation(folder, state)
    try:
        policy, register = opened.sound.policy, _register(opened)
        _declared(opened, service)
        issued = issue(
            *(register, policy, opened.sound.inventory or Inventory(), opened.journal),
            client=client,
            service=service,
            at=datetime.now(UTC),
            on=_today(opened),
        )
        if issued.licence is None:
            _refuse(issued.refusal, issued.entry, format_)
        if format_ == "json":
            _print(client_words.licence(issued.licence, _today(opened)) | {"client": client, "entry": issued.entry})
        else:
            click.echo(client_words.issued(issued))
    finally:
        opened.close()


@client.command(
    short_help=say(
        "Ask a client to stop misuse of a licence.", "Demander à un client de faire cesser un détournement."
    ),
    help=client_help.ALERT,
)
@click.argument(
    "licence_",
    metavar=say("LICENCE", "LICENCE"),
    help=say("The identifier of the licence.", "L’identifiant de la licence."),
)
@folder_argument
@click.option(
    "--seen",
    "seen_",
    required=True,
    type=click.Choice(["misuse", "fraud"]),
    help=say("What was seen with it.", "Ce qui a été constaté : misuse (mauvais usage) ou fraud (fraude)."),
)
@click.option(
    "--facts",
    required=True,
    metavar=say("TEXT", "TEXTE"),
    help=say("The facts, in words for the client.", "Les faits, en mots pour le client."),
)
@state_option
@format_option("text", "json")
@lang_option
def alert(licence_: str, folder: Path, seen_: str, facts: str, state: Path | None, format_: str) -> None:
    """A letter in the outbox, and the day of the next look."""
    from kept.cli.given import filled
    from kept.cli.request_desk import world_of
    from kept.requests.alerting import Seen
    from kept.requests.alerting import alert as write

    filled("--facts", facts)
    opened = organisation(folder, state)
    try:
        told = write(
            *(world_of(opened), _register(opened), licence_, Seen(seen_), facts),
            datetime.now(UTC),
            _today(opened),
        )
        if told.refusal is not None or told.again is None:
            _refuse(told.refusal, told.entry, format_)
        if format_ == "json":
            _print({"client": told.client, "licence": licence_, "again": told.again.isoformat(), "entry": told.entry})
        else:
            click.echo(client_words.alerted(told))
    finally:
        opened.close()


def _register(opened: Organisation) -> Clientele:
    """The register of clients. Raises ``KeptError`` where the holdings name none."""
    from kept.clients import Clientele
    from kept.findings import stopped
    from kept.holdings import Inventory

    loaded = opened.sound
    register = Clientele.of(loaded.inventory or Inventory(), opened.connector, loaded.policy.zone)
    if register is None:
        raise stopped(
            "no-register",
            "the holdings name no register of clients",
            "les gisements ne désignent aucun registre de clients",
            help_en="say under `clients:` of holdings.yaml in which table your clients stand",
            help_fr="dites sous `clients:` de holdings.yaml dans quelle table se trouvent vos clients",
        )
    return register


def _today(opened: Organisation) -> date:
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo(opened.sound.policy.zone)).date()


def _known(register: Clientele, name: str) -> Client:
    from kept.findings import stopped

    found = register.client(name)
    if found is None:
        raise stopped(
            "unknown-client",
            "the register knows no client of that name",
            "le registre ne connaît aucun client de ce nom",
            help_en="`kept client list` gives the names",
            help_fr="`kept client list` donne les noms",
            exit_code=2,
        )
    return found


def _declared(opened: Organisation, service: str) -> None:
    from kept.cli.given import declared

    policy = opened.sound.policy
    declared(say("NAME", "NOM"), service, {**policy.services, **policy.options})


def _refuse(reason: Reason | None, entry: int, format_: str) -> NoReturn:
    told = client_words.reason(reason) if reason is not None else {}
    if format_ == "json":
        _print({"refused": told, "entry": entry})
    elif reason is not None:
        click.echo(say(f"Refused: {reason.words.en}.", f"Refusé : {reason.words.fr}."), err=True)
        click.echo(say(f"Journal entry {entry}.", f"Écriture {entry} du journal."), err=True)
    raise SystemExit(_REFUSED)


def _print(value: Any) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2, default=str)
    sys.stdout.write("\n")
