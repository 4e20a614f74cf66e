"""The journal's rows: written together in one transaction, read back as entries and nodes.

Everything here works on a connection that is handed in; who opens and ends the transaction is the caller's matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, func, select, text, tuple_

from kept.findings import KeptError, stopped
from kept.journal.canonical import canonical
from kept.journal.checkpoint import Checkpoint, CheckpointUnverified, VerifierKey, open_checkpoint, sign
from kept.journal.entry import Draft, Entry, Stage, from_columns, line
from kept.journal.guard import refuse_personal
from kept.journal.merkle import Node, Subtree, fold, grow, leaf_hash, nodes
from kept.state.tables import journal_entries, journal_head, journal_nodes, settings

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

COLUMNS = tuple(journal_entries.c[name] for name in ("seq", "at", "kind", "stage", "of", "about"))
HASH = 32  # bytes
NAME = "journal.origin"  # the setting that keeps the journal's name
_BATCH = 400  # nodes looked up in one statement


@dataclass(slots=True)
class Signer:
    """Who signs the head: the journal's name with its public key, and the private one.

    ``own`` is the head that it signed last: it needs no second look when it is met again.
    """

    key: VerifierKey
    private: Ed25519PrivateKey
    own: str = ""

    def sign(self, size: int, root: bytes) -> str:
        """A signed head."""
        self.own = sign(Checkpoint(self.key.name, size, root), self.private)
        return self.own


def damaged() -> KeptError:
    """The journal was changed by another hand: Kept does not build on it."""
    return stopped(
        "journal-damaged",
        "the journal was changed by another hand than Kept's: nothing more is written to it",
        "le journal a été modifié par une autre main que Kept : plus rien n’y est écrit",
        help_en="run `kept journal verify` to see which entry, then put back the last backup of the state",
        help_fr="lancez « kept journal verify » pour savoir quelle écriture, puis remettez la dernière sauvegarde de l’état",
    )


def append(connection: Connection, drafts: Sequence[Draft], at: str, signer: Signer) -> list[Entry]:
    """Write entries, the nodes they complete and the new signed head. ``at`` is the written moment."""
    if connection.dialect.name == "postgresql":  # readers go on, writers take turns, as SQLite has them do
        connection.execute(text("LOCK TABLE journal_head IN EXCLUSIVE MODE"))
    size, peaks = _sound(connection, signer)
    rows = [_row(size + place, draft, at) for place, draft in enumerate(drafts)]
    leaves = [leaf_hash(row_line(tuple(row.values()))) for row in rows]
    made = grow(size, leaves, peaks.__getitem__)
    connection.execute(journal_entries.insert(), rows)
    connection.execute(
        journal_nodes.insert(), [{"level": n.level, "position": n.position, "hash": digest} for n, digest in made]
    )
    known = peaks | dict(made)
    _put_head(connection, size, size + len(rows), known, signer)
    return [from_columns(**row) for row in rows]


def _row(seq: int, draft: Draft, at: str) -> dict[str, Any]:
    """The columns of an entry, in the order of ``COLUMNS``."""
    if draft.stage is not Stage.REFUSED and (draft.of is not None) != (draft.stage in {Stage.DONE, Stage.FAILED}):
        raise ValueError(f"journal: an entry {draft.stage} and its intention do not fit")
    if draft.of is not None and not 0 <= draft.of < seq:
        raise ValueError("journal: an ending comes after its intention")
    refuse_personal(draft.about)
    return {
        "seq": seq,
        "at": at,
        "kind": draft.kind.value,
        "stage": draft.stage.value,
        "of": draft.of,
        "about": canonical(draft.about),
    }


def row_line(row: Sequence[Any]) -> bytes:
    """The canonical line of a row read in the order of ``COLUMNS``."""
    seq, at, kind, stage, of, about = row
    return line(seq, at, kind, stage, of, about).encode("utf-8", "surrogatepass")


def head(connection: Connection) -> tuple[int, str] | None:
    """The size and the signed note after the last append; ``None`` before the first."""
    row = connection.execute(select(journal_head.c.size, journal_head.c.note)).first()
    return None if row is None else (row.size, row.note)


def _sound(connection: Connection, signer: Signer) -> tuple[int, dict[Node, bytes]]:
    """The size to build on and its peaks, once the entries, the peaks and the signed head are seen to agree."""
    name, last, size, note, peaks = connection.execute(_STANDING).one()
    if last is None and size is None and name in {None, signer.key.name}:
        if name is None:  # the transaction that named the journal was lost
            connection.execute(settings.insert().values(name=NAME, value=signer.key.name))
        return 0, {}
    if last is None or size is None or last + 1 != size:
        raise damaged()
    hashes = [peaks[start : start + HASH] for start in range(0, len(peaks), HASH)]
    if not _genuine(note, size, fold(hashes), signer):
        raise damaged()
    return size, dict(zip(nodes(Subtree(0, size)), hashes, strict=True))


_STANDING = select(
    select(settings.c.value).where(settings.c.name == NAME).scalar_subquery(),
    select(func.max(journal_entries.c.seq)).scalar_subquery(),
    *(select(journal_head.c[name]).scalar_subquery() for name in ("size", "note", "peaks")),
)


def _genuine(note: str, size: int, root: bytes, signer: Signer) -> bool:
    expected = Checkpoint(signer.key.name, size, root)
    if note == signer.own:
        return note.startswith(expected.text + "\n")
    try:
        return open_checkpoint(note, signer.key) == expected
    except CheckpointUnverified:
        return False


def _put_head(connection: Connection, before: int, size: int, known: dict[Node, bytes], signer: Signer) -> None:
    peaks = [known[node] for node in nodes(Subtree(0, size))]
    values = {"size": size, "note": signer.sign(size, fold(peaks)), "peaks": b"".join(peaks)}
    if before == 0:
        connection.execute(journal_head.insert().values(one=1, **values))
    else:
        connection.execute(journal_head.update().values(**values))


def look(connection: Connection, wanted: Sequence[Node]) -> dict[Node, bytes]:
    """The hashes of nodes, as far as they are there."""
    found: dict[Node, bytes] = {}
    columns = (journal_nodes.c.level, journal_nodes.c.position)
    for start in range(0, len(wanted), _BATCH):
        batch = wanted[start : start + _BATCH]
        rows = connection.execute(select(*columns, journal_nodes.c.hash).where(tuple_(*columns).in_(batch)))
        found |= {Node(level, position): digest for level, position, digest in rows}
    return found


def subtree_hashes(connection: Connection, wanted: Iterable[Subtree]) -> list[bytes]:
    """The hashes of subtrees, in the order asked, with one look at the table."""
    parts = [nodes(span) for span in wanted]
    known = look(connection, sorted({node for part in parts for node in part}))
    try:
        return [fold([known[node] for node in part]) for part in parts]
    except KeyError:
        raise damaged() from None


def read(connection: Connection, statement: Select[Any]) -> Iterator[Entry]:
    """Entries, as they are read. A row that is not what Kept writes is the mark of another hand."""
    try:
        for row in connection.execute(statement):
            yield from_columns(*row)
    except (ValueError, TypeError):
        raise damaged() from None
