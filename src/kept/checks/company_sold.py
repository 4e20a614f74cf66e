"""A person reads what becomes of data when the company is sold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy.wordings import phrases

RULE = Rule(
    "company-sold",
    Severity.NOTE,
    Words("what becomes of data when the company is sold?", "que deviennent les données si l’entreprise est cédée ?"),
    ("GDPR 6(4)", "GDPR 13(3)", "GDPR 21(1)"),
    review=True,
)


_ENGLISH = re.compile(
    r"\bmerger|\bacquisition of (?:the|our)|sale of assets|\bbuy-?out|\btakeover|receivership", re.IGNORECASE
)
_FRENCH = re.compile(
    r"\bfusion\b|cession d.actifs|\brachat\b|redressement judiciaire|cession de (?:l.entreprise|la société)",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 6(4): for a compatible purpose; 21(1): people may object; 13(3): told before."""
    for phrase in phrases(subject.policy, _ENGLISH, _FRENCH):
        yield RULE.finding(
            Words(
                f"`{phrase.where}`: will the buyer use the data for the same purposes, and can people object?",
                f"`{phrase.where}` : l’acquéreur usera-t-il des données aux mêmes fins, et peut-on s’y opposer ?",
            ),
            subject.value(*phrase.route, phrase.language, en="to whom, for what?", fr="à qui, pour quoi ?"),
            help=Words(
                "say that people are told before, that the purposes stay the same, and how to object",
                "dites que les personnes sont averties avant, que les finalités restent les mêmes, et comment s’opposer",
            ),
            about=(phrase.where,),
        )
