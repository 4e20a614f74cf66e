"""A request comes in: it gets a number, its deadlines, its identity check (GDPR art. 12(2), (3) and (6))."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from kept.calendar import NoDate, Period, last_day, request_deadline
from kept.calendar.working_days import region_code
from kept.findings import KeptError, stopped
from kept.journal import Draft, Kind
from kept.law.vocabulary import Right
from kept.links.identifiers import Identifiers
from kept.policy import Policy
from kept.requests import progress, store
from kept.requests.record import Request, Standing, no_request
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
) -> Request:
    """Record a request and answer it with its number and dates.

    ``proof`` is sealed at once. ``doubt``: there is reasonable doubt about who asks, so that a proof is awaited even
    where the policy does not always ask for one (art. 12(6)).
    """
    return open_requests(
        world, right, [identifiers], received=received, channel=channel, at=at, by=by, proof=proof, doubt=doubt
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
) -> list[Request]:
    """As :func:`open_request` for several people at once, in one transaction."""
    for identifiers in people:
        _refuse_nobody(world, identifiers)
    if received > at.date():
        raise _not_yet(received)
    safe, legal = deadlines(world.policy, received)
    identity = _identity(world.policy, proof=proof is not None, doubt=doubt, by=by, at=at)
    waits = identity["asked_on"] is not None and not identity["proof"]
    standing = Standing.AWAITING_IDENTITY if waits else Standing.IDENTIFIED
    with world.state.writing() as connection:
        first = store.next_id(connection, received)
        head, number = first.rsplit("-", 1)
        new = [
            Request(
                f"{head}-{int(number) + offset:04d}",
                *(right, standing, received, channel, identifiers),
                identity | {"person": world.pseudonyms(identifiers)},
                *(safe, legal, at),
            )
            for offset, identifiers in enumerate(people)
        ]
        store.insert_many(connection, world.state, new)
        if proof is not None:
            for request in new:
                _attach_proof(connection, world, request, proof, by, at)
        drafts = [draft for request in new for draft in _opened(world, request, by)]
        world.journal.append_many(drafts, at)
        progress.opened(world, connection, new, at)
    return new


def identify(world: World, request_id: str, proof: bytes, *, by: str, at: datetime) -> Request:
    """The awaited proof came and was looked at; the time waited for it is added to the legal deadline."""
    with world.state.writing() as connection:
        found = store.load(connection, world.state, [request_id])
        if not found:
            raise no_request(request_id)
        request = found[0]
        if request.standing is not Standing.AWAITING_IDENTITY:
            raise _nothing_awaited(request)
        identity = request.identity | {"proof": True, "supplied_on": at.date().isoformat()} | _check(by, at)
        request = replace(request, standing=Standing.IDENTIFIED, identity=identity)
        safe, legal = deadlines_of(world.policy, request)
        request = replace(request, safe=safe, legal=legal)
        store.save(connection, request)
        _attach_proof(connection, world, request, proof, by, at)
        world.journal.append_many([_identified(world, request, by)], at)
        progress.changed(world, connection, [request], at)
    return request


def deadlines_of(policy: Policy, request: Request) -> tuple[date, date]:
    """The safe and the legal day of a request as it stands: extended or not, with the days waited for its identity.

    The month stands still while information needed to identify the person is awaited (decree 2019-536 art. 77); it does
    not while anything else is.
    """
    asked, supplied = (request.identity.get(key) for key in ("asked_on", "supplied_on"))
    paused = (date.fromisoformat(asked), date.fromisoformat(supplied)) if asked and supplied else (None, None)
    return deadlines(policy, request.received_on, *paused, extended=request.extended_on is not None)


def deadlines(
    policy: Policy, received: date, asked: date | None = None, supplied: date | None = None, *, extended: bool = False
) -> tuple[date, date]:
    """The safe and the legal day of the answer; an organisation that promises less than the law is held to it."""
    months = _EXTENDED if extended else 1
    try:
        deadline = request_deadline(received, months, asked=asked, supplied=supplied, region=_region(policy))
    except NoDate as refusal:
        raise stopped(
            refusal.code, refusal.en, refusal.fr, help_en=refusal.help_en, help_fr=refusal.help_fr, exit_code=2
        ) from None
    promised = _promised(policy, extended=extended)
    if promised is None or promised.hours:
        return deadline.safe, deadline.legal
    return min(deadline.safe, last_day(received, promised)), deadline.legal


_EXTENDED = 3  # months from receipt: the first and two further ones (art. 12(3))


def _promised(policy: Policy, *, extended: bool) -> Period | None:
    """The time that the policy promises, whole; its own extension comes on top of the month."""
    told = policy.rights.requests
    if told is None or not extended:
        return told.answer if told else None
    return Period(months=1 + told.extension.months) if told.extension and told.extension.months else None


def _region(policy: Policy) -> str | None:
    """The region, where it has public holidays of its own."""
    try:
        region_code(policy.region)
    except NoDate:
        return None
    return policy.region


def _identity(policy: Policy, *, proof: bool, doubt: bool, by: str | None, at: datetime) -> dict[str, Any]:
    setting = (policy.rights.requests.identity if policy.rights.requests else None) or "on-doubt"
    asked = setting == "always" or doubt
    check = _check(by, at) if proof else {}
    return {"policy": setting, "proof": proof, "asked_on": at.date().isoformat() if asked else None, **check}


def _check(by: str | None, at: datetime) -> dict[str, Any]:
    return {"checked_by": by, "checked_at": at.isoformat(), "result": "conforming"}


def _attach_proof(
    connection: Connection, world: World, request: Request, proof: bytes, by: str | None, at: datetime
) -> None:
    check = {"checked_by": by, "checked_at": at, "result": "conforming"}
    store.attach(connection, world.state, request.id, store.PROOF, proof, check)


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
        "by": world.state.keys.pseudonym("staff", by) if by else None,
    }
    opened = Draft(Kind.REQUEST_OPEN, about)
    return [opened, _identified(world, request, by)] if request.identity["proof"] else [opened]


def _identified(world: World, request: Request, by: str | None) -> Draft:
    about = {
        "request": request.id,
        "result": request.identity.get("result"),
        "by": world.state.keys.pseudonym("staff", by) if by else None,
    }
    return Draft(Kind.REQUEST_IDENTIFY, about)


def _refuse_nobody(world: World, identifiers: Identifiers) -> None:
    """A request names a person by at least one identifier that some holding can be searched by."""
    known = {kind for holding in world.inventory.holdings.values() for kind in holding.identify}
    unknown = sorted(set(identifiers) - known)
    if unknown:
        listed = ", ".join(sorted(known)) or "—"
        raise stopped(
            "unknown-identifier",
            f"no holding is searched by `{unknown[0]}`",
            f"aucun gisement ne se recherche par `{unknown[0]}`",
            help_en=f"what holdings.yaml declares under `identify:` is: {listed}",
            help_fr=f"holdings.yaml déclare sous `identify:` : {listed}",
            exit_code=2,
        )
    if not any(text.strip() for texts in identifiers.values() for text in texts):
        raise stopped(
            "nobody-named",
            "the request names nobody",
            "la demande ne désigne personne",
            help_en="give at least one identifier: `--identify email=name@mail.example`",
            help_fr="donnez au moins un identifiant : `--identify email=nom@mail.example`",
            exit_code=2,
        )


def _nothing_awaited(request: Request) -> KeptError:
    return stopped(
        "request-not-ready",
        f"request {request.id} awaits no proof of identity: {request.standing.words.en}",
        f"la demande {request.id} n’attend aucun justificatif d’identité : {request.standing.words.fr}",
        help_en="a proof is awaited where the policy always asks for one, or where `--doubt` said so",
        help_fr="un justificatif est attendu si la politique en demande toujours un, ou si `--doubt` l’a dit",
    )


def _not_yet(received: date) -> KeptError:
    return stopped(
        "received-in-the-future",
        f"the request cannot have been received on {received}: that day has not come",
        f"la demande ne peut pas avoir été reçue le {received} : ce jour n’est pas encore venu",
        help_en="give the day on which it reached you, `--received 2026-03-02`",
        help_fr="donnez le jour où elle vous est parvenue, `--received 2026-03-02`",
        exit_code=2,
    )
