"""People are told how soon they are answered: within one month, two more where the request is complex."""

from __future__ import annotations

from collections.abc import Iterator

from kept.calendar import Period
from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.law.pack import clock

RULE = Rule(
    "answer-deadline-missing",
    Severity.WARNING,
    Words("no time to answer requests is given", "aucun délai de réponse aux demandes n’est donné"),
    ("GDPR 12(3)", "GDPR 12(4)"),
)

_HELP = Words("write `answer: 1 month` and `extension: 2 months`", "écrivez `answer: 1 month` et `extension: 2 months`")


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 12(3): one month of receipt, extended by two where necessary."""
    requests = subject.policy.rights.requests
    if requests is None:
        if not subject.written("rights", "requests"):
            yield _unsaid(subject)
        return
    if not subject.written("rights", "requests", "answer"):
        yield _unsaid(subject)
    answer, extended = (Period.parse(clock(f"request.{key}", subject.on).period) for key in ("answer", "extended"))
    extension = Period(months=extended.calendar_months - answer.calendar_months)
    for key, length, longest in (("answer", requests.answer, answer), ("extension", requests.extension, extension)):
        if length is not None and length.longer_than(longest):
            yield _too_long(subject, key, longest)


def _unsaid(subject: Subject) -> Finding:
    place = ("rights", "requests") if subject.written("rights", "requests") else ("rights",)
    place = place if subject.written("rights") else ("policy",)
    return RULE.finding(
        Words(
            "people are not told how soon they are answered",
            "les personnes ne savent pas sous quel délai on leur répond",
        ),
        subject.key(*place, en="answered by when?", fr="réponse sous quel délai ?"),
        help=_HELP,
        about=("rights.requests",),
    )


def _too_long(subject: Subject, key: str, longest: Period) -> Finding:
    return RULE.finding(
        Words(
            f"`{key}` is longer than the law allows: {longest.in_words('en')}",
            f"`{key}` dépasse ce que permet la loi : {longest.in_words('fr')}",
        ),
        subject.value("rights", "requests", key, en="too long", fr="trop long"),
        help=_HELP,
        law=("GDPR 12(3)",),
        severity=Severity.ERROR,
        about=("rights.requests",),
    )
