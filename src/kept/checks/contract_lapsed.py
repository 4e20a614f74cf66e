"""What binds a party ends on a day: over, nothing more is handed over; soon over, there is time to renew it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from kept.calendar import day_in_words
from kept.checks.bindings import filed, found, of_matter
from kept.checks.rule import Rule, Subject
from kept.contracts import Due, Gap, Matter, dues
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "contract-lapsed",
    Severity.ERROR,
    Words("what binds a party has ended, or soon will", "ce qui lie une partie a pris fin, ou va prendre fin"),
    ("GDPR 28(1)", "GDPR 28(3)"),
)

_SOON = timedelta(days=60)  # what a renewal takes: an offer, an assessment, two signatures


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 28(3): bound as long as the processing lasts; 28(1) and 28(3)(h): guarantees that are still true."""
    yield from of_matter(subject, Matter.DAYS, RULE)
    if (file := filed(subject)) is None:
        return
    for name, party in subject.policy.parties.items():
        for due in dues(name, party, file.contracts.contracts.get(name)):
            if timedelta() <= due.day - subject.on <= _SOON:
                yield found(file, name, _soon(name, due), RULE)


def _soon(name: str, due: Due) -> Gap:
    words = Words(
        f"`{name}` needs {due.what.en} by {day_in_words(due.day, 'en')}",
        f"pour `{name}`, il faut {due.what.fr} d’ici au {day_in_words(due.day, 'fr')}",
    )
    return Gap(due.code, Matter.DAYS, words, due.route, due.law, _NOW, stops=False, since=due.day)


_NOW = Words("begin now, then write the new day", "commencez dès maintenant, puis écrivez le nouveau jour")
