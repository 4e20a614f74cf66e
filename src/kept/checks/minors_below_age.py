"""A child agrees alone from fifteen; below, a parent agrees too."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "minors-below-age",
    Severity.ERROR,
    Words("children agree alone below the age of the law", "des enfants consentent seuls avant l’âge de la loi"),
    ("GDPR 8", "LIL 45"),
)

_FRENCH, _LOWEST, _GENERAL = 15, 13, 16


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 8: sixteen, or an age down to thirteen where a Member State says so; LIL 45: fifteen in France."""
    minors = subject.policy.minors
    if minors is None or not minors.concerned:
        return
    controller = subject.policy.controller_party
    country = (controller.country or "").upper() if controller is not None else ""
    least = _FRENCH if country == "FR" or "LIL" in subject.policy.references else _LOWEST if country else _GENERAL
    if minors.alone_from is not None and minors.alone_from < least:
        yield RULE.finding(
            Words(
                f"children agree alone from {minors.alone_from}; the law says {least}",
                f"les enfants consentent seuls dès {minors.alone_from} ans ; la loi dit {least}",
            ),
            subject.value("minors", "alone-from", en="too young", fr="trop jeune"),
            help=Words(f"write `alone-from: {least}`", f"écrivez `alone-from: {least}`"),
            about=("minors",),
        )
    if minors.parent is None and not subject.written("minors", "parent"):
        yield RULE.finding(
            Words("nothing says how a parent agrees", "rien ne dit comment un parent consent"),
            subject.key("minors", en="and below that age?", fr="et en dessous de cet âge ?"),
            severity=Severity.WARNING,
            help=Words(
                "write `parent:` with how a parent agrees, and how you make sure of it",
                "écrivez `parent:` avec la façon dont un parent consent, et dont vous vous en assurez",
            ),
            about=("minors",),
        )
