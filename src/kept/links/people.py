"""Of which kind the people are: prospects, customers, partners … as a condition on a holding's records.

A holding says it outright (``people: visitors``), line by line (the first line that fits decides), or leaves it to the
record that its own belong to. A record that belongs to nobody is of no kind where the kind depends on the owner.
"""

from __future__ import annotations

from kept.connectors.conditions import EVERY, NONE, Condition, Empty, Equals, Not, both, either
from kept.holdings import Holding, Inventory, When
from kept.holdings.coverage import chain_of
from kept.links.clocks import Here, dating
from kept.links.person import down, up
from kept.policy import Policy


def kind_condition(policy: Policy, inventory: Inventory, holding: str, *kinds: str) -> Condition:
    """Records of ``holding`` that are about people of these kinds (an umbrella word: of any kind it covers).

    Over all kinds of a holding the conditions never overlap: a record is about one kind of people.
    """
    wanted = frozenset(name for kind in kinds for name in policy.kinds(kind))
    return _of_kinds(policy, inventory, chain_of(inventory, holding), wanted)


def _of_kinds(policy: Policy, inventory: Inventory, links: tuple[str, ...], wanted: frozenset[str]) -> Condition:
    """``links``: the holding and those above it."""
    name = links[0]
    holding = inventory.holdings[name]
    if isinstance(holding.people, str):
        return EVERY if wanted & set(policy.kinds(holding.people)) else NONE
    if holding.people is not None:
        return _by_lines(policy, inventory, name, holding, wanted)
    if len(links) == 1:
        return NONE
    return up(inventory, name, _of_kinds(policy, inventory, links[1:], wanted))


def _by_lines(policy: Policy, inventory: Inventory, name: str, holding: Holding, wanted: frozenset[str]) -> Condition:
    fitting: list[Condition] = []
    earlier: list[Condition] = []
    lines = holding.people if isinstance(holding.people, dict) else {}
    for word, when in lines.items():
        own = _line(policy, inventory, name, when)
        if wanted & set(policy.kinds(word)):
            fitting.append(both(own, *(Not(before) for before in earlier)))
        earlier.append(own)
    if len(fitting) == len(lines) and EVERY in earlier:
        return EVERY  # every line is wanted and the last one takes the rest
    return either(*fitting) if fitting else NONE


def _line(policy: Policy, inventory: Inventory, name: str, when: When) -> Condition:
    tests: list[Condition] = [Equals(column, value) for column, value in when.where.items()]
    if when.has is not None:
        tests.append(_has(policy, inventory, name, when.has))
    return both(*tests) if tests else EVERY


def _has(policy: Policy, inventory: Inventory, name: str, dated: str) -> Condition:
    """``has: HOLDING.EVENT``: a linked record there has the event's day filled in."""
    below, _, event = dated.rpartition(".")
    if below not in inventory.holdings:
        return NONE
    found = dating(policy, inventory, below, event)
    if not isinstance(found, Here):
        return NONE
    filled = Not(Empty(found.clock.column))
    return filled if below == name else down(inventory, name, below, filled)
