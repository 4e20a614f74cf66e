"""A measure is told so that somebody could verify it: not "optimal", not "regularly"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy.wordings import phrases_on

RULE = Rule(
    "security-not-verifiable",
    Severity.NOTE,
    Words("a security measure cannot be verified", "une mesure de sécurité ne se vérifie pas"),
    ("GDPR 24(1)", "GDPR 32(1)(d)"),
)

_ENGLISH = re.compile(
    r"optimal|highest (?:level|standards?)|maximum (?:level|security)|total security|absolute|all (?:useful|necessary) measures"
    r"|considers? appropriate|\bregular(?:ly)?\b(?! at)",
    re.IGNORECASE,
)
_FRENCH = re.compile(
    r"optimale?|plus haut niveau|niveau maximal|sécurité (?:maximale|totale|absolue)|toutes (?:les )?mesures (?:utiles|nécessaires)"
    r"|estime appropriée?s|\brégul(?:ier|iers|ière|ières|ièrement)\b",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 24(1): able to demonstrate; 32(1)(d): tested at an interval that somebody set."""
    for phrase in phrases_on(subject.policy, "security", _ENGLISH, _FRENCH):
        yield RULE.finding(
            Words(
                f'`{phrase.where}` promises what nobody can verify: "{phrase.words}"',
                f"`{phrase.where}` promet ce que nul ne peut vérifier : « {phrase.words} »",
            ),
            subject.value(*phrase.route, phrase.language, en="by which measure?", fr="à quelle mesure ?"),
            help=Words(
                "write a standard, a version or a frequency: certified ISO/IEC 27001, every month, every quarter",
                "écrivez une norme, une version ou une fréquence : certifié ISO/IEC 27001, chaque mois, chaque trimestre",
            ),
            about=(phrase.where,),
        )
