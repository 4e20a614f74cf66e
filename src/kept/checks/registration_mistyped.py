"""A number on the register proves itself: its last digit is computed from the others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "registration-mistyped",
    Severity.ERROR,
    Words("a registration number is mistyped", "un numéro d’immatriculation est mal saisi"),
    ("GDPR 13(1)(a)", "Code de commerce R123-237"),
)

_FRENCH = re.compile(r"\b(?:R\.?C\.?S|SIREN|SIRET)\b[^0-9]*(?P<digits>[0-9][0-9 \u00a0\u202f.]*[0-9])", re.IGNORECASE)
_LENGTHS = frozenset({9, 14})
"""A SIREN names a company, a SIRET one of its establishments."""
_LA_POSTE = "356000000"
"""Its establishments are numbered otherwise: their digits add up to a multiple of five."""


def check(subject: Subject) -> Iterator[Finding]:
    """Code de commerce R123-237: the number under which a company is registered stands in what it publishes."""
    for name, party in subject.policy.parties.items():
        match = _FRENCH.search(party.registration or "")
        if match is None:
            continue
        digits = re.sub(r"[^0-9]", "", match["digits"])
        if len(digits) in _LENGTHS and proves_itself(digits):
            continue
        yield RULE.finding(
            Words(
                f"`{match['digits']}` is no registration number: its check digit does not fit",
                f"`{match['digits']}` n’est pas un numéro d’immatriculation : sa clé de contrôle ne correspond pas",
            )
            if len(digits) in _LENGTHS
            else Words(
                f"`{match['digits']}` has {len(digits)} digits; a SIREN has nine, a SIRET fourteen",
                f"`{match['digits']}` a {len(digits)} chiffres ; un SIREN en a neuf, un SIRET quatorze",
            ),
            subject.value("parties", name, "registration", en="mistyped?", fr="faute de frappe ?"),
            help=Words("copy it from the extract of the register", "recopiez-le de l’extrait du registre (Kbis)"),
            about=(f"parties.{name}",),
        )


def proves_itself(digits: str) -> bool:
    """Whether a SIREN or a SIRET fits its check digit (Luhn: every second digit doubled, from the right)."""
    if len(digits) > len(_LA_POSTE) and digits.startswith(_LA_POSTE):
        return sum(map(int, digits)) % 5 == 0
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(sum(divmod(number, 10)) for number in doubled) % 10 == 0
