"""Using a site, reading a page or ticking that it was read is no consent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy.wordings import phrases

RULE = Rule(
    "consent-by-use",
    Severity.ERROR,
    Words("consent is drawn from use or from this page", "un consentement est tiré de l’usage ou de cette page"),
    ("GDPR 4(11)", "GDPR 7(1)", "GDPR 7(2)"),
)

_ENGLISH = re.compile(
    r"by (?:using|browsing|visiting|continuing|accessing)[^.]{0,80}(?:agree|consent|accept)|(?:use|use of the \w+) (?:implies|means|amounts to)"
    r"[^.]{0,40}(?:consent|acceptance|agreement)|presumed to (?:have (?:read|accepted|consented)|accept|agree|consent)"
    r"|hereby (?:gives?|consents?|agrees?|accepts?)|accept(?:s|ed)? (?:this policy|it) by ticking",
    re.IGNORECASE,
)
_FRENCH = re.compile(
    r"en (?:utilisant|naviguant|visitant|poursuivant|accédant)[^.]{0,80}(?:accept|consent)|(?:utilisation|navigation)[^.]{0,40}"
    r"(?:vaut|emporte|implique)[^.]{0,40}(?:accept|consent|accord)|présumée?s? (?:avoir (?:lu|accepté|consenti)|accepter|consentir)"
    r"|par la présente[^.]{0,30}consent|accept\w+ (?:cette politique |la présente politique )?en cochant",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 4(11): a clear affirmative act; 7(2): asked apart; information is given, not accepted (13)."""
    for phrase in phrases(subject.policy, _ENGLISH, _FRENCH):
        yield RULE.finding(
            Words(
                f'`{phrase.where}` takes for consent what is none: "{phrase.words}"',
                f"`{phrase.where}` prend pour un consentement ce qui n’en est pas un : « {phrase.words} »",
            ),
            subject.value(
                *phrase.route, phrase.language, en="nobody chose anything here", fr="nul n’a rien choisi ici"
            ),
            help=Words(
                "take the sentence away; where consent is needed, ask for it apart and write `basis: consent`",
                "retirez la phrase ; là où il faut un consentement, demandez-le à part et écrivez `basis: consent`",
            ),
            about=(phrase.where,),
        )
