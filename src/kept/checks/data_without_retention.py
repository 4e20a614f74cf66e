"""Each category of data, for each purpose and kind of people, has a clause that says how long it is kept."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject, listed
from kept.findings import Finding, Severity, Words
from kept.holdings.coverage import speaks_of_data, speaks_of_people
from kept.policy import Policy

RULE = Rule(
    "data-without-retention",
    Severity.ERROR,
    Words(
        "data is used and no clause says how long it is kept", "des données sont traitées sans durée de conservation"
    ),
    ("GDPR 13(2)(a)", "GDPR 5(1)(e)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(2)(a) asks for the period of all data, category by category; each field falls into one."""
    if not subject.sound("retention", "purposes", "data", "people"):
        return
    for name, purpose in subject.policy.purposes.items():
        for index, category in enumerate(purpose.data):
            if bare := _bare(subject.policy, name, category):
                yield _finding(subject, name, index, category, bare)


def _bare(policy: Policy, purpose: str, category: str) -> tuple[str, ...]:
    """The kinds of people of the purpose for whom no clause covers the category."""
    kinds = dict.fromkeys(kind for word in policy.purposes[purpose].people for kind in policy.kinds(word))
    return tuple(kind for kind in kinds if not _covered(policy, purpose, category, kind))


def _covered(policy: Policy, purpose: str, category: str, kind: str) -> bool:
    return any(
        speaks_of_people(policy, clause, kind)
        and speaks_of_data(policy, clause, category)
        and (not clause.purposes or purpose in clause.purposes)
        for clause in policy.retention.values()
    )


def _finding(subject: Subject, purpose: str, index: int, category: str, kinds: tuple[str, ...]) -> Finding:
    people, known = listed(kinds), subject.policy.data.get(category)
    fields = listed(known.fields if known is not None and known.fields else [category])
    return RULE.finding(
        Words(
            f"no clause says how long `{category}` of {people.en} is kept for `{purpose}`",
            f"aucune clause ne dit combien de temps `{category}` ({people.fr}) est conservé pour `{purpose}`",
        ),
        subject.value(
            "purposes",
            purpose,
            "data",
            index,
            en=f"no duration for {fields.en}",
            fr=f"aucune durée pour {fields.fr}",
        ),
        help=Words(
            f"add `{category}` and `{purpose}` to a clause of `retention:`, or write one of their own",
            f"ajoutez `{category}` et `{purpose}` à une clause de `retention:`, ou écrivez-en une pour eux",
        ),
        about=(f"purposes.{purpose}", f"data.{category}"),
    )
