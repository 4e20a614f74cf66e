"""Erasure carried out (GDPR art. 17): decide, agree, act, look again, answer.

The decision on every record is taken once and sealed in Kept's state before anything is touched. From there each step
may be cut short at any moment: run again, it takes up the same decision, repeats what may have been lost, and ends in
the same state. What was decided is held against a second look before anyone is told that it is done.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kept.findings import KeptError, stopped
from kept.journal import JSON, Draft, Kind, Stage
from kept.requests import store
from kept.requests.acts import Ended, carry_out, describe, works
from kept.requests.closing import close
from kept.requests.decision import Decision, decide, from_json, to_json
from kept.requests.erasure_answer import answer_for, shares_of
from kept.requests.folder import write_answer
from kept.requests.gather import gather
from kept.requests.holds import held, in_force
from kept.requests.look_again import Seen, look_again
from kept.requests.record import Request, Standing
from kept.requests.timing import Timing, columns_to_judge
from kept.requests.told import Json
from kept.requests.world import World
from kept.state.steps import Runner

Where = Callable[[str], Path]
"""Number of a request → the folder its answer goes to."""


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """A fulfilment under way: its number, its requests, what was decided, and the journal entry of each intention."""

    batch: str
    requests: tuple[Request, ...]
    decision: Decision
    intended: Mapping[str, int]
    fresh: bool


def decide_on(world: World, requests: Sequence[Request], on: date) -> Decision:
    """What would go and what would stay, without touching anything: one look per holding for all of them."""
    people = {request.id: request.identifiers for request in requests}
    gathered = gather(
        world.inventory, world.connect, people, lambda name: columns_to_judge(world.inventory, name), world.numbers
    )
    fetched = gathered.fetched(world.inventory)
    timing = Timing(world.policy, world.inventory, fetched, on)
    return decide(world.policy, world.inventory, gathered, timing, held(in_force(world.state, on), fetched))


def agree(world: World, requests: Sequence[Request], decision: Decision, at: datetime) -> Fulfilment:
    """Seal the decision and write every intention, in one transaction. Raises where a statement cannot be made."""
    batch = f"F-{secrets.token_hex(6)}"
    todo = works(world.inventory, decision)
    drafts = [Draft(work.kind, describe(world, work, batch), Stage.INTENDED) for work in todo]
    drafts += [_taken_up(request, batch) for request in requests]
    with world.state.writing() as connection:
        entries = world.journal.append_many(drafts, at)
        intended = {work.name: entry.seq for work, entry in zip(todo, entries, strict=False)}
        outcome = {"batch": batch, "first": requests[0].id, "intended": intended}
        under_way = tuple(replace(one, standing=Standing.IN_PROGRESS, outcome=outcome) for one in requests)
        store.attach(connection, world.state, requests[0].id, store.DECISION, to_json(decision))
        store.save_many(connection, under_way)
    return Fulfilment(batch, under_way, decision, intended, fresh=True)


def resume(world: World, batch: str) -> Fulfilment | None:
    """A fulfilment that was cut short, as it was agreed; ``None`` where nothing of it is open."""
    with world.state.reading() as connection:
        requests = store.of_batch(connection, world.state, batch)
        if not requests:
            return None
        sealed = store.attached(connection, world.state, requests[0].outcome["first"], store.DECISION)
    if sealed is None:
        return None
    return Fulfilment(batch, tuple(requests), from_json(sealed[1]), requests[0].outcome["intended"], fresh=False)


def fulfil_erasure(
    world: World, under_way: Fulfilment, where: Where, at: Callable[[], datetime], run: Runner
) -> dict[str, Json]:
    """Carry an agreed erasure out to its end; gives each request's answer. Raises when it could not be finished."""
    run.step("act", lambda: _act(world, under_way, at()))
    seen = _seen(run.step("look again", lambda: _look(world, under_way, at())))
    if not seen.clean:
        _drop(world, under_way, at())
        raise _left_over(seen)
    return _answer(world, under_way, seen, where, at())


def _act(world: World, under_way: Fulfilment, at: datetime) -> JSON:
    """Every act, then the endings together. Raises the failure that stopped it: the next run takes it up again."""
    ended = carry_out(world, works(world.inventory, under_way.decision))
    drafts = [_ending(under_way, one) for one in ended]
    if under_way.fresh:
        world.journal.append_many(drafts, at)
    else:
        _end_once(world, drafts, at)
    failure = next((one.failure for one in ended if one.failure is not None), None)
    if failure is not None:
        if failure.finding.code in _DECIDE_ANEW:
            _drop(world, under_way, at)
        raise failure
    return {one.work.name: one.records for one in ended}


_DECIDE_ANEW = {"rule-of-the-table", "more-than-agreed", "statement-differs"}
"""What was agreed no longer fits what is there: the next run looks and decides again."""


def _end_once(world: World, drafts: Sequence[Draft], at: datetime) -> None:
    """After a stop some endings may be written already; an act that was done is never said to be done twice."""
    for draft in drafts:
        intended = world.journal.entry(draft.of) if draft.of is not None else None
        if intended is None:
            continue
        if draft.stage is Stage.DONE:
            world.journal.done(intended, draft.about, at)
        else:
            world.journal.failed(intended, draft.about, at)


def _drop(world: World, under_way: Fulfilment, at: datetime) -> None:
    """Forget the decision: the requests are as if nobody had begun, but what is gone is gone and journalled."""
    with world.state.writing() as connection:
        store.destroy(connection, [_first(under_way)], store.DECISION, at)
        back = [replace(one, standing=Standing.IDENTIFIED, outcome={}) for one in under_way.requests]
        store.save_many(connection, back)


def _ending(under_way: Fulfilment, one: Ended) -> Draft:
    intention = under_way.intended[one.work.name]
    about: dict[str, JSON] = {"batch": under_way.batch, "holding": one.work.holding, "step": one.work.name}
    if one.failure is not None:
        return Draft(one.work.kind, about | {"records": 0, "reason": one.failure.finding.code}, Stage.FAILED, intention)
    about |= {"records": len(one.work.keys), "changed_now": one.records, "recovered": one.recovered}
    return Draft(one.work.kind, about, Stage.DONE, intention)


def _look(world: World, under_way: Fulfilment, at: datetime) -> dict[str, JSON]:
    people = {request.id: request.identifiers for request in under_way.requests}
    seen = look_again(world, people, under_way.decision)
    told: dict[str, JSON] = {
        "found": dict(seen.found),
        "declared": dict(seen.declared),
        "left": dict(seen.left),
        "unblanked": dict(seen.unblanked),
    }
    about = {"batch": under_way.batch, "requests": len(under_way.requests), "clean": seen.clean, **told}
    entry = world.journal.note(Kind.REQUEST_LOOK_AGAIN, about, at)
    each = {request: dict(theirs) for request, theirs in seen.each.items()}
    return {**told, "each": each, "entry": entry.seq}


def _seen(told: Mapping[str, Any]) -> Seen:
    return Seen(told["found"], told["declared"], told["left"], told["unblanked"], told["each"])


def _answer(world: World, under_way: Fulfilment, seen: Seen, where: Where, at: datetime) -> dict[str, Json]:
    """The folders first, then the closing in one transaction: a stop between the two writes the same folders anew."""
    proof = _Proof(world, under_way, seen, at)
    shares = shares_of(under_way.decision)
    answers: dict[str, Json] = {}
    drafts: list[Draft] = []
    ended: dict[Standing, list[Request]] = {}
    for request in under_way.requests:
        answer = answer_for(world, request, under_way.decision, shares, at)
        answer["proof"] = proof.of(request, answer)
        write_answer(answer, where(request.id), world.policy.languages)
        answers[request.id] = answer
        standing = Standing.WAITING if answer["waits"] else Standing.ANSWERED
        outcome = {key: answer["counts"][key] for key in ("erased", "emptied", "kept")} | {"holds": answer["waits"]}
        ended.setdefault(standing, []).append(replace(request, outcome=outcome))
        drafts.append(_given(request, answer, under_way.batch))
    with world.state.writing() as connection:
        for standing, requests in ended.items():
            chosen = {request.id for request in requests}
            close(world, requests, standing, at, [draft for draft in drafts if draft.about["request"] in chosen])
        store.destroy(connection, [_first(under_way)], store.DECISION, at)
    return answers


def _first(under_way: Fulfilment) -> str:
    first: str = under_way.requests[0].outcome["first"]
    return first


class _Proof:
    """What anyone can check: the entries of the journal, the second look, a signed checkpoint."""

    def __init__(self, world: World, under_way: Fulfilment, seen: Seen, at: datetime) -> None:
        self._under_way, self._seen = under_way, seen
        self._checkpoint, self._key = world.journal.checkpoint(at), str(world.journal.key)
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


def _taken_up(request: Request, batch: str) -> Draft:
    about = {"request": request.id, "right": request.right.value, "batch": batch, "person": request.identity["person"]}
    return Draft(Kind.REQUEST_GATHER, about)


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
