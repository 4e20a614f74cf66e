"""Everything that is known of one client on one day: its contract, its services, what is done for it, its licences.

For a DPO: what a contract makes of both sides. The terms are those of the version that was signed, the treatments those of
the services that are switched on, and whatever still forbids a service is told beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kept.clients.activating import missing
from kept.clients.clientele import Client, Clientele, Licence, Order
from kept.clients.serving import included
from kept.clients.treatments import Treatment, treatments
from kept.findings import Reason
from kept.policy import Policy


@dataclass(frozen=True, slots=True)
class Signed:
    """A document in the version that a client signed: its name under ``documents``, and where that version stays."""

    document: str
    version: str
    link: str | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A service, or an option, that the client has: what it ordered (nothing where it comes with the contract)."""

    name: str
    order: Order | None
    active: bool
    missing: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One client. ``people``: whose data its contract brings; ``notice``: the version of the policy that they are under.

    ``described``: category of data → the article of the signed terms that says more, with its address.
    """

    client: Client
    people: tuple[str, ...]
    notice: int | None
    signed: tuple[Signed, ...]
    services: tuple[Taken, ...]
    treatments: tuple[Treatment, ...]
    licences: tuple[Licence, ...]
    described: dict[str, tuple[str, str | None]]


def card(register: Clientele, policy: Policy, client: Client, on: date) -> Card:
    """What stands in the register, read with the policy of the day."""
    signed = tuple(_signed(policy, client))
    return Card(
        client,
        people_of(policy, client.kind),
        policy.version,
        signed,
        tuple(_services(register, policy, client, on)),
        treatments(policy, client, on),
        register.licences(client.name),
        dict(_described(policy, signed)),
    )


def people_of(policy: Policy, kind: str | None) -> tuple[str, ...]:
    """The kinds of people that belong to organisations of a kind: its users, its representatives, its callers."""
    return tuple(name for name, one in policy.people.items() if one.of is not None and kind in policy.kinds(one.of))


def _signed(policy: Policy, client: Client) -> Iterator[Signed]:
    """The documents that clients of this kind accept, in the version that this one signed."""
    if client.terms is None:
        return
    for name, document in policy.documents.items():
        if any(client.kind in policy.kinds(word) for word in document.accepted):
            yield Signed(name, client.terms, document.editions.get(client.terms))


def _services(register: Clientele, policy: Policy, client: Client, on: date) -> Iterator[Taken]:
    for name in policy.services:
        if included(policy, name):
            yield Taken(name, None, client.under_contract(on), ())
    for order in client.orders:
        if order.runs(on):
            active = order.active is not None and order.active <= on
            yield Taken(
                order.service,
                order,
                active,
                () if active else tuple(missing(register, policy, client, order.service, on)),
            )


def _described(policy: Policy, signed: tuple[Signed, ...]) -> Iterator[tuple[str, tuple[str, str | None]]]:
    for name, category in policy.data.items():
        more = category.described_in
        edition = next((one for one in signed if more is not None and one.document == more.document), None)
        if more is not None and edition is not None:
            link = edition.link if edition.link is None or more.anchor is None else f"{edition.link}#{more.anchor}"
            yield name, (more.article, link)
