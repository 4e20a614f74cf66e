"""A new version says why it was made: which reason, and by which law, judgment or authority."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.wimi import Wimi, wimi

WAS = "version: 1\neffective: 2026-03-01"


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Wimi:
    """Wimi, whose first version is published."""
    made = wimi(tmp_path_factory.mktemp("wimi"))
    assert _published(made).code == 0
    return made


def _published(at: Wimi) -> Any:
    return at.kept("publish", ".", "--out", at.beside / "site", "--only", "html")


def _because(reason: str, reference: str) -> str:
    what = "what: {en: one duration is shorter, fr: une durée est raccourcie}"
    return f"version: 2\neffective: 2026-06-01\nchanged: {{reason: {reason}, {reference}{what}}}"


def _row(clause: str, *values: str) -> Any:
    return pytest.param(*values, id=values[0], marks=pytest.mark.clause(f"wimi-{clause}"))


@pytest.mark.parametrize(
    ("reason", "reference", "en", "fr"),
    [
        _row("24.02", "legal", "GDPR 13(3)", "the law requires it (art. 13(3) GDPR)", "la loi l’exige (art. 13, § 3 du RGPD)"),
        _row("24.03", "case-law", "CJEU C-154/21", "a court has ruled (CJEU, C-154/21)", "la jurisprudence a évolué (CJUE, C-154/21)"),
        _row("24.04", "authority-decision", "CNIL SAN-2026-001", "the supervisory authority has decided (CNIL SAN-2026-001)", "l’autorité de contrôle a pris une décision (CNIL SAN-2026-001)"),
        _row("24.05", "authority-recommendation", "CNIL recommendation 2020-092", "the supervisory authority recommends it (CNIL recommendation 2020-092)", "l’autorité de contrôle le recommande (recommandation 2020-092 de la CNIL)"),
    ],
)  # fmt: skip
def test_a_reason_from_outside_needs_its_reference(
    at: Wimi, tmp_path: Path, reason: str, reference: str, en: str, fr: str
) -> None:
    """Without it nothing is published; with it the page, the comparison and the journal say which it was."""
    made = wimi(tmp_path)
    (made.folder / "versions").mkdir()
    (made.folder / "versions" / "1.yaml").write_text((at.folder / "versions" / "1.yaml").read_text("utf-8"), "utf-8")
    made.edit((WAS, _because(reason, "")))
    refused = _published(made)
    assert (refused.code, refused.out) == (1, "")
    assert "change-without-reason" in refused.err
    assert not (made.folder / "versions" / "2.yaml").exists()

    made.edit((_because(reason, ""), _because(reason, f"reference: {reference}, ")))
    assert _published(made).code == 0
    for language, why in (("en", en), ("fr", fr)):
        page = (made.beside / "site" / language / "index.html").read_text("utf-8")
        assert why in _plain(page)
        assert why in _plain(made.kept("diff", ".", language=language).out)
    (entry,) = made.journalled("policy.published")
    assert (entry["about"]["reason"], entry["about"]["reference"]) == (reason, reference)


def _plain(text: str) -> str:
    """The words that are read, of a page or a terminal: an article may be a link."""
    return re.sub(r"<[^>]+>", "", text).replace("\u00a0", " ").replace("\u202f", " ")
