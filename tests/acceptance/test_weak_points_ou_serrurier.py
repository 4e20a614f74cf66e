"""The page of Ou Serrurier as it was published: its weak points, and the rule that finds each of them at its line.

The weight is the rule's; `question` is what only a person can answer: it stands on the list of `--persona dpo`, and never
changes how a check ends.
"""

from __future__ import annotations

import pytest
from tests.acceptance.weak_points import Row, findings_of_the_lawful_setting, is_found, marked, unlike, without_row

PAGE = "ou-serrurier"

ROWS = (
    Row(1, "error", "consent-by-use", "By using the Site, users agree"),
    Row(2, "error", "consent-by-use", "presumed to have read"),
    Row(3, "warning", "sentence-unfinished", "ticking the box provided for that"),
    Row(4, "error", "purpose-without-basis", "litigation:"),
    Row(4, "error", "purpose-without-basis", "provide-service:"),
    Row(5, "error", "basis-does-not-fit", "necessary for all the following processing"),
    Row(6, "error", "marketing-without-consent", "email: {people: users}"),
    Row(6, "error", "objection-not-offered", "push: {people: users}"),
    Row(6, "error", "objection-not-offered", "social: {people: users}"),
    Row(7, "warning", "open-list", "any other medium"),
    Row(8, "error", "stale-name", "Bloctel"),
    Row(9, "error", "identity-always-demanded", "identity: always"),
    Row(10, "warning", "identity-proof-without-end", "identity: always"),
    Row(11, "error", "right-missing", "open: [", "`restriction`"),
    Row(12, "error", "right-missing", "open: [", "`withdraw-consent`"),
    Row(13, "error", "right-conditioned", "on legitimate grounds"),
    Row(14, "warning", "right-missing", "open: [", "`post-mortem`"),
    Row(15, "warning", "officer-unclear", "ozio:"),
    Row(16, "error", "transfer-without-tool", "google:"),
    Row(16, "error", "transfer-without-tool", "pinterest:"),
    Row(17, "error", "browser-as-consent", "in the settings of their browser"),
    Row(17, "error", "tracker-without-consent", "consent: opt-out"),
    Row(18, "error", "sentence-unfinished", "Cookie management module", "heading"),
    Row(19, "warning", "refusal-costs-feature", "functions offered by the partner companies"),
    Row(19, "warning", "refusal-costs-feature", "functions that personalise the services"),
    Row(20, "question", "tracker-life-to-weigh", "lasts: 13 months", "`google-analytics`"),
    Row(21, "warning", "stale-name", "Internet Explorer: menu Tools"),
    Row(22, "note", "link-to-nowhere", "http://www.youronlinechoices.com"),
    Row(22, "note", "stale-name", "Google +"),
    Row(22, "note", "stale-name", "{name: Twitter}"),
    Row(23, "error", "social-button-alone", "facebook-analytics:"),
    Row(23, "error", "social-button-alone", "twitter:"),
    Row(24, "error", "tracker-without-consent", "facebook: # ou-serrurier-T23"),
    Row(25, "error", "anonymous-yet-identifying", "anonymous: true"),
    Row(25, "error", "tracker-without-consent", "beacons:"),
    Row(26, "error", "recipient-not-listed", "by: partners"),
    Row(27, "warning", "recipient-unnamed", "advertising providers"),
    Row(27, "warning", "recipient-unnamed", "partner companies"),
    Row(28, "warning", "profiling-not-explained", "profiling: {}"),
    Row(29, "note", "open-list", "etc."),
    Row(30, "error", "recording-not-announced", "call_recording:"),
    Row(30, "question", "recording-to-refuse", "recordings:"),
    Row(30, "error", "retention-without-trigger", "keep: 6 months"),
    Row(31, "error", "data-without-retention", "data: [contact, problem]"),
    Row(32, "question", "trigger-misses-channel", "since: last-order-on-site"),
    Row(33, "warning", "longer-than-advised", "at-most: 5 years"),
    Row(34, "error", "retention-without-trigger", "keep: 10 years"),
    Row(35, "question", "exception-unranked", "orders:", "does `orders` stay when a person asks for erasure?"),
    Row(36, "warning", "deadline-weakened", "may be extended by 2 months"),
    Row(37, "note", "right-narrowed", "in a structured format"),
    Row(38, "note", "right-narrowed", "is inaccurate"),
    Row(39, "warning", "register-incomplete", "provide-service:", "`recipients`"),
    Row(40, "question", "notice-at-collection", "at: https://ou-serrurier.fr"),
    Row(40, "error", "required-without-feature", "first_name: required"),
    Row(41, "question", "asked-too-early", "    asks:", "`first-contact`"),
    Row(42, "question", "free-text-to-watch", "problem_description: required"),
    Row(43, "warning", "collection-without-fields", "contest:"),
    Row(43, "warning", "collection-without-fields", "newsletter:"),
    Row(44, "question", "application-to-describe", "application:"),
    Row(44, "warning", "collection-without-fields", "application:"),
    Row(44, "question", "place-without-use", "application:", "`application`"),
    Row(45, "question", "company-sold", "a merger, an acquisition"),
    Row(46, "warning", "liability-disclaimed", "cannot guarantee the security"),
    Row(47, "warning", "controller-under-several-names", "links:"),
    Row(48, "warning", "version-undated", "policy:"),
    Row(49, "note", "security-not-stated", "policy:", "breach"),
    Row(50, "question", "place-without-use", "comment:", "`comment`"),
)

DIFFERS = {
    39: "nothing on the page says that the tradespeople are a recipient, so the rule sees an incomplete record, and warns",
}
"""Where no row weighs what the list of weak points says, and why."""


@pytest.mark.parametrize("row", marked(PAGE, ROWS))
def test_a_weak_point_is_found_at_its_line(row: Row) -> None:
    """The rule speaks with its weight, or asks its question, at the line that has the weak point."""
    assert is_found(PAGE, row)


def test_every_weak_point_has_its_row() -> None:
    """None is passed over."""
    assert without_row(PAGE, ROWS) == set()


def test_each_weighs_what_the_list_says() -> None:
    """Error, warning or note, as the list of weak points has it; or the reason why not."""
    assert unlike(PAGE, ROWS) == set(DIFFERS)


def test_the_lawful_setting_has_no_finding() -> None:
    """The same organisation, in the lawful setting, passes the check, and no rule speaks of it."""
    assert findings_of_the_lawful_setting(PAGE) == []
