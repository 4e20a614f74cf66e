"""Who demands proof of identity says when the copy is destroyed."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy.recognised import categories_of

RULE = Rule(
    "identity-proof-without-end",
    Severity.WARNING,
    Words(
        "proof of identity is demanded and never destroyed", "un justificatif d’identité est exigé et jamais détruit"
    ),
    ("GDPR 5(1)(e)", "GDPR 13(2)(a)", "GDPR 12(6)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(e): the copy goes once it has been checked; a note that it took place is enough."""
    requests = subject.policy.rights.requests
    if requests is None or requests.identity != "always" or not subject.sound("data", "retention"):
        return
    proofs = set(categories_of(subject.policy, "identity-proof"))
    if not any(proofs.intersection(clause.data) for clause in subject.policy.retention.values()):
        yield RULE.finding(
            Words(
                "proof of identity is demanded, and nothing says when the copy is destroyed",
                "un justificatif d’identité est exigé, et rien ne dit quand la copie est détruite",
            ),
            subject.value("rights", "requests", "identity", en="kept until when?", fr="gardé jusqu’à quand ?"),
            help=Words(
                "write a category for the copy, and a clause: `keep: 0 days`, `since: request-answered`",
                "écrivez une catégorie pour la copie, et une clause : `keep: 0 days`, `since: request-answered`",
            ),
            about=("rights.requests",),
        )
