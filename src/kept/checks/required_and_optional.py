"""A field is either required or optional for the same people and the same aim."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import CollectionPoint

RULE = Rule(
    "required-and-optional",
    Severity.WARNING,
    Words("a field is both required and optional", "un champ est à la fois obligatoire et facultatif"),
    ("GDPR 13(2)(e)", "GDPR 5(1)(a)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(2)(e): people are told what they must give; two answers are none."""
    for (one, first), (two, second) in combinations(subject.policy.collection.items(), 2):
        if _alike(first, second):
            for field in first.asks:
                if field in second.asks and first.asks[field] != second.asks[field]:
                    yield _finding(subject, field, one, two)


def _alike(first: CollectionPoint, second: CollectionPoint) -> bool:
    """Both ask the same people themselves: at one place for one aim, or one of them for no stated aim."""
    direct = not (first.source or second.source or first.from_ or second.from_ or first.observed or second.observed)
    people = not (first.people and second.people) or not set(first.people).isdisjoint(second.people)
    aim = not (first.for_ and second.for_) or (first.at == second.at and not set(first.for_).isdisjoint(second.for_))
    return direct and people and aim


def _finding(subject: Subject, field: str, one: str, two: str) -> Finding:
    needs = {"required": ("required", "obligatoire"), "optional": ("optional", "facultatif")}
    first, second = (needs[subject.policy.collection[point].asks[field]] for point in (one, two))
    return RULE.finding(
        Words(
            f"`{field}` is {first[0]} at `{one}` and {second[0]} at `{two}`",
            f"`{field}` est {first[1]} dans `{one}` et {second[1]} dans `{two}`",
        ),
        subject.value("collection", two, "asks", field, en=f"{second[0]} here", fr=f"{second[1]} ici"),
        related=(subject.value("collection", one, "asks", field, en=f"{first[0]} there", fr=f"{first[1]} là"),),
        help=Words(
            f"write `{field}: optional` in both places, or name under `for:` the purpose that makes the difference",
            f"écrivez `{field}: optional` aux deux endroits, ou nommez sous `for:` la finalité qui fait la différence",
        ),
        about=(f"collection.{one}", f"collection.{two}"),
    )
