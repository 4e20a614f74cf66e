"""Nobody owns what speaks of a person."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.checks.wording import Trap, trapped
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "ownership-claimed",
    Severity.WARNING,
    Words("property is claimed over data about people", "la propriété de données sur des personnes est revendiquée"),
    ("GDPR 4(1)", "GDPR 15", "GDPR 17(1)", "GDPR 21(1)"),
)

TRAPS = (
    Trap(
        ("property", "propriété"),
        r"(?:data|analys)[^.]{0,120}(?:exclusive|sole|our|its) (?:and exclusive )?property"
        r"|(?:donnée|analyse|résultat)[^.]{0,120}propriété (?:pleine et )?exclusive"
        r"|(?:donnée|analyse|résultat)[^.]{0,120}(?:notre|sa|reste(?:nt)? la) propriété",
        Words(
            "property is claimed over data about people", "la propriété de données sur des personnes est revendiquée"
        ),
        Words(
            "say that results about a person stay open to access, objection and erasure",
            "dites que les résultats qui concernent une personne restent ouverts à l’accès, à l’opposition et à l’effacement",
        ),
        unless=r"remains? personal|stays? personal|reste(?:nt)? (?:des données )?personnel|software|logiciel|trade ?mark|marque",
    ),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 4(1): what relates to a person stays personal data, however it was worked out, with all the rights on it."""
    return trapped(subject, RULE, TRAPS)
