"""`kept hold` and `kept event`: what lengthens a promise, and what starts or ends its clock."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kept.demo.store import build

EXAMPLE = Path(__file__).parents[2] / "examples" / "ouicom"
TODAY = date.today()  # noqa: DTZ011 - the command reads the same clock
LATER, END = TODAY + timedelta(days=100), TODAY + timedelta(days=300)


class Crm:
    """The worked example over a small customer file of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.file = folder / "org", folder / "crm.db"
        self.folder.mkdir()
        for name in ("policy.yaml", "holdings.yaml"):
            (self.folder / name).write_text((EXAMPLE / name).read_text("utf-8"), "utf-8")
        build(self.file, people=40, on=TODAY)
        self.change("DELETE FROM prospecting", "DELETE FROM messages", "DELETE FROM invoices", "DELETE FROM payments")
        self.change("DELETE FROM contracts", "DELETE FROM contacts")

    def change(self, *words: str) -> None:
        """Write into the customer file."""
        with closing(sqlite3.connect(self.file)) as file, file:
            for word in words:
                file.execute(word)

    def ask(self, words: str) -> list[tuple[Any, ...]]:
        """Look into the customer file."""
        with closing(sqlite3.connect(self.file)) as file:
            return file.execute(words).fetchall()

    def person(self, number: int, seen: date, closed: date | None = None) -> None:
        """An invented prospect."""
        shut = f"'{closed}'" if closed else "NULL"
        self.change(
            "INSERT INTO contacts (id, kind, origin, last_name, email, created_at, last_contact_at, closed_on) "
            f"VALUES ({number}, 'person', 'form', 'Somebody', 'p{number}@mail.example', '{seen}', '{seen}', {shut})"
        )

    def contract(self, number: int, contact: int) -> None:
        """A contract sent to sign."""
        self.change(
            "INSERT INTO contracts (id, contact_id, reference, terms, signatory, created_at) "
            f"VALUES ({number}, {contact}, 'C-{number}', 'terms', 'Somebody', '{TODAY}')"
        )

    def kept(self, *words: str, code: int = 0) -> Any:
        """Run the command line; its output as JSON where it is."""
        environ = os.environ | {"KEPT_CRM": f"sqlite:///{self.file}", "KEPT_LANG": "en"}
        command = [sys.executable, "-m", "kept", *words]
        done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=120, check=False)
        assert "Traceback" not in done.stderr, done.stderr
        assert done.returncode == code, done.stderr + done.stdout
        return json.loads(done.stdout) if done.stdout.startswith(("{", "[")) else done.stdout + done.stderr

    def journal(self, kind: str) -> list[Any]:
        """The entries of a kind."""
        shown: list[Any] = self.kept("journal", "show", str(self.folder), "--kind", kind, "--format", "json")
        return shown

    def due(self) -> dict[str, int]:
        """Holding → records that a plan of today lets go."""
        made = self.kept("plan", str(self.folder), "--format", "json")
        found: dict[str, int] = {}
        for step in made["steps"]:
            found[step["holding"]] = found.get(step["holding"], 0) + step["records"]
        return {holding: records for holding, records in found.items() if records}


@pytest.fixture
def crm(tmp_path: Path) -> Crm:
    """An empty customer file."""
    return Crm(tmp_path)


HOLD = (
    "hold",
    "add",
    "--holding",
    "crm.contacts",
    "--key",
    "1",
    "--reason",
    "claim",
    "--by",
    "Ada Lemoine",
    "--format",
    "json",
)
LAW, DAYS = ("--law", "C. civ. 2241"), ("--until", END.isoformat(), "--review", LATER.isoformat())


@pytest.mark.clause("ouicom-3.07")
def test_a_longer_period_needs_a_cited_text_an_end_and_a_review(crm: Crm) -> None:
    """Data at its due date: without a text, an end or a review the hold is refused; with all three it holds."""
    crm.person(1, TODAY - timedelta(days=2000))
    crm.person(2, TODAY - timedelta(days=2000))
    folder = str(crm.folder)
    assert crm.kept(*HOLD, folder, *DAYS, code=1)["error"]["code"] == "hold-without-law"
    assert crm.kept(*HOLD, folder, *DAYS, "--law", " ", code=1)["error"]["code"] == "hold-without-law"
    assert crm.kept(*HOLD, folder, *LAW, code=1)["error"]["code"] == "hold-without-end"
    assert crm.kept(*HOLD, folder, *LAW, *DAYS[:2], code=1)["error"]["code"] == "hold-without-end"
    assert crm.due() == {"crm.contacts": 2}
    placed = crm.kept(*HOLD, folder, *LAW, *DAYS)
    assert (placed["law"], placed["until"], placed["review"]) == ("C. civ. 2241", END.isoformat(), LATER.isoformat())
    assert crm.due() == {"crm.contacts": 1}
    crm.kept("apply", folder, "--yes")
    assert crm.ask("SELECT id FROM contacts") == [(1,)]


def test_a_hold_is_listed_and_released_and_journalled_without_the_person(crm: Crm) -> None:
    """The journal knows the record by a pseudonym; once released, the record goes."""
    crm.person(1, TODAY - timedelta(days=2000))
    folder = str(crm.folder)
    placed = crm.kept(*HOLD, folder, *LAW, *DAYS)
    (listed,) = crm.kept("hold", "list", folder, "--format", "json")
    assert (listed["id"], listed["scope"]) == (placed["id"], "record")
    crm.kept("hold", "release", placed["id"], folder, "--by", "Ada Lemoine")
    assert crm.kept("hold", "list", folder, "--format", "json") == []
    assert crm.due() == {"crm.contacts": 1}
    (opened,), (released,) = crm.journal("hold.open"), crm.journal("hold.release")
    assert opened["about"]["record"].startswith("p:")
    assert "Ada" not in json.dumps([opened, released])


@pytest.mark.parametrize(
    ("more", "code", "exit_code"),
    [
        (("--holding", "crm.nothing"), "unknown-holding", 2),
        (("--until", (TODAY - timedelta(days=1)).isoformat()), "hold-out-of-order", 2),
        (("--review", (END + timedelta(days=1)).isoformat()), "hold-out-of-order", 2),
        (("--reason", ""), "hold-without-reason", 1),
    ],
)
def test_a_hold_that_makes_no_sense_is_refused(crm: Crm, more: tuple[str, ...], code: str, exit_code: int) -> None:
    """An unknown holding, a past end, a review after the end, no reason: each has its finding."""
    refused = crm.kept(*HOLD, str(crm.folder), *LAW, *DAYS, *more, code=exit_code)
    assert refused["error"]["code"] == code


@pytest.mark.clause("ouicom-2.10", "ouicom-3.02")
def test_signing_is_stored_with_its_date_and_moves_the_data_to_the_contract_rule(crm: Crm) -> None:
    """A lapsed prospect signs: the event is stored and journalled, and the contract's end now decides."""
    crm.person(1, TODAY - timedelta(days=2000))
    crm.contract(7, 1)
    folder, day = str(crm.folder), (TODAY - timedelta(days=3)).isoformat()
    before = crm.kept("plan", folder, "--format", "json")["steps"]
    assert [step["clauses"] for step in before if step["records"]] == [["retention.prospects"]]
    crm.kept("event", "contract-signed", folder, "--holding", "crm.contracts", "--key", "7", "--on", day)
    assert crm.ask("SELECT substr(signed_on, 1, 10) FROM contracts") == [(day,)]
    assert crm.due() == {}
    done = crm.journal("event.record")[-1]
    assert (done["about"]["event"], done["about"]["on"], done["about"]["records"]) == ("contract-signed", day, 1)
    ended = (TODAY - timedelta(days=6 * 366)).isoformat()
    crm.kept("event", "end-of-contract", folder, "--holding", "crm.contracts", "--key", "7", "--on", ended)
    assert crm.due() == {"crm.contacts": 1, "crm.contracts": 1}


@pytest.mark.clause("ouicom-3.01")
def test_a_prospect_whose_process_is_closed_is_gone_and_the_erasure_proved(crm: Crm) -> None:
    """The discussions closed yesterday without a contract: the run erases the prospect, and the journal proves it."""
    crm.person(1, TODAY)
    crm.person(2, TODAY)
    folder = str(crm.folder)
    assert crm.due() == {}
    yesterday = (TODAY - timedelta(days=1)).isoformat()
    crm.kept("event", "process-closed", folder, "--holding", "crm.contacts", "--key", "1", "--on", yesterday)
    crm.kept("apply", folder, "--yes")
    assert crm.ask("SELECT id FROM contacts") == [(2,)]
    done = crm.journal("retention.erase")[-1]
    assert (done["about"]["clauses"], done["about"]["records"]) == (["retention.prospects"], 1)
    crm.kept("journal", "verify", folder)


def test_a_day_that_stands_is_never_written_over(crm: Crm) -> None:
    """The event has its day already: refused, and the record stays as it was."""
    crm.person(1, TODAY, closed=TODAY)
    told = crm.kept(
        *("event", "process-closed", str(crm.folder), "--holding", "crm.contacts", "--key", "1", "--format", "json"),
        code=1,
    )
    assert told["error"]["code"] == "already-happened"


def test_open_and_happened_are_counted(crm: Crm) -> None:
    """Two prospects, one closed."""
    crm.person(1, TODAY, closed=TODAY)
    crm.person(2, TODAY)
    counted = crm.kept(
        "event", "list", "process-closed", str(crm.folder), "--holding", "crm.contacts", "--format", "json"
    )
    assert (counted["happened"], counted["open"]) == (1, 1)


@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        (("process-closed", "--holding", "crm.contacts", "--key", "404"), "no-such-record", 1),
        (("process-closed", "--holding", "crm.nothing", "--key", "1"), "unknown-holding", 2),
        (("end-of-contract", "--holding", "crm.contacts", "--key", "1"), "unknown-event", 2),
        (("process-closed", "--holding", "crm.contacts", "--key", "1", "--on", "soon"), "unreadable-date", 2),
    ],
)
def test_an_event_that_cannot_be_recorded_is_a_finding(
    crm: Crm, words: tuple[str, ...], code: str, exit_code: int
) -> None:
    """An unknown record, holding, clock or day: told, and nothing is written."""
    name, *more = words
    told = crm.kept("event", name, str(crm.folder), *more, "--format", "json", code=exit_code)
    assert told["error"]["code"] == code or exit_code == 2


def test_explain_follows_a_clause_to_its_last_receipt(crm: Crm) -> None:
    """The sentence, its place in the file, the law, the statement, and when it was last carried out."""
    crm.person(1, TODAY - timedelta(days=2000))
    folder = str(crm.folder)
    crm.kept("apply", folder, "--yes", "--limit", "1")
    page = crm.kept("explain", "retention.prospects", folder)
    for part in ("3 years", "--> policy.yaml:", "art. 5(1)(e) GDPR", "DELETE FROM contacts", "1 record, done"):
        assert part in page
