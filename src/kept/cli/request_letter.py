"""What a letter states of its writer, as it is typed in; and what comes later to complete it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kept.cli import request_help, request_words
from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.request_desk import identifiers, now, number_argument, numbered, world_of
from kept.cli.words import NAME, lang_option, say
from kept.findings import stopped
from kept.links.identifiers import Identifiers

if TYPE_CHECKING:
    from kept.requests import World

LINES = ("surname", "first-name", "address", "email")

letter_option = click.option(
    "--letter",
    multiple=True,
    metavar=say("LINE=VALUE", "LIGNE=VALEUR"),
    help=say(
        "What a letter states of its writer: surname=…, first-name=…, address=…, email=…",
        "Ce qu’un courrier dit de son auteur : surname=… (nom), first-name=… (prénom), address=…, email=…",
    ),
)
"""What stands in the letter; nothing of it is required."""


def lines_of(given: tuple[str, ...]) -> dict[str, str]:
    """``surname=Lovelace`` → line and value. Raises ``KeptError`` (usage) for a line that no letter is asked for."""
    found: dict[str, str] = {}
    for one in given:
        line, sign, value = one.partition("=")
        if not sign or line.strip() not in LINES:
            raise stopped(
                "unreadable-identifier",
                "a line of a letter is written LINE=VALUE",
                "une ligne d’un courrier s’écrit LIGNE=VALEUR",
                help_en=f"the lines are: {', '.join(LINES)}",
                help_fr=f"les lignes sont : {', '.join(LINES)}",
                exit_code=2,
            )
        found[line.strip()] = value.strip()
    return found


def known_by(world: World, named: Identifiers, lines: dict[str, str]) -> Identifiers:
    """What the person is known by: what was given as such, and the e-mail address of the letter."""
    searched = {kind for holding in world.inventory.holdings.values() for kind in holding.identify}
    email = lines.get("email")
    if not email or "email" not in searched or email in named.get("email", ()):
        return named
    return {**named, "email": (*named.get("email", ()), email)}


@click.command(short_help=say("Complete a letter.", "Compléter un courrier."), help=request_help.COMPLETE)
@folder_argument
@number_argument
@letter_option
@click.option(
    "--identify",
    "identify_",
    multiple=True,
    metavar=say("KIND=VALUE", "SORTE=VALEUR"),
    help=say(
        "What the person is known by: email=…, phone=…", "Ce à quoi l’on reconnaît la personne : email=…, phone=…"
    ),
)
@click.option("--by", metavar=NAME, help=say("Who records it.", "Qui l’enregistre."))
@state_option
@lang_option
def complete(
    folder: Path,
    request_id: str | None,
    letter: tuple[str, ...],
    identify_: tuple[str, ...],
    by: str | None,
    state: Path | None,
) -> None:
    """What a letter left out has come."""
    from kept.requests import complete as record

    folder, request_id = numbered(folder, request_id)
    world, lines = world_of(organisation(folder, state)), lines_of(letter)
    named = known_by(world, identifiers(identify_), lines)
    click.echo(request_words.opened(record(world, request_id, lines, named, by=by, at=now())))
