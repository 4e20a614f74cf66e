"""Findings as text: the sentence, the lines of the file with marks under them, the law, what to write instead.

For an engineer: the shape is that of a compiler's diagnostics, so that terminals and editors recognise
``file:line:column``. Lines are clipped around the mark, and nothing a document contains reaches the terminal raw.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from kept.findings import Finding, Language, Note, Severity
from kept.render.words import SEVERITIES, cited, message, path_of, said, seen, weight_of
from kept.source import Document

_WIDTH = 110  # columns of source shown; longer lines are clipped around the mark
_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_FRAME, _STRONG, _HELP = "1;34", "1", "32"


@dataclass(frozen=True, slots=True)
class _Pen:
    """Writes with colour, or without."""

    colour: bool

    def write(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text


def render_finding(finding: Finding, language: Language, *, colour: bool, folder: str = "") -> str:
    """One finding, without a blank line after it. ``folder`` is put before file names."""
    pen = _Pen(colour)
    tone = _COLOURS[finding.severity]
    label = pen.write(f"{weight_of(finding, language)}[{finding.code}]", tone)
    colon = "\u00a0: " if language == "fr" else ": "
    lines = [f"{label}{pen.write(f'{colon}{message(finding, language)}', _STRONG)}"]
    gutter = _gutter(finding)
    for document, notes in _frames(finding):
        lines += _frame(document, notes, finding, language, pen, gutter, folder)
    lines += _margin(finding, language, pen, gutter)
    return "\n".join(lines)


def render_findings(findings: Sequence[Finding], language: Language, *, colour: bool, folder: str = "") -> str:
    """All findings, a blank line between them, and a line that adds them up."""
    blocks = [render_finding(finding, language, colour=colour, folder=folder) for finding in findings]
    return "\n\n".join([*blocks, summary(findings, language)])


def summary(findings: Sequence[Finding], language: Language) -> str:
    """How many of each."""
    if not findings:
        return "aucun constat" if language == "fr" else "no findings"
    faults = [finding for finding in findings if not finding.review]
    counts = {severity: sum(f.severity is severity for f in faults) for severity in Severity}
    told = [
        f"{count} {SEVERITIES[severity][language]}{'s' if count > 1 else ''}"
        for severity, count in counts.items()
        if count
    ]
    return ", ".join([*told, *([questions(asked, language)] if (asked := len(findings) - len(faults)) else [])])


def questions(count: int, language: Language) -> str:
    """How many questions wait for a person."""
    return f"{count} question{'s' if count > 1 else ''} {'à lire' if language == 'fr' else 'to read'}"


def _frames(finding: Finding) -> list[tuple[Document, list[Note]]]:
    """The places of a finding by document, the primary one's first."""
    notes = [*([finding.primary] if finding.primary else []), *finding.related]
    frames: list[tuple[Document, list[Note]]] = []
    for note in notes:
        frame = next((found for document, found in frames if document is note.span.document), None)
        if frame is None:
            frames.append((note.span.document, [note]))
        else:
            frame.append(note)
    return frames


def _frame(
    document: Document,
    notes: list[Note],
    finding: Finding,
    language: Language,
    pen: _Pen,
    gutter: int,
    folder: str,
) -> list[str]:
    first = notes[0].span
    arrow = "-->" if finding.primary is notes[0] else ":::"
    bar = pen.write("|", _FRAME)
    lines = [f"{' ' * gutter}{pen.write(arrow, _FRAME)} {path_of(first, folder)}:{first.line}:{first.column}"]
    lines.append(f"{' ' * gutter} {bar}")
    last = 0
    ordered = sorted(notes, key=lambda note: (note.span.line, note is not finding.primary, note.span.column))
    for note in ordered:
        number = note.span.line
        if last and number > last + 1:
            lines.append(pen.write(f"{'...':<{gutter}}", _FRAME))
        source, start, length = _clipped(document.line(number), note)
        if number != last:
            lines.append(f"{pen.write(f'{number:>{gutter}}', _FRAME)} {bar} {source}".rstrip())
        mark, tone = ("^", _COLOURS[finding.severity]) if note is finding.primary else ("-", _FRAME)
        words = f" {said(note.words, language)}" if note.words else ""
        lines.append(f"{' ' * gutter} {bar} {' ' * start}{pen.write(mark * length + words, tone)}")
        last = number
    lines.append(f"{' ' * gutter} {bar}")
    return lines


def _margin(finding: Finding, language: Language, pen: _Pen, gutter: int) -> list[str]:
    """The articles, one a line, then what to write instead."""
    french = language == "fr"
    law, way_out, colon = ("loi", "aide", "\u00a0:") if french else ("law", "help", ":")
    indent = " " * gutter
    equals = pen.write("=", _FRAME)
    lines = [f"{indent} {equals} {pen.write(law + colon, _STRONG)} {cited(entry, language)}" for entry in finding.law]
    if finding.help is not None:
        text = said(finding.help, language).replace("\n", f"\n{indent}         ")
        lines.append(f"{indent} {equals} {pen.write(way_out + colon, _STRONG)} {pen.write(text, _HELP)}")
    return lines


def _gutter(finding: Finding) -> int:
    lines = [note.span.line for _, notes in _frames(finding) for note in notes]
    return max((len(str(line)) for line in lines), default=1)


def _clipped(line: str, note: Note) -> tuple[str, int, int]:
    """The part of a line around the mark, and where the mark stands under it, in columns of a terminal."""
    start, length = note.span.column - 1, note.span.length
    begin = 0 if start + min(length, 40) < _WIDTH else max(0, start - 30)
    piece = line[begin : begin + _WIDTH]
    before, marked = seen(piece[: start - begin]), seen(piece[start - begin : start - begin + length])
    left, right = ("…" if begin else ""), ("…" if begin + _WIDTH < len(line) else "")
    return f"{left}{seen(piece)}{right}", _columns(left + before), max(1, _columns(marked))


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes: wide characters two, combining ones none."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )
