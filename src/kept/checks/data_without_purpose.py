"""Data that no purpose uses has no reason to be there."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject, listed
from kept.findings import Finding, Note, Severity, Words
from kept.policy import Policy

RULE = Rule(
    "data-without-purpose",
    Severity.ERROR,
    Words("data is held and no purpose uses it", "des données sont détenues sans servir à aucune finalité"),
    ("GDPR 5(1)(b)", "GDPR 5(1)(c)", "GDPR 13(1)(c)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(b) and (c): collected for a purpose that is told, and no more than it needs."""
    if not subject.sound("purposes", "data"):
        return
    used = _used(subject.policy)
    for name in subject.policy.data:
        if name not in used and used:
            yield _finding(subject, name)


def _used(policy: Policy) -> set[str]:
    """The categories that a purpose, a decision or figures are made of."""
    found = {word for purpose in policy.purposes.values() for word in purpose.data}
    found |= {word for decision in policy.decisions.values() for word in decision.data}
    return found | {word for aggregate in policy.aggregates.values() for word in aggregate.data}


def _finding(subject: Subject, name: str) -> Finding:
    policy = subject.policy
    kept = [
        Note(subject.document.key("retention", clause), Words("yet it is kept", "et pourtant conservée"))
        for clause, value in policy.retention.items()
        if name in value.data
    ]
    fields = listed(policy.data[name].fields or [name])
    return RULE.finding(
        Words(f"no purpose uses `{name}`", f"aucune finalité n’utilise `{name}`"),
        subject.key("data", name, en=f"why hold {fields.en}?", fr=f"pourquoi détenir {fields.fr} ?"),
        related=kept[:1],
        help=Words(
            f"add `{name}` to the `data:` of the purpose that needs it, or do not collect it",
            f"ajoutez `{name}` au `data:` de la finalité qui en a besoin, ou ne la recueillez pas",
        ),
        about=(f"data.{name}",),
    )
