"""Access carried out: everything found, copied into a folder for the person (GDPR art. 15).

Looking changes nothing, so a stop in the middle costs nothing: run again, the same folder is written anew and the
request is closed once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from kept.journal import Draft, Kind, Stage
from kept.requests import closing
from kept.requests.access import columns_to_copy, copy_for
from kept.requests.folder import write_answer
from kept.requests.gather import gather
from kept.requests.handing import form_of, hand_over
from kept.requests.informed import informed, receptions
from kept.requests.record import Request, Standing
from kept.requests.timing import Timing
from kept.requests.told import Json
from kept.requests.world import World

Where = Callable[[str], Path]
"""Number of a request → the folder its answer goes to."""


def fulfil_access(world: World, asked: Sequence[Request], where: Where, at: datetime) -> dict[str, Json]:
    """Answer these access requests: one look per holding for all of them. Gives each request's answer."""
    people = {request.id: request.identifiers for request in asked}
    gathered = gather(
        world.inventory,
        world.connect,
        people,
        lambda name: columns_to_copy(world.policy, world.inventory, name),
        world.numbers,
    )
    timing = Timing(world.policy, world.inventory, gathered.fetched(world.inventory), at.date())
    answers: dict[str, Json] = {}
    taken_in = receptions(world)
    for request in asked:
        answer = copy_for(world.policy, world.inventory, request, gathered, timing, at)
        answer["informed"] = informed(world, request, gathered, taken_in)
        answer["kept"] = closing.what_kept_holds(world, request)
        write_answer(answer, where(request.id), world.policy.languages)
        answers[request.id] = answer
    drafts = [_given(request, answers[request.id]) for request in asked]
    with world.state.writing() as connection:
        for request in asked:
            hand_over(world, connection, request, where(request.id), at)
        closing.close(world, asked, Standing.ANSWERED, at, drafts)
    return answers


def _given(request: Request, answer: Json) -> Draft:
    about = {
        "request": request.id,
        "right": request.right.value,
        "records": {holding["holding"]: len(holding["records"]) for holding in answer["holdings"]},
        "form": form_of(request),
        "person": request.identity["person"],
    }
    return Draft(Kind.REQUEST_ANSWER, about, Stage.NOTE)
