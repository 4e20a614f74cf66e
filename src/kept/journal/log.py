"""The journal: what was meant, what was done, and the proof that nobody rewrote it.

For a DPO: the journal answers what was done, when, on how many records, and what was meant and never finished. It only
grows. Each append is one durable transaction that writes the entries, the nodes of the tree and the newly signed head
together: the journal never stands half written, and no entry is ever outside a signature.

Several processes may append at once: they take turns. The moment of an entry is given by the caller.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, select
from sqlalchemy.exc import IntegrityError

from kept.journal import store
from kept.journal.canonical import JSON, canonical
from kept.journal.checkpoint import VerifierKey, name_fits
from kept.journal.entry import Draft, Entry, Stage
from kept.journal.kinds import Kind
from kept.journal.merkle import EMPTY, Subtree, consistency, inclusion
from kept.journal.proof import Proof
from kept.journal.store import COLUMNS, Signer
from kept.state import State
from kept.state.tables import checkpoints, instant_text, journal_entries

_PAGE = 5_000  # entries read at a time


class Journal:
    """The journal of one state.

    ``origin`` is its name in checkpoints, a URL without scheme such as ``acme.example/journal``. The first name given
    stays, since a journal under another name is another journal; without one the name is made from the public key.
    Inside ``with state.writing()`` an entry is part of that transaction: kept with the rows written there, or lost too;
    ``within`` says so aloud, by naming its connection.
    """

    def __init__(self, state: State, origin: str | None = None) -> None:
        if origin is not None and not name_fits(origin):
            raise ValueError("the name of a journal carries neither space nor plus")
        self.state = state
        self._wanted = origin

    @cached_property
    def key(self) -> VerifierKey:
        """The public key that verifies this journal; ``str(key)`` is its written form."""
        return self._signer.key

    @cached_property
    def _signer(self) -> Signer:
        keys = self.state.keys
        wanted = self._wanted or f"kept.example/{keys.public.hex()[:16]}"
        name = self.state.setting(store.NAME, wanted) or wanted
        return Signer(VerifierKey(name, keys.public), keys.signing)

    # Writing

    def intend(self, kind: Kind, about: Mapping[str, JSON], at: datetime, *, within: Connection | None = None) -> Entry:
        """Before an act: what is going to be done."""
        return self.append_many([Draft(kind, about, Stage.INTENDED)], at, within=within)[0]

    def done(
        self, intended: Entry, about: Mapping[str, JSON], at: datetime, *, within: Connection | None = None
    ) -> Entry:
        """After an act: what was done. Said twice it is written once, and the first entry is answered."""
        return self._end(intended, Draft(Kind(intended.kind), about, Stage.DONE, intended.seq), at, within)

    def refused(
        self, intended: Entry | Kind, about: Mapping[str, JSON], at: datetime, *, within: Connection | None = None
    ) -> Entry:
        """An act that was refused: one that was intended (written once, as ``done``), or one that never came so far."""
        if isinstance(intended, Kind):
            return self.append_many([Draft(intended, about, Stage.REFUSED)], at, within=within)[0]
        return self._end(intended, Draft(Kind(intended.kind), about, Stage.REFUSED, intended.seq), at, within)

    def failed(
        self, intended: Entry, about: Mapping[str, JSON], at: datetime, *, within: Connection | None = None
    ) -> Entry:
        """An attempt that failed. A later attempt may still end the same intention as done or refused."""
        return self._end(intended, Draft(Kind(intended.kind), about, Stage.FAILED, intended.seq), at, within)

    def note(self, kind: Kind, about: Mapping[str, JSON], at: datetime, *, within: Connection | None = None) -> Entry:
        """A fact that needs no intention."""
        return self.append_many([Draft(kind, about)], at, within=within)[0]

    def append_many(self, drafts: Iterable[Draft], at: datetime, *, within: Connection | None = None) -> list[Entry]:
        """Several entries in one transaction: all of them, or none. Endings given here are not looked up first."""
        signer, drafts = self._signer, list(drafts)  # the keys are read before the transaction begins
        if not drafts:
            return []
        with nullcontext(within) if within is not None else self.state.writing() as connection:
            return self._write(connection, drafts, at, signer)

    def _end(self, intended: Entry, draft: Draft, at: datetime, within: Connection | None) -> Entry:
        if intended.stage is not Stage.INTENDED:
            raise ValueError(f"journal: entry {intended.seq} is no intention, it cannot be ended")
        signer = self._signer
        with nullcontext(within) if within is not None else self.state.writing() as connection:
            known = _ending(connection, intended)
            if known is None or known.stage is Stage.FAILED:
                return self._write(connection, [draft], at, signer)[0]
            if known.stage is draft.stage:
                return known
            raise ValueError(f"journal: entry {intended.seq} has ended as {known.stage} already")

    def _write(self, connection: Connection, drafts: Sequence[Draft], at: datetime, signer: Signer) -> list[Entry]:
        try:
            return store.append(connection, drafts, instant_text(at), signer)
        except IntegrityError:  # a row stands where the next one belongs
            raise store.damaged() from None

    # Reading

    @property
    def size(self) -> int:
        """How many entries there are, as the signed head says."""
        with self.state.reading() as connection:
            found = store.head(connection)
        return 0 if found is None else found[0]

    def entries(
        self, since: int = 0, kind: Kind | None = None, stage: Stage | None = None, until: int | None = None
    ) -> Iterator[Entry]:
        """Entries in order, from ``seq`` ``since`` up to and not including ``until``; read page by page."""
        statement = _where(select(*COLUMNS), kind, stage).order_by(journal_entries.c.seq).limit(_PAGE)
        if until is not None:
            statement = statement.where(journal_entries.c.seq < until)
        while True:
            with self.state.reading() as connection:
                page = list(store.read(connection, statement.where(journal_entries.c.seq >= since)))
            yield from page
            if len(page) < _PAGE:
                return
            since = page[-1].seq + 1

    def newest(self, count: int, kind: Kind | None = None, stage: Stage | None = None) -> list[Entry]:
        """The last ``count`` entries, oldest first."""
        statement = _where(select(*COLUMNS), kind, stage).order_by(journal_entries.c.seq.desc()).limit(count)
        with self.state.reading() as connection:
            return list(store.read(connection, statement))[::-1]

    def entry(self, seq: int) -> Entry | None:
        """One entry by its number."""
        with self.state.reading() as connection:
            return next(store.read(connection, select(*COLUMNS).where(journal_entries.c.seq == seq)), None)

    def last(self, kind: Kind, stage: Stage | None = None, **about: JSON) -> Entry | None:
        """The newest entry of a kind whose ``about`` has these values, or ``None``."""
        statement = _about(_where(select(*COLUMNS), kind, stage), about).order_by(journal_entries.c.seq.desc())
        with self.state.reading() as connection:
            return next((e for e in store.read(connection, statement) if _has(e, about)), None)

    def open(self, kind: Kind | None = None, **about: JSON) -> list[Entry]:
        """Intentions without an ending: acts under way, or interrupted."""
        ending = journal_entries.alias("ending")
        ended = select(ending.c.seq).where(ending.c.of == journal_entries.c.seq).exists()
        statement = _about(_where(select(*COLUMNS), kind, Stage.INTENDED), about).where(~ended)
        with self.state.reading() as connection:
            found = list(store.read(connection, statement.order_by(journal_entries.c.seq)))
        return [entry for entry in found if _has(entry, about)]

    # Proving

    def root(self, size: int | None = None) -> bytes:
        """The root over the first ``size`` entries, all of them by default."""
        with self.state.reading() as connection:
            return store.subtree_hashes(connection, [Subtree(0, self._size(connection, size))])[0]

    def inclusion(self, seq: int, size: int | None = None) -> list[bytes]:
        """The hashes that prove an entry under the root of ``size`` entries (RFC 9162 §2.1.3)."""
        with self.state.reading() as connection:
            return store.subtree_hashes(connection, inclusion(seq, self._size(connection, size)))

    def consistency(self, old: int, new: int | None = None) -> list[bytes]:
        """The hashes that prove that the journal only grew from ``old`` entries to ``new`` (RFC 9162 §2.1.4)."""
        with self.state.reading() as connection:
            return store.subtree_hashes(connection, consistency(old, self._size(connection, new)))

    def proof(self, seq: int) -> Proof:
        """That an entry is in the journal as it stands, to hand over. ``ValueError`` where there is no such entry."""
        with self.state.reading() as connection:
            size, note = store.head(connection) or (0, "")
            return Proof(seq, tuple(store.subtree_hashes(connection, inclusion(seq, size))), note)

    def _size(self, connection: Connection, size: int | None) -> int:
        found = store.head(connection)
        whole = 0 if found is None else found[0]
        if size is not None and not 0 <= size <= whole:
            raise ValueError(f"this journal has {whole} entries, not {size}")
        return whole if size is None else size

    def head(self) -> str:
        """The signed head as it stands: a checkpoint that is not set down."""
        signer = self._signer
        with self.state.reading() as connection:
            found = store.head(connection)
        return found[1] if found else signer.sign(0, EMPTY)

    def checkpoint(self, at: datetime) -> str:
        """A signed checkpoint of the journal as it stands, set down so that later verifications hold it to it."""
        signer = self._signer
        with self.state.writing() as connection:
            found = store.head(connection)
            size, note = found or (0, signer.sign(0, EMPTY))
            if connection.scalar(select(checkpoints.c.size).where(checkpoints.c.size == size)) is None:
                connection.execute(checkpoints.insert().values(size=size, at=at, note=note))
        return note

    def export(self, folder: Path) -> str:
        """Write the journal for others to verify; answers the checkpoint it is under. See ``kept.journal.export``."""
        from kept.journal.export import export

        return export(self, folder)


def _where(statement: Select[Any], kind: Kind | None, stage: Stage | None) -> Select[Any]:
    if kind is not None:
        statement = statement.where(journal_entries.c.kind == kind.value)
    if stage is not None:
        statement = statement.where(journal_entries.c.stage == stage.value)
    return statement


def _about(statement: Select[Any], about: Mapping[str, JSON]) -> Select[Any]:
    """Let the database pass over entries that cannot have these values: canonical text makes it a search for text."""
    for name, value in about.items():
        statement = statement.where(journal_entries.c.about.contains(canonical({name: value})[1:-1], autoescape=True))
    return statement


def _has(entry: Entry, about: Mapping[str, JSON]) -> bool:
    return all(name in entry.about and entry.about[name] == value for name, value in about.items())


def _ending(connection: Connection, intended: Entry) -> Entry | None:
    of = select(*COLUMNS).where(journal_entries.c.of == intended.seq).order_by(journal_entries.c.seq.desc())
    return next(store.read(connection, of), None)
