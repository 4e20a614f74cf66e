"""What a tracker notes is personal data like any other: it belongs to a category that the policy lists."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import Tracker

RULE = Rule(
    "tracker-data-not-listed",
    Severity.ERROR,
    Words("what a tracker notes is in no category of data", "ce que relève un traceur n’est dans aucune catégorie"),
    ("GDPR 13(1)(c)", "GDPR 5(1)(a)", "GDPR recital 30"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(a): what is collected through a terminal is listed with the rest."""
    for name, tracker in subject.policy.trackers.items():
        if tracker.records is not None and not _listed(subject, tracker):
            yield RULE.finding(
                Words(
                    f"what the tracker `{name}` notes is in no category of data",
                    f"ce que relève le traceur `{name}` n’est dans aucune catégorie de données",
                ),
                subject.value("trackers", name, "records", en="listed nowhere", fr="mentionné nulle part"),
                help=Words(
                    "declare it under `data:`, and name under `purpose:` a purpose whose `data:` has it",
                    "déclarez-le sous `data:`, et nommez sous `purpose:` une finalité dont les `data:` le contiennent",
                ),
                about=(f"trackers.{name}",),
            )


def _listed(subject: Subject, tracker: Tracker) -> bool:
    purpose = subject.policy.purposes.get(tracker.purpose or "")
    return purpose is not None and bool(purpose.data)
