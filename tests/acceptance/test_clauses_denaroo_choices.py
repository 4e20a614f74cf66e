"""Denaroo's contact people: a category limited to what identifies and reaches them, and offers that go by their choice."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.acceptance.denaroo import EMAIL, Denaroo, denaroo

OTHER = "zoe@client-c.example"


@pytest.fixture
def at(tmp_path: Path) -> Denaroo:
    """Two contact people of two clients."""
    at = denaroo(tmp_path)
    at.run("crm", "UPDATE choices SET preferred_channel = NULL")
    at.put(
        "crm.contacts",
        id=2,
        origin="contract",
        email=OTHER,
        last_name="Roche",
        kind="-",
        created_at="2026-05-04",
        last_contact_at="2026-05-04",
    )
    return at


def chosen(at: Denaroo, said: str, purpose: str, *where: str) -> None:
    """The first of the two says so."""
    told = at.kept("choice", said, purpose, ".", "--identify", f"email={EMAIL}", *where)
    assert told.code == 0, told.out + told.err


def reached(at: Denaroo, purpose: str, *more: str) -> list[object]:
    """Whose address a send under the purpose gets."""
    return [one.get("contact_email") for one in at.use(purpose, "crm.contacts", *more).json["records"]]


@pytest.mark.clause("denaroo-16.07")
@pytest.mark.parametrize(
    ("field", "words"), [("shoe_size", "shoe size"), ("interest", "interests"), ("salary", "salary")]
)
def test_a_field_of_another_nature_is_refused(tmp_path: Path, field: str, words: str) -> None:
    """Contact-person data pass the check; a field that neither identifies nor reaches, added to them, is refused."""
    at = denaroo(tmp_path)
    assert "field-of-another-nature" not in at.kept("check", ".").out

    at.edit(
        (
            "      contact_surname: {en: surname, fr: nom}\n",
            f"      contact_surname: {{en: surname, fr: nom}}\n      {field}: {words}\n",
        )
    )

    refused = at.kept("check", ".", "--fail-on", "error")
    assert refused.code == 1
    assert f"error[field-of-another-nature]: `{field}` does not belong in `contacts`" in refused.out


@pytest.mark.clause("denaroo-20.01")
def test_who_refused_our_offers_is_left_out_of_the_send(at: Denaroo) -> None:
    """One refuses: her choice stands with its day and its entry in the journal, and the next send leaves her out."""
    assert reached(at, "commercial-messages", "--channel", "email") == [EMAIL, OTHER]

    chosen(at, "refuse", "commercial-messages")

    assert reached(at, "commercial-messages", "--channel", "email") == [OTHER]
    shown = at.kept("choice", "show", ".", "--identify", f"email={EMAIL}", "--format", "json")
    (entry,) = shown.json
    assert (entry["purpose"], entry["said"]) == ("commercial-messages", "refused")
    assert entry["at"][:4].isdigit()
    assert entry["entry"] in {
        one["seq"] for one in at.kept("journal", "show", ".", "--last", "99", "--format", "json").json
    }


@pytest.mark.clause("denaroo-20.02")
def test_offers_of_partners_are_off_until_chosen(at: Denaroo) -> None:
    """Nobody chose: handing addresses to the partner is refused; a choice for our own offers opens nothing of theirs."""
    chosen(at, "give", "commercial-messages")
    refused = at.use("partner-offers", "crm.contacts", "--to", "partner").json
    assert (refused["granted"], refused["records"]) == (False, [])
    assert [one["code"] for one in refused["left"]] == ["no-consent"]

    chosen(at, "give", "partner-offers", "--at", "choices")
    assert reached(at, "partner-offers", "--to", "partner") == [EMAIL]


@pytest.mark.clause("denaroo-20.03")
def test_a_send_goes_by_the_means_that_each_prefers(at: Denaroo) -> None:
    """One prefers e-mail: an SMS campaign leaves her out, one by e-mail reaches her; a send that names no means is refused."""
    at.run("crm", "DELETE FROM choices")
    assert reached(at, "commercial-messages", "--channel", "sms") == [EMAIL, OTHER]

    told = at.collect("choices", {"contact_email": EMAIL, "preferred_channel": "email"}, "--people", "representatives")

    assert told.code == 0, told.out + told.err
    sms = at.use("commercial-messages", "crm.contacts", "--channel", "sms").json
    assert [one["contact_email"] for one in sms["records"]] == [OTHER]
    assert [one["code"] for one in sms["left"]] == ["another-means"]
    assert reached(at, "commercial-messages", "--channel", "email") == [EMAIL, OTHER]
    assert at.use("commercial-messages", "crm.contacts").json["granted"] is False
