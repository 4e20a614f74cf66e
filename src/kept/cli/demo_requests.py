"""The two people of the demo who ask: Ada for a copy, Bruno for erasure."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from kept.cli.request_desk import answers_of, world_of
from kept.cli.words import counted, records, say
from kept.demo.people import ADA, BRUNO, Person
from kept.law.vocabulary import Right
from kept.requests import chosen, fulfil, open_request
from kept.state.steps import InProcess

if TYPE_CHECKING:
    from kept.cli.demo_words import Teller
    from kept.requests.told import Json
    from kept.work.organisation import Organisation


def ask(here: Organisation, on: date, tell: Teller) -> dict[str, Any]:
    """Both requests, opened and carried out; what came of each, in numbers."""
    access = _answered(here, on, Right.ACCESS, ADA)
    tell.line(
        say(
            f"{ADA.full_name} asks what is held about her: {records(access['records'])}, copied to\n{access['folder']}",
            f"{ADA.full_name} demande ce que l’on détient sur elle : {records(access['records'])}, avec copie dans\n"
            f"{access['folder']}",
        )
    )
    erasure = _answered(here, on, Right.ERASURE, BRUNO)
    gone = counted(
        erasure["erased"], ("record gone", "records gone"), ("enregistrement effacé", "enregistrements effacés")
    )
    stays = counted(erasure["kept"], ("kept", "kept"), ("conservé", "conservés"))
    tell.line(
        say(
            f"{BRUNO.full_name} asks to be erased: {gone}, {stays}, with the law and the day of each, in\n"
            f"{erasure['folder']}",
            f"{BRUNO.full_name} demande l’effacement : {gone}, {stays}, chacun avec son texte et sa date, "
            f"dans\n{erasure['folder']}",
        )
    )
    return {"access": access, "erasure": erasure}


def _answered(here: Organisation, on: date, right: Right, person: Person) -> dict[str, Any]:
    world = world_of(here)
    received = min(on, _now().date())
    asked = open_request(world, right, {"email": (person.email,)}, received=received, channel="email", at=_now())
    folder = answers_of(here, asked.id)
    fulfilled = fulfil(
        world,
        chosen(world, asked.id, _now()),
        lambda _: folder,
        _now,
        lambda _: InProcess(),
        lambda _: True,  # the command asks before it erases; here nobody is there to answer
    )
    return {"id": asked.id, "folder": str(folder)} | _figures(fulfilled[asked.id])


def _figures(answer: Json) -> dict[str, int]:
    """Records copied; or records found, erased, emptied and kept."""
    if answer["kind"] == "access":
        return {"records": sum(len(holding["records"]) for holding in answer["holdings"])}
    return {what: answer["counts"][what] for what in ("found", "erased", "emptied", "kept")}


def _now() -> datetime:
    return datetime.now(UTC)
