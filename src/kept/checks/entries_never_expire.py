"""Entries that pile up (logs, recordings, traffic data) each have their own clock, not that of the relation."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy import RetentionClause
from kept.policy.recognised import Kind, kinds_of

RULE = Rule(
    "entries-never-expire",
    Severity.ERROR,
    Words("old entries stay as long as the relation lasts", "les vieilles entrées durent autant que la relation"),
    ("GDPR 5(1)(e)", "GDPR 13(2)(a)"),
)

_PILING: frozenset[Kind] = frozenset({"log", "recording", "traffic", "location", "video", "badge"})
_RELATION = ("end-of-contract", "account-closed", "relation-end", "contract-end", "departure")


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(1)(e): an active user's entries of long ago would stay for as long as the user comes back."""
    for name, clause in subject.policy.retention.items():
        piling = [word for word in clause.data if _piles(subject, word)]
        event = _event(clause)
        if piling and event is not None and not clause.duty:
            yield _finding(subject, name, piling[0], event)


def _piles(subject: Subject, word: str) -> bool:
    category = subject.policy.data.get(word)
    return category is not None and not _PILING.isdisjoint(kinds_of(category, word))


def _event(clause: RetentionClause) -> tuple[str, str] | None:
    """The key and the event that tie the clause to the relation, where no length of its own bounds it."""
    if clause.since is not None and _of_the_relation(clause.since):
        return "since", clause.since
    keep = clause.keep
    if keep is not None and keep.until is not None and keep.period is None and _of_the_relation(keep.until):
        return "keep", keep.until
    return None


def _of_the_relation(event: str) -> bool:
    return event in _RELATION or event.startswith("last-")


def _finding(subject: Subject, name: str, category: str, event: tuple[str, str]) -> Finding:
    key, word = event
    return RULE.finding(
        Words(
            f"`{name}` counts `{category}` from `{word}`: entries of a relation that goes on never expire",
            f"`{name}` compte `{category}` à partir de `{word}` : tant que la relation dure, aucune entrée n’expire",
        ),
        subject.value("retention", name, key, en="not the day of the entry", fr="pas le jour de l’entrée"),
        help=Words(
            "write `since: collected`: each entry goes when its own time is over",
            "écrivez `since: collected` : chaque entrée part quand son propre temps est écoulé",
        ),
        about=(f"retention.{name}", f"data.{category}"),
    )
