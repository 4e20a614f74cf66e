"""The person is asked for details of their request: the clock runs on, and the time it took is known at the end.

Only what is needed to identify somebody makes the month stand still (GDPR art. 12(3) and (6)).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection

from kept.findings import KeptError, Words, stopped
from kept.requests import messages, store
from kept.requests.letter import Letter
from kept.requests.messages import Message
from kept.requests.progress import by_when, named, reader_of
from kept.requests.record import Request, no_request, not_ready
from kept.requests.world import World

KIND = "clarification"


def ask(world: World, request_id: str, what: str, *, on: date, at: datetime) -> Request:
    """Ask for details; the days of the answer do not move. ``on``: the day it was asked."""
    with world.state.writing() as connection:
        request = _open(world, connection, request_id)
        if not request.received_on <= on <= at.date():
            raise _out_of_order(request, on)
        messages.send(world, connection, [(_letter(request, what), reader_of(world, connection, request))], at, on=on)
    return request


def clarified(world: World, request_id: str, *, on: date, at: datetime) -> Message:
    """The details came. Raises ``KeptError`` where none are awaited."""
    with world.state.writing() as connection:
        request = _open(world, connection, request_id)
        awaited = [one for one in asked_of(connection, [request_id]) if one.ended_on is None]
        if not awaited:
            raise _nothing_awaited(request)
        return messages.ended(world.journal, connection, awaited[0], on, at)


def asked_of(connection: Connection, requests: Sequence[str]) -> list[Message]:
    """What was asked of these people, oldest first."""
    return messages.found(connection, kind=KIND, requests=requests)


def days_waited(connection: Connection, requests: Sequence[Request], on: date) -> dict[str, int]:
    """Request → the days that its details took; those still awaited count until ``on``."""
    days: dict[str, int] = {}
    for one in asked_of(connection, [request.id for request in requests]):
        if one.request is not None:
            days[one.request] = days.get(one.request, 0) + one.days(on)
    return days


def _open(world: World, connection: Connection, request_id: str) -> Request:
    found = store.load(connection, world.state, [request_id])
    if not found:
        raise no_request(request_id)
    if found[0].standing.is_closed:
        raise not_ready(found[0])
    return found[0]


def _letter(request: Request, what: str) -> Letter:
    one, when = named(request), by_when(request)
    return Letter(
        KIND,
        Words("A question about your request", "Une question sur votre demande"),
        (
            Words(
                f"So that we can answer your request {one.en} sooner and better, please tell us:",
                f"Pour répondre plus vite et mieux à votre demande {one.fr}, nous vous prions de nous préciser :",
            ),
            Words(f"“{what}”", f"« {what} »"),
            Words(
                f"You need not answer, and we do not wait for it: {when.en[0].lower()}{when.en[1:]}",
                f"Rien ne vous oblige à répondre, et nous n’attendons pas pour avancer : "
                f"{when.fr[0].lower()}{when.fr[1:]}",
            ),
        ),
    )


def _out_of_order(request: Request, on: date) -> KeptError:
    return stopped(
        "invalid-date",
        f"details of {request.id} cannot have been asked for on {on}",
        f"des précisions sur {request.id} ne peuvent pas avoir été demandées le {on}",
        help_en=f"give a day between its receipt on {request.received_on} and today",
        help_fr=f"donnez un jour compris entre sa réception, le {request.received_on}, et aujourd’hui",
        exit_code=2,
    )


def _nothing_awaited(request: Request) -> KeptError:
    return stopped(
        "request-not-ready",
        f"no details are awaited for request {request.id}",
        f"aucune précision n’est attendue pour la demande {request.id}",
        help_en=f"ask for them first: `kept request ask DIR {request.id} --what TEXT`",
        help_fr=f"demandez-les d’abord : `kept request ask DOSSIER {request.id} --what TEXTE`",
    )
