"""What a law has kept for a time is not erased before."""

from __future__ import annotations

from collections.abc import Iterator

from kept.calendar import Period
from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.law.pack import DurationLimit, duration_limit
from kept.policy import RetentionClause
from kept.policy.recognised import Kind, categories_of

RULE = Rule(
    "shorter-than-law",
    Severity.ERROR,
    Words("data is erased before the law allows", "des données sont effacées avant le terme légal"),
    ("GDPR 6(1)(c)", "GDPR 17(3)(b)"),
)

_DUTIES: tuple[tuple[Kind, str], ...] = (("invoice", "accounting"), ("payslip", "payslips"))


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 17(3)(b): a legal duty to keep outlasts erasure; the lengths are dated data."""
    for kind, key in _DUTIES:
        limit = duration_limit(key, subject.on)
        for category in categories_of(subject.policy, kind):
            if limit is not None:
                yield from _judged(subject, category, limit)


def _judged(subject: Subject, category: str, limit: DurationLimit) -> Iterator[Finding]:
    """Nothing to say where one clause keeps the category long enough: a shorter one may stand beside it."""
    least = Period.parse(limit.archive or limit.active or "P0D")
    clauses = {name: clause for name, clause in subject.policy.retention.items() if category in clause.data}
    if any(_enough(clause, least) for clause in clauses.values()):
        return
    for name, clause in clauses.items():
        if clause.length is not None:
            yield _finding(subject, name, category, least, limit)


def _enough(clause: RetentionClause, least: Period) -> bool:
    return clause.length is not None and least.longer_than(clause.length) is False


def _finding(subject: Subject, name: str, category: str, least: Period, limit: DurationLimit) -> Finding:
    en, fr = least.in_words("en"), least.in_words("fr")
    return RULE.finding(
        Words(
            f"`{name}` erases `{category}` before the {en} that the law sets",
            f"`{name}` efface `{category}` avant les {fr} que la loi prévoit",
        ),
        subject.value("retention", name, "keep", en="too short", fr="trop court"),
        law=(limit.source, *RULE.law),
        help=Words(
            f"write `keep: {en}`, `since: {limit.since}` and `duty: {limit.source}`",
            f"écrivez `keep: {en}`, `since: {limit.since}` et `duty: {limit.source}`",
        ),
        about=(f"retention.{name}", f"data.{category}"),
    )
