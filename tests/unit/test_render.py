"""Findings as text, JSON, SARIF and GitHub annotations: complete, safe to show, in both languages."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kept.checks import Subject, judge
from kept.findings import Finding, Language, Note, Severity, Words
from kept.load import load_folder, load_text
from kept.render import github, sarif
from kept.render import json as as_json
from kept.render.text import render_finding, render_findings, summary
from kept.render.words import said, seen
from kept.source import Span, read

AS_PUBLISHED = Path(__file__).parents[2] / "examples" / "ouicom" / "as-published"
FOUND = judge(Subject(load_folder(AS_PUBLISHED), date(2026, 11, 22)))
LANGUAGES: tuple[Language, ...] = ("en", "fr")


def _finding(text: str, column: int, length: int, **more: Any) -> Finding:
    document = read(text, "policy.yaml")
    note = Note(Span(document, 1, column, length), Words("here", "ici"))
    return Finding("some-rule", Severity.ERROR, Words("wrong", "faux"), note, **more)


def test_the_shape_of_a_finding() -> None:
    """Headline, place, line with its mark and words, law, help."""
    finding = _finding("policy: Ours", 9, 4, law=("GDPR 5(2)",), help=Words("mend it", "corrigez"))

    assert render_finding(finding, "en", colour=False) == (
        "error[some-rule]: wrong\n"
        " --> policy.yaml:1:9\n"
        "  |\n"
        "1 | policy: Ours\n"
        "  |         ^^^^ here\n"
        "  |\n"
        "  = law: art. 5(2) GDPR (accountability)\n"
        "  = help: mend it"
    )


def test_a_finding_without_a_place() -> None:
    """What no file is at fault for has a headline and a way out."""
    finding = Finding("gone", Severity.ERROR, Words("no answer", "pas de réponse"), help=Words("wait", "attendez"))

    assert render_finding(finding, "fr", colour=False) == "erreur[gone]\u00a0: pas de réponse\n  = aide\u00a0: attendez"


@pytest.mark.parametrize(
    ("text", "column", "line", "mark"),
    [
        ("policy: 東京 Ours", 12, "policy: 東京 Ours", " " * 13 + "^^^^ here"),
        ("policy: e\u0301te\u0301 Ours", 15, "policy: e\u0301te\u0301 Ours", " " * 12 + "^^^^ here"),
        ("a:\tOurs", 4, "a: Ours", "   ^^^^ here"),
    ],
    ids=["wide characters", "combining characters", "a tab"],
)
def test_the_mark_stands_under_its_text(text: str, column: int, line: str, mark: str) -> None:
    """Columns are those of a terminal."""
    printed = render_finding(_finding(text, column, 4), "en", colour=False).splitlines()

    assert printed[3:5] == [f"1 | {line}", f"  | {mark}"]


def test_a_long_line_is_clipped_around_its_mark() -> None:
    """One line of a megabyte shows the part that matters."""
    printed = render_finding(_finding("x" * 500_000 + "Ours" + "y" * 500_000, 500_001, 4), "en", colour=False)

    source, mark = printed.splitlines()[3:5]
    assert len(printed) < 500
    assert source[mark.index("^") :][:4] == "Ours"
    assert source.startswith("1 | …")
    assert source.endswith("…")


def test_colour_only_where_it_is_asked_for() -> None:
    """The same words, with and without colour."""
    plain, coloured = (render_findings(FOUND, "en", colour=colour) for colour in (False, True))

    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


@given(st.text())
def test_nothing_acts_on_the_terminal(text: str) -> None:
    """No control, no change of direction, whatever a document or a finding says."""
    finding = _finding(text, 1, 3, help=Words(text, text))
    finding = Finding(finding.code, finding.severity, Words(text, text), finding.primary, help=finding.help)

    for language in LANGUAGES:
        printed = render_finding(finding, language, colour=False) + github.findings([finding], language)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]", printed)
        value = json.loads(as_json.findings([finding], language))
        assert "\x1b" not in value["findings"][0]["message"]


def test_a_document_that_tries_to_clear_the_screen() -> None:
    """Escapes inside quotes become marks, in the sentence and in the line shown."""
    loaded = load_text('policy: x\ncontroller: "\\e[2J\\e]0;title\\a\\u202Eevil"\n')
    printed = render_findings(loaded.findings, "en", colour=False)

    assert "\x1b" not in printed
    assert "\u202e" not in printed
    assert "evil" in printed


def test_french_signs_keep_to_their_word() -> None:
    """A no-break space before the double signs and inside the guillemets."""
    assert said(Words("", "quoi ? : « oui » ; non !"), "fr") == "quoi\u00a0?\u00a0: «\u00a0oui\u00a0»\u00a0; non\u00a0!"
    assert said(Words("what? a : b", ""), "en") == "what? a : b"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_line_that_adds_up(language: Language) -> None:
    """Each weight is counted, none is shown for nothing."""
    counted = {severity: sum(f.severity is severity for f in FOUND) for severity in Severity}

    assert [int(n) for n in re.findall(r"\d+", summary(FOUND, language))] == list(counted.values())
    assert summary([], language) in {"no findings", "aucun constat"}


def test_json_carries_everything() -> None:
    """The documented keys, for every finding, with places that hold."""
    value = json.loads(as_json.findings(FOUND, "en", folder="examples/ouicom/as-published"))

    keys = {"code", "severity", "message", "file", "line", "column", "length", "law", "help", "related", "about"}
    keys |= {"instead", "review"}
    for row, finding in zip(value["findings"], FOUND, strict=True):
        assert set(row) == keys
        assert finding.primary is not None
        assert row["file"] == "examples/ouicom/as-published/policy.yaml"
        lines = (AS_PUBLISHED / "policy.yaml").read_text(encoding="utf-8").splitlines()
        assert lines[row["line"] - 1][row["column"] - 1 :][: row["length"]].strip()
    assert sum(value["summary"].values()) == len(FOUND)


def test_json_of_what_stopped_a_command() -> None:
    """One object under `error`."""
    finding = Finding("gone", Severity.ERROR, Words("no answer", "pas de réponse"))

    value = json.loads(as_json.failure(finding, "fr"))
    assert value["error"]["message"] == "pas de réponse"
    assert value["error"]["line"] is None


def test_github_escapes_what_would_end_a_command() -> None:
    """Percent signs, line ends, colons and commas cannot forge a second annotation."""
    finding = Finding("a-rule", Severity.WARNING, Words("50%\n::error::forged", ""), help=Words("a, b: c", ""))

    assert github.findings([finding], "en") == "::warning title=a-rule::50%25%0A::error::forged%0Aa, b: c"
    line = github.findings([_finding("policy: Ours", 9, 4)], "en", folder="a,b:c")
    assert line == "::error file=a%2Cb%3Ac/policy.yaml,line=1,col=9,endColumn=13,title=some-rule::wrong"


def test_github_is_one_line_a_finding() -> None:
    """As many commands as findings."""
    assert len(github.findings(FOUND, "fr").splitlines()) == len(FOUND)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sarif_keeps_to_its_schema(language: Language) -> None:
    """The constraints of SARIF 2.1.0 that readers rely on."""
    log = json.loads(sarif.findings(FOUND, language, folder="a folder", pages={"two-durations": "# page"}))

    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    ids = [rule["id"] for rule in rules]
    assert len(set(ids)) == len(ids)
    assert all(rule["helpUri"].startswith("https://") for rule in rules)
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in rules)
    assert next(rule for rule in rules if rule["id"] == "two-durations")["help"]["markdown"] == "# page"
    assert run["columnKind"] == "unicodeCodePoints"
    for result, finding in zip(run["results"], FOUND, strict=True):
        assert ids[result["ruleIndex"]] == result["ruleId"] == finding.code
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        for place in [*result["locations"], *result.get("relatedLocations", [])]:
            physical = place["physicalLocation"]
            uri, region = physical["artifactLocation"]["uri"], physical["region"]
            assert unquote(uri) == "a folder/policy.yaml"
            assert " " not in uri
            assert region["startLine"] >= 1
            assert region["endColumn"] > region["startColumn"] >= 1


def test_sarif_of_nothing() -> None:
    """A clean run is a run without results, and says so."""
    [run] = json.loads(sarif.findings([], "en"))["runs"]

    assert run["results"] == []


def test_a_long_place_of_several_documents() -> None:
    """Each document has its frame; the primary one comes first."""
    policy, holdings = read("policy: Ours", "policy.yaml"), read("places: {}", "holdings.yaml")
    notes = (Note(Span(policy, 1, 1, 6), Words("this", "ceci")), Note(Span(holdings, 1, 1, 6), Words("that", "cela")))
    finding = Finding("a-rule", Severity.NOTE, Words("both", "les deux"), notes[0], (notes[1],))

    printed = render_finding(finding, "en", colour=False, folder="acme")
    assert printed.index("--> acme/policy.yaml:1:1") < printed.index("::: acme/holdings.yaml:1:1")


def test_seen_keeps_what_people_write() -> None:
    """Accents, scripts and emoji are text; only what acts is replaced."""
    assert seen("Hébergeur — 東京 ✓ नमस्ते 👩‍💻") == "Hébergeur — 東京 ✓ नमस्ते 👩‍💻"
