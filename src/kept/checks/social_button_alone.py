"""A button of a social network makes the site a joint controller for what it collects and sends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Note, Severity, Words
from kept.policy import Role, Tracker

RULE = Rule(
    "social-button-alone",
    Severity.ERROR,
    Words("a social network is left to answer alone", "un réseau social est laissé seul responsable"),
    ("GDPR 26(1)", "CJEU C-40/17"),
)

_NETWORKS = re.compile(
    r"\b(?:facebook|meta|instagram|twitter|x corp|pinterest|linkedin|tiktok|snapchat)\b", re.IGNORECASE
)


def check(subject: Subject) -> Iterator[Finding]:
    """CJEU C-40/17: who puts the button on the page decides with the network that data is collected and sent."""
    for name, tracker in subject.policy.trackers.items():
        party = subject.policy.parties.get(tracker.by or "")
        joint = party is not None and party.role is Role.JOINT_CONTROLLER
        if tracker.by != subject.policy.controller and not joint and _social(subject, tracker):
            yield _finding(subject, name, tracker.by or "")


def _social(subject: Subject, tracker: Tracker) -> bool:
    party = subject.policy.parties.get(tracker.by or "")
    names = (tracker.by, party.name.en if party else None, party.name.fr if party else None)
    return tracker.kind == "social" or any(name and _NETWORKS.search(name) for name in names)


def _finding(subject: Subject, tracker: str, party: str) -> Finding:
    said = subject.written("parties", party)
    related = (
        (Note(subject.document.key("parties", party), Words("with which role?", "dans quel rôle ?")),) if said else ()
    )
    return RULE.finding(
        Words(
            f"the tracker `{tracker}` sends visits to a social network, which is no joint controller here",
            f"le traceur `{tracker}` envoie les visites à un réseau social, qui n’est pas ici responsable conjoint",
        ),
        subject.key("trackers", tracker, en="set on the page by you", fr="placé sur la page par vous"),
        related=related,
        help=Words(
            "write `role: joint-controller` for the network, and tell who answers for what; or take the button away",
            "écrivez `role: joint-controller` pour le réseau, et dites qui répond de quoi ; ou retirez le bouton",
        ),
        about=(f"trackers.{tracker}",),
    )
