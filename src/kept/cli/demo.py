"""`kept demo`: everything, once, on an invented customer file."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kept.cli.screen import day_of
from kept.cli.words import DIR, NAME, format_option, lang_option, language, say
from kept.work.organisation import Organisation

if TYPE_CHECKING:
    from kept.demo.stage import Stage

_SIGHTS = (
    ("/", "the notice, in English and in French", "la mention, en français et en anglais"),
    (
        "/{language}/proof",
        "each promise, when it was last carried out, and on how many records",
        "chaque promesse, quand elle fut exécutée pour la dernière fois, et sur combien d’enregistrements",
    ),
    ("/{language}/cookies", "refusing is as easy as accepting", "refuser est aussi facile qu’accepter"),
    ("/checkpoint", "the signed state of the journal", "l’état signé du journal"),
)


@click.command(
    help=say(
        """Play everything once: check, plan, apply, two people who ask, the journal, the notice.

        \b
        Example:
          kept demo                         then open http://127.0.0.1:8000
          kept demo wimi                    another company, with several places
          kept demo --once --format json    one JSON object, nothing served

        Nobody in the customer file exists. Everything stays in the folder, which each play makes anew. JSON implies
        --once.
        """,
        """Tout jouer une fois : juger, planifier, exécuter, deux personnes qui demandent, le journal, la mention.

        \b
        Exemple :
          kept demo                         puis ouvrez http://127.0.0.1:8000
          kept demo wimi                    une autre entreprise, avec plusieurs lieux
          kept demo --once --format json    un objet JSON, rien n’est mis en ligne

        Personne, dans le fichier clients, n’existe. Tout reste dans le dossier, que chaque partie refait à neuf. JSON
        suppose --once.
        """,
    )
)
@click.argument(
    "name",
    metavar=f"[{NAME}]",
    default="ouicom",
    help=say(
        "The example: ouicom, ou-serrurier, wimi, optillio or denaroo (default: ouicom).",
        "L’exemple : ouicom, ou-serrurier, wimi, optillio ou denaroo (par défaut : ouicom).",
    ),
)
@click.option(
    "--folder",
    metavar=DIR,
    type=click.Path(path_type=Path),
    default=Path("demo"),
    show_default=True,
    help=say("Where it plays.", "Où cela se joue."),
)
@click.option(
    "--on",
    metavar="DATE",
    help=say(
        "The day it plays on (default: 2026-11-22, so that figures agree).",
        "Le jour où cela se joue (par défaut : 2026-11-22, pour que les chiffres concordent).",
    ),
)
@click.option(
    "--people",
    metavar="N",
    type=click.IntRange(3),
    default=20_000,
    show_default=True,
    help=say("How many invented people.", "Combien de personnes inventées."),
)
@click.option(
    "--once", is_flag=True, help=say("End instead of serving the site.", "S’arrêter là, sans mettre le site en ligne.")
)
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(1, 65_535),
    default=8000,
    show_default=True,
    help=say("Where the site is served.", "Le port où le site est servi."),
)
@format_option("text", "json")
@lang_option
def demo(name: str, folder: Path, on: str | None, people: int, once: bool, port: int, format_: str) -> None:
    """The whole house at work, on people who do not exist."""
    from kept.cli.demo_play import Play
    from kept.cli.demo_words import Aloud, Silent
    from kept.cli.serve import bind
    from kept.demo.stage import set_the_stage
    from kept.demo.store import DAY

    serving = None if once or format_ == "json" else bind("127.0.0.1", port)
    day = day_of("--on", on) if on is not None else DAY
    teller = Silent() if format_ == "json" else Aloud()
    with teller.making(people):
        stage = set_the_stage(folder, name, day, people=people)
    for variable, address in stage.environ.items():
        teller.address(variable, address)
    with Play(stage, day, teller) as play:
        outcome = play.all()
    if format_ == "json":
        click.echo(json.dumps(outcome.plain(), ensure_ascii=False))
    elif serving is not None:
        _serve(stage, serving)


def _serve(stage: Stage, listening: socket.socket) -> None:
    """Say what to look at, then serve it."""
    from kept.cli.serve import run

    port = listening.getsockname()[1]
    click.echo()
    click.secho(say("Now open", "Ouvrez maintenant"), bold=True)
    for path, en, fr in _SIGHTS:
        click.echo(f"   http://127.0.0.1:{port}{path.format(language=language()):<12} {say(en, fr)}")
    click.echo()
    run([Organisation.at(stage.folder, os.environ | stage.environ, stage.folder / ".kept")], listening)
