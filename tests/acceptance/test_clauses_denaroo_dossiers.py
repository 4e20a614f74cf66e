"""Denaroo's files of documents: what the law of the number's country asks for, what the means of payment needs, and no more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.denaroo import Denaroo, denaroo

FILE = {"contact_email": "nour@client-b.example"}
PORT = FILE | {
    "number_type": "geographic",
    "line_number": "01 99 00 11 22",
    "line_operator": "Telecom A",
    "rio": "04F123456F8T",
    "portability_mandate": "signed.pdf",
    "operator_invoice": "invoice.pdf",
    "payment_means": "transfer",
}
IBAN = "FR76 3000 6000 0112 3456 7890 189"
TITLES = ("identity_card", "driving_licence", "passport")
TODAY = datetime.now(UTC).date()
EXTRACT = {"company_extract": "kbis.pdf", "extract_date": TODAY.isoformat()}
RULES = {
    ("geographic", "FR"): {"company_extract", "extract_date", "proof_of_address", *TITLES},
    ("non-geographic", "FR"): {"company_extract", "extract_date", *TITLES},
    ("toll-free", "FR"): {"company_extract", "extract_date"},
    ("geographic", "BE"): {"company_extract", "extract_date", "proof_of_address", "title_number", *TITLES},
    ("non-geographic", "BE"): {"company_extract", "extract_date", *TITLES},
    ("toll-free", "BE"): {"company_extract", "extract_date"},
}
"""Kind and country of the number → the documents that its line of the table names."""


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Denaroo:
    """The company at work."""
    return denaroo(tmp_path_factory.mktemp("store"))


def row(number: str, *values: Any) -> Any:
    """One row a clause."""
    return pytest.param(*values, id="-".join((number, *values)), marks=pytest.mark.clause(f"denaroo-{number}"))


def refused(at: Denaroo, point: str, given: dict[str, str]) -> list[tuple[str, str]]:
    """What is refused there, and why; nothing was stored."""
    before = [at.rows(table) for table in ("crm.number_files", "crm.identity_checks")]
    told = at.collect(point, given, "--people", "representatives")
    assert told.code == 1, told.out + told.err
    assert [at.rows(table) for table in ("crm.number_files", "crm.identity_checks")] == before
    return [(one["code"], one["field"]) for one in told.json["refused"]]


@pytest.mark.parametrize(
    ("kind", "country"),
    [
        row("18.26", "geographic", "FR"),
        row("18.27", "non-geographic", "FR"),
        row("18.28", "toll-free", "FR"),
        row("18.29", "geographic", "FR"),
        row("18.29", "toll-free", "FR"),
        row("18.30", "geographic", "BE"),
        row("18.30", "non-geographic", "BE"),
        row("18.30", "toll-free", "BE"),
        row("18.25", "non-geographic", "BE"),
        row("18.25", "geographic", "FR"),
    ],
)
def test_the_list_of_documents_is_the_line_of_the_table(at: Denaroo, kind: str, country: str) -> None:
    """A number is ordered: the list holds the documents of its line, its law is cited, and any other document is refused."""
    ordered = FILE | {"number_type": kind, "number_country": country}

    told = at.collect("allotment", ordered, "--asked").json

    asked = {one["field"] for one in told["asked"] if "case" in one}
    assert asked == RULES[kind, country]
    assert {one["field"] for one in told["asked"]} - asked == set(ordered)
    (law,) = told["cases"].values()
    assert ("2018-0881" if country == "FR" else "27 April 2007") in law

    given = dict.fromkeys(asked - set(TITLES), "there") | EXTRACT
    given |= {"identity_card": "card.pdf"} if "identity_card" in asked else {}
    for other in {"title_number", "proof_of_address", "passport"} - asked:
        assert refused(at, "allotment", ordered | given | {other: "too much"})[0] == ("not-in-this-case", other)
    lacking = given.keys() - {"identity_card"}
    for field in lacking:
        without = {name: value for name, value in given.items() if name != field}
        assert ("required-missing", field) in refused(at, "allotment", ordered | without)


@pytest.mark.clause("denaroo-18.31")
def test_a_line_without_its_law_asks_for_nothing(tmp_path: Path) -> None:
    """The law of the country is taken out of a line: the policy is refused, and so is what is given under that line."""
    at = denaroo(tmp_path)
    text = (at.folder / "policy.yaml").read_text("utf-8")
    start = text.index("        law: *french", text.index("      toll-free-france:"))
    (at.folder / "policy.yaml").write_text(text[:start] + text[text.index("\n", start) + 1 :], "utf-8")

    checked = at.kept("check", ".", "--fail-on", "error")
    assert checked.code == 1
    assert "error[case-without-law]: the case `toll-free-france` of `allotment`" in checked.out

    ordered = FILE | {"number_type": "toll-free", "number_country": "FR"}
    assert ("case-without-law", "") in refused(at, "allotment", ordered | EXTRACT)


@pytest.mark.clause("denaroo-18.18")
def test_one_invoice_for_each_operator(at: Denaroo) -> None:
    """Two operators are concerned: the list asks one invoice of each, and one is asked where there is one."""

    def asked(*operators: str) -> list[str]:
        told = at.collect("portability", {"line_operator": list(operators)}, "--asked").json["asked"]
        return [one["each"] for one in told if one["field"] == "operator_invoice"]

    assert asked("Telecom A", "Telecom B") == ["Telecom A", "Telecom B"]
    assert asked("Telecom A", "Telecom A") == ["Telecom A"]

    other = PORT | {"contact_email": "zoe@client-c.example"}
    assert at.collect("portability", other, "--people", "representatives").code == 0
    assert refused(at, "portability", other) == [("given-already", "operator_invoice")]
    assert at.collect("portability", other | {"line_operator": "Telecom B"}, "--people", "representatives").code == 0


@pytest.mark.clause("denaroo-18.19")
@pytest.mark.parametrize("rio", ["04F123456", "04F123456F8U", "not a RIO at all", "0433123456F8T"])
def test_a_malformed_statement_is_refused(at: Denaroo, rio: str) -> None:
    """An operator's identity statement whose shape or key does not fit its number is refused."""
    assert refused(at, "portability", PORT | {"rio": rio}) == [("malformed", "rio")]


@pytest.mark.clause("denaroo-18.19")
def test_a_statement_that_fits_its_number_is_taken(tmp_path: Path) -> None:
    """Written as people write it, with a key that fits the number, it is stored."""
    at = denaroo(tmp_path)
    told = at.collect("portability", PORT | {"rio": "04 F 123456 F8T", "line_number": "+33 1 99 00 11 22"})

    assert told.code == 0, told.out + told.err
    assert at.rows("crm.number_files", "line_operator = 'Telecom A'")[0]["rio"] == "04 F 123456 F8T"


@pytest.mark.clause("denaroo-18.23")
@pytest.mark.parametrize("means", ["transfer", "card"])
def test_bank_details_are_for_direct_debit_alone(at: Denaroo, means: str) -> None:
    """Under another means of payment they are neither asked nor taken; under direct debit they are needed."""
    assert refused(at, "portability", PORT | {"payment_means": means, "bank_details": IBAN}) == [
        ("not-in-this-case", "bank_details")
    ]
    debit = PORT | {"payment_means": "direct-debit"}
    assert refused(at, "portability", debit) == [("required-missing", "bank_details")]
    assert refused(at, "portability", debit | {"bank_details": IBAN.replace("9", "8")}) == [
        ("malformed", "bank_details")
    ]
    asked = at.collect("portability", debit, "--asked").json["asked"]
    assert [one["required"] for one in asked if one["field"] == "bank_details"] == [True]


@pytest.mark.clause("denaroo-18.36")
def test_an_extract_that_is_too_old_is_asked_anew(at: Denaroo) -> None:
    """An extract of more than three months is refused with the request for a newer one; a day that is none is refused too."""
    ordered = FILE | {"number_type": "toll-free", "number_country": "FR"} | EXTRACT
    old = ordered | {"extract_date": (TODAY - timedelta(days=100)).isoformat()}

    assert refused(at, "allotment", old) == [("too-old", "extract_date")]
    told = at.collect("allotment", old, "--people", "representatives").json
    assert "more than 3 months ago; give us a newer document" in told["refused"][0]["en"]
    assert refused(at, "allotment", ordered | {"extract_date": "last week"}) == [("no-day", "extract_date")]

    recent = ordered | {"extract_date": (TODAY - timedelta(days=80)).isoformat()}
    assert at.collect("allotment", recent, "--people", "representatives").code == 0


@pytest.mark.parametrize("second", [row("18.33", "driving_licence"), row("18.34", "passport")])
def test_a_title_is_never_taken_on_top_of_another(tmp_path: Path, second: str) -> None:
    """An identity card is in the file: another title is refused, beside it and on another day; alone it is taken."""
    at = denaroo(tmp_path)
    ordered = {"number_type": "non-geographic", "number_country": "FR"} | EXTRACT
    person, other = FILE | ordered, {"contact_email": "zoe@client-c.example"} | ordered

    assert refused(at, "allotment", person | {"identity_card": "card.pdf", second: "copy.pdf"}) == [
        ("one-is-enough", second)
    ]
    assert at.collect("allotment", person | {"identity_card": "card.pdf"}, "--people", "representatives").code == 0
    assert refused(at, "allotment", person | {second: "copy.pdf"}) == [("one-is-enough", second)]
    assert at.collect("allotment", other | {second: "copy.pdf"}, "--people", "representatives").code == 0
    assert refused(at, "allotment", FILE | ordered) == [("one-of-them-missing", "identity_card")]


@pytest.mark.clause("denaroo-18.03")
def test_who_was_checked_is_not_asked_again(tmp_path: Path) -> None:
    """Once the check is recorded no document is asked, nor taken, for a year; then one is asked again."""
    at = denaroo(tmp_path)
    given = FILE | {"identification_document": "card.pdf"}
    documents = {"identification_document", "identification_number", "birth_date"}

    def asked() -> set[str]:
        told = at.collect("identity-check", FILE, "--asked").json
        return {one["field"] for one in told["asked"]} & documents

    assert asked() == documents
    assert at.collect("identity-check", given, "--people", "representatives").code == 0
    (person,) = at.rows("crm.contacts", f"email = '{FILE['contact_email']}'")
    checked = ("event", "identity-checked", ".", "--holding", "crm.contacts", "--key", person["id"])
    assert at.kept(*checked, "--on", TODAY.isoformat()).code == 0

    assert asked() == set()
    assert refused(at, "identity-check", given) == [("checked-already", "identification_document")]
    ordered = FILE | {"number_type": "non-geographic", "number_country": "FR"} | EXTRACT
    assert refused(at, "allotment", ordered | {"passport": "copy.pdf"})[0] == ("checked-already", "passport")
    assert at.collect("allotment", ordered, "--people", "representatives").code == 0

    at.run("crm", "UPDATE contacts SET identity_checked_on = ?", TODAY - timedelta(days=367))
    assert asked() == documents


@pytest.mark.clause("denaroo-18.04")
def test_no_access_before_the_right_to_it_is_checked(tmp_path: Path) -> None:
    """Without the check of the right to the service, access is refused and that is traced; once it is recorded, it is open."""
    at = denaroo(tmp_path)
    at.run("platform", "UPDATE accounts SET entitled_on = NULL")

    refused = at.use("online-access", "platform.accounts").json
    assert (refused["granted"], refused["records"]) == (False, [])
    assert [one["code"] for one in refused["left"]] == ["not-begun"]
    assert at.journalled("use.decide")[-1]["stage"] == "refused"

    checked = ("event", "entitlement-checked", ".", "--holding", "platform.accounts", "--key", 1)
    assert at.kept(*checked, "--on", TODAY.isoformat()).code == 0
    assert at.use("online-access", "platform.accounts").json["granted"] is True


@pytest.mark.clause("denaroo-22.16")
def test_what_is_behind_a_fault_is_collected_inside_an_incident(tmp_path: Path) -> None:
    """No incident, or one that is closed: what names the equipment is refused and traced; while it is open, it is stored."""
    at = denaroo(tmp_path)
    fault = {"ticket_number": "T-7", "fault_source": "router R-12, firmware 3"}
    ticket = {"ticket_number": "T-7", "exchange": "No sound", "crm_email": "sam@client-a.example"}
    at.put("platform.accounts", id=7, email="sam@client-a.example", client="client-a", origin="client-import")

    def told() -> list[str]:
        answer = at.collect("fault", fault, "--people", "users")
        return [one["code"] for one in answer.json["refused"]] if answer.code else []

    assert told() == ["not-begun"]
    assert at.collect("support-exchange", ticket, "--people", "users").code == 0
    assert told() == ["not-begun"]
    assert at.journalled("collection.receive")[-1]["stage"] == "refused"

    (opened,) = at.rows("crm.tickets", "number = 'T-7'")
    incident = (".", "--holding", "crm.tickets", "--key", opened["id"], "--on", TODAY.isoformat())
    assert at.kept("event", "incident-opened", *incident).code == 0
    assert told() == []
    assert [one["ticket_id"] for one in at.rows("crm.incident_devices", f"source = '{fault['fault_source']}'")] == [
        opened["id"]
    ]

    assert at.kept("event", "incident-closed", *incident).code == 0
    assert told() == ["over"]
    undeclared = at.collect("service-device", {"fault_source": "router"}, "--people", "users")
    assert [one["code"] for one in undeclared.json["refused"]] == ["undeclared-field"]


@pytest.mark.clause("denaroo-17.02")
def test_a_caller_who_refuses_is_not_recorded(tmp_path: Path) -> None:
    """After the announcement the caller refuses: the call goes on, its choice is kept, and no recording is stored."""
    at = denaroo(tmp_path)
    call = {"call_ticket": at.rows("crm.tickets")[0]["number"]}
    recording = {"support_recording": "call-1.wav"}

    def stored() -> list[tuple[str, str | None]]:
        return [(one["choice"], one["path"]) for one in at.rows("crm.support_recordings", "id > 1")]

    for choice in ({}, {"recording_choice": "refused"}):
        assert at.collect("support-call", call | choice | recording, "--people", "users").code == 1
    assert stored() == []

    assert at.collect("support-call", call | {"recording_choice": "refused"}, "--people", "users").code == 0
    assert stored() == [("refused", None)]
    agreed = call | {"recording_choice": "agreed"}
    assert at.collect("support-call", agreed | recording, "--people", "users").code == 0
    assert stored()[-1] == ("agreed", "call-1.wav")


MEDIA = {
    "call": {"call_duration": "60", "calling_number": "0199001122", "called_number": "0199003344"},
    "sms": {"sms_sender": "0199001122", "sms_recipient": "0199003344"},
    "connection": {"connection_duration": "60"},
    "mail": {"mail_size": "3 kB", "mail_sender": "a@mail.example", "mail_recipients": "b@mail.example"},
    "tweet": {"tweet_sender": "@a", "tweet_recipient": "@b"},
    "chat": {"chat_sender": "a", "chat_recipient": "b", "chat_platform": "web"},
}
"""Medium → what its record holds beside the day, the direction and the licence."""


@pytest.mark.clause("denaroo-23.17")
@pytest.mark.parametrize("medium", MEDIA)
def test_one_record_with_its_direction_for_each_event(at: Denaroo, medium: str) -> None:
    """An event comes in or goes out: one record of the licence says which, and what was said is refused."""
    table = f"platform.{medium}_records"
    for direction in ("incoming", "outgoing"):
        event = {f"{medium}_date": "2026-11-22", f"{medium}_direction": direction, f"{medium}_licence": "CAL-0001"}
        before = at.rows(table)

        told = at.collect(medium, event | MEDIA[medium], "--people", "users")

        assert told.code == 0, told.out + told.err
        (new,) = (one for one in at.rows(table) if one not in before)
        assert (new["direction"], new["licence_id"]) == (direction, 1)
        with_content = at.collect(medium, event | MEDIA[medium] | {"hosted_mails": "Hello"}, "--people", "users")
        without = {name: value for name, value in event.items() if "direction" not in name} | MEDIA[medium]
        assert (with_content.code, at.collect(medium, without, "--people", "users").code) == (1, 1)
        assert len(at.rows(table)) == len(before) + 1


def test_the_notice_tells_each_case(at: Denaroo) -> None:
    """The page says what each case needs, by which law, and that one title is enough; in both languages."""
    assert at.kept("publish", ".", "--out", "site").code == 0
    english = (at.folder / "site/en/index.html").read_text("utf-8")
    french = (at.folder / "site/fr/index.html").read_text("utf-8")
    assert "For a toll-free number in France, we also need: company extract (KBIS) and date of" in english
    assert "Pour un numéro gratuit en France, il nous faut aussi" in french
