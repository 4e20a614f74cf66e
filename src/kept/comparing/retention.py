"""How long, since when, then what: what differs for people (GDPR arts 5(1)(e), 13(2)(a))."""

from __future__ import annotations

from collections.abc import Iterator

from kept.comparing.said import BETTER, SAME, WORSE, categories, difference, gone, kinds, length
from kept.comparing.values import Difference, Effect
from kept.findings import Words
from kept.grammar.events import event_told
from kept.policy import Policy, RetentionClause


def of_retention(old: Policy, new: Policy) -> Iterator[Difference]:
    """Clauses that came, went or changed."""
    for name in gone(old.retention, new.retention):
        clause = old.retention[name]
        what = _what(old, clause)
        yield difference(
            f"retention.{name}",
            WORSE,
            f"nothing says any more how long this is kept: {what.en}",
            f"plus rien ne dit combien de temps cela est conservé : {what.fr}",
            clause.people,
        )
    for name in gone(new.retention, old.retention):
        clause, what = new.retention[name], _what(new, new.retention[name])
        told = length(clause.length) if clause.length else Words("until a set event", "jusqu’à un événement précis")
        yield difference(
            f"retention.{name}",
            BETTER,
            f"a new limit of time, {told.en}, for: {what.en}",
            f"une nouvelle limite de durée, {told.fr}, pour : {what.fr}",
            clause.people,
        )
    for name, clause in new.retention.items():
        if name in old.retention:
            yield from _changed(f"retention.{name}", old, old.retention[name], new, clause)


def _changed(
    at: str, was: Policy, before: RetentionClause, now: Policy, after: RetentionClause
) -> Iterator[Difference]:
    what = _what(now, after)
    if before.length != after.length:
        yield _length(at, before, after, what)
    if _starts(before) != _starts(after):
        left, right = _told(was, before), _told(now, after)
        yield difference(
            at,
            WORSE,
            f"the time now runs from {right.en}, it ran from {left.en}: {what.en}",
            f"la durée court désormais à compter de : {right.fr} (auparavant : {left.fr}), pour : {what.fr}",
            after.people,
        )
    if (before.keep and before.keep.archive) != (after.keep and after.keep.archive) and before.length == after.length:
        apart = after.keep is not None and after.keep.archive is not None
        yield difference(
            at,
            BETTER if apart else WORSE,
            f"{'set apart in an archive once in use no more' if apart else 'no longer set apart in an archive'}: {what.en}",
            f"{'mis à part dans une archive après usage' if apart else 'n’est plus mis à part dans une archive'} : {what.fr}",
            after.people,
        )
    if before.then != after.then:
        yield difference(
            at,
            WORSE,
            f"what happens at the end of the time changes, for: {what.en}",
            f"ce qui advient au terme de la durée change, pour : {what.fr}",
            after.people,
        )
    if less := gone(before.data, after.data):
        data = categories(was, less)
        yield difference(
            at,
            WORSE,
            f"this limit of time no longer covers: {data.en}",
            f"cette limite ne couvre plus : {data.fr}",
            before.people,
        )
    if fewer := gone(before.people, after.people):
        who = kinds(was, fewer)
        yield difference(
            at,
            WORSE,
            f"this limit of time no longer covers: {who.en}",
            f"cette limite ne couvre plus : {who.fr}",
            fewer,
        )


def _length(at: str, before: RetentionClause, after: RetentionClause, what: Words) -> Difference:
    left = length(before.length) if before.length else Words("no length", "aucune durée")
    right = length(after.length) if after.length else Words("no length", "aucune durée")
    effect, en, fr = _compared(before, after)
    return difference(
        at,
        effect,
        f"kept {en}, {right.en} in place of {left.en}: {what.en}",
        f"conservé {fr}, {right.fr} au lieu de {left.fr} : {what.fr}",
        after.people,
    )


def _compared(before: RetentionClause, after: RetentionClause) -> tuple[Effect, str, str]:
    if before.length is None or after.length is None:
        return (
            (BETTER, "for a set time", "pour une durée fixée")
            if after.length
            else (WORSE, "without a set time", "sans durée fixée")
        )
    longer = after.length.longer_than(before.length)
    if longer is None:  # only a date could tell 30 days from a month: in doubt it is told
        return WORSE, "for another time", "pour une autre durée"
    if longer:
        return WORSE, "longer", "plus longtemps"
    return (
        (BETTER, "for less time", "moins longtemps")
        if before.length.longer_than(after.length)
        else (SAME, "as long", "aussi longtemps")
    )


def _starts(clause: RetentionClause) -> tuple[object, ...]:
    return clause.since, clause.later_of, clause.keep.until if clause.keep else None


def _told(policy: Policy, clause: RetentionClause) -> Words:
    events = [event for event in (clause.since, *clause.later_of, clause.keep.until if clause.keep else None) if event]
    told = [event_told(policy, event) for event in dict.fromkeys(events)]
    if not told:
        return Words("no event at all", "aucun événement")
    return Words(" or ".join(one.en for one in told), " ou ".join(one.fr for one in told))


def _what(policy: Policy, clause: RetentionClause) -> Words:
    if clause.data:
        return categories(policy, clause.data)
    return Words("all that the clause covers", "tout ce que couvre la clause")
