"""A disclosure names its case, and the text that allows it."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.checks.wording import Trap, trapped
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "disclosure-open",
    Severity.WARNING,
    Words("data may go out for reasons left open", "des données peuvent sortir pour des raisons laissées ouvertes"),
    ("GDPR 13(1)(e)", "GDPR 5(1)(b)"),
)

TRAPS = (
    Trap(
        ("legitimate reason", "raison légitime", "motif légitime"),
        r"legitimate reasons?"
        r"|(?:raisons?|motifs?) légitimes?",
        Words(
            "data may be handed over for any legitimate reason",
            "des données peuvent être remises pour toute raison légitime",
        ),
        Words("name each case, and the law that allows it", "indiquez chaque cas, et la loi qui le permet"),
        within=frozenset({"authorities", "disclosures", "recipients"}),
        law=("GDPR 5(1)(b)", "GDPR 6(4)", "GDPR 13(1)(e)"),
        severity=Severity.WARNING,
    ),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(1)(e): the recipients; 6(4): another purpose only where it is compatible, or a law allows it."""
    return trapped(subject, RULE, TRAPS)
