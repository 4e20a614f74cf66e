"""The list of article 13, point by point: a notice that lacks several of them is not one yet."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.law.articles import article
from kept.law.vocabulary import LegalBasis, Right

RULE = Rule(
    "notice-incomplete",
    Severity.WARNING,
    Words("several points of article 13 are missing", "plusieurs points de l’article 13 manquent"),
    ("GDPR 13(1)", "GDPR 13(2)", "GDPR 5(1)(a)"),
)

_SEVERAL = 3  # missing points: below, the rule of each point says all there is to say


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(1) and (2): what every notice tells, in one list to start from."""
    missing = list(_missing(subject))
    if len(missing) < _SEVERAL or not subject.policy.purposes:
        return
    yield RULE.finding(
        Words(
            f"{len(missing)} points of article 13 are missing: {_list(missing, 'en')}",
            f"{len(missing)} points de l’article 13 manquent : {_list(missing, 'fr')}",
        ),
        subject.key("policy", en="not yet a notice", fr="pas encore une mention d’information"),
        law=tuple(missing),
        help=Words(
            "mend the findings below one by one: each says what to write",
            "corrigez un à un les constats qui suivent : chacun dit quoi écrire",
        ),
    )


def _list(missing: list[str], language: str) -> str:
    return ", ".join(article(point).title_fr if language == "fr" else article(point).title_en for point in missing)


def _missing(subject: Subject) -> Iterator[str]:
    """The points that nothing in the policy answers."""
    policy, rights = subject.policy, subject.policy.rights
    controller = policy.controller_party
    if controller is None or not (controller.address or controller.email):
        yield "GDPR 13(1)(a)"
    if not subject.written("parties", policy.controller, "dpo"):
        yield "GDPR 13(1)(b)"
    if any(not purpose.bases and not purpose.for_clients for purpose in policy.purposes.values()):
        yield "GDPR 13(1)(c)"
    if not any(purpose.recipients for purpose in policy.purposes.values()):
        yield "GDPR 13(1)(e)"
    if not policy.retention:
        yield "GDPR 13(2)(a)"
    if not {Right.ACCESS, Right.RECTIFICATION, Right.ERASURE, Right.RESTRICTION} <= set(rights.open):
        yield "GDPR 13(2)(b)"
    consent = any(purpose.rests_on(LegalBasis.CONSENT) for purpose in policy.purposes.values())
    if consent and Right.WITHDRAW_CONSENT not in rights.open:
        yield "GDPR 13(2)(c)"
    if Right.COMPLAINT not in rights.open:
        yield "GDPR 13(2)(d)"
    if not subject.written("rights", "automated-decisions") and not policy.decisions:
        yield "GDPR 13(2)(f)"
