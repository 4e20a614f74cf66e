"""Fewer words, the same records: rewritten conditions against random tables."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kept.connectors.conditions import AllOf, AnyOf, Condition, Empty, Equals, Not, Within
from kept.connectors.interface import Selection
from kept.retention.simple import simple
from kept.testing import MemoryConnector

KEYS = frozenset({("people", "id"), ("letters", "id")})
values = st.sampled_from(["a", "b", None])


def leaves(*columns: str) -> st.SearchStrategy[Condition]:
    """Questions to the record itself."""
    named = st.sampled_from(columns)
    return st.builds(Equals, named, st.sampled_from(["a", "b"])) | st.builds(Empty, named)


def grown(own: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    """Put together, turned round, nested."""
    return st.recursive(
        own,
        lambda inner: st.one_of(
            st.builds(Not, inner),
            st.builds(AllOf, st.lists(inner, max_size=3).map(tuple)),
            st.builds(AnyOf, st.lists(inner, max_size=3).map(tuple)),
        ),
        max_leaves=6,
    )


of_people = grown(
    leaves("kind", "seen")
    | st.builds(Within, st.just("id"), st.just("letters"), st.just("person"), grown(leaves("tone")))
)
of_letters = grown(leaves("tone") | st.builds(Within, st.just("person"), st.just("people"), st.just("id"), of_people))
people = st.lists(st.tuples(values, values), max_size=4)
letters = st.lists(st.tuples(st.integers(0, 5) | st.none(), values), max_size=6)


@settings(max_examples=600, deadline=None)
@given(of_letters, people, letters)
def test_the_same_records_are_chosen(condition: Condition, persons: list[Any], posts: list[Any]) -> None:
    """Whatever is asked of letters, their people, and their people's letters."""
    place = MemoryConnector(
        {
            "people": [{"id": n, "kind": kind, "seen": seen} for n, (kind, seen) in enumerate(persons)]
            or [{"id": -1, "kind": None, "seen": None}],
            "letters": [{"id": n, "person": person, "tone": tone} for n, (person, tone) in enumerate(posts)]
            or [{"id": -1, "person": None, "tone": None}],
        }
    )

    def chosen(where: Condition) -> list[Any]:
        return [record["id"] for record in place.fetch(Selection("letters", where), ["id"])]

    assert chosen(simple(condition, KEYS)) == chosen(condition)


def test_questions_to_one_owner_are_put_together() -> None:
    """A letter of somebody of kind a, of somebody seen at b: of one person, both at once."""

    def owner(where: Condition) -> Condition:
        return Within("person", "people", "id", where)

    a, b = Equals("kind", "a"), Equals("seen", "b")
    assert simple(AllOf((owner(a), owner(b))), KEYS) == owner(AllOf((a, b)))
    assert simple(AnyOf((owner(a), owner(b))), KEYS) == owner(AnyOf((a, b)))
    assert simple(AllOf((owner(a), Not(owner(b)))), KEYS) == owner(AllOf((a, Not(b))))


def test_questions_to_several_records_below_stay_apart() -> None:
    """Somebody with a letter of tone a and one of tone b need not have one of both."""

    def below(where: Condition) -> Condition:
        return Within("id", "letters", "person", where)

    both_tones = AllOf((below(Equals("tone", "a")), below(Equals("tone", "b"))))
    assert simple(both_tones, KEYS) == both_tones


def test_this_or_that_and_not_this() -> None:
    """The first line that fits decides: said of two lines together, the order no longer matters."""
    a, b = Equals("kind", "a"), Equals("seen", "b")
    assert simple(AnyOf((a, AllOf((b, Not(a))))), KEYS) == AnyOf((a, b))
