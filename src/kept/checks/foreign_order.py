"""A person reads what happens when a court outside the Union asks for data."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "foreign-order",
    Severity.NOTE,
    Words("what if a foreign court asks?", "et si une juridiction étrangère le demande ?"),
    ("GDPR 48",),
    review=True,
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 48: an order from a third country counts only under an international agreement."""
    disclosures = subject.policy.disclosures
    told = any("48" in (value.law or "") for value in disclosures.values())
    if disclosures and not told:
        name = next(iter(disclosures))
        yield RULE.finding(
            Words(
                "what do you answer when a court or an authority outside the Union asks for data?",
                "que répondez-vous lorsqu’une juridiction ou une autorité hors de l’Union demande des données ?",
            ),
            subject.key("disclosures", name, en="and from elsewhere?", fr="et d’ailleurs ?"),
            help=Words(
                "write a disclosure with `law: GDPR 48`, or settle the answer in an internal procedure",
                "écrivez une communication avec `law: GDPR 48`, ou fixez la réponse dans une procédure interne",
            ),
            about=(f"disclosures.{name}",),
        )
