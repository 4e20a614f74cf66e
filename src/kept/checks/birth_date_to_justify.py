"""A person reads whether a full date of birth is needed."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy.recognised import kinds_of_field

RULE = Rule(
    "birth-date-to-justify",
    Severity.NOTE,
    Words("is a full date of birth needed?", "faut-il une date de naissance complète ?"),
    ("GDPR 5(1)(c)",),
    review=True,
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(c): an age, or the fact of being eighteen, is often enough."""
    for name, category in subject.policy.data.items():
        for field in category.fields:
            if "birth" in kinds_of_field(subject.policy, field):
                yield RULE.finding(
                    Words(
                        f"what is `{field}` for, and would an age do?",
                        f"à quoi sert `{field}`, et un âge suffirait-il ?",
                    ),
                    subject.key("data", name, "fields", field, en="day, month and year?", fr="jour, mois et année ?"),
                    help=Words(
                        "take it out, or give it a category and a purpose of its own that says why",
                        "retirez-la, ou donnez-lui une catégorie et une finalité à elle, qui dit pourquoi",
                    ),
                    about=(f"data.{name}",),
                )
