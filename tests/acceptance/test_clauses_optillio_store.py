"""Optillio over its databases: what a person's copy holds, how long each thing stays, and what a log line says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.optillio import House, house

ADA = "ada@firm.example"
ACCOUNT = {
    "role": "owner",
    "full_name": "Ada Lenoir",
    "email": ADA,
    "phone": "+33199112233",
    "company": "Lenoir et fils",
    "created_at": "2021-01-10 09:00:00",
    "last_contact_at": "2021-06-10 09:00:00",
    "origin": "account",
}
LINE = {
    "author": ADA,
    "connection_id": "c-81",
    "terminal_id": "t-17",
    "protocol": "HTTPS",
    "operation": "create",
    "done_at": "2025-06-01 10:00:00",
}
RECORDS: dict[str, dict[str, object]] = {
    "app.subscriptions": {"module": "Planning module", "subscribed_on": "2021-02-01"},
    "app.history": {"note": "Called about a quote", "promotion": "Spring offer", "noted_on": "2021-03-01"},
    "app.orders": {"reference": "ORDER-7", "modules": "Planning and stock", "ordered_on": "2021-02-01"},
    "app.tickets": {"request": "How do I print", "incident": "Page went blank", "opened_at": "2021-04-01 09:00:00"},
    "app.invoices": {
        "billed_name": "Lenoir billing",
        "billed_address": "1 rue Haute",
        "amount": "1200",
        "issued_on": "2021-03-01",
        "fiscal_year_end": "2021-12-31",
        "number": "2021-1",
    },
    "app.payments": {"payer": "Lenoir payer", "amount": "1201", "paid_on": "2021-03-15", "fiscal_year_end": "2021-12-31"},
    "app.campaigns": {"channel": "email", "campaign": "autumn", "sent_at": "2021-05-01 09:00:00"},
}  # fmt: skip


@pytest.fixture
def at(tmp_path: Path) -> House:
    """The example, over empty databases."""
    return house(tmp_path)


def customer(at: House, **more: object) -> None:
    """One customer, with a record of each kind."""
    at.put("app.accounts", id=1, **(ACCOUNT | more))
    for holding, values in RECORDS.items():
        at.put(holding, id=1, account_id=1, **values)


def _mark(clause: str, *values: object) -> Any:
    return pytest.param(*values, id=clause, marks=pytest.mark.clause(f"optillio-{clause}"))


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What a customer who asks for access is answered: her contract ended on 1 February 2025, and she was not heard since."""
    at = house(tmp_path_factory.mktemp("optillio"))
    customer(at, contract_ended_on="2025-02-01")
    at.put(
        "app.profiles",
        id=1,
        account_id=1,
        address="1 rue Haute",
        birth_date="1990-04-01",
        updated_at="2021-02-01 09:00:00",
    )
    at.put("logs.operations", id=1, **LINE)
    at.put("logs.visits", id=1, login=ADA, ip="192.0.2.7", browser="Firefox", visited_at="2026-10-01 09:00:00")
    return json.loads((at.answer("access", ADA) / "answer.json").read_text("utf-8"))


def _record(copy: Any, holding: str) -> Any:
    (one,) = (each for each in copy["holdings"] if each["holding"] == holding)
    (record,) = one["records"]
    return record


@pytest.mark.parametrize(
    ("holding", "field", "value", "until"),
    [
        _mark("1.2.01", "app.history", "history", "Called about a quote", "2029-02-01"),
        _mark("1.2.02", "app.subscriptions", "modules", "Planning module", "2029-02-01"),
        _mark("1.2.03", "app.invoices", "billed_name", "Lenoir billing", "2031-12-31"),
        _mark("1.2.04", "app.payments", "payer", "Lenoir payer", "2031-12-31"),
        _mark("1.2.05", "app.history", "promotions", "Spring offer", "2029-02-01"),
        _mark("1.2.06", "app.tickets", "support_request", "How do I print", "2029-02-01"),
        _mark("1.2.07", "app.tickets", "support_incident", "Page went blank", "2029-02-01"),
    ],
)
def test_the_copy_holds_it_with_its_period(copy: Any, holding: str, field: str, value: str, until: str) -> None:
    """What is held on the business relationship stands in the copy, with the day until which it is kept."""
    record = _record(copy, holding)

    assert record["values"][field] == value
    (kept,) = (each for each in record["kept"] if field in each["fields"])
    assert kept["until"] == until


@pytest.mark.clause("optillio-8.03")
def test_the_copy_covers_profile_commerce_connections_and_logs(copy: Any) -> None:
    """Profile, orders and invoices, visits made while logged in, operations: each with purposes, recipients and origin."""
    found = {each["holding"]: each for each in copy["holdings"]}

    assert {"app.accounts", "app.profiles", "app.orders", "app.invoices", "logs.visits", "logs.operations"} <= set(
        found
    )
    assert _record(copy, "app.profiles")["values"]["birth_date"] == "1990-04-01"
    assert _record(copy, "logs.visits")["values"]["ip_address"] == "192.0.2.7"
    for each in found.values():
        assert each["purposes"]
        assert each["recipients"]
        assert all(record["origin"] for record in each["records"])


def _log(at: House, nature: str, **less: str) -> Any:
    line = {
        "connection_id": "c-81",
        "terminal_id": "t-17",
        "protocol_type": "HTTPS",
        "operation_nature": nature,
        "operation_time": "2026-06-01 10:00:00",
        "author_id": ADA,
    }
    return at.collect("operations", line | less, "--people", "users")


@pytest.mark.parametrize("nature", [_mark("4.2.10", "create"), _mark("4.2.11", "modify"), _mark("4.2.12", "delete")])
def test_an_operation_on_content_leaves_one_line(at: House, nature: str) -> None:
    """One line with the six items; a line that lacks one is refused."""
    assert _log(at, nature, author_id="").code == 1
    assert not at.rows("logs.operations")

    done = _log(at, nature)

    assert (done.code, done.json["origin"]) == (0, "observed"), done.out + done.err
    (line,) = at.rows("logs.operations")
    assert line["operation"] == nature
    assert None not in line.values()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        _mark("4.2.13", "connection_id", "c-81"),
        _mark("4.2.14", "terminal_id", "t-17"),
        _mark("4.2.15", "protocol_type", "HTTPS"),
        _mark("4.2.16", "operation_nature", "create"),
        _mark("4.2.17", "operation_time", "2025-06-01 10:00:00"),
        _mark("4.2.18", "author_id", ADA),
    ],
)
def test_a_line_of_the_log_is_read_by_the_technical_team_only(at: House, field: str, value: str) -> None:
    """The technical team reads the item; marketing is refused the line, and the refusal is journalled."""
    at.put("logs.operations", id=1, **LINE)
    asked = ("use", "content-log", ".", "--holding", "logs.operations", "--format", "json", "--to")

    (line,) = at.kept(*asked, "technical").json["records"]
    assert str(line[field]).startswith(value)

    refused = at.kept(*asked, "marketing")
    assert (refused.code, refused.json["records"]) == (1, [])
    assert at.journalled("use.decide")[-1]["stage"] == "refused"


def _gone(at: House, holding: str, last_day: str, next_day: str) -> None:
    """There through its last day, gone on the next."""
    at.apply(last_day)
    assert at.rows(holding), f"{holding} went before its day"
    at.apply(next_day)
    assert not at.rows(holding), f"{holding} outlived its day"


@pytest.mark.parametrize(
    "holding", [_mark("4.2.02", "app.history"), _mark("4.2.03", "app.orders"), _mark("4.2.19", "app.subscriptions")]
)
def test_four_years_after_the_contract(at: House, holding: str) -> None:
    """Ended on 1 February 2022 and not heard since: there through 1 February 2026, and gone; a note of the staff moves nothing."""
    customer(at, contract_ended_on="2022-02-01", relationship_ended_on="2022-02-01")
    at.put("app.history", id=2, account_id=1, note="We wrote to her again", noted_on="2025-06-01")

    _gone(at, holding, "2026-02-01", "2026-02-02")
    (account,) = at.rows("app.accounts")
    assert "Lenoir et fils" not in str(account)


@pytest.mark.clause("optillio-4.2.02", "optillio-4.2.03")
def test_the_later_of_the_two_dates_counts(at: House) -> None:
    """Contract ended in February 2021, last heard of on 5 May 2022: four years run from the second."""
    heard = {"last_contact_at": "2022-05-05 09:00:00", "relationship_ended_on": "2022-05-05"}
    customer(at, contract_ended_on="2021-02-01", **heard)

    _gone(at, "app.orders", "2026-05-05", "2026-05-06")
    assert not at.rows("app.tickets")


@pytest.mark.parametrize("holding", [_mark("4.2.04", "app.invoices"), _mark("4.2.05", "app.payments")])
def test_what_the_accounts_need_stays_ten_years(at: House, holding: str) -> None:
    """The account is over in 2020; invoices and payments of 2014 stay under the Commercial Code through 2024."""
    over = {"created_at": "2013-01-10 09:00:00", "last_contact_at": "2015-06-10 09:00:00"}
    at.put("app.accounts", id=1, **(ACCOUNT | over), contract_ended_on="2016-02-01", relationship_ended_on="2016-02-01")
    at.put(holding, id=1, account_id=1, **(RECORDS[holding] | {"fiscal_year_end": "2014-12-31"}))
    at.put("app.orders", id=1, account_id=1, **RECORDS["app.orders"])

    at.apply("2020-02-02")
    assert not at.rows("app.orders")
    assert at.rows(holding)
    said = at.kept("explain", "retention.billing", ".")
    assert "L123-22" in said.out
    _gone(at, holding, "2024-12-31", "2025-01-01")


@pytest.mark.clause("optillio-4.2.01")
def test_a_period_against_the_law_is_a_conflict(at: House) -> None:
    """Four years for invoices, where the law on accounts asks ten: the check reports it at that clause."""
    at.edit(("    keep: 10 years\n    since: fiscal-year-end\n", "    keep: 4 years\n    since: fiscal-year-end\n"))

    findings = at.kept("check", ".", "--no-places", "--format", "json").json["findings"]

    assert any("retention.billing" in one["about"] for one in findings if one["code"] == "shorter-than-law")


@pytest.mark.clause("optillio-4.2.06", "optillio-4.2.07")
def test_a_prospect_of_the_first_version(tmp_path: Path) -> None:
    """Collected on 10 January 2022, under four years: gone after 10 January 2026. A reply moves the day, a message does not."""
    at = house(tmp_path, versions=True)
    prospect = {"created_at": "2022-01-10 09:00:00", "company": "Martel", "origin": "prospecting"}
    at.put(
        "sales.prospects",
        id=1,
        full_name="Zoe",
        email="zoe@firm.example",
        last_contact_at="2022-01-10 09:00:00",
        **prospect,
    )
    at.put(
        "sales.prospects",
        id=2,
        full_name="Lou",
        email="lou@firm.example",
        last_contact_at="2022-03-03 09:00:00",
        **prospect,
    )
    at.put("sales.mailings", id=1, prospect_id=1, channel="post", campaign="opened", sent_at="2025-09-01 09:00:00")

    at.apply("2026-01-10")
    assert [row["id"] for row in at.rows("sales.prospects")] == [1, 2]
    at.apply("2026-01-11")
    assert [row["id"] for row in at.rows("sales.prospects")] == [2]
    assert not at.rows("sales.mailings")
    _gone(at, "sales.prospects", "2026-03-03", "2026-03-04")


@pytest.mark.clause("optillio-4.2.08", "optillio-4.2.21")
def test_offers_end_four_years_after_the_relationship(tmp_path: Path) -> None:
    """Ended on 1 May 2022: in a campaign through 1 May 2026, in none from the next day, and what it left is gone."""
    at = house(tmp_path, versions=True)
    customer(at, relationship_ended_on="2022-05-01", contract_ended_on="2022-05-01")
    campaign = ("use", "offers", ".", "--holding", "app.accounts", "--format", "json", "--on")

    at.apply("2026-05-01")
    assert len(at.kept(*campaign, "2026-05-01").json["records"]) == 1
    assert at.rows("app.campaigns")
    at.apply("2026-05-02")
    assert ADA not in at.kept(*campaign, "2026-05-02").out
    assert not at.rows("app.campaigns")


@pytest.mark.clause("optillio-4.2.09", "optillio-4.2.20")
def test_the_log_stays_one_year_whatever_is_asked(at: House) -> None:
    """An operation of 1 June 2025 stays through 1 June 2026, gone the next day."""
    at.put("logs.operations", id=1, **LINE)

    _gone(at, "logs.operations", "2026-06-01", "2026-06-02")


@pytest.mark.clause("optillio-4.2.09")
def test_the_log_is_not_erased_on_request(at: House) -> None:
    """Asked for erasure while the year runs, the account's settings go; the line stays, and the answer says by which law."""
    customer(at)
    at.put("app.settings", id=1, account_id=1, language="fr", notifications="none", updated_at="2026-02-01 09:00:00")
    at.put("logs.operations", id=1, **(LINE | {"done_at": "2999-01-01 10:00:00"}))

    answer = at.answer("erasure", ADA)

    assert at.rows("logs.operations")
    assert "LCEN" in "".join(
        page.read_text("utf-8") for page in answer.iterdir() if page.suffix in {".json", ".md", ".html"}
    )


@pytest.mark.parametrize(
    ("column", "value"),
    [
        _mark("1.3.02", "referrer", "https://search.example"),
        _mark("1.3.03", "browser", "Firefox"),
        _mark("1.3.04", "browser_version", "140"),
        _mark("1.3.05", "seconds", "61"),
    ],
)
def test_connection_data_goes_after_its_day(at: House, column: str, value: str) -> None:
    """Left by a visit of 10 January 2025, in a log apart from the accounts: there through 10 January 2026, and gone."""
    at.put("logs.visits", id=1, visited_at="2025-01-10 09:00:00", **{column: value})
    customer(at, last_contact_at="2025-12-01 09:00:00")
    assert value not in str(at.rows("app.accounts"))

    at.apply("2026-01-10")
    assert [row[column] for row in at.rows("logs.visits")] == [value]
    at.apply("2026-01-11")
    assert not at.rows("logs.visits")
