"""One pass over the lines of a journal: their hashes, their numbers, what each ends, what stays open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from kept.journal.entry import LINE
from kept.journal.verdict import Fault, What

_LINE = re.compile(LINE.pattern.encode())


@dataclass(slots=True)
class Read:
    """What the lines say of themselves. It is believed only once their hashes give a signed root."""

    digests: list[bytes] = field(default_factory=list)
    open: dict[int, None] = field(default_factory=dict)
    numbering: list[int] = field(default_factory=list)
    endings: list[int] = field(default_factory=list)

    def faults(self) -> Iterator[Fault]:
        """What is wrong in a journal although it was signed so."""
        yield from grouped(What.NUMBERING, self.numbering)
        yield from grouped(What.ENDING, self.endings)


def read(lines: Iterable[bytes]) -> Read:
    """Read lines, each without its newline. Nothing is decoded: a million take about two seconds."""
    found = Read()
    intended: set[int] = set()
    for place, written in enumerate(lines):
        found.digests.append(sha256(b"\x00" + written).digest())
        match = _LINE.fullmatch(written)
        if match is None:
            found.numbering.append(place)
            continue
        of, stage, seq = match.group("of", "stage", "seq")
        if int(seq) != place:
            found.numbering.append(place)
        if stage == b"intended":
            intended.add(place)
            found.open[place] = None
        if of != b"null":
            if stage in {b"intended", b"note"} or int(of) not in intended:
                found.endings.append(place)
            found.open.pop(int(of), None)
    return found


def grouped(what: What, numbers: Iterable[int]) -> Iterator[Fault]:
    """One fault for each run of numbers that follow each other."""
    first = last = None
    for number in sorted(numbers):
        if last is not None and number == last + 1:
            last = number
            continue
        if first is not None:
            yield Fault(what, first, last)
        first = last = number
    if first is not None:
        yield Fault(what, first, last)
