"""The list of what the page of Wimi promises is whole, said in both languages, and each line of it leads somewhere."""

from __future__ import annotations

from pathlib import Path

from tests.acceptance.wimi import EXAMPLE, wimi

from kept.accountability.promises import load_promises

LAST = {"0": 2, "1": 28, "2": 4, "3": 7, "4": 2, "5.2": 5, "5.3": 4, "5.4": 2, "6.1": 6, "6.2": 4, "7": 25, "8": 30, "9": 23,
        "10": 15, "11": 8, "12": 14, "13": 3, "14": 8, "15": 3, "16": 8, "17": 3, "18": 4, "19": 5, "20": 28, "21": 6,
        "22": 5, "23": 5, "24": 5, "25": 2}  # fmt: skip
"""The sections of the page, as it numbers them, and the last promise of each."""


def test_the_list_is_whole() -> None:
    """264 promises and 46 weak points, numbered without a gap, each in both languages, each promise with what keeps it."""
    listed, _, findings = load_promises(EXAMPLE)

    assert findings == []
    assert list(listed.promises) == [f"wimi-{part}.{n:02}" for part, last in LAST.items() for n in range(1, last + 1)]
    assert list(listed.tensions) == [f"wimi-T{n}" for n in range(1, 47)]
    assert len(listed.promises) == 264
    for promise in listed.promises.values():
        assert promise.kept_by
        assert promise.en != promise.fr
    for tension in listed.tensions.values():
        assert tension.found_by
        assert tension.en != tension.fr


def test_each_line_leads_somewhere(tmp_path: Path) -> None:
    """Every part of the policy, command and rule that the list names is there."""
    said = wimi(tmp_path).kept("promises", ".", "--format", "json")

    assert (said.code, said.err) == (0, "")
    assert len(said.json) == 264 + 46
