"""Choices as they are kept: what a person said to a purpose, and what holds today (GDPR arts 7(1), 7(3), 21).

For a DPO: the ledger is only ever added to. A person stands in it under a pseudonym for each identifier that the records
know; what they said last holds, and what they gave for a time lapses with its last day. What was said to a purpose holds
for each of its parts; what was said to one part holds for that part, and keeps the person out of a use that names none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from kept.findings import Words
from kept.policy import Policy

if TYPE_CHECKING:
    from kept.state import State


class Said(StrEnum):
    """What a person said to a purpose. ``EXPIRED`` is never written: it is what becomes of ``GIVEN`` with time."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    OBJECTED = "objected"
    EXPIRED = "expired"

    @property
    def words(self) -> Words:
        """As people read it."""
        return _SAID[self]


_SAID = {
    Said.GIVEN: Words("consent given", "consentement donné"),
    Said.REFUSED: Words("refused", "refusé"),
    Said.WITHDRAWN: Words("consent withdrawn", "consentement retiré"),
    Said.OBJECTED: Words("objected", "opposition"),
    Said.EXPIRED: Words("consent lapsed", "consentement échu"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of the ledger. ``words`` is what was shown, in ``language``, under ``version`` of the policy.

    ``point`` names the collection point where it was said; ``until`` is the last day on which it holds.
    """

    purpose: str
    said: Said
    at: datetime
    method: str
    language: str
    version: int | None
    words: str
    entry: int
    until: date | None = None
    point: str | None = None


def choices_of(state: State, people: Iterable[str]) -> tuple[Choice, ...]:
    """All that these pseudonyms ever chose, the oldest first, each entry once."""
    from sqlalchemy import select

    from kept.state.tables import choices

    with state.reading() as connection:
        rows = connection.execute(
            select(choices).where(choices.c.person.in_(list(people))).order_by(choices.c.id)
        ).all()
    found = {
        (row.entry, row.purpose): Choice(
            *(row.purpose, Said(row.said), row.at, row.method, row.language, row.version, row.words, row.entry),
            until=row.until_on,
            point=row.point,
        )
        for row in rows
    }
    return tuple(found.values())


def standing(state: State, policy: Policy, named: str, on: date) -> Mapping[str, Said]:
    """Pseudonym → what holds on the day, for a use of ``named``: a purpose, or one of its parts."""
    from sqlalchemy import select

    from kept.state.tables import choices

    whole = policy.whole(named)
    purpose = policy.purposes.get(whole)
    parts = tuple(purpose.parts) if purpose is not None and named == whole else ()
    heard = {whole, named}  # a yes to these is a yes here; a yes to one part is none to the whole
    columns = (choices.c.person, choices.c.purpose, choices.c.said, choices.c.until_on)
    wanted = select(*columns).where(choices.c.purpose.in_([*heard, *parts])).order_by(choices.c.id)
    found: dict[str, Said] = {}
    with state.reading() as connection:
        for person, about, said, until in connection.execute(wanted):
            if said != Said.GIVEN:
                found[person] = Said(said)
            elif about in heard:
                found[person] = Said.EXPIRED if until is not None and until < on else Said.GIVEN
            else:
                found.pop(person, None)
    return found
