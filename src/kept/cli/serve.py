"""``kept serve``: the notices, the proof and the cookie choice, for people."""

from __future__ import annotations

import os
import socket
from datetime import UTC, datetime
from pathlib import Path

import click

from kept.cli.words import lang_option, say
from kept.findings import KeptError, stopped
from kept.work.organisation import Organisation


@click.command()
@click.argument("folders", metavar="[DIR]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 picks a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@lang_option
def serve(folders: tuple[Path, ...], port: int, host: str) -> None:
    r"""Show the notice, the proof and the cookie choice to people.

    \b
    Example:
      kept serve examples/ouicom                    http://127.0.0.1:8000
      kept serve acme other --port 8080             each under its own name
    """
    organisations = [Organisation.at(folder, os.environ) for folder in folders or (Path(),)]
    listening = bind(host, port)
    try:
        run(organisations, listening)
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
    except OSError as error:
        raise _taken(host, port, error) from None
    return listening


def run(organisations: list[Organisation], listening: socket.socket) -> None:
    """Serve until interrupted."""
    import uvicorn

    from kept.web.app import app

    for organisation in organisations:
        _ = organisation.sound, organisation.journal.size  # what cannot be served is told now, not to a visitor
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    click.echo(
        say(
            f"Serving at http://{shown}:{port}/ (stop with Ctrl+C)",
            f"En ligne sur http://{shown}:{port}/ (arrêter avec Ctrl+C)",
        )
    )
    config = uvicorn.Config(
        app(organisations, lambda: datetime.now(UTC)),
        log_level="warning",
        access_log=False,
        server_header=False,
    )
    uvicorn.Server(config).run(sockets=[listening])


def _taken(host: str, port: int, error: OSError) -> KeptError:
    return stopped(
        "port-taken",
        f"cannot listen on {host}:{port}: {error.strerror}",
        f"impossible d’écouter sur {host}:{port} : {error.strerror}",
        help_en="stop what listens there, or name another port with --port",
        help_fr="arrêtez ce qui écoute là, ou donnez un autre port avec --port",
    )
