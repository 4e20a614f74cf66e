"""`--help` is a page of its own in each language, for every verb: it opens with an example and leaves no option untold."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

LANGUAGES = ("en", "fr")
EXAMPLE = {"en": "Example:", "fr": "Exemple\u00a0:"}

# What click and we say in English; none of it stands on a French page.
ENGLISH = re.compile(
    r"Usage: |Options:|Commands:|Positional|Example:|Show (this|the)|Exit code|Error:|Missing|Invalid|No such|required"
    r"|\bdefault\b|\b(the|and|with|which|where|how|who|from|today|nothing)\b"
    r"|\b(DIR|FILE|FOLDER|NAME|PATH|TEXT|VALUE|KIND|KEY|PERIOD|NUMBER|INTEGER|COMMAND|ARGS)\b"
)

# One process a language, as a terminal of that language starts it: all pages at once.
READ_ALL = """
import inspect, json, sys
import click
from click.testing import CliRunner
from kept.cli import COMMANDS, kept

def walk(path, command):
    yield path, command
    names = COMMANDS if command is kept else getattr(command, "commands", {})
    for name in names:
        yield from walk((*path, name), command.get_command(click.Context(command), name))

def told(path, command):
    shown = CliRunner().invoke(kept, [*path, "--help"], prog_name="kept")
    assert shown.exit_code == 0, shown.output
    return {
        "shown": shown.output,
        "text": inspect.cleandoc(command.help),
        "short": command.get_short_help_str(limit=1000),
        "told": {param.opts[0]: param.help for param in command.params},
    }

json.dump({" ".join(path): told(path, command) for path, command in walk((), kept)}, sys.stdout)
"""


@dataclass(frozen=True, slots=True)
class Page:
    """What `--help` shows, the text it is made of, its line in the list of verbs, and what it says of each parameter."""

    shown: str
    text: str
    short: str
    told: dict[str, str | None]

    @property
    def paragraphs(self) -> list[str]:
        """The text, apart from what click adds."""
        return self.text.split("\n\n")


def process(language: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A Python of that language, and nothing else of this terminal's."""
    foreign = {"LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "COLUMNS", "KEPT_STATE"}
    environ = {name: value for name, value in os.environ.items() if name not in foreign}
    environ |= {"KEPT_LANG": language, "PYTHONUTF8": "1"}
    return subprocess.run([sys.executable, *arguments], env=environ, capture_output=True, text=True, check=False)


@cache
def pages(language: str) -> dict[str, Page]:
    """Every page of help, by the words that are typed after `kept`."""
    read = process(language, "-c", READ_ALL)
    assert read.returncode == 0, read.stderr
    found: dict[str, dict[str, Any]] = json.loads(read.stdout)
    return {path: Page(**page) for path, page in found.items()}


def test_the_verbs_are_the_same_in_both_languages() -> None:
    """The same commands with the same options: only words differ."""
    english, french = ({path: list(page.told) for path, page in pages(language).items()} for language in LANGUAGES)
    assert english == french
    assert {"", "check", "due request", "journal proof", "request fulfil"} <= set(english)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_opens_with_an_example(language: str) -> None:
    """After one sentence, `Example:` on a line of its own, then the verb at work."""
    for path, page in pages(language).items():
        title, *lines = page.paragraphs[1].lstrip("\b\n").splitlines()
        assert title == EXAMPLE[language], path
        assert all(line.startswith("  ") for line in lines), path
        assert any(line.startswith(f"  kept {path}".rstrip()) for line in lines), path
        assert all(line in page.shown.splitlines() for line in (f"  {line}" for line in lines)), path


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_option_is_left_untold(language: str) -> None:
    """Each option and each argument is described, and each verb has its line."""
    untold = [(path, name) for path, page in pages(language).items() for name, told in page.told.items() if not told]
    assert untold == []
    assert [path for path, page in pages(language).items() if not page.short] == []


def test_a_french_page_is_french() -> None:
    """Nothing of an English page is left on it, and no line of it could begin with a colon."""
    for path, page in pages("fr").items():
        words = re.sub(r"`[^`]*`|^ +kept .*$|^ +--\S+.*\"$", "", page.shown, flags=re.MULTILINE)
        words = re.sub(r"--[\w-]+", "", words)
        assert ENGLISH.search(words) is None, f"{path}: {ENGLISH.search(words)}"
        assert re.search(r" [:;?!»](?:\s|$)|« ", page.shown) is None, path


def test_what_is_told_differs_in_each_language() -> None:
    """No page and no description was left as it is in the other language."""
    english, french = pages("en"), pages("fr")
    alike = [
        (path, name)
        for path, page in english.items()
        for name, told in {"": page.text, "-": page.short, **page.told}.items()
        if told == {"": french[path].text, "-": french[path].short, **french[path].told}[name]
    ]
    assert alike == []


@pytest.mark.parametrize(
    ("typed", "english", "french"),
    [
        ("chekc", "Did you mean `check`?", "Vouliez-vous dire `check`\u00a0?"),
        ("due requets", "No such command 'requets'.", "Commande inconnue\u00a0: 'requets'."),
        ("plan --sqll", "Did you mean '--sql'?", "Vouliez-vous dire '--sql'\u00a0?"),
        ("plan --format xml", "is not one of", "'xml' ne figure pas parmi 'text', 'json'."),
        ("plan a b", "Got unexpected extra argument (b)", "Un argument de trop\u00a0: b"),
        ("hold release", "Missing argument 'ID'.", "Il manque l’argument 'NUMÉRO'."),
        ("journal export", "Missing option '--out'.", "Il manque l’option '--out'."),
        ("journal show --last 0", "is not in the range", "0 est hors limites (x>=1)."),
        ("journal show --last some", "is not a valid integer", "'some' n’est pas un nombre qui convient."),
        ("event list a b c --holding x", "write `kept event NAME", "écrivez `kept event NOM"),
    ],
)
def test_a_mistake_is_told_in_the_language_of_who_made_it(typed: str, english: str, french: str) -> None:
    """On standard error, with the way to the page of help; a usage mistake ends with 2."""
    for language, expected, help_ in (("en", english, "Try 'kept"), ("fr", french, "Pour l’aide\u00a0: kept")):
        ended = process(language, "-m", "kept", *typed.split())
        said = ended.stderr.replace("python -m kept", "kept").replace("__main__.py", "kept")
        assert (ended.returncode, expected in said, help_ in said, ended.stdout) == (2, True, True, ""), said
        assert language == "en" or ENGLISH.search(re.sub(r"`[^`]*`", "", said)) is None, said


def test_the_language_may_be_said_before_the_verb() -> None:
    """`kept --lang fr` holds for whatever follows."""
    assert process("en", "-m", "kept", "--lang", "fr", "plan", "--help").stdout.startswith("Usage\u00a0: ")


def test_what_the_system_refuses_is_told_in_french_too() -> None:
    """The reason of the machine is part of the sentence."""
    ended = process("fr", "-m", "kept", "journal", "verify", "--against", "no-such-file")
    assert "no-such-file ne peut pas être lu\u00a0: fichier ou dossier introuvable" in ended.stderr
