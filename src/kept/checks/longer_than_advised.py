"""A length beyond what the authority advises asks for a reason."""

from __future__ import annotations

from collections.abc import Iterator

from kept.calendar import Period
from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.law.pack import DurationLimit, duration_limit
from kept.policy import RetentionClause

RULE = Rule(
    "longer-than-advised",
    Severity.WARNING,
    Words(
        "data is kept longer than the authority advises",
        "des données sont conservées au-delà de ce que l’autorité conseille",
    ),
    ("GDPR 5(1)(e)",),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(e); the figures of the CNIL are dated data, and a documented reason may depart from them."""
    limit = duration_limit("prospects", subject.on)
    if limit is None or limit.active is None:
        return
    longest = Period.parse(limit.active)
    for name, clause in subject.policy.retention.items():
        length = clause.length
        if _prospects(subject, clause) and length is not None and length.longer_than(longest):
            yield _finding(subject, name, limit, longest)


def _prospects(subject: Subject, clause: RetentionClause) -> bool:
    """A clause on prospects alone, counted from a contact, without a duty or a stated reason."""
    kinds = {kind.rstrip("s") for word in clause.people for kind in subject.policy.kinds(word)}
    return kinds == {"prospect"} and clause.since in {"last-contact", "collected"} and not (clause.duty or clause.why)


def _finding(subject: Subject, name: str, limit: DurationLimit, longest: Period) -> Finding:
    return RULE.finding(
        Words(
            f"the clause `{name}` keeps prospects longer than the {longest.in_words('en')} that the CNIL advises",
            f"la clause `{name}` conserve les prospects au-delà des {longest.in_words('fr')} conseillés par la CNIL",
        ),
        subject.value("retention", name, "keep", en="longer than advised", fr="plus long que conseillé"),
        law=(*RULE.law, limit.source),
        help=Words(
            f"write `keep: {longest.in_words('en')}`, or give the reason under `why:`",
            f"écrivez `keep: {longest.in_words('en')}`, ou donnez la raison sous `why:`",
        ),
        about=(f"retention.{name}",),
    )
