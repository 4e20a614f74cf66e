"""The same data, for the same purpose and people, may not have two lengths: nobody could say which one holds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from kept.checks.rule import Rule, Subject, listed
from kept.findings import Finding, Severity, Words
from kept.holdings.coverage import speaks_of_data, speaks_of_people
from kept.policy import Policy, RetentionClause

RULE = Rule(
    "two-durations",
    Severity.ERROR,
    Words("the same data is given two durations", "les mêmes données ont deux durées"),
    ("GDPR 13(2)(a)", "GDPR 5(1)(e)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Where two clauses overlap and differ, people cannot know how long (GDPR 13(2)(a))."""
    policy = subject.policy
    for (one, first), (two, second) in combinations(policy.retention.items(), 2):
        # A duty set by law adds to a chosen length and never competes with it (GDPR art. 17(3)(b)).
        if first.duty or second.duty or _same(first, second):
            continue
        if shared := _shared(policy, first, second):
            yield _finding(subject, one, two, shared)


def _same(first: RetentionClause, second: RetentionClause) -> bool:
    return (first.keep, first.since, first.then) == (second.keep, second.since, second.then)


def _shared(policy: Policy, first: RetentionClause, second: RetentionClause) -> tuple[str, ...]:
    """The categories of data that both clauses cover, for one kind of people and one purpose."""
    found: dict[str, None] = {}
    for name, purpose in policy.purposes.items():
        if not (_for(first, name) and _for(second, name)):
            continue
        kinds = [kind for word in purpose.people for kind in policy.kinds(word)]
        if not any(speaks_of_people(policy, first, k) and speaks_of_people(policy, second, k) for k in kinds):
            continue
        found |= {c: None for c in purpose.data if all(speaks_of_data(policy, x, c) for x in (first, second))}
    return tuple(found)


def _for(clause: RetentionClause, purpose: str) -> bool:
    return not clause.purposes or purpose in clause.purposes


def _finding(subject: Subject, one: str, two: str, shared: tuple[str, ...]) -> Finding:
    data = listed(shared)
    return RULE.finding(
        Words(
            f"two durations for {data.en}: `{one}` and `{two}`",
            f"deux durées pour {data.fr} : `{one}` et `{two}`",
        ),
        subject.key("retention", two, en="this clause covers the same data", fr="cette clause vise les mêmes données"),
        related=(subject.key("retention", one, en="as this one does", fr="que celle-ci"),),
        help=Words(
            "say in each clause which data it covers: `data: [contract]`, `data: [payments]`",
            "dites dans chaque clause quelles données elle vise : `data: [contract]`, `data: [payments]`",
        ),
        about=(f"retention.{one}", f"retention.{two}"),
    )
