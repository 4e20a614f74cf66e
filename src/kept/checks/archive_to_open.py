"""A person reads who may open an archive, and for what."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "archive-to-open",
    Severity.NOTE,
    Words("who may open the archive?", "qui peut ouvrir l’archive ?"),
    ("CNIL deliberation 2005-213", "GDPR 25(2)"),
    review=True,
)


def check(subject: Subject) -> Iterator[Finding]:
    """CNIL deliberation 2005-213: few people, for a reason, case by case."""
    for name, clause in subject.policy.retention.items():
        if clause.keep is not None and clause.keep.archive is not None and clause.archive is None:
            yield RULE.finding(
                Words(
                    f"who may open the archive of `{name}`, and for what?",
                    f"qui peut ouvrir l’archive de `{name}`, et pourquoi ?",
                ),
                subject.value("retention", name, "keep", en="set apart from whom?", fr="mise à part de qui ?"),
                help=Words(
                    "write `archive: {opened-by: [accounting], only-for: {en: disputes, fr: litiges}}`",
                    "écrivez `archive: {opened-by: [accounting], only-for: {fr: litiges, en: disputes}}`",
                ),
                about=(f"retention.{name}",),
            )
