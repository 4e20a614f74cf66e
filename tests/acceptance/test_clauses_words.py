"""The words of the notice: each defined once, in each language, and the whole of it measured for how easily it reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.acceptance.office import Office, Said, read
from tests.acceptance.test_clauses_gate import at_desk, found


def published(at: Office) -> Said:
    """The command, for the pages alone."""
    return at.kept("publish", ".", "--out", at.beside / "site", "--only", "html")


@pytest.mark.clause("wimi-1.27")
def test_the_notice_is_scored_and_its_terms_are_defined_in_each_language(tmp_path: Path) -> None:
    """The report of the publication has a reading ease for each language; each defined term has its meaning in both."""
    at = at_desk("wimi", tmp_path)
    assert published(at).code == 0
    scored = at.kept("report", ".", "--format", "json").json["notice"]

    assert set(scored) == {"en", "fr"}
    assert all(0 < each["reading-ease"] <= 100 and each["sentences"] > 100 for each in scored.values())
    definitions = at.loaded.policy.definitions
    assert {"personal-data", "processor", "officer"} <= set(definitions)
    for language in ("en", "fr"):
        page = (at.beside / "site" / language / "index.html").read_text("utf-8")
        assert all(f'id="definitions.{name}"' in page for name in definitions)
    assert "sous-traitant" in read(at.beside / "site" / "fr" / "index.html")


@pytest.mark.clause("wimi-1.27")
def test_harder_words_score_lower(tmp_path: Path) -> None:
    """The score follows the text: one long sentence of long words, and the notice reads less easily than before."""
    at = at_desk("wimi", tmp_path)
    assert published(at).code == 0
    before = at.kept("report", ".", "--format", "json").json["notice"]["en"]["reading-ease"]
    hard = " ".join(["notwithstanding multidimensional organisational considerations"] * 100)
    at.edit(
        (
            "    en: This policy is the personal data part of our security policy.\n",
            f"    en: This policy, {hard}, stands.\n",
        ),
        ("version: 1\n", "version: 2\nchanged: {reason: practice, what: {en: words, fr: mots}}\n"),
        ("effective: 2026-03-01", "effective: 2026-09-01"),
    )
    assert published(at).code == 0
    assert at.kept("report", ".", "2", "--format", "json").json["notice"]["en"]["reading-ease"] < before


@pytest.mark.clause("wimi-1.27")
def test_a_term_without_a_definition_in_one_language_is_told(tmp_path: Path) -> None:
    """Its French meaning taken away: an error, and nothing is published."""
    at = at_desk("wimi", tmp_path)
    assert "missing-language" not in found(at)
    at.edit((", fr: une entreprise qui traite des données pour nous et selon nos instructions}", "}"))

    assert found(at)["missing-language"] == "error"
    assert published(at).code == 1


@pytest.mark.clause("optillio-0.07")
@pytest.mark.parametrize(("language", "words"), [("en", "the pages at optillio.com"), ("fr", "les pages à l’adresse")])
def test_each_capitalised_term_has_one_entry_shared_with_the_terms(tmp_path: Path, language: str, words: str) -> None:
    """The page says what the Site is, and that the general terms of sale and use give it the same meaning."""
    at = at_desk("optillio", tmp_path)
    assert published(at).code == 0
    page = read(at.beside / "site" / language / "index.html").replace("\u00a0", " ")

    assert words in page.casefold()
    assert at.loaded.policy.definitions["site"].shared == ("terms",)


@pytest.mark.clause("optillio-0.07")
@pytest.mark.parametrize("gone", ["entry", "term"])
def test_a_capitalised_term_without_entry_stops_the_publication(tmp_path: Path, gone: str) -> None:
    """The entry is for another word, or a sentence uses another word with a capital: nothing is built, and it is named."""
    at = at_desk("optillio", tmp_path)
    assert "term-undefined" not in found(at)
    if gone == "entry":
        at.edit(("is: {en: Site, fr: Site}", "is: {en: Portal, fr: Portail}"))
        word = "Site"
    else:
        at.edit(("\nstatements:\n", "\nstatements:\n  theirs: {section: scope, en: What the Subscriber enters stays theirs., fr: Ce que saisit l’Abonné reste à lui.}\n"))  # fmt: skip
        word = "Subscriber"

    refused = published(at)
    assert (refused.code, refused.out) == (1, "")
    assert f"error[term-undefined]: `{word}` is written with a capital and defined nowhere" in refused.err
