"""Directives for after death: general or specific, with somebody to carry them out, and revocable."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "post-mortem-partial",
    Severity.WARNING,
    Words("directives for after death are told by half", "les directives pour après la mort ne sont dites qu’à moitié"),
    ("LIL 85", "LIL 84"),
)

_SPECIFIC = re.compile(r"\bspecific\b|particulières", re.IGNORECASE)
_GENERAL = re.compile(r"\bgeneral\b|générales", re.IGNORECASE)
_IDENTITY = re.compile(r"identity document|signed copy|pièce d.identité|copie signée", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """LIL 85: general directives go to a trusted third party, specific ones to the controller; both may be revoked."""
    words = subject.policy.rights.after_death
    texts = [text for text in (words.en, words.fr) if text] if words is not None else []
    place = ("rights", "after-death")
    if any(_SPECIFIC.search(text) and not _GENERAL.search(text) for text in texts):
        yield RULE.finding(
            Words("only specific directives are told of", "seules les directives particulières sont mentionnées"),
            subject.value(*place, en="and general ones?", fr="et les générales ?"),
            help=Words(
                "tell of general directives too, of the person who carries them out, of revocation, and of the heirs where there are none",
                "mentionnez aussi les directives générales, la personne chargée de les exécuter, la révocation, et les héritiers à défaut",
            ),
            about=("rights",),
        )
    if any(_IDENTITY.search(text) for text in texts):
        yield RULE.finding(
            Words(
                "directives are taken only with an identity document",
                "les directives ne sont reçues qu’avec une pièce d’identité",
            ),
            subject.value(*place, en="always?", fr="toujours ?"),
            law=("GDPR 12(6)", "GDPR 5(1)(c)", "LIL 85"),
            help=Words(
                "ask for one only where there is a doubt, and erase the copy",
                "n’en demandez qu’en cas de doute, et effacez la copie",
            ),
            about=("rights",),
        )
