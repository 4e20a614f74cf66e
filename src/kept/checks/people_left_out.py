"""Each kind of people has its own place: data, a purpose, a duration; nobody stands only under an umbrella."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject, listed
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "people-left-out",
    Severity.NOTE,
    Words("some people are in scope, and nothing is theirs", "des personnes sont visées, et rien n’est à elles"),
    ("GDPR 13", "GDPR 4(1)", "GDPR 12(1)"),
)

_WATCHED = re.compile(r"visit|user|utilisat|internaute", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13: what is told is told to each kind of people; 4(1): whoever a tracker follows is a person concerned."""
    policy = subject.policy
    named = {
        *(word for purpose in policy.purposes.values() for word in purpose.people),
        *(word for point in policy.collection.values() for word in point.people),
        *(word for clause in policy.retention.values() for word in clause.people),
        *(word for marketing in policy.marketing.values() for word in marketing.people),
    }
    covered = {word for category in policy.people.values() for word in category.covers}
    alone = [n for n, c in policy.people.items() if n in covered and n not in named and not c.organisation]
    if alone and policy.purposes:
        names = listed(alone)
        yield RULE.finding(
            Words(f"nothing is told for {names.en} in particular", f"rien n’est dit pour {names.fr} en particulier"),
            subject.key(
                "people", alone[0], en="which data, why, how long?", fr="quelles données, pourquoi, combien de temps ?"
            ),
            help=Words(
                "name them in purposes and durations; what differs between them is told apart",
                "nommez-les dans les finalités et les durées ; ce qui les distingue est dit à part",
            ),
            about=tuple(f"people.{name}" for name in alone),
        )
    words = [f"{name} {category.en or ''} {category.fr or ''}" for name, category in policy.people.items()]
    if policy.trackers and policy.people and not any(_WATCHED.search(word) for word in words):
        yield RULE.finding(
            Words(
                "trackers follow visitors, and visitors are no people of this policy",
                "des traceurs suivent des visiteurs, que cette politique ne connaît pas",
            ),
            subject.key("people", en="and visitors?", fr="et les visiteurs ?"),
            related=(subject.key("trackers", en="followed here", fr="suivis ici"),),
            help=Words(
                "add `visitors:` under `people:`, and give them their purposes and rights",
                "ajoutez `visitors:` sous `people:`, avec leurs finalités et leurs droits",
            ),
            about=("people",),
        )
