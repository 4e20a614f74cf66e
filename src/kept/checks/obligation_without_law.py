"""A legal obligation is laid down by a law that can be named."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.law.vocabulary import LegalBasis

RULE = Rule(
    "obligation-without-law",
    Severity.WARNING,
    Words("a legal obligation is claimed without its law", "une obligation légale est invoquée sans son texte"),
    ("GDPR 6(3)", "GDPR 6(1)(c)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 6(3): the basis is laid down by Union law or the law of a Member State."""
    for name, purpose in subject.policy.purposes.items():
        if any(basis.kind is LegalBasis.LEGAL_OBLIGATION and not basis.law for basis in purpose.bases):
            yield RULE.finding(
                Words(
                    f"the purpose `{name}` rests on a legal obligation that is not named",
                    f"la finalité `{name}` repose sur une obligation légale qui n’est pas citée",
                ),
                subject.value("purposes", name, "basis", en="which law?", fr="quel texte ?"),
                help=Words(
                    "write `basis: {legal-obligation: C. com. L123-22}`",
                    "écrivez `basis: {legal-obligation: C. com. L123-22}`",
                ),
                about=(f"purposes.{name}",),
            )
