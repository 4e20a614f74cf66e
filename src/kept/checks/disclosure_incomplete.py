"""What an authority may obtain is told: by which law, and which data."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject, lacking
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "disclosure-incomplete",
    Severity.WARNING,
    Words("a disclosure does not say by which law, or what", "une communication ne dit pas par quel texte, ni quoi"),
    ("GDPR 13(1)(e)", "GDPR 5(1)(b)", "GDPR 5(1)(c)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(c): the least that the request needs; 6(3): a law that can be cited."""
    for name in subject.policy.disclosures:
        missing = [key for key in ("law", "data") if not subject.written("disclosures", name, key)]
        if missing:
            words = lacking(missing)
            yield RULE.finding(
                Words(
                    f"the disclosure `{name}` does not say {words.en}",
                    f"la communication `{name}` n’indique {words.fr}",
                ),
                subject.key("disclosures", name, en="what, and by which law?", fr="quoi, et par quel texte ?"),
                help=Words(
                    "write `law: LPF L81` and `data: [invoices]`: the text that allows it, and what it covers",
                    "écrivez `law: LPF L81` et `data: [invoices]` : le texte qui la permet, et ce qu’il vise",
                ),
                about=(f"disclosures.{name}",),
            )
