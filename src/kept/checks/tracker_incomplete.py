"""The table of trackers: whose each one is, what it is called, what it notes, what for."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject, lacking
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "tracker-incomplete",
    Severity.ERROR,
    Words("a tracker is not described", "un traceur n’est pas décrit"),
    ("LIL 82", "GDPR 13(1)(c)", "GDPR 13(1)(e)"),
)

_NEEDED = ("by", "kind", "purpose", "cookies", "records")


def check(subject: Subject) -> Iterator[Finding]:
    """LIL 82: informed, clearly and completely; consent to what is not described is not informed (GDPR 4(11))."""
    for name in subject.policy.trackers:
        missing = [key for key in _NEEDED if not subject.written("trackers", name, key)]
        if missing:
            keys = lacking(missing)
            yield RULE.finding(
                Words(f"the tracker `{name}` does not say {keys.en}", f"le traceur `{name}` n’indique {keys.fr}"),
                subject.key("trackers", name, en="described in part", fr="décrit en partie"),
                help=Words(
                    "write `by:` (who sets it), `kind:`, `purpose:`, `cookies:` (their names), `records:` (what it notes)",
                    "écrivez `by:` (qui le dépose), `kind:`, `purpose:`, `cookies:` (leurs noms), "
                    "`records:` (ce qu’il relève)",
                ),
                about=(f"trackers.{name}",),
            )
