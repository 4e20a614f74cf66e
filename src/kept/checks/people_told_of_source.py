"""A person reads when people learn that their data came from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "people-told-of-source",
    Severity.NOTE,
    Words(
        "when do people learn where their data came from?",
        "quand les personnes apprennent-elles d’où viennent leurs données ?",
    ),
    ("GDPR 14(3)", "GDPR 14(2)(f)"),
    review=True,
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 14(3): within a month, or with the first message; 14(2)(f): and whether the source was open to all."""
    for name, point in subject.policy.collection.items():
        if (point.source is not None or point.from_) and point.public is None:
            yield RULE.finding(
                Words(
                    f"when do people learn that their data came through `{name}`, and was the source open to all?",
                    f"quand les personnes apprennent-elles que leurs données viennent de `{name}`, et la source était-elle ouverte à tous ?",
                ),
                subject.key("collection", name, en="told within a month?", fr="informées sous un mois ?"),
                help=Words(
                    "write `public: true` or `public: false`, and make sure that the first message carries the notice",
                    "écrivez `public: true` ou `public: false`, et assurez-vous que le premier message porte la mention",
                ),
                about=(f"collection.{name}",),
            )
