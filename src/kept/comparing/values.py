"""What differs between two versions of a policy, and what it means for people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kept.findings import Words


class Effect(StrEnum):
    """What a difference is for people (WP 260 rev.01, points 29 to 31).

    ``editorial``: the same promise in other words; ``favourable``: less is done with their data, or they may do more;
    ``substantial``: more is done with it, for longer or by others, or they may do less. Those people must be told.
    """

    EDITORIAL = "editorial"
    FAVOURABLE = "favourable"
    SUBSTANTIAL = "substantial"

    @property
    def words(self) -> Words:
        """As people read it."""
        return _WORDS[self]


_WORDS = {
    Effect.EDITORIAL: Words("editorial", "rédactionnel"),
    Effect.FAVOURABLE: Words("favourable", "favorable"),
    Effect.SUBSTANTIAL: Words("substantial", "substantiel"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: the clause it is about, its effect, a sentence, and the kinds of people concerned (all if empty)."""

    clause: str
    effect: Effect
    words: Words
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences from one version to another, gravest first, and who must be told before ``before``."""

    old: int | None
    new: int | None
    differences: tuple[Difference, ...]
    tell: tuple[str, ...] = ()
    before: date | None = None

    @property
    def effect(self) -> Effect | None:
        """The gravest of the effects; ``None`` where nothing differs."""
        found = {one.effect for one in self.differences}
        return next((effect for effect in reversed(Effect) if effect in found), None)
