"""An organisation at work: the OUICOM example over a customer file with the people of a test, and the `kept` command."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from kept.testing.crm import Crm, Life

EXAMPLE = Path(__file__).parents[2] / "examples" / "ouicom"
FOREIGN = {"KEPT_LANG", "KEPT_STATE", "LANG", "LC_ALL", "LC_MESSAGES"}


@dataclass(frozen=True, slots=True)
class Said:
    """What the command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Its output as JSON."""
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class Office:
    """The folder of the organisation, and its customer file."""

    folder: Path
    crm: Crm

    def kept(self, *words: object) -> Said:
        """Run the command in the folder; it never ends in a traceback."""
        environ = {name: value for name, value in os.environ.items() if name not in FOREIGN}
        done = subprocess.run(
            [sys.executable, "-m", "kept", *map(str, words)],
            cwd=self.folder,
            env=environ | {"KEPT_CRM": self.crm.url, "KEPT_LANG": "en"},
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=120,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Said(done.returncode, done.stdout, done.stderr)

    def apply(self, on: object) -> None:
        """Carry out the plan of a day, to its end."""
        done = self.kept("apply", ".", "--on", on, "--yes", "--limit", "1000")
        assert done.code == 0, done.out + done.err

    def journalled(self, kind: str) -> list[Any]:
        """The entries of a kind, oldest first; none where Kept has not begun a journal."""
        if not (self.folder / ".kept").exists():
            return []
        found = self.kept("journal", "show", ".", "--kind", kind, "--format", "json").json
        assert isinstance(found, list)
        return found

    def answer(self, right: str, email: str) -> Path:
        """Open a request, carry it out, and give the folder of the answer."""
        opened = self.kept("request", "new", ".", "--right", right, "--identify", f"email={email}")
        assert opened.code == 0, opened.err
        before = {path.name for path in self.folder.glob("answers/R-*")}
        done = self.kept("request", "fulfil", ".", "--all", "--yes")
        assert done.code == 0, done.err
        (new,) = (path for path in self.folder.glob("answers/R-*") if path.name not in before)
        return new

    def access(self, email: str) -> Any:
        """What a person who asks for access is answered."""
        return json.loads((self.answer("access", email) / "answer.json").read_text("utf-8"))


def office(folder: Path, *lives: Life, versions: bool = False) -> Office:
    """The example in a folder of its own, over a file with these people; with its frozen versions where asked."""
    left = (
        ("as-published", "*.db", ".kept", "answers")
        if versions
        else ("versions", "as-published", "*.db", ".kept", "answers")
    )
    shutil.copytree(EXAMPLE, folder / "ouicom", ignore=shutil.ignore_patterns(*left))
    (folder / "crm.db").touch()
    crm = Crm(f"sqlite:///{folder / 'crm.db'}")
    crm.add(*lives)
    return Office(folder / "ouicom", crm)


def read(page: Path) -> str:
    """The words of a page, as a person reads them."""
    text = unescape(re.sub(r"<[^>]+>", " ", page.read_text("utf-8")))
    return re.sub(r"\s+", " ", text)
