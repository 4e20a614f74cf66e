"""`kept check` for each reader: what an engineer, a data protection officer and an auditor are shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.acceptance.conftest import EXAMPLES, Command

OUICOM = EXAMPLES / "ouicom"
POLICY = """\
policy: Ours
controller: acme
parties: {acme: {name: Acme, role: controller, country: FR}}
data: {contact: {fields: {email: e-mail}}}
people: {customers: customers}
purposes: {follow-up: {is: follow up contracts, people: [customers], data: [contact]}}
retention: {contacts: {people: customers, data: [contact], since: last-contact, then: erase}}
"""
HOLDINGS = """\
places: {crm: {kind: sql, connect: env:KEPT_CRM}}
holdings: {crm.customers: {people: customers, for: follow-up, key: id, holds: {email: email}}}
"""
SILENCED = "checks: {purpose-without-basis: {level: off, because: the register of our lawyers has them}}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small policy with faults of both kinds, and where its data lies."""
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (tmp_path / "holdings.yaml").write_text(HOLDINGS, encoding="utf-8")
    return tmp_path


def test_an_engineer_begins_with_what_lies_in_places(command: Command, folder: Path) -> None:
    """Places first, then what the law asks of software; what is left to a lawyer is counted, not hidden."""
    outcome = command("check", folder, "--persona", "engineer")

    assert outcome.out.startswith("note[place-not-reached]")
    assert "error[retention-without-period]" in outcome.out
    assert "purpose-without-basis" not in outcome.out
    assert "for other readers: --persona auditor" in outcome.out
    assert outcome.exit_code == 1


def test_a_dpo_reads_the_law_and_not_the_places(command: Command, folder: Path) -> None:
    """No place, no column; the law on purposes is there."""
    outcome = command("check", folder, "--persona", "dpo")

    assert "place-not-reached" not in outcome.out
    assert "error[purpose-without-basis]" in outcome.out


def test_nobody_is_pardoned_by_who_reads(command: Command, folder: Path) -> None:
    """The exit code is that of all the findings."""
    assert {command("check", folder, *who).exit_code for who in ((), ("--persona", "engineer"))} == {1}


@pytest.mark.parametrize("persona", [(), ("--persona", "engineer"), ("--persona", "dpo"), ("--persona", "auditor")])
def test_a_silenced_rule_is_in_every_report_with_its_reason(
    command: Command, folder: Path, persona: tuple[str, ...]
) -> None:
    """Whoever reads: the rule, how often it would have spoken, why it does not."""
    (folder / "policy.yaml").write_text(POLICY + SILENCED, encoding="utf-8")

    outcome = command("check", folder, *persona)

    assert "error[purpose-without-basis]" not in outcome.out.partition("Set aside by the policy")[0]
    assert "silenced: purpose-without-basis (1 finding): the register of our lawyers has them" in outcome.out


def test_an_auditor_sees_what_was_set_aside_in_full(command: Command, folder: Path) -> None:
    """The finding stands under its own heading, and still does not count."""
    (folder / "policy.yaml").write_text(POLICY + SILENCED, encoding="utf-8")

    outcome = command("check", folder, "--persona", "auditor")

    _, heading, aside = outcome.out.partition("Set aside by the policy\n")
    assert heading
    assert "error[purpose-without-basis]" in aside


def test_machines_are_told_of_the_silence(command: Command, folder: Path) -> None:
    """In JSON under `weighed`; in SARIF the result stands, suppressed in the source, with its justification."""
    (folder / "policy.yaml").write_text(POLICY + SILENCED, encoding="utf-8")

    assert "purpose-without-basis" not in command("check", folder, "--format", "json").codes
    assert command("check", folder, "--format", "json").answer["weighed"] == [
        {
            "code": "purpose-without-basis",
            "level": "off",
            "because": "the register of our lawyers has them",
            "findings": 1,
        }
    ]
    [result] = [
        r
        for r in command("check", folder, "--format", "sarif").answer["runs"][0]["results"]
        if r["ruleId"] == "purpose-without-basis"
    ]
    assert result["suppressions"][0]["justification"] == "the register of our lawyers has them"


def test_a_rule_may_weigh_less(command: Command, folder: Path) -> None:
    """An error becomes a note, for a reason, and the check passes it."""
    (folder / "policy.yaml").write_text(POLICY + SILENCED.replace("off", "note"), encoding="utf-8")

    found = command("check", folder, "--format", "json").answer["findings"]

    assert {f["severity"] for f in found if f["code"] == "purpose-without-basis"} == {"note"}


def test_silence_without_a_reason_silences_nothing(command: Command, folder: Path) -> None:
    """The rule speaks on, and so does the one about the missing reason."""
    (folder / "policy.yaml").write_text(POLICY + "checks: {purpose-without-basis: {level: off}}\n", encoding="utf-8")

    assert {"purpose-without-basis", "weight-without-reason"} <= set(command("check", folder, "--format", "json").codes)


ASKING = POLICY + "collection: {line: {at: telephone, people: [customers], for: [follow-up]}}\n"


def test_a_question_waits_for_a_person(command: Command, folder: Path) -> None:
    """A telephone line is no fault; whether callers are told is a question, counted for all and asked of the officer."""
    (folder / "policy.yaml").write_text(ASKING, encoding="utf-8")

    everybody, officer = command("check", folder), command("check", folder, "--persona", "dpo")

    assert "notice-at-collection" not in everybody.out
    assert everybody.out.splitlines()[-1].endswith("to read: --persona dpo")
    _, heading, questions = officer.out.partition("To be read by a person\n")
    assert heading
    assert "to read[notice-at-collection]: are callers told at `line`, before they speak?" in questions
    assert "art. 13(1) GDPR" in questions


def test_a_question_never_changes_how_a_check_ends(command: Command) -> None:
    """A policy without findings passes at the strictest, however much there is to read."""
    outcome = command("check", OUICOM, "--no-places", "--persona", "auditor", "--fail-on", "note")

    assert "to read[" in outcome.out
    assert outcome.exit_code == 0


def test_machines_are_told_what_is_a_question(command: Command, folder: Path) -> None:
    """Apart in JSON; in SARIF of the kind `review`, which has no level."""
    (folder / "policy.yaml").write_text(ASKING, encoding="utf-8")

    answer = command("check", folder, "--format", "json").answer
    results = command("check", folder, "--format", "sarif").answer["runs"][0]["results"]

    assert "notice-at-collection" in {question["code"] for question in answer["review"] if question["review"]}
    assert not any(finding["review"] for finding in answer["findings"])
    assert {(r["kind"], r["level"]) for r in results if r["ruleId"] == "notice-at-collection"} == {("review", "none")}


def test_an_answered_question_is_set_down_with_its_answer(command: Command, folder: Path) -> None:
    """Who has listened to the line says so in the policy; the question is closed, and the report tells why."""
    answered = "checks: {notice-at-collection: {level: off, because: the greeting was heard on 3 March 2026}}\n"
    (folder / "policy.yaml").write_text(ASKING + answered, encoding="utf-8")

    outcome = command("check", folder, "--persona", "dpo")

    assert "to read[notice-at-collection]" not in outcome.out
    assert "silenced: notice-at-collection (1 finding): the greeting was heard on 3 March 2026" in outcome.out
