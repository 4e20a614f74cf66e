"""What is given at a collection point, before anything is judged."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kept.findings import Language


@dataclass(frozen=True, slots=True)
class Given:
    """What was given at a collection point, when, and in which language the point spoke.

    ``people``, ``options`` and ``particulars`` are those of :func:`kept.consent.collection.receive`; ``client`` is the one
    whose people are concerned; ``organisation``: it is said to be about an organisation, not about a person. ``opened``: the person
    opened the whole notice from there. That it was shown goes with every point where people give their data themselves.
    """

    point: str
    values: Mapping[str, str]
    at: datetime
    language: Language
    people: str | None = None
    options: Collection[str] = ()
    opened: bool = False
    particulars: Mapping[str, str] = field(default_factory=dict)
    client: str | None = None
    organisation: bool = False
