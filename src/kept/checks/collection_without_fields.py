"""A place where data comes in lists what it asks for."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "collection-without-fields",
    Severity.WARNING,
    Words("a place of collection does not say what it asks for", "un point de collecte ne dit pas ce qu’il recueille"),
    ("GDPR 13(1)", "GDPR 5(1)(a)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(a), transparency: in scope, and nothing listed."""
    for name in subject.policy.collection:
        if not subject.written("collection", name, "asks"):
            yield RULE.finding(
                Words(
                    f"`{name}` is a place of collection and lists no data",
                    f"`{name}` est un point de collecte et ne liste aucune donnée",
                ),
                subject.key("collection", name, en="asks for what?", fr="recueille quoi ?"),
                help=Words(
                    "write `asks: {email: required, phone: optional}`",
                    "écrivez `asks: {email: required, phone: optional}`",
                ),
                about=(f"collection.{name}",),
            )
