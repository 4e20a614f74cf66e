"""Denaroo, field by field: what stands in a person's file, under which name, until when, and that it then goes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.denaroo import EMAIL, ENDED, LICENCE, PHONE, Denaroo, denaroo, value_of

YEAR, ERASED = "2027-05-04", "2026-10-30"  # twelve months from the use; a month from the end of the contract
INVOICED, OPERATOR, CHOICE = "2027-09-30", "2031-09-30", "2029-05-04"  # one year, five years, three years


@dataclass(frozen=True, slots=True)
class Files:
    """The file of somebody whose contract has just ended; and the store of somebody who left long ago, after a purge."""

    answer: Any
    purged: Denaroo


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """One asks for her data today; the other's contract ended in 2011, and the plan of today is carried out."""
    old = denaroo(tmp_path_factory.mktemp("old"), used="2010-05-04", ended="2011-09-30")
    done = old.kept("apply", ".", "--yes", "--limit", "1000")
    assert done.code == 0, done.out + done.err
    return Files(denaroo(tmp_path_factory.mktemp("new")).access(EMAIL, phone=PHONE, licence=LICENCE), old)


def rows(heading: str, clause: str, until: str, **fields: str) -> list[Any]:
    """One row a clause: the name of the data, the clause that keeps it, its last day, and number → field."""
    return [
        pytest.param(
            field, heading, clause, until, id=f"{number}-{field}", marks=pytest.mark.clause(f"denaroo-{number}")
        )
        for number, field in ((key.removeprefix("c").replace("_", "."), field) for key, field in fields.items())
    ]


@pytest.mark.parametrize(
    ("field", "heading", "clause", "until"),
    [
        *rows("billing data", "billing", INVOICED, c15_01="consumption"),
        *rows(
            *("contact-person data", "relation", OPERATOR),
            c16_01="contact_email",
            c16_02="contact_address",
            c16_03="contact_phone",
            c16_04="position",
            c16_05="contact_surname",
            c16_06="contact_first_name",
        ),
        *rows(
            *("CRM data", "relation", ERASED),
            c17_03="crm_phone",
            c17_04="crm_email",
            c17_05="ticket_number",
            c17_06="exchange",
            c17_07="incident",
            c17_08="commercial_summary",
            c17_09="plan",
            c17_10="plan_options",
            c17_11="commitment",
            c17_12="invoice_state",
            c17_13="payment_state",
        ),
        *rows(
            *("identity data", "relation", OPERATOR),
            c18_05="surname",
            c18_06="first_name",
            c18_07="title",
            c18_08="username",
            c18_09="pseudonym",
            c18_10="comparable_identifier",
            c18_13="identity_email",
        ),
        *rows("identity data", "number-files", INVOICED, c18_24="company_extract"),
        *rows(
            *("profile data", "own-activity", CHOICE),
            c21_01="interests",
            c21_02="preferences",
            c21_03="profile_comments",
            c21_04="questions",
            c21_05="feedback",
            c21_06="survey_answers",
        ),
        *rows(
            *("technical data", "technical", YEAR),
            c22_01="ip_address",
            c22_03="browser_type",
            c22_04="browser_version",
            c22_05="time_zone",
            c22_06="locale",
            c22_07="plugin_types",
            c22_08="plugin_versions",
            c22_09="operating_system",
            c22_10="platform",
            c22_12="phone_type",
            c22_13="brand",
            c22_14="model",
            c22_15="firmware",
        ),
        *rows(
            *("traffic and connection data", "billing", INVOICED),
            c23_01="origin",
            c23_02="destination",
            c23_03="route",
            c23_04="format",
            c23_05="size",
            c23_06="duration",
            c23_07="traffic_ip",
            c23_08="mac_address",
            c23_09="packets_received",
            c23_10="packets_sent",
            c23_11="packets_lost",
            c23_12="packets_ignored",
            c23_13="protocol",
            c23_14="call_quality",
            c23_15="ip_metadata",
            c23_16="phone_metadata",
        ),
        *rows(
            *("traffic and connection data: call records", "billing", INVOICED),
            c23_19="call_date",
            c23_20="call_duration",
            c23_21="calling_number",
            c23_22="called_number",
        ),
        *rows(
            *("traffic and connection data: SMS records", "billing", INVOICED),
            c23_25="sms_date",
            c23_26="sms_sender",
            c23_27="sms_recipient",
        ),
        *rows(
            *("traffic and connection data: connection records", "connection-source", YEAR),
            c23_30="connection_date",
            c23_31="connection_duration",
        ),
        *rows(
            *("traffic and connection data: e-mail records", "billing", INVOICED),
            c23_34="mail_date",
            c23_35="mail_size",
            c23_36="mail_sender",
            c23_37="mail_recipients",
        ),
        *rows(
            *("traffic and connection data: tweet records", "billing", INVOICED),
            c23_40="tweet_date",
            c23_41="tweet_sender",
            c23_42="tweet_recipient",
        ),
        *rows(
            *("traffic and connection data: chat records", "billing", INVOICED),
            c23_45="chat_date",
            c23_46="chat_sender",
            c23_47="chat_recipient",
            c23_48="chat_platform",
        ),
        *rows(
            *("usage data", "usage", YEAR),
            c24_03="connection_log",
            c24_04="call_log",
            c24_05="sms_log",
            c24_06="mail_log",
            c24_07="tweet_log",
            c24_08="chat_log",
            c24_09="feature_log",
            c24_10="error_log",
        ),
    ],
)
def test_a_field_is_in_the_file_and_goes_with_its_clock(
    files: Files, field: str, heading: str, clause: str, until: str
) -> None:
    """It stands under the name of its category with its clause and its last day; once that is past, no record has it."""
    (holding,) = (one for one in files.answer["holdings"] if field in [column["field"] for column in one["columns"]])
    assert holding["categories"][0]["en"].startswith(heading)
    (record,) = holding["records"]
    assert record["values"][field] == value_of(field)
    (kept,) = (group for group in record["kept"] if field in group["fields"])
    assert f"retention.{clause}" in kept["by"]
    assert kept["until"] == until

    assert files.purged.rows(holding["holding"]) == []


@pytest.mark.parametrize(
    ("field", "holding"),
    [
        pytest.param("call_licence", "platform.call_records", marks=pytest.mark.clause("denaroo-23.23")),
        pytest.param("sms_licence", "platform.sms_records", marks=pytest.mark.clause("denaroo-23.28")),
        pytest.param("connection_licence", "platform.connection_records", marks=pytest.mark.clause("denaroo-23.32")),
        pytest.param("mail_licence", "platform.mail_records", marks=pytest.mark.clause("denaroo-23.38")),
        pytest.param("tweet_licence", "platform.tweet_records", marks=pytest.mark.clause("denaroo-23.43")),
        pytest.param("chat_licence", "platform.chat_records", marks=pytest.mark.clause("denaroo-23.49")),
    ],
)
def test_a_record_of_traffic_names_a_licence_and_nobody(files: Files, field: str, holding: str) -> None:
    """The licence stands in the record; neither a name nor an address does, and nothing leads to an account."""
    (told,) = (one for one in files.answer["holdings"] if one["holding"] == holding)
    (record,) = told["records"]
    assert record["values"][field]
    stored = str(record["values"])
    assert not any(value_of(name) in stored for name in ("surname", "first_name", "contact_surname", "identity_email"))

    inventory = files.purged.loaded.inventory
    assert inventory is not None
    owner = inventory.holdings[holding].of
    assert owner is not None
    assert (owner.holding, inventory.holdings[owner.holding].of) == ("platform.licences", None)
    assert set(inventory.holdings[owner.holding].identify) == {"licence"}


@pytest.mark.clause("denaroo-41.16", "denaroo-41.17", "denaroo-41.18", "denaroo-41.19")
def test_behind_traffic_stand_the_client_the_licence_its_rights_and_its_rates(files: Files, tmp_path: Path) -> None:
    """The record leads to a licence; the licence tells its client, its rights and its rates, and has no key of a person."""
    (licence,) = denaroo(tmp_path).rows("platform.licences")
    assert (licence["client"], licence["licence"]) == ("client-a", LICENCE)
    assert (licence["rights"], licence["rates"]) == (value_of("licence_rights"), value_of("licence_rates"))
    dated = {"created_at", "contract_ended_on", "expires_on"}
    assert set(licence) - dated == {"id", "licence", "rights", "rates", "client", "service", "origin"}

    (told,) = (one for one in files.answer["holdings"] if one["holding"] == "platform.licences")
    assert [column["field"] for column in told["columns"]] == ["licence", "licence_rights", "licence_rates"]


@pytest.mark.parametrize(
    "field",
    [
        pytest.param("identity_card", marks=pytest.mark.clause("denaroo-18.32")),
        pytest.param(
            "proof_of_address", marks=[pytest.mark.clause("denaroo-18.20"), pytest.mark.clause("denaroo-18.37")]
        ),
        pytest.param("identification_document", marks=pytest.mark.clause("denaroo-18.11")),
    ],
)
def test_documents_go_once_the_check_is_made(tmp_path: Path, field: str) -> None:
    """Checked on 30 September, the copies are gone after that day; that the check was made, and its result, stays."""
    at = denaroo(tmp_path)
    (held,) = at.rows("crm.identity_checks")
    inventory = at.loaded.inventory
    assert inventory is not None
    assert held[inventory.holdings["crm.identity_checks"].holds[field]] == value_of(field)
    assert held["checked_on"] == ENDED

    assert at.kept("apply", ".", "--yes", "--limit", "1000").code == 0

    assert at.rows("crm.identity_checks") == []
    (file,) = at.rows("crm.number_files")
    assert file["check_result"] == value_of("check_result")


@pytest.mark.clause("denaroo-25.04")
@pytest.mark.clause("denaroo-25.05")
@pytest.mark.clause("denaroo-25.06")
@pytest.mark.clause("denaroo-25.07")
@pytest.mark.clause("denaroo-25.08")
def test_what_a_client_deletes_is_in_no_store(tmp_path: Path) -> None:
    """Files, uploads, generated data, voicemail boxes and voice messages: deleted on 20 November, in no table after that."""
    at = denaroo(tmp_path, ended=None, deleted="2026-11-20")
    wanted = [
        value_of(name) for name in ("files", "uploaded_data", "generated_data", "voicemail_boxes", "voice_messages")
    ]
    (held,) = at.rows("platform.hosted")
    assert set(wanted) <= set(held.values())

    assert at.kept("apply", ".", "--yes", "--limit", "1000").code == 0

    beside = at.folder.parent
    stored = b"".join((beside / f"{name}.db").read_bytes() for name in ("crm", "platform"))
    assert at.rows("platform.hosted") == []
    assert at.rows("platform.accounts")
    assert not [word for word in wanted if word.encode() in stored]


@pytest.mark.clause("denaroo-10.12")
def test_call_records_go_when_the_invoice_can_no_longer_be_contested(tmp_path: Path) -> None:
    """Invoiced on 21 November 2025, call records go on 22 November 2026, a year and a day later; not before."""
    for invoiced, left in (("2025-11-21", 0), ("2025-11-22", 1)):
        beside = tmp_path / invoiced
        beside.mkdir()
        at = denaroo(beside, used="2025-11-01", ended=invoiced)
        plan = at.kept("plan", ".", "--on", "2026-11-22", "--format", "json")
        assert plan.code == 0
        (step,) = (one for one in plan.json["steps"] if one["holding"] == "platform.call_records")
        assert 1 - step["records"] == left
