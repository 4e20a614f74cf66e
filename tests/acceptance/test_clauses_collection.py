"""What OUICOM takes in, and to whom it hands it: the clauses on collection and on subcontractors, through the command."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.ouicom import Ouicom, ouicom

FORM = {
    "surname": "Martel",
    "first_name": "Zoe",
    "phone": "01 99 11 22 33",
    "email": "zoe@mail.example",
    "message": "Ring me",
}
PROSPECT = {
    "surname": "Vasseur",
    "first_name": "Lou",
    "postal_address": "3 rue Haute",
    "email": "lou@mail.example",
    "phone": "01 99 44 55 66",
}
SIGNING = {
    "surname": "Ferrand",
    "first_name": "Max",
    "postal_address": "9 rue Basse",
    "email": "max@mail.example",
    "phone": "01 99 77 88 99",
}
HUB = {"email": "ida@mail.example"}
CALL = {"surname": "Noiret", "phone": "01 99 12 12 12"}
GIVEN = {
    "contact-form": ("prospects", FORM),
    "prospecting": ("prospects", PROSPECT),
    "contract-formalisation": ("partners", SIGNING),
    "hub": ("customers", HUB),
    "telephone": ("prospects", CALL),
}  # fmt: skip
TOLD = {"contract-formalisation": ("--with", "contract=C-2026-7"), "telephone": ("--with", "agent=A-12")}
ORIGINS = {
    "contact-form": "the contact forms of ouicom.fr",
    "prospecting": "commercial prospecting",
    "contract-formalisation": "the drawing up and the signing of contracts",
}


@dataclass(frozen=True, slots=True)
class Day:
    """A day at the office: what was given at each point, what was answered, and each person's copy of their data."""

    at: Ouicom
    told: dict[str, Any] = field(default_factory=dict)
    copies: dict[str, Any] = field(default_factory=dict)


def _collect(at: Ouicom, point: str, given: dict[str, str], *more: str) -> Any:
    form = at.folder / "form.json"
    form.write_text(json.dumps(given), "utf-8")
    return at.kept("collect", point, ".", "--given", form, *more, "--format", "json")


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """Somebody at each collection point; then each of them asks for their data."""
    one = Day(ouicom(tmp_path_factory.mktemp("office")))
    for point, (people, given) in GIVEN.items():
        done = _collect(one.at, point, given, "--people", people, *TOLD.get(point, ()))
        assert done.code == 0, done.out + done.err
        one.told[point] = done.json
    for point, (_, given) in GIVEN.items():
        if "email" in given:
            one.copies[point] = json.dumps(one.at.access(given["email"]), ensure_ascii=False)
    return one


def _rows(prefix: str, first: int, point: str, *fields: str) -> list[Any]:
    return [
        pytest.param(point, name, id=f"{prefix}.{number:02}", marks=pytest.mark.clause(f"{prefix}.{number:02}"))
        for number, name in enumerate(fields, first)
    ]


@pytest.mark.parametrize(
    ("point", "name"),
    [
        *_rows("ouicom-1", 3, "contact-form", "surname", "first_name", "phone", "email", "message"),
        *_rows("ouicom-1", 8, "prospecting", "surname", "first_name", "postal_address", "email", "phone"),
        *_rows("ouicom-1", 13, "contract-formalisation", "surname", "first_name", "postal_address", "email", "phone"),
    ],
)
def test_each_field_is_stored_and_comes_back(day: Day, point: str, name: str) -> None:
    """Given at its point, a field is stored with purpose, origin and version, and stands in the copy of the person's data."""
    told, copy = day.told[point], day.copies[point]

    assert name in told["fields"]
    assert told["version"] == 2
    assert told["purposes"]
    assert GIVEN[point][1][name] in copy
    assert ORIGINS[point] in copy
    assert all(purpose in copy for purpose in told["purposes"])


@pytest.mark.clause("ouicom-1.07")
def test_a_form_without_a_message(day: Day) -> None:
    """The message is the person's choice: a form without one is taken in all the same."""
    done = _collect(
        day.at, "contact-form", {**FORM, "message": "", "email": "no@mail.example", "phone": "01 99 00 00 11"}
    )

    assert done.code == 0
    assert done.json["holdings"] == ["crm.contacts"]


@pytest.mark.clause("ouicom-0.09")
def test_only_declared_origins(day: Day) -> None:
    """What comes from the Site's form is stored with that origin; what comes from a page nobody declared is refused."""
    assert ORIGINS["contact-form"] in day.copies["contact-form"]

    done = _collect(day.at, "other-site-form", FORM)

    assert (done.code, [one["code"] for one in done.json["refused"]]) == (1, ["unknown-point"])


@pytest.mark.clause("ouicom-0.10")
def test_the_customer_area_is_an_origin(day: Day) -> None:
    """What was given in the customer area says so in the person's copy."""
    assert "hub.ouicom.fr" in day.copies["hub"]


@pytest.mark.clause("ouicom-0.11")
@pytest.mark.clause("ouicom-1.01")
@pytest.mark.parametrize(("point", "more"), [("new-function", {}), ("contact-form", {"birth_date": "1990-01-01"})])
def test_what_is_not_declared_is_refused_and_noted(day: Day, point: str, more: dict[str, str]) -> None:
    """A function or a field that the policy does not list takes nothing in, and the journal notes the refusal without it."""
    done = _collect(day.at, point, {**FORM, **more, "email": "new@mail.example"})

    assert done.code == 1
    last = day.at.journalled("collection.receive")[-1]
    assert (last["seq"], last["stage"]) == (done.json["entry"], "refused")
    assert "1990" not in json.dumps(last)
    assert not day.at.crm.rows("contacts", "email = 'new@mail.example'")


@pytest.mark.clause("ouicom-1.18")
def test_no_sensitive_data(day: Day, tmp_path: Path) -> None:
    """A field typed as sensitive data is refused at every point, and nothing that came with it is stored."""
    own = ouicom(tmp_path)
    policy = own.folder / "policy.yaml"
    text = policy.read_text("utf-8")
    text = text.replace(
        "\ndata:\n",
        "\ndata:\n  health: {en: health, fr: santé, special: true, fields: {illness: {en: illness, fr: maladie}}}\n",
    )
    policy.write_text(
        text.replace("message: optional} # tension: ouicom-T23", "message: optional, illness: optional}"), "utf-8"
    )

    for at in (day.at, own):
        done = _collect(
            at, "contact-form", {**FORM, "email": "ill@mail.example", "phone": "01 99 31 31 31", "illness": "flu"}
        )

        assert done.code == 1
        assert [one["field"] for one in done.json["refused"]] == ["illness"]
        assert not at.crm.rows("contacts", "email = 'ill@mail.example'")


def _hand(at: Ouicom, to: str, purpose: str, holding: str = "crm.contacts") -> Any:
    return at.kept("use", purpose, ".", "--holding", holding, "--to", to, "--format", "json")


@pytest.mark.clause("ouicom-5.05")
def test_nothing_goes_to_a_company_nobody_was_told_of(day: Day) -> None:
    """A company that the policy does not name receives nothing, and the refusal is journalled."""
    done = _hand(day.at, "unknown-company", "answer-enquiries")

    assert (done.code, done.json["granted"], done.json["records"]) == (1, False, [])
    assert "not among the recipients" in done.json["reason"]
    last = day.at.journalled("use.decide")[-1]
    assert (last["stage"], last["about"]["to"], last["about"]["reason"]) == (
        "refused",
        "unknown-company",
        "unknown-recipient",
    )


@pytest.mark.parametrize(
    ("to", "its_task", "another"),
    [
        pytest.param("hosting", "site-functions", "audience", marks=pytest.mark.clause("ouicom-5.07")),
        pytest.param("hosting", "answer-enquiries", "audience", marks=pytest.mark.clause("ouicom-5.08")),
        pytest.param("campaigns", "contract-follow-up", "answer-enquiries", marks=pytest.mark.clause("ouicom-5.09")),
    ],
)
def test_a_subcontractor_keeps_to_its_tasks(day: Day, to: str, its_task: str, another: str) -> None:
    """A subcontractor may receive data for its own task, and is refused it for another."""
    assert (
        _hand(day.at, to, its_task).json["reason"] is None
        or "recipients" not in _hand(day.at, to, its_task).json["reason"]
    )

    refused = _hand(day.at, to, another)

    assert (refused.code, refused.json["granted"]) == (1, False)


@pytest.mark.clause("ouicom-5.12")
def test_a_subcontractor_without_its_contract_gets_nothing(tmp_path: Path) -> None:
    """Where no contract of art. 28 binds the subcontractor, nothing is handed to it."""
    own = ouicom(tmp_path)
    policy = own.folder / "policy.yaml"
    policy.write_text(policy.read_text("utf-8").replace("    contract: 2025-01-10\n", ""), "utf-8")

    done = _hand(own, "hosting", "answer-enquiries")

    assert done.code == 1
    assert "no contract binds the processor" in done.json["reason"]
