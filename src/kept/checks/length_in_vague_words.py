"""A length that is told in words without a measure is no length."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Note, Severity, Words
from kept.policy.wordings import Phrase, phrases_on

RULE = Rule(
    "length-in-vague-words",
    Severity.ERROR,
    Words("a length is told without a measure", "une durée est annoncée sans mesure"),
    ("GDPR 13(2)(a)", "GDPR 5(1)(e)"),
)

_ENGLISH = re.compile(
    r"as long as (?:is |it is |they are )?(?:reasonably |strictly )?(?:necessary|needed|required|useful)"
    r"|for the (?:time|period|duration) (?:that is |strictly |reasonably )?(?:necessary|needed|required)"
    r"|(?:no longer than|what) is (?:reasonably |strictly )?necessary"
    r"|(?:longer|further)[^.]{0,120}(?:dispute|litigation|claim)|(?:commercial|business) (?:requirements?|needs?)"
    r"|for the time (?:its|their) function requires",
    re.IGNORECASE,
)
_FRENCH = re.compile(
    r"(?:aussi longtemps|tant) qu.{0,30}(?:nécessaires?|utiles?)|(?:durée|temps|période) (?:strictement |raisonnablement )?"
    r"(?:nécessaire|requise?|utile)|(?:nécessités|exigences|impératifs|besoins) commercia(?:les|ux|ls)"
    r"|plus longtemps[^.]{0,120}(?:litige|contentieux)|le temps (?:que|qu.)[^.]{0,30}(?:exige|requiert|nécessite)",
    re.IGNORECASE,
)

_DISPUTE = re.compile(r"dispute|litigation|claim|litige|contentieux", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(2)(a): the period, or criteria that allow it to be computed."""
    for phrase in phrases_on(subject.policy, "retention", _ENGLISH, _FRENCH):
        yield _finding(subject, phrase)


def _finding(subject: Subject, phrase: Phrase) -> Finding:
    span = subject.document.at(*phrase.route, phrase.language)
    return RULE.finding(
        Words(
            f'`{phrase.where}` tells a length without a measure: "{phrase.words}"',
            f"`{phrase.where}` annonce une durée sans mesure : « {phrase.words} »",
        ),
        Note(span, Words("how long is that?", "combien de temps est-ce ?")),
        help=Words(
            "write a length and its starting point: `keep: 3 years`, `since: last-contact`",
            "écrivez une durée et son point de départ : `keep: 3 years`, `since: last-contact`",
        ),
        # what a dispute asks for has a limit in law (Code civil 2224), even where the page does not say it
        severity=Severity.WARNING if _DISPUTE.search(phrase.words) else None,
        about=(phrase.where,),
    )
