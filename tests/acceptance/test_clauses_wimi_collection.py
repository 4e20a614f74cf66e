"""What Wimi takes in: each declared field at its point, nothing else, and nothing for nothing.

A day at Wimi: people fill in its forms, connect, pay; then some of them ask for their data.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.wimi import Wimi, account, wimi

TODAY, DAY = datetime.now(UTC).date(), timedelta(days=1)
ADA, LOU, THEO = "ada@mail.example", "lou@mail.example", "theo@mail.example"
REGISTRATION = {"name": "Ada Lovelace", "email": ADA, "telephone": "01 99 00 12 34"}
QUESTION = {"name": "Theo Martin", "email": THEO, "message": "How many seats?"}
FOUND = {"name": "Lou Vasseur", "email": LOU, "list_origin": "Directory of towns"}
LOGIN = {"email": ADA, "ip_address": "192.0.2.7", "connection_time": "2026-11-20T08:15:00"}
SCREEN = {"device_type": "telephone", "browser_language": "fr-FR"}
PAYMENT = {"email": ADA, "account_holder": "A. Lovelace", "masked_number": "**** 0005"}
BILL = {"billed_name": "Analytical SARL", "billed_address": "1 rue Basse"}
GIVEN: dict[str, tuple[str, dict[str, str]]] = {
    "registration-form": ("clients", REGISTRATION),
    "armoured-registration-form": ("clients", {"name": "Max Ferrand", "email": "max@mail.example"}),
    "contact-form": ("prospects", QUESTION),
    "market-research": ("prospects", FOUND),
    "connection": ("clients", LOGIN | SCREEN),
    "payment": ("clients", PAYMENT | BILL),
}


class Day:
    """What the command answered at each point, and Wimi afterwards."""

    def __init__(self, at: Wimi) -> None:
        self.at = at
        self.told: dict[str, Any] = {}
        for point, (people, given) in GIVEN.items():
            said = at.collect(point, given, "--people", people)
            assert said.code == 0, said.out + said.err
            self.told[point] = said.json


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """Somebody at each collection point."""
    return Day(wimi(tmp_path_factory.mktemp("wimi")))


@pytest.fixture
def at(tmp_path: Path) -> Wimi:
    """Wimi on a day when nobody has come yet."""
    return wimi(tmp_path)


@pytest.mark.parametrize(
    ("point", "table", "purpose"),
    [
        pytest.param(
            "registration-form",
            "service.accounts",
            "service-registration",
            marks=pytest.mark.clause("wimi-1.04", "wimi-5.3.01", "wimi-7.02"),
        ),
        pytest.param(
            "armoured-registration-form",
            "service.accounts",
            "service-registration",
            marks=pytest.mark.clause("wimi-1.05"),
        ),
        pytest.param(
            "contact-form", "crm.contacts", "contact-assistance", marks=pytest.mark.clause("wimi-5.3.02")
        ),
    ],
)  # fmt: skip
def test_a_record_carries_its_form_its_version_and_its_purpose(day: Day, point: str, table: str, purpose: str) -> None:
    """The stored record says through which form it came; the version shown and the purposes are told and journalled."""
    told, given = day.told[point], GIVEN[point][1]

    (row,) = [row for row in day.at.rows(table) if row["email"] == given["email"]]
    assert row["origin"] == point
    assert row["full_name"] == given["name"]
    assert (told["version"], told["fields"]) == (1, sorted(given))
    assert purpose in told["purposes"]
    traces = [entry["about"] for entry in day.at.journalled("collection.receive") if entry["stage"] == "done"]
    assert [trace["version"] for trace in traces if trace["point"] == point] == [1]


@pytest.mark.parametrize(
    ("point", "site"),
    [
        pytest.param("registration-form", "wimi", marks=pytest.mark.clause("wimi-5.2.03")),
        pytest.param("armoured-registration-form", "wimi-armoured", marks=pytest.mark.clause("wimi-5.2.04")),
    ],
)
def test_an_account_says_which_service_it_is_for(day: Day, point: str, site: str) -> None:
    """The account names the form it was opened with; the form belongs to one service, and that service stands in the copy."""
    from kept.load import load_folder

    policy = load_folder(day.at.folder).policy
    email = GIVEN[point][1]["email"]
    copy = day.at.access(email)

    (record,) = copy["holdings"][0]["records"]
    origin = record["origin"]["id"].removeprefix("collection.")
    assert origin == point
    assert policy.collection[origin].service == site


FIELDS = {
    "name": ("identification", "wimi-6.1.02"),
    "email": ("identification", "wimi-6.1.03"),
    "telephone": ("identification", "wimi-6.1.04"),
}


@pytest.mark.parametrize(
    ("field", "category"),
    [pytest.param(field, kind, marks=pytest.mark.clause(name)) for field, (kind, name) in FIELDS.items()],
)
def test_identification_comes_back_and_goes(at: Wimi, field: str, category: str) -> None:
    """A client's and a prospect's name, address and number are in their copy, under identification, and go with their clock."""
    prospect = QUESTION | {"telephone": "01 99 44 55 66"}
    assert at.collect("registration-form", REGISTRATION, "--people", "clients").code == 0
    assert at.collect("contact-form", prospect, "--people", "prospects").code == 0

    for given in (REGISTRATION, prospect):
        (held,) = [each for each in at.access(given["email"])["holdings"] if "records" in each and each["columns"]][:1]
        assert category in [each["en"] for each in held["categories"]]
        assert held["records"][0]["values"][field] == given[field]

    at.run("service", "UPDATE accounts SET closed_on = ?", str(TODAY - DAY))
    at.run("crm", "UPDATE contacts SET last_inbound_at = ?", str(TODAY - 1100 * DAY))
    at.apply(str(TODAY))
    assert at.rows("service.accounts") == at.rows("crm.contacts") == []


@pytest.mark.parametrize(
    ("point", "people", "extra", "field"),
    [
        pytest.param(
            "contact-form", "prospects", QUESTION | {"birthday": "1 May"}, "birthday", marks=pytest.mark.clause("wimi-6.1.01")
        ),
        pytest.param(
            "connection", "clients", LOGIN | {"location": "Lille"}, "location", marks=pytest.mark.clause("wimi-6.2.01")
        ),
    ],
)  # fmt: skip
def test_a_field_that_nobody_declared_is_refused(
    at: Wimi, point: str, people: str, extra: dict[str, str], field: str
) -> None:
    """Behind the open words of the page the list is closed: one more field, and nothing at all is stored."""
    said = at.collect(point, extra, "--people", people)

    assert said.code == 1
    assert [(each["code"], each["field"]) for each in said.json["refused"]] == [("undeclared-field", field)]
    assert at.rows("crm.contacts") == at.rows("service.connections") == []
    assert at.journalled("collection.receive")[-1]["stage"] == "refused"


@pytest.mark.parametrize(
    ("field", "column"),
    [
        pytest.param("connection_time", "connected_at", marks=pytest.mark.clause("wimi-6.2.02")),
        pytest.param("device_type", "device", marks=pytest.mark.clause("wimi-6.2.03")),
        pytest.param("browser_language", "accept_language", marks=pytest.mark.clause("wimi-6.2.04")),
    ],
)
def test_a_login_leaves_what_was_declared_and_for_a_year(at: Wimi, field: str, column: str) -> None:
    """The log entry holds the hour, the device and the language; a year to the day it is there, the next day it is gone."""
    at.put("service.accounts", account(1, ADA))
    given = {**LOGIN, **SCREEN}
    assert at.collect("connection", given, "--people", "clients").code == 0

    (entry,) = at.rows("service.connections")
    assert str(entry[column]).startswith(given[field][:10])
    at.put(
        "service.connections",
        {"id": 9, "account_id": 1, "ip": "192.0.2.9", "connected_at": "2025-03-01 10:00:00"} | {column: given[field]}
        if column != "connected_at"
        else {"id": 9, "account_id": 1, "ip": "192.0.2.9", "connected_at": "2025-03-01 10:00:00"},
    )
    at.apply("2026-03-01")
    assert [row["id"] for row in at.rows("service.connections")] == [1, 9]
    at.apply("2026-03-02")
    assert [row["id"] for row in at.rows("service.connections")] == [1]


@pytest.mark.clause("wimi-6.1.06")
def test_banking_data_waits_until_a_prospect_is_a_client(at: Wimi) -> None:
    """The same card, refused of a prospect and taken of a client."""
    at.put("service.accounts", account(1, ADA))
    refused = at.collect("payment", {**PAYMENT, **BILL}, "--people", "prospects")
    assert refused.code == 1
    assert "other-people" in {each["code"] for each in refused.json["refused"]}
    assert at.rows("service.payments") == []

    assert at.collect("payment", {**PAYMENT, **BILL}, "--people", "clients").code == 0
    assert [row["masked_number"] for row in at.rows("service.payments")] == ["**** 0005"]


@pytest.mark.clause("wimi-4.01")
def test_data_from_nowhere_is_refused_and_traced(at: Wimi) -> None:
    """Only a declared point lets data in: another origin is refused, and the journal has it."""
    refused = at.collect("list-found-on-a-stick", FOUND, "--people", "prospects")

    assert (refused.code, refused.json["refused"][0]["code"]) == (1, "unknown-point")
    assert at.rows("crm.contacts") == []
    (trace,) = at.journalled("collection.receive")
    assert (trace["stage"], trace["about"]["reasons"]) == ("refused", ["unknown-point"])


@pytest.mark.clause("wimi-1.07")
def test_clients_are_a_kind_of_people_and_strangers_are_not(at: Wimi) -> None:
    """What a client gives is taken; of a kind of people that the policy does not name, nothing is."""
    assert at.collect("registration-form", REGISTRATION, "--people", "clients").code == 0
    refused = at.collect("registration-form", REGISTRATION, "--people", "passers-by")

    assert refused.code == 1
    assert "other-people" in {each["code"] for each in refused.json["refused"]}
    assert len(at.rows("service.accounts")) == 1


@pytest.mark.clause("wimi-1.08")
def test_prospects_have_their_own_clock_and_their_own_objection(at: Wimi) -> None:
    """A prospect's record falls under the three years of prospects; what governs it is told, with the right to object."""
    at.collect("contact-form", QUESTION, "--people", "prospects")
    answer = at.access(THEO)

    (kept,) = [each for each in answer["holdings"][0]["records"][0]["kept"] if "email" in each["fields"]]
    assert kept["by"] == ["retention.prospects"]
    assert kept["until"] > str(TODAY + 1090 * DAY)
    governs = at.kept("explain", "prospects", ".", "--format", "json").json["people"][0]
    prospecting = next(each for each in governs["purposes"] if each["purpose"] == "prospecting")
    assert prospecting["basis"].startswith("legitimate interest")
    assert "objection" in json.dumps(answer)


@pytest.mark.parametrize(
    ("point", "purposes"),
    [
        pytest.param("contact-form", "[contact-assistance, relationship-management]", marks=pytest.mark.clause("wimi-1.10")),
        pytest.param("survey", "[satisfaction-survey]", marks=pytest.mark.clause("wimi-5.2.01")),
    ],
)  # fmt: skip
def test_what_serves_no_purpose_is_not_taken(at: Wimi, point: str, purposes: str) -> None:
    """A form whose purposes were taken away receives nothing, and the check names it."""
    at.edit((f"for: {purposes}\n", "for: []\n"))
    given = QUESTION if point == "contact-form" else {"satisfaction": "4"}
    people = "prospects" if point == "contact-form" else "clients"
    refused = at.collect(point, given, "--people", people)

    assert refused.code == 1
    assert {each["code"] for each in refused.json["refused"]} == {"no-purpose"}
    assert at.rows("crm.contacts") == []


@pytest.mark.clause("wimi-5.4.02")
def test_a_missing_answer_is_told_with_what_it_costs(at: Wimi) -> None:
    """Without the address there is no account, and the form says so in both languages."""
    refused = at.collect("registration-form", {"name": "Ada Lovelace"}, "--people", "clients")

    (missing,) = refused.json["refused"]
    assert (refused.code, missing["code"], missing["field"]) == (1, "required-missing", "email")
    assert "your account cannot be opened" in missing["en"]
    assert "votre compte ne peut pas être ouvert" in missing["fr"]
    assert at.rows("service.accounts") == []


@pytest.mark.clause("wimi-17.01")
def test_each_field_of_a_form_is_required_or_optional(at: Wimi) -> None:
    """A field that is neither is an error of the policy, at its line."""
    at.edit(("telephone: optional, message: required", "telephone: perhaps, message: required"))
    checked = at.kept("check", ".", "--format", "json")

    assert checked.code == 1
    text = (at.folder / "policy.yaml").read_text("utf-8").splitlines()
    errors = [text[each["line"] - 1] for each in checked.json["findings"] if each["severity"] == "error"]
    assert any("telephone: perhaps" in line for line in errors)


@pytest.mark.clause("wimi-17.03")
def test_a_required_field_says_what_its_absence_costs(at: Wimi) -> None:
    """A form that requires a field and tells no consequence fails the check."""
    at.edit(
        ("    refusing: {en: we cannot answer your question, fr: nous ne pouvons pas répondre à votre question}\n", "")
    )
    checked = at.kept("check", ".", "--format", "json")

    assert checked.code == 1
    (finding,) = [each for each in checked.json["findings"] if each["code"] == "required-without-feature"]
    assert finding["severity"] == "error"
    assert "collection.contact-form" in finding["about"]
