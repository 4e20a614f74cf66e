"""Why a use, or a release, is refused as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from kept.findings import Words


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason to refuse the use as a whole."""

    code: str
    words: Words
