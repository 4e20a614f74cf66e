"""Which language the person at the terminal reads."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from kept.findings import Language

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
    return fr if language() == "fr" else en


def lang_option(command: _Command) -> _Command:
    """``--lang en|fr``, read by :func:`language`; declared so that ``--help`` shows it and click accepts it."""
    return click.option(
        "--lang", type=click.Choice(["en", "fr"]), expose_value=False, help="Language of messages (default: yours)."
    )(command)


def format_option(*formats: str) -> Callable[[_Command], _Command]:
    """``--format``, first one by default."""
    return click.option(
        "--format", "format_", type=click.Choice(formats), default=formats[0], show_default=True, help="How to print."
    )
