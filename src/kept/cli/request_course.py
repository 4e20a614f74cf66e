"""What happens between a request and its answer: details asked for, more time taken; the person is told of each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kept.calendar import day_in_words
from kept.cli import request_help
from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.given import filled
from kept.cli.request_desk import now, number_argument, numbered, world_of
from kept.cli.screen import day_of
from kept.cli.words import NAME, counted, lang_option, language, say

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _on(en: str, fr: str) -> Callable[[_Command], _Command]:
    return click.option("--on", "on_", metavar="DATE", help=say(en, fr))


@click.command(short_help=say("Take more time.", "Prolonger le délai."), help=request_help.EXTEND)
@folder_argument
@number_argument
@click.option(
    "--because",
    required=True,
    type=click.Choice(["complexity", "number"]),
    help=say(
        "The request is complex, or requests are many.", "La demande est complexe, ou les demandes sont nombreuses."
    ),
)
@click.option(
    "--why",
    required=True,
    metavar=say("TEXT", "TEXTE"),
    help=say("The reasons, as the person will read them.", "Les raisons, telles que la personne les lira."),
)
@click.option("--by", required=True, metavar=NAME, help=say("Who decides.", "Qui décide."))
@state_option
@lang_option
def extend(folder: Path, request_id: str | None, because: str, why: str, by: str, state: Path | None) -> None:
    """Two further months, and the notice of it (GDPR 12(3))."""
    from kept.requests.extending import extend as take

    filled("--why", why)
    folder, request_id = numbered(folder, request_id)
    longer = take(world_of(organisation(folder, state)), request_id, because, why, by=by, at=now())
    safe, legal = (day_in_words(day, language()) for day in (longer.safe, longer.legal))
    click.echo(
        say(
            f"{longer.id}: answer by {safe} (legally by {legal}). The notice is in the outbox.",
            f"{longer.id} : réponse au plus tard le {safe} (en droit, le {legal}). L’avis est dans la boîte d’envoi.",
        )
    )


@click.command(short_help=say("Ask for details.", "Demander des précisions."), help=request_help.ASK)
@folder_argument
@number_argument
@click.option(
    "--what",
    required=True,
    metavar=say("TEXT", "TEXTE"),
    help=say("The question, as the person will read it.", "La question, telle que la personne la lira."),
)
@_on("Day it was asked (default: today).", "Jour où elle a été posée (par défaut : aujourd’hui).")
@state_option
@lang_option
def ask(folder: Path, request_id: str | None, what: str, on_: str | None, state: Path | None) -> None:
    """A question; the clock runs on."""
    from kept.requests.clarifying import ask as put

    filled("--what", what)
    folder, request_id = numbered(folder, request_id)
    at = now()
    day = day_of("--on", on_) if on_ else at.date()
    asked = put(world_of(organisation(folder, state)), request_id, what, on=day, at=at)
    safe, legal = (day_in_words(one, language()) for one in (asked.safe, asked.legal))
    click.echo(
        say(
            f"{asked.id}: asked; the question is in the outbox. The time runs on: answer by {safe} (legally by {legal}).",
            f"{asked.id} : précisions demandées ; la question est dans la boîte d’envoi. Le délai court toujours : "
            f"réponse au plus tard le {safe} (en droit, le {legal}).",
        )
    )


@click.command(short_help=say("Record the details.", "Consigner les précisions."), help=request_help.CLARIFIED)
@folder_argument
@number_argument
@_on("Day they came (default: today).", "Jour où elles sont arrivées (par défaut : aujourd’hui).")
@state_option
@lang_option
def clarified(folder: Path, request_id: str | None, on_: str | None, state: Path | None) -> None:
    """The details came."""
    from kept.requests.clarifying import clarified as came

    folder, request_id = numbered(folder, request_id)
    at = now()
    day = day_of("--on", on_) if on_ else at.date()
    message = came(world_of(organisation(folder, state)), request_id, on=day, at=at)
    took = counted(message.days(day), ("day", "days"), ("jour", "jours"))
    click.echo(say(f"{request_id}: the details took {took}.", f"{request_id} : les précisions ont pris {took}."))
