"""Groups too small to be shown, and what is hidden with them so that nobody works them out from the rest.

For a DPO: a figure on three people is a figure on each of them. A group with fewer people than the policy says is not
shown; nor is one more where a single hidden group, or hidden groups that are small together, could be had by subtracting
what is shown from the total (GDPR recital 26: any means reasonably likely to be used).

For an engineer: pure. One table is judged by itself: two tables on almost the same people, subtracted from each other,
are for whoever asks for both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kept.connectors.interface import Group


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown, largest group first; ``whole`` is the total, ``None`` where even that is too small."""

    groups: tuple[Group, ...]
    hidden: int
    whole: Group | None


def shown(groups: Sequence[Group], whole: Group, at_least: int) -> Shown:
    """The groups that may be shown beside their total."""
    largest = sorted(groups, key=lambda one: (-one.people, -one.records, str(one.values)))
    kept = [one for one in largest if one.people >= at_least]
    small = [one for one in largest if one.people < at_least]
    while small and kept and (len(small) == 1 or sum(one.people for one in small) < at_least):
        small.append(kept.pop())
    return Shown(tuple(kept), len(small), whole if whole.people >= at_least else None)


@dataclass(frozen=True, slots=True)
class Measure:
    """How far records single people out: the people in the smallest group, and the share of groups of one."""

    smallest: int
    alone: float


def measured(groups: Sequence[Group]) -> Measure:
    """Over the groups of records that are alike in everything that is shown."""
    alone = sum(one.people <= 1 for one in groups)
    return Measure(min((one.people for one in groups), default=0), alone / len(groups) if groups else 0.0)
