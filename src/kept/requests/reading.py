"""What a person wrote is read: sealed until then, and whoever reads it is in the journal."""

from __future__ import annotations

from datetime import datetime

from kept.journal import Draft, Kind
from kept.requests import store
from kept.requests.record import no_request
from kept.requests.world import World


def words_of(world: World, request_id: str, *, by: str, at: datetime) -> str | None:
    """The words; ``None`` where there are none, or no more. Raises ``KeptError`` for a number that no request has."""
    with world.state.writing() as connection:
        if not store.load(connection, world.state, [request_id]):
            raise no_request(request_id)
        sealed = store.attached(connection, world.state, request_id, store.WORDS)
        about = {"request": request_id, "by": world.state.keys.pseudonym("staff", by)}
        world.journal.append_many([Draft(Kind.REQUEST_READ, about)], at, within=connection)
    return None if sealed is None else sealed[1].decode()
