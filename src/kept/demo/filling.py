"""Invented records for a holding, whatever its columns: believable values, days in a believable order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random

from kept.demo.people import ADA, BRUNO, CHLOE, STREETS, TOWNS, Person, invent
from kept.holdings import Holding, Inventory
from kept.policy import Policy

Row = Mapping[str, object]

_BOOK = 365 * 12  # days: the file goes twelve years back
_CAST = (ADA, BRUNO, CHLOE)
_CHILDREN = (0, 1, 1, 2)
_FAULTY = 0.003  # the share of clocks that somebody forgot to set
_ORDERED = 0.7  # the share of services that a client has
_ELSEWHERE = 0.5  # the share of people of the first holding who are in another one too


class Filler:
    """Makes the records of one place, parents before children; keeps the keys that children point at."""

    def __init__(self, policy: Policy, inventory: Inventory, people: int, on: date, dice: Random) -> None:
        self._policy, self._inventory, self._on, self._dice = policy, inventory, on, dice
        self._people = [*_CAST, *(invent(number, dice) for number in range(len(_CAST) + 1, people + 1))][:people]
        self._made: dict[str, list[tuple[int, int]]] = {}  # holding → (key, place of the person among the people)
        self._last: dict[str, int] = {}  # table → last key

    def rows(self, holding: str) -> Iterator[Row]:
        """Every record of a holding."""
        held, table = self._inventory.holdings[holding], self._inventory.table_of(holding)
        made = self._made.setdefault(holding, [])
        for parent, person in list(self._owners(held)):
            key = self._last[table] = self._last.get(table, 0) + 1
            made.append((key, person))
            yield self._row(held, key, parent, self._people[person])

    def clients(self) -> Iterator[Row]:
        """The organisations that the columns of records name, each under a contract (key of ``clients:`` → value)."""
        kinds = [name for name, one in self._policy.people.items() if one.organisation and not one.covers]
        for name in self._names():
            signed = self._ago(366, _BOOK)
            yield {
                "key": name,
                "kind": self._dice.choice(kinds or [None]),
                "signed": signed.isoformat(),
                "accepted": signed.isoformat(),
                "terms": next(
                    iter(version for one in self._policy.documents.values() for version in one.editions), None
                ),
                "representative": "general manager",
                "email": f"contract@{name.replace(' ', '-')}.example",
            }

    def orders(self) -> Iterator[Row]:
        """What each of them ordered and had switched on: two services out of three."""
        services = [name for name, one in self._policy.services.items() if not one.included]
        for name in self._names():
            for service in services:
                if self._dice.random() < _ORDERED:
                    day = self._ago(1, 366).isoformat()
                    said = {"since": day, "active": day, "informed": day, "warned": day, "length": "1 year"}
                    yield {
                        "client": name,
                        "service": service,
                        **said,
                        "purpose": "answer its customers",
                        "checklist": "yes",
                    }

    def _names(self) -> list[str]:
        """The names that stand in every column called ``client``."""
        return [self._word("client", key) for key in range(97)]

    def paths(self, holding: str, most: int) -> Iterator[dict[str, str]]:
        """What stands in the placeholders of a path, for some files."""
        held = self._inventory.holdings[holding]
        for number in range(1, min(most, 3 * len(self._people)) + 1):
            person = self._people[number % len(self._people)]
            day = self._ago(1, _BOOK)
            told = {"year": f"{day.year}", "month": f"{day.month:02}", "day": f"{day.day:02}"}
            known = {column: _identifier(kind, person).replace(" ", "") for kind, column in held.identify.items()}
            yield _Told({**told, **known}, number)

    def _owners(self, held: Holding) -> Iterator[tuple[int | None, int]]:
        """The record that each new one belongs to, and whose it is."""
        parents = self._made.get(held.of.holding) if held.of is not None else None
        if parents is not None:
            for key, person in parents:
                for _ in range(1 if person < len(_CAST) else self._dice.choice(_CHILDREN)):
                    yield key, person
            return
        first = not any(self._made.values())
        for person in range(len(self._people)):
            if first or person < len(_CAST) or self._dice.random() < _ELSEWHERE:
                yield None, person

    def _row(self, held: Holding, key: int, parent: int | None, person: Person) -> Row:
        row: dict[str, object] = {column: self._word(column, key) for column in held.not_personal}
        row |= held.new
        row |= {column: self._value(field, person, key) for field, column in held.holds.items()}
        row |= {column: _identifier(kind, person) for kind, column in held.identify.items()}
        if isinstance(held.people, dict):
            row |= self._dice.choice([when.where for when in held.people.values()])
        if held.origin is not None:
            row[held.origin] = self._origin(held)
        row |= self._days(held)
        if held.of is not None and parent is not None:
            row[held.of.via] = parent
        if held.key is not None:
            row[held.key] = key
        return row

    def _days(self, held: Holding) -> dict[str, object]:
        """Collected first, the rest after it; what may not have happened yet has happened to half of them."""
        collected = self._ago(1, _BOOK)
        days: dict[str, object] = {}
        for event, clock in held.clocks.items():
            if clock.column is None:
                continue
            day = (
                collected
                if event == "collected"
                else collected + timedelta(self._dice.randint(0, (self._on - collected).days))
            )
            waiting = 0.5 if clock.empty == "not-yet" else _FAULTY
            days[clock.column] = None if self._dice.random() < waiting else day.isoformat()
        return days

    def _ago(self, least: int, most: int) -> date:
        return self._on - timedelta(self._dice.randint(least, most))

    def _origin(self, held: Holding) -> str:
        points = [name for name, point in self._policy.collection.items() if set(point.for_) & set(held.for_)]
        return self._dice.choice(points or list(self._policy.collection) or ["other"])

    def _value(self, field: str, person: Person, key: int) -> str:
        """A believable value for a field of the policy, from its name."""
        for part, value in (
            ("email", person.email),
            ("phone", person.phone),
            ("first_name", person.first_name),
            ("surname", person.last_name),
            ("name", person.full_name),
            ("signatory", person.full_name),
            ("postcode", self._dice.choice(TOWNS).partition(" ")[0]),
            ("city", self._dice.choice(TOWNS).partition(" ")[2]),
            ("ip_", f"192.0.2.{key % 250 + 1}"),  # RFC 5737: for documentation
            ("address", f"{key % 120 + 1} {self._dice.choice(STREETS)}, {self._dice.choice(TOWNS)}"),
            ("amount", f"{self._dice.randint(20, 4000)}.00"),
            ("birth", self._ago(20 * 365, 70 * 365).isoformat()),
        ):
            if part in field:
                return value
        return self._word(field, key)

    def _word(self, name: str, key: int) -> str:
        return f"{name.replace('_', ' ')} {key % 97 + 1}"


class _Told(dict[str, str]):
    """Placeholders that nobody named stand for a number."""

    def __init__(self, known: Mapping[str, str], number: int) -> None:
        super().__init__(known)
        self._number = number

    def __missing__(self, name: str) -> str:
        return f"{name.partition('_')[0]}-{self._number:05}"


def _identifier(kind: str, person: Person) -> str:
    if kind == "phone":
        return person.phone
    return person.email if kind == "email" else person.email.partition("@")[0]
