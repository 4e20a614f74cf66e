"""`kept request` as a person runs it, killed and run again included."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kept.testing.crm import Crm, Life
from kept.work.organisation import Organisation

EXAMPLE = Path(__file__).parents[2] / "examples" / "ouicom"
TODAY = datetime.now(UTC).date()
YEAR = TODAY.year


def life(number: int, **more: Any) -> Life:
    """Somebody with a running contract, one over, or none."""
    return Life(number, f"p{number}@person.example", first_name=f"Person{number}", **more)


def organisation(tmp_path: Path, *lives: Life, url: str | None = None) -> Path:
    """The example's folder over a file with these people."""
    home = tmp_path / "ouicom"
    shutil.copytree(
        EXAMPLE, home, ignore=shutil.ignore_patterns("versions", "as-published", "*.db", ".kept", "answers")
    )
    if url is None:
        (home / "crm.db").touch()
    with Crm(url or f"sqlite:///{home / 'crm.db'}") as crm:
        crm.add(*lives)
    return home


def environ(home: Path, url: str | None = None, **more: str) -> dict[str, str]:
    """Nothing of the machine's own but what Python needs."""
    foreign = {"KEPT_LANG", "KEPT_STATE", "LANG", "LC_ALL"}
    own = {name: value for name, value in os.environ.items() if name not in foreign}
    return own | {"KEPT_CRM": url or f"sqlite:///{home / 'crm.db'}"} | more


def kept(home: Path, *arguments: object, url: str | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    """The command; it never ends in a traceback."""
    command = [sys.executable, "-m", "kept", *map(str, arguments)]
    run = subprocess.run(
        command,
        cwd=home,
        env=environ(home, url, **more),
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert "Traceback" not in run.stderr, run.stderr
    return run


def test_from_request_to_answer_in_both_languages(tmp_path: Path) -> None:
    """A number and two dates, a list without anybody's name, a folder with the answer, and a closed request."""
    home = organisation(tmp_path, life(1))
    new = kept(
        home, "request", "new", ".", "--right", "access", "--identify", "email=p1@person.example", "--lang", "fr"
    )
    number = f"R-{YEAR}-0001"
    assert new.returncode == 0, new.stderr
    assert number in new.stdout
    assert "doute raisonnable" in new.stdout
    listed = kept(home, "request", "list", ".", "--format", "json")
    (row,) = json.loads(listed.stdout)
    assert (row["id"], row["state"]) == (number, "identified")
    assert "p1@" not in listed.stdout
    done = kept(home, "request", "fulfil", ".", number, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)[0]["records"]["crm.messages"] == 2
    assert (home / "answers" / number / "index.html").exists()
    assert "p1@" not in done.stdout + done.stderr
    shown = kept(home, "request", "show", number)
    assert "answered" in shown.stdout
    again = kept(home, "request", "fulfil", number)
    assert again.returncode == 0
    assert "was answered before" in again.stderr


def test_erasing_asks_first(tmp_path: Path) -> None:
    """Without a terminal and without --yes nothing is erased: exit 2, and the way out."""
    home = organisation(tmp_path, life(1))
    kept(home, "request", "new", ".", "--right", "erasure", "--identify", "email=p1@person.example")
    refused = kept(home, "request", "fulfil", ".", "--all")
    assert refused.returncode == 2
    assert "nobody-agreed" in refused.stderr
    assert contacts(home) == [1]
    done = kept(home, "request", "fulfil", ".", "--all", "--yes")
    assert done.returncode == 0, done.stderr
    assert contacts(home) == []


@pytest.mark.parametrize(
    ("arguments", "code", "exit_code"),
    [
        (("--identify", "ada"), "unreadable-identifier", 2),
        (("--identify", "passport=12"), "unknown-identifier", 2),
        (("--identify", "email=a@person.example", "--received", "25.08.2026"), "invalid-date", 2),
        (("--identify", "email=a@person.example", "--received", "2999-01-01"), "received-in-the-future", 2),
        (("--identify", "email=a@person.example", "--proof", "no-such.jpg", "--by", "Zoe"), "nothing-to-read", 3),
        (("--identify", "email=a@person.example", "--proof", "policy.yaml"), "proof-without-name", 2),
    ],
)
def test_a_mistake_is_one_finding(tmp_path: Path, arguments: tuple[str, ...], code: str, exit_code: int) -> None:
    """What was typed wrong is said with its code and the way out."""
    home = organisation(tmp_path)
    run = kept(home, "request", "new", ".", "--right", "access", *arguments)
    assert (run.returncode, code in run.stderr) == (exit_code, True), run.stderr


def test_a_place_that_fails_leaves_nothing_half_done(tmp_path: Path) -> None:
    """Unset variable, missing file, missing table: a finding each, the request still open, then it succeeds."""
    over = ((TODAY.replace(year=YEAR - 20, day=1), TODAY.replace(year=YEAR - 19, day=1)),)
    home = organisation(tmp_path, life(1, kind="customer", contracts=over))
    kept(home, "request", "new", ".", "--right", "erasure", "--identify", "email=p1@person.example")
    unset = kept(home, "request", "fulfil", ".", "--all", "--yes", KEPT_CRM="")
    assert (unset.returncode, "missing-variable" in unset.stderr) == (1, True)
    missing = kept(home, "request", "fulfil", ".", "--all", "--yes", url=f"sqlite:///{home / 'none.db'}")
    assert missing.returncode == 3
    assert not (home / "none.db").exists()
    with closing(sqlite3.connect(home / "crm.db")) as connection:
        connection.execute("ALTER TABLE invoices RENAME TO bills")
    run = kept(home, "request", "fulfil", ".", "--all", "--yes")
    assert (run.returncode, "missing-table" in run.stderr) == (1, True)
    assert contacts(home) == [1]
    with closing(sqlite3.connect(home / "crm.db")) as connection:
        connection.execute("ALTER TABLE bills RENAME TO invoices")
    assert kept(home, "request", "fulfil", ".", "--all", "--yes").returncode == 0
    assert contacts(home) == []


def test_a_database_that_may_only_be_read_stops_the_erasure_and_is_taken_up_later(tmp_path: Path) -> None:
    """The act fails, the journal says so, the same decision is carried out once the database can be written."""
    home = organisation(tmp_path, life(1))
    kept(home, "request", "new", ".", "--right", "erasure", "--identify", "email=p1@person.example")
    with closing(sqlite3.connect(home / "crm.db")) as connection:
        connection.execute(
            "CREATE TRIGGER no BEFORE DELETE ON contacts BEGIN SELECT RAISE(ABORT, 'locked by a rule'); END"
        )
        connection.commit()
    stopped = kept(home, "request", "fulfil", ".", "--all", "--yes")
    assert stopped.returncode == 1
    assert contacts(home) == [1]
    with closing(sqlite3.connect(home / "crm.db")) as connection:
        connection.execute("DROP TRIGGER no")
        connection.commit()
    done = kept(home, "request", "fulfil", ".", "--all", "--yes")
    assert done.returncode == 0, done.stderr
    assert contacts(home) == []
    assert kept(home, "journal", "verify", ".").returncode == 0


def test_an_answer_that_cannot_be_written_is_written_later(tmp_path: Path) -> None:
    """A file stands where the folder belongs: the erasure is done, nobody is told yet; run again with room, it ends."""
    home = organisation(tmp_path, life(1))
    kept(home, "request", "new", ".", "--right", "erasure", "--identify", "email=p1@person.example")
    (home / "blocked").write_text("in the way")
    stopped = kept(home, "request", "fulfil", ".", "--all", "--yes", "--out", "blocked")
    assert (stopped.returncode, "answer-not-written" in stopped.stderr) == (1, True)
    (row,) = json.loads(kept(home, "request", "list", ".", "--format", "json").stdout)
    assert row["state"] == "in-progress"
    done = kept(home, "request", "fulfil", ".", "--all", "--yes", "--out", "answers", "--format", "json")
    assert json.loads(done.stdout)[0]["erased"] == 4


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
def test_killed_at_any_moment_it_ends_where_an_undisturbed_run_ends(
    tmp_path: Path, engine: str, request: pytest.FixtureRequest
) -> None:
    """Kill -9 again and again: the same records stay, the same answers are given, the journal verifies."""
    url: str | None = request.getfixturevalue("postgres_url") if engine == "postgres" else None
    ended = ((TODAY.replace(year=YEAR - 4, day=1), TODAY.replace(year=YEAR - 2, day=1)),)
    people = [life(n, kind="customer", contracts=ended) if n % 2 else life(n) for n in range(1, 13)]
    home = organisation(tmp_path / "killed", *people, url=url)
    calm = organisation(tmp_path / "calm", *people)
    for folder, address in ((home, url), (calm, None)):
        for person in people[:8]:
            run = kept(
                folder, "request", "new", ".", "--right", "erasure", "--identify", f"email={person.email}", url=address
            )
            assert run.returncode == 0
    assert kept(calm, "request", "fulfil", ".", "--all", "--yes").returncode == 0
    dice = random.Random(engine)  # noqa: S311 - moments to kill at, no secret
    kills = sum(_killed(home, url, 0.3 + 0.12 * wait + dice.uniform(0, 0.12)) for wait in range(7))
    last = kept(home, "request", "fulfil", ".", "--all", "--yes", url=url)
    assert last.returncode == 0, last.stderr
    assert kills > 0
    assert whole(home, url) == whole(calm, None)
    for number in range(1, 9):
        name = f"answers/R-{YEAR}-{number:04d}/answer.json"
        mine, theirs = (json.loads((folder / name).read_text("utf-8")) for folder in (home, calm))
        assert mine["counts"] == theirs["counts"]
        assert [part["stays"] for part in mine["holdings"]] == [part["stays"] for part in theirs["holdings"]]
    assert kept(home, "journal", "verify", ".", url=url).returncode == 0
    assert json.loads(kept(home, "journal", "show", ".", "--open", "--format", "json", url=url).stdout) == []


@pytest.mark.slow
def test_killed_before_any_statement_it_ends_the_same(tmp_path: Path) -> None:
    """SIGKILL before the first statement, before the second, and so on to the last: each time the same end."""
    over = ((TODAY.replace(year=YEAR - 9, day=1), TODAY.replace(year=YEAR - 7, day=1)),)
    runs = ((TODAY.replace(year=YEAR - 1, day=1), None),)
    people = [life(1), life(2, kind="customer", contracts=over), life(3, kind="customer", contracts=runs), life(4)]
    home = organisation(tmp_path, *people)
    script = Path(__file__).with_name("kill_at_each_statement.py")
    command = [sys.executable, str(script), str(home), *(person.email or "" for person in people[:3])]
    run = subprocess.run(command, env=environ(home), capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) > 30


def _killed(home: Path, url: str | None, after: float) -> bool:
    """Start the fulfilment and pull the plug; whether there was still something to kill."""
    command = [sys.executable, "-m", "kept", "request", "fulfil", ".", "--all", "--yes"]
    process = subprocess.Popen(
        command,
        cwd=home,
        env=environ(home, url),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    )
    time.sleep(after)
    running = process.poll() is None
    if running:
        os.kill(process.pid, signal.SIGKILL)
    process.wait()
    return running


def whole(home: Path, url: str | None) -> dict[str, list[str]]:
    """Every record of every table, as text that is the same on each engine."""
    from sqlalchemy import create_engine, text

    engine = create_engine(url or f"sqlite:///{home / 'crm.db'}")
    with engine.connect() as connection:
        found = {
            table: [f"{row[0]} {row[1]}" for row in connection.execute(text(f"SELECT * FROM {table} ORDER BY id"))]
            for table in ("contacts", "messages", "prospecting", "contracts", "payments", "invoices")
        }
    engine.dispose()
    return found


def contacts(home: Path) -> list[int]:
    """Who is left in the file."""
    with closing(sqlite3.connect(home / "crm.db")) as connection:
        return [row[0] for row in connection.execute("SELECT id FROM contacts ORDER BY id")]


@pytest.mark.clause("ouicom-0.03")
def test_the_controller_stands_on_every_entry_of_the_register_and_of_an_export(tmp_path: Path) -> None:
    """OUICOM is named on each line of the register, and on each part, sheet and page of an access export."""
    home = organisation(tmp_path, life(1))
    register = json.loads(kept(home, "register", ".", "--format", "json").stdout)
    entries = register if isinstance(register, list) else register["entries"]
    assert entries
    assert all("OUICOM" in json.dumps(entry["controller"]) for entry in entries)
    kept(home, "request", "new", ".", "--right", "access", "--identify", "email=p1@person.example")
    kept(home, "request", "fulfil", ".", "--all", "--out", "out")
    (folder,) = (home / "out").iterdir()
    answer = json.loads((folder / "answer.json").read_text("utf-8"))
    assert answer["controller"]["name"] == {"en": "OUICOM", "fr": "OUICOM"}
    assert {part["controller"] for part in answer["holdings"]} == {"ouicom"}
    for sheet in folder.glob("*.csv"):
        header, *lines = sheet.read_text("utf-8-sig").splitlines()
        assert header.startswith("controller,")
        assert all(line.startswith("OUICOM,") for line in lines)


def test_the_organisation_opens_without_a_request(tmp_path: Path) -> None:
    """Listing where nobody has asked for anything is not an error."""
    home = organisation(tmp_path)
    assert kept(home, "request", "list", ".").returncode == 0
    assert Organisation.at(home, {}).loaded.policy.controller == "ouicom"
