"""A list that ends with "such as", "etc." or "any other" leaves people guessing at the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import Role
from kept.policy.wordings import Route, phrases

RULE = Rule(
    "open-list",
    Severity.WARNING,
    Words("a list is left open", "une liste reste ouverte"),
    ("GDPR 5(1)(b)", "GDPR 5(1)(c)", "GDPR 13(1)(c)"),
)

_ENGLISH = re.compile(
    r"\betc\b|\band so on\b|\bsuch as\b|\bfor example\b|\be\.g\.|\bnotably\b|\bamong (?:others|other things)\b"
    r"|\bany other\b|\bin particular\b|\bby any means\b|…$|\.\.\.$",
    re.IGNORECASE,
)
_FRENCH = re.compile(
    r"\betc\b|\bnotamment\b|\bpar exemple\b|\btel(?:le)?s? que\b|\bentre autres\b|\btoute?s? autres?\b"
    r"|\ben particulier\b|\bpar tout moyen\b|…$|\.\.\.$",
    re.IGNORECASE,
)
_SECTIONS = ("data", "purposes", "collection", "trackers", "parties", "marketing")
_LEFT = frozenset({"sentence", "instructions", "confidential", "logic", "refusing", "warning"})


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(b) and (c): purposes specified, data limited; what is not named is not allowed."""
    for section in _SECTIONS:
        for phrase in phrases(getattr(subject.policy, section), _ENGLISH, _FRENCH, (section,)):
            if _LEFT.isdisjoint(phrase.route) and not _authority(subject, phrase.route):
                yield RULE.finding(
                    Words(
                        f'`{phrase.where}` leaves its list open: "{phrase.words}"',
                        f"`{phrase.where}` laisse sa liste ouverte : « {phrase.words} »",
                    ),
                    subject.value(*phrase.route, phrase.language, en="and what else?", fr="et quoi d’autre ?"),
                    help=Words(
                        "name everything the list holds, or take out what is not there",
                        "nommez tout ce que contient la liste, ou retirez ce qui n’y est pas",
                    ),
                    severity=Severity.NOTE if section == "trackers" else None,
                    about=(phrase.where,),
                )


def _authority(subject: Subject, route: Route) -> bool:
    """Authorities come by their powers: no list of them can be closed (GDPR 4(9))."""
    party = subject.policy.parties.get(str(route[1])) if route[0] == "parties" else None
    return party is not None and party.role is Role.AUTHORITY
