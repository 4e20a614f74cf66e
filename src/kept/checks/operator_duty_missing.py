"""An operator keeps, for the time the law sets, the identity of subscribers and the source of connections."""

from __future__ import annotations

from collections.abc import Iterator

from kept.calendar import Period
from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.law.pack import DurationLimit, duration_limit
from kept.policy.recognised import operator

RULE = Rule(
    "operator-duty-missing",
    Severity.ERROR,
    Words(
        "an operator does not say what the law has it keep", "un opérateur ne dit pas ce que la loi lui fait conserver"
    ),
    ("CPCE L34-1", "CPCE R10-13", "GDPR 13(2)(a)"),
)

_DUTIES = ("operator-identity", "operator-account", "operator-connection")


def check(subject: Subject) -> Iterator[Finding]:
    """CPCE L34-1 II bis and R10-13: five years and one year, told like every other length (GDPR 13(2)(a))."""
    if not operator(subject.policy) or not subject.sound("retention"):
        return
    clauses = [clause for clause in subject.policy.retention.values() if clause.duty and "R10-13" in clause.duty]
    lengths = [clause.length for clause in clauses if clause.length is not None]
    for key in _DUTIES:
        limit = duration_limit(key, subject.on)
        if limit is not None and not any(_enough(length, limit) for length in lengths):
            yield _finding(subject, limit)
            return


def _enough(length: Period, limit: DurationLimit) -> bool:
    return Period.parse(limit.archive or "P0D").longer_than(length) is False


def _finding(subject: Subject, limit: DurationLimit) -> Finding:
    length = Period.parse(limit.archive or "P0D")
    place = "retention" if subject.written("retention") else "policy"
    return RULE.finding(
        Words(
            f"nothing is kept for the {length.in_words('en')} set by law ({limit.en})",
            f"rien n’est conservé pendant les {length.in_words('fr')} prévus par la loi ({limit.fr})",
        ),
        subject.key(place, en="no clause has this duty", fr="aucune clause ne porte cette obligation"),
        law=(limit.source, "GDPR 13(2)(a)"),
        help=Words(
            f"write a clause with `keep: {length.in_words('en')}`, `since: {limit.since}` and `duty: CPCE R10-13`",
            f"écrivez une clause avec `keep: {length.in_words('en')}`, `since: {limit.since}` et `duty: CPCE R10-13`",
        ),
    )
