"""The page of Denaroo as it was published, and what `kept check` finds there.

Each row is a weak point of the published text: the rule that finds it, and words of the line it points at. Rules that
ask a person speak under `--persona dpo`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from tests.acceptance.denaroo import EXAMPLE, denaroo

PAGE = EXAMPLE / "as-published"


class Row(NamedTuple):
    """A weak point: its number, the rule that finds it, words of the line, and of what the rule says there."""

    tension: int
    rule: str
    line: str
    says: str = ""


ROWS = (
    Row(1, "breach-clock-missing", "breach:", "`telecom-within`"),
    Row(2, "breach-clock-missing", "breach:", "`clients-within` leaves no time"),
    Row(3, "date-contradicted", "16 July 2020", "said to apply from 2020-07-01"),
    Row(4, "transfer-without-tool", "country: US", "`US`"),
    Row(5, "stale-name", "Privacy Shield", "framework of 2023"),
    Row(6, "clauses-not-identified", "Contracts approved by the Commission"),
    Row(7, "role-mistaken", "role: processor", "`contracts`"),
    Row(7, "role-mistaken", "role: processor", "`orders`"),
    Row(8, "role-mistaken", "role: processor", "`contracts`"),
    Row(9, "traffic-data-beyond-law", "traffic", "`network` uses traffic data"),
    Row(9, "traffic-data-beyond-law", "traffic", "`business` uses traffic data"),
    Row(10, "traffic-data-beyond-law", "location", "`business` uses location data"),
    Row(11, "entries-never-expire", "", "`traffic` counts"),
    Row(12, "operator-duty-missing", "", "5 years"),
    Row(13, "backups-to-erase", "Nothing is kept after a deletion"),
    Row(14, "two-durations", "usage:", "`traffic` and `usage`"),
    Row(15, "length-in-vague-words", "as long as reasonably needed"),
    Row(15, "retention-without-period", "as-needed:"),
    Row(16, "retention-without-trigger", "as-needed:", "`as-needed`"),
    Row(17, "length-in-vague-words", "risk of dispute"),
    Row(18, "processor-terms-incomplete", "", "`erased-within`"),
    Row(19, "right-conditioned", "you must turn to your employer"),
    Row(21, "refusal-by-machine", "licence-purpose:"),
    Row(22, "deadline-weakened", "confirmation"),
    Row(22, "deadline-weakened", "We try to answer"),
    Row(23, "browser-as-consent", "set your browser"),
    Row(23, "tracker-without-consent", "consent: opt-out"),
    Row(25, "marketing-without-consent", "email:"),
    Row(25, "objection-not-offered", "opt-out: on-request"),
    Row(26, "partner-offers-hidden", "partner_offers:"),
    Row(27, "joint-without-arrangement", "", "`joint-activities`"),
    Row(28, "obligation-without-law", "basis: legal-obligation", "`fraud`"),
    Row(28, "obligation-without-law", "basis: legal-obligation", "`authorities`"),
    Row(29, "all-data-for-one-purpose", "", "`authorities`"),
    Row(29, "all-data-for-one-purpose", "", "`incidents`"),
    Row(30, "two-roles-for-one-kind", "", "`crm` of `representatives`"),
    Row(31, "recording-to-refuse", "hosted:"),
    Row(31, "retention-without-trigger", "", "`recordings`"),
    Row(32, "birth-date-to-justify", "birth_date:"),
    Row(32, "identity-copy-to-justify", "identity_copy: required"),
    Row(33, "secrets-in-custody", "secrets:"),
    Row(34, "work-watched", "", "`network` follow people at work"),
    Row(35, "anonymous-without-method", "", "`statistics`"),
    Row(36, "special-category-without-ground", "special: true"),
    Row(37, "stale-name", "article 3 of Act 78-17"),
    Row(38, "processor-terms-incomplete", "", "`audits`"),
    Row(39, "recipient-unnamed", "", "`group`"),
    Row(39, "recipient-unnamed", "", "`suppliers`"),
    Row(40, "role-does-not-fit", "role: processor", "`authorities`"),
    Row(41, "right-missing", "open: [access", "`post-mortem`"),
    Row(41, "right-conditioned", "In certain circumstances"),
    Row(42, "officer-unclear", "dpo: dpo@denaroo.com"),
    Row(43, "registry-away-from-seat", "RCS Paris"),
    Row(44, "others-not-told", "", "`client`"),
    Row(45, "security-not-verifiable", "optimal security"),
    Row(46, "words-left-undefined", "not defined here"),
    Row(48, "profiling-not-explained", "", "`analysis`"),
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """Everything the check says about the page, questions to a person included."""
    said = denaroo(tmp_path_factory.mktemp("store")).kept("check", PAGE, "--persona", "dpo", "--format", "json")
    assert said.code == 1
    return [*said.json["findings"], *said.json["review"]]


def marked(row: Row) -> Any:
    """The row, with the weak point that it shows."""
    mark = pytest.mark.tension(f"denaroo-T{row.tension}")
    return pytest.param(row, marks=mark, id=f"T{row.tension} {row.rule}: {row.line} {row.says}".strip())


@pytest.mark.parametrize("row", [marked(row) for row in ROWS])
def test_a_weak_point_is_found_at_its_line(found: list[Any], row: Row) -> None:
    """The rule speaks, and points at the line that has the weak point."""
    text = (PAGE / "policy.yaml").read_text("utf-8").splitlines()
    lines = [text[each["line"] - 1] for each in found if each["code"] == row.rule and row.says in each["message"]]

    assert any(row.line in line for line in lines)


def test_the_lawful_setting_has_no_error(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The same organisation, in the lawful setting, passes the check without an error or a warning."""
    said = denaroo(tmp_path_factory.mktemp("store")).kept("check", ".", "--format", "json")

    assert said.code == 0
    assert {one["severity"] for one in said.json["findings"]} <= {"note"}
