"""What `kept check` finds on data, durations, bases, trackers, transfers and security in pages as they were published.

Each row is a weak point: the page, the rule that finds it, its weight, and words of the line it points at. `question`
marks what only a person can answer: it stands on the list of `--persona dpo`.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import NamedTuple

import pytest
from tests.acceptance.conftest import EXAMPLES

from kept.checks import Subject, judged
from kept.checks.weights import Judgement
from kept.load import load_folder


class Row(NamedTuple):
    """A weak point: the page, its number, the rule, its weight, words of the line, and of the headline where several speak."""

    page: str
    tension: int
    rule: str
    weight: str
    line: str
    says: str = ""


ROWS = (
    # Ou Serrurier
    Row("ou-serrurier", 5, "basis-does-not-fit", "error", "necessary for all the following"),
    Row("ou-serrurier", 10, "identity-proof-without-end", "warning", "identity: always"),
    Row("ou-serrurier", 20, "tracker-life-to-weigh", "question", "lasts: 13 months", "`google-analytics`"),
    Row("ou-serrurier", 32, "trigger-misses-channel", "question", "since: last-order-on-site"),
    Row("ou-serrurier", 39, "register-incomplete", "warning", "provide-service:", "`recipients`"),
    Row("ou-serrurier", 41, "asked-too-early", "question", "asks:"),
    Row("ou-serrurier", 42, "free-text-to-watch", "question", "problem_description: required"),
    Row("ou-serrurier", 44, "application-to-describe", "question", "application:"),
    Row("ou-serrurier", 45, "company-sold", "question", "a merger"),
    # Optillio
    Row("optillio", 3, "identity-proof-without-end", "warning", "identity: always"),
    Row("optillio", 13, "tracker-life-to-weigh", "question", "lasts: 13 months", "`past-activity`"),
    Row("optillio", 22, "birth-date-to-justify", "question", "birth_date:"),
    Row("optillio", 29, "trigger-ambiguous", "error", "or the last contact"),
    Row("optillio", 41, "sharing-denied", "warning", "in no other case"),
    Row("optillio", 42, "foreign-order", "question", "law:"),
    # DENAROO
    Row("denaroo", 1, "breach-clock-missing", "error", "breach:", "`telecom-within`"),
    Row("denaroo", 2, "breach-clock-missing", "warning", "clients-within: 48 hours"),
    Row("denaroo", 4, "transfer-without-tool", "error", "country: US"),
    Row("denaroo", 9, "traffic-data-beyond-law", "error", "data: [traffic]", "`network`"),
    Row("denaroo", 10, "traffic-data-beyond-law", "error", "location", "location data"),
    Row("denaroo", 11, "entries-never-expire", "error", "since: end-of-contract", "`traffic`"),
    Row("denaroo", 12, "operator-duty-missing", "error", "retention:"),
    Row("denaroo", 13, "backups-to-erase", "question", "restore lost data"),
    Row("denaroo", 14, "two-durations", "error", "usage:", "`traffic`"),
    Row("denaroo", 15, "length-in-vague-words", "error", "as long as reasonably needed"),
    Row("denaroo", 16, "two-durations", "error", "default:"),
    Row("denaroo", 17, "length-in-vague-words", "error", "a risk of dispute"),
    Row("denaroo", 18, "length-in-vague-words", "error", "as a processor too"),
    Row("denaroo", 23, "browser-as-consent", "error", "set your browser"),
    Row("denaroo", 23, "tracker-without-consent", "error", "consent: opt-out"),
    Row("denaroo", 25, "marketing-without-consent", "error", "email: {people"),
    Row("denaroo", 25, "objection-not-offered", "error", "opt-out: on-request"),
    Row("denaroo", 26, "partner-offers-hidden", "warning", "partner_offers:"),
    Row("denaroo", 28, "obligation-without-law", "warning", "basis: legal-obligation", "`fraud`"),
    Row("denaroo", 29, "all-data-for-one-purpose", "warning", "hosted, special]", "`authorities`"),
    Row("denaroo", 30, "recording-to-refuse", "question", "crm:"),
    Row("denaroo", 31, "retention-without-trigger", "error", "keep: 90 days"),
    Row("denaroo", 32, "identity-copy-to-justify", "question", "identity_copy: required", "`identity_copy`"),
    Row("denaroo", 33, "secrets-in-custody", "question", "secrets:"),
    Row("denaroo", 34, "work-watched", "question", "network:"),
    Row("denaroo", 35, "anonymous-without-method", "warning", "statistics:"),
    Row("denaroo", 36, "special-category-without-ground", "error", "special: true"),
    Row("denaroo", 39, "recipient-unnamed", "warning", "outside suppliers"),
    Row("denaroo", 40, "role-does-not-fit", "warning", "role: processor", "`authorities`"),
    Row("denaroo", 44, "source-not-stated", "error", "client:"),
    Row("denaroo", 45, "security-not-verifiable", "note", "optimal security"),
    Row("denaroo", 47, "all-data-for-one-purpose", "warning", "hosted, special]", "`incidents`"),
)


def _marked(row: Row) -> object:
    mark = pytest.mark.tension(f"{row.page}-T{row.tension}")
    return pytest.param(row, marks=mark, id=f"{row.page}-T{row.tension} {row.rule}: {row.line}")


@pytest.mark.parametrize("row", [_marked(row) for row in ROWS])
def test_a_weak_point_is_found_at_its_line(row: Row) -> None:
    """The rule speaks with its weight, or asks its question, at the line that has the weak point."""
    told = _judged(row.page)
    found = told.reviews if row.weight == "question" else told.findings

    assert any(
        finding.code == row.rule
        and row.weight in {"question", finding.severity.value}
        and row.says in finding.headline.en
        and finding.primary is not None
        and row.line in finding.primary.span.text
        for finding in found
    )


@cache
def _judged(page: str) -> Judgement:
    """All that is said of the page as it was published, each read once."""
    return judged(Subject(load_folder(EXAMPLES / page / "as-published"), date(2026, 11, 22)))
