"""`kept journal`: what was done, what was meant and never finished, and the proof that nobody rewrote it."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kept.cli import journal_help
from kept.cli.folder import folder_argument, folder_told, organisation, state_option
from kept.cli.words import DIR, FILE, format_option, lang_option, language, say, subcommands
from kept.findings import in_french, stopped

if TYPE_CHECKING:
    from kept.journal import Journal, Kind

_NOT_VERIFIED, _USAGE, _NOTHING = 1, 2, 3


@click.group(
    subcommand_metavar=subcommands(),
    help=journal_help.JOURNAL,
)
@lang_option
def journal() -> None:
    """What was done, and the proof that nobody rewrote it."""


@journal.command(
    short_help=say("Show entries.", "Montrer des écritures."),
    help=journal_help.SHOW,
)
@folder_argument
@click.option(
    "--open",
    "only_open",
    is_flag=True,
    help=say("Only intentions without an ending.", "Seulement les intentions restées sans suite."),
)
@click.option(
    "--kind",
    metavar=say("KIND", "SORTE"),
    help=say(
        "Only entries of this kind, such as retention.erase.",
        "Seulement les écritures de cette sorte, par exemple retention.erase.",
    ),
)
@click.option(
    "--last",
    metavar="N",
    default=20,
    show_default=True,
    type=click.IntRange(1),
    help=say("How many, the newest.", "Combien, en partant de la plus récente."),
)
@state_option
@format_option("text", "json")
@lang_option
def show(folder: Path, only_open: bool, kind: str | None, last: int, state: Path | None, format_: str) -> None:
    """A line for each entry."""
    from kept.cli import journal_words

    wanted = None if kind is None else _kind(kind)
    log = _journal(folder, state)
    entries = log.open(wanted)[-last:] if only_open else log.newest(last, wanted)
    if format_ == "json":
        click.echo(json.dumps([json.loads(entry.canonical) for entry in entries], ensure_ascii=False, indent=2))
        return
    for entry in entries:
        click.echo(journal_words.line(entry, language()))
    if not entries:
        click.echo(say("Nothing to show.", "Rien à montrer."), err=True)


@journal.command(
    short_help=say("Verify a journal, or an export of it.", "Attester un journal, ou son export."),
    help=journal_help.VERIFY,
)
@folder_told(
    say(
        "An exported journal, or the folder with policy.yaml (default: this one).",
        "Un journal exporté, ou le dossier de policy.yaml (par défaut : celui-ci).",
    )
)
@click.option(
    "--key",
    metavar=say("KEY|FILE", "CLÉ|FICHIER"),
    help=say(
        "The public key you trust, or a file that holds it.",
        "La clé publique de confiance, ou le fichier qui la contient.",
    ),
)
@click.option(
    "--against",
    metavar=FILE,
    type=click.Path(path_type=Path),
    help=say("An earlier checkpoint you kept.", "Un point de contrôle antérieur, que vous aviez gardé."),
)
@state_option
@format_option("text", "json")
@lang_option
def verify(folder: Path, key: str | None, against: Path | None, state: Path | None, format_: str) -> None:
    """The verdict on every entry, trusting nothing but the entries and a key."""
    from kept.cli import journal_words
    from kept.journal import verify, verify_live
    from kept.journal.export import ENTRIES, KEY

    earlier = None if against is None else _text(against)
    exported = (folder / ENTRIES).exists()
    if exported:
        verdict = verify(folder, _text(folder / KEY) if key is None else _key(key), earlier)
    else:
        verdict = verify_live(_journal(folder, state), None if key is None else _key(key), earlier)
    if format_ == "json":
        click.echo(json.dumps(journal_words.as_json(verdict, language()), ensure_ascii=False, indent=2))
    else:
        click.echo(journal_words.verdict(verdict, language(), own_key=exported and key is None))
    if not verdict.verified:
        sys.exit(_NOT_VERIFIED)


@journal.command(
    short_help=say("Write the journal as files.", "Écrire le journal dans des fichiers."),
    help=journal_help.EXPORT,
)
@folder_argument
@click.option(
    "--out",
    required=True,
    metavar=DIR,
    type=click.Path(path_type=Path),
    help=say("Where to write.", "Où écrire."),
)
@state_option
@lang_option
def export(folder: Path, out: Path, state: Path | None) -> None:
    """Four files, and the command that verifies them."""
    log = _journal(folder, state)
    log.export(out)
    click.echo(
        say(
            f"Verify it: kept journal verify {out} --key '{log.key}'",
            f"Pour l’attester : kept journal verify {out} --key '{log.key}'",
        )
    )


@journal.command(
    short_help=say("Prove that an entry is there.", "Prouver qu’une écriture y figure."),
    help=journal_help.PROOF,
)
@click.argument(
    "seq",
    metavar=say("NUMBER", "NUMÉRO"),
    type=click.IntRange(0),
    help=say("The entry, as `kept journal show` numbers it.", "L’écriture, telle que `kept journal show` la numérote."),
)
@folder_argument
@state_option
@format_option("text", "json")
@lang_option
def proof(seq: int, folder: Path, state: Path | None, format_: str) -> None:
    """The entry's path to the signed checkpoint."""
    log = _journal(folder, state)
    entry = log.entry(seq)
    if entry is None:
        raise stopped(
            "no-such-entry",
            f"this journal has no entry {seq}",
            f"ce journal n’a pas d’écriture {seq}",
            help_en="`kept journal show` lists the entries with their numbers",
            help_fr="`kept journal show` donne les écritures et leurs numéros",
            exit_code=_USAGE,
        )
    text = str(log.proof(seq))
    if format_ == "json":
        click.echo(json.dumps({"entry": entry.canonical, "proof": text}, ensure_ascii=False, indent=2))
    else:
        click.echo(text, nl=False)


@journal.command(
    short_help=say("Sign the journal as it stands.", "Signer le journal tel qu’il est."),
    help=journal_help.CHECKPOINT,
)
@folder_argument
@state_option
@lang_option
def checkpoint(folder: Path, state: Path | None) -> None:
    """The signed state of the journal, now."""
    click.echo(_journal(folder, state).checkpoint(datetime.now(UTC)), nl=False)


@journal.command(
    short_help=say("Print the public key.", "Donner la clé publique."),
    help=journal_help.KEY,
)
@folder_argument
@state_option
@lang_option
def key(folder: Path, state: Path | None) -> None:
    """The key on one line, as signed notes write it."""
    click.echo(str(_journal(folder, state).key))


def _journal(folder: Path, state: Path | None) -> Journal:
    opened = organisation(folder, state)
    if not (opened.state_folder / "state.db").exists():
        raise stopped(
            "no-journal",
            f"there is no journal in {opened.state_folder}",
            f"il n’y a pas de journal dans {opened.state_folder}",
            help_en="name the organisation's folder, or the state with --state; the first `kept apply` begins a journal",
            help_fr="nommez le dossier de l’organisation, ou l’état avec --state ; le premier `kept apply` commence un journal",
            exit_code=_NOTHING,
        )
    return opened.journal


def _kind(kind: str) -> Kind:
    from difflib import get_close_matches

    from kept.journal import Kind

    try:
        return Kind(kind)
    except ValueError:
        near = get_close_matches(kind, list(Kind), n=1)
        raise stopped(
            "unknown-kind",
            f"no entry is of the kind `{kind}`",
            f"aucune écriture n’est de la sorte `{kind}`",
            help_en=f"did you mean `{near[0]}`?" if near else f"kinds are: {', '.join(Kind)}",
            help_fr=f"vouliez-vous dire `{near[0]}` ?" if near else f"les sortes sont : {', '.join(Kind)}",
            exit_code=_USAGE,
        ) from None


def _key(key: str) -> str:
    """A key as it was typed, or the file that holds it."""
    typed = not key or "+" in key  # an empty one, as an unset variable gives, is no key and no file either
    return key if typed and not Path(key).is_file() else _text(Path(key))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError as error:
        raise stopped(
            "unreadable-file",
            f"{path} cannot be read: {error.strerror}",
            f"{path} ne peut pas être lu : {in_french(error)}",
            help_en="name a file that exists and that you may read",
            help_fr="nommez un fichier qui existe et que vous pouvez lire",
            exit_code=_NOTHING,
        ) from None
