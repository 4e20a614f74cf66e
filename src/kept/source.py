"""Text, and the places in it. Knows YAML, not privacy.

A place is named by the route of keys that leads to it (``("retention", "prospects", "keep")``), so that a rule
speaks of ``keep`` and never of byte 412; it becomes a line and a column only here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

Route = tuple[str | int, ...]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.splitlines()

    def at(self, *route: str | int) -> Span:
        """The value at the end of the route, or the nearest value on the way that exists."""
        for end in range(len(route), -1, -1):
            if (span := self.places.get(route[:end])) is not None:
                return span
        return Span(self, 1, 1, max(1, len(self.line(1))))

    def key(self, *route: str | int) -> Span:
        """The key that ends the route (``keep`` itself rather than ``3 years``), else the value."""
        return self.keys.get(route) or self.at(*route)


def read_text(path: Path, name: str | None = None) -> Document:
    """Read a file. Raises ``OSError`` when it cannot be opened; undecodable bytes are a trouble, not an error."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        shown = raw.decode("utf-8", errors="replace")
        return Document(name or path.name, shown, troubles=(Trouble("not UTF-8 text", line, 1),))
    return read(text, name or path.name)


def read(text: str, name: str) -> Document:
    """Read YAML text into a document. Never raises on what a person wrote."""
    document = Document(name, text)
    try:
        nodes = list(yaml.compose_all(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return Document(name, text, troubles=(Trouble(error.problem or "not YAML", *at),))
    except yaml.YAMLError as error:  # characters that YAML forbids carry no mark
        return Document(name, text, troubles=(Trouble(str(error).splitlines()[0], 1, 1),))
    except RecursionError:
        return Document(name, text, troubles=(Trouble("nested too deeply", 1, 1),))
    if not nodes:
        return document
    reader = _Reader(document)
    plain = reader.value(nodes[0], ())
    troubles = list(reader.troubles)
    if len(nodes) > 1:
        mark = nodes[1].start_mark
        troubles.append(Trouble("a second document in the same file", mark.line + 1, mark.column + 1))
    return Document(name, text, plain, tuple(troubles), document.places, document.keys)


class _Reader:
    """Walks YAML nodes once, collecting plain values and the place of each."""

    limit = 200_000  # values in one file; aliases that multiply beyond it are a bomb, not a policy

    def __init__(self, document: Document) -> None:
        self.document = document
        self.troubles: list[Trouble] = []
        self._seen = 0

    def value(self, node: yaml.Node, route: Route) -> Any:
        self.document.places[route] = self._span(node)
        self._seen += 1
        if self._seen > self.limit:
            if self._seen == self.limit + 1:
                self._trouble("too many values (aliases that multiply?)", node)
            return None
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, route))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*route, index)) for index, child in enumerate(node.value)]
        return self._scalar(node)

    def _pairs(self, node: yaml.MappingNode, route: Route) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        for key_node, child in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._trouble("a key must be a word", key_node)
                continue
            key = str(key_node.value)
            if key in seen:
                self._trouble(f"`{key}` is written twice", key_node)
                continue
            seen.add(key)
            self.document.keys[(*route, key)] = self._span(key_node)
            yield key, self.value(child, (*route, key))

    def _scalar(self, node: yaml.Node) -> Any:
        """Words stay words: dates are not guessed at, `no` and `on` stay what was written."""
        text = str(node.value)
        if node.tag == "tag:yaml.org,2002:null":
            return None
        if node.tag == "tag:yaml.org,2002:int" and text.lstrip("-").isdigit() and (text == "0" or text[0] != "0"):
            return int(text)
        if node.tag == "tag:yaml.org,2002:bool" and text in {"true", "false"}:
            return text == "true"
        return text

    def _span(self, node: yaml.Node) -> Span:
        start, end = node.start_mark, node.end_mark
        line = self.document.line(start.line + 1)
        last = end.column if end.line == start.line else len(line.rstrip())
        return Span(self.document, start.line + 1, start.column + 1, max(1, last - start.column))

    def _trouble(self, problem: str, node: yaml.Node) -> None:
        self.troubles.append(Trouble(problem, node.start_mark.line + 1, node.start_mark.column + 1))
