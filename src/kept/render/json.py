"""Findings as JSON, for scripts. The keys are documented in ``docs/reference/check.md`` and do not change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from kept.findings import Finding, Language, Note, Severity
from kept.render.words import message, path_of, said

if TYPE_CHECKING:
    from kept.checks import Weighed


def findings(
    found: Sequence[Finding],
    language: Language,
    *,
    folder: str = "",
    reviews: Sequence[Finding] = (),
    weighed: Iterable[Weighed] = (),
) -> str:
    """All findings and how many there are of each weight, the questions for a person apart, the rules weighed otherwise."""
    counts = {f"{severity.value}s": sum(f.severity is severity for f in found) for severity in Severity}
    rows = [as_value(finding, language, folder=folder) for finding in found]
    asked = [as_value(review, language, folder=folder) for review in reviews]
    told = {
        "findings": rows,
        "summary": counts,
        "review": asked,
        "weighed": [_weighed(one, language) for one in weighed],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def failure(finding: Finding, language: Language) -> str:
    """The finding that stopped a command, as one object: ``{"error": {…}}``."""
    return json.dumps({"error": as_value(finding, language)}, ensure_ascii=False)


def as_value(finding: Finding, language: Language, *, folder: str = "") -> dict[str, Any]:
    """One finding as plain values. ``line`` and ``column`` count from 1; both are null where no file is at fault."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": message(finding, language),
        **_place(finding.primary, folder),
        "law": list(finding.law),
        "help": said(finding.help, language) if finding.help else None,
        "related": [
            {**_place(note, folder), "message": said(note.words, language) if note.words else None}
            for note in finding.related
        ],
        "about": list(finding.about),
        "instead": finding.instead,
        "review": finding.review,
    }


def _weighed(one: Weighed, language: Language) -> dict[str, Any]:
    return {
        "code": one.code,
        "level": str(one.weight.level),
        "because": one.weight.because[language],
        "findings": len(one.findings),
    }


def _place(note: Note | None, folder: str) -> dict[str, Any]:
    if note is None:
        return {"file": None, "line": None, "column": None, "length": None}
    span = note.span
    return {"file": path_of(span, folder), "line": span.line, "column": span.column, "length": span.length}
