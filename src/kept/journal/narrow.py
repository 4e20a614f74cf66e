"""Where an entry and its hash were both changed, the hashes above them still tell between which entries.

The signed root proves the peaks, a proved hash proves the two below it, and so on down. The descent follows only what
differs from the entries found, and stops where another hand changed the hashes too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kept.journal.merkle import Node, Subtree, Tree, fold, node_hash, nodes
from kept.journal.reading import grouped
from kept.journal.verdict import Fault, What

Lookup = Callable[[Sequence[Node]], dict[Node, bytes]]


def narrow(found: Tree, root: bytes, lookup: Lookup) -> Iterator[Fault]:
    """The faults in a journal of the signed size: entries altered, and ranges in which one was."""
    proved = _peaks(found, root, lookup)
    if proved is None:
        yield Fault(What.UNLOCATED)
        return
    altered: list[int] = []
    while proved:
        differing = {node: digest for node, digest in proved.items() if found.look(node) != digest}
        altered += [node.position for node in differing if node.level == 0]
        above = {node: digest for node, digest in differing.items() if node.level > 0}
        below = lookup([child for node in above for child in _children(node)])
        proved = {}
        for node, digest in above.items():
            pair = {child: below.get(child, b"") for child in _children(node)}
            if node_hash(*pair.values()) == digest:
                proved |= pair
            else:
                yield Fault(What.UNLOCATED, node.position << node.level, (node.position + 1 << node.level) - 1)
    yield from grouped(What.ALTERED, altered)


def _peaks(found: Tree, root: bytes, lookup: Lookup) -> dict[Node, bytes] | None:
    wanted = nodes(Subtree(0, found.size))
    stored = lookup(wanted)
    if len(stored) < len(wanted) or fold([stored[node] for node in wanted]) != root:
        return None
    return stored


def _children(node: Node) -> tuple[Node, Node]:
    return Node(node.level - 1, 2 * node.position), Node(node.level - 1, 2 * node.position + 1)
