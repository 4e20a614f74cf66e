"""A field that is asked for, even as an option, serves a purpose of the form."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject, listed
from kept.findings import Finding, Severity, Words
from kept.policy import CollectionPoint, Policy

RULE = Rule(
    "field-without-purpose",
    Severity.WARNING,
    Words("a form asks for what it does not use", "un formulaire demande ce dont il ne se sert pas"),
    ("GDPR 5(1)(c)", "GDPR 13(1)(c)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(c): limited to what is necessary, whoever fills it in; required fields have a rule of their own."""
    for name, point in subject.policy.collection.items():
        if not point.for_:
            if point.asks and not subject.written("collection", name, "for"):
                yield _aimless(subject, name)
            continue
        for field, need in point.asks.items():
            if need == "optional" and not _used(subject.policy, point, field):
                yield _unused(subject, name, field)


def _used(policy: Policy, point: CollectionPoint, field: str) -> bool:
    category = policy.category_of(field)
    return category is None or any(
        category in policy.purposes[word].data for word in point.for_ if word in policy.purposes
    )


def _aimless(subject: Subject, name: str) -> Finding:
    fields = listed(subject.policy.collection[name].asks)
    return RULE.finding(
        Words(
            f"`{name}` collects {fields.en} and says for no purpose",
            f"`{name}` recueille {fields.fr} sans dire pour quelle finalité",
        ),
        subject.key("collection", name, en="what for?", fr="pour quoi ?"),
        help=Words(
            "name under `for:` the purposes that use these fields",
            "nommez sous `for:` les finalités qui utilisent ces champs",
        ),
        about=(f"collection.{name}",),
    )


def _unused(subject: Subject, name: str, field: str) -> Finding:
    category = subject.policy.data.get(subject.policy.category_of(field) or "")
    special = category is not None and category.special  # banned unless excepted, and for that use alone
    return RULE.finding(
        Words(
            f"`{name}` asks for `{field}` and no purpose there uses it",
            f"`{name}` demande `{field}` et aucune de ses finalités ne l’utilise",
        ),
        subject.key("collection", name, "asks", field, en="asked for what?", fr="demandé pour quoi ?"),
        severity=Severity.ERROR if special else Severity.WARNING,
        law=("GDPR 9(1)", *RULE.law) if special else RULE.law,
        help=Words(
            f"take `{field}` out of the form, or name under `for:` the purpose that uses it",
            f"retirez `{field}` du formulaire, ou nommez sous `for:` la finalité qui l’utilise",
        ),
        about=(f"collection.{name}",),
    )
