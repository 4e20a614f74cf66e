"""``kept register``: the records of processing activities (GDPR art. 30)."""

from __future__ import annotations

from pathlib import Path

import click

from kept.cli.folder import folder_argument, organisation
from kept.cli.words import format_option, lang_option, language, say


@click.command(
    help=say(
        """Print the records of processing activities that an authority may ask for (GDPR 30).

        \b
        Example:
          kept register examples/ouicom --format csv > register.csv
        """,
        """Imprimer le registre des activités de traitement, que l’autorité peut demander (RGPD, art. 30).

        \b
        Exemple :
          kept register examples/ouicom --format csv > registre.csv
        """,
    )
)
@folder_argument
@format_option("text", "json", "csv")
@lang_option
def register(folder: Path, format_: str) -> None:
    """One line a purpose."""
    from kept.publish.register import as_csv, as_json, as_text
    from kept.publish.register import register as made

    activities = made(organisation(folder).sound.policy, language())
    printed = {"json": as_json, "csv": as_csv}.get(format_)
    click.echo(printed(activities) if printed else as_text(activities, language()), nl=format_ != "csv")
