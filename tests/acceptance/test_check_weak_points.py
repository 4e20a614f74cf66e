"""Four more pages as they were published, and what `kept check` finds there on persons, rights, roles and words.

Each row is a weak point: the rule that finds it, its weight, and words of the line it points at. `question` marks what
only a person can answer: it stands on the list of `--persona dpo`, and never changes how a check ends.
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
    # OUICOM: what the other table does not have
    Row("ouicom", 17, "definition-wider-than-use", "question", "cookie:"),
    Row("ouicom", 22, "words-left-undefined", "warning", "main:"),
    Row("ouicom", 23, "notice-at-collection", "question", "at: https://ouicom.fr"),
    Row("ouicom", 24, "disclosure-open", "warning", "a legitimate reason"),
    Row("ouicom", 27, "words-left-undefined", "warning", "where a right is exercised", "none prevails"),
    Row("ouicom", 27, "exception-unranked", "question", "ten-years:"),
    Row("ouicom", 28, "words-left-undefined", "note", "permitted or imposed", "no limit"),
    Row("ouicom", 30, "right-narrowed", "note", "withdraw their consent"),
    Row("ouicom", 31, "check-leaves-no-trace", "note", "destroyed once"),
    Row("ouicom", 42, "notice-at-collection", "question", "telephone:"),
    Row("ouicom", 43, "people-left-out", "note", "prospects:", "`partners`"),
    Row("ouicom", 44, "people-left-out", "note", "people:", "visitors"),
    # Ou Serrurier
    Row("ou-serrurier", 3, "sentence-unfinished", "warning", "ticking the box"),
    Row("ou-serrurier", 9, "identity-always-demanded", "error", "identity: always"),
    Row("ou-serrurier", 11, "right-missing", "error", "open: [", "`restriction`"),
    Row("ou-serrurier", 12, "right-missing", "error", "open: [", "`withdraw-consent`"),
    Row("ou-serrurier", 13, "right-conditioned", "error", "legitimate grounds"),
    Row("ou-serrurier", 14, "right-missing", "error", "open: [", "`post-mortem`"),
    Row("ou-serrurier", 15, "officer-unclear", "warning", "ozio:"),
    Row("ou-serrurier", 18, "sentence-unfinished", "warning", "Cookie management module", "heading"),
    Row("ou-serrurier", 21, "stale-name", "warning", "Internet Explorer"),
    Row("ou-serrurier", 22, "stale-name", "note", "Google +"),
    Row("ou-serrurier", 22, "stale-name", "note", "name: Twitter"),
    Row("ou-serrurier", 22, "link-to-nowhere", "note", "http://www.youronlinechoices.com"),
    Row("ou-serrurier", 28, "profiling-not-explained", "warning", "profiling: {}"),
    Row("ou-serrurier", 36, "deadline-weakened", "warning", "extended by 2 months"),
    Row("ou-serrurier", 37, "right-narrowed", "note", "structured format"),
    Row("ou-serrurier", 38, "right-narrowed", "note", "inaccurate"),
    Row("ou-serrurier", 40, "notice-at-collection", "question", "at: https://ou-serrurier.fr"),
    Row("ou-serrurier", 45, "company-sold", "question", "a merger"),
    Row("ou-serrurier", 46, "liability-disclaimed", "warning", "cannot guarantee the security"),
    Row("ou-serrurier", 47, "controller-under-several-names", "warning", "links:"),
    Row("ou-serrurier", 48, "version-undated", "warning", "policy:"),
    Row("ou-serrurier", 50, "place-without-use", "question", "comment:"),
    # Wimi
    Row("wimi", 1, "right-narrowed", "error", "no right to restriction"),
    Row("wimi", 2, "liability-disclaimed", "error", "in no way liable"),
    Row("wimi", 4, "decision-not-explained", "error", "automated-decisions: true"),
    Row("wimi", 4, "profiling-not-explained", "warning", "profiling: {}"),
    Row("wimi", 6, "right-missing", "error", "open: [", "`withdraw-consent`"),
    Row("wimi", 7, "right-missing", "error", "open: [", "`objection`"),
    Row("wimi", 8, "right-narrowed", "error", "Changes of convenience"),
    Row("wimi", 9, "identity-always-demanded", "error", "identity: always"),
    Row("wimi", 9, "post-mortem-partial", "warning", "signed copy", "identity document"),
    Row("wimi", 10, "answer-deadline-missing", "warning", "requests:"),
    Row("wimi", 11, "right-narrowed", "error", "the portability of the data"),
    Row("wimi", 15, "ownership-claimed", "warning", "exclusive property"),
    Row("wimi", 25, "change-without-notice", "warning", "at any moment"),
    Row("wimi", 26, "right-narrowed", "warning", "confidential information"),
    Row("wimi", 27, "deadline-weakened", "warning", "abusively"),
    Row("wimi", 28, "answer-not-free", "warning", "Additional copies"),
    Row("wimi", 28, "languages-to-compare", "question", "Additional copies"),
    Row("wimi", 29, "right-conditioned", "warning", "in writing"),
    Row("wimi", 30, "right-narrowed", "warning", "Erasure is refused"),
    Row("wimi", 31, "right-narrowed", "note", "must satisfy"),
    Row("wimi", 35, "absolute-promise", "note", "updated regularly"),
    Row("wimi", 37, "post-mortem-partial", "warning", "specific instructions", "only specific"),
    Row("wimi", 39, "companies-or-people", "question", "clients:"),
    Row("wimi", 41, "liability-disclaimed", "note", "not responsible for the way"),
    Row("wimi", 42, "words-left-undefined", "note", "independent of all"),
    Row("wimi", 43, "officer-unclear", "note", "officer:"),
    Row("wimi", 44, "notice-at-collection", "question", "at: https://www.wimi-teamwork.com"),
    # Optillio
    Row("optillio", 1, "right-conditioned", "error", "must give its reasons"),
    Row("optillio", 2, "identity-always-demanded", "error", "identity: always"),
    Row("optillio", 4, "right-missing", "error", "open: [", "`complaint`"),
    Row("optillio", 5, "answer-deadline-missing", "warning", "requests:"),
    Row("optillio", 6, "right-missing", "error", "open: [", "`post-mortem`"),
    Row("optillio", 7, "right-missing", "error", "open: [", "`withdraw-consent`"),
    Row("optillio", 10, "objection-shown-apart", "question", "email: {people: [users"),
    Row("optillio", 14, "link-to-nowhere", "error", 'link: "#"'),
    Row("optillio", 15, "notice-made-binding", "warning", "to be bound by it"),
    Row("optillio", 15, "notice-made-binding", "warning", "part: true"),
    Row("optillio", 16, "change-without-notice", "error", "without notice"),
    Row("optillio", 17, "date-contradicted", "note", "effective: 2019-01-01"),
    Row("optillio", 18, "absolute-promise", "note", "full-information:"),
    Row("optillio", 19, "controller-incomplete", "error", "optillio:"),
    Row("optillio", 20, "role-mistaken", "error", "roles:"),
    Row("optillio", 21, "others-not-told", "warning", "contact_name:"),
    Row("optillio", 26, "absolute-promise", "note", "no-special-data:"),
    Row("optillio", 34, "right-narrowed", "warning", "notwithstanding"),
    Row("optillio", 35, "right-narrowed", "error", "without prejudice"),
    Row("optillio", 36, "officer-unclear", "warning", "dpo: contact@optillio.com"),
    Row("optillio", 37, "officer-unclear", "note", "officer:", "steer"),
    Row("optillio", 42, "foreign-order", "question", "law:"),
    Row("optillio", 47, "message-like-offer", "note", "service:"),
    Row("optillio", 48, "document-under-two-names", "note", "terms-of-use:"),
    Row("optillio", 50, "automated-decisions-not-said", "note", "rights:"),
    # DENAROO
    Row("denaroo", 3, "date-contradicted", "error", "struck down on 16 July 2020"),
    Row("denaroo", 5, "stale-name", "warning", "Privacy Shield"),
    Row("denaroo", 7, "role-mistaken", "error", "role: processor"),
    Row("denaroo", 19, "right-conditioned", "error", "turn to your employer"),
    Row("denaroo", 20, "two-roles-for-one-kind", "question", "business:"),
    Row("denaroo", 21, "refusal-by-machine", "question", "licence-purpose:"),
    Row("denaroo", 22, "deadline-weakened", "error", "from the confirmation"),
    Row("denaroo", 22, "deadline-weakened", "error", "We try to answer"),
    Row("denaroo", 24, "profiling-not-explained", "warning", "suggestions:"),
    Row("denaroo", 27, "joint-without-arrangement", "error", "role: joint-controller"),
    Row("denaroo", 30, "two-roles-for-one-kind", "question", "authorities:", "`crm`"),
    Row("denaroo", 37, "stale-name", "warning", "article 3 of Act 78-17"),
    Row("denaroo", 38, "processor-terms-incomplete", "error", "processor-terms:"),
    Row("denaroo", 41, "right-conditioned", "warning", "In certain circumstances"),
    Row("denaroo", 41, "right-missing", "warning", "open: [", "`post-mortem`"),
    Row("denaroo", 42, "officer-unclear", "warning", "dpo: dpo@denaroo.com"),
    Row("denaroo", 43, "registry-away-from-seat", "note", "RCS Paris"),
    Row("denaroo", 44, "others-not-told", "warning", "client:"),
    Row("denaroo", 46, "words-left-undefined", "note", "have the meaning of the terms of sale"),
    Row("denaroo", 48, "profiling-not-explained", "warning", "analysis:"),
)


def _marked(row: Row) -> object:
    # A mark names a line of the page's own list of promises, once there is one.
    listed = (EXAMPLES / row.page / "promises.yaml").exists()
    marks = [pytest.mark.tension(f"{row.page}-T{row.tension}")] if listed else []
    return pytest.param(row, marks=marks, id=f"{row.page}-T{row.tension} {row.rule}: {row.line}")


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


@pytest.mark.parametrize("page", ["ouicom", "ou-serrurier", "wimi", "optillio", "denaroo"])
def test_the_lawful_setting_has_no_error(page: str) -> None:
    """What the rules find on the page as published, they do not find in the same promise in its lawful setting."""
    lawful = judged(Subject(load_folder(EXAMPLES / page), date(2026, 11, 22)))

    assert [finding.headline.en for finding in lawful.findings if finding.severity.value == "error"] == []


@cache
def _judged(page: str) -> Judgement:
    return judged(Subject(load_folder(EXAMPLES / page / "as-published"), date(2026, 11, 22)))
