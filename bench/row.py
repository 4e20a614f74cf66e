"""One line of docs/benchmarks.md."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, what came out, and what it must not exceed.

    ``unit`` is ``ms``, ``s``, ``ratio``, ``statements``…; ``limit`` is in the same unit, ``None`` where nothing was promised;
    ``how`` says in a few words how it was measured, so that another person can do it again.
    """

    what: str
    measured: float
    unit: str
    limit: float | None = None
    how: str = ""

    @property
    def within(self) -> bool:
        """Whether the limit is respected."""
        return self.limit is None or self.measured <= self.limit
