"""What comes in for a client: for which one, whether it is served, whether it named the person (GDPR arts 4(7), 28(3)).

For a DPO: where a register of clients is kept, everything that comes in belongs to a service of the catalogue. What the
people of a client give names that client; what is done for it is collected only for a service that it ordered and had
switched on, for a purpose that it stated, about people whom it designated, and with a licence that it holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from kept.clients import Client, Clientele, processing, unserved
from kept.consent.collection import identifiers_of
from kept.consent.given import Given
from kept.consent.refused import Refused
from kept.findings import Words
from kept.holdings import Inventory, kinds_of
from kept.policy import CollectionPoint, Policy


def options_of(register: Clientele, policy: Policy, given: Given) -> tuple[str, ...]:
    """The options that the client has, switched on: a form does not open what a contract leaves closed."""
    client = register.client(given.client) if given.client is not None else None
    return (
        ()
        if client is None
        else tuple(name for name in policy.options if unserved(policy, client, (name,), _day(policy, given)) is None)
    )


def refused_for(register: Clientele, policy: Policy, inventory: Inventory, given: Given) -> tuple[Refused, ...]:
    """Why it may not come in, as far as clients are concerned; nothing where it may. The first reason is told."""
    point = policy.collection.get(given.point)
    if point is None:
        return ()  # that there is no such point is told by those who receive
    return tuple(_first(_reasons(register, policy, inventory, point, given)))


def named_for(policy: Policy, given: Given) -> Given:
    """As given, where the client and the one said to have supplied the data are one: told once, it is known for both."""
    point = policy.collection.get(given.point)
    supplied = point is not None and "client" in point.with_
    client = given.client or (given.particulars.get("client") if supplied else None)
    told = {"client": client, **given.particulars} if supplied and client is not None else given.particulars
    return replace(given, client=client, particulars=told)


def out_of_place(policy: Policy, given: Given) -> tuple[Refused, ...]:
    """Why it is not even looked at: no service stands behind the point, it is about no person, or nobody says whose it is."""
    point = policy.collection.get(given.point)
    return () if point is None else tuple(_first(_out_of_place(policy, point, given)))


def _first(reasons: Iterator[Refused]) -> Iterator[Refused]:
    found = next(reasons, None)
    if found is not None:
        yield found


def _out_of_place(policy: Policy, point: CollectionPoint, given: Given) -> Iterator[Refused]:
    if point.service is None:
        yield _refused(
            "no-service",
            f"`{given.point}` belongs to no service of the catalogue: nothing is collected there",
            f"`{given.point}` ne relève d’aucun service du catalogue : rien n’y est collecté",
        )
    kinds = (given.people,) if given.people is not None else point.people
    if given.organisation and not any(_organisation(policy, kind) for kind in kinds):
        yield _refused(
            "not-a-person",
            "only a natural person can be of this kind: an organisation has none of these data",
            "seule une personne physique peut relever de cette catégorie : un organisme n’a pas de telles données",
        )
    if "client" in point.with_ and given.particulars.get("client", given.client) != given.client:
        yield _refused(
            "two-clients",
            "one client is named by `--client`, and another is said to have supplied the data: which one is it?",
            "un client est nommé par `--client`, et un autre aurait fourni les données : lequel est-ce ?",
        )
    if given.client is None and (processing(policy, point.for_) or _of_clients(policy, point.people)):
        yield _refused(
            "no-client",
            "people of a client are concerned, and nobody says of which one: name it with `--client`",
            "des personnes d’un client sont concernées, et rien ne dit duquel : nommez-le par `--client`",
        )


def _reasons(
    register: Clientele, policy: Policy, inventory: Inventory, point: CollectionPoint, given: Given
) -> Iterator[Refused]:
    if given.client is None:
        return
    done = processing(policy, point.for_)
    client = register.client(given.client)
    services = tuple(name for name in (point.service, point.option) if name is not None)
    reason = unserved(policy, client, services, _day(policy, given), collecting=bool(done))
    if reason is not None:
        yield Refused(reason.code, "", reason.words)
    elif client is not None:
        yield from _of_licence(register, policy, inventory, client, given)
        if done and not point.designates:
            yield from _of_person(register, policy, inventory, client, given)


def _day(policy: Policy, given: Given) -> date:
    """The organisation's day on which it is given."""
    return given.at.astimezone(ZoneInfo(policy.zone)).date()


def _organisation(policy: Policy, kind: str) -> bool:
    return any(policy.people[name].organisation for name in policy.kinds(kind) if name in policy.people)


def _of_clients(policy: Policy, kinds: tuple[str, ...]) -> bool:
    """Whether all these people belong to organisations: users, representatives, callers."""
    named = [policy.people[name] for kind in kinds for name in policy.kinds(kind) if name in policy.people]
    return bool(named) and all(one.of is not None for one in named)


def _of_person(
    register: Clientele, policy: Policy, inventory: Inventory, client: Client, given: Given
) -> Iterator[Refused]:
    """GDPR 28(3)(a): data is created for the people whom the client designated, and for nobody else."""
    held = register.clients.designated
    if held is None or given.people is None or given.people not in kinds_of(policy, inventory, held):
        return
    identifying = identifiers_of(inventory)
    known: dict[str, tuple[str, ...]] = {}
    for field, value in given.values.items():
        if (kind := identifying.get(field)) in inventory.holdings[held].identify and kind is not None:
            known[kind] = (*known.get(kind, ()), value)
    controller = policy.controller_party
    if register.designated(client.name, known, controller.country if controller else None) is False:
        yield _refused(
            "not-designated",
            "the client has not designated this person as a user of its services",
            "le client n’a pas désigné cette personne parmi les utilisateurs de ses services",
        )


def _of_licence(
    register: Clientele, policy: Policy, inventory: Inventory, client: Client, given: Given
) -> Iterator[Refused]:
    """A licence that is quoted is one that the client holds, still valid, and free where a connection opens."""
    for field in _licence_fields(register, inventory):
        if field not in given.values:
            continue
        licence = register.licence(given.values[field])
        if licence is None or licence.client != client.name:
            yield _refused(
                "no-licence",
                "no subscription of the client has a licence of this identifier",
                "aucun abonnement du client ne comporte de licence de cet identifiant",
                field,
            )
        elif not licence.valid(_day(policy, given)):
            yield _refused("licence-expired", "the licence has expired", "la licence a expiré", field)
        elif _connects(register, inventory, given) and register.running(licence.licence):
            valid = sum(one.valid(_day(policy, given)) for one in register.licences(client.name))
            yield _refused(
                "licence-in-use",
                f"somebody is connected with this licence: the client has {valid} in all, one for each user or device",
                f"quelqu’un est connecté avec cette licence : le client en a {valid} en tout, une par utilisateur ou appareil",
                field,
            )


def _licence_fields(register: Clientele, inventory: Inventory) -> tuple[str, ...]:
    """The fields that hold the identifier of a licence."""
    part = register.clients.licences
    if part is None:
        return ()
    running = tuple(_fields(inventory, part.connections.table, part.connections.licence)) if part.connections else ()
    return (*_fields(inventory, part.table, part.licence), *running)


def _connects(register: Clientele, inventory: Inventory, given: Given) -> bool:
    """Whether what is given opens a connection: it says with which licence, and of no end."""
    part = register.clients.licences.connections if register.clients.licences is not None else None
    if part is None or any(field in given.values for field in _fields(inventory, part.table, part.ended)):
        return False
    return any(field in given.values for field in _fields(inventory, part.table, part.licence))


def _fields(inventory: Inventory, table: str, column: str) -> Iterator[str]:
    for name, holding in inventory.holdings.items():
        if f"{inventory.place_of(name)}.{inventory.table_of(name)}" == table:
            yield from (field for field, held in holding.holds.items() if held == column)


def _refused(code: str, en: str, fr: str, field: str = "") -> Refused:
    return Refused(code, field, Words(en, fr))
