"""Plans of an organisation, made and carried out: what the commands and the demo call.

For an engineer: a plan that is being carried out lies in the state folder until it has ended. Whoever applies next
first takes up the one that a stop left there, so that nothing stays half done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from kept.links.holds import Hold, holds_of
from kept.retention.apply import BATCH, Workplace, apply
from kept.retention.guards import Limits
from kept.retention.plan import Progress, plan
from kept.retention.plan_file import put, read
from kept.retention.receipts import Receipts
from kept.retention.values import Plan
from kept.state.errors import unusable
from kept.work.durable import run_durably
from kept.work.lock import alone
from kept.work.organisation import Organisation


def holds_in(opened: Organisation) -> tuple[Hold, ...]:
    """The holds of an organisation; a look makes no state where there is none yet."""
    if not (opened.state_folder / "state.db").exists():
        return ()
    return holds_of(opened.state)


def plan_for(opened: Organisation, on: date, progress: Progress | None = None) -> Plan:
    """What would be done on a day. Raises ``KeptError`` for unsound documents, or where no place answers."""
    return plan(opened.sound, opened.connector, on, holds=holds_in(opened), progress=progress)


@contextmanager
def at_work(opened: Organisation) -> Iterator[None]:
    """Alone on the organisation's state. Raises ``KeptError`` where another Kept is at work on it."""
    with alone(opened.state.folder):
        yield


def interrupted(opened: Organisation) -> Plan | None:
    """The plan that a stop left unfinished, if any."""
    for path in sorted(_drawer(opened).glob("*.json")):
        return read(path.read_text("utf-8"))
    return None


def carry_out(
    opened: Organisation,
    agreed: Plan,
    at: Callable[[], datetime],
    *,
    limits: Limits | None = None,
    progress: Progress | None = None,
    batch: int = BATCH,
    counted: bool = False,
) -> Receipts:
    """Carry out a plan so that a stop at any moment loses nothing. Call it inside :func:`at_work`.

    The same plan again gives its receipts; where a step had failed or been refused, it is tried once more.
    ``counted``: the plan was made just now.
    """
    here = Workplace(opened.sound, opened.connector, opened.journal, at, holds_in(opened), batch, progress, counted)
    drawer = _drawer(opened)
    kept_at = drawer / f"{agreed.digest}.json"
    if not kept_at.exists():
        try:
            put(agreed, kept_at)
        except OSError as error:  # Kept's own copy: no other file can be named
            raise unusable(error, kept_at) from None
    try_ = 1
    while True:
        outcome = run_durably(
            opened.state.folder, f"{agreed.digest}-{try_}", lambda run: apply(agreed, here, run, limits).to_json()
        )
        receipts = Receipts.of_json(outcome.answer, again=outcome.again)
        if receipts.complete or not outcome.again:
            break
        try_ += 1
    kept_at.unlink(missing_ok=True)
    return receipts


def _drawer(opened: Organisation) -> Path:
    folder = opened.state.folder / "plans"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder
