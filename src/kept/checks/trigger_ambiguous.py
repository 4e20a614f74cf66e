"""A length is counted from one event: with two joined by "or", nobody knows which counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import Wording

RULE = Rule(
    "trigger-ambiguous",
    Severity.ERROR,
    Words("a length has two starting points", "une durée a deux points de départ"),
    ("GDPR 13(2)(a)", "GDPR 5(1)(e)"),
)

_OR = re.compile(
    r"\bor (?:of |from |on |after |since )|\bor (?:(?:the|their|its|your) )?(?:last|end of|close|collection|expiry)\b"
    r"|\bou (?:du |de l|des |depuis |après |à compter )|\bou (?:l[ea] |l[’']|son |sa |votre )?(?:derni|fin\b|collecte|clôture|terme\b)",
    re.IGNORECASE,
)
_IN_A_NAME = re.compile(r"-(?:or|ou)-")


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(2)(a): where two events may start the clock, the later one is named, or each has its clause."""
    for name, clause in subject.policy.retention.items():
        for key, event in (("since", clause.since), ("keep", clause.keep.until if clause.keep else None)):
            if event is not None and _double(subject, event):
                yield _finding(subject, name, key, event)
        if not clause.later_of and clause.sentence is not None and _two(clause.sentence):
            yield _told(subject, name)


def _double(subject: Subject, event: str) -> bool:
    """Whether the name of the event, or its words, hold two events."""
    words = subject.policy.events.get(event)
    return _IN_A_NAME.search(event) is not None or (words is not None and _two(words))


def _two(words: Wording) -> bool:
    return any(text and _OR.search(text) for text in (words.en, words.fr))


def _told(subject: Subject, name: str) -> Finding:
    return RULE.finding(
        _headline(name),
        subject.value("retention", name, "sentence", en="which of the two?", fr="lequel des deux ?"),
        help=_HELP,
        about=(f"retention.{name}",),
    )


def _finding(subject: Subject, name: str, key: str, event: str) -> Finding:
    told = subject.written("events", event)
    related = (subject.value("events", event, en="two events in one", fr="deux événements en un"),) if told else ()
    return RULE.finding(
        _headline(name),
        subject.value("retention", name, key, en="which of the two?", fr="lequel des deux ?"),
        related=related,
        help=_HELP,
        about=(f"retention.{name}",),
    )


def _headline(name: str) -> Words:
    return Words(
        f"`{name}` counts from one event or another, and does not say which",
        f"`{name}` compte à partir d’un événement ou d’un autre, sans dire lequel",
    )


_HELP = Words(
    "write `later-of: [end-of-contract, last-contact]`, or one clause for each event",
    "écrivez `later-of: [end-of-contract, last-contact]`, ou une clause par événement",
)
