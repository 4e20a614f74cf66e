"""A request comes in: it gets a number, its deadlines, its identity check (GDPR art. 12(2), (3) and (6))."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from kept.findings import KeptError, stopped
from kept.journal import Draft, Kind
from kept.law.vocabulary import Right
from kept.links.identifiers import Identifiers, refuse_nobody, refuse_unknown
from kept.policy import Policy
from kept.requests import progress, store
from kept.requests.by_post import stated
from kept.requests.by_when import deadlines
from kept.requests.forwarding import clients_of, forward
from kept.requests.identifying import attach_proof, checked, identified
from kept.requests.record import Request, Standing
from kept.requests.world import World


def open_request(
    world: World,
    right: Right,
    identifiers: Identifiers,
    *,
    received: date,
    channel: str,
    at: datetime,
    by: str | None = None,
    proof: bytes | None = None,
    doubt: bool = False,
    letter: Mapping[str, str] | None = None,
    form: str | None = None,
    words: str | None = None,
    owner: str | None = None,
    only: Sequence[str] = (),
) -> Request:
    """Record a request and answer it with its number and dates.

    ``proof`` is sealed at once. ``doubt``: there is reasonable doubt about who asks, so that a proof is awaited even
    where the policy does not always ask for one (art. 12(6)). ``letter``: what a letter states of its writer, by the
    names of :data:`~kept.requests.by_post.FIELDS`. ``form``: how the person wants the answer, where they said so.
    ``words``: what they wrote, sealed at once; ``owner``: who sees to it.
    ``only``: the fields of the policy to which an erasure is limited.
    """
    return open_requests(
        *(world, right, [identifiers]),
        received=received,
        channel=channel,
        at=at,
        by=by,
        proof=proof,
        doubt=doubt,
        letter=letter,
        form=form,
        words=words,
        owner=owner,
        only=only,
    )[0]


def open_requests(
    world: World,
    right: Right,
    people: Sequence[Identifiers],
    *,
    received: date,
    channel: str,
    at: datetime,
    by: str | None = None,
    proof: bytes | None = None,
    doubt: bool = False,
    letter: Mapping[str, str] | None = None,
    form: str | None = None,
    words: str | None = None,
    owner: str | None = None,
    only: Sequence[str] = (),
) -> list[Request]:
    """As :func:`open_request` for several people at once, in one transaction."""
    for identifiers in people:
        refuse_unknown(world.inventory, identifiers)
        if letter is None and right is not Right.QUESTION:  # a question has no required form (art. 38(4))
            refuse_nobody(identifiers)
    if received > at.date():
        raise _not_yet(received)
    safe, legal = deadlines(world.policy, received)
    identity = _identity(world.policy, proof=proof is not None, doubt=doubt, by=by, at=at)
    identity |= {"only": list(only)} if only else {}
    if letter is not None:
        identity |= _of_letter(world, people[0], letter, identity, at)
    if owner is not None:
        identity |= {"owner": owner}
    waits = bool(identity.get("awaits")) or (identity["asked_on"] is not None and not identity["proof"])
    standing = Standing.AWAITING_IDENTITY if waits else Standing.IDENTIFIED
    theirs = [{"clients": named} if (named := clients_of(world, one)) else {} for one in people]
    with world.state.writing() as connection:
        first = store.next_id(connection, received)
        head, number = first.rsplit("-", 1)
        new = [
            Request(
                f"{head}-{int(number) + offset:04d}",
                *(right, standing, received, channel, identifiers),
                identity | {"person": world.pseudonyms(identifiers)} | theirs[offset],
                *(safe, legal, at),
                form=form,
            )
            for offset, identifiers in enumerate(people)
        ]
        store.insert_many(connection, world.state, new)
        if proof is not None:
            for request in new:
                attach_proof(connection, world, request, proof, by, at)
        if letter:
            store.attach(
                connection, world.state, new[0].id, store.LETTER, json.dumps(letter, ensure_ascii=False).encode()
            )
        if words:
            store.attach(connection, world.state, new[0].id, store.WORDS, words.encode())
        drafts = [draft for request in new for draft in _opened(world, request, by)]
        world.journal.append_many(drafts, at)
        progress.opened(world, connection, new, at)
    forward(world, new, at)
    return new


def _identity(policy: Policy, *, proof: bool, doubt: bool, by: str | None, at: datetime) -> dict[str, Any]:
    setting = (policy.rights.requests.identity if policy.rights.requests else None) or "on-doubt"
    asked = setting == "always" or doubt
    check = checked(by, at) if proof else {}
    return {"policy": setting, "proof": proof, "asked_on": at.date().isoformat() if asked else None, **check}


def _opened(world: World, request: Request, by: str | None) -> list[Draft]:
    about = {
        "request": request.id,
        "right": request.right.value,
        "channel": request.channel,
        "received": request.received_on.isoformat(),
        "safe": request.safe.isoformat(),
        "legal": request.legal.isoformat(),
        "standing": request.standing.value,
        "person": request.identity["person"],
        **({"only": list(request.only)} if request.only else {}),
        "by": world.state.keys.pseudonym("staff", by) if by else None,
    }
    opened = Draft(Kind.REQUEST_OPEN, about)
    return [opened, identified(world, request, by)] if request.identity["proof"] else [opened]


def _of_letter(
    world: World, identifiers: Identifiers, letter: Mapping[str, str], identity: dict[str, Any], at: datetime
) -> dict[str, Any]:
    """What the letter states and lacks; where its writer cannot be found, the rest is asked for at once."""
    told = stated(world, identifiers, letter)
    if not told.get("awaits"):
        return told
    proof_too = identity["asked_on"] is not None and not identity["proof"]
    return told | {"asked_on": at.date().isoformat()} | ({"proof_too": True} if proof_too else {})


def _not_yet(received: date) -> KeptError:
    return stopped(
        "received-in-the-future",
        f"the request cannot have been received on {received}: that day has not come",
        f"la demande ne peut pas avoir été reçue le {received} : ce jour n’est pas encore venu",
        help_en="give the day on which it reached you, `--received 2026-03-02`",
        help_fr="donnez le jour où elle vous est parvenue, `--received 2026-03-02`",
        exit_code=2,
    )
