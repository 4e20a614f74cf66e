"""The glossary is the law of names: what it lists is in the code, what it leaves at the door is not."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from kept.cli import COMMANDS

ROOT = Path(__file__).parents[1]
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")

# the words on which the house was agreed
NOUNS = """
Policy Clause Controller Processor Recipient SubjectCategory DataSubject DataCategory Purpose LegalBasis RetentionClause
Period Trigger Phase Disposal Place Holding Inventory Hold Request Right Deadline Consent Choice Finding Rule Plan Step
Receipt Entry Checkpoint Proof Notice Register
""".split()  # noqa: SIM905 - words read best as a text
VERBS = "read load check plan explain apply record verify publish answer give withdraw hold replay".split()  # noqa: SIM905 - the same

THEIRS = {"process_bind_param", "process_result_value"}  # names that SQLAlchemy calls
LEFT_AT_THE_DOOR = {"manager", "helper", "helpers", "util", "utils", "service", "common", "base", "core"}


def _rows() -> Iterator[tuple[str, bool, list[str]]]:
    """Each name of a table's first column, whether it is to come, and the other cells."""
    for line in GLOSSARY.splitlines():
        if line.startswith("| `"):
            first, *cells = (cell.strip() for cell in line.strip("|").split(" | "))
            for name in re.findall(r"`([\w-]+)`", first):
                yield name, "(to come)" in first, cells


ROWS = {name: (to_come, cells) for name, to_come, cells in _rows()}


@cache
def _names() -> tuple[tuple[str, str, Path], ...]:
    """Every module, class and function of the code: (what it is, its name, where)."""
    found: list[tuple[str, str, Path]] = []
    for path in sorted((ROOT / "src").rglob("*.py")):
        found.append(("module", path.parent.name if path.stem == "__init__" else path.stem, path))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                found.append(("class", node.name, path))
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                found.append(("function", node.name, path))
    return tuple(found)


CLASSES = {name for kind, name, _ in _names() if kind == "class"}


@pytest.mark.parametrize("word", sorted({*NOUNS, *VERBS, *COMMANDS}))
def test_every_agreed_word_is_in_the_glossary(word: str) -> None:
    """Each noun, verb and command has its line."""
    assert word in ROWS


@pytest.mark.parametrize("word", ROWS)
def test_every_word_is_told_in_both_languages(word: str) -> None:
    """No cell of a line is empty: the word and its meaning, in English and in French."""
    _, cells = ROWS[word]
    assert all(cells), cells
    assert len(cells) in {3, 4}


@pytest.mark.parametrize("noun", [name for name in ROWS if name[0].isupper()])
def test_a_noun_is_a_class_or_is_said_to_come(noun: str) -> None:
    """The glossary neither promises a class that is not there nor forgets that one has come."""
    to_come, _ = ROWS[noun]
    assert (noun in CLASSES) is not to_come


def test_words_left_at_the_door_name_nothing() -> None:
    """No module, class or function is called by a word that says nothing; `data` may name what the policy's part does."""
    named = [
        f"{what} {name} in {path.relative_to(ROOT)}"
        for what, name, path in _names()
        if LEFT_AT_THE_DOOR & set(_words(name)) or (_words(name) == ["data"] and what != "function")
    ]
    assert named == []


def test_nothing_is_called_to_process() -> None:
    """`process` is what the law calls a use of data; as a verb of the code it would hide which one."""
    named = [
        f"{name} in {path.relative_to(ROOT)}"
        for what, name, path in _names()
        if what == "function" and _words(name)[:1] == ["process"] and name not in THEIRS
    ]
    assert named == []


def _words(name: str) -> list[str]:
    """The words that a name is made of: ``RetentionClause`` and ``retention_clause`` alike."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]
