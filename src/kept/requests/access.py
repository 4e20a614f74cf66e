"""The copy of a person's data, with all that art. 15 has us tell beside it: every value, its purpose, recipients, period and origin."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from kept.findings import Language
from kept.grammar import english, french
from kept.holdings import Holding, Inventory
from kept.holdings.coverage import chain_of
from kept.policy import Policy
from kept.policy.provenance import WORDS
from kept.requests import told
from kept.requests.gather import Gathered, reached
from kept.requests.record import Request
from kept.requests.timing import Timing, columns_to_judge
from kept.requests.told import Json, both, two

Record = Mapping[str, Any]


def columns_to_copy(policy: Policy, inventory: Inventory, holding: str) -> tuple[str, ...]:
    """Everything personal of a holding but the secrets, what judges it, and where it came from."""
    declared, unread = inventory.holdings[holding], _unread(policy, inventory, holding)
    origin = (declared.origin,) if declared.origin else ()
    held = (column for field, column in declared.holds.items() if field not in unread)
    wanted = (
        *(*held, *declared.identify.values()),
        *(*columns_to_judge(inventory, holding), *origin, *declared.provenance.values()),
    )
    return tuple(dict.fromkeys(wanted))


def copy_for(
    policy: Policy, inventory: Inventory, request: Request, gathered: Gathered, timing: Timing, at: datetime
) -> Json:
    """The whole answer to one access request, as JSON values with each sentence in both languages."""
    holdings = [
        _holding(policy, inventory, name, records, timing)
        for name in reached(inventory)
        if (
            records := [one for one in gathered.of(request.id, name) if not _of_organisation(policy, timing, name, one)]
        )
    ]
    named = list(dict.fromkeys(purpose for holding in holdings for purpose in holding["purposes"]))
    clauses = dict.fromkeys(
        clause
        for holding in holdings
        for record in holding["records"]
        for kept in record["kept"]
        for clause in kept["by"]
    )
    return {
        "kind": "access",
        "request": about(request, at),
        "policy": {"version": policy.version, **two(policy.policy)},
        "controller": told.controller(policy),
        "holdings": holdings,
        "records": sum(len(holding["records"]) for holding in holdings),
        "purposes": told.purposes(policy, named),
        "recipients": told.recipients(policy, named),
        "transfers": told.transfers(policy, named),
        "retention": [told.retention(policy, clause.removeprefix("retention.")) for clause in clauses],
        "rights": told.rights(policy),
        "not_reached": told.not_reached(policy, inventory),
        "doubtful": _doubtful(gathered, request),
        "about_organisations": _about_organisations(policy, gathered, request, timing),
    }


def _of_organisation(policy: Policy, timing: Timing, name: str, record: Record) -> bool:
    """A line about a company and no person is no personal data (art. 4(1)): the rights of people do not reach it.

    Only where the table tells such lines from those about people, and identifies nobody by itself: elsewhere the word for
    a company means its people.
    """
    holding = timing.inventory.holdings[name]
    if holding.identify or not isinstance(holding.people, dict):
        return False
    kinds = [policy.people[kind] for kind in timing.kinds(name, record) if kind in policy.people]
    return bool(kinds) and all(kind.organisation for kind in kinds)


def _about_organisations(policy: Policy, gathered: Gathered, request: Request, timing: Timing) -> list[Json]:
    """Records found under the person's identifiers that are about an organisation alone: told, and not copied."""
    found = {
        name: sum(_of_organisation(policy, timing, name, one) for one in gathered.of(request.id, name))
        for name in reached(timing.inventory)
    }
    return [{"holding": name, "records": count} for name, count in found.items() if count]


def about(request: Request, at: datetime) -> Json:
    """The request that is answered."""
    return {
        "id": request.id,
        "right": {"id": request.right.value, **both(request.right.label("en"), request.right.label("fr"))},
        "received": request.received_on.isoformat(),
        "received_words": told.day(request.received_on),
        "answered": at.date().isoformat(),
        "answered_words": told.day(at.date()),
    }


def _holding(policy: Policy, inventory: Inventory, name: str, records: list[Record], timing: Timing) -> Json:
    declared = inventory.holdings[name]
    categories = dict.fromkeys(policy.category_of(field) for field in declared.holds)
    fields = [(field, column) for field, column in declared.holds.items()]
    return {
        "holding": name,
        "controller": policy.controller,
        "categories": [two(policy.data[category].words) for category in categories if category in policy.data],
        "purposes": [purpose for purpose in declared.for_ if purpose in policy.purposes],
        "recipients": [party["id"] for party in told.recipients(policy, list(declared.for_))],
        "columns": [{"field": field, **two(policy.words_of_field(field))} for field, _ in fields],
        "records": [_record(policy, inventory, name, record, timing) for record in records],
        **({"never_shown": secret} if (secret := list(_unread(policy, inventory, name))) else {}),
    }


def _unread(policy: Policy, inventory: Inventory, name: str) -> tuple[str, ...]:
    """Secrets: that they are held is told, and no copy carries them (art. 32; what they open is others' too, art. 15(4))."""
    return tuple(field for field in inventory.holdings[name].holds if policy.shown(field) == "never")


def _record(policy: Policy, inventory: Inventory, name: str, record: Record, timing: Timing) -> Json:
    declared = inventory.holdings[name]
    kinds, collected = timing.kinds(name, record), timing.day(name, "collected", record)
    return {
        "values": {
            field: _plain(record[column])
            for field, column in declared.holds.items()
            if field not in _unread(policy, inventory, name)
        },
        "people": [{"id": kind, **two(policy.people[kind].words)} for kind in kinds if kind in policy.people],
        "collected": _plain(collected),
        "collected_words": told.day(collected),
        "origin": _origin(policy, inventory, name, record),
        "kept": _kept(name, kinds, record, timing),
    }


def _kept(name: str, kinds: tuple[str, ...], record: Record, timing: Timing) -> list[Json]:
    """Until when, group of values by group of values: all clauses must have lapsed before a value goes."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for field in timing.inventory.holdings[name].holds:
        groups.setdefault(timing.clauses(name, kinds, field), []).append(field)
    kept: list[Json] = []
    for clauses, fields in groups.items():
        ends = [end for clause in clauses if (end := timing.end(name, clause, record)).concerned]
        lasts = [end.last for end in ends if end.last is not None]
        known = max(lasts) if ends and len(lasts) == len(ends) else None
        kept.append(
            {
                "fields": fields,
                "by": [f"retention.{clause}" for clause in clauses],
                "until": known.isoformat() if known else None,
                "until_words": told.day(known),
            }
        )
    return kept


def _origin(policy: Policy, inventory: Inventory, name: str, record: Record) -> Json:
    """Where the value came from (art. 15(1)(g)): what the record says, else the ways in that its purposes have."""
    declared = inventory.holdings[name]
    written = record.get(declared.origin) if declared.origin else None
    if written is not None:
        point = policy.collection.get(str(written))
        if point is None:
            return {"id": str(written), **_told(declared, record, both(str(written), str(written)))}
        return {"id": f"collection.{written}", **_told(declared, record, _point(policy, str(written)))}
    words = [_point(policy, point) for point in _ways_in(policy, inventory, name)]
    return {
        "id": None,
        "en": english.either([word["en"] for word in words]) or "not recorded",
        "fr": french.either([word["fr"] for word in words]) or "non enregistrée",
    }


_UNTOLD = {"agent", "channel", "purpose"}
"""Whoever took it in is somebody else (art. 15(4)); the channel and the purposes are told by the point itself."""


def _told(declared: Holding, record: Record, words: Json) -> Json:
    """The words of an origin with what is known beside its name: the contract, the seller, the date of the list."""
    known = {
        one: _plain(record[column])
        for one, column in declared.provenance.items()
        if one not in _UNTOLD and record.get(column) is not None
    }
    if not known:
        return words
    en, fr = (
        "; ".join(f"{WORDS[one][lang]}{colon} {value}" for one, value in known.items()) for lang, colon in _COLONS
    )
    return both(f"{words['en']} – {en}", f"{words['fr']} – {fr}")


_COLONS: tuple[tuple[Language, str], ...] = (("en", ":"), ("fr", "\u00a0:"))


def _ways_in(policy: Policy, inventory: Inventory, name: str) -> list[str]:
    """The collection points for the purposes of the holding; where it has none, of the one it belongs to."""
    for holding in chain_of(inventory, name):
        held_for = set(inventory.holdings[holding].for_)
        if points := [point for point, value in policy.collection.items() if set(value.for_) & held_for]:
            return points
    return []


def _point(policy: Policy, name: str) -> Json:
    point = policy.collection[name]
    words = two(point.words) if point.words else both(name, name)
    if point.source is not None:
        words = {lang: f"{words[lang]} ({point.source[lang]})" for lang in ("en", "fr")}
    return words


def _doubtful(gathered: Gathered, request: Request) -> list[Json]:
    """Records that carry one of the identifiers and, beside it, somebody else's: they are not in the copy."""
    return [
        {"holding": name, "records": theirs[request.id]}
        for name, theirs in gathered.doubtful.items()
        if request.id in theirs
    ]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
