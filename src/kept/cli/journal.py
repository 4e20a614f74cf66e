"""`kept journal`: what was done, what was meant and never finished, and the proof that nobody rewrote it."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kept.cli.folder import folder_argument, organisation, state_option
from kept.cli.words import format_option, lang_option, language, say
from kept.findings import stopped

if TYPE_CHECKING:
    from kept.journal import Journal, Kind

_NOT_VERIFIED, _USAGE, _NOTHING = 1, 2, 3


@click.group()
def journal() -> None:
    """Show, verify and hand over the journal.

    \b
    Example:
      kept journal show --last 5              what was done lately
      kept journal show --open                what was meant and never finished
      kept journal export --out evidence/     four files that anyone can verify
      kept journal verify evidence/ --key "acme.example/journal+185c3cd5+AY/Sg..."
    """  # noqa: D301 - click reads the backspace


@journal.command()
@folder_argument
@click.option("--open", "only_open", is_flag=True, help="Only intentions without an ending.")
@click.option("--kind", metavar="KIND", help="Only entries of this kind, such as retention.erase.")
@click.option("--last", default=20, show_default=True, type=click.IntRange(1), help="How many, the newest.")
@state_option
@format_option("text", "json")
@lang_option
def show(folder: Path, only_open: bool, kind: str | None, last: int, state: Path | None, format_: str) -> None:
    """Show entries, oldest first.

    \b
    Example:
      kept journal show examples/ouicom --kind retention.erase --last 3
    """  # noqa: D301 - click reads the backspace
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


@journal.command()
@folder_argument
@click.option("--key", metavar="KEY|FILE", help="The public key you trust, or a file that holds it.")
@click.option("--against", metavar="FILE", type=click.Path(path_type=Path), help="An earlier checkpoint you kept.")
@state_option
@format_option("text", "json")
@lang_option
def verify(folder: Path, key: str | None, against: Path | None, state: Path | None, format_: str) -> None:
    """Verify an exported journal, or the one of an organisation's folder. Exit code 1 where it was touched.

    \b
    Example:
      kept journal verify evidence/ --key key.pub --against last-year/checkpoint
    """  # noqa: D301 - click reads the backspace
    from kept.cli import journal_words
    from kept.journal import verify, verify_live
    from kept.journal.export import ENTRIES, KEY

    earlier = None if against is None else _text(against)
    exported = (folder / ENTRIES).exists()
    if exported:
        verdict = verify(folder, _key(key) if key else _text(folder / KEY), earlier)
    else:
        verdict = verify_live(_journal(folder, state), _key(key) if key else None, earlier)
    if format_ == "json":
        click.echo(json.dumps(journal_words.as_json(verdict, language()), ensure_ascii=False, indent=2))
    else:
        click.echo(journal_words.verdict(verdict, language(), own_key=exported and not key))
    if not verdict.verified:
        sys.exit(_NOT_VERIFIED)


@journal.command()
@folder_argument
@click.option("--out", required=True, metavar="FOLDER", type=click.Path(path_type=Path), help="Where to write.")
@state_option
@lang_option
def export(folder: Path, out: Path, state: Path | None) -> None:
    """Write the journal as files that anyone can verify: entries, hashes, checkpoint, public key.

    \b
    Example:
      kept journal export examples/ouicom --out evidence/
    """  # noqa: D301 - click reads the backspace
    log = _journal(folder, state)
    log.export(out)
    click.echo(
        say(
            f"Verify it: kept journal verify {out} --key '{log.key}'",
            f"Pour vérifier : kept journal verify {out} --key '{log.key}'",
        )
    )


@journal.command()
@click.argument("seq", type=click.IntRange(0))
@folder_argument
@state_option
@format_option("text", "json")
@lang_option
def proof(seq: int, folder: Path, state: Path | None, format_: str) -> None:
    """Prove that one entry is in the journal, without showing the others (C2SP tlog-proof).

    \b
    Example:
      kept journal proof 12 examples/ouicom > entry-12.tlog-proof
    """  # noqa: D301 - click reads the backspace
    log = _journal(folder, state)
    entry = log.entry(seq)
    if entry is None:
        raise stopped(
            "no-such-entry",
            f"this journal has no entry {seq}",
            f"ce journal n’a pas d’écriture {seq}",
            help_en="`kept journal show` lists the entries with their numbers",
            help_fr="« kept journal show » donne les écritures et leurs numéros",
            exit_code=_USAGE,
        )
    text = str(log.proof(seq))
    if format_ == "json":
        click.echo(json.dumps({"entry": entry.canonical, "proof": text}, ensure_ascii=False, indent=2))
    else:
        click.echo(text, nl=False)


@journal.command()
@folder_argument
@state_option
@lang_option
def checkpoint(folder: Path, state: Path | None) -> None:
    """Sign the journal as it stands. Keep what it prints: later, `verify --against` holds the journal to it.

    \b
    Example:
      kept journal checkpoint examples/ouicom > checkpoint-2026-11
    """  # noqa: D301 - click reads the backspace
    click.echo(_journal(folder, state).checkpoint(datetime.now(UTC)), nl=False)


@journal.command()
@folder_argument
@state_option
@lang_option
def key(folder: Path, state: Path | None) -> None:
    """Print the public key that verifies the journal. Publish it where you do not publish the journal.

    \b
    Example:
      kept journal key examples/ouicom > key.pub
    """  # noqa: D301 - click reads the backspace
    click.echo(str(_journal(folder, state).key))


def _journal(folder: Path, state: Path | None) -> Journal:
    opened = organisation(folder, state)
    if not (opened.state_folder / "state.db").exists():
        raise stopped(
            "no-journal",
            f"there is no journal in {opened.state_folder}",
            f"il n’y a pas de journal dans {opened.state_folder}",
            help_en="name the organisation's folder, or the state with --state; the first `kept apply` begins a journal",
            help_fr="nommez le dossier de l’organisation, ou l’état avec --state ; le premier « kept apply » commence un journal",
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
    return key if "+" in key and not Path(key).is_file() else _text(Path(key))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError as error:
        raise stopped(
            "unreadable-file",
            f"{path} cannot be read: {error.strerror}",
            f"{path} ne peut pas être lu : {error.strerror}",
            help_en="name a file that exists and that you may read",
            help_fr="nommez un fichier qui existe et que vous pouvez lire",
            exit_code=_NOTHING,
        ) from None
