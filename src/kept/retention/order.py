"""In which order the acts of a place are carried out.

Children before parents, since a row may not go while others belong to it; and whatever a table decides is done before
the rows of that table go. Where two holdings decide on each other, the later one's records are named beforehand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kept.connectors.interface import Delete
from kept.retention.draft import Draft, drafts
from kept.retention.rows import House, tables_in


@dataclass(frozen=True, slots=True)
class _Stage:
    """The acts on a holding that are done at one time: ``first``, or ``after`` its witnesses have gone."""

    holding: str
    late: bool


def ordered(house: House) -> list[Draft]:
    """All acts of a place, in order."""
    made = {name: drafts(house, name) for name in house.judged}
    stages = [_Stage(name, late) for name, (_, after) in made.items() for late in (False, True) if not late or after]
    found: list[Draft] = []
    gone: set[str] = set()
    for stage in _sorted(house, stages):
        for draft in made[stage.holding][stage.late]:
            missed = frozenset(_reads(house, stage.holding) & gone) if not stage.late else frozenset()
            found.append(_named(draft, missed) if missed else draft)
        if any(isinstance(draft.act, Delete) for draft in made[stage.holding][stage.late]):
            gone.add(house.table(stage.holding))
    return found


def _named(draft: Draft, missed: frozenset[str]) -> Draft:
    """What these tables told is lost when its turn comes: its records are named when the plan is made."""
    parts = tuple(part for part in draft.parts if not tables_in(part) & missed)
    return replace(draft, lost=missed, parts=parts)


def _sorted(house: House, stages: list[_Stage]) -> Iterator[_Stage]:
    """Each stage once what must come before it has come; deepest first where nothing else decides."""
    waiting = sorted(stages, key=lambda stage: (-house.inventory.depth(stage.holding), stage.late))
    before = {
        stage: {other for other in stages if other != stage and _precedes(house, other, stage)} for stage in stages
    }
    done: set[_Stage] = set()
    while waiting:
        ready = next((stage for stage in waiting if before[stage] <= done), waiting[0])
        waiting.remove(ready)
        done.add(ready)
        yield ready


def _precedes(house: House, one: _Stage, other: _Stage) -> bool:
    """Whether ``one`` is done before ``other``."""
    if one.holding == other.holding:
        return other.late and not one.late
    if not one.late and house.table(other.holding) in _reads(house, one.holding):
        return True  # what the other's rows decide is decided while they are there
    below = any(tie.holding == one.holding for tie in house.ties(other.holding))
    return below and (other.late or house.table(one.holding) not in _reads(house, other.holding))


def _reads(house: House, holding: str) -> frozenset[str]:
    return house.witnesses(holding)
