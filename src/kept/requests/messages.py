"""What people were told, and what is awaited from them: one line a message, without its words (GDPR art. 12(3)).

The words go to the outbox, from where they are sent; Kept remembers that a message was written, to whom by pseudonym,
and when it was replied to.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select, update

from kept.findings import KeptError, stopped
from kept.journal import JSON, Draft, Journal, Kind
from kept.links.identifiers import Identifiers
from kept.requests.letter import Letter
from kept.requests.outbox import put
from kept.requests.world import World
from kept.state.tables import messages

_SEALED = {"reader"}
"""What Kept remembers under seal, and the journal does not have."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who is written to: what they are known by, their pseudonyms, and the request it is about."""

    identifiers: Identifiers = field(repr=False)
    person: tuple[str, ...]
    request: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One message as Kept remembers it. ``due_on``: by when a reply is hoped for; ``ended_on``: when it came."""

    id: str
    kind: str
    request: str | None
    person: tuple[str, ...]
    sent_on: date
    due_on: date | None = None
    ended_on: date | None = None
    about: Mapping[str, JSON] = field(default_factory=dict)

    def days(self, on: date) -> int:
        """How long the reply took, or has been awaited until ``on``."""
        return ((self.ended_on or on) - self.sent_on).days


def send(
    world: World,
    connection: Connection,
    letters: Sequence[tuple[Letter, Reader]],
    at: datetime,
    *,
    on: date | None = None,
    due: date | None = None,
) -> list[Message]:
    """Put the letters in the outbox and remember them, inside the caller's transaction: saved and told, or neither.

    ``on``: the day they are sent, where it is not that of ``at``. Nothing is written where the world has no outbox.
    """
    if world.outbox is None or not letters:
        return []
    day = on or at.date()
    first = _next_number(connection, day.year)
    sent = [
        Message(f"M-{day.year}-{first + more:04d}", letter.kind, to.request, to.person, day, due, None, letter.about)
        for more, (letter, to) in enumerate(letters)
    ]
    connection.execute(messages.insert(), [_row(message) for message in sent])
    for message, (letter, to) in zip(sent, letters, strict=True):
        put(world.outbox, message.id, letter, to.identifiers, world.policy, day)
    world.journal.append_many([_noted(message) for message in sent], at, within=connection)
    return sent


def ended(journal: Journal, connection: Connection, message: Message, on: date, at: datetime) -> Message:
    """The reply came."""
    if not message.sent_on <= on <= at.date():
        raise _out_of_order(message, on)
    connection.execute(update(messages).where(messages.c.id == message.id).values(ended_on=on))
    about = {"message": message.id, "kind": message.kind, "request": message.request, "days": message.days(on)}
    journal.append_many([Draft(Kind.MESSAGE_END, about)], at, within=connection)
    return replace(message, ended_on=on)


def found(connection: Connection, *, kind: str | None = None, requests: Sequence[str] | None = None) -> list[Message]:
    """Messages in the order they were sent: of a kind, of some requests, or all."""
    statement = select(messages).order_by(messages.c.sent_on, messages.c.id)
    if kind is not None:
        statement = statement.where(messages.c.kind == kind)
    if requests is not None:
        statement = statement.where(messages.c.request_id.in_(list(requests)))
    return [_read(row) for row in connection.execute(statement).mappings()]


def _next_number(connection: Connection, year: int) -> int:
    head = f"M-{year}-"
    taken = connection.scalars(select(messages.c.id).where(messages.c.id.startswith(head, autoescape=True)))
    return max((int(name.removeprefix(head)) for name in taken), default=0) + 1


def _row(message: Message) -> dict[str, Any]:
    return {
        "id": message.id,
        "kind": message.kind,
        "request_id": message.request,
        "person": json.dumps(message.person),
        "sent_on": message.sent_on,
        "due_on": message.due_on,
        "ended_on": message.ended_on,
        "about": json.dumps(message.about, sort_keys=True),
    }


def _read(row: Mapping[Any, Any]) -> Message:
    return Message(
        row["id"],
        row["kind"],
        row["request_id"],
        tuple(json.loads(row["person"])),
        row["sent_on"],
        row["due_on"],
        row["ended_on"],
        json.loads(row["about"]),
    )


def _noted(message: Message) -> Draft:
    about: dict[str, JSON] = {
        **{name: value for name, value in message.about.items() if name not in _SEALED},
        "message": message.id,
        "kind": message.kind,
        "person": list(message.person),
    }
    if message.request is not None:
        about["request"] = message.request
    return Draft(Kind.MESSAGE_SEND, about)


def _out_of_order(message: Message, on: date) -> KeptError:
    return stopped(
        "invalid-date",
        f"a reply to a message of {message.sent_on} cannot have come on {on}",
        f"une réponse à un message du {message.sent_on} ne peut pas être arrivée le {on}",
        help_en="give the day on which it reached you, today at the latest",
        help_fr="donnez le jour où elle vous est parvenue, aujourd’hui au plus tard",
        exit_code=2,
    )
