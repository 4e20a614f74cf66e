"""The documentation is run: every command it shows is typed, and prints what it says it prints.

A fenced block ``console`` holds commands after ``$`` and their output. A fenced block whose first line names a file
(``yaml shop/policy.yaml``) is that file. Each page has a folder of its own, with the examples and a small database.
``KEPT_UPDATE=1`` writes the outputs anew, for a person to read.
"""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from kept.cli import COMMANDS

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs" / "guides").glob("*.md"))]
FENCE = re.compile(r"^```(\w+)(?: ([\w./-]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(
    r"^\$ (.*)\n(?:(?!\$ ).*\S.*\n|\n(?!\$ ))*(\n?)", re.MULTILINE
)  # with the blank line before the next


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """An empty folder with the examples and the database of a small shop: two hundred enquiries over five years."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples", ignore=shutil.ignore_patterns(".kept"))
    with closing(sqlite3.connect(tmp_path / "shop.db")) as connection:
        connection.execute(
            "CREATE TABLE enquiries (id INTEGER PRIMARY KEY, email TEXT, phone TEXT, last_contact_on DATE)"
        )
        for number in range(200):
            day = date(2026, 11, 22) - timedelta(days=9 * number)
            phone = f"+33 1 99 00 00 {number % 100:02d}"
            connection.execute(
                "INSERT INTO enquiries VALUES (?, ?, ?, ?)", (number, f"p{number}@mail.example", phone, str(day))
            )
        connection.commit()
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_commands_of_a_page_print_what_it_says(page: Path, desk: Path) -> None:
    """What a reader types gives what the reader was told."""
    text = page.read_text(encoding="utf-8")
    environ = _environ(desk)
    played = FENCE.sub(lambda block: _play(block, desk, environ), text)
    if os.environ.get("KEPT_UPDATE") == "1":
        page.write_text(played, encoding="utf-8")
    assert text == played


def _environ(desk: Path) -> dict[str, str]:
    """The shell of a reader: this Python's commands first, English, eighty columns and some, the folder as its home."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {"PATH": path, "LANG": "en_GB.UTF-8", "COLUMNS": "110", "HOME": str(desk), "PYTHONUTF8": "1"}


def _play(block: re.Match[str], desk: Path, environ: dict[str, str]) -> str:
    """A block with its outputs as they are now; a file is set down; anything else stays."""
    language, name, body = block.groups()
    if name:
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        (desk / name).write_text(body, encoding="utf-8")
    if language != "console":
        return block[0]
    typed = (_typed(command, desk, environ) + gap for command, gap in COMMAND.findall(body))
    return f"```console\n{''.join(typed)}```"


def _typed(command: str, desk: Path, environ: dict[str, str]) -> str:
    """The command as a reader types it, and all it prints."""
    if command.startswith("export "):
        name, _, value = command.removeprefix("export ").partition("=")
        environ[name] = value
        return f"$ {command}\n"
    run = subprocess.run(["bash", "-c", command], cwd=desk, env=environ, capture_output=True, text=True, check=False)
    printed = "\n".join(line.rstrip() for line in (run.stdout + run.stderr).splitlines())
    assert "Traceback" not in printed
    return f"$ {command}\n{printed}\n" if printed else f"$ {command}\n"


def test_every_link_of_the_standing_documents_leads_somewhere() -> None:
    """A relative link names a file that is there."""
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    dead = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert dead == []


def test_the_index_of_decisions_is_whole() -> None:
    """Each decision stands in docs/decisions/README.md under its own title, in order."""
    folder = ROOT / "docs" / "decisions"
    decisions = sorted(path for path in folder.glob("*.md") if path.name != "README.md")
    lines = [
        f"- [{path.read_text(encoding='utf-8').splitlines()[0].removeprefix('# ')}]({path.name})" for path in decisions
    ]
    index = folder / "README.md"
    text = index.read_text(encoding="utf-8")
    head = text[: text.index("\n- [")] if "\n- [" in text else text.rstrip("\n") + "\n"
    whole = head + "\n" + "\n".join(lines) + "\n"
    if os.environ.get("KEPT_UPDATE") == "1":
        index.write_text(whole, encoding="utf-8")
    assert text == whole


def test_the_readme_names_every_command() -> None:
    """Whoever reads the README meets each verb once."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"kept {name}" not in text] == []
