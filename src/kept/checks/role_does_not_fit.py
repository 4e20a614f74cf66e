"""An authority is no processor, and a lawyer or an auditor is no member of the staff."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import Party, Role

RULE = Rule(
    "role-does-not-fit",
    Severity.WARNING,
    Words("a party is given a role it cannot have", "une partie a un rôle qu’elle ne peut avoir"),
    ("GDPR 4(8)", "GDPR 4(9)", "GDPR 13(1)(e)"),
)

_AUTHORITY = re.compile(
    r"\b(?:authorit(?:y|ies)|regulators?|courts?|police|autorités?|juridictions?|tribuna(?:l|ux)|régulateurs?)\b",
    re.IGNORECASE,
)
_OUTSIDER = re.compile(
    r"\b(?:auditors? of the accounts|statutory auditors?|lawyers?|freelancers?|chartered accountants?|commissaires? aux comptes"
    r"|avocats?|experts?-comptables?|indépendants?)\b",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 4(8): a processor acts on instructions; 4(9): who receives data is told for what it is."""
    for name, party in subject.policy.parties.items():
        if party.role in (Role.PROCESSOR, Role.JOINT_CONTROLLER) and _named(party, _AUTHORITY):
            yield _finding(
                subject, name, "authority", Words("an authority acts by law", "une autorité agit par la loi")
            )
        elif party.role is Role.STAFF and _named(party, _OUTSIDER):
            yield _finding(
                subject, name, "recipient", Words("not all of them are staff", "tous ne sont pas du personnel")
            )


def _named(party: Party, pattern: re.Pattern[str]) -> bool:
    return any(text and pattern.search(text) for text in (party.name.en, party.name.fr))


def _finding(subject: Subject, name: str, role: str, words: Words) -> Finding:
    """An outsider among the staff is told whose part it is; an authority as processor is told who answers for it."""
    return RULE.finding(
        Words(f"`{name}` cannot have this role", f"`{name}` ne peut avoir ce rôle"),
        subject.value("parties", name, "role", en=words.en, fr=words.fr),
        severity=Severity.NOTE if role == "recipient" else None,
        help=Words(
            f"write `role: {role}`, for a party of its own", f"écrivez `role: {role}`, pour une partie distincte"
        ),
        about=(f"parties.{name}",),
    )
