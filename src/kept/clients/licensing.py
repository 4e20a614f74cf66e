"""A licence comes into being: under a subscription that runs, for as long as the offer, under an identifier that says nothing.

For a DPO: the identifier is drawn at random; it holds no name and nothing leads from it to a person but the client's own
list (GDPR arts 4(5), 25).
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from kept.calendar import NoDate, Period, last_day
from kept.clients.clientele import Clientele, Licence
from kept.clients.serving import unserved
from kept.connectors.interface import NewRecord, Receiving
from kept.connectors.interface import Refusal as NotDone
from kept.findings import KeptError, Reason, Words, stopped
from kept.holdings import Inventory
from kept.journal import JSON, Journal, Kind
from kept.policy import Policy

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that reads like another
_LENGTH = 16  # of 32 letters: 80 bits, drawn anew for each licence


@dataclass(frozen=True, slots=True)
class Issued:
    """A licence, or the reason why none was issued; the entry of the journal."""

    licence: Licence | None
    refusal: Reason | None
    entry: int


def issue(
    register: Clientele,
    policy: Policy,
    inventory: Inventory,
    journal: Journal,
    *,
    client: str,
    service: str,
    at: datetime,
    on: date,
) -> Issued:
    """Issue one licence to a client for a service that it subscribes to."""
    about: dict[str, JSON] = {"client": journal.state.keys.pseudonym("client", client), "service": service}
    held = register.client(client)
    reason = unserved(policy, held, (service,), on)
    order = held.order(service, on) if held is not None else None
    if reason is None and order is None:  # what comes with every contract is no subscription
        reason = Reason(
            "no-subscription",
            Words(
                "a licence belongs to a subscription of its own",
                "une licence relève d’un abonnement qui lui est propre",
            ),
        )
    if reason is not None or order is None:
        return Issued(None, reason, journal.refused(Kind.LICENCE_ISSUE, about | {"reason": _code(reason)}, at).seq)
    licence = Licence(_drawn(), client, service, _until(order.length, on))
    about |= {"licence": journal.state.keys.pseudonym("licence", licence.licence)}
    about |= {"expires": licence.expires.isoformat() if licence.expires else None}
    intended = journal.intend(Kind.LICENCE_ISSUE, about, at)
    try:
        _write(register, inventory, licence, on)
    except KeptError as error:
        journal.failed(intended, about | {"code": error.finding.code}, at)
        raise
    return Issued(licence, None, journal.done(intended, about, at).seq)


def _code(reason: Reason | None) -> str:
    return reason.code if reason is not None else "not-ordered"


def _drawn() -> str:
    return "CAL-" + "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))


def _until(length: str | None, on: date) -> date | None:
    """The last day, counted from today over the length of the offer; without one, the licence has no end of its own."""
    if length is None:
        return None
    try:
        return last_day(on, Period.parse(length))
    except NoDate as trouble:
        raise stopped(
            "unreadable-length",
            f"the length of the offer cannot be read: {trouble.en}",
            f"la durée de l’offre est illisible : {trouble.fr}",
            help_en=trouble.help_en,
            help_fr=trouble.help_fr,
        ) from None


def _write(register: Clientele, inventory: Inventory, licence: Licence, on: date) -> None:
    part = register.clients.licences
    if part is None:
        raise stopped(
            "no-such-table",
            "the holdings do not say where licences stand: `licences:` of `clients`",
            "les gisements ne disent pas où se trouvent les licences : `licences:` de `clients`",
            help_en="name the table and its columns",
            help_fr="nommez la table et ses colonnes",
        )
    connector, table = register.at(part.table)
    values: dict[str, str | int | datetime] = dict(_new(inventory, part.table, on))
    values |= {part.client: licence.client, part.licence: licence.licence}
    if part.service is not None and licence.service is not None:
        values[part.service] = licence.service
    if part.expires is not None and licence.expires is not None:
        values[part.expires] = licence.expires.isoformat()
    if not isinstance(connector, Receiving):
        raise stopped(
            "place-takes-nothing",
            f"the place `{part.table.partition('.')[0]}` takes in no new records through Kept",
            f"le lieu `{part.table.partition('.')[0]}` n’accueille pas de nouvel enregistrement par Kept",
            help_en="have its own software write the licence",
            help_fr="laissez son propre logiciel écrire la licence",
        )
    done = connector.take_in((NewRecord(table, values),))
    if isinstance(done, NotDone):
        raise stopped(done.code, done.words.en, done.words.fr, help_en=done.way_out.en, help_fr=done.way_out.fr)


def _new(inventory: Inventory, table: str, on: date) -> dict[str, str | int]:
    """What a record there carries besides: what nobody fills, and the clock of its beginning."""
    for name, holding in inventory.holdings.items():
        if f"{inventory.place_of(name)}.{inventory.table_of(name)}" == table:
            clock = holding.clocks.get("collected")
            begun = {clock.column: on.isoformat()} if clock is not None and clock.column is not None else {}
            return {**holding.new, **begun}
    return {}
