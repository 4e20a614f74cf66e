"""A question: is a refusal, a blocking or a suspension decided by a machine?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "refusal-by-machine",
    Severity.NOTE,
    Words("does a machine refuse, block or suspend?", "une machine refuse-t-elle, bloque-t-elle ou suspend-elle ?"),
    ("GDPR 22(1)", "GDPR 13(2)(f)", "LIL 47"),
    review=True,
)

_REFUSES = re.compile(
    r"(?:refuse|block|suspend|reject)[^.]{0,60}(?:licen[cs]e|account|access|fraud|misuse)|(?:refuser|bloquer|suspendre|rejeter)[^.]{0,60}(?:licence|compte|accès|fraud|détourn)",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 22(1): not subject to a decision by a machine alone that significantly affects a person."""
    if subject.policy.decisions:
        return
    for name, statement in subject.policy.statements.items():
        if any(_REFUSES.search(text) for text in (statement.en, statement.fr) if text):
            yield RULE.finding(
                Words(
                    f"`{name}`: is that decided by a machine alone?",
                    f"`{name}` : est-ce décidé par une machine seule ?",
                ),
                subject.key("statements", name, en="by whom?", fr="par qui ?"),
                help=Words(
                    "if so, name it under `decisions:` with its logic and how to contest it; if not, say that a person decides",
                    "si oui, nommez-la sous `decisions:` avec sa logique et la façon de contester ; sinon, dites qu’une personne décide",
                ),
                about=(f"statements.{name}",),
            )
