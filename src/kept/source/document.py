"""Text, and the places in it. Knows YAML, not privacy.

A place is named by the route of keys that leads to it (``("retention", "prospects", "keep")``), so that a rule
speaks of ``keep`` and never of byte 412; it becomes a line and a column only here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

Route = tuple[str | int, ...]

_BREAKS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # as YAML counts lines


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line of a document. ``line`` and ``column`` count from 1, in characters."""

    document: Document
    line: int
    column: int
    length: int

    @property
    def text(self) -> str:
        """The whole line it stands on, without its end."""
        return self.document.line(self.line)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a text is not a document: what the reader stumbled on, and where (line and column from 1)."""

    problem: str
    line: int
    column: int


@dataclass(frozen=True, eq=False)
class Document:
    """A YAML text with a place for every value.

    ``name`` is how the reader knows the file (relative path), ``plain`` its value as dicts, lists and scalars, dates as
    written text; ``troubles`` what made it unreadable. A document is read even when parts of it are not.
    """

    name: str
    text: str
    plain: Any = None
    troubles: tuple[Trouble, ...] = ()
    places: dict[Route, Span] = field(default_factory=dict, repr=False)
    keys: dict[Route, Span] = field(default_factory=dict, repr=False)

    def line(self, number: int) -> str:
        """Line ``number`` (from 1); empty past the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    @cached_property
    def lines(self) -> list[str]:
        """All lines, without their ends, counted as YAML counts them."""
        return _BREAKS.split(self.text)

    def siblings(self, *route: str | int) -> frozenset[str]:
        """The keys written beside the one that ends the route."""
        return frozenset(str(key[-1]) for key in self.keys if key[:-1] == route[:-1])

    def offset(self, span: Span) -> int:
        """How many characters of the text come before a place."""
        ends = [found.end() for found in _BREAKS.finditer(self.text)]
        return (ends[span.line - 2] if span.line > 1 else 0) + span.column - 1

    def at(self, *route: str | int) -> Span:
        """The value at the end of the route, or the nearest value on the way that exists."""
        for end in range(len(route), -1, -1):
            if (span := self.places.get(route[:end])) is not None:
                return span
        return Span(self, 1, 1, max(1, len(self.line(1))))

    def key(self, *route: str | int) -> Span:
        """The key that ends the route (``keep`` itself rather than ``3 years``), else the value."""
        return self.keys.get(route) or self.at(*route)

    def filled(self, plain: Any, troubles: tuple[Trouble, ...] = ()) -> Document:
        """This document with what was read of it. Its places point back at it, so it is completed and not copied."""
        object.__setattr__(self, "plain", plain)
        object.__setattr__(self, "troubles", troubles)
        return self
