"""The reference of the language: every key is told, the schema accepts what loading accepts, the pages are current."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from kept.findings import Language, Severity
from kept.load import load_text
from kept.load.reference import DOCUMENTS, keys_told, page, schema
from kept.load.reference.page import example
from kept.load.reference.schema import nouns

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
LANGUAGES: tuple[Language, ...] = ("en", "fr")


def test_every_key_is_told_in_both_languages() -> None:
    """No key of the types is left untold, and nothing is told that is no key."""
    types = {noun.__name__: noun for document in DOCUMENTS for noun in nouns(document)}
    keys = {name: {field.alias or key for key, field in noun.model_fields.items()} for name, noun in types.items()}
    told = {name: set(words) for name, words in keys_told().items()}

    assert told == keys
    assert [words for each in keys_told().values() for words in each.values() if not (words.en and words.fr)] == []


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_and_schemas_are_current(document: str, language: Language) -> None:
    """What is committed is what the types give (``KEPT_UPDATE=1`` writes it anew)."""
    ending = ".fr" if language == "fr" else ""
    for path, text in (
        (REFERENCE / f"{document}{ending}.md", page(document, language)),
        (
            REFERENCE / f"{document}{ending}.schema.json",
            json.dumps(schema(document, language), ensure_ascii=False, indent=1) + "\n",
        ),
    ):
        if os.environ.get("KEPT_UPDATE") == "1":
            path.write_text(text, encoding="utf-8")
        assert path.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_example_of_a_page_loads(document: str) -> None:
    """The example is sound, and the schema finds nothing in it."""
    loaded = load_text(example("policy"), example("holdings"), example("contracts"))

    assert [finding for finding in loaded.findings if finding.severity is Severity.ERROR] == []
    assert _mistakes(document, yaml.safe_load(example(document))) == []


WRITTEN = [
    path
    for path in sorted((ROOT / "examples").rglob("*.yaml"))
    if path.name not in {"promises.yaml", "staff.yaml"}  # these two are read by one command each
]


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(ROOT / "examples")))
def test_every_example_fits_the_schema(path: Path) -> None:
    """An editor shows no mistake in a document that loads."""
    document = path.stem if path.stem in DOCUMENTS else "policy"
    assert _mistakes(document, yaml.safe_load(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("purposse: {}", "purposse"),
        ("retention: {r: {kep: 3 years}}", "kep"),
        ("parties: {a: {name: A, role: boss}}", "boss"),
        ("marketing: {pigeon: {}}", "pigeon"),
    ],
)
def test_a_mistake_is_shown_in_the_editor(wrong: str, said: str) -> None:
    """An unknown key or word does not fit."""
    plain = yaml.safe_load(f"policy: x\ncontroller: a\n{wrong}\n")

    assert said in " ".join(_mistakes("policy", plain))


def _mistakes(document: str, plain: Any) -> list[str]:
    text = json.loads(json.dumps(plain, default=str))  # days as an editor sees them: texts
    return [error.message for error in Draft202012Validator(schema(document, "en")).iter_errors(text)]
