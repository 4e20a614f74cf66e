"""The organisation a command is about, from its argument, ``--state`` and the environment."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from kept.work.organisation import Organisation


def folder_argument(command: Any) -> Any:
    """``DIR``: the folder with policy.yaml (this one by default)."""
    return click.argument("folder", metavar="[DIR]", default=".", type=click.Path(path_type=Path))(command)


def state_option(command: Any) -> Any:
    """``--state``: where Kept keeps its own records."""
    return click.option(
        "--state", type=click.Path(path_type=Path), help="Where Kept keeps its own records (default: DIR/.kept)."
    )(command)


def organisation(folder: Path, state: Path | None = None) -> Organisation:
    """Open the organisation of a folder with this process's environment."""
    return Organisation.at(folder, os.environ, state)
