"""A question: does this place of collection exist at all?"""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "place-without-use",
    Severity.NOTE,
    Words("does this place of collection exist?", "ce lieu de collecte existe-t-il ?"),
    ("GDPR 5(1)(a)", "GDPR 13"),
    review=True,
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(a): what is told is what is done; boilerplate tells of another company."""
    for name, point in subject.policy.collection.items():
        if not point.asks and not point.for_ and not point.observed:
            yield RULE.finding(
                Words(
                    f"`{name}` asks nothing and serves nothing: does it exist?",
                    f"`{name}` ne demande rien et ne sert à rien : existe-t-il ?",
                ),
                subject.key("collection", name, en="here, or copied from elsewhere?", fr="ici, ou repris d’ailleurs ?"),
                help=Words(
                    "take it out if it does not; else say what it asks, and why",
                    "retirez-le s’il n’existe pas ; sinon dites ce qu’il demande, et pourquoi",
                ),
                about=(f"collection.{name}",),
            )
