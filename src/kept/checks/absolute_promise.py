"""A promise that no measure can prove is none."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.checks.wording import Trap, trapped
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "absolute-promise",
    Severity.NOTE,
    Words("a promise is absolute, and nothing can prove it", "une promesse est absolue, et rien ne peut la prouver"),
    ("GDPR 24(1)", "GDPR 32(1)"),
)

TRAPS = (
    Trap(
        ("regular", "régul"),
        r"\bregular(?:ly)?\b"
        r"|\brégul(?:ier|ière|iers|ières|ièrement)\b",
        Words(
            "a measure is regular, and nobody knows how often",
            "une mesure est régulière, et nul ne sait à quelle fréquence",
        ),
        Words("write how often: every month, every year", "écrivez la fréquence : chaque mois, chaque année"),
        unless=r"every|each|per |chaque|par an|tous les|toutes les",
        within=frozenset({"recipients"}),
        law=("GDPR 32(1)(d)", "GDPR 24(1)"),
    ),
    Trap(
        ("sensitive", "sensible"),
        r"no (?:sensitive|special)[^.]{0,40}\bever\b"
        r"|never[^.]{0,40}(?:sensitive|special)"
        r"|aucune donnée sensible[^.]{0,20}jamais",
        Words(
            "sensitive data is said never to be collected", "il est dit que jamais une donnée sensible n’est collectée"
        ),
        Words(
            "say what you ask for, and what you do with what people write of their own accord",
            "dites ce que vous demandez, et ce que vous faites de ce que les personnes écrivent d’elles-mêmes",
        ),
        unless=r"own ends|propres fins|please|n'en écrivez",
        law=("GDPR 9(1)", "GDPR 25(1)"),
    ),
    Trap(
        ("all information", "toutes les informations", "all the information", "all information"),
        r"(?:give|provide)s?[^.]{0,20}all (?:the )?information"
        r"|toutes les informations",
        Words("the text claims to tell everything", "le texte prétend tout dire"),
        Words(
            "say what it covers, and leave completeness to be checked",
            "dites ce qu’il couvre, et laissez vérifier qu’il est complet",
        ),
        unless=r"how we collect|comment nous|notre collecte",
        within=frozenset({"scope"}),
        law=("GDPR 5(1)(a)", "GDPR 12(1)"),
    ),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 24(1): measures that one can demonstrate; an absolute word can only be shown false."""
    return trapped(subject, RULE, TRAPS)
