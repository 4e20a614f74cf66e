"""A person weighs each legitimate interest against those of the people."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject, listed
from kept.findings import Finding, Severity, Words
from kept.law.vocabulary import LegalBasis

RULE = Rule(
    "interest-to-balance",
    Severity.NOTE,
    Words("was each legitimate interest weighed?", "chaque intérêt légitime a-t-il été mis en balance ?"),
    ("GDPR 6(1)(f)", "GDPR 5(2)"),
    review=True,
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 6(1)(f): unless the interests of the person prevail; 5(2): the weighing can be shown."""
    purposes = [
        name
        for name, purpose in subject.policy.purposes.items()
        if purpose.basis is not None and purpose.basis.kind is LegalBasis.LEGITIMATE_INTEREST
    ]
    if purposes:
        names = listed(purposes)
        yield RULE.finding(
            Words(
                f"where is the weighing of interests written, for {names.en}?",
                f"où la mise en balance est-elle écrite, pour {names.fr} ?",
            ),
            subject.value("purposes", purposes[0], "basis", en="weighed against what?", fr="au regard de quoi ?"),
            help=Words(
                "keep for each a note: the interest, why it is needed, what people expect, what protects them",
                "gardez pour chacune une note : l’intérêt, sa nécessité, ce qu’attendent les personnes, ce qui les protège",
            ),
            about=tuple(f"purposes.{name}" for name in purposes),
        )
