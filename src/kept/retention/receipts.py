"""Receipts: what was done of a plan, step by step, with what was refused or failed and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kept.findings import Words

DONE, REFUSED, FAILED, LEFT = "done", "refused", "failed", "left"


@dataclass(frozen=True, slots=True)
class Told:
    """Why something was refused or failed, and the way out."""

    code: str
    words: Words
    way_out: Words


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one step.

    ``outcome``: done, refused, failed, or left (not begun, because the plan as a whole was refused). ``records`` is
    what it touched; ``agreed`` the most it might. ``recovered``: part of the number was found again after a stop, by
    counting. ``entries``: the journal's entries for it, the intention and its ending.
    """

    step: str
    clauses: tuple[str, ...]
    holding: str
    place: str
    act: str
    outcome: str
    records: int = 0
    agreed: int = 0
    batches: int = 0
    recovered: bool = False
    told: Told | None = None
    entries: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipts:
    """What became of a plan."""

    plan: str
    rows: tuple[Receipt, ...]
    again: bool = False  # the same plan had been carried out before: these are its receipts

    @property
    def records(self) -> int:
        """All records touched."""
        return sum(row.records for row in self.rows)

    @property
    def complete(self) -> bool:
        """Whether every step was carried out."""
        return all(row.outcome == DONE for row in self.rows)

    def to_json(self) -> dict[str, Any]:
        """As JSON scalars, lists and mappings: how it is remembered and printed."""
        rows = [row_json(row) for row in self.rows]
        return {"plan": self.plan, "records": self.records, "complete": self.complete, "rows": rows}

    @classmethod
    def of_json(cls, value: dict[str, Any], *, again: bool = False) -> Receipts:
        """Back from :meth:`to_json`."""
        return cls(value["plan"], tuple(receipt_of(row) for row in value["rows"]), again)


def told_json(told: Told) -> dict[str, Any]:
    """A reason as JSON."""
    help_ = {"en": told.way_out.en, "fr": told.way_out.fr}
    return {"code": told.code, "en": told.words.en, "fr": told.words.fr, "help": help_}


def told_of(value: dict[str, Any]) -> Told:
    """Back from :func:`told_json`."""
    return Told(value["code"], Words(value["en"], value["fr"]), Words(value["help"]["en"], value["help"]["fr"]))


def row_json(row: Receipt) -> dict[str, Any]:
    """A receipt as JSON."""
    return {
        "step": row.step,
        "clauses": list(row.clauses),
        "holding": row.holding,
        "place": row.place,
        "act": row.act,
        "outcome": row.outcome,
        "records": row.records,
        "agreed": row.agreed,
        "batches": row.batches,
        "recovered": row.recovered,
        "reason": None if row.told is None else told_json(row.told),
        "entries": list(row.entries),
    }


def receipt_of(row: dict[str, Any]) -> Receipt:
    """Back from :func:`row_json`."""
    plain = {name: row[name] for name in ("step", "holding", "place", "act", "outcome", "records", "agreed", "batches")}
    told = None if row["reason"] is None else told_of(row["reason"])
    return Receipt(
        **plain, clauses=tuple(row["clauses"]), recovered=row["recovered"], told=told, entries=tuple(row["entries"])
    )
