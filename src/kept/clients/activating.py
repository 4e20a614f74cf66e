"""A client has a service switched on, or off: its instruction, judged, carried out and journalled (GDPR art. 28(3)(a)).

For a DPO: nothing is switched on for a client that has not signed, not accepted that it is controller, not said what the
service is for, or not answered the questions that the service asks. Where nobody confirmed that people are informed
(GDPR art. 13), it is switched on with a warning, and the journal keeps both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from kept.clients.clientele import Client, Clientele, Order
from kept.clients.serving import named, unserved
from kept.connectors.conditions import Condition, Empty, Equals, Not, both
from kept.connectors.interface import Mark, Refusal, Selection
from kept.findings import KeptError, Language, Reason, Words, stopped
from kept.holdings import Orders
from kept.journal import JSON, Journal, Kind
from kept.policy import Party, Policy
from kept.policy.transfers import abroad, serving_abroad

_BOTH: tuple[Language, Language] = ("en", "fr")


@dataclass(frozen=True, slots=True)
class Instruction:
    """What a client instructed, about a service or an option; ``by``: who passes it on; ``on``: the day it takes effect."""

    client: str
    service: str
    on: date
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """Switched on or off, or not: ``refusal`` says why, ``warnings`` what is still missing; the entry of the journal."""

    instruction: Instruction
    refusal: Reason | None
    warnings: tuple[Reason, ...]
    entry: int


def missing(register: Clientele, policy: Policy, client: Client, service: str, on: date) -> Iterator[Reason]:
    """Everything that forbids switching a service on for a client, in the order in which it is settled."""
    clients, orders = register.clients, register.clients.orders
    reason = unserved(policy, client, (), on)
    if reason is not None:
        yield reason
    if clients.accepted is not None and (client.accepted is None or client.accepted > on):
        yield _reason(
            "role-not-accepted",
            "the client has not accepted that it is controller (GDPR art. 4(7), 28(3))",
            "le client n’a pas accepté d’être responsable du traitement (RGPD, art. 4, point 7, et 28, § 3)",
        )
    if clients.representative is not None and client.representative is None:
        yield _reason(
            "no-representative",
            "nothing says by which function the client is represented",
            "rien ne dit par quelle fonction le client est représenté",
        )
    order, (en, fr) = client.order(service, on), named(policy, service)
    if order is None or orders is None:
        yield _reason("not-ordered", f"the client has not ordered: {en}", f"le client n’a pas commandé : {fr}")
        return
    if orders.purpose is not None and order.purpose is None:
        yield _reason(
            "no-purpose-stated",
            "the client, which alone decides, has not said what it uses this for (GDPR art. 4(7))",
            "le client, qui seul en décide, n’a pas dit à quoi cela lui sert (RGPD, art. 4, point 7)",
        )
    yield from _unanswered(policy, order)


def _unanswered(policy: Policy, order: Order) -> Iterator[Reason]:
    offered, option = policy.services.get(order.service), policy.options.get(order.service)
    asked = offered.checklist if offered is not None else option.checklist if option is not None else None
    if asked is not None and order.checklist is None:
        yield _reason(
            "checklist-unanswered",
            f"the client has not answered: {asked['en']}",
            f"le client n’a pas répondu : {asked['fr']}",
        )
    if order.warned is None and (warning := _warning(policy, order.service)) is not None:
        yield _reason(
            "warning-not-acknowledged",
            f"the client has not acknowledged: {warning.en}",
            f"le client n’a pas pris acte : {warning.fr}",
        )


def _warning(policy: Policy, service: str) -> Words | None:
    """What a client is warned of before a service starts: the service's own warning, and each supplier outside the EEA."""
    offered = policy.services.get(service)
    foreign = [policy.parties[name] for name in serving_abroad(policy, service)]
    told = [Words(offered.warning["en"], offered.warning["fr"])] if offered is not None and offered.warning else []
    told += [_supplied(party) for party in foreign]
    if not told:
        return None
    en, fr = named(policy, service)
    return Words(f"{en} – {' – '.join(words.en for words in told)}", f"{fr} – {' – '.join(words.fr for words in told)}")


def _supplied(party: Party) -> Words:
    """The supplier, where it takes the data, and what that means, in its own warning."""
    where = ", ".join(country for country, _ in abroad(party))
    en, fr = (f", {party.warning[lang]}" if party.warning is not None else "" for lang in _BOTH)
    return Words(f"{party.name['en']} ({where}){en}", f"{party.name['fr']} ({where}){fr}")


def activate(register: Clientele, policy: Policy, journal: Journal, asked: Instruction, at: datetime) -> Outcome:
    """Switch a service, or an option, on. Raises ``KeptError`` where the register cannot be written."""
    client = register.client(asked.client)
    reason = unserved(policy, client, (), asked.on)
    if client is not None:
        reason = next(missing(register, policy, client, asked.service, asked.on), None)
        order = client.order(asked.service, asked.on)
        if reason is None and order is not None and order.active is not None:
            reason = _reason("already-active", "it is switched on already", "c’est déjà activé")
    if reason is not None:
        return _refused(journal, asked, "activate", reason, at)
    warnings = tuple(_to_settle(register, client, asked))
    column = register.clients.orders.active if register.clients.orders is not None else None
    return _written(register, journal, asked, "activate", column, warnings, at)


def stop(register: Clientele, policy: Policy, journal: Journal, asked: Instruction, at: datetime) -> Outcome:
    """Switch it off: from that day nothing is collected or used for it."""
    client = register.client(asked.client)
    order = client.order(asked.service, asked.on) if client is not None else None
    reason = unserved(policy, client, (), asked.on) if client is None else None
    if client is not None and (order is None or order.active is None):
        reason = _reason("not-active", "it is not switched on", "ce n’est pas activé")
    if reason is not None:
        return _refused(journal, asked, "stop", reason, at)
    column = register.clients.orders.ended if register.clients.orders is not None else None
    return _written(register, journal, asked, "stop", column, (), at)


def _to_settle(register: Clientele, client: Client | None, asked: Instruction) -> Iterator[Reason]:
    """GDPR 13: the client tells people; until it confirms that it does, everybody is warned."""
    orders = register.clients.orders
    order = client.order(asked.service, asked.on) if client is not None else None
    if orders is not None and orders.informed is not None and order is not None and order.informed is None:
        yield _reason(
            "people-not-informed",
            "the client has not confirmed that the people concerned are informed (GDPR art. 13)",
            "le client n’a pas confirmé que les personnes concernées sont informées (RGPD, art. 13)",
        )


def _refused(journal: Journal, asked: Instruction, act: str, reason: Reason, at: datetime) -> Outcome:
    entry = journal.refused(Kind.CLIENT_INSTRUCT, _about(journal, asked, act) | {"reason": reason.code}, at)
    return Outcome(asked, reason, (), entry.seq)


def _written(
    register: Clientele,
    journal: Journal,
    asked: Instruction,
    act: str,
    column: str | None,
    warnings: tuple[Reason, ...],
    at: datetime,
) -> Outcome:
    """The day goes into the column of the order that runs, and nothing else changes."""
    orders = register.clients.orders
    if orders is None or column is None:
        raise _no_column(act)
    connector, table = register.at(orders.table)
    selection = Selection(table, _running(orders, asked, act))
    mark = Mark(column, asked.on)
    statement = connector.prepare(selection, mark)
    about = _about(journal, asked, act) | {"warnings": [one.code for one in warnings], "statement": statement.digest}
    intended = journal.intend(Kind.CLIENT_INSTRUCT, about, at)
    try:
        done = connector.carry_out(selection, mark, agreed=statement, at_most=1)
    except KeptError as error:
        journal.failed(intended, about | {"code": error.finding.code}, at)
        raise
    if isinstance(done, Refusal):
        journal.refused(intended, about | {"code": done.code}, at)
        raise stopped(done.code, done.words.en, done.words.fr, help_en=done.way_out.en, help_fr=done.way_out.fr)
    return Outcome(asked, None, warnings, journal.done(intended, about | {"records": done.records}, at).seq)


def _running(orders: Orders, asked: Instruction, act: str) -> Condition:
    """The client's order for the service that is not over, and is not on yet where it is to be switched on."""
    tests: list[Condition] = [Equals(orders.client, asked.client), Equals(orders.service, asked.service)]
    if orders.ended is not None:
        tests.append(Empty(orders.ended))
    if orders.active is not None:
        tests.append(Empty(orders.active) if act == "activate" else Not(Empty(orders.active)))
    return both(*tests)


def _about(journal: Journal, asked: Instruction, act: str) -> dict[str, JSON]:
    keys = journal.state.keys
    return {
        "client": keys.pseudonym("client", asked.client),
        "act": act,
        "service": asked.service,
        "on": asked.on.isoformat(),
        "by": keys.pseudonym("staff", asked.by) if asked.by else None,
    }


def _reason(code: str, en: str, fr: str) -> Reason:
    return Reason(code, Words(en, fr))


def _no_column(act: str) -> KeptError:
    key = "active" if act == "activate" else "ended"
    return stopped(
        "no-such-column",
        f"the holdings do not say where the day is written: `{key}:` of `clients.orders`",
        f"les gisements ne disent pas où s’écrit le jour : `{key}:` de `clients.orders`",
        help_en="name the column, and an empty one is filled when the client instructs",
        help_fr="nommez la colonne ; vide, elle est remplie quand le client le demande",
    )
