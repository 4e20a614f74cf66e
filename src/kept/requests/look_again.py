"""The second look: after an erasure, everything is gathered again and must be what was declared to stay, and no more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kept.connectors.acts import touched_by
from kept.connectors.interface import Selection
from kept.requests.acts import works
from kept.requests.decision import Decision
from kept.requests.gather import People, gather
from kept.requests.world import World


@dataclass(frozen=True, slots=True)
class Seen:
    """Holding by holding: how many records were found again, how many of them were declared to stay, what is left over.

    ``left``: records found that should be gone. ``unblanked``: records that stay and still carry a value that should
    be gone. ``each``: request → holding → how many of that person's records were found.
    """

    found: Mapping[str, int]
    declared: Mapping[str, int]
    left: Mapping[str, int]
    unblanked: Mapping[str, int]
    each: Mapping[str, Mapping[str, int]]

    @property
    def clean(self) -> bool:
        """Nothing undeclared was found."""
        return not any(self.left.values()) and not any(self.unblanked.values())


def look_again(world: World, people: People, decision: Decision) -> Seen:
    """Look for these people again, by their identifiers, by the keys found before, and by all links from both."""
    known = {part.holding: tuple(part.found) for part in decision.parts}
    again = gather(world.inventory, world.connect, people, lambda _: (), world.numbers, known=known)
    found: dict[str, int] = {}
    declared: dict[str, int] = {}
    left: dict[str, int] = {}
    each: dict[str, dict[str, int]] = {}
    for name, records in again.records.items():
        part = decision.part(name)
        kept = {str(one.key) for one in part.kept} if part else set()
        keys = {str(key) for key in again.keys(world.inventory, name)}
        found[name], declared[name], left[name] = len(records), len(keys & kept), len(keys - kept)
        for one in records:
            for request in one.of:
                theirs = each.setdefault(request, {})
                theirs[name] = theirs.get(name, 0) + 1
    return Seen(found, declared, left, _unblanked(world, decision), each)


def _unblanked(world: World, decision: Decision) -> dict[str, int]:
    """Values that were to be emptied and are not."""
    counts: dict[str, int] = {}
    for work in works(world.inventory, decision):
        if not work.name.startswith(f"{work.holding} blank"):
            continue
        connector = world.connect(world.inventory.place_of(work.holding))
        touched: Selection = touched_by(work.selection, work.act)
        counts[work.holding] = counts.get(work.holding, 0) + connector.count(touched)
    return counts
