"""A length of time counts from something: a clause must name the event that starts its clock."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.retention_without_period import endless
from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import RetentionClause

RULE = Rule(
    "retention-without-trigger",
    Severity.ERROR,
    Words("a clause on retention has no starting point", "une clause de conservation n’a pas de point de départ"),
    ("GDPR 13(2)(a)", "GDPR 5(1)(e)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """No end can be computed from a length alone (GDPR 13(2)(a))."""
    for name, clause in subject.policy.retention.items():
        if not (_started(subject, name) or _ends_by_itself(clause)):
            yield _finding(subject, name)


def _started(subject: Subject, name: str) -> bool:
    return subject.written("retention", name, "since") or subject.written("retention", name, "later-of")


def _ends_by_itself(clause: RetentionClause) -> bool:
    """An event that is bound to come needs no start, unless a length follows it."""
    keep = clause.keep
    return keep is not None and keep.until is not None and clause.length is None and not endless(clause)


def _finding(subject: Subject, name: str) -> Finding:
    keep = subject.written("retention", name, "keep")
    place = ("retention", name, "keep") if keep else ("retention", name)
    return RULE.finding(
        Words(f"the clause `{name}` has no starting point", f"la clause `{name}` n’a pas de point de départ"),
        (subject.value if keep else subject.key)(*place, en="counted from what?", fr="compté à partir de quoi ?"),
        help=Words(
            "write `since: last-contact`, `since: end-of-contract` or another event",
            "écrivez `since: last-contact`, `since: end-of-contract` ou un autre événement",
        ),
        about=(f"retention.{name}",),
    )
