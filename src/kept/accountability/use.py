"""Reading data for a declared purpose, and for no other (GDPR art. 5(1)(b)): what may not be used is never read.

A use names its purpose. It is refused where the purpose is not the policy's, was not when the records were collected,
is not one that the records are held for, does not concern these people or this data, or has ended. Of the records that
may be used, only the fields that the purpose needs are read (art. 5(1)(c)). Granted or refused, it is journalled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from kept.accountability.anonymity import State as Face
from kept.accountability.anonymity import leads, pseudonymised, singled_out, unfit
from kept.accountability.clients import not_served
from kept.accountability.figures import Count, Figures, count, person_of, uncountable
from kept.accountability.heeding import heard
from kept.accountability.limits import Limits
from kept.accountability.preferring import means_unnamed, preferring
from kept.accountability.reason import Reason
from kept.accountability.release import refusal
from kept.accountability.screening import quarantine
from kept.accountability.shown import hidden_in, masked
from kept.accountability.standing import ground_of
from kept.accountability.takeover import not_told
from kept.accountability.tracing import Source, sources
from kept.connectors.conditions import Condition, Equals, OneOf, both
from kept.connectors.interface import Connector, Selection
from kept.findings import KeptError, Words, stopped
from kept.holdings import Inventory
from kept.journal import JSON, Journal, Kind
from kept.links.identifiers import Identifiers, Numbers, match
from kept.links.person import key_of
from kept.load import Loaded
from kept.policy import Policy, Role
from kept.state import State
from kept.state.keys import Keys

Connect = Callable[[str], Connector]


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to read, and for what. Without ``key`` and ``identifiers``: every record of the holding.

    ``to`` names the party that the records are to be handed to, ``client`` the client of a processor on whose
    instructions it acts. ``purpose`` may be one of the parts of a purpose: the use is then traced to both. ``fields``: no
    other than these are read (GDPR art. 5(1)(c)); ``data``: nor any of another category. ``as_``: what the records are said to be once they are out.
    ``count``: the records are not read but counted, for figures of the policy.
    ``among``: the keys of the only records that are meant. ``channel``: by which means the people are to be reached.
    """

    purpose: str
    holding: str
    on: date
    key: str | None = None
    identifiers: Identifiers | None = None
    by: str | None = None
    why: str | None = None
    to: str | None = None
    client: str | None = None
    part: str | None = None
    fields: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    as_: Face | None = None
    count: Count | None = None
    among: tuple[str | int, ...] | None = None
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """Records that were left out, and the reason."""

    code: str
    records: int
    words: Words


@dataclass(frozen=True, slots=True)
class Use:
    """The outcome. ``refusal``: nothing was read, and why. ``left``: the records that were left out, reason by reason.

    ``unread``: fields that the purpose has and that nobody reads back. ``sources``: what each record was worked out of.
    """

    asked: Asked
    fields: tuple[str, ...]
    records: tuple[Mapping[str, Any], ...]
    left: tuple[Left, ...]
    entry: int
    refusal: Words | None = None
    unread: tuple[str, ...] = ()
    figures: Figures | None = None
    basis: JSON = None
    sources: tuple[Source, ...] = ()

    @property
    def granted(self) -> bool:
        """The purpose may use what is in ``records``."""
        return self.refusal is None


def use(
    loaded: Loaded, inventory: Inventory, connect: Connect, state: State, journal: Journal, asked: Asked, at: datetime
) -> Use:
    """Read for a purpose. Raises ``KeptError`` only where what was asked cannot be understood."""
    _understood(inventory, asked)
    about, whole = _about(loaded, state, asked), loaded.policy.whole(asked.purpose)
    about |= {"basis": _basis(loaded, whole, asked.on)}
    if whole != asked.purpose:
        about |= {"purpose": whole, "part": asked.purpose}
        asked = replace(asked, purpose=whole, part=asked.purpose)
    only = asked.fields or _of_categories(loaded.policy, inventory, asked)
    limits = Limits(loaded, inventory, asked.holding, asked.purpose, asked.on, asked.client, only)
    reason = _not_named(asked, only) or limits.refusal()
    reason = reason or not_served(loaded.policy, inventory, connect, asked.purpose, asked.client, asked.on)
    reason = reason or _not_to(loaded, asked)
    reason = reason or not_told(loaded.policy, inventory, connect, state, asked.to, asked.holding, asked.on)
    reason = reason or _unfit(loaded, inventory, asked, limits) or _grouped(loaded, asked)
    if (reason := reason or means_unnamed(loaded.policy, asked.purpose, asked.channel)) is not None:
        entry = journal.refused(Kind.USE_DECIDE, {**about, "reason": reason.code, "records": 0}, at)
        return Use(asked, (), (), (), entry.seq, reason.words)
    connector = connect(inventory.place_of(asked.holding))
    table, named = inventory.table_of(asked.holding), _named(loaded, inventory, asked)
    chosen = asked.part or asked.purpose
    if whole in loaded.policy.purposes:
        said = heard(loaded.policy, inventory, connect, state, asked.holding, chosen, asked.on, named)
        apart = quarantine(inventory, connector, journal, asked.holding, named)
        means = preferring(loaded.policy, inventory, asked.holding, asked.purpose, asked.channel)
        limits.heed(replace(said, stops=(*said.stops, *apart, *means)))
    left, remaining = _left(connector, table, named, limits)
    about |= {"left": {one.code: one.records for one in left}, "fields": list(limits.fields)}
    if left and not remaining:
        entry = journal.refused(Kind.USE_DECIDE, {**about, "reason": left[0].code, "records": 0}, at)
        return Use(asked, limits.fields, (), left, entry.seq, left[0].words)
    selection = Selection(table, both(named, limits.covered()))
    if (reason := _alone(connector, inventory, asked, limits, selection)) is not None:
        entry = journal.refused(Kind.USE_DECIDE, {**about, "reason": reason.code, "records": 0}, at)
        return Use(asked, limits.fields, (), left, entry.seq, reason.words)
    intended = journal.intend(Kind.USE_DECIDE, about | {"records": remaining}, at)
    if asked.count is not None:
        made = count(loaded.policy, inventory, asked.holding, connector, selection, asked.count)
        if isinstance(made, Reason):
            journal.refused(intended, {"reason": made.code, "records": 0}, at)
            return Use(asked, limits.fields, (), (), intended.seq, made.words)
        journal.done(intended, {"records": remaining, "shown": len(made.cells), "hidden": made.hidden}, at)
        return Use(asked, limits.fields, (), (), intended.seq, figures=made, basis=about["basis"])
    records = tuple(_read(connector, inventory, asked.holding, table, named, limits))
    journal.done(intended, {"records": len(records)}, at)
    made_of = sources(inventory, connect, asked.holding, records) if asked.as_ is None else ()
    records = _faced(loaded, inventory, state, asked, records)
    fields = tuple(field for field in limits.fields if field not in limits.unread)
    return Use(asked, fields, records, left, intended.seq, unread=limits.unread, sources=made_of)


def _of_categories(policy: Policy, inventory: Inventory, asked: Asked) -> tuple[str, ...]:
    """The fields held there of the categories that are named: nothing else leaves."""
    return tuple(field for field in inventory.holdings[asked.holding].holds if policy.category_of(field) in asked.data)


def _not_named(asked: Asked, only: tuple[str, ...]) -> Reason | None:
    if only or not asked.data:
        return None
    return Reason(
        "data-not-named",
        Words(
            f"`{asked.holding}` holds nothing of the categories that are named",
            f"`{asked.holding}` ne détient rien des catégories nommées",
        ),
    )


def _basis(loaded: Loaded, purpose: str, on: date) -> JSON:
    """By what right (GDPR art. 6(1)), each if several; none where the purpose is unknown, or carried out for a client."""
    told = loaded.policy.purposes.get(purpose)
    kinds: list[JSON] = [kind.value for kind in ground_of(told, on).kinds] if told is not None else []
    return kinds if len(kinds) > 1 else kinds[0] if kinds else None


def _not_to(loaded: Loaded, asked: Asked) -> Reason | None:
    return (
        None
        if asked.to is None
        else refusal(loaded.policy, asked.to, asked.purpose, asked.on, loaded.contracts, asked.client)
    )


def _unfit(loaded: Loaded, inventory: Inventory, asked: Asked, limits: Limits) -> Reason | None:
    """Why the records are not what they are said to be, or may not be counted; nothing has been read yet."""
    if asked.count is not None:
        used, what = limits.fields, asked.count
        return uncountable(loaded.policy, inventory, asked.holding, asked.purpose, what, asked.on, used)
    if asked.as_ is None:
        return None
    return unfit(asked.as_, leads(loaded.policy, inventory, asked.holding, limits.fields))


def _alone(
    connector: Connector, inventory: Inventory, asked: Asked, limits: Limits, selection: Selection
) -> Reason | None:
    """Why the records, called anonymous, single somebody out all the same: measured where they lie."""
    if asked.as_ != "anonymous":
        return None
    columns = [inventory.holdings[asked.holding].holds[field] for field in limits.fields]
    return singled_out(connector, selection, columns, person_of(inventory, asked.holding))


def _grouped(loaded: Loaded, asked: Asked) -> Reason | None:
    return None if asked.count is None else hidden_in(loaded.policy, asked.count.per)


def _faced(
    loaded: Loaded, inventory: Inventory, state: State, asked: Asked, records: tuple[Mapping[str, Any], ...]
) -> tuple[Mapping[str, Any], ...]:
    """The records as they go out: as they are, under pseudonyms, or without their key."""
    key = key_of(inventory, asked.holding)
    if not _outside(loaded.policy, asked.to):  # a screen needs no more than the end
        records = masked(loaded.policy, records)
    if asked.as_ == "anonymous":
        return tuple({name: value for name, value in one.items() if name != key} for one in records)
    if asked.as_ == "pseudonymised":
        fields = [name for name in inventory.holdings[asked.holding].holds if records and name in records[0]]
        return tuple(pseudonymised(state.keys, key, leads(loaded.policy, inventory, asked.holding, fields), records))
    return records


def _outside(policy: Policy, to: str | None) -> bool:
    """Whether the records go to somebody else, who is handed what people were told of."""
    party = policy.parties.get(to or "")
    return party is not None and to != policy.controller and party.role is not Role.STAFF


def _left(connector: Connector, table: str, named: Condition, limits: Limits) -> tuple[tuple[Left, ...], int]:
    """How many records each limit leaves out: the first limit that a record meets is the one that is told."""
    remaining = connector.count(Selection(table, named))
    left: list[Left] = []
    for limit in limits.steps():
        if not remaining:
            break
        passing = connector.count(Selection(table, both(named, limit.passing)))
        if passing < remaining:
            left.append(Left(limit.code, remaining - passing, limit.words))
        remaining = passing
    return tuple(left), remaining


def _read(
    connector: Connector, inventory: Inventory, holding: str, table: str, named: Condition, limits: Limits
) -> list[Mapping[str, Any]]:
    """Only the fields that the purpose uses, version by version: an earlier version may have told of fewer."""
    key, columns = key_of(inventory, holding), inventory.holdings[holding].holds
    found: list[Mapping[str, Any]] = []
    for fields, where in limits.slices():
        wanted = tuple(dict.fromkeys((key, *(columns[field] for field in fields))))
        rows = connector.fetch(Selection(table, both(named, where)), wanted)
        found.extend({key: row[key], **{field: row[columns[field]] for field in fields}} for row in rows)
    return found


def _named(loaded: Loaded, inventory: Inventory, asked: Asked) -> Condition:
    """The records that were asked for, whether they may be used or not."""
    conditions: list[Condition] = []
    if asked.key is not None:
        conditions.append(Equals(key_of(inventory, asked.holding), asked.key))
    if asked.among is not None:
        conditions.append(OneOf(key_of(inventory, asked.holding), asked.among))
    if asked.identifiers:
        conditions.append(_of_person(loaded, inventory, asked.holding, asked.identifiers))
    return both(*conditions)


def _of_person(loaded: Loaded, inventory: Inventory, holding: str, identifiers: Identifiers) -> Condition:
    from kept.links import owner_of, up

    own = match(inventory.holdings[holding].identify, [identifiers], Numbers.of(loaded.policy))
    if own is not None:
        return own
    owner = owner_of(inventory, holding)
    if owner is None:
        raise _nobody(holding)
    return up(inventory, holding, _of_person(loaded, inventory, owner, identifiers))


def _about(loaded: Loaded, state: State, asked: Asked) -> dict[str, JSON]:
    """For the journal: counts and pseudonyms, never the person, the key or the words somebody typed."""
    keys, policy = state.keys, loaded.policy
    person = [keys.pseudonym(kind, text) for kind, texts in sorted((asked.identifiers or {}).items()) for text in texts]
    return {
        "purpose": _said(keys, "purpose", asked.purpose, known=policy.whole(asked.purpose) in policy.purposes),
        "holding": asked.holding,
        "on": asked.on.isoformat(),
        "person": person or None,
        "record": keys.pseudonym("record", f"{asked.holding}#{asked.key}") if asked.key is not None else None,
        "by": keys.pseudonym("staff", asked.by) if asked.by else None,
        "why": keys.pseudonym("words", asked.why) if asked.why else None,
        "to": _said(keys, "recipient", asked.to, known=asked.to in policy.parties) if asked.to is not None else None,
        **({"aggregate": asked.count.aggregate, "per": list(asked.count.per)} if asked.count is not None else {}),
        **({"as": asked.as_} if asked.as_ is not None else {}),
        **({"client": keys.pseudonym("client", asked.client)} if asked.client is not None else {}),
    }


def _said(keys: Keys, kind: str, name: str, *, known: bool) -> str:
    """A name the policy has, or could have; anything else may be a person's, and only its pseudonym is kept."""
    return name if known or re.fullmatch(r"[a-z0-9][a-z0-9._-]*", name) else keys.pseudonym(kind, name)


def _understood(inventory: Inventory, asked: Asked) -> None:
    holding = inventory.holdings.get(asked.holding)
    if holding is None or holding.by is not None:
        listed = ", ".join(name for name, one in inventory.holdings.items() if one.by is None)
        raise stopped(
            "unknown-holding",
            f"`{asked.holding}` is no holding that Kept reaches",
            f"`{asked.holding}` n’est pas un gisement que Kept atteint",
            help_en=f"write one of: {listed}",
            help_fr=f"écrivez l’un de ceux-ci : {listed}",
            exit_code=2,
        )
    for field in asked.fields:
        if field not in holding.holds:
            raise stopped(
                "unknown-field",
                f"`{asked.holding}` does not hold `{field}`",
                f"`{asked.holding}` ne contient pas `{field}`",
                help_en=f"write one of: {', '.join(holding.holds)}",
                help_fr=f"écrivez l’un de ceux-ci : {', '.join(holding.holds)}",
                exit_code=2,
            )


def _nobody(holding: str) -> KeptError:
    return stopped(
        "unknown-identifier",
        f"people are not found by this kind of identifier in `{holding}`, nor in what it belongs to",
        f"cette sorte d’identifiant ne permet de trouver personne dans `{holding}`, ni dans ce dont il dépend",
        help_en="see `identify:` in holdings.yaml, or name the record with `--key`",
        help_fr="voyez `identify:` dans holdings.yaml, ou désignez l’enregistrement par `--key`",
        exit_code=2,
    )
