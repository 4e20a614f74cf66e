"""How promises are kept: each sentence of the policy with the acts that carried it out, read from the journal.

For a DPO: what anybody may see. When a promise was last carried out, on how many records, under which numbers of the
journal, and the checkpoint that makes all of it verifiable. No person, no place and no table is named: the journal
holds no personal data, and where data lies stays private. A promise that was never carried out says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kept.findings import Language
from kept.holdings import Inventory
from kept.holdings.coverage import clauses_for, kinds_of
from kept.journal import JSON, Entry, Journal, Kind, Stage
from kept.load import Loaded
from kept.publish.notice import notice_of

_RETENTION = (Kind.RETENTION_ERASE, Kind.RETENTION_BLANK)
_REQUESTS = (Kind.REQUEST_FULFIL,)


@dataclass(frozen=True, slots=True)
class Act:
    """One attempt to carry a promise out: when, what, how it ended, on how many records.

    ``stage`` is *intended* where no ending is written (yet). ``numbers`` are the entries of the journal, ``statement``
    the digest of the statement that was carried out.
    """

    at: datetime
    kind: Kind
    stage: Stage
    records: int
    numbers: tuple[int, ...]
    statement: str = ""


@dataclass(frozen=True, slots=True)
class Carried:
    """One sentence of the policy, and the acts that carried it out, newest first.

    ``by``: who else carries it out. ``archived``: it promises an archive, which the journal does not show.
    """

    clause: str
    sentence: str
    acts: tuple[Act, ...]
    by: tuple[str, ...] = ()
    archived: bool = False

    @property
    def done(self) -> tuple[Act, ...]:
        """The acts that ended well, newest first."""
        return tuple(act for act in self.acts if act.stage is Stage.DONE)

    @property
    def last(self) -> Act | None:
        """The newest act that ended well."""
        return self.done[0] if self.done else None

    @property
    def records(self) -> int:
        """On how many records in all."""
        return sum(act.records for act in self.done)


@dataclass(frozen=True, slots=True)
class ProofPage:
    """All promises that leave a trace, and the signed head of the journal they are in."""

    promises: tuple[Carried, ...]
    size: int
    checkpoint: str
    key: str


def proof(loaded: Loaded, journal: Journal, language: Language) -> ProofPage:
    """The proof of a policy's promises, in one language."""
    acts = acts_of(entry for kind in (*_RETENTION, *_REQUESTS) for entry in journal.entries(kind=kind))
    sentences = {each.clause: each.text for each in notice_of(loaded.policy, language).paragraphs if each.clause}
    wanted = [f"retention.{name}" for name in loaded.policy.retention]
    wanted += [clause for clause in sentences if clause.startswith("rights.") and clause in acts]
    promises = tuple(
        Carried(
            clause,
            sentences.get(clause, ""),
            acts.get(clause, ()),
            _others(loaded, clause, language),
            archived=_archived(loaded, clause),
        )
        for clause in wanted
    )
    return ProofPage(promises, journal.size, journal.head(), str(journal.key))


def acts_of(entries: Iterable[Entry]) -> Mapping[str, tuple[Act, ...]]:
    """Clause → its acts, newest first. An intention and its ending are one act."""
    meant: dict[int, Entry] = {}
    ended: dict[int, Entry] = {}
    alone: list[Entry] = []
    for entry in entries:
        if entry.stage is Stage.INTENDED:
            meant[entry.seq] = entry
        elif entry.of is not None:
            ended[entry.of] = entry  # a later ending of the same intention replaces a failed one
        else:
            alone.append(entry)
    pairs = [(entry, ended.get(seq)) for seq, entry in meant.items()] + [(entry, None) for entry in alone]
    found: dict[str, list[Act]] = {}
    for first, last in pairs:
        about = {**first.about, **(last.about if last else {})}
        for clause in _clauses(Kind(first.kind), about):
            found.setdefault(clause, []).append(_act(first, last, about))
    return {clause: tuple(sorted(acts, key=lambda act: -act.numbers[0])) for clause, acts in found.items()}


def _act(first: Entry, last: Entry | None, about: Mapping[str, JSON]) -> Act:
    end = last or first
    records = about.get("records")
    statement = about.get("statement")
    counted = records if isinstance(records, int) and end.stage is Stage.DONE else 0
    numbers = (first.seq,) if last is None else (first.seq, last.seq)
    return Act(end.at, Kind(first.kind), end.stage, counted, numbers, statement if isinstance(statement, str) else "")


def _clauses(kind: Kind, about: Mapping[str, JSON]) -> tuple[str, ...]:
    if kind in _REQUESTS:
        right = about.get("right")
        return (f"rights.{right}",) if isinstance(right, str) else ()
    named = about.get("clauses") or about.get("clause")
    names = named if isinstance(named, list) else [named]
    return tuple(f"retention.{name.removeprefix('retention.')}" for name in names if isinstance(name, str))


def _archived(loaded: Loaded, clause: str) -> bool:
    """Whether data is to be set apart for a time: Kept erases at the end, and moves nothing before (GDPR art. 5(2))."""
    promised = loaded.policy.retention.get(clause.removeprefix("retention."))
    return promised is not None and promised.keep is not None and promised.keep.archive is not None


def _others(loaded: Loaded, clause: str, language: Language) -> tuple[str, ...]:
    """Who carries a promise out where Kept does not: the parties that hold the data it covers."""
    inventory, policy = loaded.inventory or Inventory(), loaded.policy
    name = clause.removeprefix("retention.")
    holders = {
        holding.by
        for at, holding in inventory.holdings.items()
        for kind in kinds_of(policy, inventory, at)
        for field in holding.holds
        if name in clauses_for(policy, inventory, at, kind, field)
    }
    if not holders or None in holders or "kept" in holders:
        return ()
    return tuple(policy.parties[by].name[language] for by in sorted(filter(None, holders)) if by in policy.parties)
