"""A request is closed: the proof of identity is destroyed, what was checked stays, the journal says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from kept.calendar import Period
from kept.journal import JSON, Draft, Kind
from kept.policy import Policy
from kept.requests import clarifying, progress, store
from kept.requests.record import Request, Standing
from kept.requests.told import Json, both, day
from kept.requests.world import World


def close(
    world: World, requests: Sequence[Request], standing: Standing, at: datetime, drafts: Iterable[Draft] = ()
) -> list[Request]:
    """End these requests in one transaction with their journal entries. Already closed ones stay as they are."""
    with world.state.writing() as connection:
        current = store.load(connection, world.state, [request.id for request in requests])
        open_ones = {request.id for request in current if not request.standing.is_closed}
        waited = clarifying.days_waited(connection, requests, at.date()) if standing.is_closed else {}
        ended = [
            replace(
                request,
                standing=standing,
                closed_at=at if standing.is_closed else None,
                outcome=request.outcome | _waited(waited.get(request.id)),
            )
            for request in requests
            if request.id in open_ones
        ]
        progress.changed(world, connection, ended, at)
        told = [draft for draft in drafts if draft.about.get("request") in open_ones or "request" not in draft.about]
        if ended:
            told += _destroyed(world, connection, ended, at)
        if standing.is_closed:
            told += [_closed(request) for request in ended]
        store.save_many(connection, ended)
        world.journal.append_many(told, at)
    return ended


def _destroyed(world: World, connection: Connection, ended: Sequence[Request], at: datetime) -> list[Draft]:
    """The decision of an erasure goes with its fulfilment, the proof of identity with the request; the journal says so."""
    kinds = (
        [store.DECISION, store.PROOF, store.LETTER, store.WORDS] if ended[0].standing.is_closed else [store.DECISION]
    )
    gone = store.destroy(connection, [request.id for request in ended], kinds, at)
    clauses: list[JSON] = [f"retention.{name}" for name in _of_proofs(world.policy)]
    return [
        Draft(Kind.ATTACHMENT_DESTROY, {"attachment": name, "request": request, "clauses": clauses})
        for name, request, kind in gone
        if kind == store.PROOF
    ]


def _of_proofs(policy: Policy) -> list[str]:
    """The clauses that let a proof of identity go with the answer."""
    return [
        name for name, each in policy.retention.items() if each.since == "request-answered" and each.length == Period()
    ]


def _waited(days: int | None) -> dict[str, int]:
    """The time that details took, told at the end: whether asking for them gained any."""
    return {} if days is None else {"clarification_days": days}


def _closed(request: Request) -> Draft:
    about = {
        "request": request.id,
        "standing": request.standing.value,
        "in_time": request.closed_at is not None and request.closed_at.date() <= request.legal,
        **{key: request.outcome[key] for key in ("clarification_days",) if key in request.outcome},
    }
    return Draft(Kind.REQUEST_CLOSE, about)


def what_kept_holds(world: World, request: Request) -> list[Json]:
    """What Kept itself holds about the person: their requests, which prove that they were answered."""
    person = set(request.identity["person"])
    with world.state.reading() as connection:
        theirs = [one for one in store.load(connection, world.state) if person & set(one.identity.get("person", ()))]
    return [
        {
            "id": one.id,
            "right": {"id": one.right.value, **both(one.right.label("en"), one.right.label("fr"))},
            "received": one.received_on.isoformat(),
            "received_words": day(one.received_on),
            "proof_kept": False,
        }
        for one in theirs
    ]
