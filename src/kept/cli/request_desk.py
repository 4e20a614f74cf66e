"""What every command about requests shares: the organisation's world, a request by its number, what was typed."""

from __future__ import annotations

import json
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kept.cli.words import say
from kept.findings import in_french, stopped

if TYPE_CHECKING:
    from kept.requests import Request, World
    from kept.work.organisation import Organisation


def number_argument(command: Any) -> Any:
    """The request's number; alone, it is about the folder one stands in."""
    return click.argument(
        "request_id",
        metavar=say("[ID]", "[NUMÉRO]"),
        required=False,
        help=say("The request, such as R-2026-0001.", "La demande, par exemple R-2026-0001."),
    )(command)


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
    return World(loaded.policy, loaded.inventory, here.connector, here.state, here.journal, here.outbox)


def now() -> datetime:
    """The clock: only the command line reads it."""
    return datetime.now(UTC)


def read(path: Path) -> bytes:
    """What a file holds. Raises ``KeptError`` where it cannot be opened."""
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


def all_of(here: Organisation) -> list[Request]:
    """Every request of an organisation."""
    from kept.requests import store

    here.loaded  # noqa: B018 - an organisation without a policy has no requests: said before a state is made
    with here.state.reading() as connection:
        return store.load(connection, here.state)


def numbered(folder: Path, request_id: str | None) -> tuple[Path, str]:
    """Folder and number; a number alone means the folder one stands in."""
    if request_id is None and re.fullmatch(r"R-\d{4}-\d{4,}", str(folder)):
        return Path(), str(folder)
    if request_id is None:
        raise which()
    return folder, request_id


def one_of(here: Organisation, request_id: str) -> Request:
    """The request of that number. Raises ``KeptError`` where there is none."""
    from kept.requests import no_request

    found = next((one for one in all_of(here) if one.id == request_id), None)
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


def print_json(value: Any) -> None:
    """For a script."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def which() -> Exception:
    """No request was named."""
    return stopped(
        "which-request",
        "say which request: its number, or `--all`",
        "dites quelle demande : son numéro, ou `--all`",
        help_en="see the numbers with `kept request list`",
        help_fr="voyez les numéros avec `kept request list`",
        exit_code=2,
    )
