"""The sheet a person opens shows values and runs nothing."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kept.requests.sheet import guarded, sheet


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_what_would_start_a_formula_is_text(start: str) -> None:
    """An apostrophe in front makes it so, in every spreadsheet."""
    assert guarded(f"{start}cmd|' /C calc'!A0").startswith("'")


def test_a_number_stays_a_number() -> None:
    """A negative amount is no formula."""
    assert guarded(-12.5) == "-12.5"
    assert guarded(None) == ""


@given(st.lists(st.lists(st.text() | st.integers() | st.none(), min_size=2, max_size=2), max_size=5))
def test_a_sheet_reads_back_as_it_was_written(rows: list[list[object]]) -> None:
    """Quotes, commas, line ends and any letter survive the file."""
    written = io.StringIO(sheet(["a", "b"], rows).removeprefix("\ufeff"), newline="")
    assert list(csv.reader(written)) == [["a", "b"], *([guarded(cell) for cell in row] for row in rows)]
