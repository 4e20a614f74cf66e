"""A person reads whether the event that starts the clock happens on every channel."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "trigger-misses-channel",
    Severity.NOTE,
    Words("does the event happen on every channel?", "l’événement a-t-il lieu par tous les canaux ?"),
    ("GDPR 13(2)(a)", "GDPR 5(1)(e)"),
    review=True,
)


_ONLINE = re.compile(r"(?:via|through|on) the site\b|\bonline\b|(?:via|sur) le site\b|\ben ligne\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r"telephone|téléphone|\bphone\b|by post|courrier", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(2)(a): for data taken by telephone too, something must start the clock."""
    policy = subject.policy
    spoken = [(p.at, *((p.words.en, p.words.fr) if p.words else ())) for p in policy.collection.values()]
    if not any(text and _ELSEWHERE.search(text) for texts in spoken for text in texts):
        return
    for name, clause in policy.retention.items():
        words = policy.events.get(clause.since or "")
        texts = (words.en, words.fr) if words is not None else ()
        online = any(text and _ONLINE.search(text) for text in texts)
        if online and not any(text and _ELSEWHERE.search(text) for text in texts):
            yield RULE.finding(
                Words(
                    f"what starts the clock of `{name}` for those who never use the site?",
                    f"qu’est-ce qui fait courir `{name}` pour ceux qui n’utilisent jamais le site ?",
                ),
                subject.value("retention", name, "since", en="on the site only", fr="sur le site seulement"),
                help=Words(
                    "name an event that happens on every channel: the last order, wherever it is placed",
                    "nommez un événement qui a lieu par tous les canaux : la dernière commande, où qu’elle soit passée",
                ),
                about=(f"retention.{name}",),
            )
