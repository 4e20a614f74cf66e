"""The register of clients, read where it lies: a client, its contract, its orders, its licences, its designated users.

For a DPO: a processor acts for a client that signed, for what it ordered, and for the people it named (GDPR art. 28(3)).
The register says all of it, and Kept reads it in the organisation's own tables.

For an engineer: every look is one condition that the place itself answers; a register of thousands of clients is never
read whole but to list it. Days are the organisation's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kept.connectors.conditions import EVERY, Clock, Condition, Empty, Equals, both
from kept.connectors.interface import Connector, Selection
from kept.holdings import Clients, Inventory
from kept.links.days import day_in_zone
from kept.links.identifiers import Numbers, match

Connect = Callable[[str], Connector]


@dataclass(frozen=True, slots=True)
class Order:
    """What a client ordered. ``service`` may be an option; days are ``None`` where nothing is written."""

    service: str
    since: date | None
    ended: date | None
    active: date | None
    length: str | None
    purpose: str | None
    checklist: str | None
    informed: date | None
    warned: date | None

    def runs(self, on: date) -> bool:
        """Ordered, and not over: on the day it ends it has ended."""
        return (self.since is None or self.since <= on) and (self.ended is None or self.ended > on)


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence of a client; ``expires`` is the last day on which it is valid."""

    licence: str
    client: str
    service: str | None
    expires: date | None

    def valid(self, on: date) -> bool:
        """Whether it may be used on a day."""
        return self.expires is None or self.expires >= on


@dataclass(frozen=True, slots=True)
class Client:
    """A client and its contract. ``kind`` is one of the policy's people, of those that are organisations."""

    name: str
    kind: str | None
    signed: date | None
    ends: date | None
    terms: str | None
    accepted: date | None
    representative: str | None
    email: str | None
    orders: tuple[Order, ...]

    def under_contract(self, on: date) -> bool:
        """Signed, and not over."""
        return self.signed is not None and self.signed <= on and (self.ends is None or self.ends >= on)

    def order(self, service: str, on: date) -> Order | None:
        """What runs of a service, or of an option, on a day."""
        return next((one for one in self.orders if one.service == service and one.runs(on)), None)


class Clientele:
    """Looks into the tables that ``clients:`` of the holdings names."""

    def __init__(self, clients: Clients, inventory: Inventory, connect: Connect, zone: str) -> None:
        self.clients, self._inventory, self._connect, self._zone = clients, inventory, connect, zone

    @classmethod
    def of(cls, inventory: Inventory, connect: Connect, zone: str) -> Clientele | None:
        """The register of an organisation; ``None`` where it declares none."""
        return None if inventory.clients is None else cls(inventory.clients, inventory, connect, zone)

    def client(self, name: str) -> Client | None:
        """One client, with its orders."""
        found = list(self._clients(Equals(self.clients.key, name), self._orders(name)))
        return found[0] if found else None

    def every(self) -> Iterator[Client]:
        """All clients, in the order of their keys in the table."""
        return self._clients(EVERY, self._orders(None))

    def licences(self, client: str) -> tuple[Licence, ...]:
        """The licences that a client holds."""
        part = self.clients.licences
        return () if part is None else self._licences(Equals(part.client, client))

    def licence(self, identifier: str) -> Licence | None:
        """One licence, whoever holds it."""
        part = self.clients.licences
        found = () if part is None else self._licences(Equals(part.licence, identifier))
        return found[0] if found else None

    def running(self, licence: str) -> int:
        """How many connections that it opened have not ended."""
        part = self.clients.licences.connections if self.clients.licences is not None else None
        if part is None:
            return 0
        connector, table = self.at(part.table)
        return connector.count(Selection(table, both(Equals(part.licence, licence), Empty(part.ended))))

    def designated(self, client: str, given: Mapping[str, tuple[str, ...]], country: str | None) -> bool | None:
        """Whether a client named the person; ``None`` where the identifiers given tell nothing there."""
        name = self.clients.designated
        if name is None:
            return None
        holding = self._inventory.holdings[name]
        test = match(holding.identify, [given], Numbers(country))
        if test is None or holding.client is None:
            return None
        where = both(test, Equals(holding.client, client))
        return self._connect(self._inventory.place_of(name)).count(Selection(self._inventory.table_of(name), where)) > 0

    def _clients(self, where: Condition, orders: Mapping[str, list[Order]]) -> Iterator[Client]:
        part = self.clients
        for row in self._rows(part.table, where, self.clients.tables[part.table]):
            name = str(row[part.key])
            yield Client(
                name,
                _text(row, part.kind),
                self._day(row, part.signed),
                self._day(row, part.ends),
                _text(row, part.terms),
                self._day(row, part.accepted),
                _text(row, part.representative),
                _text(row, part.email),
                tuple(orders.get(name, ())),
            )

    def _orders(self, client: str | None) -> Mapping[str, list[Order]]:
        part = self.clients.orders
        found: dict[str, list[Order]] = {}
        if part is None:
            return found
        where = EVERY if client is None else Equals(part.client, client)
        for row in self._rows(part.table, where, self.clients.tables[part.table]):
            found.setdefault(str(row[part.client]), []).append(
                Order(
                    str(row[part.service]),
                    self._day(row, part.since),
                    self._day(row, part.ended),
                    self._day(row, part.active),
                    _text(row, part.length),
                    _text(row, part.purpose),
                    _text(row, part.checklist),
                    self._day(row, part.informed),
                    self._day(row, part.warned),
                )
            )
        return found

    def _licences(self, where: Condition) -> tuple[Licence, ...]:
        part = self.clients.licences
        if part is None:
            return ()
        return tuple(
            Licence(
                str(row[part.licence]),
                str(row[part.client]),
                _text(row, part.service),
                self._last_day(row, part.expires),
            )
            for row in self._rows(part.table, where, self.clients.tables[part.table])
        )

    def at(self, table: str) -> tuple[Connector, str]:
        """The place of a table of the register, connected, and its name there."""
        place, _, name = table.partition(".")
        return self._connect(place), name

    def _rows(self, table: str, where: Condition, columns: tuple[str, ...]) -> Iterator[Mapping[str, Any]]:
        connector, name = self.at(table)
        return connector.fetch(Selection(name, where), columns)

    def _day(self, row: Mapping[str, Any], column: str | None) -> date | None:
        value = row[column] if column is not None else None
        return None if value in {None, ""} else day_in_zone(value, Clock(column or "", self._zone))

    def _last_day(self, row: Mapping[str, Any], column: str | None) -> date | None:
        """A last day that nobody can read is past: in doubt a licence opens nothing."""
        written = _text(row, column) is not None
        return (self._day(row, column) or date.min) if written else None


def _text(row: Mapping[str, Any], column: str | None) -> str | None:
    """What is written there; a text in which nothing stands is nothing."""
    value = row[column] if column is not None else None
    return None if value is None or not str(value).strip() else str(value)
