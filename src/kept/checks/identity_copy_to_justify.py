"""A person reads whether the copy of an identity document is needed, and when it goes."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy.recognised import kinds_of_field

RULE = Rule(
    "identity-copy-to-justify",
    Severity.NOTE,
    Words("is the copy of an identity document needed?", "faut-il la copie d’une pièce d’identité ?"),
    ("GDPR 5(1)(c)", "GDPR 5(1)(e)", "CNIL guidance"),
    review=True,
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(c): seen rather than copied; (e): gone once it has been checked."""
    for name, point in subject.policy.collection.items():
        for field, need in point.asks.items():
            if need == "required" and "identity-proof" in kinds_of_field(subject.policy, field):
                yield RULE.finding(
                    Words(
                        f"does `{name}` need a copy of `{field}`, or only to see it?",
                        f"`{name}` a-t-il besoin d’une copie de `{field}`, ou seulement de la voir ?",
                    ),
                    subject.key(
                        "collection",
                        name,
                        "asks",
                        field,
                        en="for whom, and until when?",
                        fr="pour qui, et jusqu’à quand ?",
                    ),
                    help=Words(
                        "say in which cases, offer another proof, and write `keep: 0 days` once it has been checked",
                        "dites dans quels cas, offrez une autre preuve, et écrivez `keep: 0 days` une fois vérifiée",
                    ),
                    about=(f"collection.{name}",),
                )
