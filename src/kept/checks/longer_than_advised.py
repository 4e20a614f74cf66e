"""A length beyond what the authority advises, or the law allows, asks for a reason or is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.calendar import Period
from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.law.pack import DurationLimit, duration_limit
from kept.law.vocabulary import LegalBasis
from kept.policy import RetentionClause
from kept.policy.recognised import Kind, kinds_of, operator

RULE = Rule(
    "longer-than-advised",
    Severity.WARNING,
    Words(
        "data is kept longer than the authority advises",
        "des données sont conservées au-delà de ce que l’autorité conseille",
    ),
    ("GDPR 5(1)(e)",),
)

_BY_DATA: tuple[tuple[Kind, str], ...] = (
    ("card-code", "card-security-code"),
    ("bank-card", "card-number"),
    ("recording", "call-recording"),
    ("log", "logs"),
    ("video", "video-surveillance"),
    ("badge", "access-badges"),
    ("traffic", "operator-billing"),
)
_OFFERS = re.compile(
    r"prospect|marketing|newsletter|commercial (?:offer|message)|offres? (?:commercia|ciblée)|lettre d.information"
    r"|targeted|advertis|publicit",
    re.IGNORECASE,
)
_APPLICANTS = {"applicant", "job-applicant", "candidate", "candidat"}


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(e); the figures are dated data, and a documented reason may depart from those of the CNIL."""
    for name, clause in subject.policy.retention.items():
        if clause.length is None or clause.duty:
            continue
        for key, data in _keys(subject, clause):
            limit = duration_limit(key, subject.on)
            if limit is not None and _beyond(clause, limit):
                yield _finding(subject, name, limit, data)
                break


def _keys(subject: Subject, clause: RetentionClause) -> Iterator[tuple[str, str]]:
    """The limits that the clause comes under, and what the sentence calls the data: by its people, its use, its kind."""
    kinds = {kind.rstrip("s") for word in clause.people for kind in subject.policy.kinds(word)}
    if kinds == {"prospect"} and clause.since in {"last-contact", "collected", None}:
        yield "prospects", "prospects"
    if kinds and kinds <= _APPLICANTS:
        yield "rejected-applicant", next(iter(clause.people))
    for word in clause.data:
        category = subject.policy.data.get(word)
        found = kinds_of(category, word) if category is not None else frozenset[Kind]()
        yield from ((key, word) for kind, key in _BY_DATA if kind in found and _concerned(subject, clause, kind))
    if offer := _offer(subject, clause):
        yield "customers-marketing", offer


def _concerned(subject: Subject, clause: RetentionClause, kind: Kind) -> bool:
    """A card kept for the next payment rests on consent; traffic data is measured for operators only."""
    if kind == "traffic":
        return operator(subject.policy)
    served = [purpose for name, purpose in subject.policy.purposes.items() if name in clause.purposes]
    agreed = bool(served) and all(purpose.rests_on(LegalBasis.CONSENT) for purpose in served)
    return not (kind == "bank-card" and agreed)


def _offer(subject: Subject, clause: RetentionClause) -> str | None:
    """A purpose of the clause that sends offers."""
    for name in clause.purposes:
        purpose = subject.policy.purposes.get(name)
        texts = (purpose.is_.en, purpose.is_.fr) if purpose is not None else ()
        if any(text and _OFFERS.search(text) for text in texts):
            return name
    return None


def _beyond(clause: RetentionClause, limit: DurationLimit) -> bool:
    """A reason may depart from advice, never from a limit set by law."""
    longest = Period.parse(limit.active or limit.archive or "P0D")
    excused = clause.why is not None and limit.force == "recommended" and limit.key != "card-security-code"
    return clause.length is not None and bool(clause.length.longer_than(longest)) and not excused


def _finding(subject: Subject, name: str, limit: DurationLimit, data: str) -> Finding:
    longest = Period.parse(limit.active or limit.archive or "P0D")
    en, fr = longest.in_words("en"), longest.in_words("fr")
    what = data if data == "prospects" else f"`{data}`"
    legal = limit.force == "legal"
    why = limit.force == "recommended" and limit.key != "card-security-code"
    return RULE.finding(
        Words(
            f"the clause `{name}` keeps {what} longer than the {en} that the {'law allows' if legal else 'CNIL advises'}",
            f"la clause `{name}` conserve {_the(data)} au-delà des {fr} {'permis par la loi' if legal else 'conseillés par la CNIL'}",
        ),
        subject.value("retention", name, "keep", en="longer than advised", fr="plus long que conseillé"),
        severity=Severity.ERROR if legal else None,
        law=(*RULE.law, limit.source),
        help=Words(
            f"write `keep: {en}`" + (", or give the reason under `why:`" if why else ""),
            f"écrivez `keep: {en}`" + (", ou donnez la raison sous `why:`" if why else ""),
        ),
        about=(f"retention.{name}",),
    )


def _the(data: str) -> str:
    return "les prospects" if data == "prospects" else f"`{data}`"
