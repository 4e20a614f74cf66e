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


_HELP = Words(
    "have the three tests made on real data, and write the method and the test under `aggregates:`",
    "faites faire les trois tests sur les données réelles, et écrivez la méthode et le test sous `aggregates:`",
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
                help=_HELP,
                about=(f"retention.{name}",),
            )
    for name, aggregate in subject.policy.aggregates.items():
        if not aggregate.anonymous_on(subject.on):
            yield RULE.finding(
                Words(
                    f"no test passed by this day shows that nobody can be singled out, linked or guessed in `{name}`",
                    f"aucun test réussi à ce jour ne montre que nul ne peut être isolé, relié ni deviné dans `{name}`",
                ),
                subject.key("aggregates", name, en="tested when?", fr="éprouvé quand ?"),
                help=_HELP,
                about=(f"aggregates.{name}",),
            )
