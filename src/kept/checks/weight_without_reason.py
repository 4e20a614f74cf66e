"""A rule is given another weight, or silenced, for a reason that is written down."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "weight-without-reason",
    Severity.ERROR,
    Words("a rule is weighed otherwise without a reason", "une règle change de poids sans raison"),
    ("GDPR 5(2)", "GDPR 24(1)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(2): without a reason nobody can show later that the rule did not fit; the weight then counts for nothing."""
    written = subject.document.plain.get("checks")
    for name, weight in written.items() if isinstance(written, dict) else ():
        read = subject.policy.checks.get(name)
        if read is not None and (read.because.en or read.because.fr):
            continue
        if not isinstance(weight, dict) or weight.get("because"):
            continue  # unreadable: told where it is read
        yield RULE.finding(
            Words(
                f"`{name}` is weighed otherwise, and nobody says why", f"`{name}` change de poids, sans dire pourquoi"
            ),
            subject.key("checks", name, en="for what reason?", fr="pour quelle raison ?"),
            help=Words(
                "write `because: {en: …, fr: …}`; without it the rule keeps its weight",
                "écrivez `because: {fr: …, en: …}` ; sans cela la règle garde son poids",
            ),
            about=(f"checks.{name}",),
        )
