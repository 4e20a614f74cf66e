"""A question: is a definition wider than what is done?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "definition-wider-than-use",
    Severity.NOTE,
    Words("does a definition announce more than is done?", "une définition annonce-t-elle plus que ce qui est fait ?"),
    ("GDPR 12(1)", "GDPR 5(1)(a)"),
    review=True,
)

_MORE = {
    "personalisation": re.compile(r"personali[sz]e|preferences|personnalis|préférences", re.IGNORECASE),
    "advertising": re.compile(r"advertis|publicit", re.IGNORECASE),
    "social": re.compile(r"social network|réseaux? socia", re.IGNORECASE),
}


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(a): transparent; a text that speaks of kinds of trackers that no list names leaves a doubt."""
    policy = subject.policy
    kinds = {tracker.kind for tracker in policy.trackers.values()}
    if not kinds or None in kinds:
        return
    for name, statement in policy.statements.items():
        text = " ".join(filter(None, (statement.en, statement.fr)))
        if statement.section != "trackers" or not re.search(
            r"(?:cookie|traceur)s? (?:is|are|can|may|est|sont|peu)", text, re.IGNORECASE
        ):
            continue
        missing = [kind for kind, pattern in _MORE.items() if kind not in kinds and pattern.search(text)]
        if missing:
            yield RULE.finding(
                Words(
                    f"`{name}` speaks of {missing[0]}, and no tracker here is of that kind",
                    f"`{name}` parle de {missing[0]}, et aucun traceur d’ici n’est de ce type",
                ),
                subject.key("statements", name, en="done, or only defined?", fr="fait, ou seulement défini ?"),
                help=Words(
                    "list the tracker, or keep the definition to what is done",
                    "ajoutez le traceur, ou bornez la définition à ce qui est fait",
                ),
                about=(f"statements.{name}",),
            )
