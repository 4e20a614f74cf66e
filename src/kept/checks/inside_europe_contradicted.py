"""A sentence says that data stays in the Union, and a party says that it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Note, Severity, Words
from kept.law.pack import eea
from kept.policy.wordings import phrases

RULE = Rule(
    "inside-europe-contradicted",
    Severity.WARNING,
    Words("data is said to stay in the Union, and leaves it", "des données dites dans l’Union en sortent"),
    ("GDPR 5(1)(a)", "GDPR 13(1)(f)"),
)

_UNION_EN = r"(?:European (?:Union|Economic Area)|\bEU\b|\bEEA\b|Europe\b)"
_UNION_FR = r"(?:l.Union européenne|l.Espace économique européen|l.UE\b|l.EEE\b|\bEurope\b)"
_ENGLISH = re.compile(
    rf"(?:kept|stored|hosted|processed|stays?|remains?|located) (?:only |exclusively )?(?:with)?in (?:the )?{_UNION_EN}"
    rf"|(?:never|not) (?:transferred|sent|leave\w*)[^.]{{0,40}}outside (?:the )?{_UNION_EN}",
    re.IGNORECASE,
)
_FRENCH = re.compile(
    rf"(?:conservé|stocké|hébergé|traité|situé|reste|demeure)\w* (?:uniquement |exclusivement )?(?:dans|au sein de|en) {_UNION_FR}"
    rf"|(?:aucun transfert|jamais transféré\w*|pas transféré\w*)[^.]{{0,40}}hors (?:de )?{_UNION_FR}",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(a): fair and transparent; 13(1)(f): the intention to transfer is told."""
    leaving = [name for name in subject.policy.parties if _leaves(subject, name)]
    if not leaving:
        return
    for phrase in phrases(subject.policy.statements, _ENGLISH, _FRENCH, ("statements",)):
        party = subject.document.key("parties", leaving[0])
        yield RULE.finding(
            Words(
                f"`{phrase.where}` says that data stays in the Union, and `{leaving[0]}` takes it out",
                f"`{phrase.where}` dit que les données restent dans l’Union, et `{leaving[0]}` les en fait sortir",
            ),
            subject.value(*phrase.route, phrase.language, en="not all of it", fr="pas toutes"),
            related=(Note(party, Words("outside the Union", "hors de l’Union")),),
            help=Words(
                "say which data leaves, to which country and by which tool, or take the sentence away",
                "dites quelles données sortent, vers quel pays et par quel outil, ou retirez la phrase",
            ),
            about=(phrase.where, f"parties.{leaving[0]}"),
        )


def _leaves(subject: Subject, name: str) -> bool:
    """A party outside the EEA, or one whose transfer is written, even without its country."""
    party = subject.policy.parties[name]
    outside = party.country is not None and not eea(party.country)
    return outside or any(not eea(country) for country in party.onward) or subject.written("parties", name, "transfer")
