"""Collection: what may come in, judged against the policy before anything is stored (GDPR arts 5(1)(b) and (c), 13).

For a DPO: a collection point of the policy says which fields it asks, which of them are required, for which purposes.
What is given there is received with the purposes, the origin of each value, the day and the version of the policy that
governs it; or it is refused, with what is wrong with each field and, for a required one that is missing, what the
person does not get. Nothing that was not declared is ever received; nor is a free text that speaks of somebody's health,
beliefs or the like (GDPR arts 9(1), 10), where the policy collects nothing of the kind.

For an engineer: pure. A policy and values in, a value out; whoever receives decides where it is stored.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from kept.consent import asked, formats, refused
from kept.consent.asked import NOTHING, Already
from kept.consent.coarse import coarsened
from kept.consent.provenance import channel, untold
from kept.consent.refused import Refusal, Refused
from kept.findings import Language
from kept.holdings import Inventory
from kept.law.screening import revealed
from kept.policy import CollectionPoint, Policy

__all__ = ["Origin", "Received", "Refusal", "identifiers_of", "receive"]

_BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs by their category, and yet nothing is seen
_NONE: Mapping[str, str] = MappingProxyType({})


class Origin(StrEnum):
    """Where a value comes from: the person, the use they make of a service, or somebody else (GDPR arts 13 and 14)."""

    PERSON = "person"
    OBSERVED = "observed"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Received:
    """What was received. ``values`` holds only declared fields that were filled; ``at`` is an instant with its zone.

    ``version`` is the policy's, ``language`` the one in which it was shown; ``origin`` is that of every value; ``told``
    is what is known of it: what ``with:`` asks for, the channel and the purposes. ``client`` is the one to whose people
    it belongs.
    """

    point: str
    at: datetime
    version: int | None
    language: Language
    people: str | None
    purposes: tuple[str, ...]
    values: Mapping[str, str]
    origin: Origin
    told: Mapping[str, str]
    client: str | None = None


def receive(
    policy: Policy,
    point: str,
    given: Mapping[str, str],
    *,
    at: datetime,
    language: Language = "fr",
    people: str | None = None,
    options: Collection[str] = (),
    identifying: Mapping[str, str] = _NONE,
    file: Already = NOTHING,
    particulars: Mapping[str, str] = _NONE,
) -> Received | Refusal:
    """Receive what was given at a collection point, or refuse it.

    ``people`` is the kind of person who gives it, needed where the point serves several and their data differs;
    ``options`` are those of the client's contract; ``identifying`` tells by which fields a person will be found again,
    as :func:`identifiers_of` reads it from the holdings; ``file`` what their records say already; ``particulars`` what is
    told of its origin. A value in which nothing can be seen counts as not given.
    """
    declared = policy.collection.get(point)
    if declared is None:
        return Refusal(point, (refused.unknown_point(point),))
    filled = {name: value for name, value in given.items() if not all(map(_unseen, value))}
    if people is not None and declared.people and not _among(policy, people, declared.people):
        return Refusal(point, (refused.other_people(policy, people),))  # what they gave is not looked at
    today = at.astimezone(ZoneInfo(policy.zone)).date()
    filled, unplaced = coarsened(policy, declared, filled)
    reasons = (
        *unplaced,
        *_reasons(policy, declared, filled, people, options, identifying, file.settled),
        *untold(declared, particulars, today),
        *_revealing(policy, point, filled),
        *asked.in_this_case(point, policy, declared, filled, file),
        *asked.too_old(policy, declared, filled, today),
    )
    if reasons:
        return Refusal(point, reasons)
    origin = Origin.OBSERVED if declared.observed else Origin.SOURCE if declared.indirect else Origin.PERSON
    told: dict[str, str] = {name: particulars[name].strip() for name in declared.with_}
    told |= {"channel": channel(declared), "purpose": ", ".join(declared.for_)}
    return Received(point, at, policy.version, language, people, declared.for_, MappingProxyType(filled), origin, told)


def identifiers_of(inventory: Inventory) -> Mapping[str, str]:
    """Field → ``email`` or ``phone``, where the holdings find people by it."""
    return {
        field: kind
        for holding in inventory.holdings.values()
        for kind, column in holding.identify.items()
        for field, held in holding.holds.items()
        if held == column and kind in _READABLE
    }


def _reasons(
    policy: Policy,
    point: CollectionPoint,
    filled: Mapping[str, str],
    people: str | None,
    options: Collection[str],
    identifying: Mapping[str, str],
    settled: Collection[str],
) -> Iterator[Refused]:
    if point.option is not None and point.option not in options:
        yield refused.option_not_taken(policy, point.option)
    for field in filled:
        if field not in point.asks:
            yield refused.undeclared(policy, field)
        elif _special(policy, field):
            yield refused.not_allowed(policy, field)
        elif not _wanted(policy, point, field, people):
            yield refused.without_purpose(policy, field)
        else:
            yield from _of_value(policy, point, field, filled, identifying.get(field))
    for field, need in point.asks.items():
        if need == "required" and field not in filled and field not in (*point.either, *settled):
            yield refused.missing(policy, point, field)


def _of_value(
    policy: Policy, point: CollectionPoint, field: str, filled: Mapping[str, str], kind: str | None
) -> Iterator[Refused]:
    value, written = filled[field], policy.format_of(field)
    if len(value) > refused.AT_MOST:
        yield refused.too_long(policy, field)
    elif not _storable(value):
        yield refused.unreadable(policy, field)
    elif kind in _READABLE and not _READABLE[kind].fullmatch(value.strip(" ")):
        yield refused.no_identifier(policy, field, kind)
    elif field in point.one_of and value not in point.one_of[field]:
        yield refused.not_among(policy, field, point.one_of[field])
    elif written is not None and not formats.fits(written, value, filled):
        yield refused.no_such_format(policy, field, written.kind)


def _revealing(policy: Policy, point: str, filled: Mapping[str, str]) -> Iterator[Refused]:
    """Free texts that speak of what the policy does not collect (GDPR arts 9(1), 10)."""
    for field in policy.screened(point):
        if families := revealed(filled.get(field, "")):
            yield refused.sensitive(policy, field, families)


def _special(policy: Policy, field: str) -> bool:
    """GDPR art. 9(1): not at all, unless an exception of art. 9(2) is cited."""
    category = policy.data.get(policy.category_of(field) or "")
    return category is not None and category.special and not category.ground


def _wanted(policy: Policy, point: CollectionPoint, field: str, people: str | None) -> bool:
    """Some purpose of the point uses the field, for these people (GDPR art. 5(1)(c))."""
    category = policy.category_of(field)
    return any(
        category in purpose.data and (people is None or not purpose.people or _among(policy, people, purpose.people))
        for purpose in (policy.purposes[name] for name in point.for_ if name in policy.purposes)
    )


_HIDDEN = r"\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_READABLE = {
    "email": re.compile(rf"[^\s{_HIDDEN}]+@[^\s@{_HIDDEN}]+"),
    "phone": re.compile(rf"[^{_HIDDEN}]*\d[^{_HIDDEN}]*"),
}
"""What can be an address or a number at all: a mistyped one would hide the record from the person's own requests."""


def _unseen(letter: str) -> bool:
    """A space of any width, or a sign of which nothing is seen."""
    return letter.isspace() or letter in _BLANK or unicodedata.category(letter) == "Cf"


def _storable(value: str) -> bool:
    """No half of a character, and no null: no database could give it back as it came."""
    return not any(letter == "\0" or "\ud800" <= letter <= "\udfff" for letter in value)


def _among(policy: Policy, people: str, named: Collection[str]) -> bool:
    return people in {kind for name in named for kind in (name, *policy.kinds(name))}
