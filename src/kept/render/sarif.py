"""Findings as SARIF 2.1.0 (OASIS), for code hosts and editors that read it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from kept import __version__
from kept.findings import Finding, Language, Note
from kept.render.words import message, path_of, said, seen
from kept.source import Span

if TYPE_CHECKING:
    from kept.checks import Weighed

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def findings(
    found: Sequence[Finding],
    language: Language,
    *,
    folder: str = "",
    pages: Mapping[str, str] | None = None,
    weighed: Iterable[Weighed] = (),
) -> str:
    """A log with one run. ``pages`` maps a rule to its page (Markdown), carried as the rule's help.

    A question for a person has the kind ``review``; what the policy silences stands with its suppression and the reason.
    """
    weighed = tuple(weighed)
    silenced = {one.code: one.weight.because[language] for one in weighed if one.silenced}
    found = (*found, *(finding for one in weighed if one.silenced for finding in one.findings))
    codes = tuple(dict.fromkeys(finding.code for finding in found))
    rules = [_rule(code, found, language, pages or {}) for code in codes]
    driver = {"name": "kept", "version": __version__, "semanticVersion": __version__, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "language": language,
        "results": [_result(finding, codes, language, folder, silenced.get(finding.code)) for finding in found],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(code: str, found: Sequence[Finding], language: Language, pages: Mapping[str, str]) -> dict[str, Any]:
    first = next(finding for finding in found if finding.code == code)
    page = pages.get(code) or message(first, language)
    rule: dict[str, Any] = {
        "id": code,
        "shortDescription": {"text": message(first, language)},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": "none" if first.review else first.severity.value},
        "properties": {"tags": ["privacy", *first.law]},
    }
    if (address := _address(first.law)) is not None:
        rule["helpUri"] = address
    return rule


def _address(law: tuple[str, ...]) -> str | None:
    """The official text of the first article: an address that stays."""
    from kept.law.articles import UnknownArticle, articles

    try:
        return articles(law[0])[0].url if law else None
    except UnknownArticle:
        return None


def _result(
    finding: Finding, codes: tuple[str, ...], language: Language, folder: str, silenced: str | None
) -> dict[str, Any]:
    text = message(finding, language)
    if finding.help is not None:
        text = f"{text}\n{said(finding.help, language)}"
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "kind": "review" if finding.review else "fail",
        "level": "none" if finding.review else finding.severity.value,  # SARIF 3.27.10: none, unless the kind is fail
        "message": {"text": text},
    }
    if silenced is not None:
        result["suppressions"] = [{"kind": "inSource", "status": "accepted", "justification": silenced}]
    if finding.instead is not None and finding.primary is not None:
        result["fixes"] = [_fix(finding.primary, finding.instead, folder)]
    if finding.primary is not None:
        result["locations"] = [_location(finding.primary, language, folder)]
    if finding.related:
        result["relatedLocations"] = [
            {"id": index, **_location(note, language, folder)} for index, note in enumerate(finding.related)
        ]
    return result


def _fix(note: Note, instead: str, folder: str) -> dict[str, Any]:
    """What an editor may put in the place of the mark."""
    span = note.span
    region = {"startLine": span.line, "startColumn": span.column, "endColumn": span.column + span.length}
    replacement = {"deletedRegion": region, "insertedContent": {"text": instead}}
    return {
        "artifactChanges": [{"artifactLocation": {"uri": quote(path_of(span, folder))}, "replacements": [replacement]}]
    }


def _location(note: Note, language: Language, folder: str) -> dict[str, Any]:
    span: Span = note.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endColumn": span.column + span.length,
        "snippet": {"text": seen(span.text[:400])},
    }
    location: dict[str, Any] = {
        "physicalLocation": {"artifactLocation": {"uri": quote(path_of(span, folder))}, "region": region}
    }
    if note.words is not None:
        location["message"] = {"text": said(note.words, language)}
    return location
