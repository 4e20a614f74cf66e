"""What days do to the data of Wimi: events that start clocks, ends that come, and holds."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.acceptance.test_clauses_wimi_use import ADA, IDA, LATELY, THEO, peopled
from tests.acceptance.wimi import Wimi, account, contact, wimi

TODAY, DAY = datetime.now(UTC).date(), timedelta(days=1)

LONG_AGO = str(TODAY - 1200 * DAY)


@pytest.fixture
def at(tmp_path: Path) -> Wimi:
    """Wimi with its people."""
    return peopled(tmp_path)


def ids(at: Wimi, table: str) -> list[int]:
    """The keys of what a table holds."""
    return [row["id"] for row in at.rows(table)]


def due(at: Wimi, on: str, holding: str) -> int:
    """How many records of a holding would go on a day."""
    steps = at.kept("plan", ".", "--on", on, "--format", "json").json["steps"]
    return sum(step["records"] for step in steps if step["holding"] == holding)


def erased(at: Wimi) -> int:
    """How many records the journal says were erased."""
    done = [entry["about"] for entry in at.journalled("retention.erase") if entry["stage"] == "done"]
    return sum(about["records"] for about in done)


@pytest.mark.clause("wimi-7.03")
def test_a_subscription_s_dates_feed_its_clocks(at: Wimi) -> None:
    """Signed, then cancelled: the day is stamped, and five years after it the contract's file is due, not a day before."""
    ended = at.kept("event", "end-of-contract", ".", "--holding", "service.contracts", "--key", 1, "--on", "2026-10-10")

    assert ended.code == 0, ended.err
    (contract,) = at.rows("service.contracts")
    assert (contract["signed_on"], contract["ended_on"]) == (LATELY, "2026-10-10")
    assert due(at, "2031-10-10", "service.contracts") == 0
    assert due(at, "2031-10-11", "service.contracts") == 1


@pytest.mark.clause("wimi-7.09", "wimi-9.04")
def test_closing_an_account_starts_the_end(at: Wimi) -> None:
    """Closed on 10 October: the day is stamped, the plan shows what goes, and from the next day the account is empty."""
    yesterday = str(TODAY - DAY)
    assert due(at, str(TODAY), "service.accounts") == 0
    closed = at.kept("event", "account-closed", ".", "--holding", "service.accounts", "--key", 2, "--on", yesterday)

    assert closed.code == 0, closed.err
    assert at.rows("service.accounts")[1]["closed_on"] == yesterday
    assert due(at, str(TODAY), "service.accounts") == 1
    at.apply(str(TODAY))
    assert IDA not in json.dumps(at.rows("service.accounts"))
    assert at.rows("service.accounts")[0]["email"] == ADA


@pytest.mark.clause("wimi-9.05")
def test_three_years_after_the_cancellation_a_former_client_is_left_alone(tmp_path: Path) -> None:
    """Cancelled on 1 March 2023: approached through 1 March 2026, gone from the 2nd, and the journal certifies it."""
    at = wimi(tmp_path)
    gone = {
        "status": "client",
        "cancelled_on": "2023-03-01",
        "closed_on": "2023-03-01",
        "created_at": "2020-01-06 09:00:00",
    }
    at.put("crm.contacts", contact(1, ADA, **gone), contact(2, THEO))
    at.put("crm.campaigns", {"id": 1, "contact_id": 1, "campaign": "spring", "sent_at": "2022-03-01 09:00:00"})

    at.apply("2026-03-01")
    assert (ids(at, "crm.contacts"), ids(at, "crm.campaigns")) == ([1, 2], [1])
    at.apply("2026-03-02")
    assert (ids(at, "crm.contacts"), ids(at, "crm.campaigns")) == ([2], [])
    assert erased(at) == 2
    assert at.kept("journal", "verify", ".").code == 0


@pytest.mark.clause("wimi-9.06", "wimi-9.19")
def test_three_years_after_a_prospect_s_last_word(tmp_path: Path) -> None:
    """Last heard on 1 March 2023, written to since: there through 1 March 2026, gone from every table on the 2nd."""
    at = wimi(tmp_path)
    at.put("crm.contacts", contact(1, THEO, last_inbound_at="2023-03-01", created_at="2023-01-02 09:00:00"))
    at.put("crm.messages", {"id": 1, "contact_id": 1, "body": "Hello", "received_at": "2023-03-01 09:00:00"})
    at.put("crm.campaigns", {"id": 1, "contact_id": 1, "campaign": "winter", "sent_at": "2025-12-01 09:00:00"})
    at.put("crm.segments", {"id": 1, "contact_id": 1, "segment": "small", "computed_on": "2025-12-01"})

    at.apply("2026-03-01")
    assert ids(at, "crm.contacts") == [1]
    at.apply("2026-03-02")
    for table in ("crm.contacts", "crm.messages", "crm.campaigns", "crm.segments"):
        assert at.rows(table) == [], table
    assert at.access(THEO)["records"] == 0
    assert erased(at) == 4


@pytest.mark.clause("wimi-9.07", "wimi-7.20")
def test_only_the_prospect_restarts_the_clock(tmp_path: Path) -> None:
    """A campaign leaves the clock where it was; a question from the prospect sets it to today."""
    at = wimi(tmp_path)
    at.put("crm.contacts", contact(1, THEO, last_inbound_at=LONG_AGO, created_at=f"{LONG_AGO} 09:00:00"))
    at.put("crm.campaigns", {"id": 1, "contact_id": 1, "campaign": "autumn", "sent_at": f"{TODAY} 08:00:00"})
    assert due(at, str(TODAY), "crm.contacts") == 1

    said = at.collect(
        "contact-form", {"name": "Theo Martin", "email": THEO, "message": "Still there?"}, "--people", "prospects"
    )
    assert said.code == 0, said.out
    assert str(at.rows("crm.contacts")[0]["last_inbound_at"]) >= str(TODAY - DAY)
    assert due(at, str(TODAY), "crm.contacts") == 0


@pytest.mark.clause("wimi-9.08", "wimi-9.09")
def test_a_log_entry_and_its_address_stay_a_year(tmp_path: Path) -> None:
    """A client and a user who still connect: their entries of 1 March 2025 go on 2 March 2026, the later ones stay."""
    at = wimi(tmp_path)
    at.put("service.accounts", account(1, ADA), account(2, IDA, role="member"))
    for key, (owner, day) in enumerate([(1, "2025-03-01"), (2, "2025-03-01"), (1, "2025-03-02"), (1, "2026-02-20")], 1):
        at.put(
            "service.connections",
            {"id": key, "account_id": owner, "ip": "192.0.2.7", "connected_at": f"{day} 10:00:00"},
        )

    at.apply("2026-03-01")
    assert ids(at, "service.connections") == [1, 2, 3, 4]
    at.apply("2026-03-02")
    assert [(row["id"], row["ip"]) for row in at.rows("service.connections")] == [(3, "192.0.2.7"), (4, "192.0.2.7")]


@pytest.mark.parametrize(
    ("promise", "words"),
    [
        pytest.param("retention.invoices", "art. L123-22 of the French Commercial Code", marks=pytest.mark.clause("wimi-9.01")),
        pytest.param("retention.contract-file", "until the end of the contract", marks=pytest.mark.clause("wimi-9.02")),
    ],
)  # fmt: skip
def test_a_duration_says_what_drives_it(at: Wimi, promise: str, words: str) -> None:
    """The law that imposes it, or the event of the contract that starts it."""
    assert words in " ".join(at.kept("explain", promise, ".").out.split())


@pytest.mark.clause("wimi-7.15")
def test_what_the_law_keeps_says_which_law_and_until_when(at: Wimi) -> None:
    """The books of 2025 are closed: the invoice's article and its last day stand in Ada's own copy."""
    at.run("service", "UPDATE invoices SET fiscal_year_end = '2025-12-31'")
    answer = at.access(ADA)

    (invoices,) = [held for held in answer["holdings"] if held["holding"] == "service.invoices"]
    assert [(kept["by"], kept["until"]) for kept in invoices["records"][0]["kept"]] == [
        (["retention.invoices"], "2035-12-31")
    ]
    (rule,) = [each for each in answer["retention"] if each["id"] == "retention.invoices"]
    assert rule["duty"]["en"] == "art. L123-22 of the French Commercial Code"


@pytest.mark.clause("wimi-7.18")
def test_a_dispute_holds_its_own_records_only(tmp_path: Path) -> None:
    """Two prospects are due; one is in court: the other goes, the held one stays, and the list shows who looks again when."""
    at = wimi(tmp_path)
    old = {"last_inbound_at": LONG_AGO, "created_at": f"{LONG_AGO} 09:00:00"}
    at.put("crm.contacts", contact(1, THEO, **old), contact(2, "lou@mail.example", **old))
    review, until = str(TODAY + 100 * DAY), str(TODAY + 300 * DAY)
    placed = at.kept("hold", "add", ".", "--holding", "crm.contacts", "--key", 1, "--law", "C. civ. 2241",
                     "--reason", "claim before the court", "--by", "Zoe", "--review", review, "--until", until)  # fmt: skip
    assert placed.code == 0, placed.err

    at.apply(str(TODAY))
    assert ids(at, "crm.contacts") == [1]
    (hold,) = at.kept("hold", "list", ".", "--format", "json").json
    assert (hold["review"], hold["until"]) == (review, until)


@pytest.mark.clause("wimi-9.17")
def test_an_archive_has_an_end(tmp_path: Path) -> None:
    """Without a length the check refuses the clause; with one, the contract's file goes the day after its five years."""
    at = wimi(tmp_path)
    at.put("service.accounts", account(1, ADA))
    at.put("service.contracts", {"id": 1, "account_id": 1, "reference": "W-1", "ended_on": "2021-03-01"})
    at.apply("2026-03-01")
    assert [row["reference"] for row in at.rows("service.contracts")] == ["W-1"]
    at.apply("2026-03-02")
    assert at.rows("service.contracts") == []

    at.edit(
        (
            "keep: {until: end-of-contract, then-archive: 5 years}\n    since: end-of-contract\n    then: erase",
            "then: archive",
        )
    )
    checked = at.kept("check", ".", "--format", "json")
    assert checked.code == 1
    assert "archive-without-period" in {
        each["code"] for each in checked.json["findings"] if each["severity"] == "error"
    }


@pytest.mark.clause("wimi-9.03")
def test_nothing_is_kept_without_a_duration(at: Wimi) -> None:
    """Take the duration of support's exchanges away: the check refuses the purpose, and the table that holds them."""
    text = (at.folder / "policy.yaml").read_text("utf-8")
    start = text.index(
        "  support:\n    people: [clients, users]\n    data: [support]\n    purposes: [support]\n    keep"
    )
    end = text.index("  survey:\n    people: [clients, users]\n    data: [survey]", start)
    (at.folder / "policy.yaml").write_text(text[:start] + text[end:], "utf-8")
    checked = at.kept("check", ".", "--format", "json")

    assert checked.code == 1
    errors = {(each["code"], about) for each in checked.json["findings"] for about in each["about"]}
    assert ("data-without-retention", "data.support") in errors
    assert ("holding-without-promise", "service.tickets") in errors
