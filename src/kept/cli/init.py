"""``kept init``: two documents to start from."""

from __future__ import annotations

import re
import unicodedata
from importlib.resources import files
from pathlib import Path

import click

from kept.cli.words import DIR, lang_option, language, say
from kept.findings import KeptError, in_french, stopped

NAMES = ("policy.yaml", "holdings.yaml")


@click.command(
    help=say(
        """Write a policy to start from, and its holdings, into DIR.

        \b
        Example:
          kept init acme && kept check acme

        Both files are short and commented: put your own words in place of the invented ones. Nothing is overwritten.
        """,
        """Écrire dans DOSSIER une politique pour commencer, et ses gisements.

        \b
        Exemple :
          kept init acme && kept check acme

        Les deux fichiers sont courts et commentés : mettez-y vos mots à la place de ceux qui sont inventés. Rien n’est
        écrasé.
        """,
    )
)
@click.argument(
    "folder",
    metavar=DIR,
    type=click.Path(path_type=Path),
    help=say("Where to write; made where it is missing.", "Où écrire ; créé s’il n’existe pas."),
)
@lang_option
def init(folder: Path) -> None:
    """Both documents, in the language of whoever asks."""
    taken = [name for name in (*NAMES, "policy.yml", "holdings.yml") if (folder / name).exists()]
    if taken:
        raise _taken(folder, taken[0])
    name = re.sub(r"[^a-z0-9]+", "-", _plain(folder.resolve().name)).strip("-") or "acme"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for document in NAMES:
            text = files("kept.cli.start").joinpath(f"{language()}-{document}").read_text(encoding="utf-8")
            with (folder / document).open("x", encoding="utf-8") as file:  # never over somebody's work
                file.write(text.replace("acme", name))
    except FileExistsError:
        raise _taken(folder, NAMES[0]) from None
    except OSError as error:
        raise _unwritable(folder, error) from None
    click.echo(
        say(f"written: {folder / NAMES[0]}, {folder / NAMES[1]}", f"écrits : {folder / NAMES[0]}, {folder / NAMES[1]}")
    )
    click.echo(say(f"next: kept check {folder}", f"ensuite : kept check {folder}"))


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()


def _taken(folder: Path, name: str) -> KeptError:
    return stopped(
        "already-there",
        f"there is already a `{name}` in `{folder}`",
        f"il y a déjà un `{name}` dans `{folder}`",
        help_en="nothing was written; name another folder, or check this one with `kept check`",
        help_fr="rien n’a été écrit ; donnez un autre dossier, ou contrôlez celui-ci avec `kept check`",
        exit_code=2,
    )


def _unwritable(folder: Path, error: OSError) -> KeptError:
    return stopped(
        "cannot-write",
        f"`{folder}` cannot be written: {error.strerror}",
        f"impossible d’écrire dans `{folder}` : {in_french(error)}",
        help_en="name a folder that you may write to",
        help_fr="donnez un dossier où vous avez le droit d’écrire",
        exit_code=2,
    )
