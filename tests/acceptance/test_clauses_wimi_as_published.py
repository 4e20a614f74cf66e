"""The page of Wimi as it was published, and what `kept check` finds there.

Each row is a weak point of the published text: the rule that finds it, and words of the line it points at. Rules that
ask a person speak under `--persona dpo`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from tests.acceptance.wimi import EXAMPLE, wimi

PAGE = EXAMPLE / "as-published"


class Row(NamedTuple):
    """A weak point: its number, the rule that finds it, words of the line, and of what the rule says there."""

    tension: int
    rule: str
    line: str
    says: str = ""


ROWS = (
    Row(1, "right-narrowed", "have no right to restriction", "restriction is denied"),
    Row(1, "right-missing", "open: [access", "`restriction`"),
    Row(2, "liability-disclaimed", "in no way liable for damage"),
    Row(3, "consent-by-use", "hereby gives explicit consent"),
    Row(4, "decision-not-explained", "automated-decisions: true"),
    Row(4, "profiling-not-explained", "profiling: {}"),
    Row(5, "purpose-without-basis", "registration:"),
    Row(5, "purpose-without-basis", "survey:"),
    Row(6, "right-missing", "open: [access", "`withdraw-consent`"),
    Row(7, "objection-not-offered", "email: {people: [clients, prospects]}"),
    Row(7, "right-missing", "open: [access", "`objection`"),
    Row(8, "right-narrowed", "Changes of convenience are refused", "rectification"),
    Row(9, "identity-always-demanded", "identity: always"),
    Row(10, "answer-deadline-missing", "requests:"),
    Row(11, "right-narrowed", "When business relations end", "portability"),
    Row(12, "tracker-incomplete", "cookies: # wimi-T12"),
    Row(12, "tracker-without-consent", "cookies: # wimi-T12"),
    Row(13, "source-not-stated", "market-research:"),
    Row(13, "source-not-stated", "bought-databases:"),
    Row(14, "place-without-use", "market-research:"),
    Row(15, "ownership-claimed", "exclusive property"),
    Row(16, "two-durations", "client-data-in-market-research:"),
    Row(17, "trigger-ambiguous", "since: last-connection"),
    Row(17, "entries-never-expire", "since: last-connection"),
    Row(18, "archive-without-period", "then: archive"),
    Row(18, "length-in-vague-words", "for the time needed"),
    Row(19, "data-without-retention", "data: [identification]", "`support`"),
    Row(20, "two-durations", "banking-evidence:", "`banking`"),
    Row(21, "recipient-unnamed", "partners, outside bodies or affiliates"),
    Row(22, "processor-without-contract", "processors:"),
    Row(23, "transfer-without-tool", "partners:"),
    Row(23, "transfer-without-tool", "processors:"),
    Row(24, "breach-clock-missing", "breach:"),
    Row(25, "version-undated", "policy: {en: Data protection policy"),
    Row(25, "change-without-notice", "may be modified at any moment"),
    Row(26, "right-narrowed", "Access cannot relate to confidential", "confidential"),
    Row(27, "deadline-weakened", "may not be exercised abusively"),
    Row(28, "languages-to-compare", "Additional copies"),
    Row(29, "right-conditioned", "in writing"),
    Row(30, "right-narrowed", "Erasure is refused where", "erasure"),
    Row(31, "right-narrowed", "must satisfy the company's requests"),
    Row(32, "security-outdated", "SSL"),
    Row(33, "security-not-verifiable", "highest level of security"),
    Row(34, "security-not-verifiable", "considers appropriate"),
    Row(35, "security-not-verifiable", "regular and systematic"),
    Row(35, "absolute-promise", "is updated regularly"),
    Row(36, "open-list", "identification data, notably"),
    Row(36, "open-list", "technical data of the connection, for example"),
    Row(37, "post-mortem-partial", "specific instructions", "only specific"),
    Row(38, "role-does-not-fit", "role: staff", "`control`"),
    Row(39, "companies-or-people", "clients: {en: clients"),
    Row(40, "anonymous-without-method", "statistics: # wimi-T40"),
    Row(41, "liability-disclaimed", "is not responsible for the way in which authorities"),
    Row(42, "words-left-undefined", "independent of all other documents"),
    Row(43, "officer-unclear", "Maître"),
    Row(44, "notice-at-collection", "at: https://www.wimi-teamwork.com"),
    Row(45, "data-without-purpose", "logs:"),
    Row(46, "purpose-without-basis", "debts-and-disputes:"),
    Row(46, "purpose-without-basis", "statistics:"),
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """Everything the check says about the page, questions to a person included."""
    at = wimi(tmp_path_factory.mktemp("wimi"))
    said = at.kept("check", PAGE, "--persona", "dpo", "--format", "json")
    assert said.code == 1
    return [*said.json["findings"], *said.json["review"]]


def marked(row: Row) -> Any:
    """The row, with the weak point that it shows."""
    mark = pytest.mark.tension(f"wimi-T{row.tension}")
    return pytest.param(row, marks=mark, id=f"T{row.tension} {row.rule}: {row.line}")


@pytest.mark.parametrize("row", [marked(row) for row in ROWS])
def test_a_weak_point_is_found_at_its_line(found: list[Any], row: Row) -> None:
    """The rule speaks, and points at the line that has the weak point."""
    text = (PAGE / "policy.yaml").read_text("utf-8").splitlines()
    lines = [text[each["line"] - 1] for each in found if each["code"] == row.rule and row.says in each["message"]]

    assert any(row.line in line for line in lines)


def test_every_weak_point_has_its_row() -> None:
    """All forty-six."""
    assert {row.tension for row in ROWS} == set(range(1, 47))


def test_the_lawful_setting_has_no_error(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The same organisation, in the lawful setting, passes the check, and no rule speaks of it."""
    said = wimi(tmp_path_factory.mktemp("wimi")).kept("check", ".", "--format", "json")

    assert (said.code, said.json["findings"]) == (0, [])
