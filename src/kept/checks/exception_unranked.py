"""A question: when a right shortens what a clause prolongs, which one wins?"""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "exception-unranked",
    Severity.NOTE,
    Words(
        "does this data stay when a person asks for erasure?",
        "ces données restent-elles quand une personne demande l’effacement ?",
    ),
    ("GDPR 17(3)(b)", "GDPR 17(3)(e)"),
    review=True,
)

_MONTHS = 60


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 17(3): data stays against the will of the person under a legal duty, or for legal claims, and for nothing else."""
    for name, clause in subject.policy.retention.items():
        length = clause.length
        if length is None or length.calendar_months < _MONTHS or clause.duty or clause.why or clause.sentence:
            continue
        yield RULE.finding(
            Words(
                f"does `{name}` stay when a person asks for erasure?",
                f"`{name}` reste-t-elle quand une personne demande l’effacement ?",
            ),
            subject.key(
                "retention", name, en="against a right, by what law?", fr="contre un droit, selon quel texte ?"
            ),
            help=Words(
                "write `duty:` with the article that imposes it, or `why:` with the claim it serves; else it goes on request",
                "écrivez `duty:` avec l’article qui l’impose, ou `why:` avec l’action qu’elle sert ; sinon elle part sur demande",
            ),
            about=(f"retention.{name}",),
        )
