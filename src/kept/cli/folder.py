"""The organisation a command is about, from its argument, ``--state`` and the environment."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kept.cli.words import DIR, say
from kept.work.organisation import Organisation

_Command = TypeVar("_Command", bound=Callable[..., Any])


def folder_argument(command: _Command) -> _Command:
    """``DIR``: the folder with policy.yaml (this one by default)."""
    return folder_told(
        say("The folder with policy.yaml (default: this one).", "Le dossier de policy.yaml (par défaut : celui-ci).")
    )(command)


def folder_told(words: str) -> Callable[[_Command], _Command]:
    """``DIR`` where it may be something else too."""
    return click.argument("folder", metavar=f"[{DIR}]", default=".", type=click.Path(path_type=Path), help=words)


def state_option(command: _Command) -> _Command:
    """``--state``: where Kept keeps its own records."""
    return click.option(
        "--state",
        metavar=DIR,
        type=click.Path(path_type=Path),
        help=say(
            "Where Kept keeps its own records (default: DIR/.kept).",
            "Où Kept garde ses propres données (par défaut : DOSSIER/.kept).",
        ),
    )(command)


def organisation(folder: Path, state: Path | None = None) -> Organisation:
    """Open the organisation of a folder with this process's environment."""
    return Organisation.at(folder, os.environ, state)
