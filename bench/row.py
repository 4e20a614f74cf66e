"""One measured speed: what was done, the figure, the goal it is held to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A line of ``docs/benchmarks.md``.

    ``subject`` groups lines, ``what`` says what was measured, ``figure`` is what it gave with its unit, ``goal`` what it
    is held to (``""``: told, not judged), ``met`` whether it held, ``how`` the circumstances.
    """

    subject: str
    what: str
    figure: str
    goal: str = ""
    met: bool | None = None
    how: str = ""


def told(text: str) -> None:
    """Say how far a measurement has come."""
    import sys

    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
