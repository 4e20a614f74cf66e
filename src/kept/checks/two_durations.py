"""The same data, for the same purpose and people, may not have two lengths: nobody could say which one holds."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import islice

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

_Said = dict[Hashable, list[str]]
"""What clauses say of their data, and the clauses that say it."""

_ALL = ""  # stands for all data: no category is called so
_MOST = 200  # findings shown


def check(subject: Subject) -> Iterator[Finding]:
    """Where two clauses overlap and differ, people cannot know how long (GDPR 13(2)(a))."""
    policy = subject.policy
    found = ((one, two, shared) for one, two in _differing(policy) if (shared := _shared(policy, one, two)))
    order = {name: number for number, name in enumerate(policy.retention)}
    for one, two, shared in sorted(islice(found, _MOST), key=lambda pair: (order[pair[0]], order[pair[1]])):
        yield _finding(subject, one, two, shared)


def _differing(policy: Policy) -> Iterator[tuple[str, str]]:
    """Pairs of clauses that may speak of the same data and do not say the same of it.

    Clauses are kept by their data and by what they say, so that ten thousand that agree are never held against each other.
    """
    every: _Said = {}
    by_data: dict[str, _Said] = {}
    for two, clause in policy.retention.items():
        # A duty set by law adds to a chosen length and never competes with it (GDPR art. 17(3)(b)).
        if clause.duty or not policy.purposes:
            continue
        said = (clause.keep, clause.since, clause.then)
        where = [by_data.setdefault(word, {}) for word in clause.data or (_ALL,)]
        before = [*where, by_data.get(_ALL, {})] if clause.data else [every]
        yield from ((one, two) for one in dict.fromkeys(_saying_else(before, said)))
        for names in (every, *where):
            names.setdefault(said, []).append(two)


def _saying_else(before: Iterable[_Said], said: Hashable) -> Iterator[str]:
    return (name for names in before for other, clauses in names.items() if other != said for name in clauses)


def _shared(policy: Policy, one: str, two: str) -> tuple[str, ...]:
    """The categories of data that both clauses cover, for one kind of people and one purpose."""
    first, second = policy.retention[one], policy.retention[two]
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
