"""`kept journal` shows what was done, hands it over, and says who touched it: exit code 0, 1, 2 or 3."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kept.cli import main
from kept.journal import Journal, Kind, Proof, VerifierKey
from kept.state import open_state

AT = datetime(2026, 11, 22, 2, 4, 49, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the command printed and how it ended."""

    exit_code: int
    out: str
    err: str

    @property
    def answer(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


Kept = Callable[..., Outcome]


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Kept:
    """The `kept journal` command, as a person in an English terminal types it."""
    for variable in ("KEPT_LANG", "KEPT_STATE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")

    def run(*arguments: str | Path) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["kept", "journal", *map(str, arguments)])
        try:
            main()
            exit_code = 0
        except SystemExit as ended:
            exit_code = int(ended.code or 0)
        printed = capsys.readouterr()
        return Outcome(exit_code, printed.out, printed.err)

    return run


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    """An organisation's folder whose journal has an act done, a plan refused and an act interrupted."""
    folder = tmp_path / "acme"
    folder.mkdir()
    with open_state(folder / ".kept") as state:
        journal = Journal(state, "acme.example/journal")
        meant = journal.intend(Kind.RETENTION_ERASE, {"clause": "prospects", "records": 12}, AT)
        journal.done(meant, {"records": 12}, AT)
        journal.refused(Kind.RETENTION_APPLY, {"because": "plan-changed"}, AT)
        journal.intend(Kind.REQUEST_FULFIL, {"request": "r-1"}, AT)
    return folder


def by_hand(folder: Path, statement: str) -> None:
    """Edit the state as somebody with a database tool would."""
    connection = sqlite3.connect(folder / ".kept" / "state.db")
    connection.execute(statement)
    connection.commit()
    connection.close()


def test_the_journal_is_shown_oldest_first(kept: Kept, acme: Path) -> None:
    """Number, moment, stage, act, what it ends, and what it was about."""
    shown = kept("show", acme)
    assert shown.exit_code == 0
    assert shown.out.splitlines() == [
        "     0  2026-11-22 02:04:49Z  intended  expired records erased  clause=prospects  records=12",
        "     1  2026-11-22 02:04:49Z  done      expired records erased ↩ 0  records=12",
        "     2  2026-11-22 02:04:49Z  refused   plan carried out  because=plan-changed",
        "     3  2026-11-22 02:04:49Z  intended  request carried out  request=r-1",
    ]


def test_the_journal_is_shown_in_french(kept: Kept, acme: Path) -> None:
    """The same in French."""
    assert "refusé    plan exécuté" in kept("show", acme, "--lang", "fr").out


def test_what_was_never_finished_is_shown(kept: Kept, acme: Path) -> None:
    """An intention without an ending, until it is resolved."""
    assert [entry["seq"] for entry in kept("show", acme, "--open", "--format", "json").answer] == [3]
    with open_state(acme / ".kept") as state:
        journal = Journal(state)
        journal.done(journal.open()[0], {}, AT)
    assert kept("show", acme, "--open").out == ""


def test_entries_of_one_kind_are_shown(kept: Kept, acme: Path) -> None:
    """By kind, the newest few, as JSON for scripts."""
    entries = kept("show", acme, "--kind", "retention.erase", "--last", 1, "--format", "json").answer
    assert [(entry["seq"], entry["stage"], entry["about"]) for entry in entries] == [(1, "done", {"records": 12})]


def test_an_unknown_kind_is_answered_with_the_nearest(kept: Kept, acme: Path) -> None:
    """A slip of the pen is a usage error with the likely word."""
    answer = kept("show", acme, "--kind", "retention.erse")
    assert answer.exit_code == 2
    assert "retention.erase" in answer.err


def test_a_journal_that_nobody_touched_verifies(kept: Kept, acme: Path) -> None:
    """Verified, in words and in JSON, with what is still open."""
    verified = kept("verify", acme)
    assert verified.exit_code == 0
    assert verified.out.startswith("verified: acme.example/journal")
    assert "intentions without an ending: 3" in verified.out
    answer = kept("verify", acme, "--format", "json").answer
    assert (answer["verified"], answer["size"], answer["open"], answer["faults"]) == (True, 4, [3], [])


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE journal_entries SET about = '{}' WHERE seq = 1", "entry 1 was altered"),
        ("DELETE FROM journal_entries WHERE seq = 2", "entry 2 was removed"),
        ("DELETE FROM journal_entries WHERE seq >= 2", "entries 2 to 3 were removed"),
        (
            "INSERT INTO journal_entries SELECT 4, at, kind, stage, of, about FROM journal_entries WHERE seq = 2",
            "line 5 was never signed: it was appended after entry 3",
        ),
    ],
)
def test_a_journal_touched_by_hand_does_not_verify(kept: Kept, acme: Path, statement: str, says: str) -> None:
    """Exit code 1, and the entry that was touched, for the journal itself and for an export of it."""
    by_hand(acme, statement)
    live = kept("verify", acme)
    assert (live.exit_code, f"  - {says}" in live.out) == (1, True)
    kept("export", acme, "--out", acme / "evidence")
    exported = kept("verify", acme / "evidence", "--format", "json")
    assert exported.exit_code == 1
    assert not exported.answer["verified"]


def test_a_journal_handed_over_is_verified_with_its_files_alone(kept: Kept, acme: Path, tmp_path: Path) -> None:
    """Exported, moved away from the state, verified with a key from elsewhere; altered, it is told which entry."""
    key = kept("key", acme).out
    earlier = tmp_path / "checkpoint-2026"
    earlier.write_text(kept("checkpoint", acme).out)
    exported = kept("export", acme, "--out", tmp_path / "evidence")
    assert key.strip() in exported.out
    (acme / ".kept").rename(tmp_path / "elsewhere")
    verified = kept("verify", tmp_path / "evidence", "--key", key.strip(), "--against", earlier)
    assert verified.exit_code == 0
    assert "the first 4 entries are those of the earlier checkpoint" in verified.out
    journal = tmp_path / "evidence" / "journal.jsonl"
    journal.write_text(journal.read_text().replace('"records":12},', '"records":11},', 1))
    touched = kept("verify", tmp_path / "evidence", "--key", tmp_path / "evidence" / "key.pub")
    assert touched.exit_code == 1
    assert "entry 0 was altered" in touched.out


def test_a_key_that_came_with_the_export_is_said_to(kept: Kept, acme: Path, tmp_path: Path) -> None:
    """Without a key from elsewhere the verdict says what it does not show."""
    kept("export", acme, "--out", tmp_path / "evidence")
    assert "not who signed" in kept("verify", tmp_path / "evidence").out


def test_the_wrong_key_does_not_verify(kept: Kept, acme: Path, tmp_path: Path) -> None:
    """A key of another journal: exit code 1, for the export and for the journal itself."""
    with open_state(tmp_path / "other") as state:
        other = str(Journal(state, "acme.example/journal").key)
    kept("export", acme, "--out", tmp_path / "evidence")
    for folder in (acme, tmp_path / "evidence"):
        answer = kept("verify", folder, "--key", other)
        assert answer.exit_code == 1
        assert "was not signed by this key" in answer.out


def test_one_entry_is_proved_without_the_others(kept: Kept, acme: Path) -> None:
    """The proof of one entry verifies with the public key and shows no other entry."""
    answer = kept("proof", 1, acme, "--format", "json").answer
    key = VerifierKey.parse(kept("key", acme).out)
    assert Proof.parse(answer["proof"]).proves(answer["entry"].encode(), key)
    assert kept("proof", 1, acme).out == answer["proof"]
    assert kept("proof", 4, acme).exit_code == 2


def test_the_state_may_lie_elsewhere(kept: Kept, acme: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --state or KEPT_STATE the journal is read from there."""
    (acme / ".kept").rename(tmp_path / "elsewhere")
    assert kept("show", acme).exit_code == 3
    assert kept("show", acme, "--state", tmp_path / "elsewhere").exit_code == 0
    monkeypatch.setenv("KEPT_STATE", str(tmp_path / "elsewhere"))
    assert kept("show", acme).exit_code == 0


@pytest.mark.parametrize("verb", ["show", "verify", "checkpoint", "key", "export --out x", "proof 1"])
def test_where_there_is_no_journal_nothing_is_made(kept: Kept, tmp_path: Path, verb: str) -> None:
    """Exit code 3 with a way out, as JSON where JSON was asked for, and the folder is left as it was."""
    answer = kept(*verb.split(), tmp_path)
    assert answer.exit_code == 3
    assert "help: " in answer.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("option", ["--key", "--against"])
def test_a_file_that_is_not_there(kept: Kept, acme: Path, option: str) -> None:
    """A key or a checkpoint that cannot be read: exit code 3 and its name."""
    answer = kept("verify", acme, option, acme / "nowhere")
    assert answer.exit_code == 3
    assert "nowhere" in answer.err


def test_what_is_no_key_is_a_usage_error(kept: Kept, acme: Path) -> None:
    """What does not read as a key: exit code 2."""
    assert kept("verify", acme, "--key", "acme+1+2").exit_code == 2


def test_an_empty_key_is_no_key(kept: Kept, acme: Path, tmp_path: Path) -> None:
    """`--key "$KEY"` with the variable unset must not fall back on the key that came with the export: exit code 2."""
    kept("export", acme, "--out", tmp_path / "evidence")
    for folder in (acme, tmp_path / "evidence"):
        assert kept("verify", folder, "--key", "").exit_code == 2


@pytest.mark.parametrize("verb", ["", "show", "verify", "export", "proof", "checkpoint", "key"])
def test_help_opens_with_an_example(kept: Kept, verb: str) -> None:
    """Each help page shows how it is typed before it lists its options."""
    page = kept(*verb.split(), "--help").out
    assert page.index("Example:\n    kept journal") < page.index("Options:")


def test_as_a_process(acme: Path) -> None:
    """Started as a person starts it, it ends with the exit code of the verdict and prints no traceback."""
    run = [sys.executable, "-m", "kept", "journal", "verify", str(acme)]
    assert subprocess.run(run, capture_output=True, check=False).returncode == 0
    by_hand(acme, "UPDATE journal_entries SET at = 'never' WHERE seq = 0")
    touched = subprocess.run(run, capture_output=True, text=True, check=False)
    assert touched.returncode == 1
    assert touched.stderr == ""
