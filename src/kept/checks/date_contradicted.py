"""A version speaks of nothing later than itself, and of nothing that the law has since replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kept.checks.rule import Rule, Subject, Text
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "date-contradicted",
    Severity.ERROR,
    Words("the date of the policy does not hold", "la date de la politique ne tient pas"),
    ("GDPR 5(2)", "GDPR 12(1)", "GDPR 13(3)"),
)

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january janvier", "february février", "march mars", "april avril", "may mai", "june juin", "july juillet",
            "august août", "september septembre", "october octobre", "november novembre", "december décembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_DAY = re.compile(r"\b(\d{1,2})(?:er|st|nd|rd|th)? (" + "|".join(_MONTHS) + r") (\d{4})\b")
_LATER = (
    (date(2020, 10, 1), "trackers", Words("the guidelines on cookies of October 2020", "les lignes directrices d’octobre 2020 sur les cookies"), "CNIL guidelines 2020-091"),
    (date(2021, 10, 21), "retention", Words("the rules on connection data of October 2021", "les règles d’octobre 2021 sur les données de connexion"), "CPCE R10-13"),
)  # fmt: skip


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(2): what was promised on a day can be shown only if the text of that day was not changed afterwards."""
    effective = subject.policy.effective
    if effective is None:
        return
    for text in subject.texts:
        later = next((day for day in _days(text) if day > effective), None)
        if later is not None and text.route[0] != "changed" and later <= subject.on:
            yield RULE.finding(
                Words(
                    f"the text speaks of {later.isoformat()}, and is said to apply from {effective.isoformat()}",
                    f"le texte parle du {later.isoformat()}, et s’appliquerait depuis le {effective.isoformat()}",
                ),
                subject.value(*text.route, text.language, en="later than the version", fr="plus tard que la version"),
                related=(subject.value("effective", en="in force since then", fr="en vigueur depuis"),),
                help=Words("publish a new version with its own date", "publiez une nouvelle version, à sa propre date"),
                about=(".".join(map(str, text.route[:2])),),
            )
            break
    for day, section, words, law in _LATER:
        if effective < day <= subject.on and subject.written(section):
            yield RULE.finding(
                Words(f"this version is older than {words.en}", f"cette version est plus ancienne que {words.fr}"),
                subject.value("effective", en="read again since?", fr="relue depuis ?"),
                severity=Severity.NOTE,
                law=(law, "GDPR 5(2)", "GDPR 24(1)"),
                help=Words(
                    "read it against the law of today, and date a new version",
                    "relisez-la au regard du droit actuel, et datez une nouvelle version",
                ),
            )
            break


def _days(text: Text) -> Iterator[date]:
    for number, month, year in _DAY.findall(text.plain):
        try:
            yield date(int(year), _MONTHS[month], int(number))
        except ValueError:
            continue
