"""``kept register``: the records of processing activities (GDPR art. 30)."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kept.cli.folder import folder_argument, organisation
from kept.cli.words import FILE, format_option, lang_option, language, say
from kept.findings import in_french, stopped


@click.command(
    help=say(
        """Print the records of processing activities that an authority may ask for (GDPR 30).

        \b
        Example:
          kept register examples/ouicom --format ods --out register.ods
          kept register examples/ouicom --as processor

        Two records: what you do for yourself, as controller, and what you do for your clients, as processor. The
        workbook (ods) is laid out as the CNIL's template: a list, then a sheet for each activity.
        """,
        """Imprimer le registre des activités de traitement, que l’autorité peut demander (RGPD, art. 30).

        \b
        Exemple :
          kept register examples/ouicom --format ods --out registre.ods
          kept register examples/ouicom --as processor

        Deux registres : ce que vous faites pour vous-même, comme responsable du traitement (controller), et ce que
        vous faites pour vos clients, comme sous-traitant (processor). Le classeur (ods) suit le modèle de la CNIL : une
        liste, puis une fiche par activité.
        """,
    )
)
@folder_argument
@click.option(
    "--as",
    "role",
    type=click.Choice(["controller", "processor"]),
    default="controller",
    show_default=True,
    help=say("Which of the two records.", "Lequel des deux registres."),
)
@click.option(
    "--out",
    metavar=FILE,
    type=click.Path(path_type=Path, dir_okay=False),
    help=say("Write it to a file.", "L’écrire dans un fichier."),
)
@format_option("text", "json", "csv", "ods")
@lang_option
def register(folder: Path, role: str, out: Path | None, format_: str) -> None:
    """One entry a purpose."""
    content = made(folder, format_, processor=role == "processor")
    if out is not None:
        _write(out, content)
        click.echo(say(f"Written to {out}.", f"Écrit dans {out}."))
        return
    if format_ == "ods" and sys.stdout.isatty():
        raise stopped(
            "workbook-on-terminal",
            "a workbook is not for a terminal",
            "un classeur ne s’affiche pas dans un terminal",
            help_en="name a file: `kept register DIR --format ods --out register.ods`",
            help_fr="nommez un fichier : `kept register DOSSIER --format ods --out registre.ods`",
        )
    click.echo(content, nl=format_ in {"text", "json"})


def made(folder: Path, format_: str, *, processor: bool) -> bytes:
    """The register in a format, as the bytes of a file."""
    from kept.publish.register import Activity, ActivityForClients, earlier_versions, register_as_processor
    from kept.publish.register import register as as_controller
    from kept.publish.register_forms import as_csv, as_json, as_ods, as_text

    loaded, lang = organisation(folder).sound, language()
    entries = (register_as_processor if processor else as_controller)(loaded.policy, lang, earlier_versions(loaded))
    if format_ == "ods":
        return as_ods(entries, lang, processor=processor)
    if format_ == "csv":
        return as_csv(entries, ActivityForClients if processor else Activity).encode()
    if format_ == "json":
        return as_json(entries).encode()
    nothing = say(
        "Nothing is done for clients: no purpose has `role: processor`.",
        "Rien n’est fait pour le compte de clients : aucune finalité ne porte `role: processor`.",
    )
    return (as_text(entries, lang) or nothing).encode()


def _write(out: Path, content: bytes) -> None:
    try:
        out.write_bytes(content)
    except OSError as error:
        raise stopped(
            "register-unwritable",
            f"the register cannot be written to `{out}`: {error.strerror}",
            f"le registre ne peut pas être écrit dans `{out}` : {in_french(error)}",
            help_en="name a file in a folder that you may write to",
            help_fr="nommez un fichier dans un dossier où vous pouvez écrire",
        ) from None
