"""Findings as JSON, for scripts. The keys are documented in ``docs/reference/check.md`` and do not change."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from kept.findings import Finding, Language, Note, Severity
from kept.render.words import message, path_of, said


def findings(found: Sequence[Finding], language: Language, *, folder: str = "") -> str:
    """All findings and how many there are of each weight, as one object."""
    counts = {f"{severity.value}s": sum(f.severity is severity for f in found) for severity in Severity}
    rows = [as_value(finding, language, folder=folder) for finding in found]
    return json.dumps({"findings": rows, "summary": counts}, ensure_ascii=False, indent=2)


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
    }


def _place(note: Note | None, folder: str) -> dict[str, Any]:
    if note is None:
        return {"file": None, "line": None, "column": None, "length": None}
    span = note.span
    return {"file": path_of(span, folder), "line": span.line, "column": span.column, "length": span.length}
