"""``kept serve``: the notices, the proof and the cookie choice, for people."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kept.cli.words import DIR, lang_option, say
from kept.findings import KeptError, in_french, stopped
from kept.work.organisation import Organisation

if TYPE_CHECKING:
    from uvicorn import Server


@click.command(
    help=say(
        """Show the notice, the proof and the cookie choice to people.

        \b
        Example:
          kept serve examples/ouicom                    http://127.0.0.1:8000
          kept serve acme other --port 8080             each under its own name
          kept serve acme --public https://acme.example behind the server that holds the certificate
        """,
        """Montrer au public la mention d’information, sa preuve et le choix des cookies.

        \b
        Exemple :
          kept serve examples/ouicom                    http://127.0.0.1:8000
          kept serve acme autre --port 8080             chacune sous son propre nom
          kept serve acme --public https://acme.example derrière le serveur qui porte le certificat
        """,
    )
)
@click.argument(
    "folders",
    metavar=f"[{DIR}]...",
    nargs=-1,
    type=click.Path(path_type=Path),
    help=say(
        "The folders with a policy.yaml, one an organisation (default: this one).",
        "Les dossiers où est un policy.yaml, un par organisation (par défaut : celui-ci).",
    ),
)
@click.option(
    "--port",
    metavar="N",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help=say("The port; 0 picks a free one.", "Le port ; 0 en prend un qui est libre."),
)
@click.option(
    "--host",
    metavar=say("ADDRESS", "ADRESSE"),
    default="127.0.0.1",
    show_default=True,
    help=say("Address to listen on.", "Adresse où écouter."),
)
@click.option(
    "--public",
    metavar="URL",
    help=say(
        "The https address that people use: a call in plain http is sent there.",
        "L’adresse en https que les gens utilisent : un appel en http simple y est renvoyé.",
    ),
)
@lang_option
def serve(folders: tuple[Path, ...], port: int, host: str, public: str | None) -> None:
    """The public pages of one organisation or several."""
    at = _over_tls(public, host)
    organisations = [Organisation.at(folder, os.environ) for folder in folders or (Path(),)]
    listening = bind(host, port)
    try:
        run(organisations, listening, at)
    finally:
        for organisation in organisations:
            organisation.close()


def bind(host: str, port: int) -> socket.socket:
    """Take the port, or say that somebody else has it. Raises ``KeptError``."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.socket(family)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen()  # whoever comes before the server is ready waits, and is not turned away
    except OSError as error:
        raise _taken(host, port, error) from None
    return listening


def run(organisations: list[Organisation], listening: socket.socket, public: str = "") -> None:
    """Serve until interrupted."""
    for organisation in organisations:
        _ = organisation.sound, organisation.journal.size  # what cannot be served is told now, not to a visitor
    host, port = listening.getsockname()[:2]
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    click.echo(say(f"Serving at {address} (stop with Ctrl+C)", f"En ligne sur {address} (arrêter avec Ctrl+C)"))
    server(organisations, lambda: datetime.now(UTC), public).run(sockets=[listening])


def server(organisations: Iterable[Organisation], now: Callable[[], datetime], public: str = "") -> Server:
    """The server, not running yet. It keeps no log of who reads what."""
    from uvicorn import Config, Server

    from kept.web.app import app

    return Server(Config(app(organisations, now, public), log_level="warning", access_log=False, server_header=False))


def _over_tls(public: str | None, host: str) -> str:
    """The https address people use; empty where only this machine listens. Raises ``KeptError`` for plain transport."""
    from ipaddress import ip_address
    from urllib.parse import urlsplit

    if public is not None:
        parts = urlsplit(public)
        if parts.scheme != "https" or not parts.hostname or parts.path.strip("/") or not public.isascii():
            raise _plain(f"`{public}`", host)
        return f"https://{parts.netloc}"
    try:
        near = ip_address(host).is_loopback
    except ValueError:
        near = host == "localhost"
    if not near:
        raise _plain(f"http://{host}", host)
    return ""


def _plain(address: str, host: str) -> KeptError:
    """What people send and receive is encrypted on its way (GDPR art. 32(1)(a)): plain http is for this machine alone."""
    return stopped(
        "plain-transport",
        f"{address} is no encrypted way to these pages",
        f"{address} n’est pas un accès chiffré à ces pages",
        help_en=f"name the https address that people use: `--host {host} --public https://acme.example`",
        help_fr=f"donnez l’adresse en https que les gens utilisent : `--host {host} --public https://acme.example`",
        exit_code=2,
    )


def _taken(host: str, port: int, error: OSError) -> KeptError:
    return stopped(
        "port-taken",
        f"cannot listen on {host}:{port}: {error.strerror}",
        f"impossible d’écouter sur {host}:{port} : {in_french(error)}",
        help_en="stop what listens there, or name another port with --port",
        help_fr="arrêtez ce qui écoute là, ou donnez un autre port avec --port",
    )
