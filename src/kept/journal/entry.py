"""An entry of the journal: one act on personal data, told without personal data.

For a DPO: every act leaves two entries, *intended* before and *done*, *refused* or *failed* after; what needs no
intention is a *note*. An intention without an ending is an act that was interrupted, and is shown until it is resolved.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from kept.journal.canonical import JSON, canonical
from kept.journal.kinds import Kind
from kept.state.tables import instant_text, read_instant


class Stage(StrEnum):
    """Where an act stands."""

    INTENDED = "intended"
    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"
    NOTE = "note"


KINDS = frozenset(kind.value for kind in Kind)


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry before it has its place: what :meth:`Journal.append_many` takes."""

    kind: Kind
    about: Mapping[str, JSON] = field(default_factory=dict)
    stage: Stage = Stage.NOTE
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry in its place.

    ``seq`` counts from 0 without gap; ``at`` is aware and in UTC; ``kind`` is a :class:`Kind`, or the text of one that
    a later Kept wrote; ``of`` is the ``seq`` of the intention that this entry ends.
    """

    seq: int
    at: datetime
    kind: str
    stage: Stage
    about: Mapping[str, JSON]
    of: int | None = None

    @property
    def canonical(self) -> str:
        """The line whose digest is in the tree: RFC 8785 JSON, names in order."""
        return line(self.seq, instant_text(self.at), self.kind, self.stage.value, self.of, canonical(self.about))


def line(seq: int, at: str, kind: str, stage: str, of: int | None, about: str) -> str:
    """The canonical line, from the columns of the table; ``about`` is canonical already."""
    ended = "null" if of is None else of
    return f'{{"about":{about},"at":"{at}","kind":"{kind}","of":{ended},"seq":{seq},"stage":"{stage}"}}'


# From the right the fields have one reading, whatever ``about`` holds: kinds and stages carry no quote.
LINE = re.compile(
    r'\{"about":(?P<about>\{.*\}),"at":"(?P<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)",'
    r'"kind":"(?P<kind>[a-z]+\.[a-z-]+)","of":(?P<of>null|0|[1-9]\d*),'
    r'"seq":(?P<seq>0|[1-9]\d*),"stage":"(?P<stage>intended|done|refused|failed|note)"\}'
)


def from_columns(seq: int, at: str, kind: str, stage: str, of: int | None, about: str) -> Entry:
    """An entry read back. ``ValueError`` where the columns are not what Kept writes."""
    import json

    known = Kind(kind) if kind in KINDS else kind
    return Entry(seq, read_instant(at), known, Stage(stage), json.loads(about), of)
