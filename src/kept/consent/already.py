"""What the person's file says before anything is taken in: a document that is there, a check that still holds, an event to come.

For a DPO: one title of identity is enough, also where it was given last week; who was checked is not asked again while
the check holds; what is collected between two events (the opening and the closing of an incident) is collected between
them alone (GDPR arts 5(1)(b), (c)). Only whether something is there is looked at, never what it says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from kept.calendar import cutoff
from kept.connectors.conditions import Condition, Empty, Equals, Not, OneOf, both
from kept.connectors.interface import Connector, Selection
from kept.consent import refused
from kept.consent.asked import NOTHING, Already, whole_days
from kept.consent.homes import Homes, homes, known
from kept.consent.refused import Refused
from kept.findings import KeptError
from kept.holdings import Inventory
from kept.links import dating, happened_by, key_of
from kept.policy import CollectionPoint, Once, Policy

Connect = Callable[[str], Connector]


def already(
    policy: Policy, inventory: Inventory, connect: Connect, name: str, given: Mapping[str, str], on: date
) -> Already:
    """What the file of the person says of a reception at a point, on a day."""
    point = policy.collection.get(name)
    if point is None or not (point.once or point.after or point.until or point.either or point.per):
        return NOTHING
    fields = [field for field in given if field in point.asks]
    try:
        found = homes(inventory, name, point.for_, fields)
    except KeptError:  # nowhere to go: told where it is stored, if it is not refused before
        return NOTHING
    connector = connect(inventory.place_of(found.root))
    key = known(policy, inventory, connector, found, given)
    file = _File(policy, inventory, connector, found, key, on)
    reasons = (*_too_early_or_late(file, point), *_second(file, point, given), *_again(file, point, given))
    return Already(frozenset(point.once.fields) if point.once and file.settles(point.once) else frozenset(), reasons)


@dataclass(frozen=True, slots=True)
class _File:
    """One person's records, as far as a reception reaches them. ``key``: their own record, where they are known."""

    policy: Policy
    inventory: Inventory
    connector: Connector
    found: Homes
    key: str | int | None
    on: date

    def happened(self, event: str, by: date | None) -> bool:
        """Whether the event has happened to this person by a day; what nothing dates has not happened."""
        dated = dating(self.policy, self.inventory, self.found.root, event)
        if self.key is None or dated is None or by is None:
            return False
        return self._any(self.found.root, happened_by(self.inventory, dated, by))

    def settles(self, once: Once) -> bool:
        """Whether the check has been made, and still holds."""
        return self.happened(once.since, self.on) and not self.happened(
            once.since, cutoff(self.on, whole_days(once.lasts))
        )

    def has(self, field: str, beside: Mapping[str, str] = MappingProxyType({})) -> bool:
        """Whether a record of the person carries something in this field, and these values in others."""
        for name in (self.found.root, *self.inventory.children_of(self.found.root)):
            holds = self.inventory.holdings[name].holds
            if field in holds and all(other in holds for other in beside):
                tests = [Equals(holds[other], value) for other, value in beside.items()]
                if self._any(name, both(Not(Empty(holds[field])), *tests)):
                    return True
        return False

    def _any(self, name: str, where: Condition) -> bool:
        if self.key is None:
            return False
        belongs = self.inventory.holdings[name].of
        own = key_of(self.inventory, name) if name == self.found.root or belongs is None else belongs.via
        return self.connector.count(Selection(self.inventory.table_of(name), both(OneOf(own, (self.key,)), where))) > 0


def _too_early_or_late(file: _File, point: CollectionPoint) -> Iterator[Refused]:
    if point.after is not None and not file.happened(point.after, file.on):
        yield refused.not_begun(file.policy, point.after)
    elif point.until is not None and file.happened(point.until, file.on):
        yield refused.over(file.policy, point.until)


def _second(file: _File, point: CollectionPoint, given: Mapping[str, str]) -> Iterator[Refused]:
    """Another document of the same use is in the file."""
    for field in point.either:
        if given.get(field) and any(file.has(other) for other in point.either if other != field):
            yield refused.one_is_enough(file.policy, field)


def _again(file: _File, point: CollectionPoint, given: Mapping[str, str]) -> Iterator[Refused]:
    """What is asked once for each value of another field was given for this value."""
    for field, of in point.per.items():
        if given.get(field) and given.get(of) and file.has(field, {of: given[of]}):
            yield refused.given_already(file.policy, field, of)
