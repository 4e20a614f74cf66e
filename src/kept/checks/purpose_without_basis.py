"""Each purpose rests on one of the six bases of the regulation."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import Role

RULE = Rule(
    "purpose-without-basis",
    Severity.ERROR,
    Words("a purpose names no legal basis", "une finalité n’indique aucune base légale"),
    ("GDPR 13(1)(c)", "GDPR 6(1)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Processing without a basis is unlawful (GDPR 6(1)), and the basis is told to people (13(1)(c)).

    Where the organisation is a processor the basis is its client's, who tells it (GDPR 4(7), 28(3)(a)).
    """
    for name, purpose in subject.policy.purposes.items():
        if purpose.role is not Role.PROCESSOR and not subject.written("purposes", name, "basis"):
            yield RULE.finding(
                Words(f"the purpose `{name}` has no legal basis", f"la finalité `{name}` n’a pas de base légale"),
                subject.key("purposes", name, en="by what right?", fr="de quel droit ?"),
                help=Words(
                    "write `basis:` with one of: consent, contract, legal-obligation, vital-interests, public-task, "
                    "legitimate-interest",
                    "écrivez `basis:` avec l’une de ces bases : consent, contract, legal-obligation, vital-interests, "
                    "public-task, legitimate-interest",
                ),
                about=(f"purposes.{name}",),
            )
