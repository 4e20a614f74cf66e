"""Starting costs little: a command loads what it uses, and no more. The milliseconds are rows of `make bench`."""

import subprocess
import sys
from pathlib import Path

import pytest

OUICOM = Path(__file__).parents[2] / "examples" / "ouicom"

HEAVY = {"alembic", "cryptography", "dbos", "holidays", "jinja2", "litestar", "rich", "sqlalchemy", "uvicorn"}


def loaded_by(*arguments: str) -> set[str]:
    """The top-level packages in memory once a command has run."""
    script = "import atexit, sys; atexit.register(lambda: print('\\n'.join(sys.modules), file=sys.stderr)); import kept.__main__ as k; k.main()"
    run = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False, env={"LANG": "C"}
    )
    assert run.returncode == 0, run.stderr
    return {line.partition(".")[0] for line in run.stderr.splitlines()}


def test_the_version_loads_nothing_but_the_command_line() -> None:
    """`kept --version` does not need the shape of the documents."""
    assert loaded_by("--version") & (HEAVY | {"pydantic", "yaml"}) == set()


@pytest.mark.parametrize(
    "arguments", [("check", str(OUICOM)), ("check", "--format", "json", str(OUICOM))], ids=["text", "json"]
)
def test_a_check_opens_no_database_and_no_web(arguments: tuple[str, ...]) -> None:
    """`kept check` judges two texts; what talks to servers stays where it is."""
    assert loaded_by(*arguments) & HEAVY == set()


def test_a_deadline_in_hours_needs_no_calendar_of_holidays() -> None:
    """Holidays are loaded only where a day is moved by them."""
    assert "holidays" not in loaded_by("due", "breach", "--aware", "2026-03-27T12:00", "--hours", "72")
