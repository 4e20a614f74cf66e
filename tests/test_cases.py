"""The cases: Markdown pages of ``tests/cases`` that are tests.

Each page is named after a rule. Each ``##`` section shows a policy and the findings of that rule, exactly as they are
printed; findings of other rules are left out, so that the policies stay small. A policy that is meant not to load is
marked ``unsound``. ``KEPT_UPDATE=1`` rewrites what is
expected; read the difference before committing it.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from kept.checks import RULES, Subject, judged
from kept.findings import Language
from kept.load import load_folder
from kept.load.folder import content_hash
from kept.render.text import render_findings

CASES = Path(__file__).parent / "cases"
TODAY = date(2026, 11, 22)
BLOCK = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


class Case(NamedTuple):
    """One section of a page."""

    page: Path
    title: str
    text: str


def cases() -> Iterator[Case]:
    """Every section of every page."""
    for page in sorted(CASES.glob("*.md")):
        for section in re.split(r"(?m)^## ", page.read_text(encoding="utf-8"))[1:]:
            yield Case(page, section.partition("\n")[0], section)


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{case.page.stem}: {case.title}") for case in cases()])
def test_case(case: Case, tmp_path: Path) -> None:
    """The findings are those of the page, word for word."""
    subject = _subject(case, tmp_path)
    if not any("unsound" in info for info, _ in _blocks(case)):
        assert {finding.code for finding in subject.loaded.findings} <= {"unknown-reference"}
    told = judged(subject)
    found = [finding for finding in (*told.findings, *told.reviews) if finding.code == case.page.stem]
    expected = {info: body for info, body in _blocks(case) if info.startswith("text")}
    assert expected, "a section shows what is expected"
    for info, body in expected.items():
        language: Language = "fr" if info == "text fr" else "en"
        printed = render_findings(found, language, colour=False) + "\n"
        if os.environ.get("KEPT_UPDATE"):
            _rewrite(case, info, printed)
        else:
            assert printed == body


@pytest.mark.parametrize("rule", [rule.code for rule in RULES])
def test_each_rule_has_a_case(rule: str) -> None:
    """A rule arrives with a page that shows it at work in both languages, and a policy it has nothing to say about."""
    sections = [case for case in cases() if case.page.stem == rule]
    expected = [(info, body) for case in sections for info, body in _blocks(case) if info.startswith("text")]
    assert any(info == "text fr" and rule in body for info, body in expected)
    assert any(info == "text" and body == "no findings\n" for info, body in expected)


def _blocks(case: Case) -> list[tuple[str, str]]:
    return [(match["info"], match["body"]) for match in BLOCK.finditer(case.text)]


def _subject(case: Case, folder: Path) -> Subject:
    """What the section shows, written out as files and loaded as an organisation's folder is."""
    given: dict[str, Any] = {}
    on = TODAY
    for info, body in _blocks(case):
        kind, _, rest = info.partition(" ")
        if kind == "yaml":
            name = rest if rest.endswith(".yaml") else "policy.yaml"
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(body.replace("→", "\t"), encoding="utf-8")
            on = date.fromisoformat(rest.removeprefix("on=")) if rest.startswith("on=") else on
        elif kind == "json":
            given[rest] = json.loads(body)
    loaded = load_folder(folder)
    columns = {
        place: {table: tuple(names) for table, names in tables.items()}
        for place, tables in given.get("columns", {}).items()
    }
    published = {int(version): sha256 for version, sha256 in given.get("published", {}).items()}
    for version, sha256 in published.items():
        if sha256 == "this text":
            published[version] = content_hash(loaded.document)
    return Subject(loaded, on, columns or None, published or None)


def _rewrite(case: Case, info: str, printed: str) -> None:
    text = case.page.read_text(encoding="utf-8")
    start = text.index(f"\n## {case.title}\n")
    block = re.compile(rf"^```{re.escape(info)}\n.*?^```$", re.MULTILINE | re.DOTALL)
    match = block.search(text, start)
    assert match is not None
    case.page.write_text(f"{text[: match.start()]}```{info}\n{printed}```{text[match.end() :]}", encoding="utf-8")
