"""Events of a record: the day a contract was signed, an enquiry answered, the discussions closed.

For a DPO: clauses count from events. Recording one writes its day into the clock that the holdings declare for it, when
that clock is empty; a day that stands there already is never written over.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kept.connectors.conditions import Empty, Not, OneOf
from kept.connectors.interface import Connector, Mark, Refusal, Selection
from kept.findings import KeptError, Words, stopped
from kept.holdings import Inventory
from kept.journal import JSON, Journal, Kind
from kept.links import key_of
from kept.retention.plan import Connect


@dataclass(frozen=True, slots=True)
class Happened:
    """How often an event has happened in a holding, and how often it is still open."""

    holding: str
    event: str
    happened: int
    open: int


def record(
    journal: Journal,
    inventory: Inventory,
    connect: Connect,
    at: datetime,
    *,
    event: str,
    holding: str,
    key: str,
    on: date,
) -> int:
    """Write the day of an event; answers the journal entry. Raises ``KeptError`` where nothing can be written."""
    column = _column(inventory, holding, event)
    connector = connect(inventory.place_of(holding))
    selection = Selection(inventory.table_of(holding), OneOf(key_of(inventory, holding), (key,)))
    mark = Mark(column, on)
    about: dict[str, JSON] = {
        "event": event,
        "holding": holding,
        "record": journal.state.keys.pseudonym("record", f"{holding}#{key}"),
        "on": on.isoformat(),
    }
    _writable(connector, selection, column, event)
    statement = connector.prepare(selection, mark)
    intended = journal.intend(Kind.EVENT_RECORD, about | {"statement": statement.digest}, at)
    try:
        done = connector.carry_out(selection, mark, agreed=statement, at_most=1)
    except KeptError as error:
        journal.failed(intended, about | {"code": error.finding.code}, at)
        raise
    if isinstance(done, Refusal):
        journal.refused(intended, about | {"code": done.code}, at)
        raise stopped(done.code, done.words.en, done.words.fr, help_en=done.way_out.en, help_fr=done.way_out.fr)
    return journal.done(intended, about | {"records": done.records}, at).seq


def counts(inventory: Inventory, connect: Connect, event: str, holding: str) -> Happened:
    """How many records the event has happened to, and how many it has not."""
    column = _column(inventory, holding, event)
    connector, table = connect(inventory.place_of(holding)), inventory.table_of(holding)
    still_open = connector.count(Selection(table, Empty(column)))
    return Happened(holding, event, connector.count(Selection(table, Not(Empty(column)))), still_open)


def _column(inventory: Inventory, holding: str, event: str) -> str:
    declared = inventory.holdings.get(holding)
    if declared is None or declared.by is not None:
        known = ", ".join(name for name, h in inventory.holdings.items() if h.by is None)
        raise stopped(
            "unknown-holding",
            f"`{holding}` is no holding that Kept looks after",
            f"`{holding}` n’est pas un gisement dont Kept s’occupe",
            help_en=f"one of: {known}",
            help_fr=f"l’un de ceux-ci : {known}",
            exit_code=2,
        )
    clock = declared.clocks.get(event)
    if clock is None or clock.column is None:
        known = ", ".join(name for name, one in declared.clocks.items() if one.column is not None)
        raise stopped(
            "unknown-event",
            f"no column of `{holding}` dates `{event}`",
            f"aucune colonne de `{holding}` ne date `{event}`",
            help_en=f"one of: {known}",
            help_fr=f"l’un de ceux-ci : {known}",
            exit_code=2,
        )
    return clock.column


def _writable(connector: Connector, selection: Selection, column: str, event: str) -> None:
    """The record exists, once, and its clock is empty."""
    found = connector.count(selection)
    if found == 0:
        raise _told("no-such-record", Words("no record has that key", "aucun enregistrement n’a cette clé"))
    if found > 1:
        raise _told("key-not-unique", Words("several records have that key", "plusieurs enregistrements ont cette clé"))
    if connector.keys(selection, column):
        raise _told(
            "already-happened",
            Words(f"`{event}` is dated already, and stays as it is", f"`{event}` est déjà daté, et le reste"),
        )


def _told(code: str, words: Words) -> KeptError:
    return stopped(
        code,
        f"{words.en}; nothing was written",
        f"{words.fr} ; rien n’a été écrit",
        help_en="check the key, and correct a wrong day where the records are kept",
        help_fr="vérifiez la clé, et corrigez un jour erroné là où les données sont tenues",
    )
