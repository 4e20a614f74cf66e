"""A request that people see to is answered: what was done, in their own words, with the other rights beside it (art. 12(3))."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from kept.findings import KeptError, stopped
from kept.journal import Draft, Kind
from kept.requests import store, told
from kept.requests.access import about
from kept.requests.closing import close
from kept.requests.folder import write_answer
from kept.requests.handing import form_of, hand_over
from kept.requests.record import CARRIED_OUT, Request, Standing, no_request, not_ready
from kept.requests.told import Json, two
from kept.requests.world import World


def answer(
    world: World,
    request_id: str,
    said: str,
    *,
    by: str,
    at: datetime,
    folder: Path,
    files: Mapping[str, bytes] | None = None,
) -> Request:
    """Write the letter with what goes with it, hand it over, close.

    ``files``: name and content of what the person gets beside the letter, an export for instance. Raises ``KeptError`` for a
    request that Kept carries out by itself, and for one whose person is not identified.
    """
    with world.state.reading() as connection:
        found = store.load(connection, world.state, [request_id])
    if not found:
        raise no_request(request_id)
    request = found[0]
    if request.right in CARRIED_OUT:
        raise _not_by_hand(request)
    if request.standing is not Standing.IDENTIFIED:
        raise not_ready(request)
    write_answer(letter(world, request, said, at), folder, world.policy.languages, files or {})
    note = {
        "request": request.id,
        "right": request.right.value,
        "form": form_of(request),
        "by": world.state.keys.pseudonym("staff", by),
        "person": request.identity["person"],
    }
    with world.state.writing() as connection:
        if files:
            hand_over(world, connection, request, folder, at)
        return close(world, [request], Standing.ANSWERED, at, [Draft(Kind.REQUEST_ANSWER, note)])[0]


def letter(world: World, request: Request, said: str, at: datetime) -> Json:
    """The letter, as JSON values."""
    return {
        "kind": "reply",
        "request": about(request, at),
        "policy": {"version": world.policy.version, **two(world.policy.policy)},
        "controller": told.controller(world.policy),
        "said": said,
        "rights": told.rights(world.policy),
    }


def _not_by_hand(request: Request) -> KeptError:
    return stopped(
        "request-not-ready",
        f"request {request.id} is carried out by Kept, which says itself what it did",
        f"la demande {request.id} est exécutée par Kept, qui dit lui-même ce qu’il a fait",
        help_en=f"carry it out with `kept request fulfil DIR {request.id}`",
        help_fr=f"exécutez-la avec `kept request fulfil DOSSIER {request.id}`",
    )
