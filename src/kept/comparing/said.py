"""The parts that every sentence on a difference is made of."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

from kept.calendar import Period
from kept.comparing.values import Difference, Effect
from kept.findings import Words
from kept.grammar import english, french
from kept.policy import Policy, Wording

Thing = TypeVar("Thing", bound=Hashable)

WORSE, BETTER, SAME = Effect.SUBSTANTIAL, Effect.FAVOURABLE, Effect.EDITORIAL


def difference(clause: str, effect: Effect, en: str, fr: str, people: Iterable[str] = ()) -> Difference:
    """A difference in both languages, each sentence with a capital and a full stop."""
    words = Words(f"{english.capital(en)}.", french.typeset(f"{french.capital(fr)}."))
    return Difference(clause, effect, words, tuple(people))


def quoted(words: Wording) -> Words:
    """The organisation's own words, set apart."""
    return Words(f"“{words['en']}”", f"« {words['fr']} »")


def named(found: Iterable[Wording]) -> Words:
    """Several things of the policy by their public names."""
    listed = list(found)
    return Words(english.listed([one["en"] for one in listed]), french.listed([one["fr"] for one in listed]))


def parties(policy: Policy, names: Iterable[str]) -> Words:
    """Parties by name."""
    return named(policy.parties[name].name if name in policy.parties else Wording(en=name, fr=name) for name in names)


def categories(policy: Policy, names: Iterable[str]) -> Words:
    """Categories of data by name."""
    return named(_data(policy, name) for name in names)


def kinds(policy: Policy, names: Iterable[str]) -> Words:
    """Kinds of people by name."""
    return named(policy.people[name].words if name in policy.people else Wording(en=name, fr=name) for name in names)


def length(period: Period) -> Words:
    """A length."""
    if period == Period():
        return Words("no time at all", "aucune durée")
    return Words(english.length(period), french.length(period))


def gone(old: Iterable[Thing], new: Iterable[Thing]) -> tuple[Thing, ...]:
    """What was there and is not any more, in order."""
    left = set(new)
    return tuple(one for one in old if one not in left)


def _data(policy: Policy, name: str) -> Wording:
    category = policy.data.get(name)
    if category is None or not (category.words["en"] or category.words["fr"]):
        return Wording(en=name, fr=name)
    return category.words
