"""Proof of identity is asked when there is a reason to doubt, not from everybody."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "identity-always-demanded",
    Severity.ERROR,
    Words("proof of identity is demanded with every request", "une preuve d’identité est exigée pour chaque demande"),
    ("GDPR 12(6)", "GDPR 12(2)", "GDPR 5(1)(c)", "decree 2019-536 art. 77"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 12(6): only on reasonable doubt; 12(2): the exercise of rights is made easy."""
    requests = subject.policy.rights.requests
    if requests is not None and requests.identity == "always":
        yield RULE.finding(
            Words(
                "proof of identity is demanded with every request",
                "une preuve d’identité est exigée pour chaque demande",
            ),
            subject.value(
                "rights",
                "requests",
                "identity",
                en="an obstacle for people whose identity is not in doubt",
                fr="un obstacle pour les personnes dont l’identité ne fait pas de doute",
            ),
            help=Words(
                "write `identity: on-doubt`: a known session or an address already held is proof enough",
                "écrivez `identity: on-doubt` : une session connue ou une adresse déjà détenue suffit",
            ),
            about=("rights.requests",),
        )
