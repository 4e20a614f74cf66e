"""Whose record it is: the chain from a record up to the person it is about, and back down.

A record belongs to the person of the record that its ``of`` names, through one column. The links are followed where
the data lies (``Within``), never by pulling keys through Python, as long as the chain stays in one place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from kept.connectors.conditions import EVERY, NONE, Condition, OneOf, Scalar, Within
from kept.findings import KeptError, stopped
from kept.holdings import Inventory
from kept.holdings.coverage import chain_of


def owner_of(inventory: Inventory, holding: str) -> str | None:
    """The holding that this one's records belong to, if it is declared."""
    belongs = inventory.holdings[holding].of
    return belongs.holding if belongs is not None and belongs.holding in inventory.holdings else None


def same_place(inventory: Inventory, holding: str) -> bool:
    """Whether the whole chain lies in one place, so that one statement can follow it."""
    return len({inventory.place_of(name) for name in chain_of(inventory, holding)}) == 1


def key_of(inventory: Inventory, holding: str) -> str:
    """The column that names a record. Raises ``KeptError`` where the holdings do not say it and a link needs it."""
    key = inventory.holdings[holding].key
    if key is None:
        raise _no_key(holding)
    return key


def up(inventory: Inventory, holding: str, where: Condition) -> Condition:
    """Records of ``holding`` whose owner record satisfies ``where``; ``EVERY`` and ``NONE`` need no link."""
    owner, belongs = owner_of(inventory, holding), inventory.holdings[holding].of
    if owner is None or belongs is None or where == NONE:
        return NONE
    if where == EVERY:
        return EVERY
    return Within(belongs.via, inventory.table_of(owner), key_of(inventory, owner), where)


def down(inventory: Inventory, holding: str, below: str, where: Condition) -> Condition:
    """Records of ``holding`` with at least one record of ``below``, any links further down, that satisfies ``where``."""
    links = chain_of(inventory, below)
    for child, owner in pairwise(links):
        belongs = inventory.holdings[child].of
        if belongs is None:
            break
        where = Within(key_of(inventory, owner), inventory.table_of(child), belongs.via, where)
        if owner == holding:
            return where
    return NONE


def belonging(inventory: Inventory, holding: str, keys: Mapping[str, Sequence[Scalar]]) -> Condition:
    """Records of ``holding`` that are named in ``keys``, or that belong to a record named there.

    ``keys``: holding → key values. The nearest holding of the chain that is named decides; a chain with none gives
    ``NONE``. Works for one person and for a thousand: it is one condition.
    """
    named = keys.get(holding)
    if named is not None:
        return OneOf(key_of(inventory, holding), tuple(named)) if named else NONE
    links = chain_of(inventory, holding)
    if len(links) == 1:
        return NONE
    belongs = inventory.holdings[holding].of
    named = keys.get(links[1])
    if named is not None and belongs is not None:
        return OneOf(belongs.via, tuple(named)) if named else NONE
    return up(inventory, holding, belonging(inventory, links[1], keys))


def _no_key(holding: str) -> KeptError:
    return stopped(
        "key-not-declared",
        f"holdings.yaml does not say which column names a record of `{holding}`",
        f"holdings.yaml ne dit pas quelle colonne désigne un enregistrement de `{holding}`",
        help_en=f"add `key: id` (the column that names a record) to `{holding}`",
        help_fr=f"ajoutez `key: id` (la colonne qui identifie un enregistrement) à `{holding}`",
    )
