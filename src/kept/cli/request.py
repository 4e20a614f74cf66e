"""`kept request`: what people ask about their data, by when it is answered, and the answer carried out."""

from __future__ import annotations

from pathlib import Path

import click

from kept.cli import request_help, request_words
from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.request_course import ask, clarified, extend
from kept.cli.request_desk import all_of, now, number_argument, numbered, one_of, print_json
from kept.cli.request_end import answer, fulfil, identify, refuse
from kept.cli.request_letter import complete
from kept.cli.request_new import new
from kept.cli.words import format_option, lang_option, say, subcommands


@click.group(subcommand_metavar=subcommands(), help=request_help.REQUEST)
@lang_option
def request() -> None:
    """What people ask, and what becomes of it."""


@request.command(name="list", short_help=say("List requests.", "Lister les demandes."), help=request_help.LIST)
@folder_argument
@click.option("--all", "every", is_flag=True, help=say("Closed ones too.", "Y compris celles qui sont closes."))
@state_option
@format_option("text", "json")
@lang_option
def list_(folder: Path, every: bool, state: Path | None, format_: str) -> None:
    """One request a line; nobody's identifiers."""
    at = now()
    found = [one for one in all_of(organisation(folder, state)) if every or not one.standing.is_closed]
    if format_ == "json":
        print_json([request_words.plain(one, at) for one in found])
        return
    for one in found:
        click.echo(request_words.line(one, at))
    if not found:
        click.echo(say("No request is open.", "Aucune demande en cours."), err=True)


@request.command(short_help=say("Show where a request stands.", "Dire où en est une demande."), help=request_help.SHOW)
@folder_argument
@number_argument
@state_option
@format_option("text", "json")
@lang_option
def show(folder: Path, request_id: str | None, state: Path | None, format_: str) -> None:
    """Everything about one request, but who asked."""
    from kept.requests import messages, store

    at = now()
    folder, request_id = numbered(folder, request_id)
    here = organisation(folder, state)
    found = one_of(here, request_id)
    with here.state.reading() as connection:
        attached = store.listed(connection, request_id)
        sent = messages.found(connection, requests=[request_id])
    told = request_words.plain(found, at) | {
        "attachments": attached,
        "messages": request_words.sent(sent, at),
        "outcome": request_words.outcome(found),
    }
    if format_ == "json":
        print_json(told)
        return
    click.echo(request_words.shown(found, attached, sent, at))


for _command in (new, complete, identify, ask, clarified, extend, answer, refuse, fulfil):
    request.add_command(_command)
