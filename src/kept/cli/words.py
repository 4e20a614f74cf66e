"""Which language the person at the terminal reads, and the words that all commands share."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from kept.findings import Language
from kept.grammar import figures
from kept.render import words

_YES, _NO = frozenset({"y", "yes", "o", "oui"}), frozenset({"", "n", "no", "non"})
_Command = TypeVar("_Command", bound=Callable[..., Any])


def language() -> Language:
    """The language of messages: ``--lang``, else ``KEPT_LANG``, else the terminal's own; English otherwise."""
    for position, argument in enumerate(sys.argv):
        if argument.startswith("--lang="):
            return _known(argument.partition("=")[2])
        if argument == "--lang" and position + 1 < len(sys.argv):
            return _known(sys.argv[position + 1])
    for variable in ("KEPT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            return _known(value)
    return "en"


def _known(value: str) -> Language:
    return "fr" if value.lower().startswith("fr") else "en"


def say(en: str, fr: str) -> str:
    """The one of two sentences that the person reads."""
    return words.spaced(fr) if language() == "fr" else en


DIR, FILE, NAME = say("DIR", "DOSSIER"), say("FILE", "FICHIER"), say("NAME", "NOM")
"""What stands for a value in the usage line and beside an option."""


def number(count: int) -> str:
    """A count with its thousands set apart, as each language does."""
    return figures.number(count, language())


def counted(count: int, en: tuple[str, str], fr: tuple[str, str]) -> str:
    """A count and its noun, given as one and as many: ``1 record``, ``34,861 records``."""
    return figures.counted(count, en, fr, language())


def records(count: int) -> str:
    """``34,861 records``."""
    return counted(count, ("record", "records"), ("enregistrement", "enregistrements"))


def agrees(question: str) -> bool:
    """Ask, and ask again until the answer is yes or no; nothing typed is a no. Raises ``click.Abort`` on Ctrl+C."""
    while True:
        answer = click.prompt(f"{question} {say('[y/N]', '[o/N]')}", default="", show_default=False, prompt_suffix=" ")
        if answer.strip().lower() in _YES:
            return True
        if answer.strip().lower() in _NO:
            return False
        click.echo(say("Please type y or n.", "Répondez par o ou n."))


def subcommands() -> str:
    """How the usage line of a group names what comes next."""
    return say("COMMAND [ARGS]...", "COMMANDE [ARGUMENTS]...")


def lang_option(command: _Command) -> _Command:
    """``--lang en|fr``, read by :func:`language`; declared so that ``--help`` shows it and click accepts it."""
    return click.option(
        "--lang",
        type=click.Choice(["en", "fr"]),
        expose_value=False,
        help=say("Language of messages (default: yours).", "Langue des messages (par défaut : la vôtre)."),
    )(command)


def format_option(*formats: str) -> Callable[[_Command], _Command]:
    """``--format``, first one by default."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help=say("How to print.", "Forme de la réponse."),
    )
