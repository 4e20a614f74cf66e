"""Why a client is not served: no contract, no order, no purpose of its own (GDPR art. 28(3), 4(7)).

For a DPO: what a processor does follows from what its client signed and ordered. Where the register says otherwise, or
says nothing, nothing is collected and nothing is used. For an engineer: pure; ``unserved`` gives the first reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from kept.clients.clientele import Client
from kept.findings import Reason, Words
from kept.policy import Policy, Role


def services_of(policy: Policy, purpose: str) -> tuple[str, ...]:
    """The services of the catalogue that a purpose belongs to: its own, and those of the points that collect for it."""
    told = policy.purposes.get(purpose)
    own = [told.service] if told is not None and told.service else []
    points = [point.service for point in policy.collection.values() if purpose in point.for_ and point.service]
    return tuple(dict.fromkeys([*own, *points]))


def processing(policy: Policy, purposes: Collection[str]) -> tuple[str, ...]:
    """Of some purposes, those that are done for clients."""
    return tuple(name for name in purposes if name in policy.purposes and policy.purposes[name].role is Role.PROCESSOR)


def included(policy: Policy, service: str) -> bool:
    """Whether a service comes with every contract."""
    offered = policy.services.get(service)
    return offered is not None and offered.included


def unserved(
    policy: Policy, client: Client | None, services: Collection[str], on: date, *, collecting: bool = False
) -> Reason | None:
    """Why nothing is done for a client with these services, or options, on a day. ``collecting``: data is to come in."""
    if client is None:
        return _reason(
            "unknown-client",
            "the register knows no client of that name",
            "le registre ne connaît aucun client de ce nom",
        )
    return next(_reasons(policy, client, services, on, collecting=collecting), None)


def _reasons(
    policy: Policy, client: Client, services: Collection[str], on: date, *, collecting: bool
) -> Iterator[Reason]:
    if not client.under_contract(on):
        yield _reason(
            "no-contract",
            "no contract binds the client on this day: nothing is done for it (GDPR art. 28(3))",
            "aucun contrat ne lie le client à ce jour : rien n’est fait pour lui (RGPD, art. 28, § 3)",
        )
    for service in services:
        if included(policy, service):
            continue
        order, (en, fr) = client.order(service, on), named(policy, service)
        if order is None:
            yield _reason("not-ordered", f"the client has not ordered: {en}", f"le client n’a pas commandé : {fr}")
        elif order.active is None or order.active > on:
            yield _reason("not-active", f"not switched on for the client: {en}", f"non activé pour le client : {fr}")
        elif collecting and order.purpose is None:
            yield _reason(
                "no-purpose-stated",
                f"the client, which alone decides, has not said what it uses this for: {en} (GDPR art. 4(7))",
                f"le client, qui seul en décide, n’a pas dit à quoi cela lui sert : {fr} (RGPD, art. 4, point 7)",
            )


def named(policy: Policy, service: str) -> tuple[str, str]:
    """The public name of a service, or of an option, in both languages; its key where nobody named it."""
    offered, option = policy.services.get(service), policy.options.get(service)
    words = offered.name if offered is not None else option.is_ if option is not None else None
    return (words["en"], words["fr"]) if words is not None else (service, service)


def _reason(code: str, en: str, fr: str) -> Reason:
    return Reason(code, Words(en, fr))
