"""`kept diff`: what changes for people, at the terminal, for machines, and in continuous integration."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

OUICOM = Path(__file__).parents[2] / "examples" / "ouicom"


def kept(*words: object, lang: str = "en") -> subprocess.CompletedProcess[str]:
    """One command."""
    command = [sys.executable, "-m", "kept", "diff", *map(str, words)]
    return subprocess.run(
        command, env=os.environ | {"KEPT_LANG": lang}, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize(
    ("lang", "title", "told"),
    [
        ("en", "From version 1 to version 2: substantial", "well before 1 March 2026."),
        ("fr", "De la version 1 à la version 2 : substantiel", "bien avant le 1er mars 2026."),
    ],
)
def test_in_words(lang: str, title: str, told: str) -> None:
    """The version before and this one, in both languages, with who must be told and before when."""
    said = kept(OUICOM, lang=lang).stdout.replace("\u202f", " ").replace("\u00a0", " ")

    assert said.startswith(title)
    assert told in said


def test_for_machines() -> None:
    """JSON: the effect of the whole, each difference in both languages, and the day."""
    found = json.loads(kept(OUICOM, 1, 2, "--format", "json").stdout)

    assert (found["from"], found["to"], found["effect"], found["before"]) == (1, 2, "substantial", "2026-03-01")
    assert {"clause", "effect", "en", "fr", "people"} == set(found["differences"][0])


def test_two_files_and_a_page(tmp_path: Path) -> None:
    """Two policies by their paths; Markdown escapes what the documents say."""
    text = (OUICOM / "policy.yaml").read_text("utf-8")
    new = tmp_path / "new.yaml"
    new.write_text(
        text.replace("en: contact details", "en: contact *details*").replace("keep: 3 years", "keep: 4 years"), "utf-8"
    )

    said = kept(OUICOM / "policy.yaml", new, "--format", "markdown").stdout

    assert said.startswith("## From version 2 to version 2: substantial\n\n### Substantial\n\n- Kept longer")
    assert "contact \\*details\\*" in said


def test_a_silent_change_fails_in_continuous_integration(tmp_path: Path) -> None:
    """A substantial change under the same version number: exit 1, and what to write."""
    text = (OUICOM / "policy.yaml").read_text("utf-8")
    new = tmp_path / "new.yaml"
    new.write_text(text.replace("lasts: 13 months", "lasts: 25 months"), "utf-8")

    done = kept(OUICOM / "policy.yaml", new, "--check")

    assert done.returncode == 1
    assert "error[change-not-declared]" in done.stderr


@pytest.mark.parametrize("words", [("1", "7"), ("9",)])
def test_a_version_that_is_not_there(words: tuple[str, ...]) -> None:
    """Exit 2, and which versions there are."""
    done = kept(OUICOM, *words)

    assert done.returncode == 2
    assert "it has: 1, 2" in done.stderr


@pytest.mark.parametrize(
    ("day", "version"), [("2020-05-01", 1), ("2026-02-28", 1), ("2026-03-01", 2), ("2030-01-01", 2)]
)
def test_the_version_in_force_on_a_day(day: str, version: int) -> None:
    """The version that governed what was collected on that day."""
    command = [sys.executable, "-m", "kept", "in-force", str(OUICOM), "--on", day, "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)

    assert json.loads(done.stdout)["version"] == version


def test_a_number_beyond_all_numbers() -> None:
    """Five thousand digits are no version: one sentence says so, and no traceback."""
    done = kept(OUICOM, "9" * 5000)

    assert done.returncode == 2
    assert "error[unknown-version]" in done.stderr


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_proposal_that_would_write_elsewhere(tmp_path: Path, form: str) -> None:
    """Words that carry a line's end or an escape stay on the line of their own difference."""
    text = (OUICOM / "policy.yaml").read_text("utf-8").replace("keep: 3 years", "keep: 4 years")
    new = tmp_path / "new.yaml"
    new.write_text(text.replace("en: contact details", r'en: "contact\n- Nothing else changes\a"'), "utf-8")

    said = kept(OUICOM / "policy.yaml", new, "--format", form).stdout

    assert "contact - Nothing else changes" in said
    assert "\a" not in said
