"""What is kept after a relation has ended is kept apart from daily use."""

from __future__ import annotations

from collections.abc import Iterator

from kept.calendar import Period
from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import RetentionClause

RULE = Rule(
    "archive-not-separate",
    Severity.WARNING,
    Words(
        "data of an ended relation stays in daily use", "les données d’une relation terminée restent d’usage courant"
    ),
    ("GDPR 5(1)(e)", "GDPR 25(2)", "CNIL deliberation 2005-213"),
)

_ENDS = ("end-of-contract", "account-closed")


def check(subject: Subject) -> Iterator[Finding]:
    """CNIL deliberation 2005-213: once the file is closed, an intermediate archive with few people and a reason."""
    for name, clause in subject.policy.retention.items():
        if _lingers(clause):
            yield _finding(subject, name, clause)


def _lingers(clause: RetentionClause) -> bool:
    keep = clause.keep
    if keep is None or clause.since not in _ENDS or keep.archive is not None:
        return False
    return keep.period not in {None, Period()}  # what goes at once does not linger


def _finding(subject: Subject, name: str, clause: RetentionClause) -> Finding:
    length = clause.length
    written = length.in_words("en") if length is not None else "5 years"
    return RULE.finding(
        Words(
            f"`{name}` keeps data in daily use after the relation has ended",
            f"`{name}` laisse les données en usage courant après la fin de la relation",
        ),
        subject.value("retention", name, "keep", en="no archive phase", fr="aucune phase d’archive"),
        related=(
            subject.value("retention", name, "since", en="from here, set apart", fr="à partir d’ici, mises à part"),
        ),
        help=Words(
            f"write `keep: {{until: {clause.since}, then-archive: {written}}}`",
            f"écrivez `keep: {{until: {clause.since}, then-archive: {written}}}`",
        ),
        about=(f"retention.{name}",),
    )
