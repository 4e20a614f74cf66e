"""The values of a plan: what would be done, what would not, and why.

For a DPO: a step is one statement on one table, for the promises it keeps, with the most records it may touch. An
omission is something that no step lets go; a fault is a date that cannot be true. All three are rows of the same page.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from kept.connectors.interface import Act, Delete, Selection, Statement
from kept.findings import Words
from kept.retention.reasons import Reason


@dataclass(frozen=True, slots=True)
class Count:
    """What a clause counts from on these records: gone where ``event`` was on ``before`` or earlier."""

    clause: str
    event: str
    before: date | None


@dataclass(frozen=True, slots=True)
class Step:
    """One statement, agreed before it is executed.

    ``selection`` is what the statement selects when its turn comes; ``forecast`` selects the same records before any
    step was carried out, where that differs (a parent goes once its children are gone). ``records`` is the most it may
    touch, ``total`` the records of the table. ``whole``: in one transaction, not in batches. ``named``: how many
    records are named one by one, because the records that date them go first. ``held``: records left alone for a hold.
    """

    id: str
    clauses: tuple[str, ...]
    law: tuple[str, ...]
    holding: str
    place: str
    table: str
    people: tuple[str, ...]
    versions: tuple[int, ...]
    counts: tuple[Count, ...]
    act: Act
    selection: Selection
    forecast: Selection
    statement: Statement
    records: int
    total: int
    whole: bool = False
    named: int = 0
    held: int = 0
    because: tuple[str, ...] = ()  # holdings whose records keep these rows in place

    @property
    def erases(self) -> bool:
        """Whether rows go; otherwise values are blanked."""
        return isinstance(self.act, Delete)

    @property
    def share(self) -> float:
        """The share of the table's records that it may touch, 0 to 1."""
        return self.records / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Omission:
    """Something no step lets go, and why. ``records``: how many it is about, where they could be counted.

    ``failed``: it ought to have been looked at, and could not be.
    """

    holding: str
    place: str
    reason: Reason
    people: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    clause: str | None = None
    records: int | None = None
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """Records whose date cannot be true: reported, never acted on. ``kind``: empty, unreadable, future, orphan."""

    holding: str
    place: str
    event: str
    column: str
    kind: str
    records: int

    @property
    def words(self) -> Words:
        """The fault as a sentence."""
        return {
            "empty": Words("the clock is empty", "l’horloge est vide"),
            "unreadable": Words("the clock is no date", "l’horloge n’est pas une date"),
            "future": Words("the date lies in the future", "la date est dans le futur"),
            "orphan": Words("the record belongs to nobody", "l’enregistrement n’appartient à personne"),
        }[self.kind]


@dataclass(frozen=True, slots=True)
class Moved:
    """Records of an earlier version that a later one governs, under a law that it cites."""

    holding: str
    version: int
    records: int


@dataclass(frozen=True, slots=True)
class Override:
    """The later version, the law it cites and who decided it."""

    version: int
    law: str
    by: str
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be done on the day ``on``: agreed as a whole, carried out as it stands.

    ``policy`` and ``inventory`` are SHA-256 of the two documents; ``holds`` the holds in force that it respects.
    """

    on: date
    version: int
    policy: str
    inventory: str
    steps: tuple[Step, ...]
    omissions: tuple[Omission, ...] = ()
    faults: tuple[Fault, ...] = ()
    holds: tuple[str, ...] = ()
    override: Override | None = field(default=None)

    @property
    def records(self) -> int:
        """All records that the steps may touch; one whose values go in two steps counts twice."""
        return sum(step.records for step in self.steps)

    @property
    def failed(self) -> bool:
        """Whether something could not be looked at."""
        return any(omission.failed for omission in self.omissions)

    @property
    def digest(self) -> str:
        """SHA-256 of the plan as it is written to a file, hex."""
        from kept.retention.plan_file import digest_of

        return digest_of(self)
