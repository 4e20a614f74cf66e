"""A legitimate interest is spelled out: people are told which one is pursued."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.law.vocabulary import LegalBasis
from kept.policy import Basis

RULE = Rule(
    "interest-not-stated",
    Severity.ERROR,
    Words("a legitimate interest is claimed and not stated", "un intérêt légitime est invoqué sans être énoncé"),
    ("GDPR 13(1)(d)", "GDPR 6(1)(f)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(1)(d): the legitimate interests pursued, in words."""
    for name, purpose in subject.policy.purposes.items():
        if any(map(_unstated, purpose.bases)):
            yield RULE.finding(
                Words(
                    f"the purpose `{name}` claims a legitimate interest without saying which",
                    f"la finalité `{name}` invoque un intérêt légitime sans dire lequel",
                ),
                subject.value("purposes", name, "basis", en="which interest?", fr="quel intérêt ?"),
                help=Words(
                    "write `basis: {legitimate-interest: {en: reply to people who write to us, fr: …}}`",
                    "écrivez `basis: {legitimate-interest: {fr: répondre aux personnes qui nous écrivent, en: …}}`",
                ),
                about=(f"purposes.{name}",),
            )


def _unstated(basis: Basis) -> bool:
    interest = basis.interest
    return basis.kind is LegalBasis.LEGITIMATE_INTEREST and not (interest is not None and (interest.en or interest.fr))
