"""An entry has one written form, and nothing that looks like personal data gets into it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kept.journal import Entry, Kind, Stage, canonical
from kept.journal.entry import LINE
from kept.journal.guard import refuse_personal

MOMENT = datetime(2026, 11, 22, 2, 4, 49, 5, UTC)

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(codec="utf-8"), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


def test_an_entry_on_a_line() -> None:
    """The canonical line has the names in order, no space, and the moment in UTC with six decimals."""
    entry = Entry(12, MOMENT, Kind.RETENTION_ERASE, Stage.DONE, {"records": 40, "clause": "prospects"}, of=11)
    assert entry.canonical == (
        '{"about":{"clause":"prospects","records":40},"at":"2026-11-22T02:04:49.000005Z",'
        '"kind":"retention.erase","of":11,"seq":12,"stage":"done"}'
    )


def test_the_same_moment_in_another_zone_is_the_same_line() -> None:
    """An entry of 03:04 in Paris is the entry of 02:04 UTC."""
    paris = MOMENT.astimezone(timezone(timedelta(hours=1)))
    here, there = (Entry(0, at, Kind.REQUEST_OPEN, Stage.NOTE, {}) for at in (MOMENT, paris))
    assert here.canonical == there.canonical


def test_a_moment_without_zone_is_refused() -> None:
    """A time of which nobody knows where it was is no time."""
    with pytest.raises(ValueError, match="zone"):
        _ = Entry(0, datetime(2026, 11, 22, 2, 4), Kind.REQUEST_OPEN, Stage.NOTE, {}).canonical  # noqa: DTZ001 - the point


def test_names_are_ordered_as_rfc_8785_orders_them() -> None:
    """The published example of RFC 8785 §3.2.3: order by UTF-16 code units, not by code points."""
    example = {"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\U0001f600": 5, "\u0080": 6, "\u00f6": 7}
    assert list(json.loads(canonical(example)).values()) == [2, 4, 6, 7, 1, 5, 3]


def test_text_is_escaped_as_rfc_8785_escapes_it() -> None:
    """The published example of RFC 8785 §3.2.2.2: only what must be escaped is, in lower-case hex."""
    assert canonical('€$\u000f\nA\'B"\\\\"/') == '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'


@given(json_values)
def test_the_written_form_says_the_value_and_is_stable(value: Any) -> None:
    """What is written reads back as the same value and is written the same again."""
    written = canonical(value)
    assert json.loads(written) == value
    assert canonical(json.loads(written)) == written


@pytest.mark.parametrize("value", [1.5, float("nan"), b"bytes", MOMENT, {1, 2}, 2**53, "\ud800"])
def test_what_has_no_written_form(value: Any) -> None:
    """Floats, dates, bytes, numbers beyond 2**53 - 1 and broken text are refused."""
    with pytest.raises(ValueError):  # noqa: PT011 - the kinds of refusal differ
        canonical(value)


@given(st.dictionaries(st.text(max_size=4), json_values, max_size=4))
def test_the_line_is_read_from_the_right_in_one_way(about: dict[str, Any]) -> None:
    """Whatever the values hold, even text that imitates an entry, the fields of a line are told apart."""
    about["trap"] = '"},"at":"2026-11-22T02:04:49.000005Z","kind":"x.y","of":null,"seq":1,"stage":"done"}'
    entry = Entry(7, MOMENT, Kind.HOLD_OPEN, Stage.INTENDED, about)
    match = LINE.fullmatch(entry.canonical)
    assert match is not None
    assert (match["seq"], match["stage"], json.loads(match["about"])) == ("7", "intended", about)


@pytest.mark.parametrize(
    "about",
    [
        {"to": "jeanne.martin@people.example"},
        {"phone": "06 12 34 56 78"},
        {"phone": "01.23.45.67.89"},
        {"phone": "+33 6 12 34 56 78"},
        {"phone": "0033612345678"},
        {"phone": "612345678"},
        {"phone": "(212) 555-0147"},
        {"called": ["ok", {"number": "0123456789"}]},
        {"from": "192.0.2.44"},
        {"from": "2001:db8:0:0:0:0:0:44"},
        {"account": "FR76 3000 6000 0112 3456 7890 189"},
        {"jeanne@people.example": 1},
        {"nested": {"0123456789": True}},
    ],
)
def test_personal_data_is_refused(about: dict[str, Any]) -> None:
    """An address, a telephone number, an internet address or an account number does not get in, however deep it lies."""
    with pytest.raises(ValueError, match="personal") as refused:
        refuse_personal(about)
    assert "martin" not in str(refused.value)
    assert "12 34" not in str(refused.value)


@pytest.mark.parametrize(
    "about",
    [
        {"records": 1_234_567, "share": "12 %", "limit": None, "agreed": True},
        {"who": "p:" + "1234567890123456" * 2},
        {"statement": "sha256:" + "0123456789" * 6 + "abcd"},
        {"plan": "550e8400-e29b-41d4-a716-446655440000"},
        {"day": "2026-01-31", "from": "2023-01-31/2026-01-31", "at": "2026-01-31T12:30:00Z"},
        {"request": "R-2026-000123"},
        {"clause": "prospects", "place": "crm.contacts", "article": "GDPR 17(1)(b)"},
        {"keys": [1, 2**40], "period": "P3Y"},
    ],
)
def test_counts_digests_and_pseudonyms_get_in(about: dict[str, Any]) -> None:
    """What the journal is for passes the guard."""
    refuse_personal(about)


@pytest.mark.parametrize("about", [{"rate": 0.5}, {"at": MOMENT}, {"of": b"x"}, {"n": 2**53}, {1: "x"}])
def test_what_cannot_be_journalled_is_refused(about: dict[Any, Any]) -> None:
    """Values without a written form are refused at the door, by the name they stand under."""
    with pytest.raises(ValueError, match="journal: "):
        refuse_personal(about)


def test_every_kind_has_its_words_in_both_languages() -> None:
    """Each act of the vocabulary is subject.act and has an English and a French title of its own."""
    for kind in Kind:
        assert LINE.fullmatch(Entry(0, MOMENT, kind, Stage.NOTE, {}).canonical)
        assert kind.words.en != kind.words.fr
    assert len({kind.words.en for kind in Kind}) == len({kind.words.fr for kind in Kind}) == len(Kind)
