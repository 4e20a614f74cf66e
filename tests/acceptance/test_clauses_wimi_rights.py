"""People ask Wimi: what is held, what goes, what stays and by which law, in a copy, a letter or a refusal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.acceptance.office import read
from tests.acceptance.test_clauses_wimi_use import ADA, IDA, LATELY, THEO, peopled
from tests.acceptance.wimi import Wimi, account, contact, wimi


@pytest.fixture
def at(tmp_path: Path) -> Wimi:
    """Wimi with its people."""
    return peopled(tmp_path)


@pytest.mark.clause("wimi-7.13", "wimi-12.01")
def test_erasure_stops_before_the_accounts_and_says_so(at: Wimi) -> None:
    """Ada asks to be erased: what the law binds stays, with its article, and her tickets, connections and scores go."""
    at.run("service", "UPDATE accounts SET closed_on = ?", LATELY)
    at.run("service", "UPDATE invoices SET fiscal_year_end = '2025-12-31'")
    folder = at.answer("erasure", ADA)

    assert [row["billed_name"] for row in at.rows("service.invoices")] == ["Analytical"]
    assert at.rows("service.usage") == []
    reply = read(folder / "index.html")
    assert "art. L123-22 of the French Commercial Code" in reply
    assert "31 December 2035" in reply
    assert "code de commerce" in read(folder / "index.fr.html")


@pytest.mark.clause("wimi-7.11", "wimi-10.06")
def test_a_letter_about_rights_is_a_case_from_the_day_it_came(at: Wimi) -> None:
    """A letter of 2 March, entered later, is a case; its month runs from the day it was received."""
    opened = at.kept("request", "new", ".", "--right", "access", "--identify", f"email={THEO}",
                     "--received", "2026-03-02", "--channel", "post", "--by", "Zoe", "--format", "json")  # fmt: skip

    case = opened.json
    assert (opened.code, case["received"], case["channel"]) == (0, "2026-03-02", "post")
    assert case["legal"] == "2026-04-02"
    assert [each["id"] for each in at.kept("request", "list", ".", "--format", "json").json] == [case["id"]]


@pytest.mark.clause("wimi-10.01")
def test_yes_or_no(at: Wimi) -> None:
    """Known: yes, with what is held. Unknown: no, after a search of every store."""
    assert at.access(THEO)["records"] > 0
    assert at.access("nobody@mail.example")["records"] == 0


@pytest.mark.clause("wimi-10.08")
def test_the_copy_is_whole(at: Wimi) -> None:
    """Every table that holds something of Ada is in her copy, field by field, with its value."""
    held = {each["holding"]: each["records"][0]["values"] for each in at.access(ADA)["holdings"]}

    assert held["service.accounts"]["name"] == "Ada Lovelace"
    assert held["service.connections"]["ip_address"] == "192.0.2.7"
    assert held["service.contracts"] == {"contract_reference": "W-1", "signatory": "Ada Lovelace"}
    assert held["service.payments"]["masked_number"] == "**** 0005"
    assert held["service.tickets"] == {"support_subject": "Login", "support_exchange": "Help"}
    assert set(held) == {f"service.{table}" for table in ("accounts", "connections", "usage", "contracts", "payments", "invoices", "debts", "tickets")}  # fmt: skip


@pytest.mark.clause("wimi-10.02")
def test_access_tells_all_that_article_15_asks(tmp_path: Path) -> None:
    """Theo, who is in a segment, gets his data, and why, by whom, how long, from where, by what logic, and his rights."""
    at = wimi(tmp_path)
    at.put("crm.contacts", contact(1, THEO, list_origin="Directory of towns", origin="market-research"))
    at.put("crm.segments", {"id": 1, "contact_id": 1, "segment": "small teams", "computed_on": LATELY})
    folder = at.answer("access", THEO)
    told = json.loads((folder / "answer.json").read_text("utf-8"))

    (record,) = told["holdings"][0]["records"]
    assert record["values"]["email"] == THEO
    assert record["origin"]["en"].startswith("market research")
    assert record["kept"][0]["until"]
    assert {each["en"] for held in told["holdings"] for each in held["categories"]} >= {"identification", "segments"}
    assert "Relation Exemple SAS" in {each["name"]["en"] for each in told["recipients"]}
    assert {right["id"] for right in told["rights"]["open"]} >= {"rectification", "erasure", "restriction", "objection"}
    assert told["rights"]["complaint"]["to"]["en"] == "CNIL"
    (segmentation,) = [each for each in told["purposes"] if each["id"] == "purposes.segmentation"]
    assert segmentation["is"]["fr"] == "regrouper les personnes qui ont des besoins proches"
    assert "place you in a segment" in segmentation["profiling"]["logic"]["en"]
    assert "Profiling: the service, the plan" in read(folder / "index.html")
    assert "Profilage : le service, la formule" in read(folder / "index.fr.html")


@pytest.mark.clause("wimi-12.02", "wimi-12.12")
def test_erasure_reaches_one_person_everywhere(tmp_path: Path) -> None:
    """Of two people of one company, one asks: nothing of that one is left in any store, the other's records are untouched."""
    at = wimi(tmp_path)
    at.put("crm.contacts", contact(1, THEO), contact(2, "lou@mail.example"))
    at.put("crm.messages", {"id": 1, "contact_id": 1, "body": "Hello", "received_at": f"{LATELY} 09:00:00"},
           {"id": 2, "contact_id": 2, "body": "Good day", "received_at": f"{LATELY} 09:00:00"})  # fmt: skip
    at.answer("erasure", THEO)

    assert [row["email"] for row in at.rows("crm.contacts")] == ["lou@mail.example"]
    assert [row["body"] for row in at.rows("crm.messages")] == ["Good day"]
    assert at.access(THEO)["records"] == 0
    certified = [entry["about"]["records"] for entry in at.journalled("request.erase") if entry["stage"] == "done"]
    assert sum(certified) == 2
    assert at.kept("journal", "verify", ".").code == 0


@pytest.mark.clause("wimi-12.13")
def test_an_unknown_hand_erases_nothing(at: Wimi) -> None:
    """In doubt a proof is awaited; until it has come, the erasure is not carried out."""
    opened = at.kept(
        "request", "new", ".", "--right", "erasure", "--identify", f"email={THEO}", "--doubt", "--format", "json"
    )
    tried = at.kept("request", "fulfil", ".", opened.json["id"], "--yes")

    assert tried.code != 0
    assert [row["email"] for row in at.rows("crm.contacts")] == [THEO]


@pytest.mark.clause("wimi-23.01")
def test_a_refusal_says_where_to_complain(at: Wimi) -> None:
    """In both languages the letter of refusal names the authority, as the notice and every answer do."""
    opened = at.kept("request", "new", ".", "--right", "access", "--identify", f"email={THEO}", "--format", "json").json
    refused = at.kept(
        "request", "refuse", ".", opened["id"], "--ground", "excessive", "--by", "Zoe", "--why", "The sixth this week."
    )

    assert refused.code == 0, refused.err
    (folder,) = at.folder.glob("answers/R-*")
    for name in ("index.html", "index.fr.html"):
        letter = read(folder / name)
        assert "CNIL" in letter
        assert "www.cnil.fr/fr/plaintes" in letter
    assert at.kept("check", ".").code == 0
    at.edit(("    - complaint\n", ""))
    assert "right-missing" in at.kept("check", ".").out


@pytest.mark.clause("wimi-12.03")
def test_what_is_needed_no_longer_is_erased_on_request(tmp_path: Path) -> None:
    """Ida's account is closed and goes when she asks; Ada's contract runs, so hers stays, and she is told why."""
    at = wimi(tmp_path)
    at.put("service.accounts", account(1, ADA), account(2, IDA, role="member", closed_on=LATELY))
    told = {email: json.loads((at.answer("erasure", email) / "answer.json").read_text("utf-8")) for email in (ADA, IDA)}

    assert [row["email"] for row in at.rows("service.accounts")] == [ADA]
    assert [(held["erased"], held["stays"]) for held in told[IDA]["holdings"]] == [(1, [])]
    (held,) = told[ADA]["holdings"]
    assert [(stay["ground"], stay["article"]["id"]) for stay in held["stays"]] == [("contract-runs", "GDPR 17(1)(a)")]
