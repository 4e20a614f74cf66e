"""`kept hold`: a reason why erasure waits, with its law, its end and its review."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kept.calendar import day_in_words
from kept.cli import hold_help
from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.words import NAME, format_option, lang_option, say, subcommands

if TYPE_CHECKING:
    from kept.links.holds import Hold


@click.group(subcommand_metavar=subcommands(), help=hold_help.HOLD)
@lang_option
def hold() -> None:
    """Reasons why erasure waits."""


@hold.command(short_help=say("Place a hold.", "Poser un gel."), help=hold_help.ADD)
@folder_argument
@click.option(
    "--holding",
    required=True,
    metavar=NAME,
    help=say("The holding, as in holdings.yaml.", "Le gisement, comme dans holdings.yaml."),
)
@click.option(
    "--key",
    metavar=say("VALUE", "VALEUR"),
    help=say(
        "One record; what belongs to it is held too. Left out: the whole holding.",
        "Un enregistrement ; ce qui en dépend est gelé aussi. Sans elle : tout le gisement.",
    ),
)
@click.option(
    "--law",
    metavar=say("CITATION", "RÉFÉRENCE"),
    help=say("The text that permits or imposes it.", "Le texte qui le permet ou l’impose."),
)
@click.option("--reason", metavar=say("TEXT", "TEXTE"), help=say("Why.", "Pourquoi."))
@click.option("--by", metavar=NAME, help=say("Who decides it.", "Qui le décide."))
@click.option("--until", metavar="DATE", help=say("Its last day.", "Son dernier jour."))
@click.option(
    "--review",
    metavar="DATE",
    help=say("The day on which it is looked at again.", "Le jour où il sera réexaminé."),
)
@state_option
@format_option("text", "json")
@lang_option
def add(
    folder: Path,
    holding: str,
    key: str | None,
    law: str | None,
    reason: str | None,
    by: str | None,
    until: str | None,
    review: str | None,
    state: Path | None,
    format_: str,
) -> None:
    """A hold on a record with all that is its own, or on a holding."""
    from kept.cli.screen import day_of, day_option
    from kept.holdings import Inventory
    from kept.retention.holds import place

    opened = organisation(folder, state)
    loaded = opened.sound
    placed = place(
        opened.journal,
        loaded.inventory or Inventory(),
        datetime.now(UTC),
        day_option("", None, loaded.policy.zone),
        holding=holding,
        key=key,
        law=law,
        reason=reason,
        by=by,
        until=None if until is None else day_of("--until", until),
        review=None if review is None else day_of("--review", review),
    )
    if format_ == "json":
        click.echo(json.dumps(_json(placed), ensure_ascii=False))
        return
    click.echo(
        say(
            f"{placed.id}: held until {day_in_words(placed.until, 'en')}, "
            f"to be reviewed on {day_in_words(placed.review, 'en')}",
            f"{placed.id} : gelé jusqu’au {day_in_words(placed.until, 'fr')}, "
            f"à réexaminer le {day_in_words(placed.review, 'fr')}",
        )
    )


@hold.command(
    "list",
    short_help=say("List the holds that were not released.", "Lister les gels qui n’ont pas été levés."),
    help=hold_help.LIST,
)
@folder_argument
@state_option
@format_option("text", "json")
@lang_option
def list_(folder: Path, state: Path | None, format_: str) -> None:
    """One hold a line."""
    from kept.work.carrying import holds_in

    opened = organisation(folder, state)
    _ = opened.loaded
    found = holds_in(opened)
    if format_ == "json":
        click.echo(json.dumps([_json(one) for one in found], ensure_ascii=False, indent=2))
        return
    for one in found:
        scope = say("one record", "un enregistrement") if one.key is not None else say("all of it", "en entier")
        click.echo(
            say(
                f"{one.id}  {one.holding} ({scope})  {one.law}  until {one.until}, review {one.review}: {one.reason}",
                f"{one.id}  {one.holding} ({scope})  {one.law}  jusqu’au {one.until}, réexamen {one.review} : {one.reason}",
            )
        )
    if not found:
        click.echo(say("No hold in force.", "Aucun gel en vigueur."), err=True)


@hold.command(
    "release",
    short_help=say("Release a hold before its day.", "Lever un gel avant son terme."),
    help=hold_help.RELEASE,
)
@click.argument(
    "hold_id",
    metavar=say("ID", "NUMÉRO"),
    help=say("The hold, as `kept hold list` numbers it.", "Le gel, tel que `kept hold list` le numérote."),
)
@folder_argument
@click.option("--by", required=True, metavar=NAME, help=say("Who decides it.", "Qui le décide."))
@state_option
@lang_option
def release_(hold_id: str, folder: Path, by: str, state: Path | None) -> None:
    """From now on it stops nothing."""
    from kept.retention.holds import release

    opened = organisation(folder, state)
    _ = opened.sound
    released = release(opened.journal, hold_id, by, datetime.now(UTC))
    click.echo(say(f"{released.id} released", f"{released.id} levé"))


def _json(one: Hold) -> dict[str, Any]:
    """A hold for a script: that one record is held, never which."""
    return {
        "id": one.id,
        "holding": one.holding,
        "scope": "holding" if one.key is None else "record",
        "law": one.law,
        "reason": one.reason,
        "by": one.by,
        "since": one.since.isoformat(),
        "until": one.until.isoformat(),
        "review": one.review.isoformat(),
    }
