"""The tree over the journal is the one of RFC 9162, and its proofs prove what they say and nothing else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from kept.journal.merkle import (
    EMPTY,
    Node,
    Subtree,
    Tree,
    consistency,
    fold,
    grow,
    inclusion,
    leaf_hash,
    nodes,
    verify_consistency,
    verify_inclusion,
)

# The published vectors of Certificate Transparency (RFC 6962): eight leaves, and the root after each.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
INCLUSION = {  # (leaf, size) -> path, from the leaf up
    (0, 1): [],
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
}
CONSISTENCY = {  # (old, new) -> proof
    (1, 1): [],
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}

entries = st.lists(st.binary(max_size=6), min_size=1, max_size=70)


def vector() -> Tree:
    """The tree of the published vectors."""
    return Tree(leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES)


def path(tree: Tree, spans: list[Subtree]) -> list[bytes]:
    """The hashes of a proof."""
    return [tree.hash(span) for span in spans]


def test_the_empty_tree_has_the_hash_of_nothing() -> None:
    """A journal without entries has the root that RFC 9162 §2.1.1 gives."""
    assert Tree().root() == EMPTY
    assert EMPTY.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize("size", range(1, 9))
def test_published_roots(size: int) -> None:
    """The root after each of the eight leaves is the published one."""
    assert vector().root(size).hex() == ROOTS[size - 1]


@pytest.mark.parametrize(("index", "size"), INCLUSION)
def test_published_inclusion_proofs(index: int, size: int) -> None:
    """Inclusion proofs are, hash for hash, the published ones."""
    assert [digest.hex() for digest in path(vector(), inclusion(index, size))] == INCLUSION[index, size]


@pytest.mark.parametrize(("old", "new"), CONSISTENCY)
def test_published_consistency_proofs(old: int, new: int) -> None:
    """Consistency proofs are, hash for hash, the published ones."""
    assert [digest.hex() for digest in path(vector(), consistency(old, new))] == CONSISTENCY[old, new]


@given(entries)
@settings(max_examples=60)
def test_roots_agree_with_another_implementation(found: list[bytes]) -> None:
    """For any entries, at every size, the root is the one that pymerkle computes."""
    oracle = InmemoryTree(algorithm="sha256")
    tree = Tree()
    for entry in found:
        oracle.append_entry(entry)
        tree.extend([leaf_hash(entry)])
        assert tree.root() == oracle.get_root()


@given(entries, st.data())
@settings(max_examples=60)
def test_adding_in_any_groups_gives_the_same_tree(found: list[bytes], data: st.DataObject) -> None:
    """Entries added one by one, in groups or at once make the same nodes, in memory and for a store that looks back."""
    leaves = [leaf_hash(entry) for entry in found]
    cuts = sorted(data.draw(st.sets(st.integers(0, len(leaves)))) | {0, len(leaves)})
    tree = Tree()
    stored: dict[Node, bytes] = {}
    for start, end in pairwise(cuts):
        tree.extend(leaves[start:end])
        peaks = {node: stored[node] for node in nodes(Subtree(0, start))}
        stored |= dict(grow(start, leaves[start:end], peaks.__getitem__))  # nothing but the peaks is looked up
    whole = Tree(leaves)
    assert [row for row in tree.levels if row] == whole.levels
    assert stored == {Node(level, i): digest for level, row in enumerate(whole.levels) for i, digest in enumerate(row)}


@given(entries, st.data())
@settings(max_examples=100)
def test_a_proof_of_inclusion_proves_its_entry_and_no_other(found: list[bytes], data: st.DataObject) -> None:
    """The proof of an entry verifies; with another entry, place, size, root or path it does not."""
    tree = Tree(leaf_hash(entry) for entry in found)
    size = data.draw(st.integers(1, len(found)))
    index = data.draw(st.integers(0, size - 1))
    proof, leaf, root = path(tree, inclusion(index, size)), leaf_hash(found[index]), tree.root(size)
    assert verify_inclusion(leaf, index, size, proof, root)
    assert not verify_inclusion(leaf_hash(b"another entry"), index, size, proof, root)
    assert not verify_inclusion(leaf, size, size, proof, root)
    assert not verify_inclusion(leaf, -1, size, proof, root)
    assert not verify_inclusion(leaf, index, size, proof, leaf_hash(b"another root"))
    assert not verify_inclusion(leaf, index, size, [*proof, root], root)
    for position in range(len(proof)):
        assert not verify_inclusion(leaf, index, size, proof[:position] + proof[position + 1 :], root)


@given(entries, st.data())
@settings(max_examples=100)
def test_a_proof_of_consistency_holds_only_between_its_two_roots(found: list[bytes], data: st.DataObject) -> None:
    """The proof between two sizes verifies; with a changed old root, new root or path it does not."""
    tree = Tree(leaf_hash(entry) for entry in found)
    new = data.draw(st.integers(1, len(found)))
    old = data.draw(st.integers(1, new))
    proof, other = path(tree, consistency(old, new)), leaf_hash(b"rewritten")
    assert verify_consistency(old, new, proof, tree.root(old), tree.root(new))
    assert not verify_consistency(old, new, proof, other, tree.root(new))
    assert not verify_consistency(old, new, proof, tree.root(old), other)
    assert not verify_consistency(old, new, [*proof, other], tree.root(old), tree.root(new))
    for position in range(len(proof)):
        changed = [*proof[:position], other, *proof[position + 1 :]]
        assert not verify_consistency(old, new, changed, tree.root(old), tree.root(new))


def test_every_journal_grew_from_the_empty_one() -> None:
    """An empty old tree is consistent with every tree, and with no other old root than its own."""
    assert consistency(0, 8) == []
    assert verify_consistency(0, 8, [], EMPTY, vector().root())
    assert not verify_consistency(0, 8, [], vector().root(1), vector().root())
    assert not verify_consistency(8, 5, [], vector().root(), vector().root(5))


@pytest.mark.parametrize(("index", "size"), [(-1, 3), (3, 3), (0, 0)])
def test_an_entry_that_is_not_there_has_no_proof(index: int, size: int) -> None:
    """A proof is made for an entry of the tree, and for nothing else."""
    with pytest.raises(ValueError, match="no leaf"):
        inclusion(index, size)


def test_a_tree_never_had_more_leaves_than_it_has() -> None:
    """No consistency proof leads backwards."""
    with pytest.raises(ValueError, match="never had"):
        consistency(5, 4)


def test_a_large_span_is_folded_from_few_nodes() -> None:
    """The root over a million leaves is folded from at most twenty stored hashes."""
    assert len(nodes(Subtree(0, 999_999))) <= 20
    assert fold([]) == EMPTY
