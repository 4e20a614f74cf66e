"""Recordings are announced where they are made: a place of collection lists them."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import Role
from kept.policy.recognised import kinds_of_field

RULE = Rule(
    "recording-not-announced",
    Severity.ERROR,
    Words("recordings are made and announced nowhere", "des enregistrements sont faits et annoncés nulle part"),
    ("GDPR 13(1)", "GDPR 5(1)(a)", "CNIL deliberation 2014-474"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(1): told at the time of collection, to whoever speaks."""
    policy = subject.policy
    if not policy.collection or not subject.sound("collection", "data"):
        return
    asked = {field for point in policy.collection.values() for field in point.asks}
    own = {
        word for purpose in policy.purposes.values() if purpose.role is not Role.PROCESSOR for word in purpose.data
    } | {word for clause in policy.retention.values() for word in clause.data if not _only_for_clients(subject, word)}
    for name, category in policy.data.items():
        fields = [field for field in category.fields if "recording" in kinds_of_field(policy, field)]
        if name in own and fields and asked.isdisjoint(fields):
            yield _finding(subject, name, fields[0])


def _only_for_clients(subject: Subject, category: str) -> bool:
    using = [purpose for purpose in subject.policy.purposes.values() if category in purpose.data]
    return bool(using) and all(purpose.role is Role.PROCESSOR for purpose in using)


def _finding(subject: Subject, name: str, field: str) -> Finding:
    return RULE.finding(
        Words(
            f"`{field}` is recorded, and no place of collection announces it",
            f"`{field}` est enregistré, et aucun point de collecte ne l’annonce",
        ),
        subject.key("data", name, "fields", field, en="who is told, and when?", fr="qui en est averti, et quand ?"),
        help=Words(
            f"write a place of collection with `asks: {{{field}: optional}}`, its `words:` and the purpose it is for",
            f"écrivez un point de collecte avec `asks: {{{field}: optional}}`, ses `words:` et sa finalité",
        ),
        about=(f"data.{name}",),
    )
