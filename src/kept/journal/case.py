"""A journal as it was found, held against what was signed: the part of verification that reads no file and no table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kept.journal.checkpoint import Checkpoint, CheckpointUnverified, VerifierKey, open_checkpoint
from kept.journal.locate import locate
from kept.journal.merkle import Tree
from kept.journal.narrow import Lookup, narrow
from kept.journal.reading import Read
from kept.journal.verdict import Fault, Verdict, What


def opened(note: str, key: VerifierKey) -> Checkpoint | Fault:
    """The checkpoint if this key signed it, otherwise what is wrong with it."""
    try:
        return open_checkpoint(note, key)
    except CheckpointUnverified as error:
        return Fault(What(f"checkpoint-{error.reason}"))


@dataclass(eq=False)
class Case:
    """A journal as found, and the checkpoint it is held against.

    ``listed`` are the leaf hashes kept beside the entries: worth nothing by themselves, proved by the signed root.
    ``lookup`` reads the hashes kept above them, where there are any: worth no more.
    """

    signed: Checkpoint
    found: Read
    listed: list[bytes] | None
    lines: Callable[[], Sequence[bytes]]
    lookup: Lookup | None = None

    @cached_property
    def tree(self) -> Tree:
        """The tree over the entries as they were found."""
        return Tree(self.found.digests)

    @cached_property
    def intact(self) -> bool:
        """Whether the entries give the signed root, neither fewer nor more."""
        return self.tree.size == self.signed.size and self.tree.root() == self.signed.root

    @cached_property
    def lengthened(self) -> bool:
        """Whether the entries begin as they were signed, and go on."""
        size = self.signed.size
        return self.tree.size > size and self.tree.root(size) == self.signed.root

    @cached_property
    def listing_changed(self) -> bool:
        """Whether the list of hashes is there and is not that of the signed tree."""
        return self.listed is not None and not self._proved(self.listed)

    def _proved(self, leaves: list[bytes]) -> bool:
        if self.intact:
            return leaves == self.found.digests
        return len(leaves) == self.signed.size and Tree(leaves).root() == self.signed.root

    @cached_property
    def proved(self) -> Tree | None:
        """The signed tree, from the entries or from the list beside them; ``None`` where both were touched."""
        if self.intact:
            return self.tree
        return None if self.listed is None or self.listing_changed else Tree(self.listed)

    def faults(self) -> list[Fault]:
        """What the entries show; empty where they are as they were signed."""
        if self.intact:
            return list(self.found.faults())
        if self.listed is not None and not self.listing_changed:
            return locate(self.found.digests, self.listed, self.lines())
        return self._unlisted()

    def _unlisted(self) -> list[Fault]:
        """Without a proved list, one thing can still be told: that strange entries follow, or between which."""
        size = self.signed.size
        if self.lengthened:
            return locate(self.found.digests, self.found.digests[:size], self.lines())
        if self.lookup is not None and self.tree.size == size:
            return list(narrow(self.tree, self.signed.root, self.lookup))
        return [Fault(What.UNLOCATED)]

    def judge(self, key: VerifierKey, earlier: Sequence[str] = (), also: Sequence[Fault] = ()) -> Verdict:
        """The verdict: the entries, then each earlier checkpoint, then what the caller found ``also``."""
        faults, held = [*self.faults(), *also], [0]
        for note in earlier:
            before = opened(note, key)
            if isinstance(before, Fault):
                faults.append(Fault(What.EARLIER_UNSIGNED))
            elif told := list(self.contradicts(before)):
                faults += told
            else:
                held.append(before.size)
        if self.proved is None and not self.lengthened:  # the entries were touched: what they contradict says no more
            faults = [fault for fault in faults if fault.what is not What.REWRITTEN]
        faults = [replace(f, first=max(held)) if f == Fault(What.UNLOCATED) else f for f in faults]
        return Verdict(
            origin=self.signed.origin,
            size=self.signed.size,
            root=self.signed.root.hex(),
            entries=len(self.found.digests),
            faults=tuple(dict.fromkeys(faults)),
            open=tuple(self.found.open) if self.intact else (),
            against=max(held) if earlier else None,
        )

    def contradicts(self, earlier: Checkpoint) -> Iterator[Fault]:
        """What an earlier checkpoint says against this journal (RFC 9162 §2.1.4, by computing the old root again)."""
        if earlier.size > self.signed.size:
            yield Fault(What.SHORTENED, size=earlier.size)
            return
        tree = self.proved or self.tree  # what was signed, where the entries were touched since
        if earlier.size > tree.size or tree.root(earlier.size) != earlier.root:
            yield Fault(What.REWRITTEN, size=earlier.size)
