"""What each language can do with words: the functions that ``english`` and ``french`` both have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from kept.findings import Language
from kept.grammar import english, french


class Grammar(Protocol):
    """One language's module of small functions; mypy holds both to it."""

    def listed(self, words: Sequence[str]) -> str:
        """One, two and three."""

    def either(self, words: Sequence[str]) -> str:
        """One, two or three."""

    def capital(self, words: str) -> str:
        """The first letter large."""

    def typeset(self, text: str) -> str:
        """As it is printed."""


GRAMMARS: dict[Language, Grammar] = {"en": english, "fr": french}
