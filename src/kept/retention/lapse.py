"""When a clause has had its time on a record: its words turned into a condition for a given day.

For a DPO: "three years since the last contact" becomes "the last contact was on such a day or before". The day is the
exact inverse of the expiry (``kept.calendar``): the record is kept through its last day and gone from the next.

Two readings are fixed here. Where a clause has two ends (``until`` an event, ``at-most`` a length), the earlier one
decides; where it counts from the later of several events, all of them must have had their time. And a date that cannot be true is never acted on: a record with an empty, unreadable or future clock among
those its clause counts from is reported, even when another clock would already let it go.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kept.calendar import NoDate, Period, cutoff
from kept.connectors.conditions import EVERY, NONE, Condition, Not, both, either
from kept.holdings import Inventory
from kept.links import Above, Dating, Here, concerned, dating, faulty, happened_by
from kept.policy import Disposal, Policy, RetentionClause
from kept.retention.reasons import Reason, Reasons


@dataclass(frozen=True, slots=True)
class Ending:
    """One way in which a clause ends: ``length`` after ``event``; ``before`` is the latest day that has expired."""

    clause: str
    event: str
    length: Period
    before: date | None
    found: Dating


@dataclass(frozen=True, slots=True)
class Lapse:
    """A clause on the records of one holding.

    ``condition``: it has had its time, or does not concern the record; ``concerns``: it speaks of the record at all;
    ``endings``: the clocks it counts from; ``undated``: the events it names that nothing there dates.
    """

    clause: str
    condition: Condition
    concerns: Condition
    endings: tuple[Ending, ...]
    undated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotKept:
    """A clause that cannot be carried out on a holding, and why."""

    clause: str
    reason: Reason


def lapse(policy: Policy, inventory: Inventory, holding: str, name: str, on: date) -> Lapse | NotKept:
    """The clause ``retention.NAME`` on the records of ``holding``, on the day ``on``."""
    clause, key = policy.retention[name], f"retention.{name}"
    if clause.then is not Disposal.ERASE and clause.then is not None:
        return NotKept(key, Reasons.not_by_erasure(clause.then))
    if clause.with_option:
        return NotKept(key, Reasons.by_option(tuple(clause.with_option)))
    wanted = _ends(clause)
    if not wanted:
        return NotKept(key, Reasons.no_length())
    found = [(event, length, dating(policy, inventory, holding, event)) for event, length in wanted]
    dated = [(event, length, at) for event, length, at in found if at is not None]
    if not dated or (clause.later_of and len(dated) < len(found)):
        return NotKept(key, Reasons.no_clock(tuple(event for event, _ in wanted)))
    try:
        endings = tuple(Ending(key, event, length, cutoff(on, length), at) for event, length, at in dated)
    except NoDate:
        return NotKept(key, Reasons.hours())
    undated = tuple(event for event, _, at in found if at is None)
    condition = _condition(inventory, endings, on, all_of_them=bool(clause.later_of))
    return Lapse(key, condition, _concerns(inventory, endings), endings, undated)


def _ends(clause: RetentionClause) -> list[tuple[str, Period]]:
    """Event and length, for each way in which the clause ends."""
    keep = clause.keep
    if keep is None:
        return []
    ends: list[tuple[str, Period]] = [(event, clause.length) for event in clause.later_of if clause.length is not None]
    if keep.until is not None:  # the archive follows the active phase, whatever ended it
        ends.append((keep.until, keep.archive or Period()))
    if clause.since is not None and clause.length is not None and (keep.until is None or keep.period is not None):
        ends.append((clause.since, clause.length))
    return ends


def _condition(inventory: Inventory, endings: tuple[Ending, ...], on: date, *, all_of_them: bool) -> Condition:
    joined = both if all_of_them else either
    over = joined(*(_over(inventory, ending) for ending in endings))
    if len(endings) == 1:
        return over
    return both(over, *(_sound(inventory, ending.found, on) for ending in endings))


def _over(inventory: Inventory, ending: Ending) -> Condition:
    return NONE if ending.before is None else happened_by(inventory, ending.found, ending.before)


def _sound(inventory: Inventory, found: Dating, on: date) -> Condition:
    """The clock can be true: readable, not in the future, and there unless it may be empty."""
    if _always_there(found):
        return happened_by(inventory, found, on)
    return Not(faulty(inventory, found, on))


def _always_there(found: Dating) -> bool:
    """One clock, on the record or above it, that may not be empty."""
    match found:
        case Here(_, _, not_yet):
            return not not_yet
        case Above(_, _, their):
            return _always_there(their)
        case _:
            return False


def _concerns(inventory: Inventory, endings: tuple[Ending, ...]) -> Condition:
    found = [concerned(inventory, ending.found) for ending in endings]
    return EVERY if EVERY in found else either(*found)


def all_lapsed(lapses: tuple[Lapse, ...]) -> Condition:
    """Every clause that covers a value has had its time, and at least one of them speaks of the record."""
    concerns = [lapse.concerns for lapse in lapses]
    spoken = EVERY if EVERY in concerns else either(*concerns)
    return both(*(lapse.condition for lapse in lapses), spoken)
