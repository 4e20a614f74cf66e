"""Whoever receives data through a tracker is listed as a recipient of a purpose."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "recipient-not-listed",
    Severity.ERROR,
    Words("somebody receives data and is listed nowhere", "un destinataire reçoit des données sans être mentionné"),
    ("GDPR 13(1)(e)", "GDPR 5(1)(a)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(1)(e): the recipients; a tracker of another party sends it what the tracker notes."""
    policy = subject.policy
    listed = {name for purpose in policy.purposes.values() for name in purpose.recipients}
    for name, tracker in policy.trackers.items():
        party = tracker.by
        if party in policy.parties and party != policy.controller and party not in listed:
            yield _finding(subject, name, party)


def _finding(subject: Subject, tracker: str, party: str) -> Finding:
    return RULE.finding(
        Words(
            f"`{party}` receives data through the tracker `{tracker}` and no purpose lists it",
            f"`{party}` reçoit des données par le traceur `{tracker}` et aucune finalité ne le mentionne",
        ),
        subject.value("trackers", tracker, "by", en="receives what it notes", fr="reçoit ce qu’il relève"),
        related=(subject.key("parties", party, en="declared here", fr="déclaré ici"),),
        help=Words(
            f"add `{party}` to the `recipients:` of the purpose it serves",
            f"ajoutez `{party}` aux `recipients:` de la finalité qu’il sert",
        ),
        about=(f"trackers.{tracker}", f"parties.{party}"),
    )
