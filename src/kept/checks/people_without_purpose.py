"""Each kind of people in scope is spoken of: by a purpose of its own, or as part of a wider word."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "people-without-purpose",
    Severity.WARNING,
    Words(
        "people are in scope and no purpose speaks of them",
        "des personnes sont visées sans qu’aucune finalité les concerne",
    ),
    ("GDPR 13(1)(c)", "GDPR 12(1)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(1)(c): the purposes, for each person who reads the notice."""
    policy = subject.policy
    words = [word for purpose in policy.purposes.values() for word in purpose.people]
    spoken_of = {kind for word in words for kind in policy.kinds(word)}
    if not policy.purposes or not subject.sound("purposes", "people"):
        return
    for name, category in policy.people.items():
        # a word for organisations names no data subject: it says whose people are meant (GDPR art. 4(1))
        if not category.covers and not category.organisation and name not in spoken_of:
            yield RULE.finding(
                Words(f"no purpose is about `{name}`", f"aucune finalité ne concerne `{name}`"),
                subject.key("people", name, en="in scope, for nothing", fr="visées, sans objet"),
                help=Words(
                    f"add `{name}` to the `people:` of a purpose, or take it out of `people:`",
                    f"ajoutez `{name}` aux `people:` d’une finalité, ou retirez-le de `people:`",
                ),
                about=(f"people.{name}",),
            )
