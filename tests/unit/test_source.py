"""Places in a text: every value and key has one, and a text that is no document is told, quickly."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kept.source import read, read_text

TEXT = """\
policy: Ours
retention:
  prospects: {keep: 3 years, data: [contact, message]}
"""


def _shown(text: str, *route: str | int, key: bool = False) -> str:
    document = read(text, "policy.yaml")
    span = document.key(*route) if key else document.at(*route)
    return span.text[span.column - 1 : span.column - 1 + span.length]


def test_a_value_and_its_key() -> None:
    """A route leads to the value; the key that ends it has its own place."""
    assert _shown(TEXT, "retention", "prospects", "keep") == "3 years"
    assert _shown(TEXT, "retention", "prospects", "keep", key=True) == "keep"
    assert _shown(TEXT, "retention", "prospects", "data", 1) == "message"


def test_a_route_that_leads_nowhere_falls_back() -> None:
    """A finding always has a place: the nearest value on the way."""
    document = read(TEXT, "policy.yaml")

    assert document.at("retention", "prospects", "since").line == 3
    assert document.at("nothing").line == 1


def test_places_point_back_at_their_document() -> None:
    """The document of a span is the one that was read."""
    document = read(TEXT, "policy.yaml")

    assert document.at("policy").document is document


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(end: str) -> None:
    """Unix, Windows and old Mac line ends give the same lines."""
    document = read(TEXT.replace("\n", end), "policy.yaml")

    span = document.at("retention", "prospects", "keep")
    assert (span.line, span.column) == (3, 21)
    assert span.text == "  prospects: {keep: 3 years, data: [contact, message]}"


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    """A file saved by an old editor reads as any other, its first column included."""
    (tmp_path / "policy.yaml").write_bytes(b"\xef\xbb\xbf" + TEXT.encode())

    document = read_text(tmp_path / "policy.yaml")

    assert document.plain["policy"] == "Ours"
    assert document.key("policy").column == 1
    assert read("\ufeff" + TEXT, "x").plain == document.plain


def test_words_stay_words() -> None:
    """YAML's guesses are not taken: no dates, no booleans but true and false, no octal or sexagesimal numbers."""
    plain = read("[no, on, 2026-03-01, 010, 1:30, 0x1F, 1_000, true, 12, -3, ~, '12', 1e3]", "x").plain

    assert plain == ["no", "on", "2026-03-01", "010", "1:30", "0x1F", "1_000", True, 12, -3, None, "12", "1e3"]


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    """A file in another encoding is a trouble at its line."""
    (tmp_path / "policy.yaml").write_bytes("policy: Ours\nname: Hébergeur\n".encode("latin-1"))

    [trouble] = read_text(tmp_path / "policy.yaml").troubles

    assert (trouble.problem, trouble.line) == ("not UTF-8 text", 2)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "a: &a [x]\n" + "".join(f"{c}: &{c} [{','.join([f'*{chr(ord(c) - 1)}'] * 10)}]\n" for c in "bcdefghijk"),
            "too many",
        ),
        ("policy: &a {x: *a}", "stands inside what it names"),
        ("policy: *nowhere", "names nothing written before"),
        ("[" * 100_000 + "]" * 100_000, "nested too deeply"),
        ("{a: " * 5_000 + "}" * 5_000, "nested too deeply"),
        ("".join(" " * depth + "a:\n" for depth in range(3_000)), "nested too deeply"),
        ("list:\n" + "  - value\n" * 1_000_000, "too many values"),
        ("policy: x\x00", "control character"),
        ("policy: \x1b[31m", "control character"),
        ("a: b\na: c", "is written twice"),
        ("a: b\n---\na: c", "a second document"),
        ("? [a, b]\n: c", "a key must be a word"),
        ("a: b: c", "mapping values"),
        ("a: 'b", "unexpected end"),
    ],
    ids=lambda value: repr(value[:20]),
)
def test_what_is_no_document_is_told_in_time(text: str, problem: str) -> None:
    """Bombs, circles, depth without end: one trouble with a place, in bounded time."""
    started = time.monotonic()
    document = read(text, "policy.yaml")

    assert problem in document.troubles[0].problem
    assert document.troubles[0].line >= 1
    assert time.monotonic() - started < 10


def test_ten_megabytes_of_remarks() -> None:
    """A long file that says little is read."""
    document = read("policy: Ours\n# " + "x" * 10_000_000, "policy.yaml")

    assert document.plain == {"policy": "Ours"}


def test_tags_make_nothing() -> None:
    """A tag never builds an object or runs anything: the text stays text."""
    assert read("!!python/object/apply:os.system ['true']", "x").plain == ["true"]
    assert read("!!python/name:os.system x", "x").plain == "x"
