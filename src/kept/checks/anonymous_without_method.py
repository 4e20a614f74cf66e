"""Figures are anonymous by a method that is told, or they are not."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "anonymous-without-method",
    Severity.WARNING,
    Words("figures are called anonymous without a method", "des chiffres sont dits anonymes sans méthode"),
    ("GDPR 4(1)", "GDPR recital 26"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Recital 26: nobody singled out, linked or guessed, by any means reasonably likely to be used."""
    for name in subject.policy.aggregates:
        if not subject.written("aggregates", name, "method"):
            yield RULE.finding(
                Words(
                    f"`{name}` is made from personal data, and no method makes it anonymous",
                    f"`{name}` est tiré de données personnelles, et aucune méthode ne le rend anonyme",
                ),
                subject.key("aggregates", name, en="by what method?", fr="par quelle méthode ?"),
                help=Words(
                    "write `method: {en: counts by month without groups of fewer than ten people, fr: …}`",
                    "écrivez `method: {fr: des dénombrements par mois sans groupe de moins de dix personnes, en: …}`",
                ),
                about=(f"aggregates.{name}",),
            )
