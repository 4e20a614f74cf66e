"""A policy governs data collected before it only where a law imposes it, cited, under somebody's name."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "earlier-data-without-law",
    Severity.ERROR,
    Words("a version reaches back without a law that imposes it", "une version est rétroactive sans loi qui l’impose"),
    ("GDPR 5(1)(a)", "GDPR 13(3)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(a), fairness: the version in force at collection governs, save a mandatory law."""
    override = subject.policy.applies_to_earlier
    if override is None:
        return
    for key, value in (("law", override.law), ("by", override.by)):
        if not value.strip():
            yield RULE.finding(
                Words(
                    "this version governs earlier data, and no law is cited"
                    if key == "law"
                    else "this version governs earlier data, and nobody answers for it",
                    "cette version régit des données antérieures sans citer de loi"
                    if key == "law"
                    else "cette version régit des données antérieures sans que personne en réponde",
                ),
                subject.value("applies-to-earlier", key, en="empty", fr="vide"),
                help=Words(
                    "write `applies-to-earlier: {law: CPCE L34-1, by: NAME, why: …}`, or take it away",
                    "écrivez `applies-to-earlier: {law: CPCE L34-1, by: NOM, why: …}`, ou retirez-le",
                ),
            )
