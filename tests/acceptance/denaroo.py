"""Denaroo at work: its example over a store that holds one person in every table that its holdings name."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.acceptance import tables
from tests.acceptance.office import EXAMPLES, Office, Said

from kept.holdings import Inventory
from kept.policy import Role

EXAMPLE = EXAMPLES / "denaroo"
EMAIL, PHONE, LICENCE = "ines@client-a.example", "01 99 20 30 40", "CAL-0001"
OWN = {"crm_email": EMAIL, "contact_email": EMAIL, "identity_email": EMAIL, "crm_phone": PHONE, "contact_phone": PHONE}
USED, ENDED = "2026-05-04", "2026-09-30"
CLIENT, OTHER = "client-a", "client-b"
SIGNED = "2015-01-12"
ORDERED = ("calls", "sms", "mails", "tweets", "chats", "internet", "hosted", "numbers", "recording")
ORIGINS = {
    "crm.contacts": "contract",
    "crm.tickets": "support-exchange",
    "platform.accounts": "client-import",
    "platform.licences": "licence",
}


@dataclass(frozen=True, slots=True)
class Dates:
    """When the one person's records were used, ended and deleted."""

    used: str = USED
    ended: str | None = ENDED
    deleted: str | None = None


class Denaroo(Office):
    """The folder of the organisation; its two databases and its recordings lie beside it."""

    def collect(self, point: str, given: Mapping[str, str | list[str]], *more: object) -> Said:
        """Give values at a collection point; people of a client are client A's unless another is named."""
        declared = self.loaded.policy.collection.get(point)
        kinds = declared.people if declared is not None else ()
        theirs = bool(kinds) and all(self.loaded.policy.people[kind].of for kind in kinds)
        named = ("--client", CLIENT) if theirs and "--client" not in more else ()
        return super().collect(point, given, *more, *named)

    def order(self, client: str, service: str, **columns: str | None) -> None:
        """A client orders a service and has it switched on; what is given replaces what it said of it."""
        said: dict[str, str | None] = {
            "ordered_on": SIGNED,
            "active_on": SIGNED,
            "offer_length": "1 year",
            "purpose": "answer its own customers",
            "answers": "announced before every call",
            "people_informed_on": SIGNED,
            "warning_acknowledged_on": SIGNED,
        }
        self.put("crm.orders", client=client, service=service, **said | columns)

    def client(self, code: str, **columns: str | None) -> None:
        """A client is written into the register, with a contract; what is given replaces what stands in it."""
        said: dict[str, str | None] = {
            "kind": "companies",
            "signed_on": SIGNED,
            "terms_version": "2026-01",
            "role_accepted_on": SIGNED,
            "represented_by": "general manager",
            "email": f"contract@{code}.example",
        }
        self.put("crm.clients", code=code, **said | columns)


def denaroo(beside: Path, *, used: str = USED, ended: str | None = ENDED, deleted: str | None = None) -> Denaroo:
    """The example over a store that holds one person in every table.

    ``used``: the day of everything that she did; ``ended``: of everything that came to an end; ``deleted``: of what the
    client deleted of hers.
    """
    shutil.copytree(EXAMPLE, beside / "denaroo", ignore=shutil.ignore_patterns("as-published", ".kept", "answers"))
    databases = {name: beside / f"{name}.db" for name in ("crm", "platform")}
    places = {f"KEPT_{name.upper()}": f"sqlite:///{file}" for name, file in databases.items()}
    at = Denaroo(beside / "denaroo", places | {"KEPT_RECORDINGS": str(beside / "recordings")}, databases)
    inventory = at.loaded.inventory
    assert inventory is not None
    tables.make(inventory, databases)
    for place in databases:
        for holding in tables.in_place(inventory, place):
            at.put(holding, _record(inventory, holding, Dates(used, ended, deleted)))
    for client in (CLIENT, OTHER):
        at.client(client)
        for service in ORDERED:
            at.order(client, service)
    at.run("platform", "UPDATE licences SET service = 'calls', expires_on = NULL")
    spoken = beside.joinpath("recordings", CLIENT, *used.split("-"), f"{LICENCE}_1.wav")
    spoken.parent.mkdir(parents=True)
    spoken.write_bytes(b"RIFF")
    return at


def for_client(at: Denaroo, purpose: str) -> tuple[str, ...]:
    """The client that a use names where the purpose is done on its instructions; a purpose of the company's own names none."""
    policy = at.loaded.policy
    told = policy.purposes.get(policy.whole(purpose))
    return ("--client", CLIENT) if told is not None and told.role is Role.PROCESSOR else ()


def value_of(field: str) -> str:
    """What the one person's record holds in a field: words that occur nowhere else."""
    return LICENCE if field == "licence" else OWN.get(field, f"what stands in {field}")


def _record(inventory: Inventory, holding: str, dates: Dates) -> dict[str, str | None]:
    """Column → what is written there for the one person."""
    one = inventory.holdings[holding]
    links = [link.via for link in (one.of, one.made_from) if link is not None]
    found: dict[str, str | None] = {"id": "1", **dict.fromkeys(links, "1")}
    found |= {column: value_of(field) for field, column in one.holds.items()}
    for event, clock in one.clocks.items():
        if clock.column is not None:
            ends = dates.deleted if event == "deleted" else dates.ended
            ending = clock.empty == "not-yet" and event != "entitlement-checked"
            found[clock.column] = ends if ending else dates.used
    own = {one.client: CLIENT, one.origin: ORIGINS.get(holding)}
    return dict.fromkeys(one.not_personal, "-") | found | {name: text for name, text in own.items() if name and text}
