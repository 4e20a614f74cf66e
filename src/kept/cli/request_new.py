"""`kept request new`: a request comes in, by whatever way."""

from __future__ import annotations

from pathlib import Path

import click

from kept.cli import request_help, request_words
from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.given import declared, filled
from kept.cli.request_desk import identifiers, now, print_json, read, world_of
from kept.cli.request_letter import known_by, letter_option, lines_of
from kept.cli.screen import day_of
from kept.cli.words import FILE, NAME, format_option, lang_option, say
from kept.findings import stopped
from kept.law.vocabulary import Right


@click.command(short_help=say("Record a request.", "Enregistrer une demande."), help=request_help.NEW)
@folder_argument
@click.option(
    "--right",
    "right_",
    required=True,
    type=click.Choice([right.value for right in Right]),
    help=say(
        "What is asked for: any right of the notice.",
        "Ce qui est demandé : n’importe quel droit de la mention d’information.",
    ),
)
@click.option(
    "--identify",
    "identify_",
    multiple=True,
    metavar=say("KIND=VALUE", "SORTE=VALEUR"),
    help=say(
        "What the person is known by: email=…, phone=… As often as needed.",
        "Ce à quoi l’on reconnaît la personne : email=…, phone=… Autant de fois qu’il le faut.",
    ),
)
@click.option(
    "--only",
    multiple=True,
    metavar=NAME,
    help=say(
        "Erase this field alone, in every place; may be repeated.",
        "N’effacer que ce champ, partout où il se trouve ; répétable.",
    ),
)
@click.option(
    "--received",
    metavar="DATE",
    help=say(
        "Day it reached any official channel (default: today).",
        "Jour où elle est parvenue, par quelque voie officielle que ce soit (par défaut : aujourd’hui).",
    ),
)
@click.option(
    "--by",
    metavar=NAME,
    help=say("Who records it, and who looked at the proof.", "Qui l’enregistre, et a vu le justificatif."),
)
@click.option(
    "--channel",
    type=click.Choice(["email", "post", "phone", "portal"]),
    default="email",
    show_default=True,
    help=say("The way it came.", "La voie par laquelle elle est venue."),
)
@letter_option
@click.option(
    "--said",
    metavar=say("TEXT", "TEXTE"),
    help=say(
        "What the person wrote: a question, in any form. Sealed at once; the officer reads it.",
        "Ce que la personne a écrit : une question, sous toute forme. Scellé aussitôt ; le délégué le lit.",
    ),
)
@click.option(
    "--answer",
    type=click.Choice(["electronic", "paper"]),
    help=say(
        "The form the person wants (default: electronic where it came so, else paper).",
        "La forme que veut la personne (par défaut : électronique si la demande l’est, sinon papier).",
    ),
)
@click.option(
    "--proof",
    type=click.Path(path_type=Path),
    metavar=FILE,
    help=say("Proof of identity; sealed at once.", "Justificatif d’identité ; scellé aussitôt."),
)
@click.option(
    "--doubt",
    is_flag=True,
    help=say(
        "There is reasonable doubt about who asks: a proof is awaited.",
        "Il y a un doute raisonnable sur qui demande : un justificatif est attendu.",
    ),
)
@state_option
@format_option("text", "json")
@lang_option
def new(
    folder: Path,
    right_: str,
    identify_: tuple[str, ...],
    only: tuple[str, ...],
    received: str | None,
    by: str | None,
    channel: str,
    letter: tuple[str, ...],
    said: str | None,
    answer: str | None,
    proof: Path | None,
    doubt: bool,
    state: Path | None,
    format_: str,
) -> None:
    """A number, a safe date and a legal date."""
    from kept.load.references import fields_of
    from kept.requests import open_request
    from kept.requests.one_person import refuse_several

    filled("--said", said)
    if proof is not None and not by:
        raise _proof_without_name()
    if only and Right(right_) is not Right.ERASURE:
        raise click.UsageError(say("--only goes with --right erasure", "--only va avec --right erasure"))
    at = now()
    world = world_of(organisation(folder, state))
    for field in only:
        declared("--only", field, fields_of(world.policy))
    stated = lines_of(letter)
    named = known_by(world, identifiers(identify_), stated)
    refuse_several(world, named)
    opened = open_request(
        world,
        Right(right_),
        named,
        received=day_of("--received", received) if received else at.date(),
        channel=channel,
        at=at,
        by=by,
        proof=read(proof) if proof else None,
        doubt=doubt,
        form=answer,
        words=said,
        owner=_owner(folder) if right_ == Right.QUESTION.value else None,
        only=only,
        letter=stated if channel == "post" else None,
    )
    if format_ == "json":
        print_json(request_words.plain(opened, at))
        return
    click.echo(request_words.opened(opened))


def _owner(folder: Path) -> str:
    """A question is the officer's: their staff number, where staff.yaml gives one."""
    from kept.accountability.staff import OFFICER, staff_of

    staff = staff_of(folder)
    return (staff.officer if staff else None) or OFFICER


def _proof_without_name() -> Exception:
    return stopped(
        "proof-without-name",
        "a proof of identity comes with the name of the person who looked at it",
        "un justificatif d’identité s’accompagne du nom de la personne qui l’a vérifié",
        help_en="add `--by NAME`: that a check was made, by whom and when is what stays of it",
        help_fr="ajoutez `--by NOM` : qu’une vérification a été faite, par qui et quand, c’est ce qui en reste",
        exit_code=2,
    )
