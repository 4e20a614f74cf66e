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
from zoneinfo import ZoneInfo

from kept.connectors.conditions import OneOf
from kept.connectors.interface import Blank, Connector, NewRecord, Receiving, Selection
from kept.connectors.interface import Refusal as NotDone
from kept.consent.collection import Received, Refusal
from kept.findings import KeptError, stopped
from kept.holdings import Inventory
from kept.journal import JSON, Journal, Kind
from kept.links import key_of
from kept.links.identifiers import Numbers, match
from kept.load import Loaded

Connect = Callable[[str], Connector]
Written = tuple[str, str | int | None]
"""A holding and the key of the record written there."""


@dataclass(frozen=True, slots=True)
class Stored:
    """Where it went: holding and key of each record written, ``known`` where the person was there before."""

    received: Received
    records: tuple[tuple[str, str | int | None], ...]
    known: bool
    entry: int


@dataclass(frozen=True, slots=True)
class _Homes:
    """The holding of the person's own record, its columns, and those of records that belong to it."""

    root: str
    own: Mapping[str, str]
    below: Mapping[str, Mapping[str, str]]


def store(loaded: Loaded, inventory: Inventory, connect: Connect, journal: Journal, received: Received) -> Stored:
    """Write what was received. Raises ``KeptError`` where no holding takes a field, or the place refuses."""
    homes = _homes(inventory, received)
    place = inventory.place_of(homes.root)
    connector = connect(place)
    if not isinstance(connector, Receiving):
        raise _takes_nothing(place)
    about: dict[str, JSON] = {
        "point": received.point,
        "version": received.version,
        "purposes": list(received.purposes),
        "fields": sorted(received.values),
        "holding": homes.root,
        "origin": received.origin.value,
    }
    intended = journal.intend(Kind.COLLECTION_RECEIVE, about, received.at)
    written: list[Written] = []
    try:
        with journal.state.writing():  # one at a time: two forms of one person at once are still one person
            known = _known(loaded, inventory, connector, homes, received)
            written.extend(_write(loaded, inventory, connector, homes, received, known))  # all of it or nothing
            ended = about | {**_marks(journal, written), "known": known is not None}
            done = journal.done(intended, ended, received.at)
    except KeptError as error:
        if error.finding.code == "lost-connection":
            raise _not_known(place, intended.seq) from None
        journal.failed(intended, about | {**_marks(journal, written), "code": error.finding.code}, received.at)
        raise (_against_a_rule(place) if error.finding.code == "rule-of-the-table" else error) from None
    return Stored(received, tuple(written), known is not None, done.seq)


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


def _homes(inventory: Inventory, received: Received) -> _Homes:
    """The holding for these purposes that takes most of the fields, and those below it that take the rest."""
    roots = [
        (len(taken), name, taken)
        for name, holding in inventory.holdings.items()
        if holding.of is None and holding.by is None and set(holding.for_) & set(received.purposes)
        if (taken := {field: column for field, column in holding.holds.items() if field in received.values})
    ]
    if not roots:
        raise _no_holding(received.point, sorted(received.values))
    _, root, own = max(roots, key=lambda each: each[0])
    below: dict[str, dict[str, str]] = {}
    below_root = [
        name for name in inventory.children_of(root) if set(inventory.holdings[name].for_) & set(received.purposes)
    ]
    for field in (field for field in received.values if field not in own):
        child = next((name for name in below_root if field in inventory.holdings[name].holds), None)
        if child is None:
            raise _no_holding(received.point, [field])
        below.setdefault(child, {})[field] = inventory.holdings[child].holds[field]
    return _Homes(root, own, below)


def _known(
    loaded: Loaded, inventory: Inventory, connector: Connector, homes: _Homes, received: Received
) -> str | int | None:
    """The key of the person's record, where the identifiers given name exactly one; ``None`` where they name none."""
    holding = inventory.holdings[homes.root]
    columns = {column: received.values[field] for field, column in homes.own.items()}
    given = {kind: (columns[column],) for kind, column in holding.identify.items() if column in columns}
    controller = loaded.policy.controller_party
    test = match(holding.identify, [given], Numbers(controller.country if controller else None))
    if test is None:
        return None
    keys = connector.keys(Selection(inventory.table_of(homes.root), test), key_of(inventory, homes.root))
    if len(keys) > 1:
        raise _several(homes.root)
    return keys[0] if keys else None


def _write(
    loaded: Loaded,
    inventory: Inventory,
    place: Receiving,
    homes: _Homes,
    received: Received,
    known: str | int | None,
) -> list[Written]:
    """The person's record, or the day of their last contact, and what belongs to it: in one transaction."""
    new: dict[str, NewRecord] = {}
    if known is None:
        own = _record(loaded, inventory, homes.root, homes.own, received)
        new[homes.root] = NewRecord(inventory.table_of(homes.root), own)
    for child, columns in homes.below.items():
        values, belongs = _record(loaded, inventory, child, columns, received), inventory.holdings[child].of
        link = belongs.via if belongs is not None else None
        if link is not None and known is not None:
            values, link = {link: known, **values}, None
        new[child] = NewRecord(inventory.table_of(child), values, link)
    dating = None if known is None else _contacted(loaded, inventory, homes.root, known, received)
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


def _no_holding(point: str, fields: list[str]) -> KeptError:
    named = ", ".join(f"`{field}`" for field in fields)
    return stopped(
        "no-holding-takes",
        f"what `{point}` receives has nowhere to go: no holding for its purposes takes {named}",
        f"ce que `{point}` reçoit n’a pas où aller : aucun gisement pour ses finalités n’accueille {named}",
        help_en="name the field under `holds:` of a holding whose `for:` has one of the purposes of the point",
        help_fr="nommez le champ sous `holds:` d’un gisement dont `for:` porte l’une des finalités du point",
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


def _several(holding: str) -> KeptError:
    return stopped(
        "several-people",
        f"several records of `{holding}` carry the identifiers given: a person must decide whose this is",
        f"plusieurs enregistrements de `{holding}` portent les identifiants donnés : c’est à une personne de trancher",
        help_en="give one identifier, or put the records together first",
        help_fr="donnez un seul identifiant, ou réunissez d’abord les enregistrements",
    )
