"""A day that is none, given to any command: the same words and the same way out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

OUICOM = str(Path(__file__).parents[2] / "examples" / "ouicom")


@pytest.mark.parametrize("day", ["02/03/2026", "2026-02-30", ""])
@pytest.mark.parametrize(
    "command",
    [["check", OUICOM], ["explain", "two-durations"], ["demo"], ["plan", OUICOM], ["in-force", OUICOM]],
    ids=lambda command: command[0],
)
def test_a_day_that_is_none(tmp_path: Path, command: list[str], day: str) -> None:
    """Exit code 2, the option by name, and how a day is written."""
    ran = subprocess.run(
        [sys.executable, "-m", "kept", *command, "--on", day], capture_output=True, text=True, cwd=tmp_path, check=False
    )

    assert (ran.returncode, ran.stdout) == (2, "")
    assert "error[invalid-date]: --on: " in ran.stderr
    assert "%Y" not in ran.stderr
