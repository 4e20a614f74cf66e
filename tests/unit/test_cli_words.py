"""The words that all commands share: a question asked until it is answered."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from kept.cli.words import agrees

CHOICE = {"en": "[y/N]", "fr": "[o/N]"}


@click.command()
def erase() -> None:
    """Ask, and say what was understood."""
    click.echo(str(agrees("Erase?")))


@pytest.mark.parametrize("language", CHOICE)
@pytest.mark.parametrize(
    ("typed", "asked", "agreed"),
    [("y", 1, True), ("o", 1, True), ("OUI", 1, True), ("", 1, False), ("non", 1, False), ("perhaps\nyes", 2, True)],
)
def test_yes_is_yes_in_either_language(language: str, typed: str, asked: int, agreed: bool) -> None:
    """Whoever reads English may type oui; what is neither yes nor no is asked again; nothing typed is a no."""
    ended = CliRunner(env={"KEPT_LANG": language}).invoke(erase, input=f"{typed}\n")
    assert ended.output.count(f"Erase? {CHOICE[language]}") == asked
    assert ended.output.splitlines()[-1] == str(agreed)


def test_no_answer_stops() -> None:
    """A closed terminal agrees to nothing."""
    assert CliRunner().invoke(erase, input="").exit_code == 1
