"""Each purpose gives what the records of processing ask: whose data, which data, who receives it."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject, lacking
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "register-incomplete",
    Severity.WARNING,
    Words("a purpose is not told in full", "une finalité n’est pas décrite en entier"),
    ("GDPR 30(1)(c)", "GDPR 30(1)(d)", "GDPR 13(1)(e)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 30(1)(c) and (d): categories of data and of recipients; the people have a rule of their own."""
    sections = ("data", "parties")
    for name in subject.policy.purposes:
        missing = [
            key
            for key, section in zip(("data", "recipients"), sections, strict=True)
            if subject.written(section) and not subject.written("purposes", name, key)
        ]
        if missing:
            words = lacking(missing)
            yield RULE.finding(
                Words(f"the purpose `{name}` does not say {words.en}", f"la finalité `{name}` n’indique {words.fr}"),
                subject.key("purposes", name, en="which data, and for whom?", fr="quelles données, et pour qui ?"),
                help=Words(
                    "write `data:` with its categories and `recipients:` with the teams and parties that use them",
                    "écrivez `data:` avec ses catégories et `recipients:` avec les équipes et parties qui les utilisent",
                ),
                about=(f"purposes.{name}",),
            )
