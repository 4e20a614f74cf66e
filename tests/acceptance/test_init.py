"""`kept init` writes two documents to start from."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.acceptance.conftest import Command


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_written_checks_clean(command: Command, tmp_path: Path, language: str) -> None:
    """The documents have neither errors nor warnings, and carry the folder's name."""
    folder = tmp_path / "Été & Fils"

    assert command("init", folder, "--lang", language).exit_code == 0

    outcome = command("check", folder, "--no-places", "--fail-on", "note")
    assert outcome.exit_code == 0, outcome.out
    text = (folder / "policy.yaml").read_text(encoding="utf-8")
    assert "controller: ete-fils" in text
    assert ("La promesse" in text) == (language == "fr")


@pytest.mark.parametrize("name", ["policy.yaml", "holdings.yaml", "policy.yml"])
def test_nothing_is_overwritten(command: Command, tmp_path: Path, name: str) -> None:
    """One document that is already there is enough to write none."""
    (tmp_path / name).write_text("mine", encoding="utf-8")

    outcome = command("init", tmp_path)

    assert outcome.exit_code == 2
    assert "already" in outcome.err
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["mine"]


def test_a_folder_that_cannot_be_made(command: Command, tmp_path: Path) -> None:
    """A file in the way is a finding with a way out."""
    (tmp_path / "taken").write_text("", encoding="utf-8")

    outcome = command("init", tmp_path / "taken" / "inside")

    assert outcome.exit_code == 2
    assert "cannot-write" in outcome.err
