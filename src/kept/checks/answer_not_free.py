"""An answer costs nothing."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.checks.wording import Trap, trapped
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "answer-not-free",
    Severity.ERROR,
    Words("people are made to pay for their rights", "les personnes paient pour leurs droits"),
    ("GDPR 12(5)",),
)


TRAPS = (
    Trap(
        ("at the expense", "at the cost", "aux frais", "à la charge"),
        r"at the (?:expense|cost) of|aux frais d|à la charge d",
        Words(
            "somebody bears the cost of copies, and the law says who", "quelqu’un paie les copies, et la loi dit qui"
        ),
        Words(
            "write that the first copy is free, and further ones at reasonable cost at most; the same in each language",
            "écrivez que la première copie est gratuite, et les suivantes à coût raisonnable tout au plus ; de même dans chaque langue",
        ),
        within=frozenset({"rights"}),
        law=("GDPR 12(5)", "GDPR 15(3)"),
        severity=Severity.WARNING,
    ),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 12(5): free of charge, unless the request is manifestly unfounded or excessive, which the controller shows."""
    yield from trapped(subject, RULE, TRAPS)
    requests = subject.policy.rights.requests
    if requests is not None and requests.free is False:
        yield RULE.finding(
            RULE.headline,
            subject.value("rights", "requests", "free", en="not free", fr="pas gratuit"),
            help=Words(
                "write `free: true`; a reasonable fee is for further copies and excessive requests only",
                "écrivez `free: true` ; des frais raisonnables ne valent que pour des copies en plus et des demandes excessives",
            ),
            about=("rights.requests",),
        )
