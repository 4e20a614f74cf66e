"""The journal over a real database: intentions and their endings, one durable transaction each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kept.journal import Draft, Journal, Kind, Proof, Stage, verify_live
from kept.journal.entry import from_columns
from kept.journal.merkle import EMPTY, Tree, leaf_hash, verify_consistency, verify_inclusion
from kept.state import State, open_state
from kept.state.tables import settings

AT = datetime(2026, 11, 22, 2, 4, 49, tzinfo=UTC)
LATER = AT + timedelta(minutes=1)


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    """An empty state."""
    with open_state(tmp_path / "state") as opened:
        yield opened


@pytest.fixture
def journal(state: State) -> Journal:
    """An empty journal."""
    return Journal(state, "acme.example/journal")


def filled(journal: Journal, count: int) -> Journal:
    """The journal with this many notes."""
    journal.append_many([Draft(Kind.EVENT_RECORD, {"n": n}) for n in range(count)], AT)
    return journal


def test_an_act_leaves_an_intention_and_an_ending(journal: Journal) -> None:
    """What was meant and what was done are two entries, the second points at the first, and nothing stays open."""
    meant = journal.intend(Kind.RETENTION_ERASE, {"clause": "prospects", "records": 40}, AT)
    assert journal.open() == [meant]
    done = journal.done(meant, {"records": 39}, LATER)
    assert (meant.seq, done.seq, done.of, done.stage, done.at) == (0, 1, 0, Stage.DONE, LATER)
    assert journal.open() == []
    assert list(journal.entries()) == [meant, done]


def test_an_ending_said_twice_is_written_once(journal: Journal) -> None:
    """A step that is repeated after a crash says *done* again: the journal answers the entry it has."""
    meant = journal.intend(Kind.RETENTION_ERASE, {"records": 40}, AT)
    first = journal.done(meant, {"records": 40}, AT)
    assert journal.done(meant, {"records": 40}, LATER) == first
    assert journal.size == 2


def test_a_failed_attempt_may_still_be_done_later(journal: Journal) -> None:
    """Every failure is told, and the intention may end well in the end."""
    meant = journal.intend(Kind.RETENTION_ERASE, {"records": 40}, AT)
    journal.failed(meant, {"because": "unreachable"}, AT)
    journal.failed(meant, {"because": "unreachable"}, LATER)
    journal.done(meant, {"records": 40}, LATER)
    assert [entry.stage.value for entry in journal.entries()] == ["intended", "failed", "failed", "done"]
    assert verify_live(journal).verified


def test_what_is_done_cannot_be_refused_afterwards(journal: Journal) -> None:
    """An act has one final ending."""
    meant = journal.intend(Kind.RETENTION_ERASE, {}, AT)
    done = journal.done(meant, {}, AT)
    with pytest.raises(ValueError, match="ended as done"):
        journal.refused(meant, {}, LATER)
    with pytest.raises(ValueError, match="no intention"):
        journal.done(done, {}, LATER)


def test_a_refusal_needs_no_intention(journal: Journal) -> None:
    """A plan that was refused before anything was meant is an entry of its own."""
    refusal = journal.refused(Kind.RETENTION_APPLY, {"because": "plan-changed"}, AT)
    assert (refusal.stage, refusal.of, journal.open()) == (Stage.REFUSED, None, [])
    assert verify_live(journal).verified


@pytest.mark.parametrize(
    "draft",
    [
        Draft(Kind.HOLD_OPEN, {}, Stage.DONE),
        Draft(Kind.HOLD_OPEN, {}, Stage.NOTE, of=0),
        Draft(Kind.HOLD_OPEN, {}, Stage.INTENDED, of=0),
        Draft(Kind.HOLD_OPEN, {}, Stage.DONE, of=7),
    ],
    ids=["an ending of nothing", "a note with an intention", "an intention of another", "an ending of the future"],
)
def test_endings_and_intentions_fit(journal: Journal, draft: Draft) -> None:
    """An ending has an intention before it; a note and an intention have none. Nothing is written otherwise."""
    with pytest.raises(ValueError, match="journal: "):
        journal.append_many([Draft(Kind.HOLD_OPEN, {"reason": "claim"}), draft], AT)
    assert journal.size == 0


def test_personal_data_is_refused_and_nothing_is_written(journal: Journal) -> None:
    """A group with one personal value is refused whole."""
    with pytest.raises(ValueError, match="personal"):
        journal.append_many([Draft(Kind.EVENT_RECORD, {"n": 1}), Draft(Kind.EVENT_RECORD, {"to": "a@b.example"})], AT)
    assert (journal.size, list(journal.entries())) == (0, [])


def test_entries_are_found_by_place_kind_phase_and_content(journal: Journal) -> None:
    """What pages and commands ask of the journal: from where, which kind, the last about something."""
    erased = journal.intend(Kind.RETENTION_ERASE, {"clause": "prospects", "records": 1}, AT)
    other = journal.intend(Kind.RETENTION_ERASE, {"clause": "prospects-2", "records": 1}, AT)
    done = journal.done(erased, {"clause": "prospects", "records": 1}, LATER)
    hold = journal.note(Kind.HOLD_OPEN, {"clause": "Prospects"}, LATER)
    assert list(journal.entries(since=2)) == [done, hold]
    assert list(journal.entries(since=1, until=3, kind=Kind.RETENTION_ERASE)) == [other, done]
    assert list(journal.entries(stage=Stage.INTENDED)) == [erased, other]
    assert journal.last(Kind.RETENTION_ERASE, clause="prospects") == done
    assert journal.last(Kind.RETENTION_ERASE, Stage.INTENDED, clause="prospects", records=1) == erased
    assert journal.last(Kind.HOLD_OPEN, clause="prospects") is None
    assert journal.open(clause="prospects-2") == [other]
    assert journal.newest(2) == [done, hold]
    assert (journal.entry(1), journal.entry(99)) == (other, None)


def test_a_long_journal_is_read_page_by_page(journal: Journal) -> None:
    """More entries than a page holds come out in order, each once."""
    filled(journal, 12_001)
    assert [entry.seq for entry in journal.entries()] == list(range(12_001))
    assert [entry.about["n"] for entry in journal.entries(since=11_999)] == [11_999, 12_000]


def test_an_entry_may_be_part_of_another_transaction(journal: Journal, state: State) -> None:
    """A row and the entry that tells it are kept together or lost together."""
    with state.writing() as connection:
        journal.note(Kind.REQUEST_OPEN, {"request": "r-1"}, AT)
        connection.execute(settings.insert().values(name="row", value="one"))
        assert journal.size == 1
    with suppress(RuntimeError), state.writing() as connection:
        journal.note(Kind.REQUEST_OPEN, {"request": "r-2"}, AT)
        connection.execute(settings.update().values(value="two"))
        raise RuntimeError
    assert (state.setting("row"), journal.size) == ("one", 1)
    journal.note(Kind.REQUEST_OPEN, {"request": "r-3"}, AT)
    assert [entry.about["request"] for entry in journal.entries()] == ["r-1", "r-3"]
    assert verify_live(journal).verified


def test_a_journal_named_in_a_transaction_that_was_lost_is_named_all_the_same(journal: Journal, state: State) -> None:
    """The first entry was lost with its transaction; the next one keeps the journal's name for everybody."""
    with suppress(RuntimeError), state.writing():
        journal.note(Kind.REQUEST_OPEN, {}, AT)
        raise RuntimeError
    journal.note(Kind.REQUEST_OPEN, {}, AT)
    assert Journal(state).key.name == "acme.example/journal"
    assert verify_live(Journal(state)).verified


def test_stored_nodes_prove_what_the_whole_tree_proves(journal: Journal) -> None:
    """Proofs made from the stored nodes verify, for every entry and between any two sizes."""
    for group in (1, 1, 2, 3, 10, 20):
        filled(journal, group)
    tree = Tree(leaf_hash(entry.canonical.encode()) for entry in journal.entries())
    assert journal.root(0) == EMPTY
    for size in range(1, 38):
        assert journal.root(size) == tree.root(size)
        leaf = tree.levels[0][size - 1]
        assert verify_inclusion(leaf, size - 1, 37, journal.inclusion(size - 1), journal.root())
        assert verify_consistency(size, 37, journal.consistency(size), journal.root(size), journal.root())


def test_a_proof_travels_alone(journal: Journal) -> None:
    """One entry, its proof and the public key: a stranger sees that it was journalled, and sees no other entry."""
    filled(journal, 9)
    entry = journal.newest(4)[0].canonical.encode()
    text = str(journal.proof(5))
    assert Proof.parse(text) == journal.proof(5)
    assert journal.proof(5).proves(entry, journal.key)
    assert Proof.parse(text.replace("\nindex", "\nextra aGVsbG8=\nindex")).proves(entry, journal.key)
    assert not Proof.parse(text).proves(entry.replace(b'"n":5', b'"n":6'), journal.key)
    assert not Proof.parse(text.replace("index 5", "index 6")).proves(entry, journal.key)
    assert not Proof.parse(text.replace("\n9\n", "\n8\n")).proves(entry, journal.key)
    for garbage in ("", text.replace("index 5", "index 05"), text.replace("index ", ""), text.replace("v1", "v2")):
        with pytest.raises(ValueError, match="not a proof"):
            Proof.parse(garbage)


def test_checkpoints_are_set_down(journal: Journal) -> None:
    """A checkpoint is what the journal was; asked twice at the same size it is the same."""
    empty = journal.checkpoint(AT)
    filled(journal, 3)
    first = journal.checkpoint(AT)
    assert journal.checkpoint(LATER) == first == journal.head()
    assert first.startswith("acme.example/journal\n3\n")
    assert empty.startswith("acme.example/journal\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")
    assert verify_live(journal).against == 3


def test_a_journal_keeps_its_first_name(state: State) -> None:
    """Opened later under another name, or under none, it is still the journal it was."""
    Journal(state, "acme.example/journal").note(Kind.EVENT_RECORD, {}, AT)
    assert Journal(state).key.name == "acme.example/journal"
    assert Journal(state, "else.example").key.name == "acme.example/journal"
    with pytest.raises(ValueError, match="name"):
        Journal(state, "two words")


def test_a_journal_without_a_name_is_named_after_its_key(state: State) -> None:
    """No name given: the public key gives one, always the same."""
    assert Journal(state).key.name == f"kept.example/{state.keys.public.hex()[:16]}" == Journal(state).key.name


def test_sizes_beyond_the_journal_are_refused(journal: Journal) -> None:
    """There is no root of entries that are not there, and no proof of them."""
    with pytest.raises(ValueError, match="no leaf"):
        journal.proof(0)
    filled(journal, 2)
    for ask in (lambda: journal.root(3), lambda: journal.inclusion(2), lambda: journal.consistency(3)):
        with pytest.raises(ValueError, match=r"entries|leaf|leaves"):
            ask()


def test_another_kept_s_kinds_are_read_as_they_are() -> None:
    """A kind that a later Kept knows is shown by its name, never an error."""
    read = from_columns(0, "2026-11-22T02:04:49.000000Z", "later.act", "note", None, "{}")
    assert (read.kind, isinstance(read.kind, Kind)) == ("later.act", False)
