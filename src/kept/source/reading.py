"""From YAML text to a document. Never raises on what a person wrote, and never takes long over it.

The text is read event by event, so that a file nested without end, or aliases that multiply, are told in their place
instead of filling the memory or the stack.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from kept.source.document import Document, Route, Span, Trouble
from kept.source.nodes import DEEPEST, Stumble, compose

MOST_VALUES = 100_000
"""Values in one file; aliases that multiply beyond it are a bomb, not a policy."""


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
    text = text.removeprefix("\ufeff")
    document = Document(name, text)
    walk = _Walk(document)
    try:
        nodes = compose(text)
        plain = walk.value(nodes[0], ()) if nodes else None
    except Stumble as stumble:
        return document.filled(None, (stumble.trouble,))
    except yaml.MarkedYAMLError as error:
        return document.filled(None, (_marked(error),))
    except (yaml.YAMLError, UnicodeError) as error:  # characters that YAML forbids carry no mark
        return document.filled(None, (_forbidden(document, error),))
    troubles = list(walk.troubles)
    if len(nodes) > 1:
        mark = nodes[1].start_mark
        troubles.append(Trouble("a second document in the same file", mark.line + 1, mark.column + 1))
    return document.filled(plain, tuple(troubles))


def _marked(error: yaml.MarkedYAMLError) -> Trouble:
    mark = error.problem_mark or error.context_mark
    at = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Trouble(error.problem or "not YAML", *at)


def _forbidden(document: Document, error: Exception) -> Trouble:
    """The first character that YAML forbids: the reader's own position counts bytes or blocks, so it is looked for."""
    problem = str(error).splitlines()[0] if str(error) else "not YAML"
    for number, line in enumerate(document.lines, start=1):
        for column, character in enumerate(line, start=1):
            if yaml.reader.Reader.NON_PRINTABLE.search(character) is not None:
                return Trouble("a control character", number, column)
    return Trouble(problem, 1, 1)


class _Walk:
    """Walks YAML nodes once, collecting plain values and the place of each."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.troubles: list[Trouble] = []
        self._seen = 0

    def value(self, node: yaml.Node, route: Route) -> Any:
        self._seen += 1
        if self._seen > MOST_VALUES:
            raise Stumble("too many values (aliases that multiply?)", node.start_mark)
        if len(route) > DEEPEST:
            raise Stumble("nested too deeply", node.start_mark)
        self.document.places[route] = self._span(node)
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, route))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*route, index)) for index, child in enumerate(node.value)]
        return _scalar(node)

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
            self.document.keys[*route, key] = self._span(key_node)
            yield key, self.value(child, (*route, key))

    def _span(self, node: yaml.Node) -> Span:
        start, end = node.start_mark, node.end_mark
        line = self.document.line(start.line + 1)
        last = end.column if end.line == start.line else len(line.rstrip())
        return Span(self.document, start.line + 1, start.column + 1, max(1, last - start.column))

    def _trouble(self, problem: str, node: yaml.Node) -> None:
        self.troubles.append(Trouble(problem, node.start_mark.line + 1, node.start_mark.column + 1))


def _scalar(node: yaml.Node) -> Any:
    """Words stay words: dates are not guessed at, `no` and `on` stay what was written."""
    text = str(node.value)
    if node.tag == "tag:yaml.org,2002:null":
        return None
    if node.tag == "tag:yaml.org,2002:int" and _whole(text):
        return int(text)
    if node.tag == "tag:yaml.org,2002:bool" and text in {"true", "false"}:
        return text == "true"
    return text


def _whole(text: str) -> bool:
    digits = text.removeprefix("-")
    return (
        digits.isascii()
        and digits.isdigit()
        and len(digits) <= len("9223372036854775807")
        and (digits == "0" or digits[0] != "0")
    )
