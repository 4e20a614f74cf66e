"""For whom a processor acts: the client that instructs it, whose records are its own and nobody else's (GDPR art. 28(3)(a)).

For a DPO: where the organisation is a processor, a use names the client on whose instructions it happens. Without
instructions, or without a client where the holdings tell clients apart, nothing is read; of the records, those of the
client alone. A client named where nothing would limit the use to it is refused too: the limit would only seem to be there.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kept.clients import Clientele, services_of, unserved
from kept.connectors.conditions import EVERY, Condition, Equals
from kept.connectors.interface import Connector
from kept.findings import Reason, Words
from kept.holdings import Inventory
from kept.links import owner_of, up
from kept.policy import Policy, Purpose, Role

Connect = Callable[[str], Connector]


def uninstructed(inventory: Inventory, holding: str, name: str, purpose: Purpose, client: str | None) -> Reason | None:
    """Why a processor may not act at all: nobody told it to, nobody says for whom, or a client is named in vain."""
    if purpose.role is not Role.PROCESSOR:
        return None if client is None else _own(name)
    if purpose.instructions is None:
        return Reason(
            "no-instruction",
            Words(
                f"`{name}` is done for clients, and no instruction of theirs is declared",
                f"`{name}` est effectué pour des clients, et aucune instruction de leur part n’est déclarée",
            ),
        )
    apart = of_client(inventory, holding, "") != EVERY
    if client is not None and not apart:
        return _not_apart(holding)
    if client is None and apart:
        return Reason(
            "no-client",
            Words(
                f"`{name}` is done for clients: which one is it? Name it with `--client`",
                f"`{name}` est effectué pour des clients : lequel ? Nommez-le par `--client`",
            ),
        )
    return None


def _own(name: str) -> Reason:
    return Reason(
        "not-for-clients",
        Words(
            f"`{name}` is not done for clients: none can be named",
            f"`{name}` n’est pas effectué pour des clients : aucun ne peut être nommé",
        ),
    )


def _not_apart(holding: str) -> Reason:
    return Reason(
        "clients-not-apart",
        Words(
            f"the holdings do not say which client a record of `{holding}` belongs to: see `client:`",
            f"les gisements ne disent pas à quel client appartient un enregistrement de `{holding}` : voyez `client:`",
        ),
    )


def of_client(inventory: Inventory, holding: str, client: str) -> Condition:
    """The records of one client; all of them where the holdings tell no clients apart."""
    column = inventory.holdings[holding].client
    if column is not None:
        return Equals(column, client)
    owner = owner_of(inventory, holding)
    if owner is None:
        return EVERY
    above = of_client(inventory, owner, client)
    return EVERY if above == EVERY else up(inventory, holding, above)


def not_served(
    policy: Policy, inventory: Inventory, connect: Connect, name: str, client: str | None, on: date
) -> Reason | None:
    """Why the register of clients forbids the use: a purpose of no service, or a service that the client does not have.

    The client sets the purpose by what it orders (GDPR art. 28(3)(a)); where no register is kept, nothing is asked of it.
    """
    register, purpose = Clientele.of(inventory, connect, policy.zone), policy.purposes.get(name)
    if register is None or purpose is None:
        return None
    if not services_of(policy, name):
        return Reason(
            "no-service",
            Words(
                f"`{name}` belongs to no service of the catalogue",
                f"`{name}` ne relève d’aucun service du catalogue",
            ),
        )
    if purpose.role is not Role.PROCESSOR or client is None:
        return None
    services = tuple(one for one in (purpose.service, purpose.option) if one is not None)
    return unserved(policy, register.client(client), services, on)
