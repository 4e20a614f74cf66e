"""A question: are these people, or companies with people behind them?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "companies-or-people",
    Severity.NOTE,
    Words("are these people, or companies?", "s’agit-il de personnes, ou de sociétés ?"),
    ("GDPR 4(1)", "GDPR 12(1)"),
    review=True,
)

_BOTH = re.compile(r"^(?:clients?|customers?|prospects?|suppliers?|partners?|fournisseurs?|partenaires?)$")


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 4(1): only a natural person has these rights; behind a company stand its representatives and users."""
    people = subject.policy.people
    if any(category.organisation or category.of for category in people.values()):
        return
    for name in people:
        if _BOTH.match(name):
            yield RULE.finding(
                Words(f"are `{name}` people, or companies?", f"`{name}` : des personnes, ou des sociétés ?"),
                subject.key("people", name, en="who has the rights?", fr="qui a les droits ?"),
                help=Words(
                    "where some are companies, write `organisation: true`, and name with `of:` the people behind them",
                    "si certaines sont des sociétés, écrivez `organisation: true`, et nommez avec `of:` les personnes derrière elles",
                ),
                about=(f"people.{name}",),
            )
            return
