"""What a person who asked for erasure is told: what went, what stays, why, until when, and how they can check it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kept.holdings import Inventory
from kept.policy import Policy
from kept.requests import told
from kept.requests.access import about
from kept.requests.decision import Decision, Kept
from kept.requests.gather import reached
from kept.requests.grounds import Ground, Stay
from kept.requests.record import Request
from kept.requests.told import Json, both, two
from kept.requests.world import World


@dataclass(slots=True)
class Share:
    """One person's part of the decision on a holding, in records."""

    found: int = 0
    erased: int = 0
    emptied: int = 0
    kept: list[Kept] = field(default_factory=list)


Shares = Mapping[str, Mapping[str, Share]]
"""Request → holding → its part."""


def shares_of(decision: Decision) -> Shares:
    """Everyone's part, in one pass over the decision."""
    shares: dict[str, dict[str, Share]] = {}
    for part in decision.parts:
        erased, emptied = set(part.delete), {key for keys in part.blank.values() for key in keys}
        for key, of in part.found.items():
            for request in of:
                share = shares.setdefault(request, {}).setdefault(part.holding, Share())
                share.found += 1
                share.erased += key in erased
                share.emptied += key in emptied
        for one in part.kept:
            for request in one.of:
                shares[request][part.holding].kept.append(one)
    return shares


def general(world: World) -> Json:
    """What every answer of a fulfilment tells alike: made once, however many people are answered."""
    policy, inventory = world.policy, world.inventory
    return {
        "kind": "erasure",
        "policy": {"version": policy.version, **two(policy.policy)},
        "controller": told.controller(policy),
        "kept_by_kept": told.kept_itself(policy, inventory),
        "not_reached": told.not_reached(policy, inventory),
        "rights": told.rights(policy),
    }


def answer_for(world: World, request: Request, decision: Decision, shares: Shares, alike: Json, at: datetime) -> Json:
    """The whole answer to one erasure request, as JSON values with each sentence in both languages; the proof is added to it."""
    policy, inventory = world.policy, world.inventory
    theirs = shares.get(request.id, {})
    holdings = [_holding(policy, inventory, name, theirs[name]) for name in reached(inventory) if name in theirs]
    stays = {stay for share in theirs.values() for kept in share.kept for stay, _ in kept.stays}
    return {
        **alike,
        "request": about(request, at),
        "holdings": holdings,
        "counts": {key: sum(holding[key] for holding in holdings) for key in ("found", "erased", "emptied", "kept")},
        "waits": sorted({stay.clause for stay in stays if stay.ground is Ground.HOLD}),
        "doubtful": sum(theirs.get(request.id, 0) for theirs in decision.doubtful.values()),
    }


def _holding(policy: Policy, inventory: Inventory, name: str, share: Share) -> Json:
    categories = dict.fromkeys(policy.category_of(field_) for field_ in inventory.holdings[name].holds)
    return {
        "holding": name,
        "controller": policy.controller,
        "categories": [two(policy.data[category].words) for category in categories if category in policy.data],
        "found": share.found,
        "erased": share.erased,
        "emptied": share.emptied,
        "kept": len(share.kept),
        "stays": list(_stays(policy, share)),
        "only_below": _only_below(policy, inventory, share.kept),
    }


def _stays(policy: Policy, share: Share) -> Iterator[Json]:
    """One line a reason: the same reason on several records is told once, with the last of its days."""
    groups: dict[tuple[Ground, str, str | None, bool, tuple[str, ...]], list[Stay]] = {}
    for one in share.kept:
        for stay, fields in one.stays:
            groups.setdefault((stay.ground, stay.clause, stay.law, stay.until is None, fields), []).append(stay)
    for (ground, clause, law, is_open, fields), stays in groups.items():
        until = None if is_open else max(stay.until for stay in stays if stay.until is not None)
        yield {
            "records": len(stays),
            "data": [two(policy.words_of_field(field)) for field in fields],
            "fields": list(fields),
            "ground": ground.value,
            "article": told.cited(ground.article),
            "law": told.cited(law),
            "clause": clause,
            "until": until.isoformat() if until else None,
            "until_words": told.day(until),
            "length": _length(policy, clause),
            "because": _because(ground, any(stay.fault for stay in stays)),
        }


def _length(policy: Policy, clause: str) -> Json | None:
    known = policy.retention.get(clause.removeprefix("retention."))
    return told.length(policy, known) if known is not None else None


def _because(ground: Ground, fault: bool) -> Json:
    if fault:
        return _FAULT
    return _BECAUSE[ground]


_BECAUSE = {
    Ground.DUTY: both("the law has us keep this", "la loi nous impose de conserver ces données"),
    Ground.CONTRACT: both(
        "our contract with you still runs, and it cannot be carried out without this",
        "notre contrat avec vous est en cours et ne peut pas être exécuté sans ces données",
    ),
    Ground.CLAIMS: both(
        "the contract is over: this is kept as evidence only, for legal claims",
        "le contrat est terminé : ces données ne sont gardées que comme preuve, en cas de litige",
    ),
    Ground.HOLD: both(
        "a legal procedure has us keep this for now; it is erased when the procedure ends",
        "une procédure nous oblige à les conserver pour l’instant ; elles seront effacées à son terme",
    ),
    Ground.NOT_ASKED: both(
        "you asked us to erase other data only", "vous n’avez demandé l’effacement que d’autres données"
    ),
}
_FAULT = both(
    "we must keep this for a time that our file does not let us compute; we are looking into it",
    "nous devons conserver ces données pendant une durée que notre fichier ne permet pas de calculer ; nous la vérifions",
)


def _only_below(policy: Policy, inventory: Inventory, kept: list[Kept]) -> list[Json]:
    """Records emptied of everything, whose bare number stays because other records belong to it."""
    children = {child for one in kept if not one.stays for child in one.below}
    categories = {policy.category_of(field) for child in children for field in inventory.holdings[child].holds}
    return [two(policy.data[name].words) for name in policy.data if name in categories]
