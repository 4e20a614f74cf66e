"""A plan as a file: one way to write it, and no way to change it unseen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kept.connectors import conditions as said
from kept.findings import KeptError
from kept.links.holds import Hold
from kept.retention.plan import plan
from kept.retention.plan_file import of_json, read, save, to_json, written
from kept.retention.values import Plan
from kept.testing import MemoryConnector
from kept.testing.sample import sample

CLAUSES = "prospects: {people: prospects, data: [identity], keep: 3 years, since: last-contact, then: erase}"
HOLDINGS = """
crm.people:
  people: prospects
  for: [selling]
  key: id
  holds: {name: name}
  clocks: {last-contact: seen}
"""


@pytest.fixture(scope="module")
def made() -> Plan:
    """A plan with a step, a hold, a fault and nothing else."""
    people: list[Mapping[str, Any]] = [
        {"id": 1, "name": "Person 1", "seen": "2010-01-01"},
        {"id": 2, "name": "Person 2", "seen": "2010-01-01"},
        {"id": 3, "name": "Person 3", "seen": None},
    ]
    place = MemoryConnector({"people": people}, place="crm")
    day = date(2026, 1, 1)
    hold = Hold("H-2026-0001", "crm.people", "2", "C. civ. 2241", "claim", "Ada Lemoine", day, date(2027, 1, 1), day)
    return plan(sample(CLAUSES, HOLDINGS), lambda _: place, date(2026, 3, 2), holds=[hold])


def test_a_plan_is_read_back_as_it_was(made: Plan) -> None:
    """Every value of a plan survives the file: conditions, acts, statements, reasons."""
    assert read(written(made)) == made


def test_the_same_plan_is_always_written_the_same(made: Plan) -> None:
    """The digest is that of the plan, not of the moment."""
    assert written(read(written(made))) == written(made)
    assert read(written(made)).digest == made.digest


def test_any_byte_that_was_changed_is_refused(made: Plan) -> None:
    """Each byte in turn is changed: none of the files is taken for the plan."""
    text = written(made)
    for position in range(len(text)):
        other = "0" if text[position] != "0" else "1"
        with pytest.raises(KeptError) as refused:
            read(text[:position] + other + text[position + 1 :])
        assert refused.value.finding.code == "plan-edited"


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", "plan", '{"plan": {}}', "[" * 100_000, '{"form": 1}'])
def test_what_is_no_plan_is_refused_with_the_way_out(text: str) -> None:
    """Nothing that a person can hand over ends in a traceback."""
    with pytest.raises(KeptError) as refused:
        read(text)
    assert refused.value.finding.help is not None
    assert "kept plan" in refused.value.finding.help.en


def test_a_plan_is_for_its_owner_only(made: Plan, tmp_path: Path) -> None:
    """A plan may name records: its file is readable by nobody else."""
    save(made, tmp_path / "plan.json")
    assert (tmp_path / "plan.json").stat().st_mode & 0o777 == 0o600


def test_a_plan_that_cannot_be_written_is_told(made: Plan, tmp_path: Path) -> None:
    """A folder that does not exist is a finding, not a traceback."""
    with pytest.raises(KeptError) as refused:
        save(made, tmp_path / "nowhere" / "plan.json")
    assert (refused.value.finding.code, refused.value.exit_code) == ("plan-not-written", 2)


names = st.sampled_from(["seen", "id", "kind", "é t"])
scalars = st.text(max_size=5) | st.integers(-5, 2**40) | st.booleans() | st.none()
clocks = st.builds(said.Clock, names, st.just("Europe/Paris"), st.none() | st.just("UTC"))
leaves = st.one_of(
    st.builds(said.OnOrBefore, clocks, st.dates()),
    st.builds(said.After, clocks, st.dates()),
    st.builds(said.Empty, names),
    st.builds(said.Unreadable, clocks),
    st.builds(said.Equals, names, scalars),
    st.builds(said.Folded, names, st.lists(st.text(max_size=3), max_size=3).map(tuple)),
    st.builds(said.OneOf, names, st.lists(scalars, max_size=3).map(tuple)),
)
conditions = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(said.Within, names, names, names, inner),
        st.builds(said.AllOf, st.lists(inner, max_size=3).map(tuple)),
        st.builds(said.AnyOf, st.lists(inner, max_size=3).map(tuple)),
        st.builds(said.Not, inner),
    ),
    max_leaves=8,
)


@settings(max_examples=300, deadline=None)
@given(conditions)
def test_every_condition_survives_the_file(condition: said.Condition) -> None:
    """What a condition means is not changed by being written down."""
    assert of_json(to_json(condition), said.Condition) == condition
