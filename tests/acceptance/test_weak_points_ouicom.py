"""The page of OUICOM as it was published: its weak points, and the rule that finds each of them at its line.

The weight is the rule's; `question` is what only a person can answer: it stands on the list of `--persona dpo`, and never
changes how a check ends.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.acceptance.conftest import EXAMPLES, Command
from tests.acceptance.links import dead_server
from tests.acceptance.weak_points import (
    TODAY,
    Row,
    findings_of_the_lawful_setting,
    is_found,
    marked,
    unlike,
    without_row,
)

PAGE = "ouicom"

ROWS = (
    Row(1, "error", "retention-without-period", "keep: {until: process-closed}"),
    Row(1, "error", "retention-without-trigger", "keep: {until: process-closed}"),
    Row(2, "error", "two-durations", "ten-years:"),
    Row(3, "error", "purpose-without-basis", "answer-enquiries:"),
    Row(3, "error", "purpose-without-basis", "contracts:"),
    Row(4, "error", "marketing-without-consent", "email: {people: clients}"),
    Row(4, "error", "marketing-without-consent", "sms: {people: clients}"),
    Row(5, "error", "marketing-without-consent", "phone: {people: clients}"),
    Row(6, "error", "identity-always-demanded", "identity: always"),
    Row(7, "warning", "single-channel-for-rights", "to: [rgpd@ouicom.fr]"),
    Row(8, "warning", "answer-deadline-missing", "requests:"),
    Row(9, "error", "objection-not-offered", "post: {people: clients}", "object"),
    Row(10, "error", "transfer-without-tool", "google:"),
    Row(11, "error", "recipient-not-listed", "by: google"),
    Row(12, "error", "anonymous-yet-identifying", "anonymous: true"),
    Row(13, "error", "tracker-without-consent", "consent: opt-out"),
    Row(14, "error", "tracker-without-consent", "consent: opt-out"),
    Row(15, "warning", "refusal-costs-feature", "needed-for: some functions"),
    Row(16, "error", "tracker-incomplete", "analytics:"),
    Row(16, "error", "tracker-without-lifetime", "analytics:"),
    Row(17, "question", "definition-wider-than-use", "cookie:"),
    Row(18, "error", "source-not-stated", "other:"),
    Row(19, "error", "source-not-stated", "prospecting:"),
    Row(20, "error", "tracker-data-not-listed", "records: how people browse"),
    Row(21, "warning", "collection-without-fields", "hub:"),
    Row(22, "warning", "words-left-undefined", "main:"),
    Row(23, "question", "notice-at-collection", "at: https://ouicom.fr"),
    Row(24, "warning", "disclosure-open", "a legitimate reason"),
    Row(25, "warning", "processor-without-contract", "subcontractors:"),
    Row(26, "warning", "archive-not-separate", "keep: 5 years"),
    Row(27, "question", "exception-unranked", "ten-years:"),
    Row(27, "warning", "words-left-undefined", "where a right is exercised", "none prevails"),
    Row(28, "note", "words-left-undefined", "permitted or imposed", "no limit"),
    Row(29, "error", "right-missing", "open: [", "`erasure`"),
    Row(30, "note", "right-narrowed", "withdraw their consent"),
    Row(31, "note", "check-leaves-no-trace", "destroyed once"),
    Row(32, "error", "controller-incomplete", "ouicom:"),
    Row(33, "note", "controller-incomplete", "ouicom:", "data protection officer"),
    Row(34, "warning", "right-missing", "open: [", "`post-mortem`"),
    Row(35, "note", "automated-decisions-not-said", "rights:"),
    Row(36, "warning", "version-undated", "policy:"),
    Row(37, "warning", "security-not-stated", "policy:", "security measure"),
    Row(38, "note", "security-not-stated", "policy:", "breach"),
    Row(39, "note", "complaint-without-address", "rights:"),
    Row(41, "note", "controller-incomplete", "ouicom:", "telephone number"),
    Row(42, "question", "notice-at-collection", "telephone:"),
    Row(43, "note", "people-left-out", "prospects:", "`partners`"),
    Row(44, "note", "people-left-out", "people:", "visitors"),
)

DIFFERS = {
    29: "what the list calls a slip of the pen leaves erasure out of the rights: an error",
}
"""Where no row weighs what the list of weak points says, and why."""


@pytest.mark.parametrize("row", marked(PAGE, ROWS))
def test_a_weak_point_is_found_at_its_line(row: Row) -> None:
    """The rule speaks with its weight, or asks its question, at the line that has the weak point."""
    assert is_found(PAGE, row)


def test_every_weak_point_has_its_row() -> None:
    """None is passed over."""
    assert without_row(PAGE, ROWS) == {40}  # a link, which is followed below


def test_each_weighs_what_the_list_says() -> None:
    """Error, warning or note, as the list of weak points has it; or the reason why not."""
    assert unlike(PAGE, ROWS) == set(DIFFERS)


def test_the_lawful_setting_has_no_finding() -> None:
    """The same organisation, in the lawful setting, passes the check, and no rule speaks of it."""
    assert findings_of_the_lawful_setting(PAGE) == []


@pytest.mark.tension("ouicom-T40")
@pytest.mark.clause("ouicom-7.22")
def test_the_link_that_lost_a_hyphen(command: Command, tmp_path: Path) -> None:
    """The address of the advice on cookies, as printed, answers 404: a finding names it, at its line."""
    text = (EXAMPLES / PAGE / "as-published" / "policy.yaml").read_text("utf-8")
    with dead_server({"/fr/cookies-les-outils-pour-les-maitriser"}) as server:
        for outside in (
            "https://www.cnil.fr",
            "https://hub.ouicom.fr",
            "https://ouicom.fr",
            "https://tools.google.com",
        ):
            text = text.replace(outside, server)
        (tmp_path / "policy.yaml").write_text(text, "utf-8")
        outcome = command("check", tmp_path, "--links", "--format", "json")

    dead = [f for f in outcome.answer["findings"] if f["code"] == "dead-link"]
    [finding] = [f for f in dead if "lesmaitriser" in f["message"]]
    assert "lesmaitriser" in text.splitlines()[finding["line"] - 1]


def test_the_page_as_published_fails(command: Command) -> None:
    """Errors, warnings and notes: all three weights are there, and the command ends in 1."""
    outcome = command("check", EXAMPLES / PAGE / "as-published", "--format", "json", "--on", TODAY.isoformat())

    assert outcome.exit_code == 1
    assert outcome.answer["summary"]["errors"] > 25
    assert {finding["severity"] for finding in outcome.answer["findings"]} == {"error", "warning", "note"}
