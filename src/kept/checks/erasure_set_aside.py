"""A person reads which wins: the duration, or the right to erasure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy.wordings import phrases

RULE = Rule(
    "erasure-set-aside",
    Severity.NOTE,
    Words("which wins, the duration or erasure?", "qui l’emporte, la durée ou l’effacement ?"),
    ("GDPR 17(1)", "GDPR 17(3)(b)"),
    review=True,
)


_ENGLISH = re.compile(r"without prejudice|notwithstanding|subject to the (?:durations|periods)", re.IGNORECASE)
_FRENCH = re.compile(r"sans préjudice|nonobstant|sous réserve des durées", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 17(3)(b): only what a law imposes, or a claim needs, stays when a person asks for erasure."""
    for name, statement in subject.policy.statements.items():
        if statement.section in {"retention", "rights"}:
            for phrase in phrases(statement, _ENGLISH, _FRENCH, ("statements", name)):
                yield RULE.finding(
                    Words(
                        f"`{name}`: what stays when a person asks for erasure, and by which law?",
                        f"`{name}` : que reste-t-il quand une personne demande l’effacement, et par quel texte ?",
                    ),
                    subject.value(*phrase.route, phrase.language, en="which wins?", fr="lequel l’emporte ?"),
                    help=Words(
                        "say that erasure is done, but for what a law has you keep, and name the clauses with a `duty:`",
                        "dites que l’effacement est fait, sauf ce que la loi fait garder, et nommez les clauses à `duty:`",
                    ),
                    about=(f"statements.{name}",),
                )
