"""How long Denaroo keeps what it holds, for itself and for its clients, and how it answers those who ask."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.denaroo import EMAIL, LICENCE, PHONE, Denaroo, denaroo, value_of

TODAY = "2026-11-22"


def row(number: str, *values: Any) -> Any:
    """One row a clause."""
    return pytest.param(*values, id=number, marks=pytest.mark.clause(f"denaroo-{number}"))


def due(at: Denaroo, holding: str, on: str = TODAY) -> int:
    """How many records of a holding the plan of a day lets go."""
    plan = at.kept("plan", ".", "--on", on, "--format", "json")
    assert plan.code == 0, plan.err
    return sum(step["records"] for step in plan.json["steps"] if step["holding"] == holding)


def change(at: Denaroo, holding: str, **columns: str | None) -> None:
    """Write into the one record of a holding, as the company's own software does."""
    place, _, table = holding.partition(".")
    with sqlite3.connect(at.folder.parent / f"{place}.db") as connection:
        for column, value in columns.items():
            connection.execute(f"UPDATE {table} SET {column} = ?", (value,))


@pytest.mark.parametrize(
    "holding",
    [
        row("30.17", "crm.tickets"),
        row("30.19", "platform.hosted"),
        row("30.25", "platform.report_activity"),
    ],
)
def test_it_stays_while_the_contract_runs(tmp_path: Path, holding: str) -> None:
    """Used years ago, under a contract that still runs: no plan lets it go, today or in ten years."""
    at = denaroo(tmp_path, used="2015-05-04", ended=None)

    assert due(at, holding) == 0
    assert due(at, holding, "2036-11-22") == 0


@pytest.mark.parametrize(
    "holding",
    [
        row("30.18", "crm.tickets"),
        row("30.20", "platform.hosted"),
        row("30.26", "platform.report_activity"),
    ],
)
def test_it_goes_a_month_after_the_contract(tmp_path: Path, holding: str) -> None:
    """The contract ended on 21 October: kept through 21 November, gone on 22 November, with its entry in the journal."""
    at = denaroo(tmp_path, ended="2026-10-21")
    assert due(at, holding, "2026-11-21") == 0
    assert due(at, holding, TODAY) == 1

    assert at.kept("apply", ".", "--yes", "--limit", "1000").code == 0

    assert at.rows(holding) == []
    done = [
        one for one in at.journalled("retention.erase") if one["stage"] == "done" and one["about"]["holding"] == holding
    ]
    assert [one["about"]["records"] for one in done] == [1]


@pytest.mark.parametrize(
    "holding",
    [
        row("30.22", "platform.hosted"),
        row("30.23", "platform.hosted"),
        row("30.28", "platform.report_activity"),
        row("30.29", "platform.report_activity"),
    ],
)
def test_it_goes_as_soon_as_somebody_deletes_it(tmp_path: Path, holding: str) -> None:
    """Deleted by a user or the client while the contract runs, it goes with the next plan; the journal has no word of it."""
    at = denaroo(tmp_path, ended=None)
    assert due(at, holding) == 0
    change(at, holding, deleted_at="2026-11-21")

    assert at.kept("apply", ".", "--yes", "--limit", "1000").code == 0

    assert at.rows(holding) == []
    journal = str(at.journalled("retention.erase"))
    assert holding in journal
    assert "what stands in" not in journal


@pytest.mark.clause("denaroo-30.33")
def test_application_logs_go_after_twelve_months(tmp_path: Path) -> None:
    """Written on 21 November 2025: kept through that day of 2026, gone on the next."""
    at = denaroo(tmp_path, used="2025-11-21", ended=None)

    assert due(at, "platform.usage_logs", "2026-11-21") == 0
    assert due(at, "platform.usage_logs", "2026-11-22") == 1


@pytest.mark.clause("denaroo-30.16")
def test_data_that_nobody_gave_a_duration_is_not_published(tmp_path: Path) -> None:
    """A category that loses its clause is an error: the notice is not published."""
    at = denaroo(tmp_path)
    at.edit(("    data: [usage]\n    purposes: [surveys, business, analysis, recommendations, incidents]", NOTHING))

    refused = at.kept("publish", ".", "--out", at.folder.parent / "site", "--only", "html")

    assert refused.code != 0
    assert "usage" in refused.err
    assert not (at.folder.parent / "site").exists()


NOTHING = "    data: [location]\n    purposes: [location-services]"


@pytest.mark.parametrize(
    ("kind", "clause"),
    [
        row("1.05", "client", "retention.relation"),
        row("1.06", "prospect", "retention.prospects"),
    ],
)
def test_clients_present_and_potential_have_their_own_clock(tmp_path: Path, kind: str, clause: str) -> None:
    """The plan of a record names the clause of its kind: the end of the contract for one, the last contact for the other."""
    at = denaroo(tmp_path, used="2015-05-04", ended="2016-01-01" if kind == "client" else None)
    change(at, "crm.contacts", kind=kind)

    plan = at.kept("plan", ".", "--on", TODAY, "--format", "json").json

    (step,) = (one for one in plan["steps"] if one["holding"] == "crm.contacts" and one["records"])
    assert clause in step["clauses"]
    assert due(at, "crm.contacts", "2016-01-02") == 0


@pytest.mark.parametrize(
    ("holding", "person", "identifier"),
    [
        row("40.02", "crm.contacts", "representatives", f"email={EMAIL}"),
        row("40.03", "platform.licences", "users", f"licence={LICENCE}"),
    ],
)
def test_a_person_asks_for_herself(tmp_path: Path, holding: str, person: str, identifier: str) -> None:
    """A representative by her address, a user by her licence: each has a case of her own, and her own data."""
    at = denaroo(tmp_path)
    opened = at.kept("request", "new", ".", "--right", "access", "--identify", identifier, "--format", "json")
    assert (opened.code, opened.json["right"]) == (0, "access")
    assert at.kept("request", "fulfil", ".", "--all", "--yes").code == 0

    (page,) = at.folder.glob("answers/R-*/answer.json")
    found = {one["holding"]: one for one in json.loads(page.read_text("utf-8"))["holdings"]}
    assert [kind["id"] for kind in found[holding]["records"][0]["people"]] == [person]


@pytest.mark.clause("denaroo-40.04")
def test_an_access_is_answered_whole(tmp_path: Path) -> None:
    """Every table that holds something of hers is in the copy; purposes, recipients, durations, transfers, rights beside it."""
    at = denaroo(tmp_path)
    answer = at.access(EMAIL, phone=PHONE, licence=LICENCE)

    inventory = at.loaded.inventory
    assert inventory is not None
    assert {one["holding"] for one in answer["holdings"]} == {
        n for n, one in inventory.holdings.items() if one.by is None and n != "platform.address_book"
    }  # in the address book stand the customers of clients, and not she
    assert all(answer[part] for part in ("purposes", "recipients", "transfers", "retention", "rights", "controller"))
    assert {one["holding"] for one in answer["not_reached"]} >= {"hosting.sensitive", "hosting.site"}


@pytest.mark.clause("denaroo-40.06")
def test_an_erasure_leaves_what_the_law_keeps_and_says_which(tmp_path: Path) -> None:
    """What no law keeps is in no table any more; each table that keeps some says by which clause and which article."""
    at = denaroo(tmp_path)
    known = [word for one in (f"email={EMAIL}", f"phone={PHONE}", f"licence={LICENCE}") for word in ("--identify", one)]
    assert at.kept("request", "new", ".", "--right", "erasure", *known).code == 0
    assert at.kept("request", "fulfil", ".", "--all", "--yes").code == 0

    gone = ["crm.tickets", "crm.choices", "crm.support_recordings", "platform.profiles", "platform.devices"]
    gone += ["platform.usage_logs", "platform.history", "platform.report_activity", "platform.hosted"]
    assert [holding for holding in gone if at.rows(holding)] == []
    assert not list((at.folder.parent / "recordings").rglob("*.wav"))

    (page,) = at.folder.glob("answers/R-*/answer.json")
    answer = json.loads(page.read_text("utf-8"))
    assert answer["counts"] == {"found": 28, "erased": 14, "emptied": 0, "kept": 14}
    told = {one["holding"]: str(one) for one in answer["holdings"]}
    for holding, article in (
        ("platform.call_records", "R10-14"),
        ("platform.connection_records", "R10-13"),
        ("platform.accounts", "R10-13"),
        ("crm.invoices", "L123-22"),
    ):
        assert at.rows(holding)
        assert article in told[holding]


@pytest.mark.clause("denaroo-41.26")
def test_one_licence_is_erased_and_the_other_stays(tmp_path: Path) -> None:
    """Two licences of a client: what belongs to the first goes, what belongs to the second is as it was."""
    at = denaroo(tmp_path)
    with sqlite3.connect(at.folder.parent / "platform.db") as connection:
        connection.execute(
            "INSERT INTO licences (id, licence, client, created_at) VALUES (2, 'CAL-0002', 'client-a', '2026-05-04')"
        )
        connection.execute(
            "INSERT INTO history (id, licence_id, action, done_at) VALUES (2, 2, 'theirs', '2026-05-04')"
        )
    assert at.kept("request", "new", ".", "--right", "erasure", "--identify", f"licence={LICENCE}").code == 0

    done = at.kept("request", "fulfil", ".", "--all", "--yes")

    assert done.code == 0, done.err
    assert [one["action"] for one in at.rows("platform.history")] == ["theirs"]
    assert [one["licence"] for one in at.rows("platform.licences")][-1] == "CAL-0002"


@pytest.mark.clause("denaroo-13.07", "denaroo-13.08", "denaroo-43.04", "denaroo-43.05", "denaroo-13.11")
@pytest.mark.parametrize("channel", ["post", "phone"])
def test_a_letter_and_a_call_open_a_case_at_their_receipt(tmp_path: Path, channel: str) -> None:
    """Received on 2 November and written down later: a case stands from that day, and the answer is due from it."""
    at = denaroo(tmp_path)
    known = f"phone={PHONE}" if channel == "phone" else f"email={EMAIL}"

    opened = at.kept(
        *("request", "new", ".", "--right", "access", "--identify", known, "--channel", channel),
        *("--received", "2026-11-02", "--format", "json"),
    )

    assert opened.code == 0, opened.err
    (case,) = at.kept("request", "list", ".", "--format", "json").json
    assert (case["id"], case["received"]) == (opened.json["id"], "2026-11-02")
    assert (case["safe"], case["legal"], case["channel"]) == ("2026-12-02", "2026-12-02", channel)


@pytest.mark.clause("denaroo-13.03", "denaroo-43.01")
@pytest.mark.parametrize("language", ["en", "fr"])
def test_requests_go_where_the_record_says(tmp_path: Path, language: str) -> None:
    """The page sends requests to the same addresses in every place, and they are those of the policy."""
    at = denaroo(tmp_path)
    assert at.kept("publish", ".", "--out", at.folder.parent / "site", "--only", "html").code == 0

    page = (at.folder.parent / "site" / language / "index.html").read_text("utf-8")
    requests = at.loaded.policy.rights.requests
    assert requests is not None
    assert list(requests.to) == ["dpo@denaroo.com", "67 rue des Jacobins, 80000 Amiens, France"]
    assert page.count("mailto:dpo@denaroo.com") >= 3
    assert page.count(requests.to[1]) >= 2
    assert {word.partition('"')[0] for word in page.split("mailto:")[1:]} == {
        "dpo@denaroo.com",
        "contact@denaroo.example",
    }
    assert value_of("licence") not in page
