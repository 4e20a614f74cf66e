"""Figures that name nobody: counted for a purpose of the policy, on no small group, with their source and their method."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.denaroo import EMAIL, Denaroo, denaroo
from tests.acceptance.optillio import house
from tests.acceptance.wimi import Wimi, account, wimi
from tests.acceptance.workshop import workshop


def used(at: Wimi, feature: str, people: range, times: int = 1) -> None:
    """Each of these people used a feature so many times."""
    for person in people:
        at.put("service.usage", *[{"account_id": person, "feature": feature, "measured_on": "2026-10-05"}] * times)


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Wimi:
    """Forty people: thirty used the agenda, twelve the drive, three the wall."""
    made = wimi(tmp_path_factory.mktemp("wimi"))
    made.put("service.accounts", *(account(number, f"p{number}@mail.example") for number in range(1, 41)))
    used(made, "agenda", range(1, 31), times=2)
    used(made, "drive", range(21, 33))
    used(made, "wall", range(33, 36))
    return made


def figures(at: Wimi, *more: object) -> Any:
    """The use of the functions, in figures."""
    return at.kept("count", "statistics", ".", *more, "--format", "json").json


@pytest.mark.clause("wimi-7.23")
def test_a_small_group_is_not_shown_nor_can_it_be_worked_out(at: Wimi) -> None:
    """Three people used the wall: that figure is not shown, nor the next smallest, from which the total would give it away."""
    told = figures(at, "--per", "features_used")

    assert told["rows"] == [{"features_used": "agenda", "people": 30, "records": 60, "percent": 85.7}]
    assert (told["hidden"], told["people"], told["records"], told["at-least"]) == (2, 35, 75, 10)
    assert "wall" not in str(told)


def test_a_name_and_its_figures_in_a_table_for_people(at: Wimi) -> None:
    """Without `--format`, a table; what is hidden is said, and where the figures come from."""
    told = at.kept("count", "statistics", ".", "--per", "features_used")

    assert told.out.splitlines()[:2] == ["features_used\tpeople\trecords\t%", "agenda\t30\t60\t85.7"]
    assert "2 groups not shown: fewer than 10 people" in told.out
    assert "service.usage (usage)" in told.err


@pytest.mark.clause("wimi-18.04")
def test_statistics_are_refused_where_they_would_name_people(at: Wimi, tmp_path: Path) -> None:
    """A field that leads to a person, or a value that is somebody's address, is refused; what is told is tagged enriched."""
    told = figures(at, "--per", "features_used")
    assert (told["enriched"], told["personal"]) == (True, False)

    named = wimi(tmp_path)
    named.put("service.accounts", *(account(number, f"p{number}@mail.example") for number in range(1, 41)))
    used(named, "shared with zoe@mail.example", range(1, 31))
    refused = figures(named, "--per", "features_used")
    assert (refused["granted"], refused["rows"]) == (False, [])
    assert "address or number" in refused["reason"]

    named.edit(("data: [usage, survey]", "data: [usage, survey, identification]"))
    named.edit(("data: [subscription, usage]", "data: [subscription, usage, identification]"))
    by_name = figures(named, "--holding", "service.accounts", "--per", "email")
    assert (by_name["granted"], by_name["rows"]) == (False, [])
    assert "`email` may lead to a person" in by_name["reason"]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Denaroo:
    """Fifty users: thirty opened the reports, twenty the calls, two the recorder; as many hold as many posts."""
    made = denaroo(tmp_path_factory.mktemp("denaroo"))
    for number in range(2, 52):
        email, post = (
            f"p{number}@client-a.example",
            "buyer" if number < 32 else "seller" if number < 50 else "head of fraud",
        )
        told = {"id": number, "email": email, "created_at": "2026-05-04"}
        made.put("platform.accounts", told)
        made.put("crm.contacts", {**told, "kind": "representative", "origin": "contract", "position": post})
        feature = "reports" if number < 32 else "calls"
        made.put("platform.usage_logs", account_id=number, feature_line=feature, written_at="2026-10-05")
    for number in (2, 3):
        made.put("platform.usage_logs", account_id=number, feature_line="recorder", written_at="2026-10-05")
    return made


def count(desk: Denaroo, name: str, *more: object) -> Any:
    """Figures of Denaroo."""
    return desk.kept("count", name, ".", *more, "--format", "json").json


@pytest.mark.parametrize(
    ("name", "field", "holding", "shown", "rare"),
    [
        pytest.param("statistics", "feature_log", "platform.usage_logs", "reports", "recorder", marks=pytest.mark.clause("denaroo-26.04")),
        pytest.param("demographics", "position", "crm.contacts", "buyer", "head of fraud", marks=pytest.mark.clause("denaroo-26.05")),
    ],
)  # fmt: skip
def test_a_figure_on_few_people_is_not_given(
    desk: Denaroo, name: str, field: str, holding: str, shown: str, rare: str
) -> None:
    """The large group is told; the one below eleven people is suppressed, its name with it."""
    told = count(desk, name, "--per", field, "--holding", holding)

    assert [row[field] for row in told["rows"]] == [shown]
    assert all(row["people"] >= 11 for row in told["rows"])
    assert told["hidden"] > 0
    assert rare not in str(told)


@pytest.mark.clause("denaroo-26.01")
@pytest.mark.parametrize(
    ("test", "why"),
    [
        ("resists: [singling-out, linkability, inference]", ""),
        ("resists: [singling-out, linkability]", "not-tested"),
        ("day: 2126-01-12", "not-tested"),
    ],
)
def test_figures_are_not_gathered_before_they_pass_the_test(tmp_path: Path, test: str, why: str) -> None:
    """Not yet tested, or tested and found to let people be guessed: the count is refused, counts nothing, and is traced."""
    at = denaroo(tmp_path)
    key = test.partition(":")[0]
    old = {"resists": "resists: [singling-out, linkability, inference]", "day": "day: 2026-01-12"}[key]
    at.edit((old, test), everywhere=True)
    told = count(at, "statistics", "--per", "feature_log", "--holding", "platform.usage_logs")

    assert told["granted"] is (not why)
    assert at.journalled("use.decide")[-1]["about"].get("reason", "") == why


@pytest.mark.clause("denaroo-26.06")
def test_figures_say_what_they_were_made_from_and_how(desk: Denaroo) -> None:
    """The source, its categories, the basis, the method and the day of the test are told with the figures, and traced."""
    told = count(desk, "statistics", "--per", "feature_log", "--holding", "platform.usage_logs")

    assert told["sources"] == [{"holding": "platform.usage_logs", "data": ["usage"]}]
    assert (told["purpose"], told["basis"], told["tested"]) == ("analysis", "legitimate-interest", "2026-01-12")
    assert "counted by feature" in told["method"]
    (entry,) = (one for one in desk.journalled("use.decide") if one["seq"] == told["entry"])
    about = entry["about"]
    assert (about["aggregate"], about["holding"], about["basis"]) == ("statistics", "platform.usage_logs", told["basis"])  # fmt: skip


@pytest.mark.clause("denaroo-26.08")
def test_the_share_of_users_of_a_feature_is_a_percentage(desk: Denaroo) -> None:
    """Thirty of the fifty-one users whose use is known opened the reports: a percentage, and no key of anybody beside it."""
    told = count(desk, "feature-share", "--per", "feature_log")

    (row,) = told["rows"]
    assert set(row) == {"feature_log", "people", "records", "percent"}
    assert (row["feature_log"], row["people"], row["percent"]) == ("reports", 30, 58.8)
    for forbidden in ("account", "mail.example", "client-a.example", "id"):
        assert forbidden not in str(told["rows"])


@pytest.mark.clause("optillio-1.1.04")
def test_statistics_tell_the_network_of_an_address_and_no_more(tmp_path: Path) -> None:
    """Visits from one network are counted together: no whole address is in the figures; the records have their due date."""
    at = house(tmp_path)
    for number in range(1, 31):
        at.put("logs.visits", ip=f"192.0.2.{number}", browser="Firefox", login=f"p{number}@mail.example", visited_at="2026-11-01 09:00:00")  # fmt: skip
    told = at.kept("count", "connections", ".", "--per", "ip_address", "--format", "json")

    assert told.json["rows"] == [{"ip_address": "192.0.2.0", "people": 30, "records": 30, "percent": 100.0}]
    assert not re.search(r"192\.0\.2\.[1-9]", told.out)
    due = at.kept("plan", ".", "--on", "2027-12-01")
    assert "logs.visits" in due.out


@pytest.mark.clause("ou-serrurier-2.12")
def test_what_one_user_lived_through_is_not_in_the_report(tmp_path: Path) -> None:
    """Nobody has to answer; the answer of one user, that nobody else gave, is neither shown nor to be worked out."""
    at = workshop(tmp_path)
    assert at.loaded.policy.collection["questionnaire"].asks == {"answers": "optional"}
    given = {"given_at": "2026-10-05 09:00:00", "origin": "questionnaire"}
    at.put("answers", *({"answers": "easy", **given} for _ in range(25)), *({"answers": "slow", **given} for _ in range(15)))  # fmt: skip
    at.put("answers", answers="my son Leo could not open the page", **given)
    told = at.kept("count", "experience", ".", "--per", "answers", "--format", "json").json

    assert [(row["answers"], row["people"]) for row in told["rows"]] == [("easy", 25)]
    assert (told["hidden"], told["people"]) == (2, 41)
    assert "Leo" not in str(told)


@pytest.mark.clause("denaroo-26.07")
def test_figures_are_left_out_of_a_copy_once_they_are_tested(tmp_path: Path) -> None:
    """A table of figures is in nobody's copy; without a passed test, leaving it out is refused, by the check as by the request."""
    at = denaroo(tmp_path)
    at.run("platform", "CREATE TABLE monthly (month TEXT, feature TEXT, people INTEGER)")
    at.put("platform.monthly", month="2026-10", feature="reports", people=30)
    table = "  platform.monthly: {figures: statistics, not-personal: [month, feature, people]}\n"
    at.edit(("holdings:\n", "holdings:\n" + table), name="holdings.yaml")
    assert at.kept("check", ".", "--fail-on", "error").code == 0
    assert "monthly" not in str(at.access(EMAIL))

    at.edit(("resists: [singling-out, linkability, inference]", "resists: [singling-out]"), everywhere=True)
    checked = at.kept("check", ".", "--fail-on", "error", "--format", "json")
    found = [one["code"] for one in checked.json["findings"] if "`platform.monthly`" in one["message"]]
    assert (checked.code, found) == (1, ["anonymous-yet-identifying"])
    assert at.kept("request", "new", ".", "--right", "access", "--identify", f"email={EMAIL}").code == 0
    refused = at.kept("request", "fulfil", ".", "--all", "--yes")
    assert (refused.code != 0, "not-tested" in refused.err) == (True, True)


@pytest.mark.clause("ou-serrurier-2.07")
def test_a_visit_of_somebody_who_refused_is_in_no_optimisation_data(tmp_path: Path) -> None:
    """Who refused statistics is neither among the visits that are read nor in the figures made from them."""
    at = workshop(tmp_path)
    seen = {"page": "/articles/keys", "at": "2026-11-20 09:00:00", "origin": "articles"}
    at.put("article_views", *({"cookie": f"a-{number}", **seen} for number in range(1, 21)))
    assert at.kept("choice", "refuse", "site-optimisation", ".", "--identify", "cookie=a-7").code == 0

    read = at.use("site-optimisation", "shop.article_views").json
    assert len(read["records"]) == 19
    assert "a-7" not in [record["audience_identifier"] for record in read["records"]]
    made = at.kept("count", "visits", ".", "--per", "pages_viewed", "--format", "json").json
    assert [(row["pages_viewed"], row["people"]) for row in made["rows"]] == [("/articles/keys", 19)]
