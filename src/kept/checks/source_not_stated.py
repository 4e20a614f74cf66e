"""Data that does not come from the person comes from somewhere: people are told where."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import CollectionPoint, Policy

RULE = Rule(
    "source-not-stated",
    Severity.ERROR,
    Words("data comes in and nobody says from where", "des données arrivent sans que leur source soit indiquée"),
    ("GDPR 14(2)(f)", "GDPR 14(1)", "GDPR 5(1)(a)"),
)

_OPEN = {None, "other", "prospecting", "elsewhere"}


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 14(2)(f): the source; an open origin leaves people unable to trace their own data."""
    for name, point in subject.policy.collection.items():
        told = subject.written("collection", name, "source") or bool(point.from_)
        if not told and not point.observed and (point.at in _OPEN or _others(subject.policy, point)):
            yield RULE.finding(
                Words(
                    f"nobody can tell where the data collected at `{name}` comes from",
                    f"nul ne sait d’où viennent les données recueillies par `{name}`",
                ),
                subject.key("collection", name, en="given by whom?", fr="fournies par qui ?"),
                help=Words(
                    "write `at:` (the page, the telephone) where people give it themselves, or `source: {en: …, fr: …}`",
                    "écrivez `at:` (la page, le téléphone) si la personne la donne elle-même, ou `source: {fr: …, en: …}`",
                ),
                about=(f"collection.{name}",),
            )


def _others(policy: Policy, point: CollectionPoint) -> bool:
    """Whether the data comes from other people or another party, by the name of the place (GDPR 14)."""
    at = (point.at or "").rstrip("s")
    givers = {word.rstrip("s") for word in (*policy.people, *policy.parties) if word != policy.controller}
    givers -= {word.rstrip("s") for umbrella in point.people for word in (umbrella, *policy.kinds(umbrella))}
    return at in givers
