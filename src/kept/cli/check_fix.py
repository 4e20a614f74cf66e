"""``kept check --fix``: what is safe to mend is mended in the text itself, comments and layout untouched.

A finding says what may stand ``instead`` of its mark without a change of meaning: a misspelt word with one near match, a
date in another order, a length of time. Mending may uncover more, so the files are read again until nothing is left. What
a version froze is never touched.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kept.cli.words import say
from kept.findings import stopped

if TYPE_CHECKING:
    from datetime import date

    from kept.source import Span

_ROUNDS = 6
_BESIDE = ("holdings.yaml", "contracts.yaml")


def mend(folder: Path, on: date, *, write: bool) -> bool:
    """Show what would change in the organisation's files, and change it when told to. False: nothing to read."""
    home = folder.parent if folder.is_file() else folder
    policy = folder if folder.is_file() else home / "policy.yaml"
    paths = {policy.name: policy, **{name: home / name for name in _BESIDE}}
    before = {name: _text(path) for name, path in paths.items() if path.exists()}
    if policy.name not in before:
        return False
    after = mended(before, policy.name, on)
    if after == before:
        click.echo(say("Nothing here can be mended safely.", "Rien ici ne se corrige sans risque."), err=write)
    for name, text in after.items():
        if text == before[name]:
            continue
        click.echo(_difference(before[name], text, paths[name]), nl=False, err=write)
        if write:
            _write(paths[name], text)
    return True


def mended(texts: Mapping[str, str], policy: str, on: date) -> dict[str, str]:
    """The texts with every safe correction made."""
    from kept.checks import Subject, judge
    from kept.load import load_text

    found = dict(texts)
    for _ in range(_ROUNDS):
        if policy not in found:
            break
        loaded = load_text(found[policy], *map(found.get, _BESIDE), name=policy)
        edits: dict[str, dict[Span, str]] = {}
        for finding in judge(Subject(loaded, on)):
            if finding.instead is not None and finding.primary is not None:
                span = finding.primary.span
                edits.setdefault(span.document.name, {})[span] = finding.instead
        if not edits:
            break
        for name, changes in edits.items():
            found[name] = _edited(found[name], changes)
    return found


def _edited(text: str, changes: Mapping[Span, str]) -> str:
    """The text with each mark replaced, from the end, so that no mark moves before its turn."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""  # the reader leaves it out, so places do not count it
    text = text.removeprefix(mark)
    for span in sorted(changes, key=lambda one: (one.line, one.column), reverse=True):
        begins = span.document.offset(span)
        text = text[:begins] + changes[span] + text[begins + span.length :]
    return mark + text


def _difference(before: str, after: str, path: Path) -> str:
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), str(path), str(path), n=1
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def _text(path: Path) -> str:
    """The file as it is, its ends of lines included. What cannot be read is left to the check."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _write(path: Path, text: str) -> None:
    """In place, so that owner and rights of the file stay. Raises ``KeptError`` where it may not be written."""
    try:
        path.write_bytes(text.encode("utf-8"))
    except OSError as error:
        from kept.findings import in_french

        raise stopped(
            "cannot-write",
            f"`{path.name}` cannot be written: {error.strerror}",
            f"`{path.name}` ne peut pas être écrit : {in_french(error)}",
            help_en="check the rights on the file; `--diff` shows what would change",
            help_fr="vérifiez les droits sur le fichier ; `--diff` montre ce qui changerait",
        ) from None
