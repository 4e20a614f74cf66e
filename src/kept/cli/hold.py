"""`kept hold`: a reason why erasure waits, with its law, its end and its review."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.words import format_option, lang_option, say

if TYPE_CHECKING:
    from kept.retention.staying import Hold


@click.group()
def hold() -> None:
    r"""Place, list and release holds: what must stay although its time is over.

    \b
    Example:
      kept hold add examples/ouicom --holding crm.contacts --key 412 --law "C. civ. 2241" \
          --reason "claim before the court" --by "Ada Lemoine" --review 2027-03-31 --until 2027-09-30
      kept hold list examples/ouicom
    """


@hold.command()
@folder_argument
@click.option("--holding", required=True, metavar="NAME", help="The holding, as in holdings.yaml.")
@click.option("--key", metavar="VALUE", help="One record; what belongs to it is held too. Left out: the whole holding.")
@click.option("--law", metavar="CITATION", help="The text that permits or imposes it.")
@click.option("--reason", metavar="TEXT", help="Why.")
@click.option("--by", metavar="NAME", help="Who decides it.")
@click.option("--until", metavar="DATE", help="Its last day.")
@click.option("--review", metavar="DATE", help="The day on which it is looked at again.")
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
    r"""Place a hold, from today. It stops erasure only.

    \b
    Example:
      kept hold add examples/ouicom --holding crm.contacts --key 412 --law "C. civ. 2241" \
          --reason "claim before the court" --by "Ada Lemoine" --review 2027-03-31 --until 2027-09-30
    """
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
            f"{placed.id}: held until {placed.until}, to be reviewed on {placed.review}",
            f"{placed.id} : gelé jusqu’au {placed.until}, à réexaminer le {placed.review}",
        )
    )


@hold.command("list")
@folder_argument
@state_option
@format_option("text", "json")
@lang_option
def list_(folder: Path, state: Path | None, format_: str) -> None:
    r"""List the holds that were not released.

    \b
    Example:
      kept hold list examples/ouicom
    """
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


@hold.command("release")
@click.argument("hold_id", metavar="ID")
@folder_argument
@click.option("--by", required=True, metavar="NAME", help="Who decides it.")
@state_option
@lang_option
def release_(hold_id: str, folder: Path, by: str, state: Path | None) -> None:
    r"""Release a hold before its day.

    \b
    Example:
      kept hold release H-2026-0001 examples/ouicom --by "Ada Lemoine"
    """
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
