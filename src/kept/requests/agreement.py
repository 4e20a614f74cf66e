"""What is agreed before anything is touched: the decision, sealed, and each intention, in one transaction."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from kept.journal import Draft, Kind, Stage
from kept.links.holds import holds_of, in_force
from kept.requests import progress, store
from kept.requests.acts import describe, works
from kept.requests.decision import Decision, decide, from_json, to_json
from kept.requests.gather import gather
from kept.requests.holds import held
from kept.requests.record import Request, Standing
from kept.requests.timing import Timing, columns_to_judge
from kept.requests.world import World


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """A fulfilment under way: its number, its requests, what was decided, and the journal entry of each intention."""

    batch: str
    requests: tuple[Request, ...]
    decision: Decision
    intended: Mapping[str, int]
    fresh: bool

    @property
    def first(self) -> str:
        """The request that the sealed decision lies with."""
        first: str = self.requests[0].outcome["first"]
        return first


def decide_on(world: World, requests: Sequence[Request], on: date) -> Decision:
    """What would go and what would stay, without touching anything: one look per holding for all of them."""
    people = {request.id: request.identifiers for request in requests}
    gathered = gather(
        world.inventory, world.connect, people, lambda name: columns_to_judge(world.inventory, name), world.numbers
    )
    fetched = gathered.fetched(world.inventory)
    timing = Timing(world.policy, world.inventory, fetched, on)
    limited = {request.id: request.only for request in requests if request.only}
    holds = held(in_force(holds_of(world.state), on), fetched)
    return decide(world.policy, world.inventory, gathered, timing, holds, limited)


def agree(world: World, requests: Sequence[Request], decision: Decision, at: datetime) -> Fulfilment:
    """Seal the decision and write every intention, in one transaction. Raises where a statement cannot be made."""
    batch = f"F-{secrets.token_hex(8)}"
    todo = works(world.inventory, decision)
    drafts = [Draft(work.kind, describe(world, work, batch), Stage.INTENDED) for work in todo]
    drafts += [_taken_up(request, batch) for request in requests]
    with world.state.writing() as connection:
        entries = world.journal.append_many(drafts, at)
        intended = {work.name: entry.seq for work, entry in zip(todo, entries, strict=False)}
        outcome = {"batch": batch, "first": requests[0].id, "intended": intended}
        under_way = tuple(replace(one, standing=Standing.IN_PROGRESS, outcome=outcome) for one in requests)
        store.attach(connection, world.state, requests[0].id, store.DECISION, to_json(decision), suffix=batch)
        store.save_many(connection, under_way)
        progress.changed(world, connection, under_way, at)
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


def drop(world: World, under_way: Fulfilment, at: datetime) -> None:
    """Forget the decision: the requests are as if nobody had begun, but what is gone is gone and journalled."""
    with world.state.writing() as connection:
        store.destroy(connection, [under_way.first], [store.DECISION], at)
        back = [replace(one, standing=Standing.IDENTIFIED, outcome={}) for one in under_way.requests]
        store.save_many(connection, back)


def _taken_up(request: Request, batch: str) -> Draft:
    about = {"request": request.id, "right": request.right.value, "batch": batch, "person": request.identity["person"]}
    return Draft(Kind.REQUEST_GATHER, about)
