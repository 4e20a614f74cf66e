"""A notice informs: nobody is bound by it, and nobody has to accept it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.checks.wording import Trap, trapped
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "notice-made-binding",
    Severity.WARNING,
    Words("the policy is made part of a contract", "la politique est incorporée à un contrat"),
    ("GDPR 7(2)", "GDPR 12(1)", "GDPR 13"),
)

_HELP = Words(
    "keep the two texts apart: people are informed by this one, and sign the other",
    "séparez les deux textes : celui-ci informe les personnes, l’autre se signe",
)
_INFORMS = re.compile(
    r"never taken as (?:a )?consent|is no consent|jamais (?:pris comme |un )?(?:pour )?(?:un )?consentement|ne vaut[^.]{0,10} consentement"
)
TRAPS = (
    Trap(
        ("bound by", "lié par", "liés par", "undertakes to respect", "s'engage à respecter"),
        r"to be bound by (?:it|this policy)|undertakes? to respect this policy|être liés? par|s'engage(?:nt)? à respecter (?:la|cette) (?:présente )?politique",
        Words("people are bound by the policy", "les personnes sont liées par la politique"),
        _HELP,
        within=frozenset({"scope", "terms", "changes"}),
    ),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 7(2): what is agreed stands apart from the rest; 13: information is given, whoever signs what."""
    yield from trapped(subject, RULE, TRAPS)
    if any(_INFORMS.search(text.plain) for text in subject.texts if text.route[0] == "statements"):
        return
    for name, text in subject.policy.documents.items():
        if text.part and text.accepted:
            yield RULE.finding(
                Words(
                    f"the policy is part of `{name}`, which people accept",
                    f"la politique fait partie de `{name}`, que les personnes acceptent",
                ),
                subject.value("documents", name, "part", en="accepted with the rest", fr="acceptée avec le reste"),
                help=_HELP,
                about=(f"documents.{name}",),
            )
