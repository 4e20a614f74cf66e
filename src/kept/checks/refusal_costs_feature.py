"""Refusing a tracker that is not essential costs nothing: consent under threat of loss is not free."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "refusal-costs-feature",
    Severity.WARNING,
    Words("refusing an optional tracker costs a feature", "refuser un traceur facultatif prive d’une fonction"),
    ("GDPR 7(4)", "GDPR 4(11)", "LIL 82"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 7(4): whether a service is made to depend on consent to what it does not need."""
    for name, tracker in subject.policy.trackers.items():
        if tracker.needed_for is not None and tracker.kind not in {None, "essential"}:
            yield RULE.finding(
                Words(
                    f"refusing the tracker `{name}` costs a feature that does not need it",
                    f"refuser le traceur `{name}` prive d’une fonction qui n’en a pas besoin",
                ),
                subject.value("trackers", name, "needed-for", en="lost on refusal", fr="perdu en cas de refus"),
                related=(subject.value("trackers", name, "kind", en="yet not essential", fr="pourtant pas essentiel"),),
                help=Words(
                    "take `needed-for:` away, and keep every feature working; or declare the tracker `kind: essential` "
                    "where the feature cannot work without it",
                    "retirez `needed-for:` et laissez fonctionner chaque fonction ; ou déclarez le traceur "
                    "`kind: essential` si la fonction ne peut s’en passer",
                ),
                about=(f"trackers.{name}",),
            )
