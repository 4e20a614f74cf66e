"""`kept officer`: what waits on the data protection officer's desk, and what the officer does there."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kept.cli import officer_help, officer_words
from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.given import declared, filled
from kept.cli.request_desk import all_of, now, number_argument, numbered, world_of
from kept.cli.screen import day_option
from kept.cli.words import format_option, lang_option, say, subcommands

if TYPE_CHECKING:
    from datetime import date

    from kept.accountability.staff import Staff
    from kept.journal import JSON, Kind
    from kept.work.organisation import Organisation

_by = click.option(
    "--by",
    required=True,
    metavar=say("NUMBER", "NUMÉRO"),
    help=say("Your staff number, as in staff.yaml.", "Votre numéro, comme dans staff.yaml."),
)


@click.group(subcommand_metavar=subcommands(), help=officer_help.OFFICER)
@lang_option
def officer() -> None:
    """The officer's desk."""


@officer.command(short_help=say("Show what waits.", "Dire ce qui attend."), help=officer_help.SHOW)
@folder_argument
@click.option(
    "--on",
    "on_",
    metavar="DATE",
    help=say("As of this day (default: today).", "À cette date (par défaut : aujourd’hui)."),
)
@state_option
@format_option("text", "json")
@lang_option
def show(folder: Path, on_: str | None, state: Path | None, format_: str) -> None:
    """Overdue duties first."""
    here = organisation(folder, state)
    day = day_option("--on", on_, here.sound.policy.zone)
    told = desk(here, _staff(here), day)
    if format_ == "json":
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        click.echo(officer_words.desk(told))
    if told["overdue"] or told["review"]["overdue"] or told["unadvised"]:
        sys.exit(1)


@officer.command(short_help=say("Record a review.", "Consigner une revue."), help=officer_help.REVIEW)
@folder_argument
@_by
@state_option
@lang_option
def review(folder: Path, by: str, state: Path | None) -> None:
    """The officer has looked at all that is due (GDPR 39(1)(b))."""
    from kept.journal import Kind

    here, at = organisation(folder, state), now()
    staff = _staff(here)
    _only(here, staff, by, Kind.OFFICER_REVIEW, {})
    told = desk(here, staff, at.date())
    about: dict[str, JSON] = {
        "by": _pseudonym(here, by),
        "overdue": len(told["overdue"]),
        "untrained": len(told["untrained"]),
    }
    here.journal.note(Kind.OFFICER_REVIEW, about, at)
    click.echo(officer_words.desk(desk(here, staff, at.date())))


@officer.command(
    short_help=say("Give advice on a purpose.", "Donner un avis sur une finalité."), help=officer_help.ADVISE
)
@click.argument(
    "purpose",
    metavar=say("PURPOSE", "FINALITÉ"),
    help=say("The purpose, as the policy names it.", "La finalité, telle que la politique la nomme."),
)
@folder_argument
@click.option(
    "--opinion",
    required=True,
    type=click.Choice(["favourable", "reserved", "against"]),
    help=say("The opinion.", "L’avis : favorable, réservé ou défavorable."),
)
@_by
@state_option
@lang_option
def advise(purpose: str, folder: Path, opinion: str, by: str, state: Path | None) -> None:
    """The officer is heard before a purpose goes live (GDPR 38(1), 39(1)(a))."""
    from kept.journal import Kind

    here = organisation(folder, state)
    declared("PURPOSE", purpose, here.sound.policy.purposes)
    _only(here, _staff(here), by, Kind.OFFICER_ADVISE, {"purpose": purpose})
    about = {"purpose": purpose, "opinion": opinion, "by": _pseudonym(here, by), "policy": here.sound.policy.version}
    here.journal.note(Kind.OFFICER_ADVISE, about, now())
    click.echo(say(f"Recorded: {purpose}, {opinion}.", f"Consigné : {purpose}, {officer_words.OPINIONS[opinion]}."))


@officer.command(short_help=say("Read a question.", "Lire une question."), help=officer_help.READ)
@folder_argument
@number_argument
@_by
@state_option
@lang_option
def read(folder: Path, request_id: str | None, by: str, state: Path | None) -> None:
    """What a person wrote to the officer: for the officer's eyes (GDPR 38(5))."""
    from kept.journal import Kind
    from kept.requests.reading import words_of

    folder, request_id = numbered(folder, request_id)
    here = organisation(folder, state)
    _only(here, _staff(here), by, Kind.REQUEST_READ, {"request": request_id})
    words = words_of(world_of(here), request_id, by=by, at=now())
    click.echo(words if words is not None else say("Nothing is written there any more.", "Il n’y a plus rien d’écrit."))


def desk(here: Organisation, staff: Staff | None, on: date) -> dict[str, Any]:
    """All that waits on a day, as JSON values."""
    from kept.accountability.officer import advised, last_review, review_due, unadvised

    loaded = here.sound
    waiting = [one for one in all_of(here) if not one.standing.is_closed]
    last, due = last_review(here.journal), review_due(here.journal, loaded.policy.effective)
    return {
        "overdue": [{"id": one.id, "due": one.legal.isoformat()} for one in waiting if one.legal < on],
        "questions": [
            {"id": one.id, "owner": one.identity["owner"], "due": one.safe.isoformat()}
            for one in waiting
            if one.identity.get("owner")
        ],
        "review": {
            "last": last.isoformat() if last else None,
            "due": due.isoformat() if due else None,
            "overdue": due is not None and on > due,
        },
        "untrained": staff.untrained(on) if staff else [],
        "sessions": {
            name: {"on": one.on.isoformat(), "attended": len(one.attended)}
            for name, one in (staff.sessions.items() if staff else ())
        },
        "unadvised": unadvised(loaded, advised(here.journal)) if staff and staff.officer else [],
    }


def _staff(here: Organisation) -> Staff | None:
    from kept.accountability.staff import staff_of

    return staff_of(here.folder)


def _only(here: Organisation, staff: Staff | None, by: str, kind: Kind, about: dict[str, JSON]) -> None:
    from kept.accountability.officer import as_officer

    filled("--by", by)
    as_officer(staff, here.journal, by, kind, about, _pseudonym(here, by), now())


def _pseudonym(here: Organisation, by: str) -> str:
    return here.state.keys.pseudonym("staff", by)
