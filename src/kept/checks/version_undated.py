"""A policy has a version and a day on which it takes effect: the version at collection governs."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject, lacking
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "version-undated",
    Severity.WARNING,
    Words("the policy has no version or no date", "la politique n’a pas de version ou pas de date"),
    ("GDPR 5(2)", "GDPR 12(1)", "GDPR 13(3)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(2): what was promised on a given day must be shown."""
    missing = [key for key in ("version", "effective") if not subject.written(key)]
    if missing:
        keys = lacking(missing)
        yield RULE.finding(
            Words(f"the policy does not say {keys.en}", f"la politique n’indique {keys.fr}"),
            subject.key("policy", en="in force since when?", fr="en vigueur depuis quand ?"),
            help=Words(
                "write `version: 1` and `effective: 2026-03-01`", "écrivez `version: 1` et `effective: 2026-03-01`"
            ),
        )
