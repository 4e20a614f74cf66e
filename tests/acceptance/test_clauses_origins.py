"""Where data came from: told each time, kept with the record, and told to people whose data others gave."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.denaroo import denaroo
from tests.acceptance.office import Office, Said
from tests.acceptance.ouicom import ouicom
from tests.acceptance.wimi import contact, wimi
from tests.acceptance.workshop import workshop

SIGNING = {
    "surname": "Ferrand",
    "first_name": "Max",
    "postal_address": "9 rue Basse",
    "email": "max@mail.example",
    "phone": "01 99 77 88 99",
}
LIST = ("seller=list-seller", "list-date=2026-10-01", "scope=offers by e-mail to companies", "proof=opt-in file 7")
TODAY = date.today()  # noqa: DTZ011 - the command reads the same clock


def given(at: Office, point: str, values: dict[str, str], *told: str) -> Said:
    """Values at a point, with what is told of their origin."""
    return at.collect(point, values, *(word for one in told for word in ("--with", one)))


def codes(said: Said) -> list[str]:
    """Why it was refused."""
    return [one["code"] for one in said.json["refused"]]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """OUICOM over an empty customer file."""
    return ouicom(tmp_path_factory.mktemp("ouicom"))


@pytest.mark.clause("ouicom-0.12")
def test_a_call_says_its_day_and_its_agent(shop: Office) -> None:
    """A call is logged under the rules of the forms: by its agent, with its day; without an agent it is not taken in."""
    call = {"surname": "Noiret", "phone": "01 99 12 12 12", "message": "Ring me on Monday"}
    assert codes(given(shop, "telephone", call)) == ["origin-not-told"]
    assert codes(given(shop, "telephone", call | {"birth_date": "1990-01-01"}, "agent=A-12")) == ["undeclared-field"]
    assert given(shop, "telephone", call, "agent=A-12").code == 0

    (record,) = shop.rows("contacts", "last_name = 'Noiret'")
    assert (record["origin"], record["taken_by"]) == ("telephone", "A-12")
    assert record["created_at"].startswith(TODAY.isoformat())
    assert record["phone"] == call["phone"]
    entry = shop.journalled("collection.receive")[-1]
    assert entry["about"]["channel"] == "telephone"
    assert "A-12" not in json.dumps(entry)


@pytest.mark.clause("ouicom-0.13")
def test_what_a_signing_brings_carries_its_contract(shop: Office) -> None:
    """The parties of a contract, and the contract itself, say that they came by its drawing up, and which one it is."""
    signed = SIGNING | {"contract_terms": "a year of advice"}
    assert codes(given(shop, "contract-formalisation", signed)) == ["origin-not-told"]
    assert given(shop, "contract-formalisation", signed, "contract=C-2026-7").code == 0

    (party,) = shop.rows("contacts", "email = 'max@mail.example'")
    (contract,) = shop.rows("contracts", f"contact_id = {party['id']}")
    assert (party["origin"], party["under_contract"]) == ("contract-formalisation", "C-2026-7")
    assert (contract["origin"], contract["reference"]) == ("contract-formalisation", "C-2026-7")
    copy = json.dumps(shop.access("max@mail.example"), ensure_ascii=False)
    assert "the drawing up and the signing of contracts – the reference of the contract: C-2026-7" in copy


@pytest.mark.clause("ouicom-0.14")
def test_what_a_running_contract_brings_says_so(shop: Office) -> None:
    """A change of its terms is saved with the follow-up as its origin, and the contract that it changes."""
    party = SIGNING | {"email": "eva@mail.example", "phone": "01 99 00 00 77"}
    assert given(shop, "contract-formalisation", party, "contract=C-2026-8").code == 0
    change = {"email": "eva@mail.example", "contract_terms": "two years of advice"}
    assert codes(given(shop, "contract-monitoring", change)) == ["origin-not-told"]
    assert given(shop, "contract-monitoring", change, "contract=C-2026-8").code == 0

    (known,) = shop.rows("contacts", "email = 'eva@mail.example'")
    (saved,) = shop.rows("contracts", f"contact_id = {known['id']}")
    assert (saved["origin"], saved["reference"]) == ("contract-monitoring", "C-2026-8")
    assert (saved["terms"], known["origin"]) == ("two years of advice", "contract-formalisation")


@pytest.mark.clause("ouicom-0.15")
def test_an_import_names_its_origin_and_opens_the_duty_to_inform(tmp_path: Path) -> None:
    """Without an origin, or with an open one that nobody describes, nothing comes in; described, people are to be told."""
    at = ouicom(tmp_path)
    file = tmp_path / "fair.csv"
    file.write_text("surname;email\nVasseur;lou@mail.example\nMartel;zoe@mail.example\n", "utf-8")
    nowhere, unnamed = at.kept("collect", "--csv", file), at.kept("collect", "elsewhere", ".", "--csv", file)
    undescribed = at.kept("collect", "other", ".", "--csv", file, "--format", "json")
    assert (nowhere.code, unnamed.code, undescribed.code) == (2, 1, 1)
    assert "Missing argument" in nowhere.err
    assert "unknown-point" in unnamed.err
    assert [line["codes"] for line in undescribed.json["lines"]] == [["origin-not-told"]] * 2
    assert at.rows("contacts") == []

    told = at.kept("collect", "other", ".", "--csv", file, "--with", "description=visitors of our stand")
    assert (told.code, "2 records received" in told.out) == (0, True)
    assert {row["came_by"] for row in at.rows("contacts")} == {"visitors of our stand"}
    (task,) = at.kept("inform", ".", "--format", "json").json
    assert (task["point"], task["holding"], task["records"], task["late"]) == ("other", "crm.contacts", 2, 0)
    assert TODAY + timedelta(28) <= date.fromisoformat(task["due"]) <= TODAY + timedelta(31)


@pytest.mark.clause("ouicom-1.19")
def test_an_import_is_screened_line_by_line(tmp_path: Path) -> None:
    """A line that speaks of an illness is held, and told by its number alone; the others come in."""
    at = ouicom(tmp_path)
    file = tmp_path / "calls.csv"
    file.write_text(
        "surname,first_name,phone,email,message\n"
        "Vasseur,Lou,01 99 44 55 66,lou@mail.example,Please call me\n"
        "Martel,Zoe,01 99 11 22 33,zoe@mail.example,I am diabetic\n",
        "utf-8",
    )
    done = at.kept("collect", "contact-form", ".", "--csv", file, "--format", "json")
    assert (done.code, done.json["received"], done.json["refused"]) == (1, 1, 1)
    assert done.json["lines"] == [{"line": 3, "codes": ["sensitive-content"], "fields": ["message"]}]
    assert [row["body"] for row in at.rows("messages")] == ["Please call me"]
    assert "diabetic" not in done.out + done.err + json.dumps(at.journalled("collection.receive"))


@pytest.mark.clause("wimi-5.3.03")
def test_what_research_found_waits_for_its_notice(tmp_path: Path) -> None:
    """Before the notice a message has nobody to go to, within the month and after it; once it went out, it has."""
    at = wimi(tmp_path)
    found = {"name": "Theo Martin", "email": "theo@mail.example", "list_origin": "Directory of towns"}
    assert at.collect("market-research", found, "--people", "prospects").code == 0
    (record,) = at.rows("crm.contacts")
    assert (record["origin"], record["told_of_source_on"]) == ("market-research", None)

    for day in (TODAY, TODAY + timedelta(40)):
        blocked = at.use("prospecting", "crm.contacts", "--on", day)
        assert (blocked.code, blocked.json["records"]) == (1, [])
        assert "the person was not told yet" in blocked.json["reason"]
    late = at.kept("inform", ".", "--on", TODAY + timedelta(40))
    assert (late.code, "1 past their day" in late.out) == (1, True)
    assert "en retard" in at.kept("inform", ".", "--on", TODAY + timedelta(40), language="fr").out

    assert at.kept("inform", ".", "--told", "market-research").code == 0
    assert len(at.use("prospecting", "crm.contacts").json["records"]) == 1
    assert at.kept("inform", ".", "--format", "json").json == []
    assert at.journalled("source.tell")[-1]["about"]["records"] == 1


@pytest.mark.clause("wimi-5.3.04")
def test_a_bought_list_comes_with_its_seller_and_its_proof(tmp_path: Path) -> None:
    """Without its seller, date, scope or proof no line comes in; with them each record shows the seller and its notice."""
    at = wimi(tmp_path)
    file = tmp_path / "list.csv"
    file.write_text(
        "name,email,list_origin\nTheo Martin,theo@mail.example,List 7\nIda Noir,ida@mail.example,List 7\n", "utf-8"
    )

    def bring(*told: str) -> Said:
        words = [word for one in told for word in ("--with", one)]
        return at.kept(
            "collect", "bought-lists", ".", "--csv", file, "--people", "prospects", *words, "--format", "json"
        )

    for missing in LIST:
        refused = bring(*(one for one in LIST if one != missing))
        assert (refused.code, refused.json["received"]) == (1, 0)
    assert bring("seller=somebody-else", *LIST[1:]).json["lines"][0]["codes"] == ["another-seller"]
    assert at.rows("crm.contacts") == []

    assert bring(*LIST).json["received"] == 2
    assert at.kept("inform", ".", "--told", "bought-lists", "--on", TODAY).code == 0
    for row in at.rows("crm.contacts"):
        assert (row["origin"], row["list_seller"], row["told_of_source_on"]) == (
            "bought-lists",
            "list-seller",
            TODAY.isoformat(),
        )
        assert (row["list_date"], row["list_scope"], row["list_proof"]) == (
            "2026-10-01",
            *(one.partition("=")[2] for one in LIST[2:]),
        )
    assert "the seller of the list: list-seller" in json.dumps(at.access("ida@mail.example"))


def test_what_people_gave_themselves_waits_for_nothing(tmp_path: Path) -> None:
    """A form's record beside one that research found: only the latter is left out."""
    at = wimi(tmp_path)
    at.put("crm.contacts", contact(1, "ada@mail.example"), contact(2, "theo@mail.example", origin="market-research"))
    said: Any = at.use("relationship-management", "crm.contacts").json
    assert [record["email"] for record in said["records"]] == ["ada@mail.example"]


@pytest.mark.clause("ou-serrurier-2.08")
def test_a_call_of_a_client_is_logged(tmp_path: Path) -> None:
    """The note of a call says for which purpose, by which channel and by whom it was taken."""
    at = workshop(tmp_path)
    call = {"surname": "Vasseur", "phone": "01 99 44 55 66", "call_note": "Asks when the locksmith comes"}
    assert codes(given(at, "customer-service-phone", call)) == ["origin-not-told"]
    assert given(at, "customer-service-phone", call, "agent=A-3").code == 0

    (note,) = at.rows("calls")
    assert (note["note"], note["agent"]) == (call["call_note"], "A-3")
    assert (note["channel"], note["purpose"]) == ("telephone", "relations-phone")


@pytest.mark.clause("denaroo-6.04")
def test_what_a_client_supplies_says_which_client(tmp_path: Path) -> None:
    """The user whom a client names carries the way they came by and that client; without one, or under two, nothing comes in."""
    at = denaroo(tmp_path)
    user = {"surname": "Bell", "first_name": "Uma", "identity_email": "uma@client-b.example"}
    point = "client-import"
    assert codes(Office.collect(at, point, user)) == ["no-client"]
    assert codes(at.collect(point, user, "--client", "client-a", "--with", "client=client-b")) == ["two-clients"]
    assert Office.collect(at, point, user, "--with", "client=client-b").code == 0

    (account,) = at.rows("platform.accounts", "email = 'uma@client-b.example'")
    assert (account["origin"], account["client"]) == ("client-import", "client-b")
    assert "client-b" not in json.dumps(at.journalled("collection.receive"))
