"""Every value of a holding, under the clauses that cover it: what must be decided together.

For a DPO: columns that the same clauses cover go at the same time; they form a group. Kinds of people and versions of
the policy that are treated alike are judged together, so that most holdings need one statement.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from kept.connectors.conditions import NONE, Condition, both
from kept.holdings import Inventory
from kept.holdings.coverage import chain_of, clauses_for
from kept.links import kind_condition
from kept.links.versions import Reign, collected_under, reigns
from kept.load import Loaded
from kept.policy import Policy
from kept.retention.lapse import Ending, Lapse, NotKept, all_lapsed, lapse
from kept.retention.reasons import Reason, Reasons


@dataclass(frozen=True, slots=True)
class Group:
    """Columns that go together: under the same clauses, on the same days."""

    columns: tuple[str, ...]
    clauses: tuple[str, ...]
    lapsed: Condition
    endings: tuple[Ending, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Values that nothing lets go: fields of a holding, for some people, and the reason."""

    fields: tuple[str, ...]
    clause: str | None
    reason: Reason
    stops: bool = True  # False: said, and the rest of the clause is carried out


@dataclass(frozen=True, slots=True)
class Judgement:
    """Some records of a holding and what is decided on them.

    ``people``: the words of the holdings for whom it is about; ``versions``: those the records were collected under;
    ``who``: both, as a condition. Where ``gaps`` stop, the records' rows stay.
    """

    holding: str
    people: tuple[str, ...]
    versions: tuple[int, ...]
    who: Condition
    groups: tuple[Group, ...]
    gaps: tuple[Gap, ...]

    @property
    def whole(self) -> Condition:
        """Every value has had its time: the row itself may go."""
        if not self.groups or any(gap.stops for gap in self.gaps):
            return NONE
        return both(self.who, *(group.lapsed for group in self.groups))


@dataclass(frozen=True, slots=True)
class _Treatment:
    groups: tuple[Group, ...]
    gaps: tuple[Gap, ...]


def judgements(loaded: Loaded, inventory: Inventory, holding: str, on: date) -> tuple[Judgement, ...]:
    """What is decided on the records of a holding on the day ``on``, people and versions treated alike taken together."""
    alike: dict[tuple[tuple[Reign, ...], _Treatment], list[str]] = {}
    governing = reigns(loaded, on)
    for word in words_for_people(inventory, holding):
        for stretch, treatment in _stretches(governing, inventory, holding, word, on):
            alike.setdefault((stretch, treatment), []).append(word)
    found: list[Judgement] = []
    for (stretch, treatment), people in alike.items():
        kinds = kind_condition(loaded.policy, inventory, holding, *people)
        under = collected_under(inventory, holding, stretch, on)
        who = kinds if under is None else both(kinds, under)
        versions = tuple(reign.version for reign in stretch)
        found.append(Judgement(holding, tuple(people), versions, who, treatment.groups, treatment.gaps))
    return tuple(found)


def words_for_people(inventory: Inventory, holding: str) -> tuple[str, ...]:
    """The words that say whom the records are about: the holding's own lines, else those of the one it belongs to."""
    for name in chain_of(inventory, holding):
        people = inventory.holdings[name].people
        if people is not None:
            return (people,) if isinstance(people, str) else tuple(people)
    return ()


def _stretches(
    governing: tuple[Reign, ...], inventory: Inventory, holding: str, word: str, on: date
) -> Iterator[tuple[tuple[Reign, ...], _Treatment]]:
    """Neighbouring versions under which these people's records are treated the same."""
    treated = [(reign, _treatment(reign, inventory, holding, word, on)) for reign in governing]
    if collected_under(inventory, holding, governing[-1:], on) is None:  # nothing dates the collection
        reign, treatment = treated[-1]
        gap = Gap((), None, Reasons.no_collected(), stops=False)
        yield (reign,), replace(treatment, gaps=(*treatment.gaps, gap))
        return
    for treatment, run in groupby(treated, key=lambda pair: pair[1]):
        yield tuple(reign for reign, _ in run), treatment


def _treatment(reign: Reign, inventory: Inventory, holding: str, word: str, on: date) -> _Treatment:
    """The groups of a holding's columns for some people under one version, and what nothing lets go."""
    fields: dict[tuple[str, ...], list[str]] = {}
    for field in inventory.holdings[holding].holds:
        fields.setdefault(covering(reign.policy, inventory, holding, word, field), []).append(field)
    groups: list[Group] = []
    gaps: list[Gap] = []
    for clauses, covered in fields.items():
        judged = [lapse(reign.policy, inventory, holding, name, on) for name in clauses]
        gaps += _gaps(tuple(covered), judged)
        gaps += _set_apart(reign.policy, tuple(covered), judged)
        lapses = tuple(one for one in judged if isinstance(one, Lapse))
        if lapses and len(lapses) == len(judged):
            groups.append(_group(inventory, holding, tuple(covered), lapses))
    return _Treatment(tuple(groups), tuple(gaps))


def covering(policy: Policy, inventory: Inventory, holding: str, word: str, field: str) -> tuple[str, ...]:
    """The clauses that cover a field. Of people under an umbrella word any kind may be meant: each kind's clauses count."""
    kinds = policy.kinds(word)
    covering = {name for kind in kinds for name in clauses_for(policy, inventory, holding, kind, field)}
    return tuple(name for name in policy.retention if name in covering)


def _gaps(fields: tuple[str, ...], judged: list[Lapse | NotKept]) -> list[Gap]:
    if not judged:
        return [Gap(fields, None, Reasons.no_promise())]
    gaps: list[Gap] = []
    for one in judged:
        if isinstance(one, NotKept):
            gaps.append(Gap(fields, one.clause, one.reason))
        elif one.undated:
            gaps.append(Gap(fields, one.clause, Reasons.part_of_clause(one.undated), stops=False))
    return gaps


def _set_apart(policy: Policy, fields: tuple[str, ...], judged: list[Lapse | NotKept]) -> list[Gap]:
    """The end of a clause with an archive is carried out; setting its data apart before that is not Kept's act yet."""
    clauses = (one.clause for one in judged if isinstance(one, Lapse))
    kept = ((clause, policy.retention[clause.removeprefix("retention.")].keep) for clause in clauses)
    return [Gap(fields, clause, Reasons.set_apart(), stops=False) for clause, keep in kept if keep and keep.archive]


def _group(inventory: Inventory, holding: str, fields: tuple[str, ...], lapses: tuple[Lapse, ...]) -> Group:
    held = inventory.holdings[holding].holds
    columns = tuple(dict.fromkeys(held[field] for field in fields))
    endings = tuple(ending for one in lapses for ending in one.endings)
    return Group(columns, tuple(one.clause for one in lapses), all_lapsed(lapses), endings)
