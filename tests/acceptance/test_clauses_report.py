"""What is published is proved: the dated report of the check beside the version, and the measures of the text itself."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.office import Office, Said, read
from tests.acceptance.test_clauses_gate import at_desk, found


def published(at: Office) -> Said:
    """The command, for the pages alone."""
    return at.kept("publish", ".", "--out", at.beside / "site", "--only", "html")


def report(at: Office, *more: object) -> Any:
    """The report of a version."""
    return at.kept("report", ".", *more, "--format", "json").json


@pytest.fixture(scope="module")
def optillio(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Optillio, whose notice is published today."""
    at = at_desk("optillio", tmp_path_factory.mktemp("optillio"))
    assert at.kept("report", ".").code == 3, "nothing is published yet"
    assert published(at).code == 0
    return at


@pytest.mark.clause("optillio-0.04")
def test_a_published_version_has_its_dated_report(optillio: Office) -> None:
    """The day, the version, the digest of the very text, and what was found; the journal knows the digest of the report."""
    made = report(optillio, 2)

    (set_down,) = optillio.journalled("policy.published")
    (checked,) = optillio.journalled("policy.checked")
    assert (made["version"], made["found"]["error"]) == (2, 0)
    assert made["checked"] == checked["at"][:10]
    assert made["checked"] <= datetime.now(UTC).date().isoformat()
    assert made["sha256"] == set_down["about"]["sha256"]
    assert (optillio.folder / "versions" / checked["about"]["report"]).exists()
    assert made["rules"] == checked["about"]["rules"]


@pytest.mark.clause("optillio-0.04")
@pytest.mark.parametrize(("language", "title"), [("en", "Report of the check"), ("fr", "Rapport du contrôle")])
def test_the_report_is_read_in_either_language(optillio: Office, tmp_path: Path, language: str, title: str) -> None:
    """As a page and as a text, from what was written on the day."""
    page = tmp_path / "report.html"
    page.write_text(optillio.kept("report", ".", "--format", "html", language=language).out, "utf-8")

    assert f'<html lang="{language}">' in page.read_text("utf-8")
    assert title in read(page)
    assert optillio.kept("report", ".", language=language).out.startswith(f"# {title}\n")


PRINCIPLES = ("5(1)(a)", "5(1)(b)", "5(1)(c)", "5(1)(d)", "5(1)(e)", "5(1)(f)", "5(2)")


@pytest.mark.clause("optillio-3.03")
def test_each_principle_is_carried_by_rules_that_pass(optillio: Office) -> None:
    """The six principles of article 5 and accountability: each has a rule that found nothing."""
    principles = {each["principle"]: each for each in report(optillio)["principles"]}

    assert set(principles) == {f"GDPR {each}" for each in PRINCIPLES}
    assert all(each["passing"] for each in principles.values())


@pytest.mark.clause("optillio-3.03")
def test_a_rule_that_finds_something_does_not_carry_its_principle(tmp_path: Path) -> None:
    """The last day of the officer is a warning: the report no longer counts that rule as passing."""
    at = at_desk("optillio", tmp_path)
    today = datetime.now(UTC).date().isoformat()
    at.edit(("    dpo: dpo@optillio.example", f"    dpo-until: {today}\n    dpo: dpo@optillio.example"))
    assert published(at).code == 0
    made = report(at)

    (accountable,) = (each for each in made["principles"] if each["principle"] == "GDPR 5(2)")
    assert "officer-not-current" in accountable["failing"]
    assert "officer-not-current" not in accountable["passing"]


@pytest.fixture(scope="module")
def locksmith(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Ou Serrurier, whose notice is published today."""
    at = at_desk("ou-serrurier", tmp_path_factory.mktemp("ou-serrurier"))
    assert published(at).code == 0
    return at


@pytest.mark.parametrize(
    ("text", "en", "fr"),
    [
        pytest.param("LIL", "Act no. 78-17 of 6 January 1978", "Loi n° 78-17 du 6 janvier 1978", marks=pytest.mark.clause("ou-serrurier-0.18"), id="LIL"),
        pytest.param("GDPR", "Regulation (EU) 2016/679", "Règlement (UE) 2016/679", marks=pytest.mark.clause("ou-serrurier-0.19"), id="GDPR"),
    ],
)  # fmt: skip
def test_the_text_is_cited_and_was_checked(locksmith: Office, text: str, en: str, fr: str) -> None:
    """The page cites it in each language; the report of the publication says by how many rules it was checked, and when."""
    made = report(locksmith)
    checked = {each["text"]: each for each in made["texts"]}

    for language, words in (("en", en), ("fr", fr)):
        told = read(locksmith.beside / "site" / language / "index.html").replace("\u00a0", " ")
        assert words in told
    assert checked[text]["rules"] > 0
    assert any(article.startswith(f"{text} ") for article in checked[text]["articles"])
    assert checked[text]["findings"] == sum(
        any(law.startswith(text) for law in each["law"]) for each in made["findings"]
    )
    assert made["checked"] == locksmith.journalled("policy.checked")[-1]["at"][:10]


@pytest.mark.clause("wimi-1.25")
def test_the_first_layer_is_held_to_its_limit(tmp_path: Path) -> None:
    """Within the limit of the policy it is published, and the report says how long it is; over it, nothing is."""
    at = at_desk("wimi", tmp_path)
    assert "first-layer-too-long" not in found(at)
    assert published(at).code == 0
    for each in report(at)["notice"].values():
        assert 0 < each["first-layer"] <= each["limit"] == 200

    at.edit(
        ("first-layer: 200", "first-layer: 100"),
        ("version: 1\n", "version: 2\nchanged: {reason: practice, what: shorter}\n"),
    )
    at.edit(("effective: 2026-03-01", "effective: 2026-09-01"))
    assert found(at)["first-layer-too-long"] == "error"
    refused = published(at)
    assert refused.code == 1
    assert "the first layer has" in refused.err
    assert "over its limit of 100" in refused.err
