"""The page of OUICOM as it was published, and what `kept check` finds there.

Each row is a weak point of the published text: the rule that finds it, and the line of the file it points at.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from tests.acceptance.conftest import EXAMPLES, Command
from tests.acceptance.links import dead_server

from kept.checks import Subject, judge
from kept.findings import Finding, Severity
from kept.load import load_folder

AS_PUBLISHED = EXAMPLES / "ouicom" / "as-published"
TODAY = "2026-11-22"


class Row(NamedTuple):
    """A weak point: its number, the rule that finds it, and words of the line."""

    tension: int
    rule: str
    line: str


ROWS = (
    Row(1, "retention-without-period", "keep: {until: process-closed}"),
    Row(1, "retention-without-trigger", "keep: {until: process-closed}"),
    Row(2, "two-durations", "ten-years:"),
    Row(3, "purpose-without-basis", "answer-enquiries:"),
    Row(3, "purpose-without-basis", "contracts:"),
    Row(4, "marketing-without-consent", "email: {people: clients}"),
    Row(4, "marketing-without-consent", "sms: {people: clients}"),
    Row(5, "marketing-without-consent", "phone: {people: clients}"),
    Row(6, "identity-always-demanded", "identity: always"),
    Row(7, "single-channel-for-rights", "to: [rgpd@ouicom.fr]"),
    Row(8, "answer-deadline-missing", "requests:"),
    Row(9, "objection-not-offered", "post: {people: clients}"),
    Row(10, "transfer-without-tool", "google:"),
    Row(11, "recipient-not-listed", "by: google"),
    Row(12, "anonymous-yet-identifying", "anonymous: true"),
    Row(13, "tracker-without-consent", "consent: opt-out"),
    Row(14, "tracker-without-consent", "consent: opt-out"),
    Row(15, "refusal-costs-feature", "needed-for: some functions"),
    Row(16, "tracker-without-lifetime", "analytics:"),
    Row(16, "tracker-incomplete", "analytics:"),
    Row(18, "source-not-stated", "other:"),
    Row(19, "source-not-stated", "prospecting:"),
    Row(20, "tracker-data-not-listed", "records: how people browse"),
    Row(21, "collection-without-fields", "hub:"),
    Row(25, "processor-without-contract", "subcontractors:"),
    Row(26, "archive-not-separate", "keep: 5 years"),
    Row(29, "right-missing", "open: ["),
    Row(32, "controller-incomplete", "ouicom:"),
    Row(33, "controller-incomplete", "ouicom:"),
    Row(34, "right-missing", "open: ["),
    Row(35, "automated-decisions-not-said", "rights:"),
    Row(36, "version-undated", "policy:"),
    Row(37, "security-not-stated", "policy:"),
    Row(38, "security-not-stated", "policy:"),
    Row(39, "complaint-without-address", "rights:"),
    Row(41, "controller-incomplete", "ouicom:"),
)

WORDS = {
    9: "object",
    29: "`erasure`",
    33: "data protection officer",
    34: "`post-mortem`",
    37: "security measure",
    38: "breach",
    41: "telephone number",
}
"""Where a rule says several things of one line, the word that belongs to this weak point."""


def _marked(row: Row) -> object:
    mark = pytest.mark.tension(f"ouicom-T{row.tension}")
    return pytest.param(row, marks=mark, id=f"T{row.tension} {row.rule}: {row.line}")


@pytest.mark.parametrize("row", [_marked(row) for row in ROWS])
def test_a_weak_point_is_found_at_its_line(row: Row) -> None:
    """The rule speaks, and points at the line that has the weak point."""
    found = [f for f in _findings(AS_PUBLISHED) if f.code == row.rule and WORDS.get(row.tension, "") in f.headline.en]

    assert any(row.line in finding.primary.span.text for finding in found if finding.primary)


def test_the_lawful_setting_has_none_of_them() -> None:
    """The same organisation, in the lawful setting, has no finding at all."""
    assert _findings(AS_PUBLISHED.parent) == ()


def test_how_many(command: Command) -> None:
    """The page as published fails the check."""
    outcome = command("check", AS_PUBLISHED, "--format", "json", "--on", TODAY)

    assert outcome.exit_code == 1
    assert outcome.answer["summary"]["errors"] > 25
    assert {f["severity"] for f in outcome.answer["findings"]} == {s.value for s in Severity}


@pytest.mark.tension("ouicom-T40")
@pytest.mark.clause("ouicom-7.22")
def test_the_link_that_lost_a_hyphen(command: Command, tmp_path: Path) -> None:
    """The address of the advice on cookies, as printed, answers 404: a finding names it, at its line."""
    text = (AS_PUBLISHED / "policy.yaml").read_text(encoding="utf-8")
    with dead_server({"/fr/cookies-les-outils-pour-les-maitriser"}) as server:
        for outside in (
            "https://www.cnil.fr",
            "https://hub.ouicom.fr",
            "https://ouicom.fr",
            "https://tools.google.com",
        ):
            text = text.replace(outside, server)
        (tmp_path / "policy.yaml").write_text(text, encoding="utf-8")
        outcome = command("check", tmp_path, "--links", "--format", "json")

    dead = [f for f in outcome.answer["findings"] if f["code"] == "dead-link"]
    [finding] = [f for f in dead if "lesmaitriser" in f["message"]]
    assert "lesmaitriser" in text.splitlines()[finding["line"] - 1]


def _findings(folder: Path) -> tuple[Finding, ...]:
    from datetime import date

    return judge(Subject(load_folder(folder), date.fromisoformat(TODAY)))
