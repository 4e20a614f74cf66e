"""The register is that of the seat, or one of the two is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "registry-away-from-seat",
    Severity.NOTE,
    Words("the register and the seat are in two places", "le registre et le siège sont en deux endroits"),
    ("GDPR 13(1)(a)", "Code de commerce R123-237"),
)

_DEPARTMENTS = {
    "paris": "75", "nanterre": "92", "bobigny": "93", "créteil": "94", "versailles": "78", "évry": "91", "pontoise": "95",
    "melun": "77", "meaux": "77", "lyon": "69", "marseille": "13", "toulouse": "31", "bordeaux": "33", "nantes": "44",
    "lille": "59", "roubaix": "59", "rennes": "35", "strasbourg": "67", "nice": "06", "montpellier": "34", "amiens": "80",
    "grenoble": "38", "rouen": "76", "tours": "37", "dijon": "21", "annecy": "74", "metz": "57", "nancy": "54", "reims": "51",
    "angers": "49", "caen": "14", "clermont-ferrand": "63", "limoges": "87", "orléans": "45", "poitiers": "86", "perpignan": "66",
}  # fmt: skip
_POSTCODE = re.compile(r"\b(\d{2})\d{3}\b")


def check(subject: Subject) -> Iterator[Finding]:
    """Code de commerce R123-237: the register of the court of the seat."""
    controller = subject.policy.controller_party
    if controller is None or not controller.registration or not controller.address:
        return
    registration = controller.registration.lower()
    town = next((name for name in _DEPARTMENTS if re.search(rf"\b{name}\b", registration)), None)
    code = _POSTCODE.search(controller.address)
    if town is not None and code is not None and _DEPARTMENTS[town] != code[1]:
        at = ("parties", subject.policy.controller)
        yield RULE.finding(
            Words(
                f"on the register of {town.title()}, and seated in department {code[1]}",
                f"au registre de {town.title()}, et siège dans le département {code[1]}",
            ),
            subject.value(*at, "registration", en="this register", fr="ce registre"),
            related=(subject.value(*at, "address", en="this seat", fr="ce siège"),),
            help=Words(
                "check both; an address that is no seat says so",
                "vérifiez les deux ; une adresse qui n’est pas le siège le dit",
            ),
            about=(f"parties.{at[1]}",),
        )
