"""A person weighs how long a tracker that asked for consent needs to live."""

from __future__ import annotations

from collections.abc import Iterator

from kept.calendar import Period
from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.law.pack import duration_limit

RULE = Rule(
    "tracker-life-to-weigh",
    Severity.NOTE,
    Words("does the tracker need to live that long?", "le traceur doit-il vivre si longtemps ?"),
    ("CNIL recommendation 2020-092", "CNIL guidelines 2020-091", "GDPR 5(1)(e)"),
    review=True,
)


def check(subject: Subject) -> Iterator[Finding]:
    """CNIL recommendation 2020-092: the choice is asked again after about six months; 13 months are for exempt audience."""
    limit = duration_limit("tracker-choice", subject.on)
    for name, tracker in subject.policy.trackers.items():
        if limit is None or tracker.lasts is None or tracker.kind == "essential" or tracker.consent == "exempt":
            continue
        if tracker.lasts.longer_than(Period.parse(limit.active or "P6M")):
            yield RULE.finding(
                Words(
                    f"from when does `{name}` live {tracker.lasts.in_words('en')}, and does a new choice cut it short?",
                    f"depuis quand `{name}` vit-il {tracker.lasts.in_words('fr')}, et un nouveau choix l’abrège-t-il ?",
                ),
                subject.value("trackers", name, "lasts", en="longer than the choice", fr="plus longtemps que le choix"),
                help=Words(
                    "ask again after six months, and write no longer than what it measures needs",
                    "redemandez au bout de six mois, et n’écrivez pas plus que ce qu’exige ce qu’il mesure",
                ),
                about=(f"trackers.{name}",),
            )
