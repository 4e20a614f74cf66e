"""The data protection officer's desk: questions with an owner, reviews, awareness, advice, and messages that nobody else reads."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.denaroo import denaroo
from tests.acceptance.office import EXAMPLES, Office
from tests.acceptance.optillio import house
from tests.acceptance.wimi import wimi

TODAY = datetime.now(UTC).date()
OFFICER, SALES = "s-001", "s-009"
STAFF = EXAMPLES / "optillio" / "staff.yaml"
QUESTION = "Does anybody abroad see my invoices?"


def staffed(at: Office) -> Office:
    """An office where staff.yaml says who works there."""
    if not (at.folder / "staff.yaml").exists():
        shutil.copy(STAFF, at.folder)
    return at


@pytest.fixture
def at(tmp_path: Path) -> Office:
    """Optillio, with its staff."""
    return staffed(house(tmp_path))


def desk(at: Office, *more: object) -> Any:
    """What waits on the officer's desk."""
    return at.kept("officer", "show", ".", "--format", "json", *more).json


def asked(at: Office, *more: str) -> Any:
    """A question comes in, in whatever form."""
    said = at.kept("request", "new", ".", "--right", "question", "--said", QUESTION, *more, "--format", "json")
    assert said.code == 0, said.err
    return said.json


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(denaroo, id="denaroo", marks=pytest.mark.clause("denaroo-13.02")),
        pytest.param(wimi, id="wimi", marks=pytest.mark.clause("wimi-22.05")),
    ],
)
@pytest.mark.parametrize(
    "way", [(), ("--channel", "post"), ("--channel", "phone", "--identify", "email=a@mail.example")]
)
def test_a_question_in_any_form_has_an_owner_and_a_day(make: Any, way: tuple[str, ...], tmp_path: Path) -> None:
    """Whoever asks, and however: the question is in the officer's queue with the officer's number and the day it is due."""
    at = staffed(make(tmp_path))
    case = asked(at, *way)

    assert (case["owner"], case["article"]) == (OFFICER, "GDPR 38(4)")
    assert desk(at)["questions"] == [{"id": case["id"], "owner": OFFICER, "due": case["safe"]}]
    assert QUESTION not in json.dumps(at.kept("journal", "show", ".", "--last", "99", "--format", "json").json)
    if way == ():
        assert at.kept("request", "answer", ".", case["id"], "--said", "Nobody.", "--by", OFFICER).code == 0
        assert desk(at)["questions"] == []


@pytest.mark.clause("optillio-8.11")
def test_only_the_officer_reads_what_was_written_to_the_officer(at: Office) -> None:
    """Sales staff, and whoever has no number, are refused, and the journal has it; the officer reads."""
    number = asked(at)["id"]
    for other in (SALES, "s-999"):
        refused = at.kept("officer", "read", ".", number, "--by", other)
        assert (refused.code, "officer-only" in refused.err, QUESTION in refused.out + refused.err) == (1, True, False)
    assert at.kept("officer", "read", ".", number, "--by", OFFICER).out.strip() == QUESTION

    tried = [(entry["stage"], entry["about"].get("role")) for entry in at.journalled("request.read")]
    assert tried == [("refused", "sales"), ("refused", None), ("note", None)]


@pytest.mark.clause("optillio-3.06")
def test_a_month_without_review_is_overdue(at: Office) -> None:
    """Reviewed today, the next is due in a month and overdue the day after; the review is recorded with what was late."""
    assert at.kept("officer", "review", ".", "--by", SALES).code == 1
    assert desk(at)["review"]["last"] is None
    assert at.kept("officer", "review", ".", "--by", OFFICER).code == 0
    assert [entry["stage"] for entry in at.journalled("officer.review")] == ["refused", "note"]
    due = desk(at)["review"]
    assert (due["last"], due["overdue"]) == (TODAY.isoformat(), False)

    late = at.kept("officer", "show", ".", "--on", (TODAY + timedelta(40)).isoformat())
    assert (late.code, "A review is overdue" in late.out) == (1, True)
    in_french = at.kept("officer", "show", ".", "--on", (TODAY + timedelta(40)).isoformat(), language="fr")
    assert "Une revue est en retard" in in_french.out


@pytest.mark.clause("optillio-3.07")
def test_whoever_was_not_trained_is_listed_by_number(at: Office) -> None:
    """Before the autumn session sales staff is listed; after it nobody is, until what was learnt has lapsed."""
    spring = desk(at, "--on", "2026-04-01")
    assert spring["untrained"] == [SALES]
    assert spring["sessions"]["spring-2026"] == {"on": "2026-03-10", "attended": 2}
    assert spring["sessions"]["autumn-2026"]["on"] == "2026-10-06"  # to come
    assert desk(at, "--on", "2026-10-06")["untrained"] == []
    assert desk(at, "--on", "2028-12-01")["untrained"] == ["s-001", "s-004", SALES]
    assert f"Not trained: {SALES}." in at.kept("officer", "show", ".", "--on", "2026-04-01").out


NEW = """purposes:
  training-sessions:
    is: {en: invite you to training sessions on our services, fr: vous inviter à des formations à nos services}
    basis: contract
    people: [customers]
    data: [contact]
    recipients: [client-service]
"""


@pytest.mark.clause("optillio-3.08")
def test_a_new_purpose_waits_for_the_officers_advice(tmp_path: Path) -> None:
    """A version with a purpose of its own is not published, nothing of it set down, before the officer was heard."""
    at = staffed(house(tmp_path, versions=True))
    publish = ("publish", ".", "--out", "site", "--only", "html")
    text = (at.folder / "policy.yaml").read_text("utf-8")
    (at.folder / "policy.yaml").write_text(re.sub(r"^purposes:.*\n", NEW, text, flags=re.MULTILINE), "utf-8")
    at.edit(("purposes: [account-creation,", "purposes: [training-sessions, account-creation,"), everywhere=True)
    assert desk(at)["unadvised"] == ["training-sessions"]

    refused = at.kept(*publish)
    assert (refused.code, "advice-missing" in refused.err, "training-sessions" in refused.err) == (1, True, True)
    assert not (at.folder / "site").exists()
    assert at.journalled("policy.published") == []
    advise = ("officer", "advise", "training-sessions", ".", "--opinion", "reserved", "--by")
    assert at.kept(*advise, SALES).code == 1
    assert at.kept(*publish).code == 1
    assert at.kept(*advise, OFFICER).code == 0
    (heard,) = [entry["about"] for entry in at.journalled("officer.advise") if entry["stage"] == "note"]
    assert (heard["purpose"], heard["opinion"]) == ("training-sessions", "reserved")

    assert desk(at)["unadvised"] == []
    done = at.kept(*publish)
    assert done.code == 0, done.err
