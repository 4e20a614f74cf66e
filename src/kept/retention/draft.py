"""Drafts: the acts on one holding, as conditions, before anything is counted.

For an engineer: a draft says what goes twice. ``forecast`` selects it while every record is still there, so that a plan
can count it; ``selection`` selects the same when its turn comes, the records below being gone, and reads more simply:
"and no message is left". Where what goes first is also what decided (a contract that dates its customer), the records
are named one by one when the plan is made: ``lost`` says which tables will no longer tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kept.connectors.conditions import NONE, AllOf, Condition, Not, OneOf, both, either
from kept.connectors.interface import Act, Blank, Delete
from kept.links import key_of
from kept.retention.judgement import Group, Judgement
from kept.retention.rows import House, Tie, tables_in
from kept.retention.simple import simple


@dataclass(frozen=True, slots=True)
class Draft:
    """One act on some records of a holding; a plan counts it and makes it a step."""

    id: str
    judgement: Judgement
    groups: tuple[Group, ...]
    act: Act
    forecast: Condition
    parts: tuple[Condition, ...]
    lost: frozenset[str] = frozenset()
    whole: bool = False
    because: tuple[str, ...] = ()

    def selection(self, house: House, keys: tuple[str | int, ...] | None = None) -> Condition:
        """What the statement selects when its turn comes; ``keys`` where the records are named."""
        condition = simple(both(*self.parts), house.keys)
        if keys is None:
            return condition
        return both(OneOf(key_of(house.inventory, self.judgement.holding), keys), condition)


def drafts(house: House, holding: str) -> tuple[list[Draft], list[Draft]]:
    """The acts on a holding: those that come before its witnesses go, and those that must come after."""
    first: list[Draft] = []
    after: list[Draft] = []
    ties = house.ties(holding)
    seen = house.witnesses(holding)
    witness = tuple(tie for tie in ties if _below(house, tie) & seen)
    plain = tuple(tie for tie in ties if tie not in witness)
    whole = house.reads_itself(holding)
    for one in house.judged[holding]:
        first += _blanks(house, one, plain, witness, whole=whole)
        if one.whole != NONE and not house.blanks_only(holding):
            first.append(_erase(house, one, plain, witness, whole=whole))
            if witness:
                after.append(_erase_with(house, one, plain, witness))
    return [_shortened(house, draft) for draft in first], [_shortened(house, draft) for draft in after]


def _shortened(house: House, draft: Draft) -> Draft:
    """The same, each link followed as seldom as can be."""
    return replace(draft, forecast=simple(draft.forecast, house.keys))


def _below(house: House, tie: Tie) -> set[str]:
    """The table of a tie and those of all holdings further down."""
    if tie.holding is None:
        return {tie.table}
    below = {tie.table}
    for name in house.judged:
        if name != tie.holding and tie.holding in house.owners(name):
            below.add(house.table(name))
    return below


def _erase(house: House, one: Judgement, plain: tuple[Tie, ...], witness: tuple[Tie, ...], *, whole: bool) -> Draft:
    """Rows to which nothing belongs any more."""
    lapsed = both(one.whole, house.free(one.holding))
    forecast = both(lapsed, *(Not(house.stays(tie, frozenset({one.holding}))) for tie in plain), *_none(witness))
    return Draft(
        _id(one, "erase"), one, one.groups, Delete(), forecast, (lapsed, *_none((*plain, *witness))), whole=whole
    )


def _erase_with(house: House, one: Judgement, plain: tuple[Tie, ...], witness: tuple[Tie, ...]) -> Draft:
    """Rows whose witnesses go too: named now, removed once nothing belongs to them any more."""
    lapsed = both(one.whole, house.free(one.holding))
    ties = (*plain, *witness)
    forecast = both(
        lapsed,
        *(Not(house.stays(tie, frozenset({one.holding}))) for tie in ties),
        either(*(tie.some() for tie in witness)),
    )
    lost = frozenset(table for tie in witness for table in _below(house, tie))
    parts = (*_telling(lapsed, lost), *_none(ties))
    return Draft(_id(one, "erase-with"), one, one.groups, Delete(), forecast, parts, lost)


def _telling(condition: Condition, lost: frozenset[str]) -> tuple[Condition, ...]:
    """The parts of a condition that can still be told when these tables have lost their rows."""
    parts = condition.of if isinstance(condition, AllOf) else (condition,)
    return tuple(part for part in parts if not tables_in(part) & lost)


def _none(ties: tuple[Tie, ...]) -> tuple[Condition, ...]:
    return tuple(Not(tie.some()) for tie in ties)


def _blanks(
    house: House, one: Judgement, plain: tuple[Tie, ...], witness: tuple[Tie, ...], *, whole: bool
) -> Iterator[Draft]:
    """Values that have had their time on rows that stay."""
    goes = one.whole != NONE and not house.blanks_only(one.holding)
    seen = frozenset({one.holding})
    for group in one.groups:
        lapsed = both(one.who, group.lapsed, house.free(one.holding))
        others = tuple(Not(other.lapsed) for other in one.groups if other != group)
        forecast: Condition = lapsed
        parts: tuple[Condition, ...] = (lapsed,)
        if goes:
            foreseen = [house.stays(tie, seen) for tie in (*plain, *witness)]
            if not others and not foreseen:
                continue  # nothing keeps the row: it goes whole
            left = [*(tie.some() for tie in plain), *(house.stays(tie, seen) for tie in witness)]
            forecast, parts = both(lapsed, either(*others, *foreseen)), (lapsed, either(*others, *left))
        act = _blank(house, one.holding, group)
        name = "+".join(clause.partition(".")[2] for clause in group.clauses)
        because = tuple(tie.holding or tie.table for tie in (*plain, *witness)) if goes else ()
        yield Draft(_id(one, f"blank/{name}"), one, (group,), act, forecast, parts, whole=whole, because=because)


def _blank(house: House, holding: str, group: Group) -> Blank:
    replacements = house.inventory.holdings[holding].blank
    return Blank(group.columns, tuple((c, replacements[c]) for c in group.columns if c in replacements))


def _id(one: Judgement, what: str) -> str:
    versions = "v" + "-".join(str(version) for version in one.versions)
    return f"{one.holding}/{'+'.join(one.people)}/{versions}/{what}"
