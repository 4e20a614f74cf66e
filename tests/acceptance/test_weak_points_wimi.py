"""The page of Wimi as it was published: its weak points, and the rule that finds each of them at its line.

The weight is the rule's; `question` is what only a person can answer: it stands on the list of `--persona dpo`, and never
changes how a check ends.
"""

from __future__ import annotations

import pytest
from tests.acceptance.weak_points import Row, findings_of_the_lawful_setting, is_found, marked, unlike, without_row

PAGE = "wimi"

ROWS = (
    Row(1, "error", "right-missing", "open: [access", "`restriction`"),
    Row(1, "error", "right-narrowed", "have no right to restriction", "restriction is denied"),
    Row(2, "error", "liability-disclaimed", "in no way liable for damage"),
    Row(3, "error", "consent-by-use", "hereby gives explicit consent"),
    Row(4, "error", "decision-not-explained", "automated-decisions: true"),
    Row(4, "warning", "profiling-not-explained", "profiling: {}"),
    Row(5, "error", "purpose-without-basis", "registration:"),
    Row(5, "error", "purpose-without-basis", "survey:"),
    Row(6, "error", "right-missing", "open: [access", "`withdraw-consent`"),
    Row(7, "error", "objection-not-offered", "email: {people: [clients, prospects]}"),
    Row(7, "error", "right-missing", "open: [access", "`objection`"),
    Row(8, "error", "right-narrowed", "Changes of convenience are refused", "rectification"),
    Row(9, "error", "identity-always-demanded", "identity: always"),
    Row(9, "warning", "post-mortem-partial", "signed copy", "identity document"),
    Row(10, "warning", "answer-deadline-missing", "requests:"),
    Row(11, "error", "right-narrowed", "When business relations end", "portability"),
    Row(12, "error", "tracker-incomplete", "cookies: # wimi-T12"),
    Row(12, "error", "tracker-without-consent", "cookies: # wimi-T12"),
    Row(13, "error", "source-not-stated", "bought-databases:"),
    Row(13, "error", "source-not-stated", "market-research:"),
    Row(14, "question", "place-without-use", "market-research:"),
    Row(15, "warning", "ownership-claimed", "exclusive property"),
    Row(16, "error", "two-durations", "client-data-in-market-research:"),
    Row(17, "error", "entries-never-expire", "since: last-connection"),
    Row(17, "error", "trigger-ambiguous", "since: last-connection"),
    Row(18, "error", "archive-without-period", "then: archive"),
    Row(18, "error", "length-in-vague-words", "for the time needed"),
    Row(19, "error", "data-without-retention", "data: [identification]", "`support`"),
    Row(20, "error", "two-durations", "banking-evidence:", "`banking`"),
    Row(21, "warning", "recipient-unnamed", "partners, outside bodies or affiliates"),
    Row(22, "warning", "processor-without-contract", "processors:"),
    Row(23, "error", "transfer-without-tool", "partners:"),
    Row(23, "error", "transfer-without-tool", "processors:"),
    Row(24, "warning", "breach-clock-missing", "breach:"),
    Row(25, "warning", "change-without-notice", "may be modified at any moment"),
    Row(25, "warning", "version-undated", "policy: {en: Data protection policy"),
    Row(26, "warning", "right-narrowed", "Access cannot relate to confidential", "confidential"),
    Row(27, "warning", "deadline-weakened", "may not be exercised abusively"),
    Row(28, "warning", "answer-not-free", "Additional copies"),
    Row(28, "question", "languages-to-compare", "Additional copies"),
    Row(29, "warning", "right-conditioned", "in writing"),
    Row(30, "warning", "right-narrowed", "Erasure is refused where", "erasure"),
    Row(31, "note", "right-narrowed", "must satisfy the company's requests"),
    Row(32, "note", "security-outdated", "SSL"),
    Row(33, "note", "security-not-verifiable", "highest level of security"),
    Row(34, "note", "security-not-verifiable", "considers appropriate"),
    Row(35, "note", "absolute-promise", "is updated regularly"),
    Row(35, "note", "security-not-verifiable", "regular and systematic"),
    Row(36, "warning", "open-list", "identification data, notably"),
    Row(36, "warning", "open-list", "technical data of the connection, for example"),
    Row(37, "warning", "post-mortem-partial", "specific instructions", "only specific"),
    Row(38, "note", "role-does-not-fit", "role: staff", "`control`"),
    Row(39, "question", "companies-or-people", "clients: {en: clients"),
    Row(40, "warning", "anonymous-without-method", "statistics: # wimi-T40"),
    Row(41, "note", "liability-disclaimed", "is not responsible for the way in which authorities"),
    Row(42, "note", "words-left-undefined", "independent of all other documents"),
    Row(43, "note", "officer-unclear", "officer:"),
    Row(44, "question", "notice-at-collection", "at: https://www.wimi-teamwork.com"),
    Row(45, "error", "data-without-purpose", "logs:"),
    Row(46, "error", "purpose-without-basis", "debts-and-disputes:"),
    Row(46, "error", "purpose-without-basis", "statistics:"),
)

DIFFERS = {
    10: "a month runs by law, whether the page says so or not: a warning, on each of the pages",
    16: "two durations for the same data cannot both be kept: an error, on each of the pages",
    17: "entries that never expire break a limit of the law: an error",
    20: "two durations for the same data cannot both be kept: an error, on each of the pages",
    40: "without a method, nobody knows whether it is anonymous: a warning, on each of the pages",
    45: "data that serves no purpose may not be held: an error",
    46: "a purpose without a basis is not allowed: an error, on each of the pages",
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
