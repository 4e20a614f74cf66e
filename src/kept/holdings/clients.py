"""Where the clients of an organisation stand, what they ordered and which licences they hold: its own tables, named.

The clients are organisations and there may be thousands of them: they are not written in a document, they are read where
they lie. A column that is not named is not asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kept.policy.shape import Noun


class Orders(Noun):
    """What clients ordered: one record a service, or an option, and what the client said of it.

    ``since``, ``ended`` and ``active``: the days from which it is ordered, over, and switched on. ``length``: how long
    the offer runs (``1 year``). ``purpose``: the client's own statement (GDPR art. 4(7)); ``checklist``: its answers;
    ``informed``, ``warned``: the days on which it confirmed that people are told, and acknowledged a warning.
    """

    table: str
    client: str
    service: str
    since: str | None = None
    ended: str | None = None
    active: str | None = None
    length: str | None = None
    purpose: str | None = None
    checklist: str | None = None
    informed: str | None = None
    warned: str | None = None


class Connections(Noun):
    """Connections that licences opened: one runs while the column ``ended`` is empty."""

    table: str
    licence: str
    ended: str


class Licences(Noun):
    """The licences that clients hold: identifier, client, service, and the last day on which each is valid."""

    table: str
    client: str
    licence: str
    service: str | None = None
    expires: str | None = None
    connections: Connections | None = None


class Clients(Noun):
    """The register of clients: ``table`` is ``PLACE.TABLE``, ``key`` the column whose value names a client elsewhere.

    ``kind``: the column that says which of ``people`` it is. ``signed`` and ``ends``: the day of the contract, and its
    last; ``terms``: the version of the terms that was signed; ``accepted``: the day on which the client accepted that it
    is controller; ``representative``: the function of the person who represents it; ``email``: where it is written to.
    ``designated``: the holding of the people whom clients name as their users.
    """

    table: str
    key: str
    kind: str | None = None
    signed: str | None = None
    ends: str | None = None
    terms: str | None = None
    accepted: str | None = None
    representative: str | None = None
    email: str | None = None
    orders: Orders | None = None
    licences: Licences | None = None
    designated: str | None = None

    @property
    def tables(self) -> Mapping[str, tuple[str, ...]]:
        """``PLACE.TABLE`` → the columns that are read there."""
        return {part.table: tuple(_columns(part)) for part in self.parts}

    @property
    def parts(self) -> tuple[Clients | Orders | Licences | Connections, ...]:
        """The tables that are named, each with its columns."""
        running = self.licences.connections if self.licences is not None else None
        return tuple(part for part in (self, self.orders, self.licences, running) if part is not None)


def _columns(part: Noun) -> Iterator[str]:
    """Every column that a part names."""
    for key in type(part).model_fields:
        value = getattr(part, key)
        if isinstance(value, str) and key not in {"table", "designated"}:
            yield value
