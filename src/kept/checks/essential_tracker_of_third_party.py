"""What a site cannot do without is set by the site itself."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "essential-tracker-of-third-party",
    Severity.ERROR,
    Words("a tracker of somebody else is called essential", "un traceur d’un tiers est dit essentiel"),
    ("LIL 82", "CNIL guidelines 2020-091"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """LIL 82: exempt only when strictly necessary for the service the person asked for."""
    for name, tracker in subject.policy.trackers.items():
        if tracker.kind == "essential" and tracker.by is not None and tracker.by != subject.policy.controller:
            yield RULE.finding(
                Words(
                    f"the tracker `{name}` of `{tracker.by}` is called essential",
                    f"le traceur `{name}` de `{tracker.by}` est dit essentiel",
                ),
                subject.value("trackers", name, "kind", en="exempt from consent", fr="dispensé de consentement"),
                related=(subject.value("trackers", name, "by", en="set by another party", fr="déposé par un tiers"),),
                help=Words(
                    f"set it yourself (`by: {subject.policy.controller}`), or give it another `kind:` and "
                    "`consent: required`",
                    f"déposez-le vous-même (`by: {subject.policy.controller}`), ou donnez-lui un autre `kind:` et "
                    "`consent: required`",
                ),
                about=(f"trackers.{name}",),
            )
