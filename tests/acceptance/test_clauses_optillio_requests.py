"""People who ask Optillio something: how they reach it, when they are answered, what goes and what stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.optillio import House, house
from tests.acceptance.test_clauses_optillio_store import ADA, LINE, customer


@pytest.fixture
def at(tmp_path: Path) -> House:
    """A customer whose contract, account and relationship ended on 31 January 2026."""
    one = house(tmp_path)
    over = "2026-01-31"
    customer(
        one, contract_ended_on=over, relationship_ended_on=over, closed_on=over, last_contact_at=f"{over} 09:00:00"
    )
    one.put("app.profiles", id=1, account_id=1, address="1 rue Haute", birth_date="1990-04-01", updated_at=over)
    one.put("app.settings", id=1, account_id=1, language="fr", notifications="none", updated_at=over)
    one.put("logs.operations", id=1, **(LINE | {"done_at": "2999-01-01 10:00:00"}))
    return one


def _ask(at: House, right: str, *more: str) -> Any:
    done = at.kept("request", "new", ".", "--right", right, "--identify", f"email={ADA}", "--format", "json", *more)
    assert done.code == 0, done.out + done.err
    return done.json


@pytest.mark.clause("optillio-8.02")
@pytest.mark.clause("optillio-8.09")
@pytest.mark.parametrize(("received", "due"), [("2026-03-02", "2026-04-02"), ("2026-01-30", "2026-03-02")])
def test_a_letter_runs_from_the_day_it_came(at: House, received: str, due: str) -> None:
    """A letter registered with its day opens a case with its right, and one month from receipt as Regulation 1182/71 counts."""
    case = _ask(at, "access", "--channel", "post", "--received", received)

    assert (case["right"], case["article"]) == ("access", "GDPR 15")
    assert (case["channel"], case["received"], case["legal"]) == ("post", received, due)


@pytest.mark.clause("optillio-3.09")
def test_a_new_request_is_in_the_queue_with_its_day(at: House) -> None:
    """Whoever answers sees it in the list, with the day it is due, until it is answered."""
    case = _ask(at, "erasure", "--received", "2026-03-02")

    (waiting,) = at.kept("request", "list", ".", "--format", "json").json
    assert (waiting["id"], waiting["legal"]) == (case["id"], "2026-04-02")
    assert at.kept("request", "fulfil", ".", "--all", "--yes").code == 0
    assert at.kept("request", "list", ".", "--format", "json").json == []


@pytest.mark.clause("optillio-8.12")
@pytest.mark.clause("optillio-8.13")
def test_no_reason_and_no_document_are_asked_of_somebody_known(at: House) -> None:
    """A request without a word of explanation or a copy of a document is identified at once, and answered."""
    case = _ask(at, "access")

    assert (case["state"], case["identity"]) == ("identified", {"policy": "on-doubt", "proof": False, "asked_on": None})
    assert at.kept("request", "fulfil", ".", "--all", "--yes").code == 0
    assert list(at.folder.glob("answers/R-*/answer.json"))


def _stays(answer: Path) -> dict[str, tuple[str, str]]:
    told = json.loads((answer / "answer.json").read_text("utf-8"))
    return {
        one["holding"]: (stay["clause"], stay["article"]["id"])
        for one in told["holdings"]
        for stay in one["stays"]
        if stay["records"]
    }


@pytest.mark.clause("optillio-8.06")
@pytest.mark.clause("optillio-4.3.03")
def test_after_erasure_only_what_is_cited_remains(at: House) -> None:
    """The account is closed: settings, profile and messages go; each record that remains is cited with its clause and article."""
    answer = at.answer("erasure", ADA)

    for holding in ("app.settings", "app.profiles", "app.campaigns"):
        assert not at.rows(holding), holding
    left = {
        name
        for name in ("app.accounts", "app.subscriptions", "app.history", "app.orders", "app.tickets", "app.invoices",
                     "app.payments", "logs.operations")
        if at.rows(name)
    }  # fmt: skip
    stays = _stays(answer)
    assert left == set(stays)
    assert stays["app.orders"] == ("retention.orders", "GDPR 17(3)(e)")
    assert stays["app.invoices"] == ("retention.billing", "GDPR 17(3)(b)")
    assert stays["logs.operations"] == ("retention.operations", "GDPR 17(3)(b)")


@pytest.mark.clause("optillio-4.2.23")
def test_erasure_does_not_wait_for_the_schedule(at: House) -> None:
    """Messages that the schedule would keep until 2029 are gone on the day the request is carried out."""
    planned = at.kept("plan", ".", "--on", "2026-06-01", "--format", "json").json
    assert planned["records"] == 2  # the settings and the profile, due since the account was closed
    assert at.rows("app.campaigns")

    at.answer("erasure", ADA)

    assert not at.rows("app.campaigns")
