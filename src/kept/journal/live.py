"""Verification of the journal in Kept's own memory: somebody may have edited its rows by hand.

The signed head covers every entry, so a row altered, removed, moved or appended is named at once. The stored nodes must
be those of the entries, and every checkpoint that was ever set down must still come out of the first entries.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from sqlalchemy import Connection, select

from kept.journal.case import Case, opened
from kept.journal.checkpoint import Checkpoint, VerifierKey
from kept.journal.log import Journal
from kept.journal.merkle import EMPTY, Subtree, fold, nodes
from kept.journal.reading import read
from kept.journal.store import COLUMNS, HASH, look, row_line
from kept.journal.verdict import Fault, Verdict, What
from kept.journal.verify import verifier_key
from kept.state.tables import checkpoints, journal_entries, journal_head, journal_nodes


def verify_live(journal: Journal, key: VerifierKey | str | None = None, against: str | None = None) -> Verdict:
    """The verdict on the journal as it lies in its database, all of it read in one consistent look.

    ``key`` is the public key it must be signed with, its own by default; ``against`` an earlier checkpoint, besides
    those that were set down.
    """
    key = journal.key if key is None else verifier_key(key)
    with journal.state.reading() as connection:
        found = read(_lines(connection))
        head = connection.execute(select(journal_head)).first()
        earlier = [*connection.scalars(select(checkpoints.c.note).order_by(checkpoints.c.size))]
        if head is None and found.digests:
            return Verdict(key.name, 0, "", len(found.digests), (Fault(What.HEAD),))
        signed = Checkpoint(key.name, 0, EMPTY) if head is None else opened(head.note, key)
        if isinstance(signed, Fault):
            return Verdict(key.name, 0, "", len(found.digests), (signed,))
        case = Case(signed, found, _leaves(connection), lambda: list(_lines(connection)), partial(look, connection))
        also = [*_head_faults(head, signed), *_node_faults(connection, case)]
        return case.judge(key, [*earlier, *([against] if against else [])], also)


def _lines(connection: Connection) -> Iterator[bytes]:
    rows = connection.execute(select(*COLUMNS).order_by(journal_entries.c.seq), execution_options={"yield_per": 10_000})
    return (row_line(row) for row in rows)


def _leaves(connection: Connection) -> list[bytes]:
    leaves = select(journal_nodes.c.hash).where(journal_nodes.c.level == 0).order_by(journal_nodes.c.position)
    return [digest if isinstance(digest, bytes) else b"" for digest in connection.scalars(leaves)]


def _head_faults(head: Any, signed: Checkpoint) -> Iterator[Fault]:
    if head is None:
        return
    peaks = head.peaks if isinstance(head.peaks, bytes) else b""
    hashes = [peaks[start : start + HASH] for start in range(0, len(peaks), HASH)]
    if head.size != signed.size or len(hashes) != len(nodes(Subtree(0, signed.size))) or fold(hashes) != signed.root:
        yield Fault(What.HEAD)


def _node_faults(connection: Connection, case: Case) -> Iterator[Fault]:
    """Stored hashes that are not those of the signed tree, told as the entries that they stand over."""
    true = case.proved
    if true is None:  # nothing to hold each of them against
        yield Fault(What.NODES)
        return
    right = 0
    rows = connection.execute(select(journal_nodes), execution_options={"yield_per": 10_000})
    for level, position, digest in rows:
        if level < len(true.levels) and position < len(true.levels[level]):
            if true.levels[level][position] == digest:
                right += 1
            else:
                yield Fault(What.NODES, position << level, min(position + 1 << level, true.size) - 1)
        else:
            yield Fault(What.NODES)
    if right < sum(len(row) for row in true.levels):
        yield Fault(What.NODES)
