"""The guides on deadlines show what `kept due` prints, word for word, in both languages."""

import re
import shlex
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from kept.cli import main

GUIDES = Path(__file__).parents[2] / "docs" / "guides"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ kept (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


@pytest.mark.parametrize("guide", ["deadlines.md", "deadlines.fr.md"])
def test_the_guide_shows_what_the_command_prints(
    guide: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each command of the guide is run, and its output is the one printed under it."""
    for variable in ("KEPT_LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    examples = COMMAND.findall("".join(BLOCK.findall((GUIDES / guide).read_text(encoding="utf-8"))))

    for command, shown in examples:
        monkeypatch.setattr(sys, "argv", ["kept", *shlex.split(command)])
        with suppress(SystemExit):  # a refusal, whose words are compared below
            main()
        printed = capsys.readouterr()
        assert (printed.out + printed.err).strip() == shown.strip()
    assert len(examples) == 9


def test_the_two_guides_say_the_same_things_in_the_same_order() -> None:
    """As many sections, tables and examples in French as in English, and the same codes."""
    english, french = ((GUIDES / name).read_text(encoding="utf-8") for name in ("deadlines.md", "deadlines.fr.md"))
    shape = re.compile(r"^(#+|```console|\| `[a-z-]+` \|)", re.MULTILINE)

    assert shape.findall(french) == shape.findall(english)
