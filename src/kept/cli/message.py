"""`kept message`: to whom a message of service may go; it is refused where it sells, or goes elsewhere."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.words import FILE, NAME, counted, format_option, lang_option, language, say
from kept.findings import in_french, stopped

if TYPE_CHECKING:
    from kept.accountability.messages import Sent

_REFUSED = 1


@click.command(
    help=say(
        """Let a message of service through to the accounts it concerns. Exit code 1 where it is refused.

        \b
        Example:
          kept message technical examples/optillio --text maintenance.txt
          kept message technical examples/optillio --text maintenance.txt --to ada@mail.example --by "Zoe Exemple"
        """,
        """Laisser passer un message de service vers les comptes qu’il concerne. Code de sortie 1 s’il est refusé.

        \b
        Exemple :
          kept message technical examples/optillio --text maintenance.txt
          kept message technical examples/optillio --text maintenance.txt --to ada@mail.example --by "Zoé Exemple"
        """,
    )
)
@click.argument(
    "message_",
    metavar="MESSAGE",
    help=say("The message, as the policy names it.", "Le message, tel que la politique le nomme."),
)
@folder_argument
@click.option(
    "--text",
    type=click.Path(path_type=Path),
    metavar=FILE,
    help=say("What it says: no offer.", "Ce qu’il dit : aucune offre."),
)
@click.option(
    "--to",
    multiple=True,
    metavar=say("ADDRESS", "ADRESSE"),
    help=say("Only this address, which is an account’s.", "Seulement cette adresse, qui est celle d’un compte."),
)
@click.option(
    "--promotional", "offer", is_flag=True, help=say("It promotes something.", "Il fait la promotion de quelque chose.")
)
@click.option(
    "--holding",
    metavar=NAME,
    help=say(
        "Where the accounts are (default: the first holding that serves its purpose and has addresses).",
        "Où sont les comptes (par défaut : le premier gisement qui sert sa finalité et contient des adresses).",
    ),
)
@click.option("--by", metavar=NAME, help=say("Who sends it.", "Qui l’envoie."))
@state_option
@format_option("text", "json")
@lang_option
def message(
    message_: str,
    folder: Path,
    text: Path | None,
    to: tuple[str, ...],
    offer: bool,
    holding: str | None,
    by: str | None,
    state: Path | None,
    format_: str,
) -> None:
    """The addresses, for whatever sends the message; the sending is in the journal."""
    from kept.accountability.messages import Letter, send
    from kept.cli.given import filled
    from kept.cli.request_desk import world_of

    filled("--by", by)
    here = organisation(folder, state)
    world = world_of(here)
    letter = Letter(message_, _read(text) if text else None, to, offer, holding, by)
    sent = send(here.sound, world.inventory, world.connect, world.state, world.journal, letter, datetime.now(UTC))
    here.close()
    if format_ == "json":
        json.dump(_plain(sent), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        _show(sent)
    if not sent.granted:
        sys.exit(_REFUSED)


def _plain(sent: Sent) -> dict[str, Any]:
    lang = language()
    return {
        "message": sent.letter.message,
        "granted": sent.granted,
        "reason": sent.refusal[lang] if sent.refusal else None,
        "addresses": list(sent.addresses),
        "left": [{"code": one.code, "records": one.records, "reason": one.words[lang]} for one in sent.left],
        "entry": sent.entry,
    }


def _show(sent: Sent) -> None:
    if sent.refusal is not None:
        click.echo(say(f"Refused: {sent.refusal.en}.", f"Refusé : {sent.refusal.fr}."), err=True)
    for address in sent.addresses:
        click.echo(address)
    for one in sent.left:
        left = counted(one.records, ("left out", "left out"), ("écarté", "écartés"))
        click.echo(say(f"{left}: {one.words.en}", f"{left} : {one.words.fr}"), err=True)
    click.echo(say(f"Journal entry {sent.entry}.", f"Écriture {sent.entry} du journal."), err=True)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError as error:
        raise stopped(
            "nothing-to-read",
            f"`{path.name}` cannot be opened: {error.strerror}",
            f"`{path.name}` ne peut pas être ouvert : {in_french(error)}",
            help_en="check that it is a file and that you may read it",
            help_fr="vérifiez que c’est un fichier et que vous avez le droit de le lire",
            exit_code=3,
        ) from None
