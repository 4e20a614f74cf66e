"""A promise on retention that nothing can keep: no holding has the data, or none dates the event."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Note, Severity, Words
from kept.holdings import Inventory, dated_by, kinds_of
from kept.holdings.coverage import covers
from kept.policy import RetentionClause
from kept.source import Document

RULE = Rule(
    "promise-without-holding",
    Severity.ERROR,
    Words("a promise on retention that no holding can keep", "une durée promise qu’aucun gisement ne peut tenir"),
    ("GDPR 5(2)", "GDPR 5(1)(e)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 5(2): what is promised must be shown to be done; it cannot be where nothing is dated."""
    if subject.holdings is None or not subject.holdings_sound:
        return
    if not subject.sound("retention", "people", "data", "purposes"):
        return
    inventory, held = subject.holdings
    for name, clause in subject.policy.retention.items():
        covered = _covered(subject, inventory, clause)
        if not covered:
            yield _nowhere(subject, held, name)
        for holding in covered:
            if inventory.holdings[holding].by is not None:
                continue  # another party, or Kept itself, carries the promise out and counts the time
            for event in _events(clause):
                if dated_by(inventory, holding, event) is None:
                    yield _undated(subject, held, name, holding, event)


def _covered(subject: Subject, inventory: Inventory, clause: RetentionClause) -> tuple[str, ...]:
    """The holdings that have a value which the clause covers."""
    policy = subject.policy
    return tuple(
        holding
        for holding, value in inventory.holdings.items()
        if any(
            covers(policy, clause, value, kind, field)
            for kind in kinds_of(policy, inventory, holding)
            for field in value.holds
        )
    )


def _events(clause: RetentionClause) -> tuple[str, ...]:
    """The events that must be dated for the end of the clause to be computed."""
    keep = clause.keep
    ending = (keep.until,) if keep is not None else ()
    return tuple(dict.fromkeys(event for event in (clause.since, *ending) if event is not None))


def _nowhere(subject: Subject, held: Document, name: str) -> Finding:
    return RULE.finding(
        Words(f"no holding keeps the promise `{name}`", f"aucun gisement ne tient la promesse `{name}`"),
        subject.key("retention", name, en="this data lies nowhere", fr="ces données ne se trouvent nulle part"),
        related=(Note(held.key("holdings"), Words("none of these", "aucun de ceux-ci")),),
        help=Words(
            "declare in holdings.yaml where it lies: its `people:`, `for:` and `holds:` must meet the clause's "
            "`people:`, `purposes:` and `data:`",
            "déclarez dans holdings.yaml où elles se trouvent : ses `people:`, `for:` et `holds:` doivent rejoindre "
            "les `people:`, `purposes:` et `data:` de la clause",
        ),
        about=(f"retention.{name}",),
    )


def _undated(subject: Subject, held: Document, name: str, holding: str, event: str) -> Finding:
    key = "since" if subject.policy.retention[name].since == event else "keep"
    return RULE.finding(
        Words(
            f"nothing dates `{event}` for the records of `{holding}`",
            f"rien ne date `{event}` pour les enregistrements de `{holding}`",
        ),
        Note(
            held.key("holdings", holding),
            Words("no such clock here, nor up its links", "pas d’horloge de ce nom ici, ni en remontant ses liens"),
        ),
        related=(subject.value("retention", name, key, en="the promise counts from it", fr="la promesse s’y réfère"),),
        help=Words(
            f"write the column that dates it: `clocks: {{{event}: COLUMN}}`",
            f"écrivez la colonne qui le date : `clocks: {{{event}: COLONNE}}`",
        ),
        about=(f"retention.{name}", holding),
    )
