"""Free texts that were stored before anybody looked: found, set apart, emptied (GDPR arts 5(1)(c), 9(1), 10).

For a DPO: the columns that hold what people write freely are read through once, and so is every field that the policy
itself calls sensitive. What is found is an incident in the journal: which family, how many records, their pseudonyms,
never a word. From then on `kept use` leaves these records out, until their text is emptied. What clients entrust is read
only on the instruction of the client, and only its own records (GDPR art. 28(3)(a)).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from kept.accountability.clients import of_client
from kept.accountability.heeding import Stop
from kept.connectors.conditions import EVERY, Condition, Empty, Not, OneOf, both
from kept.connectors.interface import Blank, Connector, Refusal, Selection
from kept.findings import KeptError, Words, stopped
from kept.holdings import Inventory
from kept.journal import JSON, Journal, Kind, Stage
from kept.law.screening import revealed
from kept.links.person import key_of
from kept.load import Loaded
from kept.policy import Policy, Role

Connect = Callable[[str], Connector]
SPECIAL = "declared-special"
"""What a field speaks of that the policy itself calls sensitive, whatever stands in it."""
_AT_ONCE = 5_000  # keys in one statement


@dataclass(frozen=True, slots=True)
class Instructed:
    """The client on whose instruction its records are read, and where that instruction is written."""

    client: str
    instruction: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one column: families → records, and the keys of these records."""

    holding: str
    field: str
    families: Mapping[str, int]
    keys: tuple[str | int, ...]


def columns(policy: Policy, inventory: Inventory, instructed: Instructed | None) -> Iterator[tuple[str, str]]:
    """Holding and field of each column that is read: our own, or, on an instruction, those held for clients only."""
    points = policy.collection
    free = {field for name in points for field in policy.screened(name)}
    if instructed is not None:
        free = {field for point in points.values() for field in point.free_text} - free
    for name, holding in inventory.holdings.items():
        if holding.by is not None or (instructed and of_client(inventory, name, instructed.client) == EVERY):
            continue
        own = any(_own(policy, purpose) for purpose in holding.for_)
        for field in holding.holds:
            if field in free or (instructed is None and own and _special(policy, field)):
                yield name, field


def scan(
    loaded: Loaded,
    inventory: Inventory,
    connect: Connect,
    journal: Journal,
    at: datetime,
    instructed: Instructed | None = None,
) -> tuple[tuple[Found, ...], int]:
    """Read the columns, note what was found, and answer it with the number of columns. Keys only, no text is kept."""
    wanted = tuple(columns(loaded.policy, inventory, instructed))
    found = tuple(
        one for name, field in wanted if (one := _column(loaded, inventory, connect, name, field, instructed))
    )
    told = _told(journal, instructed)
    for one in found:
        about: dict[str, JSON] = {"holding": one.holding, "field": one.field, "families": dict(one.families)}
        journal.note(Kind.SCREENING_FIND, told | about | _marks(journal, one), at)
    if not found:
        journal.note(Kind.SCREENING_FIND, told | {"records": 0, "columns": len(wanted)}, at)
    return found, len(wanted)


def purge(inventory: Inventory, connect: Connect, journal: Journal, found: Found, at: datetime) -> None:
    """Empty what was found, record by record named; the rest of each record stays. Raises ``KeptError``."""
    holding, connector = inventory.holdings[found.holding], connect(inventory.place_of(found.holding))
    column = holding.holds[found.field]
    fixed = ((column, holding.blank[column]),) if column in holding.blank else ()
    act = Blank(() if fixed else (column,), fixed)
    about: dict[str, JSON] = {"holding": found.holding, "field": found.field, **_marks(journal, found)}
    intended = journal.intend(Kind.SCREENING_PURGE, about, at)
    for start in range(0, len(found.keys), _AT_ONCE):
        some = found.keys[start : start + _AT_ONCE]
        selection = Selection(inventory.table_of(found.holding), OneOf(key_of(inventory, found.holding), some))
        try:
            done = connector.carry_out(selection, act, agreed=connector.prepare(selection, act), at_most=len(some))
        except KeptError as error:
            journal.failed(intended, {"code": error.finding.code}, at)
            raise
        if isinstance(done, Refusal):
            journal.refused(intended, {"code": done.code}, at)
            raise stopped(done.code, done.words.en, done.words.fr, help_en=done.way_out.en, help_fr=done.way_out.fr)
    journal.done(intended, about, at)


def quarantine(
    inventory: Inventory, connector: Connector, journal: Journal, holding: str, named: Condition
) -> tuple[Stop, ...]:
    """The records of a holding in which something was found that is still there: no use reads them."""
    flagged = _flagged(journal, holding)
    if not flagged:
        return ()
    key = key_of(inventory, holding)
    name = journal.state.keys.pseudonym
    every = connector.keys(Selection(inventory.table_of(holding), named), key)
    held = tuple(one for one in every if name("record", f"{holding}#{one}") in flagged)
    return (Stop("quarantined", _QUARANTINED, Not(OneOf(key, held))),) if held else ()


_QUARANTINED = Words(
    "set apart: something sensitive was found in them, see `kept screen`",
    "mises à l’écart : quelque chose de sensible y a été trouvé, voyez `kept screen`",
)


def _flagged(journal: Journal, holding: str) -> set[str]:
    """The pseudonyms of records in which something was found, last of all: what was emptied since is flagged no more."""
    noted = [*journal.entries(kind=Kind.SCREENING_FIND), *journal.entries(kind=Kind.SCREENING_PURGE, stage=Stage.DONE)]
    flagged: dict[str, set[str]] = {}
    for entry in sorted(noted, key=lambda one: one.seq):
        written = entry.about.get("written")
        if entry.about.get("holding") != holding or not isinstance(written, list):
            continue
        marks, field = {str(mark) for mark in written}, str(entry.about["field"])
        known = flagged.get(field, set())
        flagged[field] = known | marks if entry.kind == Kind.SCREENING_FIND else known - marks
    return set().union(*flagged.values())


def _column(
    loaded: Loaded, inventory: Inventory, connect: Connect, name: str, field: str, instructed: Instructed | None
) -> Found | None:
    connector, key = connect(inventory.place_of(name)), key_of(inventory, name)
    column = inventory.holdings[name].holds[field]
    theirs = EVERY if instructed is None else of_client(inventory, name, instructed.client)
    selection = Selection(inventory.table_of(name), both(theirs, Not(Empty(column))))
    counts: Counter[str] = Counter()
    keys: list[str | int] = []
    special = _special(loaded.policy, field)
    for row in connector.fetch(selection, tuple(dict.fromkeys((key, column)))):
        families = (SPECIAL,) if special else tuple(family.key for family in revealed(str(row[column])))
        if families:
            counts.update(families)
            keys.append(row[key])
    return Found(name, field, dict(counts), tuple(keys)) if keys else None


def _marks(journal: Journal, found: Found) -> dict[str, JSON]:
    name = journal.state.keys.pseudonym
    return {"records": len(found.keys), "written": [name("record", f"{found.holding}#{key}") for key in found.keys]}


def _told(journal: Journal, instructed: Instructed | None) -> dict[str, JSON]:
    name = journal.state.keys.pseudonym
    if instructed is None:
        return {}
    return {"client": name("client", instructed.client), "instruction": name("words", instructed.instruction)}


def _own(policy: Policy, purpose: str) -> bool:
    told = policy.purposes.get(purpose)
    return told is not None and told.role is not Role.PROCESSOR


def _special(policy: Policy, field: str) -> bool:
    category = policy.data.get(policy.category_of(field) or "")
    return category is not None and category.special and not category.ground
