"""A transfer outside the EEA is studied, supplemented where the study asks for it, and chosen for a reason."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.bindings import of_matter
from kept.checks.rule import Rule, Subject
from kept.contracts import Matter
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "transfer-not-assessed",
    Severity.ERROR,
    Words(
        "data leaves the EEA, and nobody studied where it goes",
        "des données quittent l’EEE sans étude du pays d’arrivée",
    ),
    ("GDPR 46(1)", "CJEU C-311/18", "GDPR 44"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 46(1) and C-311/18: clauses do not bind the authorities of a country; the law there is studied first."""
    yield from of_matter(subject, Matter.ABROAD, RULE)
