"""Which records an act changes: the part of a selection that is not yet as the act would leave it.

Every statement is narrowed this way, so that carrying it out twice changes nothing the second time: a record already
blanked is not visited again, a clock that already tells a day keeps it.
"""

from __future__ import annotations

from kept.connectors.conditions import Condition, Empty, Equals, Not, both, either
from kept.connectors.interface import Act, Blank, Delete, Mark, Selection


def touched_by(selection: Selection, act: Act) -> Selection:
    """The records of the selection that the act would change now. Count these to know what a step will do."""
    return Selection(selection.table, both(selection.where, *_unfinished(act)))


def settings_of(act: Blank | Mark) -> tuple[tuple[str, str | int | None], ...]:
    """Column by column, what the act writes; a day as ISO text."""
    if isinstance(act, Mark):
        return ((act.column, act.day.isoformat()),)
    fixed = dict(act.replace)
    names = dict.fromkeys((*act.columns, *fixed))
    return tuple((name, fixed.get(name)) for name in names)


def _unfinished(act: Act) -> tuple[Condition, ...]:
    if isinstance(act, Delete):
        return ()
    if isinstance(act, Mark):
        return (Empty(act.column),)
    return (either(*(_differs(name, value) for name, value in settings_of(act))),)


def _differs(name: str, value: str | int | None) -> Condition:
    return Not(Empty(name)) if value is None else Not(Equals(name, value))
