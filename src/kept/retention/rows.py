"""Which rows may go: those whose every value has had its time and to which no record that stays belongs.

For a DPO: a row is removed only after the rows that belong to it. Where one of these stays, for instance an invoice
that the law has us keep, the row stays too, with its lapsed values blanked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kept.connectors.conditions import EVERY, NONE, AllOf, AnyOf, Condition, Not, Within, both, either
from kept.connectors.interface import Link, Schema
from kept.holdings import Inventory
from kept.holdings.coverage import chain_of
from kept.links import key_of, same_place
from kept.load import Loaded
from kept.retention.judgement import Judgement, judgements
from kept.retention.staying import Holds


@dataclass(frozen=True, slots=True)
class Tie:
    """Rows of ``table`` point at the rows of a holding: ``via`` holds the value of ``key``. ``holding`` if declared."""

    table: str
    via: str
    key: str
    holding: str | None

    def some(self, where: Condition = EVERY) -> Condition:
        """At least one such row satisfies ``where``."""
        return NONE if where == NONE else Within(self.key, self.table, self.via, where)


@dataclass(frozen=True, slots=True)
class House:
    """One place, with what stands on which table: everything a draft of steps is made from."""

    loaded: Loaded
    inventory: Inventory
    place: str
    schema: Schema
    on: date
    holds: Holds
    judged: dict[str, tuple[Judgement, ...]]

    @classmethod
    def of(cls, loaded: Loaded, inventory: Inventory, place: str, schema: Schema, on: date, holds: Holds) -> House:
        """The house of a place, its holdings judged for the day."""
        names = [n for n, h in inventory.holdings.items() if inventory.place_of(n) == place and h.by is None]
        judged = {name: judgements(loaded, inventory, name, on) for name in names if same_place(inventory, name)}
        return cls(loaded, inventory, place, schema, on, holds, judged)

    @property
    def keys(self) -> frozenset[tuple[str, str]]:
        """Table and column of each key that the holdings declare: one record at most has a given value there."""
        declared = ((self.table(name), self.inventory.holdings[name].key) for name in self.judged)
        return frozenset((table, key) for table, key in declared if key is not None)

    def table(self, holding: str) -> str:
        """The table of a holding."""
        return self.inventory.table_of(holding)

    def free(self, holding: str) -> Condition:
        """Records that no hold keeps."""
        held = self.holds.on(self.inventory, holding)
        return EVERY if held == NONE else Not(held)

    def shared(self, holding: str) -> bool:
        """Whether another holding describes the same rows."""
        table = self.table(holding)
        return sum(self.table(other) == table for other in self.judged) > 1

    def owners(self, holding: str) -> tuple[str, ...]:
        """The holdings that this one's records belong to, upwards."""
        return chain_of(self.inventory, holding)[1:]

    def elsewhere(self, holding: str) -> tuple[str, ...]:
        """Holdings of other places whose records belong to this one's: nothing here tells whether any is left."""
        below = self.inventory.children_of(holding)
        return tuple(
            n for n in below if self.inventory.place_of(n) != self.place and self.inventory.holdings[n].by is None
        )

    def blanks_only(self, holding: str) -> bool:
        """Whether its rows stay in any case, their lapsed values blanked."""
        return self.shared(holding) or bool(self.elsewhere(holding))

    def ties(self, holding: str) -> tuple[Tie, ...]:
        """What points at the rows of a holding: holdings that say so, and foreign keys that the place declares."""
        found: list[Tie] = []
        for name in self.inventory.children_of(holding):
            belongs = self.inventory.holdings[name].of
            if belongs is not None and self.inventory.place_of(name) == self.place:
                found.append(Tie(self.table(name), belongs.via, key_of(self.inventory, holding), name))
        known = {(tie.table, tie.via) for tie in found}
        declared = (link for link in self.schema.links if link.to_table == self.table(holding))
        others = (link for link in declared if (link.table, link.column) not in known)
        return (*found, *(Tie(link.table, link.column, link.to_column, self._declared(link)) for link in others))

    def _declared(self, link: Link) -> str | None:
        return next((name for name in self.judged if self.table(name) == link.table), None)

    def goes(self, holding: str, seen: frozenset[str] = frozenset()) -> Condition:
        """Rows of a holding that will be gone when the plan has been carried out."""
        if holding in seen or holding not in self.judged or self.blanks_only(holding):
            return NONE  # rows that point at each other in a circle stay, blanked
        whole = [one.whole for one in self.judged[holding]]
        if all(one == NONE for one in whole):
            return NONE
        return both(
            either(*(one for one in whole if one != NONE)),
            self.free(holding),
            *(Not(self.stays(tie, seen | {holding})) for tie in self.ties(holding)),
        )

    def stays(self, tie: Tie, seen: frozenset[str] = frozenset()) -> Condition:
        """Rows to which, through this tie, at least one row that stays belongs."""
        if tie.holding is None:
            return tie.some()
        goes = self.goes(tie.holding, seen)
        return tie.some() if goes == NONE else tie.some(Not(goes))

    def witnesses(self, holding: str) -> frozenset[str]:
        """Tables that decide on the records of a holding and whose rows go before them: not its own, not its owners'."""
        above = {self.table(name) for name in chain_of(self.inventory, holding)}
        read: set[str] = set()
        for one in self.judged[holding]:
            read |= tables_in(one.who)
            for group in one.groups:
                read |= tables_in(group.lapsed)
        return frozenset(read - above)

    def reads_itself(self, holding: str) -> bool:
        """Whether what happens to one row of the table decides on another of it."""
        own = self.table(holding)
        if any(tie.table == own for tie in self.ties(holding)):
            return True
        return any(
            own in tables_in(both(one.who, *(group.lapsed for group in one.groups))) for one in self.judged[holding]
        )


def tables_in(condition: Condition) -> set[str]:
    """Every table that a condition looks into."""
    match condition:
        case Within(_, table, _, where):
            return {table} | tables_in(where)
        case AllOf(of) | AnyOf(of):
            return {table for part in of for table in tables_in(part)}
        case Not(of):
            return tables_in(of)
        case _:
            return set()
