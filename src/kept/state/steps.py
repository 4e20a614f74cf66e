"""Work in steps, so that a stop between two of them loses nothing and repeats nothing.

For an engineer: whoever carries out long work asks a :class:`Runner` for each step. The durable one (``kept.work``)
remembers what a step answered across a kill -9; :class:`InProcess` remembers nothing and is for tests and small work.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

Answer = Any
"""JSON: text, whole numbers, true, false, null, lists, mappings. Never personal data: it is remembered in the clear."""


class Runner(Protocol):
    """Carries out named steps. A step that ended is not done again: its first answer is given.

    A step that was interrupted is done again, so each is safe to run twice. Names are unique within one run.
    """

    def step(self, name: str, act: Callable[[], Answer]) -> Answer:
        """Do it, unless it was done before."""
        ...


class InProcess:
    """Steps one after the other, remembered nowhere."""

    def step(self, name: str, act: Callable[[], Answer]) -> Answer:  # noqa: ARG002 - the protocol's shape
        """Do it."""
        return act()
