"""Which entry was touched, and how: the lines found, held against the leaf hashes that the signature proves.

A line whose hash is known is the entry of that number, wherever it stands. The rest is told from what it says of itself
and from its neighbours: the same words under another number, other words under a number that is missing, or a stranger.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from kept.journal.entry import LINE, line
from kept.journal.merkle import leaf_hash
from kept.journal.reading import grouped
from kept.journal.verdict import Fault, What

_PATIENCE = 250_000  # hashes tried to recognise entries under another number


def locate(
    found: Sequence[bytes], trusted: Sequence[bytes], lines: Sequence[bytes], patience: int = _PATIENCE
) -> list[Fault]:
    """The faults, in the order of the entries.

    ``found`` are the leaf hashes of the lines, ``trusted`` those of the signed tree, ``lines`` the lines.
    ``patience`` bounds the hashes tried on entries whose numbers were changed without order.
    """
    search = _Search(found, trusted, lines)
    search.renumbered(patience)
    search.altered()
    return search.faults()


class _Search:
    def __init__(self, found: Sequence[bytes], trusted: Sequence[bytes], lines: Sequence[bytes]) -> None:
        self._trusted, self._lines = trusted, lines
        absent = {digest: seq for seq, digest in enumerate(trusted)}
        self._entries: list[int | None] = [absent.pop(digest, None) for digest in found]
        self._absent = set(absent.values())
        self._altered: list[int] = []
        self._renumbered: set[int] = set()

    def _strangers(self) -> list[int]:
        return [place for place, entry in enumerate(self._entries) if entry is None]

    def renumbered(self, patience: int) -> None:
        """Recognise the same words under another number. Tries what fitted last before it tries everything."""
        shift = 1
        for place in self._strangers():
            claimed = _number(self._lines[place])
            if claimed is None:
                continue
            every = self._absent if len(self._absent) <= patience else ()
            for candidate in chain((claimed + shift, claimed + 1, claimed - 1), every):
                if candidate not in self._absent:
                    continue
                patience -= 1
                if leaf_hash(_renumber(self._lines[place], candidate)) == self._trusted[candidate]:
                    self._take(place, candidate)
                    self._renumbered.add(candidate)
                    shift = candidate - claimed
                    break

    def altered(self) -> None:
        """Other words in the place of an entry that is missing: by the number they bear, else by what comes before."""
        before = -1
        for place, entry in enumerate(self._entries):
            if entry is not None:
                before = entry
                continue
            for candidate in (_number(self._lines[place]), before + 1):
                if candidate in self._absent:
                    self._take(place, candidate)
                    self._altered.append(candidate)
                    before = candidate
                    break

    def _take(self, place: int, entry: int) -> None:
        self._entries[place] = entry
        self._absent.discard(entry)

    def faults(self) -> list[Fault]:
        known = [entry for entry in self._entries if entry is not None]
        moved = _out_of_order(known)
        faults = [
            *grouped(What.ALTERED, self._altered),
            *grouped(What.REMOVED, self._absent),
            *grouped(What.RENUMBERED, self._renumbered - moved),
            *self._moved(moved),
        ]
        return sorted(faults, key=lambda fault: fault.first or 0) + list(self._added(len(known)))

    def _moved(self, moved: set[int]) -> Iterator[Fault]:
        before = None
        for place, entry in enumerate(self._entries, 1):
            if entry in moved:
                yield Fault(What.MOVED, entry, entry, place, before)
            before = before if entry is None else entry

    def _added(self, left: int) -> Iterator[Fault]:
        before = None
        for place, entry in enumerate(self._entries, 1):
            if entry is None:
                yield Fault(What.INSERTED if left else What.APPENDED, place=place, after=before)
            else:
                before, left = entry, left - 1


def _number(written: bytes) -> int | None:
    """The number that a line says it bears."""
    match = LINE.fullmatch(written.decode("utf-8", "replace"))
    return int(match["seq"]) if match else None


def _renumber(written: bytes, seq: int) -> bytes:
    """The same line under another number."""
    match = LINE.fullmatch(written.decode("utf-8", "replace"))
    if match is None:
        return b""
    of = None if match["of"] == "null" else int(match["of"])
    return line(seq, match["at"], match["kind"], match["stage"], of, match["about"]).encode()


def _out_of_order(entries: Sequence[int]) -> set[int]:
    """The fewest entries that must be taken out for the others to stand in order."""
    if all(left < right for left, right in pairwise(entries)):
        return set()
    tails: list[int] = []  # tails[k]: the lowest end of an ordered run of k + 1
    standing: list[int] = []  # for each entry, where it stands in its run
    for entry in entries:
        at = bisect_left(tails, entry)
        tails[at : at + 1] = [entry]
        standing.append(at)
    kept, wanted = set(), len(tails) - 1
    for entry, at in zip(reversed(entries), reversed(standing), strict=True):
        if at == wanted:
            kept.add(entry)
            wanted -= 1
    return set(entries) - kept
