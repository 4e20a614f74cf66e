"""A change is told to the people whom it concerns."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.checks.wording import Trap, trapped
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "change-without-notice",
    Severity.ERROR,
    Words("the policy may change without a word", "la politique peut changer sans un mot"),
    ("GDPR 12(1)", "GDPR 13(3)"),
)

TRAPS = (
    Trap(
        ("notice", "préavis", "avertir", "informer"),
        r"(?:policy|page|notice|chang|modif|amend|updat)[^.]{0,80}without (?:any |prior )?notice"
        r"|(?:politique|page|mention|modif|chang)[^.]{0,80}sans (?:préavis|avertir|avis préalable|en informer)",
        Words("the policy may change without notice", "la politique peut changer sans préavis"),
        Words(
            "say how people are told, and how long before it takes effect",
            "dites comment les personnes en sont averties, et combien de temps avant l’effet",
        ),
    ),
    Trap(
        ("at any", "à tout moment", "at all times"),
        r"(?:policy|page|notice)[^.]{0,60}(?:modified|changed|amended|updated|revised) at any (?:time|moment)"
        r"|(?:politique|page|mention)[^.]{0,60}(?:modifiée?|changée?|mise à jour|amendée?)[^.]{0,20}à tout moment",
        Words(
            "the policy may change at any time, and nobody is told",
            "la politique peut changer à tout moment, sans que nul le sache",
        ),
        Words(
            "give each version a number and a date, and say how people are told of a change",
            "donnez à chaque version un numéro et une date, et dites comment les personnes en sont averties",
        ),
        unless=r"told|inform|notif|tell|averti|without (?:any |prior )?notice|sans préavis",
        law=("GDPR 12(1)", "GDPR 13(3)", "GDPR 5(2)"),
        severity=Severity.WARNING,
    ),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(3): told before data is used otherwise; 12(1): a change is brought to attention, not left to be found."""
    return trapped(subject, RULE, TRAPS)
