"""``kept screen``: look through stored free texts for what may not be there, and empty it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.words import NAME, counted, format_option, lang_option, say


@click.command(
    help=say(
        """Look through stored free texts for health, beliefs, opinions and the like. Exit code 1 where some is found.

        \b
        Example:
          kept screen examples/optillio
          kept screen examples/optillio --yes
          kept screen examples/denaroo --client client-a --instruction "order 2026-11-02"

        What is found is set apart: `kept use` leaves it out until `--yes` has emptied it. What clients entrust is
        read only on an instruction of the client, its own records alone.
        """,
        """Chercher dans les textes libres enregistrés la santé, les croyances, les opinions et le reste. Code de sortie
        1 s’il s’en trouve.

        \b
        Exemple :
          kept screen examples/optillio
          kept screen examples/optillio --yes
          kept screen examples/denaroo --client client-a --instruction "ordre du 2026-11-02"

        Ce qui est trouvé est mis à l’écart : `kept use` le laisse de côté tant que `--yes` ne l’a pas vidé. Ce que des
        clients confient n’est lu que sur instruction du client, et pour ses seuls enregistrements.
        """,
    )
)
@folder_argument
@click.option("--yes", "agreed", is_flag=True, help=say("Empty what is found.", "Vider ce qui est trouvé."))
@click.option("--client", metavar=NAME, help=say("The client that instructs it.", "Le client qui l’ordonne."))
@click.option(
    "--instruction",
    metavar=say("TEXT", "TEXTE"),
    help=say("Where that instruction is written.", "Où cette instruction est écrite."),
)
@state_option
@format_option("text", "json")
@lang_option
def screen(
    folder: Path, client: str | None, instruction: str | None, state: Path | None, format_: str, *, agreed: bool
) -> None:
    """Free texts read through."""
    from kept.accountability.screening import Instructed, purge, scan
    from kept.cli.given import filled
    from kept.holdings import Inventory

    if (filled("--client", client) is None) != (filled("--instruction", instruction) is None):
        raise click.UsageError(say("--client and --instruction go together", "--client et --instruction vont ensemble"))
    instructed = Instructed(client, instruction) if client and instruction else None
    opened, now = organisation(folder, state), datetime.now(UTC)
    try:
        loaded = opened.sound
        inventory = loaded.inventory or Inventory()
        found, read = scan(loaded, inventory, opened.connector, opened.journal, now, instructed)
        for one in found if agreed else ():
            purge(inventory, opened.connector, opened.journal, one, now)
    finally:
        opened.close()
    rows = [
        {"holding": one.holding, "field": one.field, "families": dict(one.families), "records": len(one.keys)}
        for one in found
    ]
    if format_ == "json":
        click.echo(json.dumps({"columns": read, "found": rows, "emptied": agreed and bool(found)}))
    else:
        for one in found:
            families = ", ".join(f"{name} {number}" for name, number in one.families.items())
            click.echo(f"{one.holding}.{one.field}: {families}")
        columns = counted(read, ("column", "columns"), ("colonne", "colonnes"))
        records = counted(
            sum(len(one.keys) for one in found), ("record", "records"), ("enregistrement", "enregistrements")
        )
        ended = say("emptied", "vidé") if agreed else say("set apart", "à l’écart")
        click.echo(f"{columns}: {records}" + (f", {ended}" if found else ""))
    if found and not agreed:
        raise SystemExit(1)
