"""The page of Ou Serrurier as it was published, and what `kept check` finds there.

Each row is a weak point of the published text: the rule that finds it, and words of the line of the file it points at.
"""

from __future__ import annotations

import functools
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.acceptance.workshop import EXAMPLE

from kept.checks import Subject, judge, judged
from kept.findings import Finding, Severity
from kept.load import load_folder

AS_PUBLISHED = EXAMPLE / "as-published"
TODAY = "2026-11-22"


class Row(NamedTuple):
    """A weak point: its number, the rule that finds it, words of the line, and a word of what is said there."""

    tension: int
    rule: str
    line: str
    word: str = ""


ROWS = (
    Row(1, "consent-by-use", "By using the Site, users agree"),
    Row(2, "consent-by-use", "presumed to have read"),
    Row(3, "sentence-unfinished", "ticking the box provided for that"),
    Row(4, "purpose-without-basis", "provide-service:"),
    Row(4, "purpose-without-basis", "litigation:"),
    Row(5, "basis-does-not-fit", "necessary for all the following processing"),
    Row(6, "marketing-without-consent", "email: {people: users}"),
    Row(6, "objection-not-offered", "push: {people: users}"),
    Row(6, "objection-not-offered", "social: {people: users}"),
    Row(7, "open-list", "any other medium"),
    Row(8, "stale-name", "Bloctel"),
    Row(9, "identity-always-demanded", "identity: always"),
    Row(10, "identity-proof-without-end", "identity: always"),
    Row(11, "right-missing", "open: [", "`restriction`"),
    Row(12, "right-missing", "open: [", "`withdraw-consent`"),
    Row(13, "right-conditioned", "on legitimate grounds"),
    Row(14, "right-missing", "open: [", "`post-mortem`"),
    Row(15, "officer-unclear", "ozio:"),
    Row(16, "transfer-without-tool", "google:"),
    Row(16, "transfer-without-tool", "pinterest:"),
    Row(17, "tracker-without-consent", "consent: opt-out"),
    Row(17, "browser-as-consent", "in the settings of their browser"),
    Row(18, "sentence-unfinished", "Cookie management module"),
    Row(19, "refusal-costs-feature", "functions that personalise the services"),
    Row(19, "refusal-costs-feature", "functions offered by the partner companies"),
    Row(21, "stale-name", "Internet Explorer: menu Tools"),
    Row(22, "stale-name", "Google +"),
    Row(22, "stale-name", "{name: Twitter}"),
    Row(22, "link-to-nowhere", "http://www.youronlinechoices.com"),
    Row(23, "social-button-alone", "facebook-analytics:"),
    Row(23, "social-button-alone", "twitter:"),
    Row(24, "tracker-without-consent", "facebook: # ou-serrurier-T23"),
    Row(25, "anonymous-yet-identifying", "anonymous: true"),
    Row(25, "tracker-without-consent", "beacons:"),
    Row(26, "recipient-not-listed", "by: partners"),
    Row(27, "recipient-unnamed", "partner companies"),
    Row(27, "recipient-unnamed", "advertising providers"),
    Row(28, "profiling-not-explained", "profiling: {}"),
    Row(29, "open-list", "etc."),
    Row(30, "recording-not-announced", "call_recording:"),
    Row(30, "retention-without-trigger", "keep: 6 months"),
    Row(31, "data-without-retention", "data: [contact, problem]"),
    Row(33, "longer-than-advised", "at-most: 5 years"),
    Row(34, "retention-without-trigger", "keep: 10 years"),
    Row(36, "deadline-weakened", "may be extended by 2 months"),
    Row(37, "right-narrowed", "in a structured format"),
    Row(38, "right-narrowed", "is inaccurate"),
    Row(39, "register-incomplete", "provide-service:", "`recipients`"),
    Row(40, "required-without-feature", "first_name: required"),
    Row(43, "collection-without-fields", "newsletter:"),
    Row(43, "collection-without-fields", "contest:"),
    Row(44, "collection-without-fields", "application:"),
    Row(46, "liability-disclaimed", "cannot guarantee the security"),
    Row(47, "controller-under-several-names", "links:"),
    Row(48, "version-undated", "policy:"),
    Row(49, "security-not-stated", "policy:", "breach"),
)


def _marked(row: Row) -> object:
    mark = pytest.mark.tension(f"ou-serrurier-T{row.tension}")
    return pytest.param(row, marks=mark, id=f"T{row.tension} {row.rule}: {row.line}")


@pytest.mark.parametrize("row", [_marked(row) for row in ROWS])
def test_a_weak_point_is_found_at_its_line(row: Row) -> None:
    """The rule speaks, and points at the line that has the weak point."""
    found = [each for each in _findings(AS_PUBLISHED) if each.code == row.rule and row.word in each.headline.en]

    lines = AS_PUBLISHED.joinpath("policy.yaml").read_text("utf-8").splitlines()
    pointed = [lines[finding.primary.span.line - 1] for finding in found if finding.primary]
    assert any(row.line in line for line in pointed), pointed


QUESTIONS = (
    Row(20, "tracker-life-to-weigh", "lasts: 13 months"),
    Row(30, "recording-to-refuse", "recordings:"),
    Row(32, "trigger-misses-channel", "since: last-order-on-site"),
    Row(35, "exception-unranked", "orders:", "does `orders` stay when a person asks for erasure?"),
    Row(41, "asked-too-early", "    asks:", "`first-contact`"),
    Row(42, "free-text-to-watch", "problem_description: required"),
    Row(44, "application-to-describe", "application:"),
    Row(45, "company-sold", "a merger, an acquisition"),
    Row(44, "place-without-use", "application:", "`application`"),
    Row(50, "place-without-use", "comment:", "`comment`"),
)


@pytest.mark.parametrize("row", [_marked(row) for row in QUESTIONS])
def test_what_only_a_person_can_see_is_asked_at_its_line(row: Row) -> None:
    """A question to read, at the line that raises it: nobody but a person knows the answer."""
    loaded = load_folder(AS_PUBLISHED)
    asked = judged(Subject(loaded, date.fromisoformat(TODAY))).reviews
    lines = AS_PUBLISHED.joinpath("policy.yaml").read_text("utf-8").splitlines()
    pointed = [lines[each.primary.span.line - 1] for each in asked if each.primary and each.code == row.rule and row.word in each.headline.en]  # fmt: skip
    assert any(row.line in line for line in pointed), pointed


def test_the_lawful_setting_has_none_of_them() -> None:
    """The same organisation, in the lawful setting, has no finding at all."""
    assert _findings(EXAMPLE) == ()


@functools.cache
def _findings(folder: Path) -> tuple[Finding, ...]:
    return judge(Subject(load_folder(folder), date.fromisoformat(TODAY)))


def test_the_page_as_published_fails() -> None:
    """Errors, warnings and notes: all three weights are there."""
    weights = [each.severity for each in _findings(AS_PUBLISHED)]
    assert set(weights) >= {Severity.ERROR, Severity.WARNING, Severity.NOTE}
    assert weights.count(Severity.ERROR) > 50
