"""A person lists what a mobile application reads and writes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "application-to-describe",
    Severity.NOTE,
    Words("what does the application read and write?", "que lit et écrit l’application ?"),
    ("LIL 82", "GDPR 13(1)(c)"),
    review=True,
)


_APPLICATION = re.compile(r"\bmobile app|\bapplications? mobiles?|^app(?:lication)?$|\bsmartphone app", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """LIL 82 holds for telephones as for browsers: identifiers, permissions, the libraries of others."""
    for name, point in subject.policy.collection.items():
        texts = (point.at, *((point.words.en, point.words.fr) if point.words else ()))
        if any(text and _APPLICATION.search(text) for text in texts):
            yield RULE.finding(
                Words(
                    f"which permissions, identifiers and outside libraries does `{name}` use?",
                    f"quelles autorisations, quels identifiants et quelles bibliothèques tierces `{name}` emploie-t-elle ?",
                ),
                subject.key("collection", name, en="on the telephone", fr="sur le téléphone"),
                help=Words(
                    "write each under `trackers:` and each party under `parties:`, with the consent that is asked first",
                    "écrivez chacun sous `trackers:` et chaque partie sous `parties:`, avec le consentement demandé d’abord",
                ),
                about=(f"collection.{name}",),
            )
