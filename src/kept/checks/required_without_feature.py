"""A field is required only where something needs it, and people are told what they lose without it."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject, listed
from kept.findings import Finding, Severity, Words
from kept.policy import CollectionPoint, Policy

RULE = Rule(
    "required-without-feature",
    Severity.ERROR,
    Words("a field is required and nothing needs it", "un champ est obligatoire sans que rien l’exige"),
    ("GDPR 13(2)(e)", "GDPR 5(1)(c)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(c): no more than needed; 13(2)(e): obligatory or not, and what follows from not giving it."""
    for name, point in subject.policy.collection.items():
        required = [field for field, need in point.asks.items() if need == "required"]
        for field in required:
            if not _used(subject.policy, point, field):
                yield _unused(subject, name, field)
        # Art. 13(2)(e) speaks to the person who gives the data; data from elsewhere falls under art. 14.
        if required and not subject.written("collection", name, "refusing") and point.source is None:
            yield _silent(subject, name, required)


def _used(policy: Policy, point: CollectionPoint, field: str) -> bool:
    category = policy.category_of(field)
    purposes = [policy.purposes[word] for word in point.for_ if word in policy.purposes]
    return category is None or any(category in purpose.data for purpose in purposes)


def _unused(subject: Subject, point: str, field: str) -> Finding:
    has_purposes = subject.written("collection", point, "for")
    return RULE.finding(
        Words(
            f"`{field}` is required at `{point}` and no purpose there uses it",
            f"`{field}` est obligatoire dans `{point}` et aucune de ses finalités ne l’utilise",
        ),
        subject.value("collection", point, "asks", field, en="required for what?", fr="obligatoire pour quoi ?"),
        related=(subject.value("collection", point, "for", en="not for these", fr="pas pour celles-ci"),)
        if has_purposes
        else (),
        help=Words(
            f"write `{field}: optional`, or name under `for:` the purpose that uses it",
            f"écrivez `{field}: optional`, ou nommez sous `for:` la finalité qui l’utilise",
        ),
        about=(f"collection.{point}",),
    )


def _silent(subject: Subject, point: str, required: list[str]) -> Finding:
    fields = listed(required)
    return RULE.finding(
        Words(
            f"`{point}` requires {fields.en} and does not say what happens without",
            f"`{point}` exige {fields.fr} sans dire ce qui arrive à défaut",
        ),
        subject.value("collection", point, "asks", en="and if a person declines?", fr="et si une personne refuse ?"),
        help=Words(
            "write `refusing: {en: we cannot answer your question, fr: …}`",
            "écrivez `refusing: {fr: nous ne pouvons pas répondre à votre question, en: …}`",
        ),
        about=(f"collection.{point}",),
    )
