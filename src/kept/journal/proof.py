"""A proof that travels: one entry, its path to the root and the signed checkpoint, in C2SP ``tlog-proof@v1``.

For a DPO: hand over the entry and this file, and anyone with the public key can see that the entry was in the journal
when that checkpoint was signed, without seeing any other entry.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass

from kept.journal.checkpoint import CheckpointUnverified, VerifierKey, decoded, open_checkpoint
from kept.journal.merkle import leaf_hash, verify_inclusion

_HEADER = "c2sp.org/tlog-proof@v1"


@dataclass(frozen=True, slots=True)
class Proof:
    """That entry ``seq`` is in the journal at ``checkpoint``: ``path`` leads from its leaf to the signed root."""

    seq: int
    path: tuple[bytes, ...]
    checkpoint: str

    def __str__(self) -> str:
        hashes = "".join(f"{b64encode(digest).decode()}\n" for digest in self.path)
        return f"{_HEADER}\nindex {self.seq}\n{hashes}\n{self.checkpoint}"

    @classmethod
    def parse(cls, text: str) -> Proof:
        """Read one. ``ValueError`` where it is not one. What it says is believed by :meth:`proves` only."""
        head, _, checkpoint = text.partition("\n\n")
        lines = [line for line in head.split("\n") if not line.startswith("extra ")]  # tlog-proof: never authenticated
        seq = lines[1].removeprefix("index ") if len(lines) > 1 else ""
        if lines[0] != _HEADER or not seq.isdecimal() or lines[1] != f"index {int(seq)}":
            raise ValueError(f"not a proof: expected {_HEADER} and an index")
        return cls(int(seq), tuple(decoded(line) for line in lines[2:]), checkpoint)

    def proves(self, entry: bytes, key: VerifierKey) -> bool:
        """Whether ``entry`` (its canonical line, without newline) is in the journal that ``key`` signs."""
        try:
            signed = open_checkpoint(self.checkpoint, key)
        except CheckpointUnverified:
            return False
        return verify_inclusion(leaf_hash(entry), self.seq, signed.size, self.path, signed.root)
