"""An archive ends too: it has a length, counted from an event."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import Disposal, RetentionClause

RULE = Rule(
    "archive-without-period",
    Severity.ERROR,
    Words("an archive has no end", "une archive n’a pas de fin"),
    ("GDPR 13(2)(a)", "GDPR 5(1)(e)", "CNIL deliberation 2005-213"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(e) goes on in the archive: what is set apart is erased one day."""
    for name, clause in subject.policy.retention.items():
        if _archived(clause) and (clause.keep is None or clause.keep.archive is None):
            yield _finding(subject, name, clause)


def _archived(clause: RetentionClause) -> bool:
    return clause.then is Disposal.ARCHIVE or clause.archive is not None


def _finding(subject: Subject, name: str, clause: RetentionClause) -> Finding:
    key = "then" if clause.then is Disposal.ARCHIVE else "archive"
    return RULE.finding(
        Words(f"`{name}` archives data without an end", f"`{name}` archive des données sans terme"),
        subject.key("retention", name, key, en="archived for how long?", fr="archivées combien de temps ?"),
        help=Words(
            "write `keep: {until: end-of-contract, then-archive: 5 years}` and `then: erase`",
            "écrivez `keep: {until: end-of-contract, then-archive: 5 years}` et `then: erase`",
        ),
        about=(f"retention.{name}",),
    )
