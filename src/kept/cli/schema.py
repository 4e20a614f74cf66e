"""`kept schema`: the JSON Schema of the two documents, for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kept.cli.words import FILE, lang_option, language, say
from kept.findings import in_french, stopped


@click.command(
    help=say(
        """Print the JSON Schema of policy.yaml, holdings.yaml or contracts.yaml: an editor completes keys and shows what they mean.

        \b
        Example:
          kept schema policy --out policy.schema.json
          kept schema holdings --lang fr
        """,
        """Imprimer le schéma JSON de policy.yaml, de holdings.yaml ou de contracts.yaml : un éditeur complète les clés et en montre le sens.

        \b
        Exemple :
          kept schema policy --out policy.schema.json
          kept schema holdings --lang fr
        """,
    )
)
@click.argument(
    "document",
    type=click.Choice(["policy", "holdings", "contracts"]),
    help=say("Which of the three documents.", "Lequel des trois documents."),
)
@click.option(
    "--out",
    metavar=FILE,
    type=click.Path(path_type=Path, dir_okay=False),
    help=say("Write it to a file.", "L’écrire dans un fichier."),
)
@lang_option
def schema(document: str, out: Path | None) -> None:
    """Made from the types, described in the reader's language."""
    from kept.load.reference import schema as made

    text = json.dumps(made(document, language()), ensure_ascii=False, indent=1) + "\n"
    if out is None:
        click.echo(text, nl=False)
        return
    try:
        out.write_text(text, encoding="utf-8")
    except OSError as error:
        raise stopped(
            "cannot-write",
            f"`{out}` cannot be written: {error.strerror}",
            f"impossible d’écrire `{out}` : {in_french(error)}",
            help_en="name a file in a folder that you may write to",
            help_fr="donnez un fichier dans un dossier où vous avez le droit d’écrire",
            exit_code=2,
        ) from None
    click.echo(say(f"written: {out}", f"écrit : {out}"))
