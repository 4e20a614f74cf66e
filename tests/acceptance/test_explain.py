"""`kept explain` answers for a finding, for a kind of people, and for a clause."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.acceptance.conftest import EXAMPLES, Command

from kept.checks.pages import codes

OUICOM = EXAMPLES / "ouicom"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_of_a_rule(command: Command, language: str) -> None:
    """The page says what the rule finds, its weight, its law and what to write."""
    outcome = command("explain", "retention-without-period", "--lang", language)

    assert outcome.exit_code == 0
    assert ("## En français" in outcome.out) is False
    assert ("Une clause de conservation" in outcome.out) == (language == "fr")
    assert "keep: {until: process-closed, at-most: 3 years}" in outcome.out
    assert "13" in outcome.out


@pytest.mark.parametrize("code", codes())
def test_every_code_is_explained(command: Command, code: str) -> None:
    """Each page is served by its name, without any policy at hand."""
    assert command("explain", code, "/nowhere").out.startswith(f"# {code}\n")


@pytest.mark.clause("ouicom-0.05", "ouicom-0.06", "ouicom-0.07")
@pytest.mark.parametrize(
    ("kind", "clause"), [("prospects", "prospects"), ("customers", "invoices"), ("partners", "payments")]
)
def test_what_governs_a_kind_of_people(command: Command, kind: str, clause: str) -> None:
    """The policy of OUICOM governs each kind, with its purposes, its retention and its rights."""
    answer = command("explain", kind, OUICOM, "--format", "json", "--on", "2026-11-22").answer

    assert answer["controller"] == "OUICOM"
    assert answer["version"] == 2
    assert "erasure" in answer["rights"]
    [person] = answer["people"]
    assert person["kind"] == kind
    assert any(row["clause"] == f"retention.{clause}" for row in person["retention"])
    assert all(data["clauses"] for purpose in person["purposes"] for data in purpose["data"])


@pytest.mark.clause("ouicom-0.08")
def test_an_umbrella_word_stands_for_its_three_kinds(command: Command) -> None:
    """What is said of `clients` is said of prospects, customers and partners, each with their own rules."""
    umbrella = command("explain", "clients", OUICOM, "--format", "json").answer["people"]

    assert [person["kind"] for person in umbrella] == ["prospects", "customers", "partners"]
    for person in umbrella:
        assert command("explain", person["kind"], OUICOM, "--format", "json").answer["people"] == [person]


def test_the_version_of_the_day(command: Command) -> None:
    """Before version 2 took effect, version 1 governed."""
    answer = command("explain", "prospects", OUICOM, "--format", "json", "--on", "2025-01-01").answer

    assert (answer["version"], answer["effective"]) == (1, "2024-01-15")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_people_in_words(command: Command, language: str) -> None:
    """As text it reads in either language, with the sentence of each clause."""
    out = command("explain", "prospects", OUICOM, "--lang", language).out

    assert "[retention.prospects]" in out
    assert ("Nous conservons" in out) == (language == "fr")
    assert ("We keep" in out) == (language == "en")


def test_the_thread_of_a_clause(command: Command) -> None:
    """A clause is explained from its words to its place in the file, even where no place is reached."""
    out = command("explain", "retention.prospects", OUICOM).out

    assert "policy.yaml:" in out
    assert "keep: {until: process-closed, at-most: 3 years}" in out


@pytest.mark.parametrize(
    ("what", "near"), [("prospcts", "prospects"), ("retention-without-perid", "retention-without-period")]
)
def test_a_near_miss(command: Command, what: str, near: str) -> None:
    """An unknown name is answered with the nearest one."""
    outcome = command("explain", what, OUICOM)

    assert outcome.exit_code == 2
    assert f"`{near}`" in outcome.err


def test_unknown_without_a_policy(command: Command, tmp_path: Path) -> None:
    """Without a policy the way out names what can be explained; nothing is looked up outside the pages."""
    for what in ("../../../etc/passwd", "prospects", "", "x" * 5000):
        assert command("explain", what, tmp_path).exit_code == 2


def test_people_of_a_policy_with_errors(command: Command, tmp_path: Path) -> None:
    """What can be read is explained; what cannot is left aside."""
    shutil.copy(OUICOM / "policy.yaml", tmp_path / "policy.yaml")
    with (tmp_path / "policy.yaml").open("a", encoding="utf-8") as policy:
        policy.write("\nnonsense: true\n")

    assert command("explain", "prospects", tmp_path).exit_code == 0
