"""Findings as GitHub workflow commands, which show them on the lines of a pull request.

Format: docs.github.com, "Workflow commands": ``::error file=F,line=L,col=C,endColumn=E,title=T::message``, with
``%``, carriage return and line feed escaped everywhere, and ``:`` and ``,`` in properties.
"""

from __future__ import annotations

from collections.abc import Sequence

from kept.findings import Finding, Language, Severity
from kept.render.words import cited, message, path_of, said

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def findings(found: Sequence[Finding], language: Language, *, folder: str = "") -> str:
    """One command a line."""
    return "\n".join(_command(finding, language, folder) for finding in found)


def _command(finding: Finding, language: Language, folder: str) -> str:
    properties = {"title": finding.code}
    if finding.primary is not None:
        span = finding.primary.span
        properties = {
            "file": path_of(span, folder),
            "line": str(span.line),
            "col": str(span.column),
            "endColumn": str(span.column + span.length),
            **properties,
        }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {listed}::{_text(_body(finding, language))}"


def _body(finding: Finding, language: Language) -> str:
    parts = [message(finding, language)]
    if finding.law:
        parts.append("; ".join(cited(entry, language) for entry in finding.law))
    if finding.help is not None:
        parts.append(said(finding.help, language))
    return "\n".join(parts)


def _text(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _text(value).replace(":", "%3A").replace(",", "%2C")
