"""Who is told of a breach, and within how many hours: the authority, an operator's authority, the clients."""

from __future__ import annotations

from collections.abc import Iterator

from kept.calendar import Period
from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.law.pack import clock
from kept.policy import Role
from kept.policy.recognised import operator

RULE = Rule(
    "breach-clock-missing",
    Severity.WARNING,
    Words("a breach is told without its clock", "une violation est annoncée sans son délai"),
    ("GDPR 33(1)", "GDPR 33(2)"),
)

_TELECOM = ("Regulation (EU) 611/2013 2(2)", "LIL 83")


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 33(1): 72 hours; 33(2): a processor tells its clients without delay; 611/2013: 24 hours for an operator."""
    if not subject.written("breach"):
        return  # told as a whole by `security-not-stated`
    if not subject.written("breach", "within"):
        hours = Period.parse(clock("breach.authority", subject.on).period)
        yield _unsaid(subject, "within", hours, Severity.WARNING, ("GDPR 33(1)",))
    if operator(subject.policy):
        yield from _telecom(subject)
    if _processor(subject) and not subject.written("breach", "clients-within"):
        yield _unsaid(subject, "clients-within", Period(hours=24), Severity.WARNING, ("GDPR 33(2)",))


def _telecom(subject: Subject) -> Iterator[Finding]:
    hours, breach = Period.parse(clock("breach.telecom", subject.on).period), subject.policy.breach
    if breach is None:
        return
    if not subject.written("breach", "telecom-within"):
        yield _unsaid(subject, "telecom-within", hours, Severity.ERROR, _TELECOM)
    elif breach.telecom_within is not None and breach.telecom_within.longer_than(hours):
        yield _late(subject, "telecom-within", hours, Severity.ERROR, _TELECOM)
    if breach.clients_within is not None and breach.clients_within.longer_than(hours):
        law = ("GDPR 33(2)", "Regulation (EU) 611/2013 5")
        yield _late(subject, "clients-within", hours, Severity.WARNING, law)


def _processor(subject: Subject) -> bool:
    return any(purpose.role is Role.PROCESSOR for purpose in subject.policy.purposes.values())


def _unsaid(subject: Subject, key: str, hours: Period, severity: Severity, law: tuple[str, ...]) -> Finding:
    return RULE.finding(
        Words(f"a breach is told without `{key}`", f"une violation est annoncée sans `{key}`"),
        subject.key("breach", en="within how many hours?", fr="sous combien d’heures ?"),
        severity=severity,
        law=law,
        help=Words(f"write `{key}: {hours.in_words('en')}`", f"écrivez `{key}: {hours.in_words('en')}`"),
        about=("breach",),
    )


def _late(subject: Subject, key: str, hours: Period, severity: Severity, law: tuple[str, ...]) -> Finding:
    return RULE.finding(
        Words(
            f"`{key}` leaves no time within the {hours.in_words('en')} of an operator",
            f"`{key}` ne laisse aucun temps dans les {hours.in_words('fr')} d’un opérateur",
        ),
        subject.value("breach", key, en="too late", fr="trop tard"),
        severity=severity,
        law=law,
        help=Words(
            f"write `{key}: {hours.in_words('en')}`, or less", f"écrivez `{key}: {hours.in_words('en')}`, ou moins"
        ),
        about=("breach",),
    )
