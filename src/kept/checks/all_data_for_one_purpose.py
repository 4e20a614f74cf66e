"""A purpose that uses every category of data was not thought through."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "all-data-for-one-purpose",
    Severity.WARNING,
    Words("one purpose uses all data there is", "une finalité utilise toutes les données"),
    ("GDPR 5(1)(c)", "GDPR 25(2)"),
)

_FEW = 5  # categories: below, "all of them" may well be what is needed
_NEARLY = 0.85


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(c): adequate, relevant, limited to what this purpose needs."""
    categories = set(subject.policy.data)
    if len(categories) < _FEW:
        return
    uses = [(("purposes", name), value.data) for name, value in subject.policy.purposes.items()]
    uses += [(("disclosures", name), value.data) for name, value in subject.policy.disclosures.items()]
    for (section, name), data in uses:
        if len(categories & set(data)) >= _NEARLY * len(categories):
            yield RULE.finding(
                Words(f"`{name}` uses all the data there is", f"`{name}` utilise toutes les données"),
                subject.value(section, name, "data", en="every category?", fr="toutes les catégories ?"),
                help=Words(
                    "list under `data:` the categories that this purpose cannot do without",
                    "listez sous `data:` les catégories dont cette finalité ne peut se passer",
                ),
                about=(f"{section}.{name}",),
            )
