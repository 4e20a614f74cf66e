"""A person weighs each legitimate interest against those of the people, and the policy has the day."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject, listed
from kept.findings import Finding, Severity, Words
from kept.law.vocabulary import LegalBasis
from kept.policy import Basis

RULE = Rule(
    "interest-to-balance",
    Severity.NOTE,
    Words("was each legitimate interest weighed?", "chaque intérêt légitime a-t-il été mis en balance ?"),
    ("GDPR 6(1)(f)", "GDPR 5(2)"),
    review=True,
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 6(1)(f): unless the interests of the person prevail; 5(2): the weighing can be shown."""
    purposes = [name for name, purpose in subject.policy.purposes.items() if any(map(_unweighed, purpose.bases))]
    if purposes:
        names = listed(purposes)
        yield RULE.finding(
            Words(
                f"where is the weighing of interests written, for {names.en}?",
                f"où la mise en balance est-elle écrite, pour {names.fr} ?",
            ),
            subject.value("purposes", purposes[0], "basis", en="weighed against what?", fr="au regard de quoi ?"),
            help=Words(
                "note for each the interest, why it is needed, what people expect, what protects them; then write its "
                "day, `balanced: 2026-01-31`: until then `kept use` refuses the purpose",
                "notez pour chacune l’intérêt, sa nécessité, ce qu’attendent les personnes, ce qui les protège ; puis "
                "écrivez-en le jour, `balanced: 2026-01-31` : d’ici là, `kept use` refuse la finalité",
            ),
            about=tuple(f"purposes.{name}" for name in purposes),
        )


def _unweighed(basis: Basis) -> bool:
    return basis.kind is LegalBasis.LEGITIMATE_INTEREST and basis.balanced is None
