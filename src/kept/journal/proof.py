"""A proof that travels: one entry, its path to the root and the signed checkpoint, in C2SP ``tlog-proof@v1``.

For a DPO: hand over the entry and this file, and anyone with the public key can see that the entry was in the journal
when that checkpoint was signed, without seeing any other entry.
"""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from kept.journal import store
from kept.journal.checkpoint import CheckpointUnverified, VerifierKey, decoded, open_checkpoint
from kept.journal.merkle import inclusion, leaf_hash, verify_inclusion

if TYPE_CHECKING:
    from kept.journal.log import Journal

_HEADER = "c2sp.org/tlog-proof@v1"


def proof(journal: Journal, seq: int) -> str:
    """The proof of an entry under the head as it stands. ``ValueError`` where there is no such entry."""
    with journal.state.reading() as connection:
        found = store.head(connection)
        if found is None:
            raise ValueError("this journal has no entry")
        size, note = found
        path = store.spans(connection, inclusion(seq, size))
    hashes = "".join(f"{b64encode(digest).decode()}\n" for digest in path)
    return f"{_HEADER}\nindex {seq}\n{hashes}\n{note}"


def proves(text: str, entry: bytes, key: VerifierKey) -> bool:
    """Whether ``text`` proves that ``entry`` (its canonical line, without newline) is in the journal that ``key`` signs."""
    head, _, note = text.partition("\n\n")
    lines = [line for line in head.split("\n") if not line.startswith("extra ")]  # tlog-proof: never authenticated
    if lines[0] != _HEADER or len(lines) < 2 or not lines[1].removeprefix("index ").isdecimal():  # noqa: PLR2004 - header, index
        return False
    try:
        signed = open_checkpoint(note, key)
    except CheckpointUnverified:
        return False
    index, path = int(lines[1].removeprefix("index ")), [decoded(line) for line in lines[2:]]
    return verify_inclusion(leaf_hash(entry), index, signed.size, path, signed.root)
