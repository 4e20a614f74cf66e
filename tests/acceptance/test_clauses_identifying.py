"""What leads to a person goes out neither as pseudonymised nor as anonymous: field by field, through `kept use --as`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.denaroo import CLIENT, EMAIL, PHONE, Denaroo, denaroo
from tests.acceptance.wimi import Wimi, account, wimi

POST = "      position: {en: post held"
ADDED = f"""\
      vehicle: {{en: licence plate, fr: plaque d’immatriculation}}
      portrait: {{en: image, fr: image}}
      greeting: {{en: voice, fr: voix}}
{POST}"""
HELD = "      position: position\n      vehicle: plate\n      portrait: portrait\n      greeting: greeting\n"


def row(clause: str, *values: object) -> Any:
    """A field, under the clause that names it."""
    return pytest.param(*values, id=clause, marks=pytest.mark.clause(f"denaroo-{clause}"))


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Denaroo:
    """Denaroo, whose contacts also have a number plate, a picture and a voice greeting."""
    made = denaroo(tmp_path_factory.mktemp("denaroo"))
    for column in ("plate", "portrait", "greeting"):
        made.run("crm", f"ALTER TABLE contacts ADD COLUMN {column} TEXT")
    made.run("crm", "UPDATE contacts SET plate = 'AA-000-AA', portrait = 'p.png', greeting = 'g.wav'")
    made.edit((POST, ADDED))
    made.edit(("      position: position\n", HELD), name="holdings.yaml")
    return made


def export(at: Denaroo, face: str, field: str) -> Any:
    """One field of the contacts, handed on as something."""
    return at.use("business", "crm.contacts", "--field", field, "--as", face).json


@pytest.mark.parametrize("field", [row("5.02", "contact_surname"), row("5.03", "contact_first_name")])
def test_what_says_who_somebody_is_is_never_pseudonymised(at: Denaroo, field: str) -> None:
    """A set that holds the field is refused as pseudonymised, with the field named; without it, the set goes out."""
    refused = export(at, "pseudonymised", field)
    assert (refused["granted"], refused["records"]) == (False, [])
    assert f"says who people are, by `{field}`" in refused["reason"]
    assert at.journalled("use.decide")[-1]["about"]["reason"] == "identifies-directly"

    assert export(at, "pseudonymised", "position")["granted"] is True


@pytest.mark.parametrize(
    "field",
    [
        row("5.04", "contact_phone"),
        row("5.05", "vehicle"),
        row("5.07", "contact_address"),
        row("5.08", "contact_email"),
        row("5.09", "greeting"),
        row("5.10", "portrait"),
    ],
)
def test_what_may_lead_to_somebody_is_never_anonymous(at: Denaroo, field: str) -> None:
    """A set that holds the field is refused as anonymous, and nothing is read; pseudonymised, a pseudonym stands there."""
    refused = export(at, "anonymous", field)
    assert (refused["granted"], refused["records"]) == (False, [])
    assert f"may lead to a person, by `{field}`" in refused["reason"]
    assert at.journalled("use.decide")[-1]["about"]["reason"] == "leads-to-a-person"

    (record,) = export(at, "pseudonymised", field)["records"]
    assert set(record) == {"id", field}
    assert all(str(value).startswith("p:") for value in record.values())


def test_a_pseudonym_stands_for_the_same_value_and_tells_nothing_of_it(at: Denaroo) -> None:
    """Asked twice, the pseudonym is the same; neither the address nor the number occurs in what is handed on."""
    words = (
        "business",
        "crm.contacts",
        "--as",
        "pseudonymised",
        "--field",
        "contact_email",
        "--field",
        "contact_phone",
    )
    first, second = at.use(*words), at.use(*words)

    assert first.json["records"] == second.json["records"]
    assert EMAIL not in first.out
    assert PHONE not in first.out


@pytest.mark.clause("denaroo-8.10")
@pytest.mark.parametrize(
    ("holding", "field"), [("platform.licences", "licence"), ("platform.connection_records", "connection_licence")]
)
def test_a_licence_is_no_anonymous_number(at: Denaroo, holding: str, field: str) -> None:
    """A field that holds a licence is refused as anonymous: the licence is personal data, under every name it goes by."""
    client = ("--client", CLIENT) if holding == "platform.licences" else ()
    purpose = "licence-supply" if client else "licence-protection"
    assert at.use(purpose, holding, *client, "--field", field).json["granted"] is True

    refused = at.use(purpose, holding, *client, "--field", field, "--as", "anonymous").json
    assert (refused["granted"], refused["records"]) == (False, [])
    assert f"`{field}`" in refused["reason"]


@pytest.mark.clause("wimi-1.18")
def test_a_stable_identifier_is_enough_to_single_somebody_out(tmp_path: Path) -> None:
    """A set of clients without names but with the number of their contract is refused as anonymous."""
    at: Wimi = wimi(tmp_path)
    at.put("service.accounts", account(1, "ada@mail.example"))
    at.put("service.contracts", id=7, account_id=1, reference="W-7", signatory="Ada", signed_on="2026-03-02")
    named = ("--field", "contract_reference")
    assert at.use("service-subscription", "service.contracts", *named).json["records"] == [
        {"id": 7, "contract_reference": "W-7"}
    ]

    refused = at.use("service-subscription", "service.contracts", *named, "--as", "anonymous").json
    assert (refused["granted"], refused["records"]) == (False, [])
    assert "by `contract_reference`" in refused["reason"]


@pytest.mark.parametrize(
    ("written", "face", "reason"),
    [
        ("directly", "pseudonymised", "identifies-directly"),
        ("indirectly", "anonymous", "leads-to-a-person"),
        ("never", "anonymous", "singles-people-out"),  # she is alone in the table all the same
    ],
)
def test_the_policy_says_how_a_field_leads_to_a_person(tmp_path: Path, written: str, face: str, reason: str) -> None:
    """What is written under `identifies` weighs more than what the name of the field tells."""
    at = denaroo(tmp_path)
    at.edit(("identifies: {contact_surname", f"identifies: {{position: {written}, contact_surname"))

    assert export(at, face, "position")["granted"] is False
    assert at.journalled("use.decide")[-1]["about"]["reason"] == reason


def test_whoever_is_alone_with_a_value_is_singled_out(tmp_path: Path) -> None:
    """Twelve people on the same plan go out without their keys; one more, alone on another plan, and nobody does."""
    at = wimi(tmp_path)
    at.put("service.accounts", *(account(number, f"p{number}@mail.example") for number in range(1, 13)))
    asked = ("service-subscription", "service.accounts", "--field", "plan", "--as", "anonymous")
    assert at.use(*asked).json["records"] == [{"plan": "team"}] * 12

    at.put("service.accounts", account(13, "zoe@mail.example", plan="embassy"))
    refused = at.use(*asked).json
    assert (refused["granted"], refused["records"]) == (False, [])
    assert (
        "the smallest group of people alike in every field is of 1, at least 11 are needed, and 50%"
        in refused["reason"]
    )


@pytest.mark.clause("denaroo-5.01")
def test_a_field_that_is_said_neither_personal_nor_not_is_refused(tmp_path: Path) -> None:
    """A column that nobody sorted stops the check and is read for no purpose; said personal, or not, it passes."""
    at = denaroo(tmp_path)
    at.run("crm", "ALTER TABLE contacts ADD COLUMN fax TEXT")
    checked = at.kept("check", ".", "--fail-on", "error", "--format", "json")
    assert checked.code == 1
    assert [one["code"] for one in checked.json["findings"] if "fax" in one["message"]] == ["undeclared-column"]
    assert at.kept("use", "business", ".", "--holding", "crm.contacts", "--field", "fax").code == 2

    at.edit(("not-personal: [kind, client, origin]", "not-personal: [kind, client, origin, fax]"), name="holdings.yaml")
    assert "fax" not in at.kept("check", ".", "--format", "json").out
