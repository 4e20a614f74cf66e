"""The long policy that the benchmark checks: as long as it says, sound, and broken in each of its clauses."""

from __future__ import annotations

from datetime import date

from bench.check import broken, long_policy

from kept.checks import Subject, judge
from kept.load import load_text

TODAY = date(2026, 11, 22)


def test_two_thousand_lines() -> None:
    """The text has as many lines as asked for, and loads without trouble."""
    text = long_policy(2_000)

    assert text.count("\n") == 2_000
    assert load_text(text).findings == ()


def test_every_broken_clause_is_found() -> None:
    """A length that cannot be read in each clause: one finding for each, and none is lost on the way."""
    text = broken(long_policy(500))
    found = judge(Subject(load_text(text), TODAY))

    clauses = text.count("yeers")
    assert clauses > 15
    assert sum(finding.code == "unreadable-period" for finding in found) == clauses
    assert sum(finding.code == "unknown-word" for finding in found) == clauses
