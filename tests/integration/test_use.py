"""Reading data for a declared purpose: what the purpose does not cover is never read, and every decision is journalled."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from kept.accountability import Asked, Use, use
from kept.findings import KeptError
from kept.journal import Entry
from kept.testing.crm import Crm, Life
from kept.work.organisation import Organisation

EXAMPLE = Path(__file__).parents[2] / "examples" / "ouicom"
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
TODAY = NOW.date()

PROSPECT = Life(1, "theo@person.example", origin="contact-form", created=date(2026, 4, 2))
CANVASSED = Life(2, "lea@person.example", origin="prospecting", created=date(2026, 4, 2))
HUB = Life(3, "hugo@person.example", origin="hub", kind="customer", created=date(2026, 4, 2))
RUNNING = Life(
    4, "ruth@person.example", kind="customer", created=date(2026, 4, 2), contracts=((date(2026, 4, 2), None),)
)
ENDED = Life(
    5,
    "ada@person.example",
    kind="customer",
    created=date(2026, 4, 2),
    contracts=((date(2026, 4, 2), date(2026, 10, 31)),),
)


@dataclass
class House:
    """An organisation whose customer file is on one engine."""

    crm: Crm
    here: Organisation
    folder: Path

    def use(self, purpose: str, holding: str, **more: Any) -> Use:
        """Ask for a use today."""
        inventory = self.here.sound.inventory
        assert inventory is not None
        asked = Asked(purpose, holding, more.pop("on", TODAY), **more)
        return use(self.here.loaded, inventory, self.here.connector, self.here.state, self.here.journal, asked, NOW)

    def last(self) -> Entry:
        """The newest entry of the journal."""
        return list(self.here.journal.entries())[-1]


@pytest.fixture(params=["sqlite", "postgres", "mariadb"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """The same people on each engine."""
    yield from house_at(request.getfixturevalue(f"{request.param}_url"), tmp_path)


@pytest.fixture
def small(sqlite_url: str, tmp_path: Path) -> Iterator[House]:
    """The same people on SQLite."""
    yield from house_at(sqlite_url, tmp_path)


def house_at(url: str, tmp_path: Path) -> Iterator[House]:
    """The example over a file of five people."""
    home = tmp_path / "ouicom"
    shutil.copytree(
        EXAMPLE, home, ignore=shutil.ignore_patterns("versions", "as-published", "*.db", ".kept", "answers")
    )
    with Crm(url) as crm:
        crm.add(PROSPECT, CANVASSED, HUB, RUNNING, ENDED)
        made = House(crm, Organisation.at(home, {"KEPT_CRM": url}), home)
        yield made
        made.here.close()


def names(found: Use) -> list[Any]:
    """The e-mail addresses that were read."""
    return [record["email"] for record in found.records]


@pytest.mark.clause("ouicom-2.01")
def test_a_purpose_nobody_was_told_of_reads_nothing(house: House) -> None:
    """A stored address is not read for resale: refused, and the refusal is in the journal without the person."""
    found = house.use("resale", "crm.contacts", identifiers={"email": ("theo@person.example",)}, by="Zoe")
    assert not found.granted
    assert found.records == ()
    entry = house.last()
    assert (entry.kind, entry.stage, entry.about["reason"]) == ("use.decide", "refused", "unknown-purpose")
    assert "theo" not in entry.canonical
    assert "Zoe" not in entry.canonical


@pytest.mark.clause("ouicom-2.04")
def test_a_campaign_leaves_out_what_was_entered_for_a_function(house: House) -> None:
    """Of five people only the one who came in by prospecting is selected; the others are counted, and why."""
    found = house.use("commercial-messages", "crm.contacts")
    assert names(found) == ["lea@person.example"]
    assert {(left.code, left.records) for left in found.left} == {("collected-for-another-purpose", 4)}
    hub = house.use("commercial-messages", "crm.contacts", identifiers={"email": ("hugo@person.example",)})
    assert not hub.granted


def test_only_the_fields_of_the_purpose_are_read(house: House) -> None:
    """Answering needs who wrote and how to reach them: nothing else leaves the table."""
    found = house.use("answer-enquiries", "crm.contacts", identifiers={"email": ("THEO@person.example",)})
    assert found.granted
    (record,) = found.records
    assert set(record) == {"id", "surname", "first_name", "email", "phone", "postal_address"}
    done = house.last()
    assert (done.stage, done.about) == ("done", {"records": 1})


def test_a_holding_is_used_for_what_it_is_held_for(small: House) -> None:
    """Invoices are held for the accounts: a campaign does not read them, whoever they are about."""
    found = small.use("commercial-messages", "crm.invoices")
    assert not found.granted
    assert small.last().about["reason"] == "not-held-for"


def test_people_whom_a_purpose_does_not_concern_are_left_out(small: House) -> None:
    """The functions of the site are for visitors and customers; of the people recorded, customers alone are read."""
    small.crm.run("UPDATE contacts SET origin = 'hub'")
    found = small.use("site-functions", "crm.contacts")
    assert names(found) == ["ruth@person.example", "ada@person.example"]
    assert {(left.code, left.records) for left in found.left} == {("other-people", 3)}


@pytest.mark.clause("ouicom-2.11")
def test_the_follow_up_of_a_contract_ends_with_the_contract(house: House) -> None:
    """The running contract may be read for its follow-up; the ended one is refused, also through the contact."""
    assert house.use("contract-follow-up", "crm.contracts", key="4000").granted
    ended = house.use("contract-follow-up", "crm.contracts", key="5000")
    assert not ended.granted
    assert house.last().about["reason"] == "purpose-ended"
    person = {"email": ("ada@person.example",)}
    assert not house.use("contract-follow-up", "crm.contacts", identifiers=person).granted
    assert not house.use("contract-follow-up", "crm.payments", identifiers=person).granted
    assert house.use("contract-follow-up", "crm.contracts", key="5000", on=date(2026, 10, 31)).granted


@pytest.mark.clause("ouicom-0.20")
def test_data_is_used_for_the_purposes_of_the_version_it_was_collected_under(house: House) -> None:
    """A purpose added in version 2 reads nothing that came in under version 1, and says how much it left out."""
    _with_version_one(house.folder, without="answer-enquiries")
    house.crm.run("UPDATE contacts SET created_at = '2025-06-01 08:00:00' WHERE id = 1")
    house.crm.run("UPDATE contacts SET origin = 'contact-form'")
    house.here = Organisation.at(house.folder, house.here.environ)
    found = house.use("answer-enquiries", "crm.contacts")
    assert "theo@person.example" not in names(found)
    assert ("not-a-purpose-then", 1) in {(left.code, left.records) for left in found.left}
    refused = house.use("answer-enquiries", "crm.contacts", identifiers={"email": ("theo@person.example",)})
    assert not refused.granted
    assert house.last().about["reason"] == "not-a-purpose-then"


def test_a_law_may_have_a_version_govern_earlier_data(small: House) -> None:
    """Where version 2 says so and cites the law, what came in before is used under it."""
    _with_version_one(small.folder, without="answer-enquiries")
    policy = small.folder / "policy.yaml"
    override = (
        "applies-to-earlier: {law: GDPR 5(1)(b), by: Ada Lemoine, why: {en: the law says so, fr: la loi le dit}}\n"
    )
    policy.write_text(override + policy.read_text("utf-8"), "utf-8")
    small.crm.run("UPDATE contacts SET created_at = '2025-06-01 08:00:00' WHERE id = 1")
    small.here = Organisation.at(small.folder, small.here.environ)
    found = small.use("answer-enquiries", "crm.contacts", identifiers={"email": ("theo@person.example",)})
    assert found.granted


@pytest.mark.clause("ouicom-2.02")
def test_an_enquiry_is_answered_under_its_purpose_and_closes(small: House) -> None:
    """Reading the message to answer it is journalled under that purpose; the answer's day closes the enquiry."""
    read = small.use("answer-enquiries", "crm.messages", key="1000", by="Zoe")
    assert [row["message"] for row in read.records] == ["Question 0 of Ada"]
    granted = small.here.journal.entry(read.entry)
    assert granted is not None
    assert granted.about["purpose"] == "answer-enquiries"
    _answered(small)
    assert small.crm.rows("messages", "id = 1000 AND answered_at IS NOT NULL")
    assert small.last().kind == "event.record"


def _answered(house: House) -> None:
    """The event, through the command a person uses."""
    command = [sys.executable, "-m", "kept", "event", "answered", ".", "--holding", "crm.messages", "--key", "1000"]
    run = subprocess.run(
        [*command, "--on", "2026-11-22"],
        cwd=house.folder,
        env=os.environ | dict(house.here.environ),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr


def test_a_holding_that_kept_does_not_reach_is_a_finding(small: House) -> None:
    """What another party holds cannot be read here: said with the holdings that can."""
    with pytest.raises(KeptError) as stopped:
        small.use("audience", "google.audience")
    assert stopped.value.finding.code == "unknown-holding"


def _with_version_one(folder: Path, *, without: str) -> None:
    """Freeze a version 1 of the same policy that did not have one of the purposes."""
    plain = yaml.safe_load((folder / "policy.yaml").read_text("utf-8"))
    plain["version"], plain["effective"] = 1, date(2024, 1, 15)
    plain.pop("changed")
    del plain["purposes"][without]
    for section in ("retention", "collection", "parties", "trackers"):
        for name, clause in list(plain[section].items()):
            for key in ("purposes", "for", "tasks"):
                if without in clause.get(key, []):
                    clause[key] = [purpose for purpose in clause[key] if purpose != without]
                    if not clause[key]:
                        (clause if key == "tasks" else plain[section]).pop(key if key == "tasks" else name)
                        break
    (folder / "versions").mkdir()
    (folder / "versions" / "1.yaml").write_text(yaml.safe_dump(plain, allow_unicode=True, sort_keys=False), "utf-8")


@pytest.mark.parametrize("typed", ["Théo Martin", "theo@person.example", "bytes \udcff"])
def test_a_recipient_that_nobody_declared(small: House, typed: str) -> None:
    """It may be a person's name: the refusal is journalled under a pseudonym, whatever was typed."""
    found = small.use("answer-enquiries", "crm.contacts", to=typed, by=typed, why=typed)

    assert not found.granted
    about = small.last().about
    assert (about["reason"], str(about["to"])[:2], len(str(about["to"]))) == ("unknown-recipient", "p:", 34)
    assert typed not in str(about)
