"""People are told whether decisions about them are left to a machine."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "automated-decisions-not-said",
    Severity.NOTE,
    Words("nothing is said of automated decisions", "rien n’est dit des décisions automatisées"),
    ("GDPR 13(2)(f)", "GDPR 22(1)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(2)(f): the existence of automated decisions, profiling included."""
    if not subject.written("rights", "automated-decisions"):
        yield RULE.finding(
            RULE.headline,
            subject.key("rights" if subject.written("rights") else "policy", en="any, or none?", fr="y en a-t-il ?"),
            help=Words(
                "write under `rights:` `automated-decisions: false`, or `true`",
                "écrivez sous `rights:` `automated-decisions: false`, ou `true`",
            ),
        )
