"""What a collection point received, stored where the holdings say such data lies, and traced without the data.

For a DPO: the record carries the day, the collection point it came through and the kind of person; the purposes and the
version that govern it follow from these. The journal knows that something was received, at which point, which fields,
under which version, for which purposes: never a value.

A person who is known already, by an identifier given, is not written down twice: what they give now is added to their
record's children (a message), their last contact is dated, and nothing that stands in their record is changed: changing
it is a rectification, and asks who they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from kept.connectors.conditions import OneOf
from kept.connectors.interface import Blank, Connector, NewRecord, Receiving, Selection
from kept.connectors.interface import Refusal as NotDone
from kept.consent.collection import Received, Refusal
from kept.consent.homes import Homes, homes, known, nobody
from kept.findings import KeptError, stopped
from kept.holdings import Inventory
from kept.journal import JSON, Journal, Kind
from kept.links import key_of
from kept.load import Loaded

Connect = Callable[[str], Connector]
_NOTHING: Mapping[str, JSON] = MappingProxyType({})
Written = tuple[str, str | int | None]
"""A holding and the key of the record written there."""


@dataclass(frozen=True, slots=True)
class Stored:
    """Where it went: holding and key of each record written, ``known`` where the person was there before."""

    received: Received
    records: tuple[tuple[str, str | int | None], ...]
    known: bool
    entry: int


def store(
    loaded: Loaded,
    inventory: Inventory,
    connect: Connect,
    journal: Journal,
    received: Received,
    shown: Mapping[str, JSON] = _NOTHING,
) -> Stored:
    """Write what was received. Raises ``KeptError`` where no holding takes a field, or the place refuses."""
    found = homes(inventory, received.point, received.purposes, tuple(received.values))
    place = inventory.place_of(found.root)
    connector = connect(place)
    if not isinstance(connector, Receiving):
        raise _takes_nothing(place)
    about: dict[str, JSON] = {
        "point": received.point,
        "version": received.version,
        "purposes": list(received.purposes),
        "fields": sorted(received.values),
        "holding": found.root,
        "origin": received.origin.value,
        **shown,
        **_particulars(journal, received),
        **({"client": journal.state.keys.pseudonym("client", received.client)} if received.client is not None else {}),
    }
    _tellable(inventory, found, received)
    intended = journal.intend(Kind.COLLECTION_RECEIVE, about, received.at)
    written: list[Written] = []
    try:
        with journal.state.writing():  # one at a time: two forms of one person at once are still one person
            owner = known(loaded.policy, inventory, connector, found, received.values, received.client)
            if owner is None and not found.own:
                raise nobody(found.root)
            written.extend(_write(loaded, inventory, connector, found, received, owner))  # all of it or nothing
            ended = about | {**_marks(journal, written), "known": owner is not None}
            done = journal.done(intended, ended, received.at)
    except KeptError as error:
        if error.finding.code == "lost-connection":
            raise _not_known(place, intended.seq) from None
        journal.failed(intended, about | {**_marks(journal, written), "code": error.finding.code}, received.at)
        raise (_against_a_rule(place) if error.finding.code == "rule-of-the-table" else error) from None
    return Stored(received, tuple(written), owner is not None, done.seq)


def _particulars(journal: Journal, received: Received) -> dict[str, JSON]:
    """What was told of the origin, under pseudonyms: an agent is a person, and a contract leads to one."""
    name = journal.state.keys.pseudonym
    told: dict[str, JSON] = {
        one: name(one, text) for one, text in received.told.items() if one not in {"channel", "purpose"}
    }
    return {"channel": received.told.get("channel"), **({"told": told} if told else {})}


def _tellable(inventory: Inventory, homes: Homes, received: Received) -> None:
    """Each particular has a column in the records written: what is asked for is not lost."""
    kept = {one for name in (homes.root, *homes.below) for one in inventory.holdings[name].provenance}
    lost = [one for one in received.told if one not in kept and one not in {"channel", "purpose"}]
    if lost:
        raise _nowhere_told(homes.root, lost)


def _marks(journal: Journal, written: list[Written]) -> dict[str, JSON]:
    """What was written, as the journal may know it: how many records, and the pseudonym of each."""
    name = journal.state.keys.pseudonym
    marks: list[JSON] = [name("record", f"{holding}#{key}") for holding, key in written if key is not None]
    return {"records": len(written), "written": marks}


def note_refusal(loaded: Loaded, journal: Journal, refusal: Refusal, at: datetime) -> int:
    """A refusal leaves a trace: which point, which declared fields, why. Names that nobody declared are not repeated."""
    known = refusal.point in loaded.policy.collection
    declared = [field for field in refusal.fields if loaded.policy.category_of(field) is not None]
    about: dict[str, JSON] = {
        "point": refusal.point if known else None,
        "version": loaded.policy.version,
        "reasons": list(refusal.codes),
        "fields": list(declared),
        **({"families": list(refusal.families)} if refusal.families else {}),
    }
    return journal.refused(Kind.COLLECTION_RECEIVE, about, at).seq


def _write(
    loaded: Loaded,
    inventory: Inventory,
    place: Receiving,
    found: Homes,
    received: Received,
    owner: str | int | None,
) -> list[Written]:
    """The person's record, or the day of their last contact, and what belongs to it: in one transaction."""
    new: dict[str, NewRecord] = {}
    if owner is None:
        own = _record(loaded, inventory, found.root, found.own, received)
        new[found.root] = NewRecord(inventory.table_of(found.root), own)
    for child, columns in found.below.items():
        values, belongs = _record(loaded, inventory, child, columns, received), inventory.holdings[child].of
        link = belongs.via if belongs is not None else None
        if link is not None and owner is not None:
            values, link = {link: owner, **values}, None
        new[child] = NewRecord(inventory.table_of(child), values, link)
    dating = None if owner is None else _contacted(loaded, inventory, found.root, owner, received)
    keys = place.take_in(tuple(new.values()), dating=dating)
    if isinstance(keys, NotDone):
        raise stopped(keys.code, keys.words.en, keys.words.fr, help_en=keys.way_out.en, help_fr=keys.way_out.fr)
    return list(zip(new, keys, strict=True))


def _record(
    loaded: Loaded, inventory: Inventory, name: str, columns: Mapping[str, str], received: Received
) -> dict[str, str | int | datetime]:
    """Its values, where it came from, what kind of person it is about, and the clocks that start now."""
    holding = inventory.holdings[name]
    record: dict[str, str | int | datetime] = dict(holding.new)
    record |= {column: received.values[field] for field, column in columns.items()}
    if holding.origin is not None:
        record[holding.origin] = received.point
    record |= {column: received.told[one] for one, column in holding.provenance.items() if one in received.told}
    if holding.client is not None and received.client is not None:
        record[holding.client] = received.client
    if received.people is not None and isinstance(holding.people, dict) and received.people in holding.people:
        record |= holding.people[received.people].where
    for event in ("collected", "last-contact"):
        clock = holding.clocks.get(event)
        if clock is not None and clock.column is not None:
            record.setdefault(clock.column, _moment(loaded, inventory, name, received.at))
    return record


def _moment(loaded: Loaded, inventory: Inventory, holding: str, at: datetime) -> datetime:
    place = inventory.places.get(inventory.place_of(holding))
    return at.astimezone(ZoneInfo((place.stored_in if place else None) or loaded.policy.zone))


def _contacted(
    loaded: Loaded, inventory: Inventory, root: str, key: str | int, received: Received
) -> tuple[Selection, Blank] | None:
    """Somebody who is known wrote again: their last contact is now."""
    clock = inventory.holdings[root].clocks.get("last-contact")
    if clock is None or clock.column is None:
        return None
    day = _moment(loaded, inventory, root, received.at).date().isoformat()
    selection = Selection(inventory.table_of(root), OneOf(key_of(inventory, root), (key,)))
    return selection, Blank((), ((clock.column, day),))


def _nowhere_told(holding: str, lost: list[str]) -> KeptError:
    named = ", ".join(f"`{one}`" for one in lost)
    return stopped(
        "origin-not-kept",
        f"nothing was stored: `{holding}` has no column for {named}, which the collection point asks for",
        f"rien n’a été enregistré : `{holding}` n’a pas de colonne pour {named}, que le point de collecte demande",
        help_en=f"write `provenance: {{{lost[0]}: COLUMN}}` at the holding",
        help_fr=f"écrivez `provenance: {{{lost[0]}: COLONNE}}` au gisement",
    )


def _takes_nothing(place: str) -> KeptError:
    return stopped(
        "place-takes-nothing",
        f"the place `{place}` takes in no new records through Kept",
        f"le lieu `{place}` n’accueille pas de nouvel enregistrement par Kept",
        help_en="have its own software write the record; a database can also take it from Kept",
        help_fr="laissez son propre logiciel écrire l’enregistrement ; une base de données peut aussi le recevoir de Kept",
    )


def _against_a_rule(place: str) -> KeptError:
    return stopped(
        "record-not-taken",
        f"nothing was stored: a rule of the database of `{place}` forbids the record (a link, a unique or a required value)",
        f"rien n’a été enregistré : une règle de la base de `{place}` interdit l’enregistrement "
        "(lien, valeur unique ou obligatoire)",
        help_en="give under `new:` of the holding what its table requires and no form brings, or allow it to be empty",
        help_fr="donnez sous `new:` du gisement ce que sa table exige et qu’aucun formulaire n’apporte, ou permettez le vide",
    )


def _not_known(place: str, entry: int) -> KeptError:
    """The connection may have been lost before or after the place took the records: the intention stays open."""
    return stopped(
        "reception-not-known",
        f"the connection to `{place}` was lost: whether it stored what was given is not known",
        f"la connexion à `{place}` a été perdue : nul ne sait si ce qui a été donné y est enregistré",
        help_en=f"look there before giving it again; `kept journal show --open` keeps showing entry {entry}",
        help_fr=f"regardez-y avant de le redonner ; `kept journal show --open` montre toujours l’écriture {entry}",
    )
