"""`kept collect`: what a form gives is stored with its origin, and comes back in the person's copy."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kept.demo.store import build

EXAMPLE = Path(__file__).parents[2] / "examples" / "ouicom"
ADA = {
    "surname": "Lovelace",
    "first_name": "Ada",
    "phone": "01 99 77 66 55",
    "email": "byron@mail.example",
    "message": "Hello",
}


class Company:
    """The worked example over a customer file of twenty people."""

    def __init__(self, home: Path) -> None:
        self.folder, self.file = home / "ouicom", home / "crm.db"
        shutil.copytree(EXAMPLE, self.folder, ignore=shutil.ignore_patterns(".kept", "as-published"))
        build(self.file, people=20, on=date.today())  # noqa: DTZ011 - the command reads the same clock

    def kept(self, *words: str, given: object = None) -> subprocess.CompletedProcess[str]:
        """One command, with what a form sends it."""
        world = {**os.environ, "KEPT_CRM": f"sqlite:///{self.file}", "KEPT_LANG": "en"}
        command = [sys.executable, "-m", "kept", *words]
        return subprocess.run(
            command, env=world, input=json.dumps(given), capture_output=True, text=True, check=False, timeout=120
        )

    def collect(self, point: str, given: object, *more: str) -> subprocess.CompletedProcess[str]:
        """What is given at a collection point."""
        return self.kept("collect", point, str(self.folder), *more, given=given)

    def ask(self, words: str) -> list[tuple[Any, ...]]:
        """Look into the customer file."""
        with closing(sqlite3.connect(self.file)) as file:
            return file.execute(words).fetchall()

    def copy_of(self, email: str) -> str:
        """What a person gets who asks for their data."""
        opened = self.kept("request", "new", str(self.folder), "--right", "access", "--identify", f"email={email}")
        assert opened.returncode == 0, opened.stdout + opened.stderr
        done = self.kept("request", "fulfil", str(self.folder), "--all", "--yes", "--out", str(self.folder / "answer"))
        assert done.returncode == 0, done.stdout + done.stderr
        return "\n".join(path.read_text("utf-8") for path in (self.folder / "answer").rglob("*.json"))


@pytest.fixture
def company(tmp_path: Path) -> Company:
    """A company that has just opened."""
    return Company(tmp_path)


def test_a_form_is_stored_with_its_origin(company: Company) -> None:
    """What a form gives lies where the holdings say, with the point it came through and the day; the journal has no value of it."""
    done = company.collect("contact-form", ADA, "--people", "prospects", "--format", "json")

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["version"], told["purposes"], told["holdings"]) == (
        2,
        ["answer-enquiries"],
        ["crm.contacts", "crm.messages"],
    )
    assert company.ask("SELECT last_name, origin, last_contact_at = date('now') FROM contacts WHERE email = 'byron@mail.example'") == [("Lovelace", "contact-form", 1)]  # fmt: skip
    assert company.ask("SELECT body FROM messages JOIN contacts c ON c.id = contact_id WHERE email = 'byron@mail.example'") == [("Hello",)]  # fmt: skip
    journal = company.kept("journal", "show", str(company.folder), "--format", "json").stdout
    assert "collection.receive" in journal
    assert not [value for value in ADA.values() if value in journal]


def test_it_comes_back_in_the_copy(company: Company) -> None:
    """The person who asks for their data sees it, and where it came from."""
    company.collect("contact-form", ADA, "--people", "prospects")

    copy = company.copy_of("byron@mail.example")

    assert "Lovelace" in copy
    assert "Hello" in copy
    assert "contact-form" in copy


def test_nothing_undeclared_is_stored(company: Company) -> None:
    """A field that the policy does not ask for there is refused, and so is all that came with it."""
    done = company.collect("contact-form", {**ADA, "birth_date": "1815-12-10"}, "--people", "prospects")

    assert done.returncode == 1
    assert "birth_date: the policy does not ask for it here" in done.stderr
    assert company.ask("SELECT count(*) FROM contacts WHERE email = 'byron@mail.example'") == [(0,)]


def test_what_is_required(company: Company) -> None:
    """A required field that is missing is refused with what the person does not get."""
    done = company.collect("contact-form", {"surname": "Lovelace"}, "--people", "prospects")

    assert done.returncode == 1
    assert "e-mail address is required; without it, we cannot answer your question" in done.stderr


def test_somebody_known_is_not_written_twice(company: Company) -> None:
    """A second message joins the first person's record; nothing in the record is changed by it."""
    company.collect("contact-form", ADA, "--people", "prospects")

    again = company.collect("contact-form", {**ADA, "surname": "King", "message": "Again"}, "--people", "prospects")

    assert "known already" in again.stdout
    assert company.ask("SELECT last_name FROM contacts WHERE email = 'byron@mail.example'") == [("Lovelace",)]
    assert company.ask("SELECT body FROM messages JOIN contacts c ON c.id = contact_id WHERE email = 'byron@mail.example' ORDER BY 1") == [("Again",), ("Hello",)]  # fmt: skip


@pytest.mark.parametrize("given", ["nonsense", {"surname": 3}, [1]])
def test_what_is_no_form(company: Company, given: object) -> None:
    """What cannot be read is told in one finding."""
    done = company.collect("contact-form", given)

    assert done.returncode == 2
    assert "error[unreadable-fields]" in done.stderr


@pytest.mark.parametrize("message", ["half a character: \ud83d", "null: \0"])
def test_a_value_that_no_database_gives_back(company: Company, message: str) -> None:
    """It is refused before anything is stored: no record without its message, and no intention left open."""
    done = company.collect("contact-form", {**ADA, "message": message}, "--people", "prospects", "--format", "json")

    assert done.returncode == 1, done.stderr
    assert [(one["code"], one["field"]) for one in json.loads(done.stdout)["refused"]] == [
        ("unreadable-value", "message")
    ]
    assert company.ask("SELECT count(*) FROM contacts WHERE email = 'byron@mail.example'") == [(0,)]


def test_an_address_by_which_nobody_could_be_found(company: Company) -> None:
    """The e-mail address finds the person again: a form that gives none that could be one is refused, in their language."""
    done = company.collect("contact-form", {**ADA, "email": "à venir"}, "--people", "prospects", "--lang", "fr")

    assert done.returncode == 1
    assert "adresse e-mail : cela ne peut pas être une adresse e-mail" in done.stderr.replace("\u00a0", " ").replace("\u202f", " ")  # fmt: skip
    assert company.ask("SELECT count(*) FROM messages WHERE body = 'Hello'") == [(0,)]


def test_a_field_given_twice(company: Company) -> None:
    """Nobody could say which of the two was meant: neither is taken."""
    twice = '{"surname": "Lovelace", "email": "one@mail.example", "email": "two@mail.example"}'
    (company.folder / "form.json").write_text(twice, "utf-8")

    done = company.collect("contact-form", None, "--given", str(company.folder / "form.json"))

    assert done.returncode == 2
    assert "error[field-given-twice]: the field `email` is given twice" in done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--people", ""), "error[empty-option]: --people was given with nothing in it"),
        (("--option", "long-storage"), "help: leave --option out: the policy declares none"),
    ],
)
def test_options_that_name_nothing(company: Company, words: tuple[str, ...], told: str) -> None:
    """A name left empty, or an option unknown to the policy, is a mistake in the command and no refusal of the person."""
    done = company.collect("contact-form", ADA, *words)

    assert done.returncode == 2
    assert told in done.stderr
    assert "[]" in company.kept("journal", "show", str(company.folder), "--format", "json").stdout


@pytest.mark.parametrize("option", ["--to", "--client", "--by", "--why"])
def test_a_use_whose_limit_is_left_empty(company: Company, option: str) -> None:
    """A recipient, a client or a name that a script left empty is asked for, and nothing is read."""
    done = company.kept("use", "answer-enquiries", str(company.folder), "--holding", "crm.contacts", option, "")

    assert (done.returncode, done.stdout) == (2, "")
    assert f"error[empty-option]: {option} was given with nothing in it" in done.stderr


def test_a_field_named_to_move_the_cursor(company: Company) -> None:
    """The name of an undeclared field is told without its control characters."""
    done = company.collect("contact-form", {**ADA, "age\rEverything is fine\x07": "44"}, "--people", "prospects")

    assert "age Everything is fine : the policy does not ask for it here" in done.stderr
    assert "\a" not in done.stderr


def test_half_of_a_reception_is_never_stored(company: Company) -> None:
    """The table of messages wants a value that no form brings: the contact is not stored either, and the way out is told."""
    with closing(sqlite3.connect(company.file)) as file:
        file.executescript(
            "DROP TABLE messages; CREATE TABLE messages (id INTEGER PRIMARY KEY, contact_id INTEGER, body TEXT,"
            " sent_at TIMESTAMP, answered_at TIMESTAMP, ticket TEXT NOT NULL)"
        )

    done = company.collect("contact-form", ADA, "--people", "prospects")

    assert done.returncode == 1, done.stderr
    assert "error[record-not-taken]: nothing was stored" in done.stderr
    assert company.ask("SELECT count(*) FROM contacts WHERE email = 'byron@mail.example'") == [(0,)]
    journal = company.kept("journal", "show", str(company.folder), "--format", "json").stdout
    assert '"failed"' in journal
    assert company.kept("journal", "show", str(company.folder), "--open", "--format", "json").stdout.strip() == "[]"


KILLED = """
import os, signal, sys
from kept.connectors.sql.connector import SqlConnector
from sqlalchemy import event
from sqlalchemy.engine import Engine

def dies(*_):
    os.kill(os.getpid(), signal.SIGKILL)

if sys.argv[1] == "before":
    inserted = lambda connection, cursor, text, *_: dies() if text.startswith("INSERT INTO messages") else None
    event.listen(Engine, "before_cursor_execute", inserted)
else:
    taken = SqlConnector.take_in
    SqlConnector.take_in = lambda *given, **named: (taken(*given, **named), dies())
sys.argv[1:] = sys.argv[2:]
from kept.cli import main
main()
"""


@pytest.mark.parametrize(("when", "stored"), [("before", 0), ("after", 1)])
def test_the_machine_stops_in_the_middle(company: Company, when: str, stored: int) -> None:
    """Killed between contact and message, neither is there; killed once both are, both; the intention is shown open."""
    world = {**os.environ, "KEPT_CRM": f"sqlite:///{company.file}", "KEPT_LANG": "en"}
    command = [sys.executable, "-c", KILLED, when, "collect", "contact-form", str(company.folder), "--people", "prospects"]  # fmt: skip
    done = subprocess.run(command, env=world, input=json.dumps(ADA), capture_output=True, text=True, check=False, timeout=120)  # fmt: skip

    assert done.returncode == -signal.SIGKILL, done.stderr
    assert company.ask("SELECT count(*) FROM contacts WHERE email = 'byron@mail.example'") == [(stored,)]
    assert company.ask("SELECT count(*) FROM messages WHERE body = 'Hello'") == [(stored,)]
    opened = json.loads(company.kept("journal", "show", str(company.folder), "--open", "--format", "json").stdout)
    assert [(one["kind"], one["about"]["point"]) for one in opened] == [("collection.receive", "contact-form")]


def test_two_forms_at_once_are_one_person(company: Company) -> None:
    """Several forms of one person at the same moment: one record, each message under it."""
    from concurrent.futures import ThreadPoolExecutor

    company.collect(
        "contact-form", {**ADA, "email": "first@mail.example", "phone": "01 99 00 55 55"}, "--people", "prospects"
    )
    with ThreadPoolExecutor(4) as threads:
        done = list(
            threads.map(
                lambda n: company.collect("contact-form", {**ADA, "message": f"Hello {n}"}, "--people", "prospects"),
                range(4),
            )
        )

    assert [one.returncode for one in done] == [0, 0, 0, 0], [one.stderr for one in done]
    assert company.ask("SELECT count(*) FROM contacts WHERE email = 'byron@mail.example'") == [(1,)]
    assert company.ask("SELECT count(*) FROM messages JOIN contacts c ON c.id = contact_id WHERE email = 'byron@mail.example'") == [(4,)]  # fmt: skip
