"""What is done for a client, and who decides: the client is controller, the organisation its processor (GDPR art. 4(7), (8))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kept.clients.clientele import Client
from kept.clients.serving import processing, unserved
from kept.policy import Policy


@dataclass(frozen=True, slots=True)
class Treatment:
    """A purpose that is carried out for a client: the client is controller, we are processor (GDPR art. 4(7) and (8))."""

    purpose: str
    service: str
    controller: str


def treatments(policy: Policy, client: Client, on: date) -> tuple[Treatment, ...]:
    """What is done for a client on a day: the purposes of the services, and options, that it has switched on."""
    return tuple(
        Treatment(name, service, client.name)
        for name in processing(policy, tuple(policy.purposes))
        if (service := policy.purposes[name].service) is not None
        and unserved(policy, client, _needed(policy, name), on) is None
    )


def _needed(policy: Policy, name: str) -> tuple[str, ...]:
    purpose = policy.purposes[name]
    return tuple(one for one in (purpose.service, purpose.option) if one is not None)
