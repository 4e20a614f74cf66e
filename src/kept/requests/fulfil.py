"""Requests carried out, any number at once: what is under way is finished first, then access, then erasure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from kept.law.vocabulary import Right
from kept.links.holds import holds_of, in_force
from kept.requests import store
from kept.requests.agreement import agree, decide_on, resume
from kept.requests.decision import Decision
from kept.requests.folder import refuse_occupied
from kept.requests.fulfil_access import fulfil_access
from kept.requests.fulfil_erasure import fulfil_erasure
from kept.requests.left_out import refuse_untested
from kept.requests.record import CARRIED_OUT, Request, Standing, by_hand, no_request, not_ready
from kept.requests.told import Json
from kept.requests.world import World
from kept.state.steps import Runner

Where = Callable[[str], Path]
"""Number of a request → the folder its answer goes to."""
Consent = Callable[[Decision], bool]
"""Asked before anything is erased, with what would go and what would stay."""


def chosen(world: World, request_id: str | None, at: datetime) -> list[Request]:
    """The request of that number, or every one that is ready. Raises ``KeptError`` where it is not ready.

    A request that was answered leaves nothing to do: a call repeated after a stop ends as well as the first.
    """
    with world.state.reading() as connection:
        found = store.load(connection, world.state, None if request_id is None else [request_id])
    if request_id is None:
        held = {f"hold {hold.id}" for hold in in_force(holds_of(world.state), at.date())}
        return [request for request in found if _is_ready(request, held)]
    if not found:
        raise no_request(request_id)
    if found[0].standing is Standing.ANSWERED:
        return []
    if found[0].standing is Standing.REFUSED or found[0].standing is Standing.AWAITING_IDENTITY:
        raise not_ready(found[0])
    if found[0].right not in CARRIED_OUT:
        raise by_hand(found[0])
    return found


def _is_ready(request: Request, held: set[str]) -> bool:
    """Identified, cut short, or waiting for a hold that has ended since; what people see to is not for Kept to do."""
    if request.right not in CARRIED_OUT:
        return False
    if request.standing is Standing.WAITING:
        return not held & set(request.outcome.get("holds", ()))
    return request.standing in {Standing.IDENTIFIED, Standing.IN_PROGRESS}


def fulfil(
    world: World,
    requests: Sequence[Request],
    where: Where,
    at: Callable[[], datetime],
    runner: Callable[[str], Runner],
    consent: Consent,
) -> dict[str, Json]:
    """Carry these requests out; gives each one's answer.

    ``where`` says in which folder an answer goes; ``runner`` gives the runner for a fulfilment by its number;
    ``consent`` is asked once for all new erasures, and what it declines is left untouched.
    """
    for request in requests:  # before anything is touched
        refuse_occupied(where(request.id), request.id)
    answers: dict[str, Json] = {}
    for batch in dict.fromkeys(request.batch for request in requests if request.batch):
        under_way = resume(world, batch)
        if under_way is not None:
            answers |= fulfil_erasure(world, under_way, where, at, runner(batch))
    rest = [request for request in requests if request.id not in answers]
    asking = [request for request in rest if request.right is Right.ACCESS]
    if asking:
        refuse_untested(world, at().date())
        answers |= fulfil_access(world, asking, where, at())
    erasing = [request for request in rest if request.right is Right.ERASURE]
    if erasing:
        decision = decide_on(world, erasing, at().date())
        if consent(decision):
            under_way = agree(world, erasing, decision, at())
            answers |= fulfil_erasure(world, under_way, where, at, runner(under_way.batch))
    return answers
