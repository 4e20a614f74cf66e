"""`kept demo`: everything once, on an invented customer file, in a folder of its own."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

PEOPLE = ("--people", "400")


def demo(*arguments: object, cwd: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """The command, as a person runs it."""
    command = [sys.executable, "-m", "kept", "demo", *map(str, arguments)]
    run = subprocess.run(command, cwd=cwd, env=_environ() | environ, capture_output=True, text=True, check=False)
    assert "Traceback" not in run.stderr
    return run


def _environ() -> dict[str, str]:
    foreign = {"KEPT_LANG", "KEPT_STATE", "KEPT_CRM", "LANG", "LC_ALL"}
    return {name: value for name, value in os.environ.items() if name not in foreign}


def test_one_json_object_tells_the_whole_play(tmp_path: Path) -> None:
    """Findings, what was planned and erased, both requests, the journal, the site; nothing else is printed."""
    run = demo("--once", "--format", "json", *PEOPLE, cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""
    told = json.loads(run.stdout)
    assert list(told) == ["findings", "planned", "erased", "request", "journal", "site"]
    assert told["findings"] > 20
    assert told["planned"] == told["erased"] > 100
    assert told["journal"]["verified"] is True
    assert told["journal"]["entries"] > 10
    assert told["request"]["access"]["records"] > 5
    assert told["request"]["erasure"]["erased"] > 0
    assert told["request"]["erasure"]["kept"] > 0
    assert (tmp_path / told["site"] / "fr" / "index.html").exists()
    assert (tmp_path / told["request"]["access"]["folder"] / "index.html").exists()


def test_another_company_plays_under_its_own_name(tmp_path: Path) -> None:
    """What is told of one company never speaks of another."""
    run = demo("wimi", "--once", "--people", "20", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert "OUICOM" not in run.stdout


def test_the_play_is_the_same_each_time(tmp_path: Path) -> None:
    """A second play begins with the customer file as it was, without making it again."""
    first = json.loads(demo("--once", "--format", "json", *PEOPLE, cwd=tmp_path).stdout)
    [pristine] = (tmp_path / "demo" / ".pristine").iterdir()
    made = pristine.stat().st_mtime_ns
    second = json.loads(demo("--once", "--format", "json", *PEOPLE, cwd=tmp_path).stdout)
    assert second == first
    assert first["erased"] > 0
    assert pristine.stat().st_mtime_ns == made


def test_what_was_planned_is_gone_and_the_rest_is_there(tmp_path: Path) -> None:
    """Silent prospects have left the customer file; those still in touch have not; no link leads nowhere."""
    demo("--once", "--format", "json", *PEOPLE, cwd=tmp_path)
    with closing(sqlite3.connect(tmp_path / "demo" / "stores" / "crm.db")) as store:
        silent = "SELECT count(*) FROM contacts WHERE kind = 'prospect' AND last_contact_at < '2023-11-22'"
        in_touch = "SELECT count(*) FROM contacts WHERE kind = 'prospect' AND last_contact_at >= '2023-11-22'"
        assert store.execute(silent).fetchone() == (0,)
        assert store.execute(in_touch).fetchone()[0] > 50
        assert store.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_commands_it_shows_can_be_typed(tmp_path: Path) -> None:
    """With the address it gives, a new plan for the same day finds nothing left to do."""
    told = demo("--once", *PEOPLE, cwd=tmp_path).stdout
    address = next(line.partition("KEPT_CRM=")[2] for line in told.splitlines() if "export KEPT_CRM=" in line)
    command = [sys.executable, "-m", "kept", "plan", "demo/ouicom", "--on", "2026-11-22", "--format", "json"]
    environ = _environ() | {"KEPT_CRM": address}
    again = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout)["records"] == 0


def test_nobodys_address_is_left_in_the_records_of_kept(tmp_path: Path) -> None:
    """The journal and the state speak of both requests without an e-mail address in the clear."""
    demo("--once", "--format", "json", *PEOPLE, cwd=tmp_path)
    records = [path for path in (tmp_path / "demo" / "ouicom" / ".kept").rglob("*") if path.is_file()]
    assert records
    assert [path.name for path in records if b"@mail.example" in path.read_bytes()] == []


@pytest.mark.parametrize(
    ("language", "title"), [("en", "1. What the page promised"), ("fr", "1. Ce que promettait la page")]
)
def test_the_play_is_told_in_both_languages(tmp_path: Path, language: str, title: str) -> None:
    """Seven parts, each with the command that a person would type."""
    run = demo("--once", "--lang", language, *PEOPLE, cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert title in run.stdout
    parts = [line for line in run.stdout.splitlines() if line[:2] in {f"{n}." for n in range(1, 8)}]
    assert len(parts) == 7
    assert "$ kept plan demo/ouicom --on 2026-11-22" in run.stdout


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    """Exit 2, a way out, and not one file touched."""
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "crm.db").write_text("mine", encoding="utf-8")
    run = demo("--once", *PEOPLE, cwd=tmp_path)
    assert run.returncode == 2
    assert "error[not-a-demo-folder]" in run.stderr
    assert [path.name for path in (tmp_path / "demo").iterdir()] == ["crm.db"]
    assert (tmp_path / "demo" / "crm.db").read_text(encoding="utf-8") == "mine"


def test_an_unknown_example_is_told_the_known_ones(tmp_path: Path) -> None:
    """Exit 2, and nothing was made."""
    run = demo("nobody", "--once", cwd=tmp_path)
    assert run.returncode == 2
    assert "there is no example called `nobody`" in run.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_a_finding(tmp_path: Path) -> None:
    """Exit 3; here a file stands in the way."""
    (tmp_path / "file").touch()
    run = demo("--once", "--folder", "file/demo", cwd=tmp_path)
    assert run.returncode == 3
    assert "error[demo-not-written]" in run.stderr


def test_the_demo_ends_by_serving_what_it_made(tmp_path: Path) -> None:
    """The notice and its proof answer at the address it says, in both languages."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with _serving(tmp_path, port) as address:
        assert "Politique de protection des données personnelles" in _page(f"{address}/fr/")
        assert "retention.prospects" in _page(f"{address}/en/proof")


@contextmanager
def _serving(folder: Path, port: int) -> Iterator[str]:
    command = [sys.executable, "-m", "kept", "demo", *PEOPLE, "--port", str(port)]
    with subprocess.Popen(
        command, cwd=folder, env=_environ(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as served:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address, served)
            yield address
        finally:
            served.send_signal(signal.SIGINT)
            served.wait(timeout=30)


def _wait(address: str, served: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert served.poll() is None, served.stderr and served.stderr.read()
        try:
            _page(f"{address}/healthz")
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the demo did not begin to serve within a minute")


def _page(address: str) -> str:
    with urlopen(address, timeout=10) as answer:  # noqa: S310 - this machine's own server
        return str(answer.read().decode())
