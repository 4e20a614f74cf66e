"""Holds placed and released: who, why, under which law, until when, reviewed when.

For a DPO: a longer period needs a text that permits or imposes it, an end and a review; without one of them the hold
is refused. The key of a held record is sealed at rest, and the journal knows it by a pseudonym.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from kept.findings import KeptError, stopped
from kept.holdings import Inventory
from kept.journal import JSON, Journal, Kind
from kept.links.holds import Hold, holds_of, scope_of
from kept.retention.citing import journalled
from kept.state import State
from kept.state.tables import holds as table


def place(
    journal: Journal,
    inventory: Inventory,
    at: datetime,
    on: date,
    *,
    holding: str,
    key: str | None,
    law: str | None,
    reason: str | None,
    by: str | None,
    until: date | None,
    review: date | None,
) -> Hold:
    """Place a hold, from today. Raises ``KeptError`` where the law, the end or the review is missing or makes no sense."""
    _known(inventory, holding, key)
    cited, why, who = (text.strip() if text else "" for text in (law, reason, by))
    if not cited:
        raise _without_law()
    if until is None or review is None:
        raise _without_end()
    if not why or not who:
        raise _without_reason()
    if until < on or not on <= review <= until:
        raise _order_of_days()
    state = journal.state
    with state.writing() as connection:
        number = (connection.scalar(select(func.count()).select_from(table)) or 0) + 1
        hold = Hold(f"H-{on.year}-{number:04d}", holding, key, cited, why, who, on, until, review)
        connection.execute(table.insert().values(**_columns(state, hold)))
        journal.note(Kind.HOLD_OPEN, _about(state, hold), at, within=connection)
    return hold


def release(journal: Journal, hold_id: str, by: str, at: datetime) -> Hold:
    """End a hold before its day. Raises ``KeptError`` where there is none of that name in force."""
    state = journal.state
    found = next((hold for hold in holds_of(state) if hold.id == hold_id), None)
    if found is None:
        raise _unknown(hold_id, [hold.id for hold in holds_of(state)])
    with state.writing() as connection:
        ended = table.update().where(table.c.id == hold_id).values(released_at=at, released_by=by)
        connection.execute(ended)
        about = {"hold": hold_id, "by": state.keys.pseudonym("staff", by)}
        journal.note(Kind.HOLD_RELEASE, about, at, within=connection)
    return found


def _columns(state: State, hold: Hold) -> dict[str, Any]:
    return {
        "id": hold.id,
        "holding": hold.holding,
        "scope": scope_of(state, hold),
        "reason": hold.reason,
        "law": hold.law,
        "held_by": hold.by,
        "from_on": hold.since,
        "until_on": hold.until,
        "review_on": hold.review,
    }


def _about(state: State, hold: Hold) -> dict[str, JSON]:
    record = None if hold.key is None else state.keys.pseudonym("record", f"{hold.holding}#{hold.key}")
    return {
        "hold": hold.id,
        "holding": hold.holding,
        "record": record,
        "law": journalled(hold.law),
        "by": state.keys.pseudonym("staff", hold.by),
        "until": hold.until.isoformat(),
        "review": hold.review.isoformat(),
    }


def _known(inventory: Inventory, holding: str, key: str | None) -> None:
    declared = inventory.holdings.get(holding)
    if declared is not None and declared.by is None and (key is None or declared.key is not None):
        return
    known = ", ".join(name for name, h in inventory.holdings.items() if h.by is None)
    raise stopped(
        "unknown-holding",
        f"`{holding}` is no holding whose records can be held",
        f"`{holding}` n’est pas un gisement dont on puisse geler les données",
        help_en=f"one of: {known}; to hold one record it needs a `key`",
        help_fr=f"l’un de ceux-ci : {known} ; pour geler un enregistrement, il lui faut une `key`",
        exit_code=2,
    )


def _without_law() -> KeptError:
    return stopped(
        "hold-without-law",
        "a longer period needs the text that permits or imposes it; the hold was not placed",
        "une durée plus longue exige le texte qui la permet ou l’impose ; le gel n’a pas été posé",
        help_en='cite it, for instance --law "C. civ. 2241"',
        help_fr='citez-le, par exemple --law "C. civ. 2241"',
    )


def _without_end() -> KeptError:
    return stopped(
        "hold-without-end",
        "a hold needs an end and a day on which it is reviewed; the hold was not placed",
        "un gel exige une fin et un jour de réexamen ; le gel n’a pas été posé",
        help_en="give both: --until 2027-06-30 --review 2026-12-31",
        help_fr="donnez les deux : --until 2027-06-30 --review 2026-12-31",
    )


def _without_reason() -> KeptError:
    return stopped(
        "hold-without-reason",
        "a hold needs a reason and the person who decides it; the hold was not placed",
        "un gel exige un motif et la personne qui le décide ; le gel n’a pas été posé",
        help_en='give both: --reason "claim before the court" --by "Ada Lemoine"',
        help_fr='donnez les deux : --reason "action en justice" --by "Ada Lemoine"',
    )


def _order_of_days() -> KeptError:
    return stopped(
        "hold-out-of-order",
        "the review comes after today and the end after the review; the hold was not placed",
        "le réexamen vient après aujourd’hui et la fin après le réexamen ; le gel n’a pas été posé",
        help_en="for instance --review 2026-12-31 --until 2027-06-30",
        help_fr="par exemple --review 2026-12-31 --until 2027-06-30",
        exit_code=2,
    )


def _unknown(hold_id: str, known: list[str]) -> KeptError:
    listed = ", ".join(known) or "—"
    return stopped(
        "unknown-hold",
        f"no hold in force is called `{hold_id}`",
        f"aucun gel en vigueur ne s’appelle `{hold_id}`",
        help_en=f"those in force: {listed}",
        help_fr=f"ceux en vigueur : {listed}",
        exit_code=2,
    )
