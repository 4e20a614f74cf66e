"""Requests in Kept's own memory. Identifiers and proofs are sealed at rest (GDPR art. 32(1)(a)).

Everything here works inside one transaction that the caller opens: a request and its journal entry are kept together.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, select, update

from kept.law.vocabulary import Right
from kept.links.identifiers import Identifiers
from kept.requests.record import Request, Standing
from kept.state import State
from kept.state.tables import attachments, requests

PROOF = "identity-proof"
LETTER = "letter"
WORDS = "words"
DECISION = "decision"


def next_id(connection: Connection, received: date) -> str:
    """The next number of the year of receipt: ``R-2026-0001``. Call it inside a writing transaction."""
    head = f"R-{received.year}-"
    taken = connection.scalars(select(requests.c.id).where(requests.c.id.startswith(head, autoescape=True)))
    last = max((int(name.removeprefix(head)) for name in taken), default=0)
    return f"{head}{last + 1:04d}"


def insert(connection: Connection, state: State, request: Request) -> None:
    """A new request."""
    connection.execute(requests.insert().values(id=request.id, **_columns(state, request)))


def insert_many(connection: Connection, state: State, new: Sequence[Request]) -> None:
    """New requests, in one statement."""
    if new:
        connection.execute(requests.insert(), [{"id": request.id, **_columns(state, request)} for request in new])


def save(connection: Connection, request: Request) -> None:
    """What has changed of a request: its standing, deadlines, identity, outcome."""
    connection.execute(update(requests).where(requests.c.id == request.id).values(_changing(request)))


def reseal(connection: Connection, state: State, request: Request) -> None:
    """What the person is known by has grown."""
    sealed = _columns(state, request)["identifiers_sealed"]
    connection.execute(update(requests).where(requests.c.id == request.id).values(identifiers_sealed=sealed))


def save_many(connection: Connection, changed: Sequence[Request]) -> None:
    """As :func:`save` for several, in one round trip where the driver can."""
    from sqlalchemy import bindparam

    if not changed:
        return
    names = list(_changing(changed[0]))
    statement = (
        update(requests)
        .where(requests.c.id == bindparam("which"))
        .values({name: bindparam(f"new_{name}") for name in names})
    )
    rows = [
        {"which": request.id, **{f"new_{name}": value for name, value in _changing(request).items()}}
        for request in changed
    ]
    connection.execute(statement, rows)


def load(connection: Connection, state: State, ids: Iterable[str] | None = None) -> list[Request]:
    """Requests by number, or all of them, in the order they were opened."""
    statement = select(requests).order_by(requests.c.received_on, requests.c.id)
    if ids is not None:
        statement = statement.where(requests.c.id.in_(list(ids)))
    return [_request(state, row) for row in connection.execute(statement).mappings()]


def of_batch(connection: Connection, state: State, batch: str) -> list[Request]:
    """All requests of one fulfilment."""
    open_ones = select(requests).where(requests.c.state == Standing.IN_PROGRESS.value).order_by(requests.c.id)
    found = [_request(state, row) for row in connection.execute(open_ones).mappings()]
    return [request for request in found if request.batch == batch]


def attach(
    connection: Connection,
    state: State,
    request_id: str,
    kind: str,
    content: bytes,
    check: Mapping[str, Any] | None = None,
    *,
    suffix: str | None = None,
) -> str:
    """Put a sealed attachment with a request. ``check``: ``checked_by``, ``checked_at``, ``result``.

    Its name is the request's with ``suffix``, or with the next number.
    """
    if suffix is None:
        those = select(func.count()).select_from(attachments).where(attachments.c.request_id == request_id)
        suffix = str((connection.scalar(those) or 0) + 1)
    name = f"{request_id}-{suffix}"
    sealed = state.keys.seal(content, bound_to=name)
    connection.execute(
        attachments.insert().values(id=name, request_id=request_id, kind=kind, sealed=sealed, **(check or {}))
    )
    return name


def attached(connection: Connection, state: State, request_id: str, kind: str) -> tuple[str, bytes] | None:
    """The newest attachment of a kind that still has its content: its id and the content."""
    row = connection.execute(
        select(attachments.c.id, attachments.c.sealed)
        .where(attachments.c.request_id == request_id, attachments.c.kind == kind, attachments.c.sealed.is_not(None))
        .order_by(attachments.c.id.desc())
    ).first()
    return None if row is None else (row.id, state.keys.unseal(row.sealed, bound_to=row.id))


def destroy(
    connection: Connection, request_ids: Sequence[str], kinds: Sequence[str], at: datetime
) -> list[tuple[str, str, str]]:
    """Destroy the content of attachments; that they were there, and what the check said, stays.

    Gives id, request and kind of each one destroyed.
    """
    held = (
        attachments.c.request_id.in_(request_ids),
        attachments.c.kind.in_(kinds),
        attachments.c.sealed.is_not(None),
    )
    columns = (attachments.c.id, attachments.c.request_id, attachments.c.kind)
    found = [(row[0], row[1], row[2]) for row in connection.execute(select(*columns).where(*held).order_by(columns[0]))]
    if found:
        connection.execute(update(attachments).where(*held).values(sealed=None, destroyed_at=at))
    return found


def listed(connection: Connection, request_id: str) -> list[dict[str, Any]]:
    """The attachments of a request without their content."""
    rows = connection.execute(
        select(attachments).where(attachments.c.request_id == request_id, attachments.c.kind == PROOF)
    ).mappings()
    return [
        {
            "id": row["id"],
            "kind": row["kind"],
            "checked_by": row["checked_by"],
            "checked_at": row["checked_at"].isoformat() if row["checked_at"] else None,
            "result": row["result"],
            "destroyed_at": row["destroyed_at"].isoformat() if row["destroyed_at"] else None,
            "present": row["sealed"] is not None,
        }
        for row in rows
    ]


def _columns(state: State, request: Request) -> dict[str, Any]:
    written = json.dumps({kind: list(texts) for kind, texts in request.identifiers.items()}, ensure_ascii=False)
    return {
        "right": request.right.value,
        "received_on": request.received_on,
        "channel": request.channel,
        "identifiers_sealed": state.keys.seal(written.encode(), bound_to=request.id),
        "opened_at": request.opened_at,
        **_changing(request),
    }


def _changing(request: Request) -> dict[str, Any]:
    return {
        "state": request.standing.value,
        "identity": json.dumps(request.identity, sort_keys=True),
        "deadline_safe": request.safe,
        "deadline_legal": request.legal,
        "closed_at": request.closed_at,
        "outcome": json.dumps(request.outcome, sort_keys=True),
        "form": request.form,
        "extended_on": request.extended_on,
    }


def _request(state: State, row: Mapping[Any, Any]) -> Request:
    plain = json.loads(state.keys.unseal(row["identifiers_sealed"], bound_to=row["id"]))
    identifiers: Identifiers = {kind: tuple(texts) for kind, texts in plain.items()}
    return Request(
        row["id"],
        Right(row["right"]),
        Standing(row["state"]),
        row["received_on"],
        row["channel"],
        identifiers,
        json.loads(row["identity"] or "{}"),
        row["deadline_safe"],
        row["deadline_legal"],
        row["opened_at"],
        row["closed_at"],
        json.loads(row["outcome"] or "{}"),
        row["form"],
        row["extended_on"],
    )
