"""How the demo is told: aloud on a terminal, or silently where one JSON object is all that is asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from shlex import quote
from typing import Protocol

import click

from kept.cli.screen import bar, console
from kept.cli.words import number, say

Told = Callable[[int, int, str], None]
"""Told of each act: how many are done, of how many, and which is next."""


class Teller(Protocol):
    """Whoever tells the demo."""

    def making(self, people: int) -> AbstractContextManager[object]:
        """The customer file is being made, or fetched."""

    def address(self, variable: str, address: str) -> None:
        """Where the customer file is, for whoever types the commands."""

    def act(self, title: str, command: str) -> None:
        """A part begins; ``command`` is what a person would type for it."""

    def line(self, text: str) -> None:
        """Something was found or done."""

    def progress(self, what: str) -> AbstractContextManager[Told | None]:
        """A bar that fills."""


class Silent:
    """Tells nothing."""

    def making(self, people: int) -> AbstractContextManager[object]:  # noqa: ARG002 - nothing is told
        """Nothing."""
        return nullcontext()

    def address(self, variable: str, address: str) -> None:
        """Nothing."""

    def act(self, title: str, command: str) -> None:
        """Nothing."""

    def line(self, text: str) -> None:
        """Nothing."""

    def progress(self, what: str) -> AbstractContextManager[Told | None]:
        """No bar."""
        return bar(what, shown=False)


class Aloud:
    """Tells on standard output: numbered parts, each with the command that does it."""

    def __init__(self) -> None:
        self._parts = 0
        self._addressed = False

    def making(self, people: int) -> AbstractContextManager[object]:
        """Who plays, and a sign of life on a terminal."""
        crowd = number(people)
        click.echo(
            say(
                f"A company published its privacy policy. The customer file here is invented: {crowd} people, none of whom exist.",
                f"Une entreprise a publié sa politique. Le fichier clients est ici inventé : {crowd} personnes, dont aucune n’existe.",
            )
        )
        if not sys.stdout.isatty():
            return nullcontext()
        return console().status(say("making the customer file", "fabrication du fichier clients"))

    def address(self, variable: str, address: str) -> None:
        """What makes the commands below work when they are typed."""
        if not self._addressed:
            click.echo(say("To type the commands yourself, first:", "Pour taper vous-même les commandes, d’abord :"))
        self._addressed = True
        click.secho(f"   $ export {variable}={quote(address)}", dim=True)

    def act(self, title: str, command: str) -> None:
        """A numbered heading, and the command under it."""
        self._parts += 1
        click.echo()
        click.secho(f"{self._parts}. {title}", bold=True)
        click.secho(f"   $ {command}", dim=True)

    def line(self, text: str) -> None:
        """Indented under the heading."""
        for one in text.splitlines():
            click.echo(f"   {one}".rstrip())

    def progress(self, what: str) -> AbstractContextManager[Told | None]:
        """A bar on a terminal; silence where there is none."""
        return bar(f"   {what}")
