"""What Wimi's clients are told outside a request: a change, an update hoped for, an unsubscription."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.acceptance.test_clauses_answers import ADA, ask, outbox
from tests.acceptance.wimi import Wimi, account, wimi
from tests.acceptance.workshop import workshop

TODAY = datetime.now(UTC).date()
RECORD = ("--holding", "service.accounts", "--key", "1")


@pytest.fixture
def at(tmp_path: Path) -> Wimi:
    """Wimi with one client."""
    one = wimi(tmp_path)
    one.put("service.accounts", account(1, ADA, phone="01 99 00 00 01"))
    return one


@pytest.mark.clause("wimi-11.03")
def test_a_client_is_told_of_a_change_that_staff_made(at: Wimi) -> None:
    """Which field, whether it was and is filled in, by whom; neither the old value nor the new one is in the message or the journal."""
    done = at.kept("tell", "change", "company", ".", *RECORD, "--value", "Babbage", "--by", "Zoe, support")
    assert done.code == 0, done.err
    assert at.rows("service.accounts")[0]["company"] == "Babbage"

    (told,) = outbox(at, "data-changed")
    assert told["to"]["email"] == [ADA]
    assert "What we changed: company. Before: filled in. Now: filled in. Changed by: Zoe, support." in told["en"]
    assert "Avant : renseigné. Maintenant : renseigné. Modifié par : Zoe, support." in told["fr"]
    assert at.kept("tell", "change", "telephone", ".", *RECORD, "--value", "", "--by", "Zoe").code == 0
    assert "Before: filled in. Now: empty." in outbox(at, "data-changed")[1]["en"]
    trace = json.dumps([at.journalled(kind) for kind in ("request.rectify", "message.send")])
    assert [entry["stage"] for entry in at.journalled("request.rectify")] == ["intended", "done"] * 2
    assert not any(value in trace + told["en"] + told["fr"] for value in ("Babbage", "Analytical"))


@pytest.mark.clause("wimi-11.02")
def test_silence_is_reminded_once_and_costs_nothing(at: Wimi) -> None:
    """After the day a reminder goes out, once; the person still has every right, and their data still serves them."""
    sent, due = (TODAY - timedelta(days) for days in (20, 5))
    asked = at.kept("tell", "update", ".", *RECORD, "--on", sent.isoformat(), "--by-day", due.isoformat())
    assert asked.code == 0, asked.err
    assert "you keep every right" in outbox(at, "update-request")[0]["en"]
    assert at.kept("tell", "remind", ".", "--on", due.isoformat()).code == 0
    assert outbox(at, "update-reminder") == []

    for _ in range(2):
        assert at.kept("tell", "remind", ".").code == 0
    (reminder,) = outbox(at, "update-reminder")
    assert reminder["to"]["email"] == [ADA]
    assert "rien ne change pour vous" in reminder["fr"]
    assert ask(at, "access", ADA)["state"] == "identified"
    assert len(at.use("service-connection", "service.accounts").json["records"]) == 1
    assert ADA not in json.dumps(at.journalled("message.send"))

    number = asked.out.strip()
    assert at.kept("tell", "replied", number, ".").code == 0
    assert at.journalled("message.end")[0]["about"]["days"] == 20


@pytest.mark.clause("wimi-7.10")
def test_an_unsubscription_is_acknowledged_with_its_day(at: Wimi) -> None:
    """The day it takes effect stands in the record, from which its clauses count, and in the acknowledgement."""
    flow = ("tell", "unsubscribed", "subscription-cancelled", ".", *RECORD, "--effective")
    assert at.kept(*flow, "2027-01-31").code == 0

    (told,) = outbox(at, "unsubscription")
    assert told["to"]["email"] == [ADA]
    assert "takes effect on 31 January 2027" in told["en"]
    assert "prend effet le 31 janvier 2027" in told["fr"]
    assert at.rows("service.accounts")[0]["cancelled_on"] == "2027-01-31"
    again = at.kept(*flow, "2027-02-28")
    assert (again.code, len(outbox(at, "unsubscription"))) == (1, 1)


BUYER = """parties:
  buyer:
    name: Repreneur Exemple SAS
    role: recipient
    country: FR
    does: {en: takes our company over, fr: reprend notre société}
    tasks: [customer-relationship]
    takes-over: 1 month
"""


@pytest.mark.clause("ou-serrurier-6.18")
def test_nothing_goes_to_a_buyer_before_everybody_was_told_and_had_time(tmp_path: Path) -> None:
    """Refused without notices, refused while the month runs, granted after it, refused again for one who came since."""
    at = workshop(tmp_path)
    at.edit(("parties:\n", BUYER))
    at.edit(("contracts:\n", "contracts:\n  buyer: {kind: company, terms: [own-duties]}\n"), name="contracts.yaml")
    told = {
        "kind": "customer",
        "origin": "order-form",
        "created_at": "2026-03-02 09:00:00",
        "last_contact_at": "2026-03-02",
    }
    at.put("contacts", {"id": 1, "last_name": "Lovelace", "email": ADA, **told})
    later = (TODAY + timedelta(40)).isoformat()
    release = ("customer-relationship", "shop.contacts", "--to", "buyer")

    untold = at.use(*release)
    assert (untold.code, untold.json["records"]) == (1, [])
    assert "were not told of it" in untold.json["reason"]
    assert at.kept("tell", "takeover", "buyer", ".", "--holding", "shop.contacts").code == 0
    (notice,) = outbox(at, "takeover")
    assert notice["to"] == {"email": [ADA]}
    assert "Repreneur Exemple SAS" in notice["fr"]
    assert "tribunal" in notice["fr"]
    assert at.use(*release).code == 1
    granted = at.use(*release, "--on", later)
    assert (granted.code, len(granted.json["records"])) == (0, 1), granted.json["reason"]

    at.put("contacts", {"id": 2, "last_name": "Noiret", "email": "ida@person.example", **told})
    assert at.use(*release, "--on", later).code == 1
    assert at.kept("tell", "takeover", "buyer", ".", "--holding", "shop.contacts").code == 0
    assert [one["to"]["email"] for one in outbox(at, "takeover")] == [[ADA], ["ida@person.example"]]
    assert [entry["about"]["reason"] for entry in at.journalled("use.decide") if entry["stage"] == "refused"] == [
        "people-not-told"
    ] * 3
