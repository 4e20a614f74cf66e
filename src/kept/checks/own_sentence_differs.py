"""A sentence of the organisation's own says the lengths that the clause holds, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from kept.calendar import Period
from kept.calendar.said import lasts_as_long, lengths_said
from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Language, Note, Severity, Words
from kept.policy import Policy, RetentionClause, Wording

RULE = Rule(
    "own-sentence-differs",
    Severity.ERROR,
    Words(
        "a sentence of your own says another length than its clause",
        "une phrase rédigée par vous dit une autre durée que sa clause",
    ),
    ("GDPR 12(1)", "GDPR 13(2)(a)", "GDPR 5(1)(a)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 12(1): what people read is what is carried out; a written sentence may not drift from the typed values."""
    policy = subject.policy
    for name, clause in policy.retention.items():
        if clause.sentence:
            held = _held(clause)
            yield from _compared(subject, ("retention", name, "sentence"), clause.sentence, held, clause.length)
    for name, tracker in policy.trackers.items():
        if tracker.sentence:
            yield from _compared(subject, ("trackers", name, "sentence"), tracker.sentence, _held(tracker))
    requests = policy.rights.requests
    if requests and requests.sentence:
        route = ("rights", "requests", "sentence")
        yield from _compared(subject, route, requests.sentence, _held(requests), requests.answer)
    for name, statement in policy.statements.items():
        held = [length for about in statement.about for length in _held(_clause(policy, about))]
        if held:
            yield from _compared(subject, ("statements", name), statement.words, held)


def _compared(
    subject: Subject, route: tuple[str, ...], words: Wording, held: list[Period], must: Period | None = None
) -> Iterator[Finding]:
    """In each language: every length said is held, and where people must be told one, one is said."""
    about = ".".join(route[:2])
    for language in subject.policy.languages:
        sentence = getattr(words, language)
        if not sentence:
            continue
        said = lengths_said(sentence)
        others = [length for length in said if not _among(length, held)]
        for length in others:
            yield _other(subject, route, language, length, held, about)
        # A length of nothing is said as "at once": there is no figure to look for.
        if not said and must and must != Period():
            yield _unsaid(subject, route, language, must, about)


def _among(length: Period, held: Iterable[Period]) -> bool:
    return any(lasts_as_long(length, each) for each in held)


def _clause(policy: Policy, name: str) -> Any:
    """What a clause id names: ``retention.prospects``, ``rights.requests``, ``breach``; None where it names nothing."""
    here: Any = policy
    for part in name.split("."):
        here = here.get(part) if isinstance(here, dict) else getattr(here, part.replace("-", "_"), None)
    return here


def _held(value: Any) -> list[Period]:
    """Every length that a part of the policy holds, the whole of a promise in phases included."""
    match value:
        case Period():
            return [value]
        case RetentionClause():
            phases = [each for name in RetentionClause.model_fields for each in _held(getattr(value, name))]
            return [*phases, *([value.length] if value.length else [])]
        case BaseModel():
            return [each for name in type(value).model_fields for each in _held(getattr(value, name))]
        case dict():
            return [each for inner in value.values() for each in _held(inner)]
        case _:
            return []


def _other(
    subject: Subject, route: tuple[str, ...], language: Language, length: Period, held: list[Period], about: str
) -> Finding:
    en, fr = (" / ".join(dict.fromkeys(each.in_words(lang) for each in held)) for lang in ("en", "fr"))
    return RULE.finding(
        Words(
            f"`{about}` says {length.in_words('en')}; its clause holds {en}",
            f"`{about}` dit {length.in_words('fr')} ; sa clause prévoit {fr}",
        ),
        Note(subject.document.at(*route, language), Words("another length", "une autre durée")),
        help=Words(
            "let the sentence say what the clause holds, or change the clause; without a sentence Kept writes it",
            "alignez la phrase sur la clause, ou changez la clause ; sans phrase, Kept l’écrit",
        ),
        about=(about,),
    )


def _unsaid(subject: Subject, route: tuple[str, ...], language: Language, must: Period, about: str) -> Finding:
    return RULE.finding(
        Words(
            f"`{about}` does not say {must.in_words('en')}, which its clause holds",
            f"`{about}` ne dit pas {must.in_words('fr')}, que prévoit sa clause",
        ),
        Note(subject.document.at(*route, language), Words("how long?", "combien de temps ?")),
        help=Words(
            "let the sentence say what the clause holds; without a sentence Kept writes it",
            "faites dire à la phrase ce que prévoit la clause ; sans phrase, Kept l’écrit",
        ),
        about=(about,),
    )
