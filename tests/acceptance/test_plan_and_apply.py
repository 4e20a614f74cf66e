"""`kept plan` and `kept apply` as a person and as a script use them."""

from __future__ import annotations

import errno
import json
import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from kept.testing.sample import holdings_text, policy_text

ON = ("--on", "2026-03-02")
CLAUSES = "prospects: {people: prospects, data: [identity], keep: 3 years, since: last-contact, then: erase}"
HOLDINGS = """
crm.people:
  people: prospects
  for: [selling]
  key: id
  holds: {name: name}
  clocks: {last-contact: seen}
"""


@dataclass
class Result:
    """What a process answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Its output as JSON."""
        return json.loads(self.out)


@dataclass
class Organisation:
    """A folder with the two documents and a customer file in SQLite."""

    folder: Path
    url: str
    environ: dict[str, str] = field(default_factory=dict)

    def kept(self, *words: str, before: Callable[[], None] | None = None) -> Result:
        """Run the command line."""
        environ = os.environ | {"KEPT_CRM": self.url, "KEPT_LANG": "en", "COLUMNS": "200"} | self.environ
        done = subprocess.run(
            [sys.executable, "-m", "kept", *words],
            env={name: value for name, value in environ.items() if value},
            capture_output=True,
            text=True,
            timeout=120,
            preexec_fn=before,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Result(done.returncode, done.stdout, done.stderr)

    def ask(self, words: str) -> list[tuple[Any, ...]]:
        """Look into the customer file."""
        engine = create_engine(self.url)
        with engine.begin() as connection:
            done = connection.execute(text(words))
            found = [tuple(row) for row in done] if done.returns_rows else []
        engine.dispose()
        return found

    @property
    def left(self) -> int:
        """How many people are left."""
        return int(self.ask("SELECT count(*) FROM people")[0][0])


def rows(lapsed: int, kept: int) -> list[tuple[int, str, str]]:
    """People last seen long ago, then people seen lately."""
    seen = ["2019-05-01"] * lapsed + ["2026-01-01"] * kept
    return [(number, f"Person {number}", day) for number, day in enumerate(seen, 1)]


@pytest.fixture
def organisation(tmp_path: Path) -> Organisation:
    """Ten lapsed people and thirty others."""
    folder = tmp_path / "org"
    folder.mkdir()
    (folder / "policy.yaml").write_text(policy_text(CLAUSES), "utf-8")
    (folder / "holdings.yaml").write_text(holdings_text(HOLDINGS), "utf-8")
    with closing(sqlite3.connect(tmp_path / "crm.db")) as file, file:
        file.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, seen TEXT)")
        file.executemany("INSERT INTO people VALUES (?, ?, ?)", rows(10, 30))
    return Organisation(folder, f"sqlite:///{tmp_path}/crm.db")


def test_a_plan_shows_each_promise_and_touches_nothing(organisation: Organisation) -> None:
    """Clause, holding, people, act, cut-off, records and share on one line; the file stays as it was."""
    shown = organisation.kept("plan", str(organisation.folder), *ON)
    assert shown.code == 0
    assert "retention.prospects" in shown.out
    assert "last-contact ≤ 2023-03-01" in shown.out
    assert "10 of 40" in shown.out
    assert "Nothing was touched" in shown.out
    assert organisation.left == 40


def test_a_plan_in_french(organisation: Organisation) -> None:
    """The same page, in French."""
    shown = organisation.kept("plan", str(organisation.folder), *ON, "--lang", "fr")
    assert "gisement" in shown.out
    assert "Rien n’a été touché" in shown.out


def test_a_plan_for_a_script(organisation: Organisation) -> None:
    """JSON with the steps, their clauses, laws, numbers and digests."""
    made = organisation.kept("plan", str(organisation.folder), *ON, "--format", "json", "--sql").json
    (step,) = made["steps"]
    assert (made["on"], made["records"]) == ("2026-03-02", 10)
    assert (step["clauses"], step["records"], step["total"], step["act"]) == (["retention.prospects"], 10, 40, "erase")
    assert "DELETE FROM people" in step["sql"]


def test_the_statement_shown_is_the_one_that_is_executed(organisation: Organisation) -> None:
    """``--sql`` prints the text and its digest; the journal of the apply has the same digest."""
    folder = str(organisation.folder)
    (step,) = organisation.kept("plan", folder, *ON, "--format", "json").json["steps"]
    organisation.kept("apply", folder, *ON, "--yes")
    entries = organisation.kept("journal", "show", folder, "--kind", "retention.erase", "--format", "json").json
    assert {entry["about"]["statement"] for entry in entries} == {step["statement"]}


def test_grants_are_the_least_that_the_plan_needs(organisation: Organisation, postgres_url: str) -> None:
    """On PostgreSQL the plan asks for what its statements use, and nothing more."""
    organisation.url = postgres_url
    organisation.ask("CREATE TABLE people (id int PRIMARY KEY, name text, seen date)")
    made = organisation.kept("plan", str(organisation.folder), *ON, "--grants", "--format", "json").json
    assert any("DELETE" in grant for grant in made["grants"]["crm"])
    assert not any("INSERT" in grant or "ALL" in grant for grant in made["grants"]["crm"])


def test_look_agree_then_touch(organisation: Organisation, tmp_path: Path) -> None:
    """A plan is written, then carried out: the lapsed records are gone, the receipts say so."""
    folder, agreed = str(organisation.folder), str(tmp_path / "plan.json")
    assert organisation.kept("plan", folder, *ON, "--out", agreed).code == 0
    done = organisation.kept("apply", folder, "--plan", agreed, "--yes", "--format", "json")
    assert (done.code, done.json["records"], done.json["complete"], organisation.left) == (0, 10, True, 30)
    (row,) = done.json["rows"]
    assert (row["outcome"], row["records"], row["agreed"]) == ("done", 10, 10)


def test_a_plan_beside_its_policy_needs_no_folder(organisation: Organisation) -> None:
    """``kept apply plan.json`` finds the organisation in the folder where the plan lies."""
    agreed = organisation.folder / "plan.json"
    organisation.kept("plan", str(organisation.folder), *ON, "--out", str(agreed))
    assert organisation.kept("apply", str(agreed), "--yes").code == 0
    assert organisation.left == 30


def test_the_same_plan_again_does_nothing_and_gives_its_receipts(organisation: Organisation, tmp_path: Path) -> None:
    """What was carried out is not carried out twice."""
    folder, agreed = str(organisation.folder), str(tmp_path / "plan.json")
    organisation.kept("plan", folder, *ON, "--out", agreed)
    first = organisation.kept("apply", folder, "--plan", agreed, "--yes", "--format", "json").json
    organisation.ask("INSERT INTO people VALUES (999, 'Person 999', '2010-01-01')")
    second = organisation.kept("apply", folder, "--plan", agreed, "--yes", "--format", "json")
    assert (second.code, second.json["again"], second.json["rows"]) == (0, True, first["rows"])
    assert organisation.left == 31


def test_silence_is_no_consent(organisation: Organisation) -> None:
    """Without a terminal and without --yes nothing is touched: a usage finding."""
    asked = organisation.kept("apply", str(organisation.folder), *ON)
    assert asked.code == 2
    assert "not-agreed" in asked.err
    assert organisation.left == 40


def test_an_edited_plan_is_refused(organisation: Organisation, tmp_path: Path) -> None:
    """One byte changed in the file: refused, and nothing is touched."""
    folder, agreed = str(organisation.folder), tmp_path / "plan.json"
    organisation.kept("plan", folder, *ON, "--out", str(agreed))
    agreed.write_text(agreed.read_text("utf-8").replace("2023-03-02", "2026-03-02", 1), "utf-8")
    refused = organisation.kept("apply", folder, "--plan", str(agreed), "--yes", "--format", "json")
    assert (refused.code, refused.json["error"]["code"], organisation.left) == (1, "plan-edited", 40)


def test_a_statement_that_changed_is_refused_and_the_refusal_journalled(
    organisation: Organisation, tmp_path: Path
) -> None:
    """The policy was changed after the plan was agreed."""
    folder, agreed = str(organisation.folder), tmp_path / "plan.json"
    organisation.kept("plan", folder, *ON, "--out", str(agreed))
    (organisation.folder / "policy.yaml").write_text(policy_text(CLAUSES.replace("3 years", "1 day")), "utf-8")
    refused = organisation.kept("apply", folder, "--plan", str(agreed), "--yes", "--format", "json")
    assert (refused.code, refused.json["rows"][0]["reason"]["code"], organisation.left) == (1, "statement-differs", 40)
    (entry,) = organisation.kept("journal", "show", folder, "--format", "json").json
    assert (entry["kind"], entry["about"]["touched"]) == ("retention.apply", 0)


def test_more_records_than_agreed_are_refused(organisation: Organisation, tmp_path: Path) -> None:
    """One more record has lapsed since: nothing is touched, the way out is to plan again."""
    folder, agreed = str(organisation.folder), tmp_path / "plan.json"
    organisation.kept("plan", folder, *ON, "--out", str(agreed))
    organisation.ask("INSERT INTO people VALUES (999, 'Person 999', '2010-01-01')")
    refused = organisation.kept("apply", folder, "--plan", str(agreed), "--yes")
    assert refused.code == 1
    assert "11 records" in refused.out
    assert "make the plan again" in refused.out
    assert organisation.left == 41


def test_a_share_over_the_guard_rail_is_refused_with_the_way_to_allow_it(organisation: Organisation) -> None:
    """Thirty more lapse: forty of seventy records; with --limit they go."""
    folder = str(organisation.folder)
    many = ",".join(f"({n}, 'Person {n}', '2010-01-01')" for n in range(100, 140))
    organisation.ask(f"INSERT INTO people VALUES {many}")
    refused = organisation.kept("apply", folder, *ON, "--yes")
    assert (refused.code, organisation.left) == (1, 80)
    assert "--limit 50" in refused.out
    allowed = organisation.kept("apply", folder, *ON, "--yes", "--limit", "50")
    assert (allowed.code, organisation.left) == (0, 30)


def test_an_unreadable_limit_is_a_usage_finding(organisation: Organisation) -> None:
    """``--limit much`` says nothing."""
    assert organisation.kept("apply", str(organisation.folder), *ON, "--yes", "--limit", "much").code == 2


@pytest.mark.parametrize("command", ["plan", "apply"])
def test_a_missing_environment_variable(organisation: Organisation, command: str) -> None:
    """The finding names the variable and an example."""
    organisation.environ = {"KEPT_CRM": ""}
    more = ("--yes",) if command == "apply" else ()
    told = organisation.kept(command, str(organisation.folder), *ON, *more, "--format", "json")
    assert (told.code, told.json["error"]["code"]) == (1, "missing-variable")
    assert "export KEPT_CRM" in told.json["error"]["help"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("DROP TABLE people", "missing-table"),
        ("ALTER TABLE people RENAME COLUMN seen TO looked", "missing-column"),
        ("ALTER TABLE people RENAME COLUMN name TO called", "missing-column"),
    ],
)
def test_a_missing_table_or_column(organisation: Organisation, change: str, code: str) -> None:
    """The holdings speak of what the place does not have: a finding, exit code 1, nothing done."""
    organisation.ask(change)
    told = organisation.kept("plan", str(organisation.folder), *ON, "--format", "json")
    assert (told.code, told.json["error"]["code"]) == (1, code)


def test_a_place_that_does_not_answer(organisation: Organisation) -> None:
    """An address where nothing listens: a finding, without the password."""
    organisation.url = "postgresql://kept:s3cret@127.0.0.1:1/crm"
    told = organisation.kept("plan", str(organisation.folder), *ON)
    assert told.code == 1
    assert "unreachable-place" in told.err
    assert "s3cret" not in told.err + told.out


def test_one_place_that_does_not_answer_does_not_stop_the_others(organisation: Organisation) -> None:
    """The other place is planned and carried out; the missing one is a row, and the exit code says so."""
    second = HOLDINGS.replace("crm.people:", "shop.people:")
    places = "places:\n  crm: {kind: sql, connect: env:KEPT_CRM}\n  shop: {kind: sql, connect: env:KEPT_SHOP}\n"
    (organisation.folder / "holdings.yaml").write_text(holdings_text(HOLDINGS + second, places=places), "utf-8")
    folder = str(organisation.folder)
    shown = organisation.kept("plan", folder, *ON, "--format", "json")
    assert shown.code == 1
    assert [row["code"] for row in shown.json["omissions"] if row["failed"]] == ["missing-variable"]
    organisation.kept("apply", folder, *ON, "--yes")
    assert organisation.left == 30


def test_a_read_only_database(organisation: Organisation, postgres_url: str) -> None:
    """The account may look and not touch: the step fails with a finding, and may be tried again later."""
    organisation.url = postgres_url
    organisation.ask("CREATE TABLE people (id int PRIMARY KEY, name text, seen date)")
    organisation.ask("INSERT INTO people SELECT n, 'P', '2010-01-01' FROM generate_series(1, 10) AS n")
    read_only = make_url(postgres_url).update_query_dict({"options": "-c default_transaction_read_only=on"})
    organisation.url = read_only.render_as_string(hide_password=False)
    folder = str(organisation.folder)
    failed = organisation.kept("apply", folder, *ON, "--yes", "--format", "json")
    assert (failed.code, failed.json["rows"][0]["outcome"]) == (1, "failed")
    assert failed.json["rows"][0]["reason"]["code"] == "read-only-place"
    organisation.url = postgres_url
    assert organisation.left == 10
    assert organisation.kept("apply", folder, *ON, "--yes").code == 0
    assert organisation.left == 0


@pytest.mark.parametrize("seen", ["NULL", "'n/a'", "'2031-01-01'", "''"])
def test_a_clock_that_cannot_be_true(organisation: Organisation, seen: str) -> None:
    """Empty, text or future: reported on the plan, never deleted."""
    organisation.ask(f"INSERT INTO people VALUES (999, 'Person 999', {seen})")
    folder = str(organisation.folder)
    made = organisation.kept("plan", folder, *ON, "--format", "json").json
    assert [(fault["column"], fault["records"]) for fault in made["faults"]] == [("seen", 1)]
    organisation.kept("apply", folder, *ON, "--yes")
    assert organisation.ask("SELECT name FROM people WHERE id = 999") == [("Person 999",)]


def test_a_policy_with_errors_is_not_carried_out(organisation: Organisation) -> None:
    """A promise that was half read is no promise."""
    (organisation.folder / "policy.yaml").write_text(policy_text(CLAUSES.replace("3 years", "soon")), "utf-8")
    refused = organisation.kept("apply", str(organisation.folder), *ON, "--yes")
    assert refused.code == 1
    assert "unsound-documents" in refused.err
    assert organisation.left == 40


def test_nothing_to_read(organisation: Organisation, tmp_path: Path) -> None:
    """A folder without a policy, a plan that is not there: exit code 3."""
    assert organisation.kept("plan", str(tmp_path / "nowhere")).code == 3
    assert organisation.kept("apply", str(organisation.folder), "--plan", str(tmp_path / "no.json"), "--yes").code == 3


@pytest.mark.parametrize("day", ["2026-02-30", "tomorrow", "02/03/2026", ""])
def test_a_day_that_is_none(organisation: Organisation, day: str) -> None:
    """A day is never guessed."""
    assert organisation.kept("plan", str(organisation.folder), "--on", day).code == 2


def full_disk(size: int) -> Callable[[], None]:
    """No file may grow beyond ``size`` bytes: what a full disk does to a database."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_full_disk_loses_nothing(organisation: Organisation) -> None:
    """The disk fills while records are erased: a finding; with room again the same command comes to its end."""
    many = ",".join(
        f"({n}, '{'x' * 400}', '{'2010-01-01' if n % 3 == 0 else '2026-01-01'}')" for n in range(1000, 9000)
    )
    organisation.ask(f"INSERT INTO people VALUES {many}")
    before, folder = organisation.left, str(organisation.folder)
    lapsed = int(organisation.ask("SELECT count(*) FROM people WHERE seen < '2023-03-02'")[0][0])
    stopped = organisation.kept("apply", folder, *ON, "--yes", "--format", "json", before=full_disk(700_000))
    assert stopped.code == 1
    assert any(code in stopped.out for code in ("disk-full", "disk-failing", "state-full", "state-disk")), stopped.out
    assert before - lapsed <= organisation.left <= before
    assert organisation.kept("apply", folder, *ON, "--yes").code == 0
    assert organisation.left == before - lapsed
    assert organisation.kept("journal", "verify", folder).code == 0
    assert organisation.kept("journal", "show", folder, "--open", "--format", "json").json == []


def test_a_full_disk_is_told_once(organisation: Organisation) -> None:
    """What a person reads when the place's disk is full: what failed, that nothing was touched, one thing to do."""
    many = ",".join(f"({n}, '{'x' * 400}', '2010-01-01')" for n in range(1000, 9000))
    organisation.ask(f"INSERT INTO people VALUES {many}")
    stopped = organisation.kept(
        "apply", str(organisation.folder), *ON, "--yes", "--limit", "100%", before=full_disk(700_000)
    )
    assert stopped.code == 1
    assert (stopped.out + stopped.err).count("run the ") == 1
    assert "Refused" not in stopped.out


def test_the_copy_of_a_plan_meets_a_full_disk(organisation: Organisation, monkeypatch: pytest.MonkeyPatch) -> None:
    """Kept's own copy of what it carries out: no other file can be named for it, so it is the state that is full."""
    from kept.findings import KeptError
    from kept.work import carrying
    from kept.work.organisation import Organisation as Opened

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(carrying, "put", full)
    opened = Opened.at(organisation.folder, {"KEPT_CRM": organisation.url})
    agreed = carrying.plan_for(opened, date(2026, 3, 2))
    with pytest.raises(KeptError) as stopped, carrying.at_work(opened):
        carrying.carry_out(opened, agreed, lambda: datetime(2026, 3, 2, tzinfo=UTC))
    opened.close()
    assert (stopped.value.finding.code, stopped.value.exit_code) == ("state-full", 1)
    assert organisation.left == 40


def test_a_full_disk_under_the_state_is_told(organisation: Organisation) -> None:
    """Kept's own records cannot be written: a finding, nothing is touched; later the same command works."""
    folder = str(organisation.folder)
    stopped = organisation.kept("apply", folder, *ON, "--yes", before=full_disk(150_000))
    assert stopped.code == 1
    assert "state-" in stopped.err
    assert organisation.left == 40
    assert organisation.kept("apply", folder, *ON, "--yes").code == 0
    assert organisation.left == 30


def test_two_at_once(organisation: Organisation) -> None:
    """While one Kept is at work on an organisation another is told to wait, and touches nothing."""
    from kept.work.lock import alone

    (organisation.folder / ".kept").mkdir()
    with alone(organisation.folder / ".kept"):
        refused = organisation.kept("apply", str(organisation.folder), *ON, "--yes", "--format", "json")
    assert (refused.code, refused.json["error"]["code"], organisation.left) == (1, "work-under-way", 40)
    assert organisation.kept("apply", str(organisation.folder), *ON, "--yes").code == 0
