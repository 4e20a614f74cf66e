"""A person tests whether what is called anonymous is."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import Disposal

RULE = Rule(
    "anonymisation-to-test",
    Severity.NOTE,
    Words("is what is called anonymous really so?", "ce qui est dit anonyme l’est-il vraiment ?"),
    ("GDPR recital 26", "GDPR 4(5)"),
    review=True,
)


def check(subject: Subject) -> Iterator[Finding]:
    """Recital 26: nobody singled out, linked, or guessed; a pseudonym is no anonymity (4(5))."""
    for name, clause in subject.policy.retention.items():
        if clause.then is Disposal.ANONYMISE:
            yield RULE.finding(
                Words(
                    f"at the end of `{name}`, can nobody be singled out, linked or guessed any more?",
                    f"à la fin de `{name}`, ne peut-on plus isoler, relier ni deviner personne ?",
                ),
                subject.value("retention", name, "then", en="tested by whom?", fr="éprouvé par qui ?"),
                help=Words(
                    "have the three tests made on real data, and write the method under `aggregates:`",
                    "faites faire les trois tests sur les données réelles, et écrivez la méthode sous `aggregates:`",
                ),
                about=(f"retention.{name}",),
            )
