"""Writing is the inverse of loading, for every policy that the types allow."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import Enum
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, Literal, cast, get_args, get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kept.calendar import Period
from kept.load import load_folder, load_policy, write
from kept.policy import Policy
from kept.policy.shape import Id
from kept.source import read

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/policy.yaml"))

PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    Id: st.from_regex(re.compile(r"[a-z0-9][a-z0-9_-]*"), fullmatch=True),
    str: st.text(max_size=8),
    bool: st.booleans(),
    date: st.dates(),
    Period: st.builds(
        Period,
        years=st.integers(0, 1000),
        months=st.integers(0, 12_000),
        days=st.integers(0, 366_000),
        hours=st.integers(0, 999_999),
    ),
    NoneType: st.none(),
}


def values(type_: Any) -> st.SearchStrategy[Any]:
    """Every value of a type that a policy is made of."""
    if (known := PLAIN.get(type_)) is not None:
        return known
    if isinstance(type_, type):
        return nouns(type_) if issubclass(type_, BaseModel) else st.sampled_from(cast("type[Enum]", type_))
    inside = get_args(type_)
    made: dict[Any, Callable[[], st.SearchStrategy[Any]]] = {
        Literal: lambda: st.sampled_from(inside),
        tuple: lambda: st.lists(values(inside[0]), max_size=2).map(tuple),
        dict: lambda: st.dictionaries(values(inside[0]), values(inside[1]), max_size=2),
        Annotated: lambda: values(inside[0]),
    }
    return made.get(get_origin(type_), lambda: st.one_of([values(each) for each in inside]))()


def nouns(type_: type[BaseModel]) -> st.SearchStrategy[Any]:
    """Every value of a noun: what it needs, and any of what it may have."""
    fields = {name: _field(field) for name, field in type_.model_fields.items()}
    needed = {name: each for name, each in fields.items() if type_.model_fields[name].is_required()}
    others = {name: each for name, each in fields.items() if name not in needed}
    return st.fixed_dictionaries(needed, optional=others).map(type_.model_validate)


def _field(field: FieldInfo) -> st.SearchStrategy[Any]:
    limits = {name: getattr(mark, name) for mark in field.metadata for name in ("ge", "le") if hasattr(mark, name)}
    if int in {field.annotation, *get_args(field.annotation)}:
        return st.integers(limits.get("ge", -(10**18)), limits.get("le", 10**18))
    return st.deferred(lambda: values(field.annotation))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(nouns(Policy))
def test_what_is_written_loads_as_it_was(policy: Policy) -> None:
    """Any policy, written and loaded, is the same policy, and nothing in it is unreadable."""
    loaded, findings = load_policy(read(write(policy), "policy.yaml"))

    assert findings == []
    assert loaded == policy


@given(st.text("ab \n'\"#é\u2028", max_size=400))
def test_a_long_sentence_is_folded_and_unfolded(sentence: str) -> None:
    """Spaces, line ends and quotes of a long text stay where they are."""
    policy = Policy.model_validate({"policy": sentence, "controller": "acme"})

    assert load_policy(read(write(policy), "policy.yaml")) == (policy, [])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_examples_written_anew(path: Path) -> None:
    """Each worked example keeps every promise when it is written anew."""
    policy = load_folder(path.parent).policy

    assert load_policy(read(write(policy), "policy.yaml")) == (policy, [])
