"""An organisation at work: its folder, the databases beside it, and the `kept` command as somebody there types it."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import chdir, closing, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from html import unescape
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from kept.cli import main
from kept.load import Loaded, load_folder

EXAMPLES = Path(__file__).parents[2] / "examples"
FOREIGN = ("KEPT_LANG", "KEPT_STATE", "KEPT_CRM", "LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "NO_COLOR")
"""What the terminal of the person who runs the tests may have set: an office sets its own, or none."""


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


@dataclass(frozen=True)
class Office:
    """The folder of the organisation; where its places are, by the names of its environment; its databases by place."""

    folder: Path
    places: Mapping[str, str] = field(default_factory=dict)
    databases: Mapping[str, Path] = field(default_factory=dict)

    @property
    def beside(self) -> Path:
        """Where its databases and files lie."""
        return self.folder.parent

    @property
    def loaded(self) -> Loaded:
        """Its documents."""
        return load_folder(self.folder)

    # the command

    def kept(self, *words: object, language: str = "en", given: Mapping[str, str | list[str]] | None = None) -> Said:
        """Run the command in the folder, in this process; ``given`` is what a form sends it.

        The words of ``--help`` are chosen when Kept is loaded: a test that reads them in French asks :meth:`process`.
        """
        out, err, code = _paper(), _paper(), 0
        with self._at_work(language) as world, redirect_stdout(out), redirect_stderr(err):
            world.setattr(sys, "argv", ["kept", *map(str, words)])
            world.setattr(sys, "stdin", StringIO("" if given is None else json.dumps(given)))
            try:
                main()
            except SystemExit as ended:
                code = int(ended.code or 0)
        return Said(code, _read(out), _read(err))

    def process(self, *words: object, language: str = "en") -> Said:
        """Run the command as a process of its own; it never ends in a traceback."""
        with self._at_work(language):
            command = [sys.executable, "-m", "kept", *map(str, words)]
            done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
        assert "Traceback" not in done.stderr, done.stderr
        return Said(done.returncode, done.stdout, done.stderr)

    @contextmanager
    def _at_work(self, language: str) -> Iterator[pytest.MonkeyPatch]:
        with pytest.MonkeyPatch.context() as world, chdir(self.folder):
            for name in FOREIGN:
                world.delenv(name, raising=False)
            world.setenv("LANGUAGE", language)
            for name, value in {**self.places, "KEPT_LANG": language}.items():
                world.setenv(name, value)
            yield world

    # what people do there

    def collect(self, point: str, given: Mapping[str, str | list[str]], *more: object) -> Said:
        """Give values at a collection point."""
        return self.kept("collect", point, ".", *more, "--format", "json", given=given)

    def use(self, purpose: str, holding: str, *more: object) -> Said:
        """Read a holding for a purpose."""
        return self.kept("use", purpose, ".", "--holding", holding, *more, "--format", "json")

    def choose(self, word: str, purpose: str, *people: str, more: Sequence[object] = ()) -> Said:
        """Record what people say to a purpose: ``give``, ``refuse``, ``withdraw``, ``object``."""
        named = [each for one in people for each in ("--identify", one)]
        return self.kept("choice", word, purpose, ".", *named, *more, "--format", "json")

    def apply(self, on: object) -> None:
        """Carry out the plan of a day, to its end."""
        done = self.kept("apply", ".", "--on", on, "--yes", "--limit", "1000")
        assert done.code == 0, done.out + done.err

    def answer(self, right: str, email: str, **known: str) -> Path:
        """Open a request, carry it out, and give the folder of the answer; ``known``: what else tells the person."""
        identifiers = [f"{name}={value}" for name, value in {"email": email, **known}.items()]
        asked = [word for one in identifiers for word in ("--identify", one)]
        opened = self.kept("request", "new", ".", "--right", right, *asked)
        assert opened.code == 0, opened.err
        before = set(self.folder.glob("answers/R-*"))
        done = self.kept("request", "fulfil", ".", "--all", "--yes")
        assert done.code == 0, done.out + done.err
        (new,) = set(self.folder.glob("answers/R-*")) - before
        return new

    def access(self, email: str, **known: str) -> Any:
        """What a person who asks for access is answered."""
        return json.loads((self.answer("access", email, **known) / "answer.json").read_text("utf-8"))

    def journalled(self, kind: str) -> list[Any]:
        """The entries of a kind, oldest first; none where Kept has not begun a journal."""
        if not (self.folder / ".kept").exists():
            return []
        found = self.kept("journal", "show", ".", "--kind", kind, "--last", "999", "--format", "json").json
        assert isinstance(found, list)
        return found

    # what lies in its databases and documents: by table, `crm.contacts`, or `contacts` where there is one database

    def put(self, table: str, *rows: Mapping[str, object], **row: object) -> None:
        """Put records into a table as they are; one may be given by the names of its columns."""
        place, name = self._place(table)
        for each in (*rows, row) if row else rows:
            self.run(
                place, f"INSERT INTO {name} ({', '.join(each)}) VALUES ({', '.join('?' * len(each))})", *each.values()
            )

    def rows(self, table: str, where: str = "1 = 1") -> list[dict[str, Any]]:
        """The records of a table."""
        place, name = self._place(table)
        with closing(sqlite3.connect(self.databases[place])) as database:
            database.row_factory = sqlite3.Row
            return [dict(row) for row in database.execute(f"SELECT * FROM {name} WHERE {where}")]

    def run(self, place: str, statement: str, *values: object) -> None:
        """Any statement of the test's own."""
        plain = [value if value is None or isinstance(value, int) else str(value) for value in values]
        with closing(sqlite3.connect(self.databases[place])) as database, database:
            database.execute(statement, plain)

    def edit(self, *pairs: tuple[str, str], name: str = "policy.yaml", everywhere: bool = False) -> None:
        """Change a document as a person would: what stands there once, or wherever it stands."""
        text = (self.folder / name).read_text("utf-8")
        for old, new in pairs:
            assert old in text if everywhere else text.count(old) == 1, old
            text = text.replace(old, new)
        (self.folder / name).write_text(text, "utf-8")

    def _place(self, table: str) -> tuple[str, str]:
        place, dot, name = table.rpartition(".")
        if dot:
            return place, name
        (only,) = self.databases
        return only, name


def read(page: Path) -> str:
    """The words of a page, as a person reads them."""
    text = unescape(re.sub(r"<[^>]+>", " ", page.read_text("utf-8")))
    return re.sub(r"\s+", " ", text)


def _paper() -> TextIOWrapper[BytesIO]:
    return TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True)


def _read(paper: TextIOWrapper[BytesIO]) -> str:
    return paper.buffer.getvalue().decode("utf-8")
