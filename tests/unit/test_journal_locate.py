"""In a journal too large to try everything, entries that were all numbered anew are still recognised."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kept.journal import Entry, Kind, Stage, What
from kept.journal.locate import locate
from kept.journal.merkle import leaf_hash

AT = datetime(2026, 11, 22, 2, 4, 49, tzinfo=UTC)


def journal(numbers: list[int], of: Callable[[int], int]) -> list[bytes]:
    """Lines that bear these numbers and say what the entry ``of(number)`` says."""
    return [Entry(n, AT, Kind.EVENT_RECORD, Stage.NOTE, {"n": of(n)}).canonical.encode() for n in numbers]


TRUE = journal(list(range(50)), lambda n: n)
EDITS: dict[str, tuple[list[bytes], list[str]]] = {
    "one removed, those after it numbered anew": (
        journal(list(range(49)), lambda n: n if n < 20 else n + 1),
        ["entry 20 was removed", "entries 21 to 49 bear other numbers than they were given"],
    ),
    "one inserted, those after it numbered anew": (
        journal(list(range(51)), lambda n: n if n < 20 else 1_000 if n == 20 else n - 1),
        [
            "entries 20 to 49 bear other numbers than they were given",
            "line 21 was never signed: it was inserted after entry 19",
        ],
    ),
    "three removed, those after them numbered anew": (
        journal(list(range(47)), lambda n: n if n < 20 else n + 3),
        ["entries 20 to 22 were removed", "entries 23 to 49 bear other numbers than they were given"],
    ),
    "the order turned round": (
        TRUE[::-1],
        ["entry 1 was moved: it now stands after entry 2"],
    ),
}


@pytest.mark.parametrize("patience", [1_000_000, 40, 0])
@pytest.mark.parametrize("edit", [name for name in EDITS if "three" not in name])
def test_what_was_done_is_told_whatever_the_patience(edit: str, patience: int) -> None:
    """Removed, inserted or turned round: told the same, however little may be tried."""
    lines, expected = EDITS[edit]
    said = [f.words.en for f in locate([leaf_hash(x) for x in lines], [leaf_hash(x) for x in TRUE], lines, patience)]
    assert said[: len(expected)] == expected
    assert len(said) == (49 if edit == "the order turned round" else len(expected))


def test_a_larger_step_is_found_by_trying() -> None:
    """Three removed at once: the first of those after them is found by trying, the others by its example."""
    lines, expected = EDITS["three removed, those after them numbered anew"]
    said = [f.words.en for f in locate([leaf_hash(x) for x in lines], [leaf_hash(x) for x in TRUE], lines, 100)]
    assert said == expected


@given(st.lists(st.integers(0, 9) | st.binary(max_size=3), max_size=14))
@settings(max_examples=300)
def test_no_edit_goes_unnoticed(edited: list[int | bytes]) -> None:
    """Any choice and order of the true lines, mixed with strange ones: no fault where nothing changed, else at least one."""
    true = TRUE[:10]
    lines = [true[line] if isinstance(line, int) else line for line in edited]
    faults = locate([leaf_hash(line) for line in lines], [leaf_hash(line) for line in true], lines)
    assert bool(faults) is (lines != true)


@given(st.sets(st.integers(0, 9)))
def test_what_is_missing_is_what_is_told(gone: set[int]) -> None:
    """Entries taken out are named, all of them and no other."""
    lines = [line for number, line in enumerate(TRUE[:10]) if number not in gone]
    faults = locate([leaf_hash(line) for line in lines], [leaf_hash(line) for line in TRUE[:10]], lines)
    told = {number for f in faults for number in range(f.first or 0, (f.last or 0) + 1) if f.what is What.REMOVED}
    assert told == gone
