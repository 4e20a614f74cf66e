"""What click says of itself is on a French page, whole; ``KEPT_UPDATE=1`` makes from it the file that gettext reads."""

from __future__ import annotations

import ast
import gettext
import os
import re
import string
import struct
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from kept.cli.click_words import DOMAIN, LOCALE, click_speaks

PAGE = LOCALE / "fr" / "LC_MESSAGES" / f"{DOMAIN}.po"
MADE = PAGE.with_suffix(".mo")
TO_PROGRAMMERS = re.compile(
    r"DeprecationWarning|declaration|option cannot|defined twice|Boolean option|^Choice\(|^No options"
)
BY_NAME = {"required"}  # handed to gettext in a variable

Said = dict[tuple[str, ...], tuple[str, ...]]  # one form or, where there is a plural, two


def page() -> Said:
    """What the French page says, by what click says."""
    said: Said = {}
    for entry in re.split(r"\n{2,}", PAGE.read_text(encoding="utf-8")):
        written = re.findall(r'^(msgid|msgstr)\S* ((?:"(?:[^"\\]|\\.)*"\s*)+)', entry, re.MULTILINE)
        forms: dict[str, list[str]] = {"msgid": [], "msgstr": []}
        for word, text in written:
            forms[word].append(ast.literal_eval(f"({text})"))
        if written:
            assert tuple(forms["msgid"]) not in said, f"twice: {forms['msgid']}"
            said[tuple(forms["msgid"])] = tuple(forms["msgstr"])
    return said


def compiled(said: Said) -> bytes:
    """The page as gettext reads it (GNU gettext manual, "The Format of GNU MO Files"): keys in order, no hash table."""
    rows = sorted(("\0".join(key).encode(), "\0".join(value).encode()) for key, value in said.items())
    tables, texts, at = [b"", b""], b"", 28 + 16 * len(rows)
    for column in (0, 1):
        for row in rows:
            tables[column] += struct.pack("<2I", len(row[column]), at + len(texts))
            texts += row[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(rows), 28, 28 + 8 * len(rows), 0, 28 + 16 * len(rows))
    return head + tables[0] + tables[1] + texts


def sayings() -> Iterator[tuple[str, ...]]:
    """All that the installed click hands to gettext."""
    for module in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext"}:
                forms = node.args[: 2 if node.func.id == "ngettext" else 1]
                said = tuple(form.value for form in forms if isinstance(form, ast.Constant))
                if said and not TO_PROGRAMMERS.search(str(said[0])):
                    yield tuple(str(form) for form in said)


def test_click_says_nothing_that_the_french_page_does_not() -> None:
    """Each sentence of the installed click has its line, and no line is left of a click that is gone."""
    said = {"".join(forms[:1]): len(forms) for forms in (*sayings(), *((name,) for name in BY_NAME))}
    known = {key[0]: len(key) for key in page() if key != ("",)}
    assert known == said


def test_a_sentence_asks_for_no_value_that_click_does_not_give() -> None:
    """The names in braces of a French sentence stand in the English one."""

    def names(forms: tuple[str, ...]) -> set[str | None]:
        return {name for form in forms for _, name, _, _ in string.Formatter().parse(form)}

    said = {key: value for key, value in page().items() if key != ("",)}
    assert [key for key, value in said.items() if not all(value) or names(value) - names(key)] == []


def test_gettext_reads_the_page_as_it_is_written() -> None:
    """The file beside the page was made from it."""
    made = compiled(page())
    if os.environ.get("KEPT_UPDATE") == "1":
        MADE.write_bytes(made)
    assert MADE.read_bytes() == made


@pytest.fixture
def english_again(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What a test sets for the whole process is put back."""
    monkeypatch.setenv("LANGUAGE", "")
    yield
    click_speaks("en")


@pytest.mark.usefixtures("english_again")
@pytest.mark.parametrize("terminal", ["en_GB.UTF-8", "C", "de_DE.UTF-8"])
def test_click_speaks_the_language_it_is_told(terminal: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """French on any terminal, with its plurals; then English again."""
    monkeypatch.setenv("LANG", terminal)
    click_speaks("fr")
    assert gettext.gettext("Missing option") == "Il manque l’option"
    assert gettext.ngettext(
        "Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 2
    ) == ("L’option {name!r} veut {nargs} valeurs.")
    click_speaks("en")
    assert gettext.gettext("Missing option") == "Missing option"
