"""What people say to Wimi's purposes is heeded: who said no is left out, and the rest goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.acceptance.wimi import Wimi, account, contact, wimi

ADA, IDA, THEO, NOE = (f"{name}@mail.example" for name in ("ada", "ida", "theo", "noe"))


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Wimi:
    """Two clients and two prospects."""
    at = wimi(tmp_path_factory.mktemp("wimi"))
    asked = {"origin": "survey"}
    at.put("service.accounts", account(1, ADA, **asked), account(2, IDA, full_name="Ida Noiret", **asked))
    for key in (1, 2):
        answer = {"id": key, "account_id": key, "mark": 4, "comment": "fine", "answered_on": "2026-10-05"}
        at.put("service.surveys", answer)
    told = {"origin": "market-research"}
    at.put(
        "crm.contacts", contact(1, THEO, phone="01 99 00 00 12", **told), contact(2, NOE, full_name="Noe Petit", **told)
    )
    assert at.kept("inform", ".", "--told", "market-research").code == 0
    return at


def used(at: Wimi, purpose: str, holding: str) -> list[int]:
    """Whose records are read."""
    return [record["id"] for record in at.use(purpose, holding).json["records"]]


@pytest.mark.clause("wimi-5.2.05")
def test_prospecting_leaves_out_who_opted_out_and_takes_nothing_of_the_service(at: Wimi) -> None:
    """A purpose of its own: its audience loses who said no, however they are known; accounts never serve a campaign."""
    assert used(at, "prospecting", "crm.contacts") == [1, 2]
    campaign = at.use("prospecting", "service.accounts")
    assert (campaign.code, campaign.json["reason"]) == (1, "`service.accounts` is not held for `prospecting`")

    assert at.choose("refuse", "prospecting", "phone=+33 1 99 00 00 12").json["said"] == "objected"
    assert used(at, "prospecting", "crm.contacts") == [2]
    assert [one["code"] for one in at.use("prospecting", "crm.contacts").json["left"]] == ["objected"]
    at.run("crm", "UPDATE contacts SET origin = 'contact-form'")
    assert used(at, "contact-assistance", "crm.contacts") == [1, 2]


@pytest.mark.clause("wimi-7.19")
def test_a_survey_leaves_out_who_objected(at: Wimi) -> None:
    """The wave goes to those who did not object, and neither their address nor their earlier answers are read."""
    assert used(at, "satisfaction-survey", "service.accounts") == [1, 2]
    at.choose("object", "satisfaction-survey", f"email={ADA}")

    assert used(at, "satisfaction-survey", "service.accounts") == [2]
    assert used(at, "satisfaction-survey", "service.surveys") == [2]
    alone = at.use("satisfaction-survey", "service.accounts", "--identify", f"email={ADA}")
    assert (alone.code, alone.json["reason"]) == (1, "of people who objected")


def test_what_a_contract_needs_leaves_no_choice(at: Wimi) -> None:
    """One cannot object to what the contract needs, and is told so; nothing is recorded."""
    said = at.kept("choice", "object", "billing", ".", "--identify", f"email={IDA}")

    assert said.code == 1
    assert "rests on a contract or on the law" in said.err
    assert at.kept("choice", "show", ".", "--identify", f"email={IDA}", "--format", "json").json == []


def test_a_yes_ends_a_no_and_lapses_with_its_day(tmp_path: Path) -> None:
    """A consent for a time holds through its last day; what was said last is what holds, and all of it is shown."""
    at = wimi(tmp_path)
    at.put("service.accounts", account(1, ADA))
    at.put("service.payment_methods", {"id": 1, "account_id": 1, "holder": "A. Lovelace", "masked_number": "**** 0005"})

    def then(*day: str) -> list[str]:
        return [one["code"] for one in at.use("kept-payment-method", "service.payment_methods", *day).json["left"]]

    person = f"email={ADA.upper()}"
    at.choose("refuse", "kept-payment-method", person)
    assert then() == ["refused"]
    more = ("--until", "2026-12-31", "--method", "phone", "--by", "Zoe Exemple")
    at.choose("give", "kept-payment-method", person, more=more)
    assert (then("--on", "2026-12-31"), then("--on", "2027-01-01")) == ([], ["expired"])

    shown = at.kept("choice", "show", ".", "--identify", f"email={ADA}", "--format", "json").json
    assert [(one["said"], one["method"]) for one in shown] == [("refused", "form"), ("given", "phone")]
    journal = str(at.journalled("choice.record"))
    assert "ada@" not in journal.lower()
    assert "Zoe" not in journal


def test_a_consent_opens_what_was_given_for_something_else(tmp_path: Path) -> None:
    """Data given to be answered does not serve the newsletter, until its person asks for the newsletter."""
    at = wimi(tmp_path)
    at.put("crm.contacts", contact(1, THEO), contact(2, NOE))
    assert used(at, "newsletter", "crm.contacts") == []

    at.choose("give", "newsletter", f"email={THEO}")
    assert used(at, "newsletter", "crm.contacts") == [1]
