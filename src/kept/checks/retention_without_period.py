"""A clause on retention must say how long: a length, or an event that is bound to come."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import RetentionClause

RULE = Rule(
    "retention-without-period",
    Severity.ERROR,
    Words("a clause on retention says no length of time", "une clause de conservation ne dit pas combien de temps"),
    ("GDPR 13(2)(a)", "GDPR 5(1)(e)"),
)

BOUND_TO_COME = frozenset({"end-of-contract", "account-closed", "request-answered", "transaction"})
"""Events that end a relation or an act: they come. An open discussion may never be closed."""

_HELP = Words(
    "write `keep: 3 years`, or with an end that may come sooner `keep: {until: process-closed, at-most: 3 years}`",
    "écrivez `keep: 3 years`, ou avec une fin qui peut venir plus tôt `keep: {until: process-closed, at-most: 3 years}`",
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(2)(a): the period, or the criteria that determine it; 5(1)(e): no longer than necessary."""
    for name, clause in subject.policy.retention.items():
        if not subject.written("retention", name, "keep"):
            yield _unsaid(subject, name)
        elif endless(clause):
            yield _endless(subject, name, clause)


def endless(clause: RetentionClause) -> bool:
    """Whether the clause ends with an event that may never come, without a limit."""
    keep = clause.keep
    return keep is not None and keep.until is not None and clause.length is None and keep.until not in BOUND_TO_COME


def _unsaid(subject: Subject, name: str) -> Finding:
    return RULE.finding(
        Words(f"the clause `{name}` says no length of time", f"la clause `{name}` ne dit pas combien de temps"),
        subject.key("retention", name, en="kept for how long?", fr="conservé combien de temps ?"),
        help=_HELP,
        about=(f"retention.{name}",),
    )


def _endless(subject: Subject, name: str, clause: RetentionClause) -> Finding:
    event = clause.keep.until if clause.keep is not None else ""
    return RULE.finding(
        Words(
            f"the clause `{name}` ends with an event that may never come",
            f"la clause `{name}` prend fin par un événement qui peut ne jamais arriver",
        ),
        subject.value(
            "retention",
            name,
            "keep",
            en=f"without a limit, data stays for good where `{event}` never happens",
            fr=f"sans limite, les données restent pour toujours si `{event}` n’arrive jamais",
        ),
        help=_HELP,
        about=(f"retention.{name}",),
    )
