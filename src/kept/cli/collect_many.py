"""`kept collect --csv`: many records through the gate, one by one; a file of any length takes the memory of a line."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kept.cli.words import counted, say
from kept.consent.collection import Refusal
from kept.consent.taking import Given, TurnedAway, take
from kept.findings import KeptError, stopped

if TYPE_CHECKING:
    from kept.work.organisation import Organisation

_TOLD = 100  # refused lines that are told one by one; the rest are counted
_MORE = "\0more"  # what stands in a line beyond the fields of the first


@dataclass
class _Count:
    received: int = 0
    known: int = 0
    refused: int = 0
    lines: list[tuple[int, Refusal]] = field(default_factory=list)


def collect_many(opened: Organisation, file: Path, empty: Given, format_: str) -> None:
    """Each line is stored or refused by itself. Exit code 1 where one was refused."""
    loaded, count = opened.sound, _Count()
    line = 1
    try:
        for line, values in _lines(file):
            taken = take(loaded, loaded.policy, opened.connector, opened.journal, replace(empty, values=values))
            if isinstance(taken, TurnedAway):
                count.refused += 1
                count.lines += [(line, taken.refusal)] if count.refused <= _TOLD else []
            else:
                count.received += 1
                count.known += taken.known
    except KeptError:
        click.echo(say(f"Stopped at line {line}.", f"Arrêté à la ligne {line}."), err=True)
        _tell(count, empty.point, "text")
        raise
    _tell(count, empty.point, format_)
    if count.refused:
        raise SystemExit(1)


def _lines(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The number of each line and its values by field; what is empty was not given."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            head = stream.readline()
            stream.seek(0)
            rows = csv.DictReader(stream, restkey=_MORE, strict=True, delimiter=";" if ";" in head else ",")
            names = [name.strip() for name in rows.fieldnames or ()]
            if not all(names) or len(set(names)) < len(names):
                raise _unreadable(1)
            rows.fieldnames = names
            for values in rows:
                if _MORE in values:
                    raise _unreadable(rows.line_num)
                yield rows.line_num, {name: value for name, value in values.items() if value}
    except (csv.Error, UnicodeDecodeError):
        raise _unreadable(None) from None


def _unreadable(line: int | None) -> KeptError:
    en, fr = (f", line {line}", f", ligne {line}") if line else ("", "")
    return stopped(
        "unreadable-file",
        f"the file is no table of fields{en}",
        f"le fichier n’est pas un tableau de champs{fr}",
        help_en="write UTF-8, the fields of the policy in the first line, commas or semicolons between them",
        help_fr="écrivez en UTF-8, les champs de la politique en première ligne, séparés par des virgules ou des points-virgules",
        exit_code=2,
    )


def _tell(count: _Count, point: str, format_: str) -> None:
    if format_ == "json":
        refused = [
            {"line": line, "codes": list(refusal.codes), "fields": list(refusal.fields)}
            for line, refusal in count.lines
        ]
        told = {"point": point, "received": count.received, "known": count.known, "refused": count.refused}
        click.echo(json.dumps(told | {"lines": refused}))
        return
    for line, refusal in count.lines:
        fields = f" ({', '.join(refusal.fields)})" if refusal.fields else ""
        click.echo(say("line", "ligne") + f" {line}: {', '.join(refusal.codes)}{fields}", err=True)
    records = counted(count.received, ("record", "records"), ("enregistrement", "enregistrements"))
    click.echo(
        say(
            f"{records} received at {point}, {count.known} of them of people known already; {count.refused} refused.",
            f"{records} à {point}, dont {count.known} de personnes déjà connues ; {count.refused} en refus.",
        )
    )
