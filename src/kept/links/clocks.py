"""When an event happened to a record: on the record itself, on those below it, or on the one it belongs to.

The search for a clock: the holding's own column; or ``latest: HOLDING.EVENT``, the latest day among the records that
belong to this one; or else the clock of the record that this one belongs to, and so on upwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kept.connectors.conditions import (
    EVERY,
    NONE,
    After,
    Clock,
    Condition,
    Empty,
    Not,
    OnOrBefore,
    Unreadable,
    both,
    either,
)
from kept.holdings import ClockColumn, Inventory
from kept.links.person import down, owner_of, up
from kept.policy import Policy


@dataclass(frozen=True, slots=True)
class Here:
    """A column of the record dates the event. ``not_yet``: an empty column says that it has not happened."""

    holding: str
    clock: Clock
    not_yet: bool


@dataclass(frozen=True, slots=True)
class Latest:
    """The event has happened when it has on every record of ``below`` that belongs to this one; its day is the latest."""

    holding: str
    below: str
    their: Dating


@dataclass(frozen=True, slots=True)
class Above:
    """The record that this one belongs to carries the clock."""

    holding: str
    owner: str
    their: Dating


Dating = Here | Latest | Above


def dating(policy: Policy, inventory: Inventory, holding: str, event: str) -> Dating | None:
    """Where the day of ``event`` is read for a record of ``holding``; ``None``: nothing there dates it."""
    return _dating(policy, inventory, holding, event, frozenset())


def _dating(
    policy: Policy, inventory: Inventory, holding: str, event: str, seen: frozenset[tuple[str, str]]
) -> Dating | None:
    if (holding, event) in seen or holding not in inventory.holdings:
        return None  # clocks that name each other date nothing
    seen |= {(holding, event)}
    declared = inventory.holdings[holding].clocks.get(event)
    if declared is not None and declared.column is not None:
        return Here(holding, clock_of(policy, inventory, holding, declared), declared.empty == "not-yet")
    if declared is not None and declared.latest is not None:
        below, _, theirs = declared.latest.rpartition(".")
        found = _dating(policy, inventory, below, theirs, seen)
        return None if found is None else Latest(holding, below, found)
    owner = owner_of(inventory, holding)
    if owner is None or inventory.place_of(owner) != inventory.place_of(holding):
        return None
    found = _dating(policy, inventory, owner, event, seen)
    return None if found is None else Above(holding, owner, found)


def clock_of(policy: Policy, inventory: Inventory, holding: str, declared: ClockColumn) -> Clock:
    """The column as a clock of the organisation's zone, and of the zone its place writes in."""
    place = inventory.places.get(inventory.place_of(holding))
    return Clock(declared.column or "", policy.zone, place.stored_in if place else None)


def happened_by(inventory: Inventory, found: Dating, day: date) -> Condition:
    """The event happened on ``day`` or before, and on no linked record after it.

    A record that ``latest`` looks below and that has nothing there satisfies it: see :func:`concerned`.
    """
    match found:
        case Here(_, clock, _):
            return OnOrBefore(clock, day)
        case Latest(holding, below, their):
            return Not(down(inventory, holding, below, Not(happened_by(inventory, their, day))))
        case Above(holding, _, their):
            return up(inventory, holding, happened_by(inventory, their, day))


def concerned(inventory: Inventory, found: Dating) -> Condition:
    """Records that the event can happen to: where ``latest`` looks below, those with at least one record there.

    A record whose owner is gone is among them, and the event never happens to it: in doubt a promise holds.
    """
    match found:
        case Here():
            return EVERY
        case Latest(holding, below, their):
            return down(inventory, holding, below, concerned(inventory, their))
        case Above(holding, _, their):
            return up(inventory, holding, concerned(inventory, their))


def happened_on_some_after(inventory: Inventory, found: Dating, day: date) -> Condition:
    """The event is dated after ``day`` on the record, or on one of those its day is read from: a clock in the future."""
    match found:
        case Here(_, clock, _):
            return After(clock, day)
        case Latest(holding, below, their):
            return down(inventory, holding, below, happened_on_some_after(inventory, their, day))
        case Above(holding, _, their):
            return up(inventory, holding, happened_on_some_after(inventory, their, day))


def missing(inventory: Inventory, found: Dating) -> Condition:
    """The day ought to be there and is not: an empty clock that is not declared ``empty: not-yet``."""
    match found:
        case Here(_, clock, not_yet):
            return NONE if not_yet else Empty(clock.column)
        case Latest(holding, below, their):
            inner = missing(inventory, their)
            return NONE if inner == NONE else down(inventory, holding, below, inner)
        case Above(holding, _, their):
            return up(inventory, holding, missing(inventory, their))


def unreadable(inventory: Inventory, found: Dating) -> Condition:
    """The clock holds something that is no date, on the record or on one of those its day is read from."""
    match found:
        case Here(_, clock, _):
            return Unreadable(clock)
        case Latest(holding, below, their):
            return down(inventory, holding, below, unreadable(inventory, their))
        case Above(holding, _, their):
            return up(inventory, holding, unreadable(inventory, their))


def faulty(inventory: Inventory, found: Dating, on: date) -> Condition:
    """Empty where it may not be, unreadable, or in the future: reported, never acted on."""
    parts = (missing(inventory, found), unreadable(inventory, found), happened_on_some_after(inventory, found, on))
    return either(*(part for part in parts if part != NONE))


def dated_records(found: Dating) -> str:
    """The holding on whose records the day stands, at the end of the search."""
    return found.holding if isinstance(found, Here) else dated_records(found.their)


def still_runs(inventory: Inventory, found: Dating, on: date) -> Condition:
    """The event concerns the record and has not happened through the day before ``on`` or on it."""
    return both(concerned(inventory, found), Not(happened_by(inventory, found, on)))
