"""The right to complain is told with the authority, and the page where a complaint is lodged."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "complaint-without-address",
    Severity.NOTE,
    Words("people are not told where to complain", "les personnes ne savent pas où adresser une réclamation"),
    ("GDPR 13(2)(d)", "GDPR 77"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(2)(d): the right to lodge a complaint, clearly told, not only the home page of an authority."""
    missing = [key for key in ("complaint", "complaint-at") if not subject.written("rights", key)]
    if missing and subject.sound("rights"):
        yield RULE.finding(
            RULE.headline,
            subject.key("rights" if subject.written("rights") else "policy", en="to whom, where?", fr="à qui, où ?"),
            help=Words(
                "write under `rights:` `complaint: cnil` and `complaint-at: https://www.cnil.fr/fr/plaintes`",
                "écrivez sous `rights:` `complaint: cnil` et `complaint-at: https://www.cnil.fr/fr/plaintes`",
            ),
        )
