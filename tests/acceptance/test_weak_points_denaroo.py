"""The page of Denaroo as it was published: its weak points, and the rule that finds each of them at its line.

The weight is the rule's; `question` is what only a person can answer: it stands on the list of `--persona dpo`, and never
changes how a check ends.
"""

from __future__ import annotations

import pytest
from tests.acceptance.weak_points import Row, findings_of_the_lawful_setting, is_found, marked, unlike, without_row

PAGE = "denaroo"

ROWS = (
    Row(1, "error", "breach-clock-missing", "breach:", "`telecom-within`"),
    Row(2, "warning", "breach-clock-missing", "breach:", "`clients-within` leaves no time"),
    Row(3, "error", "date-contradicted", "16 July 2020", "said to apply from 2020-07-01"),
    Row(4, "error", "transfer-without-tool", "country: US", "`US`"),
    Row(5, "warning", "stale-name", "Privacy Shield", "framework of 2023"),
    Row(6, "warning", "clauses-not-identified", "Contracts approved by the Commission"),
    Row(7, "error", "role-mistaken", "role: processor", "`contracts`"),
    Row(7, "error", "role-mistaken", "role: processor", "`orders`"),
    Row(8, "error", "role-mistaken", "role: processor", "`contracts`"),
    Row(9, "error", "traffic-data-beyond-law", "traffic", "`business` uses traffic data"),
    Row(9, "error", "traffic-data-beyond-law", "traffic", "`network` uses traffic data"),
    Row(10, "error", "traffic-data-beyond-law", "location", "`business` uses location data"),
    Row(11, "error", "entries-never-expire", "since: end-of-contract", "`traffic`"),
    Row(12, "error", "operator-duty-missing", "retention:"),
    Row(13, "question", "backups-to-erase", "Nothing is kept after a deletion"),
    Row(14, "error", "two-durations", "usage:", "`traffic` and `usage`"),
    Row(15, "error", "length-in-vague-words", "as long as reasonably needed"),
    Row(15, "error", "retention-without-period", "as-needed:"),
    Row(16, "error", "retention-without-trigger", "as-needed:", "`as-needed`"),
    Row(16, "error", "two-durations", "default:"),
    Row(17, "warning", "length-in-vague-words", "a risk of dispute"),
    Row(18, "warning", "length-in-vague-words", "as a processor too"),
    Row(18, "error", "processor-terms-incomplete", "", "`erased-within`"),
    Row(19, "error", "right-conditioned", "you must turn to your employer"),
    Row(20, "question", "two-roles-for-one-kind", "business:"),
    Row(21, "question", "refusal-by-machine", "licence-purpose:"),
    Row(22, "error", "deadline-weakened", "We try to answer"),
    Row(22, "error", "deadline-weakened", "from the confirmation"),
    Row(23, "error", "browser-as-consent", "set your browser"),
    Row(23, "error", "tracker-without-consent", "consent: opt-out"),
    Row(24, "warning", "profiling-not-explained", "suggestions:"),
    Row(25, "error", "marketing-without-consent", "email: {people"),
    Row(25, "error", "objection-not-offered", "opt-out: on-request"),
    Row(26, "error", "partner-offers-hidden", "partner_offers:"),
    Row(27, "error", "joint-without-arrangement", "role: joint-controller"),
    Row(28, "warning", "obligation-without-law", "basis: legal-obligation", "`authorities`"),
    Row(28, "warning", "obligation-without-law", "basis: legal-obligation", "`fraud`"),
    Row(29, "warning", "all-data-for-one-purpose", "", "`incidents`"),
    Row(29, "warning", "all-data-for-one-purpose", "hosted, special]", "`authorities`"),
    Row(30, "question", "recording-to-refuse", "crm:"),
    Row(30, "question", "two-roles-for-one-kind", "", "`crm` of `representatives`"),
    Row(31, "question", "recording-to-refuse", "hosted:"),
    Row(31, "error", "retention-without-trigger", "keep: 90 days"),
    Row(32, "question", "birth-date-to-justify", "birth_date:"),
    Row(32, "question", "identity-copy-to-justify", "identity_copy: required", "`identity_copy`"),
    Row(33, "question", "secrets-in-custody", "secrets:"),
    Row(34, "question", "work-watched", "", "`network` follow people at work"),
    Row(35, "warning", "anonymous-without-method", "", "`statistics`"),
    Row(36, "error", "special-category-without-ground", "special: true"),
    Row(37, "warning", "stale-name", "article 3 of Act 78-17"),
    Row(38, "error", "processor-terms-incomplete", "processor-terms:"),
    Row(39, "warning", "recipient-unnamed", "", "`group`"),
    Row(39, "warning", "recipient-unnamed", "outside suppliers"),
    Row(40, "warning", "role-does-not-fit", "role: processor", "`authorities`"),
    Row(41, "warning", "right-conditioned", "In certain circumstances"),
    Row(41, "warning", "right-missing", "open: [access", "`post-mortem`"),
    Row(42, "warning", "officer-unclear", "dpo: dpo@denaroo.com"),
    Row(43, "note", "registry-away-from-seat", "RCS Paris"),
    Row(44, "warning", "others-not-told", "", "`client`"),
    Row(44, "error", "source-not-stated", "client:"),
    Row(45, "note", "security-not-verifiable", "optimal security"),
    Row(46, "note", "words-left-undefined", "have the meaning of the terms of sale"),
    Row(47, "warning", "all-data-for-one-purpose", "hosted, special]", "`incidents`"),
    Row(48, "warning", "profiling-not-explained", "", "`analysis`"),
)

DIFFERS = {
    24: "the profiling is told and not explained: a warning, on each of the pages",
    25: "advertising by e-mail without consent is against the law: an error, on each of the pages",
    28: "an obligation is invoked, and its text left out: a warning, on each of the pages",
    29: "all categories for one purpose may be right where each is needed: a warning",
    36: "special categories without an exception may not be processed: an error",
    47: "all categories for one purpose may hide what is needed: a warning",
}
"""Where no row weighs what the list of weak points says, and why."""


LEFT = [
    "on the register of Paris, and seated in department 80",
    "`hosted` keeps data in daily use after the relation has ended",
    "`client-reports` keeps data in daily use after the relation has ended",
]


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


def test_the_lawful_setting_has_no_error() -> None:
    """The same organisation passes the check; what is left is for the company to settle, and for nobody else."""
    assert findings_of_the_lawful_setting(PAGE) == LEFT
