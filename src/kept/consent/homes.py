"""Where what is given is stored, and whether the person it is about is there already.

A reception has one home: the person's own record, with the records that belong to it. Where nothing that is given stands
in the person's own record, a record below it takes it, and an identifier that both carry names the person: the line of a
call names the licence it was made with.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from kept.connectors.conditions import Equals, both
from kept.connectors.interface import Connector, Selection
from kept.findings import KeptError, stopped
from kept.holdings import Inventory
from kept.links import key_of, owner_of
from kept.links.identifiers import Numbers, match
from kept.policy import Policy


@dataclass(frozen=True, slots=True)
class Homes:
    """The holding of the person's own record, its columns, and those of records that belong to it."""

    root: str
    own: Mapping[str, str]
    below: Mapping[str, Mapping[str, str]]


def homes(inventory: Inventory, point: str, purposes: Collection[str], fields: Collection[str]) -> Homes:
    """The holding for these purposes that takes most of the fields, and those below it that take the rest."""
    own = {
        name: {field: column for field, column in holding.holds.items() if field in fields}
        for name, holding in inventory.holdings.items()
        if holding.by is None and set(holding.for_) & set(purposes)
    }
    roots = [(len(taken), name) for name, taken in own.items() if taken and inventory.holdings[name].of is None]
    if not roots:
        return _below_alone(inventory, point, own, fields)
    _, root = max(roots, key=lambda each: each[0])
    below: dict[str, dict[str, str]] = {}
    below_root = [name for name in inventory.children_of(root) if name in own]
    for field in (field for field in fields if field not in own[root]):
        child = next((name for name in below_root if field in inventory.holdings[name].holds), None)
        if child is None:
            raise _no_holding(point, [field])
        below.setdefault(child, {})[field] = inventory.holdings[child].holds[field]
    return Homes(root, own[root], below)


def _below_alone(
    inventory: Inventory, point: str, own: Mapping[str, Mapping[str, str]], fields: Collection[str]
) -> Homes:
    """A record that belongs to a person's, and carries what that person's record is found by."""
    for name, taken in own.items():
        owner, identify = owner_of(inventory, name), inventory.holdings[name].identify
        if owner is None or len(taken) < len(fields) or inventory.place_of(owner) != inventory.place_of(name):
            continue
        if set(identify) & set(inventory.holdings[owner].identify) and set(identify.values()) & set(taken.values()):
            return Homes(owner, {}, {name: taken})
    raise _no_holding(point, sorted(fields))


def known(
    policy: Policy,
    inventory: Inventory,
    connector: Connector,
    found: Homes,
    values: Mapping[str, str],
    client: str | None = None,
) -> str | int | None:
    """The key of the person's record, where the identifiers given name exactly one; ``None`` where they name none.

    Where a client is named, its own people alone are looked at: one and the same person may be a user of two clients.
    """
    root = inventory.holdings[found.root]
    given: dict[str, tuple[str, ...]] = {}
    for name, columns in ((found.root, found.own),) if found.own else found.below.items():
        written = {column: values[field] for field, column in columns.items() if field in values}
        identify = inventory.holdings[name].identify
        given |= {kind: (written[column],) for kind, column in identify.items() if column in written}
    controller = policy.controller_party
    test = match(root.identify, [given], Numbers(controller.country if controller else None))
    if test is None:
        return None
    if client is not None and root.client is not None:
        test = both(test, Equals(root.client, client))
    keys = connector.keys(Selection(inventory.table_of(found.root), test), key_of(inventory, found.root))
    if len(keys) > 1:
        raise _several(found.root)
    return keys[0] if keys else None


def nobody(holding: str) -> KeptError:
    """What is given belongs to a record that is not there."""
    return stopped(
        "owner-not-known",
        f"no record of `{holding}` carries what is given: nothing says whose this is",
        f"aucun enregistrement de `{holding}` ne porte ce qui est donné : rien ne dit à qui cela se rapporte",
        help_en="give the identifier as the record carries it, or take the record in first",
        help_fr="donnez l’identifiant tel que l’enregistrement le porte, ou recevez d’abord cet enregistrement",
    )


def _no_holding(point: str, fields: list[str]) -> KeptError:
    named = ", ".join(f"`{field}`" for field in fields)
    return stopped(
        "no-holding-takes",
        f"what `{point}` receives has nowhere to go: no holding for its purposes takes {named}",
        f"ce que `{point}` reçoit n’a pas où aller : aucun gisement pour ses finalités n’accueille {named}",
        help_en="name the field under `holds:` of a holding whose `for:` has one of the purposes of the point",
        help_fr="nommez le champ sous `holds:` d’un gisement dont `for:` porte l’une des finalités du point",
    )


def _several(holding: str) -> KeptError:
    return stopped(
        "several-people",
        f"several records of `{holding}` carry the identifiers given: a person must decide whose this is",
        f"plusieurs enregistrements de `{holding}` portent les identifiants donnés : c’est à une personne de trancher",
        help_en="give one identifier, or put the records together first",
        help_fr="donnez un seul identifiant, ou réunissez d’abord les enregistrements",
    )
