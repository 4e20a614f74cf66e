"""A tracker that tells one terminal from another is not anonymous."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Note, Severity, Words
from kept.policy import Tracker

RULE = Rule(
    "anonymous-yet-identifying",
    Severity.ERROR,
    Words("data that identifies is called anonymous", "des données qui identifient sont dites anonymes"),
    ("GDPR 4(1)", "GDPR recital 26", "GDPR recital 30", "GDPR 5(1)(a)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Recital 30: online identifiers single people out; recital 26: anonymous is what singles out nobody."""
    for name, tracker in subject.policy.trackers.items():
        if tracker.anonymous and (tracker.cookies or tracker.kind not in {None, "essential"}):
            yield RULE.finding(
                Words(
                    f"the tracker `{name}` is called anonymous and recognises terminals",
                    f"le traceur `{name}` est dit anonyme et reconnaît les terminaux",
                ),
                subject.value("trackers", name, "anonymous", en="not true", fr="inexact"),
                related=_reason(subject, name, tracker),
                help=Words(
                    "take `anonymous: true` away, and say in `records:` what is noted",
                    "retirez `anonymous: true`, et dites dans `records:` ce qui est relevé",
                ),
                about=(f"trackers.{name}",),
            )


def _reason(subject: Subject, name: str, tracker: Tracker) -> tuple[Note, ...]:
    if tracker.cookies:
        place = ("trackers", name, "cookies")
        return (
            subject.value(*place, en="these tell one visitor from another", fr="distinguent un visiteur d’un autre"),
        )
    place = ("trackers", name, "kind")
    return (subject.value(*place, en="follows a visitor from page to page", fr="suit un visiteur de page en page"),)
