"""Figures that are kept: used once they are tested, joined with nobody, and personal from the moment of a join."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.denaroo import Denaroo, denaroo
from tests.acceptance.wimi import Wimi, account, wimi

SET = "figures.json"


@pytest.fixture
def desk(tmp_path: Path) -> Denaroo:
    """Thirty users opened the reports, twenty the calls; the figures of it are kept in a file."""
    made = denaroo(tmp_path)
    made.run("platform", "DELETE FROM usage_logs")
    for number in range(2, 52):
        made.put("platform.accounts", id=number, email=f"p{number}@client-a.example", created_at="2026-05-04")
        feature = "reports" if number < 32 else "calls"
        made.put("platform.usage_logs", id=number, account_id=number, feature_line=feature, written_at="2026-10-05")
    kept = made.kept("count", "statistics", ".", "--per", "feature_log", "--out", SET, "--format", "json")
    assert [row["people"] for row in kept.json["rows"]] == [30, 20]
    return made


def use(at: Denaroo | Wimi, purpose: str, *more: object) -> Any:
    """Use the figures for a purpose."""
    return at.kept("use", purpose, ".", *more, "--format", "json").json


def change(at: Denaroo, old: str, new: str) -> None:
    """Change the file by hand."""
    text = (at.folder / SET).read_text("utf-8")
    assert old in text
    (at.folder / SET).write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.clause("denaroo-26.02")
@pytest.mark.parametrize("fails", ["untested", "guessed", "fewer", "altered"])
def test_figures_that_fail_the_test_are_not_used(desk: Denaroo, fails: str) -> None:
    """Shown for their purpose once tested; without the test, on too few people, or changed by hand: refused and traced."""
    used = use(desk, "analysis", "--set", SET)
    assert (used["granted"], used["personal"], used["sources"]) == (True, False, ["platform.usage_logs"])
    assert [row["feature_log"] for row in used["records"]] == ["reports", "calls"]

    passed = "resists: [singling-out, linkability, inference]"
    if fails == "altered":
        change(desk, '"people": 20', '"people": 12')
    elif fails == "fewer":
        desk.edit(("at-least: 11", "at-least: 25"), everywhere=True)
    else:
        desk.edit((passed, "resists: [singling-out]" if fails == "guessed" else "resists: []"), everywhere=True)
    refused = use(desk, "analysis", "--set", SET)

    assert (refused["granted"], refused["records"]) == (False, [])
    reason = {"altered": "set-altered", "fewer": "singles-people-out"}.get(fails, "not-tested")
    assert desk.journalled("figures.use")[-1]["about"]["reason"] == reason


@pytest.mark.clause("denaroo-26.09")
def test_figures_joined_with_records_are_personal(desk: Denaroo) -> None:
    """Set beside each user's own record, the figures speak of that user: what is saved says personal, and the join is logged."""
    joined = use(desk, "analysis", "--holding", "platform.usage_logs", "--set", SET, "--out", "joined.json")
    assert (joined["granted"], joined["personal"], len(joined["records"])) == (True, True, 50)
    assert joined["records"][0]["statistics.people"] == 30

    kept = json.loads((desk.folder / "joined.json").read_text("utf-8"))
    assert (kept["personal"], kept["purposes"]) == (True, ["analysis"])
    (entry,) = desk.journalled("figures.join")
    assert (entry["about"]["personal"], entry["about"]["holding"]) == (True, "platform.usage_logs")


@pytest.mark.clause("denaroo-26.10")
def test_what_became_personal_serves_its_purpose_and_no_other(desk: Denaroo) -> None:
    """For another purpose it is refused, at once; for its own it opens without those who were erased since, label intact."""
    use(desk, "analysis", "--holding", "platform.usage_logs", "--set", SET, "--out", "joined.json")

    refused = use(desk, "business", "--set", "joined.json")
    assert (refused["granted"], refused["records"]) == (False, [])
    assert desk.journalled("figures.use")[-1]["about"]["reason"] == "not-a-purpose-of-the-set"

    desk.answer("erasure", "p2@client-a.example")
    opened = use(desk, "analysis", "--set", "joined.json")
    assert (opened["granted"], opened["personal"]) == (True, True)
    assert 2 not in [record["id"] for record in opened["records"]]
    assert len(opened["records"]) == 49


@pytest.fixture
def at(tmp_path: Path) -> Wimi:
    """Thirty people used the agenda and fifteen the drive; the figures of it are kept in a file."""
    made = wimi(tmp_path)
    made.put("service.accounts", *(account(number, f"p{number}@mail.example") for number in range(1, 31)))
    for number in range(1, 31):
        made.put("service.usage", account_id=number, feature="agenda", measured_on="2026-10-05")
    for number in range(1, 16):
        made.put("service.usage", account_id=number, feature="drive", measured_on="2026-10-05")
    assert made.kept("count", "statistics", ".", "--per", "features_used", "--out", SET).code == 0
    return made


@pytest.mark.clause("wimi-9.21")
def test_anonymous_figures_have_no_key_of_people(at: Wimi) -> None:
    """They are read for statistics; joined with the accounts, by which people are known, they find nobody: no key exists."""
    used = use(at, "statistics", "--set", SET)
    assert [set(row) for row in used["records"]] == [{"features_used", "people", "records", "percent"}] * 2

    refused = use(at, "statistics", "--holding", "service.accounts", "--set", SET)
    assert (refused["granted"], refused["records"]) == (False, [])
    assert "no key leads from `statistics`" in refused["reason"]


@pytest.mark.clause("wimi-18.03")
def test_an_analysis_of_use_is_enriched_and_says_whether_it_is_personal(at: Wimi) -> None:
    """Kept as figures, it is enriched and of nobody; kept beside each person's own use, it is enriched and personal."""
    use(at, "statistics", "--holding", "service.usage", "--set", SET, "--out", "joined.json")
    stored = [json.loads((at.folder / name).read_text("utf-8")) for name in (SET, "joined.json")]

    assert [(one["enriched"], one["personal"]) for one in stored] == [(True, False), (True, True)]
    assert all("mail.example" not in json.dumps(one) for one in stored)
