"""Rights are exercised by more than one way: not everybody writes e-mails."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "single-channel-for-rights",
    Severity.WARNING,
    Words("there is only one way to exercise rights", "il n’y a qu’une voie pour exercer ses droits"),
    ("GDPR 12(2)",),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 12(2): the controller makes the exercise of rights easy."""
    requests = subject.policy.rights.requests
    if requests is None or len(requests.to) > 1:
        return
    few = len(requests.to)
    yield RULE.finding(
        Words("there is only one way to exercise rights", "il n’y a qu’une voie pour exercer ses droits")
        if few
        else Words("there is no way to exercise rights", "aucune voie n’est donnée pour exercer ses droits"),
        subject.value("rights", "requests", "to", en="the only way", fr="la seule voie")
        if few
        else subject.key("rights", "requests", en="sent to which address?", fr="à quelle adresse ?"),
        severity=Severity.WARNING if few else Severity.ERROR,
        help=Words(
            "write a second one beside it, such as a postal address or `portal`: `to: [privacy@acme.example, portal]`",
            "écrivez-en une seconde à côté, comme une adresse postale ou `portal` : `to: [privacy@acme.example, portal]`",
        ),
        about=("rights.requests",),
    )
