"""What is asked of one person, in their case: the fields of the point, those of the cases that fit, and no other.

For a DPO: the law of a country, or the means of payment, decides which documents a file needs. The table stands in the
policy; this reads it. What no line of it asks for is refused (GDPR art. 5(1)(c)); a line that cites no law asks for
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kept.calendar import Period, last_day
from kept.consent import refused
from kept.consent.refused import Refused
from kept.policy import Case, CollectionPoint, Policy


@dataclass(frozen=True, slots=True)
class Wanted:
    """One field that is asked. ``either``: it, or one of these; ``each``: the value it is asked for, once."""

    field: str
    required: bool
    either: tuple[str, ...] = ()
    each: str | None = None
    case: str | None = None


@dataclass(frozen=True, slots=True)
class Already:
    """What the person's file says: fields that a check has settled, and what stands against this reception."""

    settled: frozenset[str] = frozenset()
    reasons: tuple[Refused, ...] = ()


NOTHING = Already()


def cases_of(point: CollectionPoint, given: Mapping[str, Any]) -> dict[str, Case]:
    """The cases that what is given makes."""
    return {
        name: case
        for name, case in point.cases.items()
        if all(given.get(field) == value for field, value in case.when.items())
    }


def wanted(
    point: CollectionPoint, given: Mapping[str, str | tuple[str, ...]], settled: frozenset[str] = frozenset()
) -> tuple[Wanted, ...]:
    """The list of what is asked in this case, in the order of the document. ``given``: what is known so far."""
    needed = {field: name for name, case in cases_of(point, given).items() if case.grounded for field in case.asks}
    found: list[Wanted] = []
    for field, need in point.asks.items():
        if field in settled or (field in point.only_in_cases and field not in needed):
            continue
        group = tuple(each for each in point.either if each in needed or each not in point.only_in_cases)
        required = field in needed or need == "required"
        one = Wanted(field, required, group if field in group else (), None, needed.get(field))
        if field in point.per:
            values = given.get(point.per[field], ())
            several = (values,) if isinstance(values, str) else values
            found += [Wanted(field, required, one.either, value, one.case) for value in dict.fromkeys(several)] or [one]
        else:
            found.append(one)
    return tuple(found)


def in_this_case(
    name: str, policy: Policy, point: CollectionPoint, filled: Mapping[str, str], file: Already
) -> Iterator[Refused]:
    """What is too much, or missing, in the case that what was given makes."""
    yield from file.reasons
    yield from (refused.settled(policy, field) for field in filled if field in file.settled)
    fitting = cases_of(point, filled)
    yield from (refused.case_without_law(case) for case, value in fitting.items() if not value.grounded)
    by_country = [case for case in point.cases.values() if case.country is not None]
    if by_country and not any(case in by_country for case in fitting.values()):
        yield refused.no_case(name)
        return
    asked = {one.field: one for one in wanted(point, filled, file.settled)}
    yield from (
        refused.other_case(policy, field)
        for field in filled
        if field in point.only_in_cases and field not in asked and field not in file.settled
    )
    one_of = [field for field in filled if field in point.either]
    yield from (refused.one_is_enough(policy, field) for field in one_of[1:])
    group = [one for one in asked.values() if one.either]
    if any(one.required for one in group) and not one_of:
        yield refused.one_of_them(policy, group[0].either)
    for field, one in asked.items():
        if one.case is not None and not one.either and field not in filled:
            yield refused.needed_in_case(policy, field, point.cases[one.case])


def too_old(policy: Policy, point: CollectionPoint, filled: Mapping[str, str], on: date) -> Iterator[Refused]:
    """Days that lie too far back, or ahead: the document that they date says nothing of today."""
    for field, period in point.dated_within.items():
        if field not in filled:
            continue
        day = _day(filled[field])
        if day is None or day > on:
            yield refused.no_day(policy, field)
        elif last_day(day, whole_days(period)) < on:
            yield refused.too_old(policy, field, period)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def whole_days(period: Period) -> Period:
    """The period in days: what is dated to the day is no younger than one."""
    return replace(period, days=period.days - (-period.hours // 24), hours=0)
