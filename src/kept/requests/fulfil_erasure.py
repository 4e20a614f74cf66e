"""Erasure carried out (GDPR art. 17): decide, agree, act, look again, answer.

The decision on every record is taken once and sealed in Kept's state before anything is touched. From there each step
may be cut short at any moment: run again, it takes up the same decision, repeats what may have been lost, and ends in
the same state. What was decided is held against a second look before anyone is told that it is done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from kept.findings import KeptError, stopped
from kept.journal import JSON, Draft, Kind, Stage
from kept.requests.acts import Ended, carry_out, works
from kept.requests.agreement import Fulfilment, drop
from kept.requests.closing import close
from kept.requests.erasure_answer import answer_for, general, shares_of
from kept.requests.folder import write_answer
from kept.requests.look_again import Seen, look_again
from kept.requests.record import Request, Standing
from kept.requests.told import Json
from kept.requests.world import World
from kept.state.steps import Runner

Where = Callable[[str], Path]
"""Number of a request → the folder its answer goes to."""


def fulfil_erasure(
    world: World, under_way: Fulfilment, where: Where, at: Callable[[], datetime], run: Runner
) -> dict[str, Json]:
    """Carry an agreed erasure out to its end; gives each request's answer. Raises when it could not be finished."""
    changed = run.step("act", lambda: _act(world, under_way, at()))
    told = run.step("look again", lambda: _look(world, under_way, changed, at()))
    seen = Seen(told["found"], told["declared"], told["left"], told["unblanked"], told["each"])
    if not seen.clean:
        drop(world, under_way, at())
        raise _left_over(seen)
    return _answer(world, under_way, seen, told["checkpoint"], where, at())


def _act(world: World, under_way: Fulfilment, at: datetime) -> dict[str, int]:
    """Every act; how many records each one changed now. Raises the failure that stopped it, once it is journalled."""
    ended = carry_out(world, works(world.inventory, under_way.decision))
    failure = next((one.failure for one in ended if one.failure is not None), None)
    if failure is None:
        return {one.work.name: one.records for one in ended}
    _end(world, under_way, ended, at)
    if failure.finding.code in _DECIDE_ANEW:
        drop(world, under_way, at)
    raise failure


_DECIDE_ANEW = {"rule-of-the-table", "more-than-agreed", "statement-differs"}
"""What was agreed no longer fits what is there: the next run looks and decides again."""


def _end(world: World, under_way: Fulfilment, ended: Sequence[Ended], at: datetime) -> None:
    """Write the endings: together, or, after a stop, those that are not written yet."""
    drafts = [_ending(under_way, one) for one in ended]
    if under_way.fresh:
        world.journal.append_many(drafts, at)
        return
    for draft in drafts:
        intended = world.journal.entry(draft.of) if draft.of is not None else None
        if intended is None:
            continue
        if draft.stage is Stage.DONE:
            world.journal.done(intended, draft.about, at)
        else:
            world.journal.failed(intended, draft.about, at)


def _ending(under_way: Fulfilment, one: Ended) -> Draft:
    intention = under_way.intended[one.work.name]
    about: dict[str, JSON] = {"batch": under_way.batch, "holding": one.work.holding, "step": one.work.name}
    if one.failure is not None:
        return Draft(one.work.kind, about | {"records": 0, "reason": one.failure.finding.code}, Stage.FAILED, intention)
    about |= {"records": len(one.work.keys), "changed_now": one.records, "recovered": one.recovered}
    return Draft(one.work.kind, about, Stage.DONE, intention)


def _look(world: World, under_way: Fulfilment, changed: Mapping[str, int], at: datetime) -> dict[str, Any]:
    """Look again, then write the endings of the acts, what was seen, and a checkpoint over both, in one transaction."""
    people = {request.id: request.identifiers for request in under_way.requests}
    seen = look_again(world, people, under_way.decision)
    told: dict[str, JSON] = {
        "found": dict(seen.found),
        "declared": dict(seen.declared),
        "left": dict(seen.left),
        "unblanked": dict(seen.unblanked),
    }
    about = {"batch": under_way.batch, "requests": len(under_way.requests), "clean": seen.clean, **told}
    ended = [Ended(work, changed[work.name]) for work in works(world.inventory, under_way.decision)]
    with world.state.writing():
        if under_way.fresh:
            drafts = [*(_ending(under_way, one) for one in ended), Draft(Kind.REQUEST_LOOK_AGAIN, about)]
            world.journal.append_many(drafts, at)
        else:
            _end(world, under_way, ended, at)
            world.journal.note(Kind.REQUEST_LOOK_AGAIN, about, at)
        checkpoint = world.journal.checkpoint(at)
    each = {request: dict(theirs) for request, theirs in seen.each.items()}
    return {**told, "each": each, "checkpoint": checkpoint}


def _answer(
    world: World, under_way: Fulfilment, seen: Seen, checkpoint: str, where: Where, at: datetime
) -> dict[str, Json]:
    """The folders first, then the closing in one transaction: a stop between the two writes the same folders anew."""
    proof = _Proof(world, under_way, seen, checkpoint)
    shares, alike = shares_of(under_way.decision), general(world)
    answers: dict[str, Json] = {}
    drafts: list[Draft] = []
    ended: dict[Standing, list[Request]] = {}
    for request in under_way.requests:
        answer = answer_for(world, request, under_way.decision, shares, alike, at)
        answer["proof"] = proof.of(request, answer)
        write_answer(answer, where(request.id), world.policy.languages)
        answers[request.id] = answer
        standing = Standing.WAITING if answer["waits"] else Standing.ANSWERED
        outcome = {key: answer["counts"][key] for key in ("erased", "emptied", "kept")} | {"holds": answer["waits"]}
        ended.setdefault(standing, []).append(replace(request, outcome=outcome))
        drafts.append(_given(request, answer, under_way.batch))
    with world.state.writing():
        for standing, requests in ended.items():
            chosen = {request.id for request in requests}
            close(world, requests, standing, at, [draft for draft in drafts if draft.about["request"] in chosen])
    return answers


class _Proof:
    """What anyone can check: the entries of the journal, the second look, a signed checkpoint."""

    def __init__(self, world: World, under_way: Fulfilment, seen: Seen, checkpoint: str) -> None:
        self._under_way, self._seen = under_way, seen
        self._checkpoint, self._key = checkpoint, str(world.journal.key)
        self._works = works(world.inventory, under_way.decision)

    def of(self, request: Request, answer: Json) -> Json:
        """As far as it concerns one person."""
        touched = {holding["holding"] for holding in answer["holdings"] if holding["erased"] or holding["emptied"]}
        again = self._seen.each.get(request.id, {})
        return {
            "batch": self._under_way.batch,
            "requests_in_batch": len(self._under_way.requests),
            "entries": sorted(self._under_way.intended[work.name] for work in self._works if work.holding in touched),
            "second_look": {
                holding["holding"]: {"found": again.get(holding["holding"], 0), "declared_to_stay": holding["kept"]}
                for holding in answer["holdings"]
            },
            "checkpoint": self._checkpoint,
            "key": self._key,
        }


def _given(request: Request, answer: Json, batch: str) -> Draft:
    about = {
        "request": request.id,
        "right": request.right.value,
        "batch": batch,
        "person": request.identity["person"],
        **{key: answer["counts"][key] for key in ("erased", "emptied", "kept")},
    }
    return Draft(Kind.REQUEST_ANSWER, about)


def _left_over(seen: Seen) -> KeptError:
    count = sum(seen.left.values()) + sum(seen.unblanked.values())
    where = ", ".join(name for name, left in {**seen.left, **seen.unblanked}.items() if left)
    return stopped(
        "records-left",
        f"the second look found {count} records that should be gone, in {where}; nobody was told that it is done",
        f"le second contrôle a trouvé {count} enregistrements qui devraient avoir disparu, dans {where} ; "
        "rien n’a été annoncé comme fait",
        help_en="data came in meanwhile: run the same command again, it decides anew on what is there now",
        help_fr="des données sont arrivées entre-temps : relancez la commande, elle statue sur ce qui s’y trouve",
    )
