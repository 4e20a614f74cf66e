"""A text that is no longer in force, or an article that is not there, carries nothing: a clause that cites it rests on air."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Note, Severity, Words
from kept.law.articles import article
from kept.law.pack import Repeal, last_articles, moved, repeals
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


_NAMED = {
    "GDPR": re.compile(r"GDPR|RGPD|2016/679"),
    "LIL": re.compile(r"\bLIL\b|78-17|Informatique et Libert|act of 6 January 1978", re.IGNORECASE),
}
"""How a line names a text whose articles are numbered through."""
_OF = {"GDPR": Words("of the GDPR", "du RGPD"), "LIL": Words("of the act no. 78-17", "de la loi n° 78-17")}
_ARTICLE = re.compile(r"(?:\b(?:art(?:icles?|s?\.)|LIL|GDPR|RGPD)\s+)(?P<number>[0-9]{1,4})(?![0-9/])", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 12(1): clear and true on the day it is read; the days on which texts ended are dated data."""
    yield from _renumbered(subject)
    yield from _beyond_the_last(subject)
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


def _renumbered(subject: Subject) -> Iterator[Finding]:
    """An article that took another number is cited under the old one: whoever follows it reads of something else."""
    for row in moved(subject.on):
        pattern = re.compile(rf"(?<![0-9/-]){re.escape(row.cited)}(?![0-9/-]|\s*(?:bis|II)\b)", re.IGNORECASE)
        for number, line in _lines_on(subject, row.text):
            match = pattern.search(line)
            if match is None or _TOLD.search(line) or (row.about and not re.search(row.about, line, re.IGNORECASE)):
                continue
            now = article(f"{row.text} {row.now}")
            yield RULE.finding(
                Words(
                    f"article {row.cited} {_OF[row.text].en} has another number now",
                    f"l’article {row.cited} {_OF[row.text].fr} porte aujourd’hui un autre numéro",
                ),
                Note(
                    Span(subject.document, number, match.start() + 1, len(match[0])),
                    Words(f"until {row.ended.isoformat()}", f"jusqu’au {row.ended.isoformat()}"),
                ),
                law=(now.id,),
                help=Words(f"cite {now.cite('en')} ({now.title_en})", f"citez l’{now.cite('fr')} ({now.title_fr})"),
            )


def _beyond_the_last(subject: Subject) -> Iterator[Finding]:
    """A number that no article of the text bears."""
    for text, last in last_articles().items():
        for number, line in _lines_on(subject, text):
            if sum(bool(pattern.search(line)) for pattern in _NAMED.values()) > 1:
                continue  # which of the two is meant, a line that names both does not say
            for match in _ARTICLE.finditer(line):
                if int(match["number"]) <= last:
                    continue
                span = Span(subject.document, number, match.start("number") + 1, len(match["number"]))
                yield RULE.finding(
                    Words(
                        f"there is no article {match['number']} {_OF[text].en}",
                        f"il n’y a pas d’article {match['number']} {_OF[text].fr}",
                    ),
                    Note(span, Words(f"the last is {last}", f"le dernier est le {last}")),
                    help=Words("cite an article that is there", "citez un article qui existe"),
                )


def _lines_on(subject: Subject, text: str) -> Iterator[tuple[int, str]]:
    """The lines that name a text, without their comments, with their numbers."""
    for number, line in enumerate(subject.document.lines, start=1):
        plain = line.partition(" #")[0]
        if _NAMED[text].search(plain):
            yield number, plain
