"""A question: do the languages say the same of rights, costs and conditions?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "languages-to-compare",
    Severity.NOTE,
    Words("do the languages say the same?", "les langues disent-elles la même chose ?"),
    ("GDPR 12(1)", "GDPR 5(1)(a)"),
    review=True,
)

_FIGURE = re.compile(r"\d+")
_NOT = {
    "en": re.compile(r"\b(?:no|not|never|without|except|unless)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:ne|n’|n'|pas|jamais|sans|sauf|aucun)", re.IGNORECASE),
}


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 12(1): intelligible in each language; where two differ, people rely on the one they read."""
    for name, statement in subject.policy.statements.items():
        en, fr = statement.en, statement.fr
        if not en or not fr or en == fr:
            continue
        figures = sorted(_FIGURE.findall(en)) != sorted(_FIGURE.findall(fr))
        costs = (
            statement.section == "rights" and re.search(r"expense|\bcosts?\b|\bfees?\b", en, re.IGNORECASE) is not None
        )
        denies = statement.section == "rights" and bool(_NOT["en"].search(en)) != bool(_NOT["fr"].search(fr))
        if figures or costs or denies:
            yield RULE.finding(
                Words(
                    f"does `{name}` say the same in both languages?",
                    f"`{name}` dit-il la même chose dans les deux langues ?",
                ),
                subject.value("statements", name, "en", en="this", fr="ceci"),
                related=(subject.value("statements", name, "fr", en="and that", fr="et cela"),),
                help=Words(
                    "read them side by side: who pays, how many, except when",
                    "lisez-les côte à côte : qui paie, combien, sauf quand",
                ),
                about=(f"statements.{name}",),
            )
