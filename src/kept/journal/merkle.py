"""The tree over the journal: RFC 9162 §2.1, without a word of where its hashes are kept.

For a DPO: one short hash, the *root*, stands for the whole journal. Change, remove, add or move one entry and the root
changes. A proof of *inclusion* shows that an entry is under a root; a proof of *consistency* shows that a journal only
grew between two roots.

A subtree of 2**level leaves that is complete never changes again: it is a *node*, ``(level, position)``, and it is all
that must be kept. Everything else is folded from nodes, at most two per level.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

EMPTY = sha256(b"").digest()  # RFC 9162 §2.1.1: the hash of an empty list


class Node(NamedTuple):
    """The root of the complete subtree of ``2**level`` leaves that starts at leaf ``position * 2**level``."""

    level: int
    position: int


class Subtree(NamedTuple):
    """The leaves from ``start`` up to, not including, ``end``, where the tree has a subtree of its own for them."""

    start: int
    end: int


Look = Callable[[Node], bytes]


def leaf_hash(entry: bytes) -> bytes:
    """RFC 9162 §2.1.1."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """RFC 9162 §2.1.1."""
    return sha256(b"\x01" + left + right).digest()


def nodes(span: Subtree) -> list[Node]:
    """The complete subtrees that make up a span, from left to right: one for each bit of its length."""
    made, start, end = [], span.start, span.end
    while start < end:
        level = (end - start).bit_length() - 1
        made.append(Node(level, start >> level))
        start += 1 << level
    return made


def fold(hashes: Sequence[bytes]) -> bytes:
    """The hash of a span, from the hashes of its :func:`nodes`."""
    if not hashes:
        return EMPTY
    folded = hashes[-1]
    for left in reversed(hashes[:-1]):
        folded = node_hash(left, folded)
    return folded


def grow(size: int, leaves: Sequence[bytes], look: Look) -> list[tuple[Node, bytes]]:
    """The nodes that ``leaves`` complete when they follow the first ``size`` leaves; ``look`` reads the older ones."""
    made: list[tuple[Node, bytes]] = []
    row, level = list(leaves), 0
    while row:
        first = size >> level
        made += [(Node(level, first + i), row[i]) for i in range(len(row))]
        if first & 1:
            row.insert(0, look(Node(level, first - 1)))
        row = _parents(row)
        level += 1
    return made


def _parents(row: Sequence[bytes]) -> list[bytes]:
    """The hashes of each pair, from the left; one that stands alone at the end has no parent yet."""
    return [sha256(b"\x01" + row[i] + row[i + 1]).digest() for i in range(0, len(row) - 1, 2)]


def inclusion(index: int, size: int) -> list[Subtree]:
    """The subtrees whose hashes prove that leaf ``index`` is in the tree of ``size`` leaves (RFC 9162 §2.1.3.1)."""
    if not 0 <= index < size:
        raise ValueError(f"no leaf {index} in a tree of {size}")
    path, start, end = [], 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(Subtree(middle, end))
            end = middle
        else:
            path.append(Subtree(start, middle))
            start = middle
    return path[::-1]


def consistency(old: int, new: int) -> list[Subtree]:
    """The subtrees whose hashes prove that the first ``old`` of ``new`` leaves are unchanged (RFC 9162 §2.1.4.1)."""
    if not 0 <= old <= new:
        raise ValueError(f"a tree of {new} never had {old} leaves")
    if old in {0, new}:
        return []
    path, start, end, whole = [], 0, new, True
    while end != old:
        middle = start + _split(end - start)
        if old <= middle:
            path.append(Subtree(middle, end))
            end = middle
        else:
            path.append(Subtree(start, middle))
            start, whole = middle, False
    return ([] if whole else [Subtree(start, end)]) + path[::-1]


def _split(length: int) -> int:
    """The largest power of two below ``length``."""
    return 1 << (length - 1).bit_length() - 1


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """RFC 9162 §2.1.3.2, step by step."""
    if not 0 <= index < size:  # step 1
        return False
    fn, sn, r = index, size - 1, leaf  # steps 2 and 3
    for p in proof:  # step 4
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            r = node_hash(p, r)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node_hash(r, p)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and r == root  # step 5


def verify_consistency(old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes) -> bool:
    """RFC 9162 §2.1.4.2, step by step; an empty old tree is consistent with every tree."""
    if not 0 < old < new:
        return not proof and ((old == 0 <= new and old_root == EMPTY) or (old == new and old_root == new_root))
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)  # step 2 (step 1: an empty proof fails)
    if not proof or not path:
        return False
    fn, sn = old - 1, new - 1  # step 3
    while fn & 1:  # step 4
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]  # step 5
    for c in path[1:]:  # step 6
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node_hash(c, fr), node_hash(c, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node_hash(sr, c)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and fr == old_root and sr == new_root  # step 7


class Tree:
    """The tree in memory: one list of hashes a level."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self.levels: list[list[bytes]] = [[]]
        self.extend(list(leaves))

    @property
    def size(self) -> int:
        """The number of leaves."""
        return len(self.levels[0])

    def look(self, node: Node) -> bytes:
        """The hash of a complete subtree."""
        return self.levels[node.level][node.position]

    def extend(self, leaves: Sequence[bytes]) -> None:
        """Add the hashes of leaves, level by level."""
        row, level = list(leaves), 0
        while row:
            if level == len(self.levels):
                self.levels.append([])
            paired = len(self.levels[level]) & ~1  # what stands before has its parent already
            self.levels[level] += row
            row = _parents(self.levels[level][paired:])
            level += 1

    def root(self, size: int | None = None) -> bytes:
        """The root over the first ``size`` leaves, all of them by default."""
        return self.hash(Subtree(0, self.size if size is None else size))

    def hash(self, span: Subtree) -> bytes:
        """The hash of a subtree."""
        return fold([self.look(node) for node in nodes(span)])
