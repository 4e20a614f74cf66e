"""Data that goes with a company: to nobody before each person was told, and had the time to object (GDPR arts 13(3), 14(4), 21).

For a DPO: ``takes-over`` of a party says how long people have between the notice and the release. One person in scope
without a notice, or whose time is not over, holds the whole release back.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from sqlalchemy import select

from kept.accountability.reason import Reason
from kept.calendar import last_day
from kept.connectors.interface import Connector, Selection
from kept.findings import Words
from kept.holdings import Inventory
from kept.holdings.coverage import chain_of
from kept.policy import Policy
from kept.state import State
from kept.state.tables import messages

KIND = "takeover"
Connect = Callable[[str], Connector]


def not_told(
    policy: Policy, inventory: Inventory, connect: Connect, state: State, to: str | None, holding: str, on: date
) -> Reason | None:
    """Why nothing goes to a party that takes the company over; ``None`` where it takes nothing over, or everybody was told."""
    party = policy.parties.get(to or "")
    if party is None or party.takes_over is None:
        return None
    owners = chain_of(inventory, holding)[-1]
    if not inventory.holdings[owners].identify:
        return _untold(to or "", Words("the people of this holding", "les personnes de ce gisement"))
    told = {
        person
        for sent, people in _notices(state, to or "")
        if last_day(sent, party.takes_over) < on
        for person in people
    }
    connector = connect(inventory.place_of(owners))
    waiting = sum(told.isdisjoint(person) for person in people_of(inventory, connector, state, owners))
    if not waiting:
        return None
    return _untold(to or "", Words(f"{waiting} people in scope", f"{waiting} personnes concernées"))


def people_of(inventory: Inventory, connector: Connector, state: State, holding: str) -> Iterator[frozenset[str]]:
    """Each record's person, by pseudonyms; streamed."""
    for record in connector.fetch(
        Selection(inventory.table_of(holding)), tuple(columns_of(inventory, holding).values())
    ):
        yield pseudonyms(inventory, state, holding, record)


def pseudonyms(inventory: Inventory, state: State, holding: str, record: Mapping[str, object]) -> frozenset[str]:
    """The pseudonyms of a record's person."""
    columns = columns_of(inventory, holding)
    return frozenset(state.keys.pseudonym(kind, str(record[one])) for kind, one in columns.items() if record[one])


def columns_of(inventory: Inventory, holding: str) -> Mapping[str, str]:
    """What a holding's people are known by: kind → column."""
    return inventory.holdings[holding].identify


def _notices(state: State, to: str) -> Iterator[tuple[date, frozenset[str]]]:
    with state.reading() as connection:
        rows = connection.execute(
            select(messages.c.sent_on, messages.c.person, messages.c.about).where(messages.c.kind == KIND)
        )
        for sent, person, about in rows:
            if json.loads(about).get("to") == to:
                yield sent, frozenset(json.loads(person))


def _untold(to: str, who: Words) -> Reason:
    return Reason(
        "people-not-told",
        Words(
            f"`{to}` takes the company over, and {who.en} were not told of it, or have not had the time to object",
            f"`{to}` reprend l’entreprise, et {who.fr} n’en ont pas été averties, ou n’ont pas eu le temps de s’y opposer",
        ),
    )
