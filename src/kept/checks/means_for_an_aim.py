"""A person reads whether a purpose tells an aim, or only a means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "means-for-an-aim",
    Severity.NOTE,
    Words("is this an aim, or a means?", "est-ce un but, ou un moyen ?"),
    ("GDPR 5(1)(b)", "GDPR 13(1)(c)"),
    review=True,
)


_MEANS = re.compile(
    r"\bcookies?\b|\btrackers?\b|\btraceurs?\b|\bbeacons?\b|\bbalises?\b|placing|en plaçant|en déposant", re.IGNORECASE
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(b): specified, explicit: why, not with what."""
    for name, purpose in subject.policy.purposes.items():
        if any(text and _MEANS.search(text) for text in (purpose.is_.en, purpose.is_.fr)):
            yield RULE.finding(
                Words(
                    f"`{name}` speaks of a means: what is it for, in the eyes of the person?",
                    f"`{name}` parle d’un moyen : à quoi sert-il, aux yeux de la personne ?",
                ),
                subject.value("purposes", name, "is", en="with what, not why", fr="avec quoi, non pourquoi"),
                help=Words(
                    "write the aim under `is:` (measure visits, keep your basket) and the means under `trackers:`",
                    "écrivez le but sous `is:` (mesurer les visites, garder votre panier) et le moyen sous `trackers:`",
                ),
                about=(f"purposes.{name}",),
            )
