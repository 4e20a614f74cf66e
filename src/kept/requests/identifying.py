"""Who asks is checked: a proof that comes, or what a letter left out (GDPR art. 12(6))."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from kept.findings import KeptError, stopped
from kept.journal import Draft, Kind
from kept.links.identifiers import Identifiers
from kept.requests import progress, store
from kept.requests.by_post import stated
from kept.requests.by_when import deadlines_of
from kept.requests.record import Request, Standing, no_request
from kept.requests.world import World


def identify(world: World, request_id: str, proof: bytes, *, by: str, at: datetime) -> Request:
    """The awaited proof came and was looked at; the time waited for it is added to the legal deadline."""
    with world.state.writing() as connection:
        request = _awaiting(world, connection, request_id)
        known = {key: value for key, value in request.identity.items() if key != "awaits"}
        identity = known | {"proof": True, "supplied_on": at.date().isoformat()} | checked(by, at)
        request = _goes_on(world, replace(request, identity=identity))
        store.save(connection, request)
        attach_proof(connection, world, request, proof, by, at)
        world.journal.append_many([identified(world, request, by)], at)
        progress.changed(world, connection, [request], at)
    return request


def complete(
    world: World, request_id: str, letter: Mapping[str, str], identifiers: Identifiers, *, by: str | None, at: datetime
) -> Request:
    """What the letter left out came, in part or whole; where the person can be found now, the case goes on."""
    with world.state.writing() as connection:
        request = _awaiting(world, connection, request_id)
        if not request.identity.get("awaits"):
            raise _nothing_awaited(request)
        known = store.attached(connection, world.state, request.id, store.LETTER)
        whole = (json.loads(known[1]) if known else {}) | dict(letter)
        named = {
            kind: tuple(dict.fromkeys((*request.identifiers.get(kind, ()), *texts)))
            for kind, texts in identifiers.items()
        }
        request = replace(request, identifiers={**request.identifiers, **named})
        told = stated(world, request.identifiers, whole)
        identity = {key: value for key, value in request.identity.items() if key != "awaits"} | told
        identity["person"] = world.pseudonyms(request.identifiers)
        request = replace(request, identity=identity)
        store.destroy(connection, [request.id], [store.LETTER], at)
        store.attach(connection, world.state, request.id, store.LETTER, json.dumps(whole, ensure_ascii=False).encode())
        store.reseal(connection, world.state, request)
        if not told.get("awaits") and not identity.get("proof_too"):
            request = _goes_on(world, replace(request, identity=identity | {"supplied_on": at.date().isoformat()}))
            world.journal.append_many([identified(world, request, by)], at, within=connection)
        store.save(connection, request)
        progress.changed(world, connection, [request], at)
    return request


def _awaiting(world: World, connection: Connection, request_id: str) -> Request:
    found = store.load(connection, world.state, [request_id])
    if not found:
        raise no_request(request_id)
    if found[0].standing is not Standing.AWAITING_IDENTITY:
        raise _nothing_awaited(found[0])
    return found[0]


def _goes_on(world: World, request: Request) -> Request:
    """Identified, with the days that the wait gives back."""
    request = replace(request, standing=Standing.IDENTIFIED)
    safe, legal = deadlines_of(world.policy, request)
    return replace(request, safe=safe, legal=legal)


def checked(by: str | None, at: datetime) -> dict[str, Any]:
    """That a check was made: what stays once the proof is destroyed."""
    return {"checked_by": by, "checked_at": at.isoformat(), "result": "conforming"}


def attach_proof(
    connection: Connection, world: World, request: Request, proof: bytes, by: str | None, at: datetime
) -> None:
    """Seal the proof beside its request."""
    check = {"checked_by": by, "checked_at": at, "result": "conforming"}
    store.attach(connection, world.state, request.id, store.PROOF, proof, check)


def identified(world: World, request: Request, by: str | None) -> Draft:
    """What the journal says of a check."""
    about = {
        "request": request.id,
        "result": request.identity.get("result"),
        "by": world.state.keys.pseudonym("staff", by) if by else None,
    }
    return Draft(Kind.REQUEST_IDENTIFY, about)


def _nothing_awaited(request: Request) -> KeptError:
    return stopped(
        "request-not-ready",
        f"request {request.id} awaits no proof of identity: {request.standing.words.en}",
        f"la demande {request.id} n’attend aucun justificatif d’identité : {request.standing.words.fr}",
        help_en="a proof is awaited where the policy always asks for one, or where `--doubt` said so",
        help_fr="un justificatif est attendu si la politique en demande toujours un, ou si `--doubt` l’a dit",
    )
