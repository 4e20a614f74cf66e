"""One thing that stands between a party and the data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kept.findings import Words
from kept.source import Route


class Matter(StrEnum):
    """What a gap is about: what the paper says, the days it names, or a transfer outside the EEA."""

    PAPER = "paper"
    DAYS = "days"
    ABROAD = "abroad"


@dataclass(frozen=True, slots=True)
class Gap:
    """A reason why the party may receive nothing (or, where it does not ``stop``, why its file is to be completed).

    ``route``: the place under its entry in ``contracts.yaml``. ``since``: the day on which it lapsed; ``None`` where it
    never was.
    """

    code: str
    matter: Matter
    words: Words
    route: Route
    law: tuple[str, ...]
    help: Words
    stops: bool = True
    since: date | None = None
