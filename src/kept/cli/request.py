"""`kept request`: what people ask about their data, by when it is answered, and the answer carried out."""

from __future__ import annotations

import json
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kept.cli import request_help, request_words
from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.screen import day_of
from kept.cli.words import DIR, FILE, NAME, format_option, lang_option, say, subcommands
from kept.findings import in_french, stopped

if TYPE_CHECKING:
    from kept.requests import Request, World
    from kept.work.organisation import Organisation


def _number(command: Any) -> Any:
    """The request's number; alone, it is about the folder one stands in."""
    return click.argument(
        "request_id",
        metavar=say("[ID]", "[NUMÉRO]"),
        required=False,
        help=say("The request, such as R-2026-0001.", "La demande, par exemple R-2026-0001."),
    )(command)


@click.group(subcommand_metavar=subcommands(), help=request_help.REQUEST)
@lang_option
def request() -> None:
    """What people ask, and what becomes of it."""


@request.command(short_help=say("Record a request.", "Enregistrer une demande."), help=request_help.NEW)
@folder_argument
@click.option(
    "--right",
    "right_",
    required=True,
    type=click.Choice(["access", "erasure"]),
    help=say("What is asked for.", "Ce qui est demandé : accès ou effacement."),
)
@click.option(
    "--identify",
    "identify_",
    required=True,
    multiple=True,
    metavar=say("KIND=VALUE", "SORTE=VALEUR"),
    help=say(
        "What the person is known by: email=…, phone=… As often as needed.",
        "Ce à quoi l’on reconnaît la personne : email=…, phone=… Autant de fois qu’il le faut.",
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
    received: str | None,
    by: str | None,
    channel: str,
    proof: Path | None,
    doubt: bool,
    state: Path | None,
    format_: str,
) -> None:
    """A number, a safe date and a legal date."""
    from kept.law.vocabulary import Right
    from kept.requests import open_request
    from kept.requests.one_person import refuse_several

    if proof is not None and not by:
        raise _proof_without_name()
    now = _now()
    world, named = world_of(organisation(folder, state)), identifiers(identify_)
    refuse_several(world, named)
    opened = open_request(
        world,
        Right(right_),
        named,
        received=day_of("--received", received) if received else now.date(),
        channel=channel,
        at=now,
        by=by,
        proof=_read(proof) if proof else None,
        doubt=doubt,
    )
    if format_ == "json":
        _print(request_words.plain(opened, now))
        return
    click.echo(request_words.opened(opened))


@request.command(name="list", short_help=say("List requests.", "Lister les demandes."), help=request_help.LIST)
@folder_argument
@click.option("--all", "every", is_flag=True, help=say("Closed ones too.", "Y compris celles qui sont closes."))
@state_option
@format_option("text", "json")
@lang_option
def list_(folder: Path, every: bool, state: Path | None, format_: str) -> None:
    """One request a line; nobody's identifiers."""
    now = _now()
    found = [one for one in _all(organisation(folder, state)) if every or not one.standing.is_closed]
    if format_ == "json":
        _print([request_words.plain(one, now) for one in found])
        return
    for one in found:
        click.echo(request_words.line(one, now))
    if not found:
        click.echo(say("No request is open.", "Aucune demande en cours."), err=True)


@request.command(short_help=say("Show where a request stands.", "Dire où en est une demande."), help=request_help.SHOW)
@folder_argument
@_number
@state_option
@format_option("text", "json")
@lang_option
def show(folder: Path, request_id: str | None, state: Path | None, format_: str) -> None:
    """Everything about one request, but who asked."""
    from kept.requests import store

    now = _now()
    folder, request_id = _numbered(folder, request_id)
    here = organisation(folder, state)
    found = _one(here, request_id)
    with here.state.reading() as connection:
        attached = store.listed(connection, request_id)
    told = request_words.plain(found, now) | {"attachments": attached, "outcome": request_words.outcome(found)}
    if format_ == "json":
        _print(told)
        return
    click.echo(request_words.shown(found, attached, now))


@request.command(
    short_help=say("Give the proof that is awaited.", "Fournir le justificatif attendu."), help=request_help.IDENTIFY
)
@folder_argument
@_number
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

    folder, request_id = _numbered(folder, request_id)
    found = check(world_of(organisation(folder, state)), request_id, _read(proof), by=by, at=_now())
    click.echo(request_words.opened(found))


@request.command(short_help=say("Refuse a request.", "Refuser une demande."), help=request_help.REFUSE)
@folder_argument
@_number
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
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar=DIR,
    help=say(
        "Where the letter goes (default: DIR/answers/ID).", "Où va la lettre (par défaut : DOSSIER/answers/NUMÉRO)."
    ),
)
@state_option
@lang_option
def refuse(
    folder: Path, request_id: str | None, ground: str, why: str, by: str, out: Path | None, state: Path | None
) -> None:
    """The letter that says why, and where to complain (GDPR 12(4))."""
    from kept.requests import refuse as decide

    folder, request_id = _numbered(folder, request_id)
    here = organisation(folder, state)
    target = out or answers_of(here, request_id)
    decide(world_of(here), request_id, ground, why, by=by, at=_now(), folder=target)
    click.echo(say(f"Refused. The letter: {target}", f"Refusée. La lettre : {target}"))


@request.command(short_help=say("Carry a request out.", "Donner suite à une demande."), help=request_help.FULFIL)
@folder_argument
@_number
@click.option(
    "--all",
    "every",
    is_flag=True,
    help=say("Every request that is ready, in one batch.", "Toutes les demandes prêtes, en un seul lot."),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar=DIR,
    help=say(
        "Where answers go (default: DIR/answers/ID).", "Où vont les réponses (par défaut : DOSSIER/answers/NUMÉRO)."
    ),
)
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
        folder, request_id = _numbered(folder, request_id)
    elif request_id is not None:
        raise _which()
    carry_out(organisation(folder, state), request_id, out, yes=yes, as_json=format_ == "json")


def identifiers(given: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """``email=ada@mail.example`` → kind and value; the same kind may be given several times."""
    found: dict[str, tuple[str, ...]] = {}
    for one in given:
        kind, sign, value = one.partition("=")
        if not sign or not value.strip():
            raise stopped(
                "unreadable-identifier",
                "an identifier is written KIND=VALUE",
                "un identifiant s’écrit SORTE=VALEUR",
                help_en="for instance `--identify email=name@mail.example`",
                help_fr="par exemple `--identify email=nom@mail.example`",
                exit_code=2,
            )
        found[kind.strip()] = (*found.get(kind.strip(), ()), value.strip())
    return found


def world_of(here: Organisation) -> World:
    """What requests are carried out with. Raises ``KeptError`` where the documents are unsound or say no holdings."""
    from kept.requests import World

    loaded = here.sound
    if loaded.inventory is None:
        raise stopped(
            "no-holdings",
            "there is no holdings.yaml: Kept does not know where data lies",
            "il n’y a pas de holdings.yaml : Kept ne sait pas où sont les données",
            help_en="write holdings.yaml beside policy.yaml",
            help_fr="écrivez holdings.yaml à côté de policy.yaml",
            exit_code=3,
        )
    return World(loaded.policy, loaded.inventory, here.connector, here.state, here.journal)


def _now() -> datetime:
    return datetime.now(UTC)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise stopped(
            "nothing-to-read",
            f"`{path.name}` cannot be opened: {error.strerror}",
            f"`{path.name}` ne peut pas être ouvert : {in_french(error)}",
            help_en="check that it is a file and that you may read it",
            help_fr="vérifiez que c’est un fichier et que vous avez le droit de le lire",
            exit_code=3,
        ) from None


def _all(here: Organisation) -> list[Request]:
    from kept.requests import store

    here.loaded  # noqa: B018 - an organisation without a policy has no requests: said before a state is made
    with here.state.reading() as connection:
        return store.load(connection, here.state)


def _numbered(folder: Path, request_id: str | None) -> tuple[Path, str]:
    """Folder and number; a number alone means the folder one stands in."""
    if request_id is None and re.fullmatch(r"R-\d{4}-\d{4,}", str(folder)):
        return Path(), str(folder)
    if request_id is None:
        raise _which()
    return folder, request_id


def _one(here: Organisation, request_id: str) -> Request:
    from kept.requests import no_request

    found = next((one for one in _all(here) if one.id == request_id), None)
    if found is None:
        raise no_request(request_id)
    return found


def answers_of(here: Organisation, request_id: str) -> Path:
    """Where the answer to a request goes unless another folder is named: kept out of version control."""
    home = here.folder / "answers"
    if not (home / ".gitignore").exists():
        home.mkdir(mode=0o700, exist_ok=True)
        (home / ".gitignore").write_text("*\n", encoding="utf-8")
    return home / request_id


def _print(value: Any) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def _which() -> Exception:
    return stopped(
        "which-request",
        "say which request: its number, or `--all`",
        "dites quelle demande : son numéro, ou `--all`",
        help_en="see the numbers with `kept request list`",
        help_fr="voyez les numéros avec `kept request list`",
        exit_code=2,
    )


def _proof_without_name() -> Exception:
    return stopped(
        "proof-without-name",
        "a proof of identity comes with the name of the person who looked at it",
        "un justificatif d’identité s’accompagne du nom de la personne qui l’a vérifié",
        help_en="add `--by NAME`: that a check was made, by whom and when is what stays of it",
        help_fr="ajoutez `--by NOM` : qu’une vérification a été faite, par qui et quand, c’est ce qui en reste",
        exit_code=2,
    )
