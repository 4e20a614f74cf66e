"""Which records: conditions as values, that every connector compiles to its own tongue.

Two-valued on purpose: a condition over an empty value is false, and ``Not`` of a false condition is true. SQL's third
value would otherwise decide, silently, what is erased.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Scalar = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Clock:
    """A column that dates an event, and how it is written there.

    ``zone``: IANA name of the zone in which the organisation's days begin. ``stored_in``: the zone in which values
    without an offset are written (``None``: same as ``zone``). Dates, timestamps with or without zone and ISO 8601 text
    are understood.
    """

    column: str
    zone: str = "Europe/Paris"
    stored_in: str | None = None


@dataclass(frozen=True, slots=True)
class OnOrBefore:
    """The event happened, in the organisation's days, on ``day`` or before. Unreadable clocks: false."""

    clock: Clock
    day: date


@dataclass(frozen=True, slots=True)
class After:
    """The event happened after ``day``. Unreadable clocks: false."""

    clock: Clock
    day: date


@dataclass(frozen=True, slots=True)
class Empty:
    """The column holds nothing (NULL, or an empty text)."""

    column: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The clock holds something that is no date at all."""

    clock: Clock


@dataclass(frozen=True, slots=True)
class Equals:
    """The column holds exactly this value."""

    column: str
    value: Scalar


@dataclass(frozen=True, slots=True)
class Folded:
    """The column holds this text, letter case and surrounding spaces aside: how e-mail addresses are compared."""

    column: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OneOf:
    """The column holds one of these values."""

    column: str
    values: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """The column's value is among ``their`` column of the records of ``table`` that satisfy ``where``.

    Follows a link in the same place: ``Within("contact_id", "contacts", "id", where)`` from a child to its parent,
    ``Within("id", "messages", "contact_id", where)`` from a parent to its children.
    """

    column: str
    table: str
    their: str
    where: Condition


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of them (none: true)."""

    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of them (none: false)."""

    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite, two-valued."""

    of: Condition


Condition = OnOrBefore | After | Empty | Unreadable | Equals | Folded | OneOf | Within | AllOf | AnyOf | Not

EVERY: Condition = AllOf(())
NONE: Condition = AnyOf(())


def both(*conditions: Condition) -> Condition:
    """AllOf of them, flattened, without the ones that are always true."""
    parts: list[Condition] = []
    for condition in conditions:
        parts.extend(condition.of if isinstance(condition, AllOf) else (condition,))
    distinct = tuple(dict.fromkeys(parts))
    return distinct[0] if len(distinct) == 1 else AllOf(distinct)


def either(*conditions: Condition) -> Condition:
    """At least one of them, flattened."""
    parts: list[Condition] = []
    for condition in conditions:
        parts.extend(condition.of if isinstance(condition, AnyOf) else (condition,))
    distinct = tuple(dict.fromkeys(parts))
    return distinct[0] if len(distinct) == 1 else AnyOf(distinct)
