"""Denaroo at work: its example over a store that holds one person in every table that its holdings name."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.acceptance import tables
from tests.acceptance.office import EXAMPLES, Office

from kept.holdings import Inventory
from kept.policy import Role

EXAMPLE = EXAMPLES / "denaroo"
EMAIL, PHONE, LICENCE = "ines@client-a.example", "01 99 20 30 40", "CAL-0001"
OWN = {"crm_email": EMAIL, "contact_email": EMAIL, "identity_email": EMAIL, "crm_phone": PHONE, "contact_phone": PHONE}
USED, ENDED = "2026-05-04", "2026-09-30"
CLIENT = "client-a"
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
    found: dict[str, str | None] = {"id": "1", **({one.of.via: "1"} if one.of else {})}
    found |= {column: value_of(field) for field, column in one.holds.items()}
    for event, clock in one.clocks.items():
        if clock.column is not None:
            ends = dates.deleted if event == "deleted" else dates.ended
            found[clock.column] = ends if clock.empty == "not-yet" else dates.used
    own = {one.client: CLIENT, one.origin: ORIGINS.get(holding)}
    return dict.fromkeys(one.not_personal, "-") | found | {name: text for name, text in own.items() if name and text}
