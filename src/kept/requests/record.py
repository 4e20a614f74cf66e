"""A request: what a person asks for, where it stands, and by when it is answered (GDPR art. 12)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from kept.findings import KeptError, Words, stopped
from kept.law.vocabulary import Right
from kept.links.identifiers import Identifiers


class Standing(StrEnum):
    """Where a request stands."""

    AWAITING_IDENTITY = "awaiting-identity"
    IDENTIFIED = "identified"
    IN_PROGRESS = "in-progress"
    WAITING = "waiting"  # answered in part: what a hold keeps goes when the hold ends
    ANSWERED = "answered"
    REFUSED = "refused"

    @property
    def words(self) -> Words:
        """As people read it."""
        return _STANDINGS[self]

    @property
    def is_closed(self) -> bool:
        """Nothing more will be done on it."""
        return self in {Standing.ANSWERED, Standing.REFUSED}


_STANDINGS = {
    Standing.AWAITING_IDENTITY: Words("awaiting proof of identity", "en attente d’un justificatif d’identité"),
    Standing.IDENTIFIED: Words("identified", "identifiée"),
    Standing.IN_PROGRESS: Words("in progress", "en cours"),
    Standing.WAITING: Words("answered in part, waiting for a hold to end", "réponse partielle, un gel est en cours"),
    Standing.ANSWERED: Words("answered", "répondue"),
    Standing.REFUSED: Words("refused", "refusée"),
}

CARRIED_OUT = (Right.ACCESS, Right.ERASURE)
"""The rights that Kept carries out by itself; the others are seen to by people, who say what they did."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request. ``identifiers`` are read from their seal; ``repr`` never shows them.

    ``identity`` says whom and what it is about: ``only`` these fields, whether a check was made, by whom, when and with what result; ``outcome`` what came of it.
    ``form``: how the person wants to be answered; ``extended_on``: the day they were told that it takes longer.
    """

    id: str
    right: Right
    standing: Standing
    received_on: date
    channel: str
    identifiers: Identifiers = field(repr=False)
    identity: dict[str, Any]
    safe: date
    legal: date
    opened_at: datetime
    closed_at: datetime | None = None
    outcome: dict[str, Any] = field(default_factory=dict)
    form: str | None = None
    extended_on: date | None = None

    @property
    def only(self) -> tuple[str, ...]:
        """The only fields that an erasure is about; empty where everything is meant."""
        return tuple(self.identity.get("only", ()))

    @property
    def batch(self) -> str | None:
        """The fulfilment it is part of, once one has begun."""
        batch = self.outcome.get("batch")
        return str(batch) if batch else None


def by_hand(request: Request) -> KeptError:
    """People see to this right, and say what they did."""
    return stopped(
        "request-not-ready",
        f"request {request.id} is about {request.right.label('en')}: it is seen to by people",
        f"la demande {request.id} porte sur ce droit : {request.right.label('fr')} ; elle est traitée par des personnes",
        help_en=f"do what is asked, then tell the person: `kept request answer DIR {request.id} --said TEXT --by NAME`",
        help_fr="faites ce qui est demandé, puis dites-le à la personne : "
        f"`kept request answer DOSSIER {request.id} --said TEXTE --by NOM`",
    )


def no_request(request_id: str) -> KeptError:
    """No request has this number."""
    return stopped(
        "unknown-request",
        f"no request is numbered `{request_id}`",
        f"aucune demande ne porte le numéro `{request_id}`",
        help_en="see the numbers with `kept request list`",
        help_fr="voyez les numéros avec `kept request list`",
    )


def not_ready(request: Request) -> KeptError:
    """The request cannot be carried out as it stands."""
    en, fr = request.standing.words.en, request.standing.words.fr
    if request.standing is Standing.AWAITING_IDENTITY:
        help_en = f"give the proof with `kept request identify DIR {request.id} --proof FILE --by NAME`"
        help_fr = f"donnez le justificatif avec `kept request identify DIR {request.id} --proof FILE --by NOM`"
    else:
        help_en = "nothing is left to do; a new request gets a new number with `kept request new`"
        help_fr = "il n’y a plus rien à faire ; une nouvelle demande reçoit un numéro avec `kept request new`"
    return stopped(
        "request-not-ready",
        f"request {request.id} cannot be carried out: {en}",
        f"la demande {request.id} ne peut pas être exécutée : {fr}",
        help_en=help_en,
        help_fr=help_fr,
    )
