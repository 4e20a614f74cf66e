"""A message of service holds no offer, and news can be declined."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "message-like-offer",
    Severity.NOTE,
    Words("a message of service may turn into an offer", "un message de service peut devenir une offre"),
    ("CPCE L34-5", "GDPR 21(2)"),
)

_NEWS = re.compile(r"\bnews\b|\boffers?\b|evolution|\bnouvelles\b|nouveautés|\boffres?\b|évolutions?", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """CPCE L34-5: what promotes a service, directly or not, is marketing, whatever it is called."""
    for name, message in subject.policy.messages.items():
        news = any(_NEWS.search(text) for text in (message.is_.en, message.is_.fr) if text)
        if news and not subject.written("messages", name, "refusable"):
            yield RULE.finding(
                Words(
                    f"`{name}` brings news, and nobody can decline it",
                    f"`{name}` apporte des nouvelles, et nul ne peut les refuser",
                ),
                subject.key("messages", name, en="service, or offer?", fr="service, ou offre ?"),
                help=Words(
                    "write `refusable: true`, keep offers out of it, or move it to `marketing:`",
                    "écrivez `refusable: true`, n’y mettez pas d’offres, ou déplacez-le sous `marketing:`",
                ),
                about=(f"messages.{name}",),
            )
