"""Sensitive data is processed only under one of the exceptions to the ban."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "special-category-without-ground",
    Severity.ERROR,
    Words("sensitive data without an exception that allows it", "des données sensibles sans exception qui le permette"),
    ("GDPR 9(1)", "GDPR 9(2)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 9(1) bans; 9(2) lists the exceptions, which stand beside a basis of article 6."""
    for name, category in subject.policy.data.items():
        if category.special and not category.ground:
            using = [
                subject.value("purposes", purpose, "data", value.data.index(name), en="used here", fr="utilisé ici")
                for purpose, value in subject.policy.purposes.items()
                if name in value.data
            ]
            yield RULE.finding(
                Words(
                    f"`{name}` is sensitive data and no exception allows it",
                    f"`{name}` est une donnée sensible et aucune exception ne la permet",
                ),
                subject.value("data", name, "special", en="banned unless excepted", fr="interdit sauf exception"),
                related=using,
                help=Words(
                    "write `ground: GDPR 9(2)(h)` (the exception that applies), or do not collect it",
                    "écrivez `ground: GDPR 9(2)(h)` (l’exception qui s’applique), ou ne la recueillez pas",
                ),
                about=(f"data.{name}",),
            )
