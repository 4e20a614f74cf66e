"""Words that name other things of the policy: every one must exist, and near misses are told."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from kept.contracts import Contracts
from kept.findings import Finding, Note, Severity, Words
from kept.holdings import Holding, Inventory
from kept.load import mending
from kept.policy import Policy
from kept.source import Document, Route

Named = tuple[Route, str, Collection[str]]

_MOST = 200  # findings shown

EVENTS = (
    "collected",
    "last-contact",
    "last-login",
    "account-closed",
    "process-closed",
    "contract-signed",
    "end-of-contract",
    "invoice-date",
    "fiscal-year-end",
    "transaction",
    "deposit",
    "choice",
    "objection",
    "recorded",
    "sent",
    "answered",
    "request-answered",
    "told-of-source",
)
"""Events that need no declaration: their public words come with Kept. A policy names its own under ``events``."""


def references(policy: Policy, document: Document, inventory: Inventory | None, held: Document | None) -> list[Finding]:
    """Every name that leads nowhere, in both documents."""
    found = [(document, *named) for named in _of_policy(policy) if named[1] not in named[2]]
    if inventory is not None and held is not None:
        found += [(held, *named) for named in _of_inventory(policy, inventory) if named[1] not in named[2]]
    return [_unknown(*each) for each in found[:_MOST]]


def references_of_contracts(policy: Policy, contracts: Contracts, filed: Document) -> list[Finding]:
    """Every party and every service of ``contracts.yaml`` that the policy does not know."""
    found = [(filed, *named) for named in _of_contracts(policy, contracts) if named[1] not in named[2]]
    return [_unknown(*each) for each in found[:_MOST]]


def events_of(policy: Policy) -> tuple[str, ...]:
    """All events a clause may count from."""
    return (*EVENTS, *policy.events)


def fields_of(policy: Policy) -> Collection[str]:
    """All fields of all categories of data, in the order of the document."""
    return {field: None for category in policy.data.values() for field in category.fields}


def _of_policy(policy: Policy) -> Iterator[Named]:
    if policy.controller:
        yield ("controller",), policy.controller, policy.parties
    for name, data in policy.data.items():
        for field, written in data.formats.items():
            yield ("data", name, "formats", field), field, data.fields
            yield from _maybe(("data", name, "formats", field), written.of, fields_of(policy))
        for field in data.shown:
            yield ("data", name, "shown", field), field, data.fields
    for name, category in policy.people.items():
        yield from _each(("people", name, "covers"), category.covers, policy.people)
        yield from _maybe(("people", name, "of"), category.of, policy.people)
    yield from _of_data(policy)
    yield from _of_purposes(policy)
    yield from _of_collection(policy)
    yield from _of_retention(policy)
    for name, tracker in policy.trackers.items():
        yield from _maybe(("trackers", name, "by"), tracker.by, policy.parties)
    for channel, marketing in policy.marketing.items():
        yield from _each(("marketing", channel, "people"), marketing.people, policy.people)
        yield from _each(("marketing", channel, "by"), marketing.by, policy.parties)
    yield from _of_what_is_asked_and_read(policy)
    for party, value in policy.parties.items():
        yield from _each(("parties", party, "tasks"), value.tasks, policy.purposes)
        yield from _maybe(("parties", party, "under"), value.under, policy.parties)
        yield from _each(("parties", party, "serves"), value.serves, policy.services)
    yield from _of_dealings(policy)


def _of_what_is_asked_and_read(policy: Policy) -> Iterator[Named]:
    for name, word in policy.definitions.items():
        yield from _each(("definitions", name, "shared"), word.shared, policy.documents)
    for name, duty in policy.duties.items():
        yield from _each(("duties", name, "people"), duty.people, policy.people)
    for name, publication in policy.publications.items():
        yield from _maybe(("publications", name, "by"), publication.by, policy.parties)


def _of_purposes(policy: Policy) -> Iterator[Named]:
    for name, purpose in policy.purposes.items():
        at = ("purposes", name)
        yield from _each((*at, "people"), purpose.people, policy.people)
        yield from _each((*at, "data"), purpose.data, policy.data)
        yield from _each((*at, "recipients"), purpose.recipients, policy.parties)
        yield from _maybe((*at, "after"), purpose.after, events_of(policy))
        yield from _maybe((*at, "preferred-in"), purpose.preferred_in, fields_of(policy))
        yield from _maybe((*at, "until"), purpose.until, events_of(policy))
        for basis in purpose.bases:
            yield from _each((*at, "basis", basis.kind.value, "of"), basis.of, {**policy.people, **policy.parties})
            yield from _each((*at, "basis", basis.kind.value, "asked"), basis.asked, policy.collection)
        for part, names in (
            (("purposes", purpose.decided_by.purposes), ("means", purpose.decided_by.means))
            if purpose.decided_by
            else ()
        ):
            yield from _each((*at, "decided-by", part), names, {**policy.people, **policy.parties})
        yield from _each((*at, "for-clients"), purpose.for_clients, {**policy.people, **policy.parties})
        yield from _maybe((*at, "option"), purpose.option, policy.options)
        yield from _maybe((*at, "service"), purpose.service, policy.services)


def _of_data(policy: Policy) -> Iterator[Named]:
    for name, category in policy.data.items():
        for field in category.identifies:
            yield ("data", name, "identifies", field), field, category.fields


def _of_collection(policy: Policy) -> Iterator[Named]:
    fields = fields_of(policy)
    for name, point in policy.collection.items():
        at = ("collection", name)
        yield from _each((*at, "for"), point.for_, policy.purposes)
        yield from _each((*at, "people"), point.people, policy.people)
        yield from _each((*at, "from"), point.from_, policy.parties)
        yield from _maybe((*at, "service"), point.service, policy.services)
        yield from _maybe((*at, "option"), point.option, policy.options)
        for field in point.asks:
            yield (*at, "asks", field), field, fields
        for key, named in (
            ("one-of", point.one_of),
            ("per", point.per),
            ("dated-within", point.dated_within),
            ("no-finer-than", point.no_finer_than),
        ):
            for field in named:
                yield (*at, key, field), field, point.asks
        for field, of in point.per.items():
            yield (*at, "per", field), of, point.asks
        yield from _each((*at, "either"), point.either, point.asks)
        yield from _maybe((*at, "after"), point.after, events_of(policy))
        yield from _maybe((*at, "until"), point.until, events_of(policy))
        if point.once is not None:
            yield from _each((*at, "once", "fields"), point.once.fields, point.asks)
            yield from _maybe((*at, "once", "since"), point.once.since, events_of(policy))
        for case, value in point.cases.items():
            yield from _each((*at, "cases", case, "asks"), value.asks, point.asks)
            for field, text in value.when.items():
                yield (*at, "cases", case, "when", field), field, point.asks
                yield (*at, "cases", case, "when", field), text, point.one_of.get(field, (text,))
        yield from _each((*at, "free-text"), point.free_text, point.asks)


def _of_retention(policy: Policy) -> Iterator[Named]:
    for name, clause in policy.retention.items():
        at = ("retention", name)
        yield from _each((*at, "people"), clause.people, policy.people)
        yield from _each((*at, "data"), clause.data, policy.data)
        yield from _each((*at, "purposes"), clause.purposes, policy.purposes)
        yield from _maybe((*at, "since"), clause.since, events_of(policy))
        yield from _each((*at, "later-of"), clause.later_of, events_of(policy))
        yield from _maybe((*at, "keep", "until"), clause.keep.until if clause.keep else None, events_of(policy))
        for option, keep in clause.with_option.items():
            yield (*at, "with-option", option), option, policy.options
            yield from _maybe((*at, "with-option", option, "until"), keep.until, events_of(policy))
        if clause.archive is not None:
            yield from _each((*at, "archive", "opened-by"), clause.archive.opened_by, policy.parties)


def _of_dealings(policy: Policy) -> Iterator[Named]:
    """What is promised to authorities and clients, and what a machine decides or adds up."""
    for name, option in policy.options.items():
        yield from _maybe(("options", name, "service"), option.service, policy.services)
    for section, told in (("decisions", policy.decisions), ("aggregates", policy.aggregates)):
        for name, one in told.items():
            yield from _each((section, name, "data"), one.data, policy.data)
            yield from _each((section, name, "purposes"), one.purposes, policy.purposes)
    for name, aggregate in policy.aggregates.items():
        yield from _each(("aggregates", name, "recipients"), aggregate.recipients, policy.parties)
    for name, disclosure in policy.disclosures.items():
        yield from _each(("disclosures", name, "to"), disclosure.to, policy.parties)
        yield from _each(("disclosures", name, "data"), disclosure.data, policy.data)
    for name, message in policy.messages.items():
        yield from _each(("messages", name, "people"), message.people, policy.people)
        yield from _maybe(("messages", name, "purpose"), message.purpose, policy.purposes)
    for name, category in policy.data.items():
        more = category.described_in
        yield from _maybe(("data", name, "described-in", "document"), more.document if more else None, policy.documents)
    for name, text in policy.documents.items():
        yield from _each(("documents", name, "accepted"), text.accepted, policy.people)
    if policy.processor_terms is not None:
        yield from _each(("processor-terms", "clients"), policy.processor_terms.clients, policy.people)
        yield from _each(("processor-terms", "measures"), policy.processor_terms.measures, policy.security)
        yield from _maybe(("processor-terms", "since"), policy.processor_terms.since, events_of(policy))


def _of_inventory(policy: Policy, inventory: Inventory) -> Iterator[Named]:
    fields = fields_of(policy)
    for name, holding in inventory.holdings.items():
        at = ("holdings", name)
        if holding.by is None:
            yield at, inventory.place_of(name), inventory.places
        elif holding.by != "kept":
            yield (*at, "by"), holding.by, policy.parties
        yield from _of_people(at, policy, inventory, holding)
        yield from _each((*at, "for"), holding.for_, policy.purposes)
        yield from _maybe((*at, "figures"), holding.figures, policy.aggregates)
        yield from _maybe((*at, "of"), holding.of.holding if holding.of else None, inventory.holdings)
        made = holding.made_from
        yield from _maybe((*at, "made-from"), made.holding if made else None, inventory.holdings)
        for field in holding.holds:
            yield (*at, "holds", field), field, fields
        for event, clock in holding.clocks.items():
            yield (*at, "clocks", event), event, events_of(policy)
            yield from _dated((*at, "clocks", event, "latest"), clock.latest, inventory)

    yield from _of_clients(inventory)


def _of_clients(inventory: Inventory) -> Iterator[Named]:
    """The places in which the register of clients lies, and the holding of designated users."""
    clients = inventory.clients
    if clients is None:
        return
    for route, part in (
        (("clients",), clients),
        (("clients", "orders"), clients.orders),
        (("clients", "licences"), clients.licences),
        (("clients", "licences", "connections"), clients.licences.connections if clients.licences else None),
    ):
        if part is not None:
            yield (*route, "table"), part.table.partition(".")[0], inventory.places
    yield from _maybe(("clients", "designated"), clients.designated, inventory.holdings)


def _of_contracts(policy: Policy, contracts: Contracts) -> Iterator[Named]:
    for name, contract in contracts.contracts.items():
        at = ("contracts", name)
        yield at, name, policy.parties
        for index, study in enumerate(contract.studies):
            yield (*at, "studies", index, "service"), study.service, policy.services


def _of_people(at: Route, policy: Policy, inventory: Inventory, holding: Holding) -> Iterator[Named]:
    if isinstance(holding.people, str):
        yield (*at, "people"), holding.people, policy.people
        return
    for kind, when in (holding.people or {}).items():
        yield (*at, "people", kind), kind, policy.people
        yield from _dated((*at, "people", kind, "has"), when.has, inventory)


def _dated(route: Route, name: str | None, inventory: Inventory) -> Iterator[Named]:
    """``HOLDING.EVENT``: an event that a holding's clocks date."""
    known = [f"{holding}.{event}" for holding, value in inventory.holdings.items() for event in value.clocks]
    yield from _maybe(route, name, known)


def _maybe(route: Route, name: str | None, known: Collection[str]) -> Iterator[Named]:
    if name:
        yield route, name, known


def _each(route: Route, names: tuple[str, ...], known: Collection[str]) -> Iterator[Named]:
    for index, name in enumerate(names):
        yield (*route, index), name, known


def _unknown(document: Document, route: Route, name: str, known: Collection[str]) -> Finding:
    choices = list(known)
    near = get_close_matches(name, choices, n=1)
    listed = ", ".join(choices[:12]) or "—"
    en = f"did you mean `{near[0]}`?" if near else f"what is declared: {listed}"
    fr = f"vouliez-vous écrire `{near[0]}` ?" if near else f"ce qui est déclaré : {listed}"
    words = Words(f"`{name}` is declared nowhere", f"`{name}` n’est déclaré nulle part")
    note = Note(document.at(*route))
    instead = mending.listed(name, choices) or (near[0] if near and mending.alone(name, choices) else None)
    if route not in document.places and route[-1] != 0:  # a key, or what stands nowhere by itself
        instead = None
    return Finding("unknown-reference", Severity.ERROR, words, note, help=Words(en, fr), instead=instead)
