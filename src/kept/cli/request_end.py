"""How a request is decided on: who asks is checked, then it is carried out, answered or refused."""

from __future__ import annotations

from pathlib import Path

import click

from kept.cli import request_help, request_words
from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.request_desk import answers_of, now, number_argument, numbered, read, which, world_of
from kept.cli.words import DIR, FILE, NAME, format_option, lang_option, say

out_option = click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar=DIR,
    help=say(
        "Where the answer goes (default: DIR/answers/ID).", "Où va la réponse (par défaut : DOSSIER/answers/NUMÉRO)."
    ),
)
"""The folder that is handed to the person."""


@click.command(
    short_help=say("Give the proof that is awaited.", "Fournir le justificatif attendu."), help=request_help.IDENTIFY
)
@folder_argument
@number_argument
@click.option(
    "--proof",
    required=True,
    type=click.Path(path_type=Path),
    metavar=FILE,
    help=say("The proof that came.", "Le justificatif reçu."),
)
@click.option("--by", required=True, metavar=NAME, help=say("Who looked at it.", "Qui l’a vérifié."))
@state_option
@lang_option
def identify(folder: Path, request_id: str | None, proof: Path, by: str, state: Path | None) -> None:
    """The proof, sealed until the request closes (GDPR 12(6))."""
    from kept.requests import identify as check

    folder, request_id = numbered(folder, request_id)
    found = check(world_of(organisation(folder, state)), request_id, read(proof), by=by, at=now())
    click.echo(request_words.opened(found))


@click.command(short_help=say("Refuse a request.", "Refuser une demande."), help=request_help.REFUSE)
@folder_argument
@number_argument
@click.option(
    "--ground",
    required=True,
    metavar=say("GROUND", "MOTIF"),
    help=say("The ground, one of those above.", "Le motif, parmi ceux ci-dessus."),
)
@click.option(
    "--why",
    required=True,
    metavar=say("TEXT", "TEXTE"),
    help=say("The reasons, as the person will read them.", "Les raisons, telles que la personne les lira."),
)
@click.option("--by", required=True, metavar=NAME, help=say("Who decides.", "Qui décide."))
@out_option
@state_option
@lang_option
def refuse(
    folder: Path, request_id: str | None, ground: str, why: str, by: str, out: Path | None, state: Path | None
) -> None:
    """The letter that says why, and where to complain (GDPR 12(4))."""
    from kept.requests import refuse as decide

    folder, request_id = numbered(folder, request_id)
    here = organisation(folder, state)
    target = out or answers_of(here, request_id)
    decide(world_of(here), request_id, ground, why, by=by, at=now(), folder=target)
    click.echo(say(f"Refused. The letter: {target}", f"Refusée. La lettre : {target}"))


@click.command(short_help=say("Say what was done.", "Dire ce qui a été fait."), help=request_help.ANSWER)
@folder_argument
@number_argument
@click.option(
    "--said",
    required=True,
    metavar=say("TEXT", "TEXTE"),
    help=say("What was done, as the person will read it.", "Ce qui a été fait, tel que la personne le lira."),
)
@click.option(
    "--file",
    "files",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar=FILE,
    help=say(
        "What the person gets with the letter, an export for instance; handed over protected.",
        "Ce que la personne reçoit avec la lettre, un export par exemple ; remis sous protection.",
    ),
)
@click.option("--by", required=True, metavar=NAME, help=say("Who answers.", "Qui répond."))
@out_option
@state_option
@lang_option
def answer(
    folder: Path,
    request_id: str | None,
    said: str,
    files: tuple[Path, ...],
    by: str,
    out: Path | None,
    state: Path | None,
) -> None:
    """The letter that ends a request seen to by people (GDPR 12(3))."""
    from kept.requests import answer as tell

    folder, request_id = numbered(folder, request_id)
    here = organisation(folder, state)
    target = out or answers_of(here, request_id)
    beside = {path.name: read(path) for path in files}
    tell(world_of(here), request_id, said, by=by, at=now(), folder=target, files=beside)
    click.echo(say(f"Answered. The letter: {target}", f"Répondue. La lettre : {target}"))


@click.command(short_help=say("Carry a request out.", "Donner suite à une demande."), help=request_help.FULFIL)
@folder_argument
@number_argument
@click.option(
    "--all",
    "every",
    is_flag=True,
    help=say("Every request that is ready, in one batch.", "Toutes les demandes prêtes, en un seul lot."),
)
@out_option
@click.option("--yes", is_flag=True, help=say("Do not ask before erasing.", "Effacer sans demander."))
@state_option
@format_option("text", "json")
@lang_option
def fulfil(
    folder: Path,
    request_id: str | None,
    every: bool,
    out: Path | None,
    yes: bool,
    state: Path | None,
    format_: str,
) -> None:
    """One answer for each request, with what was done and what stays."""
    from kept.cli.request_fulfil import carry_out

    if not every:
        folder, request_id = numbered(folder, request_id)
    elif request_id is not None:
        raise which()
    carry_out(organisation(folder, state), request_id, out, yes=yes, as_json=format_ == "json")
