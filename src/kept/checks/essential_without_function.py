"""A tracker is essential to a function: the one that stops without it."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "essential-without-function",
    Severity.ERROR,
    Words("a tracker is called essential, and to nothing", "un traceur est dit essentiel, sans dire à quoi"),
    ("LIL 82", "CNIL guidelines 2020-091"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """LIL 82: without consent only what is strictly necessary to a service that the person asked for."""
    for name, tracker in subject.policy.trackers.items():
        if tracker.kind == "essential" and not subject.written("trackers", name, "needed-for"):
            yield RULE.finding(
                Words(
                    f"the tracker `{name}` is called essential, and nothing says to what",
                    f"le traceur `{name}` est dit essentiel, et rien ne dit à quoi",
                ),
                subject.value(
                    "trackers", name, "kind", en="what stops without it?", fr="qu’est-ce qui s’arrête sans lui ?"
                ),
                help=Words(
                    "write `needed-for: {en: the basket, fr: le panier}`, or another kind with `consent: required`",
                    "écrivez `needed-for: {fr: le panier, en: the basket}`, ou une autre sorte avec `consent: required`",
                ),
                about=(f"trackers.{name}",),
            )
