"""YAML events put together into nodes, one document after the other, without recursion.

PyYAML's own composer calls itself for every level, in C: a file of a hundred thousand brackets would end the process.
"""

from __future__ import annotations

from typing import Any

import yaml
from yaml.resolver import Resolver

from kept.source.document import Trouble

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_RESOLVER = Resolver()
_MOST_NODES = 200_000

DEEPEST = 40
"""Levels of nesting; a policy has six."""


class Stumble(Exception):  # noqa: N818 - not an error of the program: what the reader stumbled on
    """The reading stops here, and why."""

    def __init__(self, problem: str, mark: Any) -> None:
        super().__init__(problem)
        self.trouble = Trouble(problem, mark.line + 1, mark.column + 1)


def compose(text: str) -> list[yaml.Node]:
    """The root node of each document of a text. Raises ``Stumble`` or ``yaml.YAMLError``."""
    composer = _Composer()
    for event in yaml.parse(text, Loader=_Loader):
        composer.take(event)
    return composer.roots


class _Composer:
    """Keeps the collections that are still open on a list instead of on the stack."""

    def __init__(self) -> None:
        self.roots: list[yaml.Node] = []
        self._open: list[yaml.CollectionNode] = []
        self._anchors: dict[str, yaml.Node] = {}
        self._count = 0

    def take(self, event: Any) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self._anchors.clear()
        elif isinstance(event, yaml.AliasEvent):
            self._add(self._aliased(event), event.start_mark)
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end(event)

    def _scalar(self, event: Any) -> None:
        tag = event.tag if event.tag not in {None, "!"} else self._resolved(event)
        node = yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark, style=event.style)
        self._add(self._anchored(event, node), event.start_mark)

    def _begin(self, event: Any) -> None:
        kind = yaml.MappingNode if isinstance(event, yaml.MappingStartEvent) else yaml.SequenceNode
        node = kind(event.tag, [], event.start_mark, None, flow_style=event.flow_style)
        self._add(self._anchored(event, node), event.start_mark)
        self._open.append(node)
        if len(self._open) > DEEPEST:
            raise Stumble("nested too deeply", event.start_mark)

    def _end(self, event: Any) -> None:
        node = self._open.pop()
        node.end_mark = event.end_mark
        if isinstance(node, yaml.MappingNode):
            node.value = list(zip(node.value[::2], node.value[1::2], strict=True))

    def _add(self, node: yaml.Node, mark: Any) -> None:
        self._count += 1
        if self._count > _MOST_NODES:
            raise Stumble("too many values", mark)
        if self._open:
            self._open[-1].value.append(node)
        else:
            self.roots.append(node)

    def _anchored(self, event: Any, node: yaml.Node) -> yaml.Node:
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        return node

    def _aliased(self, event: Any) -> yaml.Node:
        node = self._anchors.get(event.anchor)
        if node is None:
            raise Stumble(f"`*{event.anchor}` names nothing written before", event.start_mark)
        if any(node is open_ for open_ in self._open):
            raise Stumble(f"`*{event.anchor}` stands inside what it names", event.start_mark)
        return node

    @staticmethod
    def _resolved(event: Any) -> str:
        tag: str = _RESOLVER.resolve(yaml.ScalarNode, event.value, event.implicit)  # type: ignore[no-untyped-call]  # PyYAML ships no types for it
        return tag
