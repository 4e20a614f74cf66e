"""Conditions are values: combined without surprise, told in words, checked before they are judged."""

from __future__ import annotations

from datetime import date

import pytest

from kept.connectors.acts import settings_of, touched_by
from kept.connectors.conditions import (
    EVERY,
    NONE,
    After,
    Clock,
    Condition,
    Empty,
    Equals,
    Folded,
    Not,
    OneOf,
    OnOrBefore,
    Unreadable,
    Within,
    both,
    either,
)
from kept.connectors.evaluate import named
from kept.connectors.interface import Blank, Delete, Mark, Selection
from kept.connectors.words import in_words

SOUTH = Equals("client", "south")
PAST = OnOrBefore(Clock("day"), date(2020, 3, 1))


def test_every_and_none_disappear_where_they_say_nothing() -> None:
    """`both` forgets what is always true, `either` what is never."""
    assert both(EVERY, SOUTH) == SOUTH
    assert both(SOUTH, SOUTH) == SOUTH
    assert either(NONE, SOUTH) == SOUTH
    assert both() == EVERY
    assert either() == NONE


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (EVERY, "every one"),
        (NONE, "none"),
        (PAST, "day <= 2020-03-01 (Europe/Paris)"),
        (After(Clock("day", "UTC", "Asia/Tokyo"), date(2020, 3, 1)), "day > 2020-03-01 (UTC, written in Asia/Tokyo)"),
        (Unreadable(Clock("day")), "day is no date"),
        (Not(both(SOUTH, Empty("email"))), "not (client = 'south' and email is empty)"),
        (either(SOUTH, OneOf("id", (1, "1", None))), "client = 'south' or id in (1, '1', None)"),
        (Folded("email", ("A@x.example",)), "email, case aside, in ('A@x.example')"),
        (Within("person", "people", "id", SOUTH), "person in (id of people where client = 'south')"),
    ],
)
def test_a_condition_in_words(condition: Condition, words: str) -> None:
    """The words say all that decides: zone, type and order included."""
    assert in_words(condition) == words


def test_every_column_that_a_condition_speaks_of_is_named() -> None:
    """Also those at the other end of a link, so that a wrong name is told before anything is judged."""
    condition = Not(both(PAST, either(SOUTH, Within("person", "people", "id", Folded("email", ("a",))))))
    assert list(named(condition, "messages")) == [
        ("messages", "day"),
        ("messages", "client"),
        ("messages", "person"),
        ("people", "id"),
        ("people", "email"),
    ]


def test_an_act_touches_what_it_would_change() -> None:
    """Deleting touches the selection; blanking, what is not blank; marking, what is not marked."""
    selection = Selection("people", SOUTH)
    assert touched_by(selection, Delete()) == selection
    blank = touched_by(selection, Blank(("email", "phone"))).where
    assert blank == both(SOUTH, either(Not(Empty("email")), Not(Empty("phone"))))
    assert touched_by(selection, Mark("day", date(2026, 1, 1))).where == both(SOUTH, Empty("day"))


def test_a_replacement_stands_for_its_column_only() -> None:
    """Columns are emptied, those with a value take it, in the order given."""
    act = Blank(("email", "phone"), replace=(("phone", "-"), ("name", "erased")))
    assert settings_of(act) == (("email", None), ("phone", "-"), ("name", "erased"))
    assert settings_of(Mark("day", date(2026, 1, 1))) == (("day", "2026-01-01"),)
