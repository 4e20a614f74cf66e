"""A text that is no longer in force carries nothing: a clause that cites it rests on air."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Note, Severity, Words
from kept.law.pack import Repeal, repeals
from kept.source import Span

RULE = Rule(
    "repealed-text",
    Severity.ERROR,
    Words("a text that is no longer in force is cited", "un texte qui n’est plus en vigueur est cité"),
    ("GDPR 5(1)(a)", "GDPR 12(1)"),
)

_TOLD = re.compile(
    r"repealed|void|struck down|annulled|replaced|no longer|lapsed|abrogé|invalidé|annulé|remplacé|caduc|n.est plus",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 12(1): clear and true on the day it is read; the days on which texts ended are dated data."""
    for repeal in repeals(subject.on):
        pattern = re.compile(rf"(?<![0-9/-]){re.escape(repeal.cited)}(?![0-9/-])")
        for number, line in enumerate(subject.document.lines, start=1):
            match = pattern.search(line.partition(" #")[0])
            if match is not None and not _TOLD.search(line):
                yield _finding(subject, repeal, number, match.start() + 1)


def _finding(subject: Subject, repeal: Repeal, line: int, column: int) -> Finding:
    day = repeal.ended.isoformat()
    span = Span(subject.document, line, column, len(repeal.cited))
    return RULE.finding(
        Words(f"no longer in force: {repeal.en}", f"plus en vigueur : {repeal.fr}"),
        Note(span, Words(f"ended {day}", f"fini {day}")),
        law=(repeal.source,),
        help=Words(f"cite {repeal.instead_en}", f"citez {repeal.instead_fr}"),
    )
