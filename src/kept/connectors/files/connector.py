"""The files connector: one table, ``files``, whose records are the files of a folder.

Conditions are judged in Python by the same code as in memory. A file is removed whole or not at all; a file whose path
has another shape than the declared one is counted and never touched.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from kept.connectors.evaluate import Test, is_empty, judge, named
from kept.connectors.files.shape import shape_of
from kept.connectors.files.tree import may_remove, remove, walk
from kept.connectors.interface import (
    WHOLE,
    Act,
    Delete,
    Done,
    Range,
    Refusal,
    Schema,
    Selection,
    Settings,
    Statement,
)
from kept.connectors.refusals import cannot_blank, more_than_agreed, statement_differs
from kept.connectors.sought import missing_column, missing_table
from kept.connectors.words import in_words
from kept.findings import Finding, KeptError, Severity, Words, stopped

TABLE = "files"
Record = dict[str, Any]


class FilesConnector:
    """One folder. ``statements`` counts how often its tree was walked."""

    def __init__(self, settings: Settings) -> None:
        self.place, self.kind = settings.place, settings.kind
        self.statements = 0
        self._shape = shape_of(settings.place, settings.path)
        self._root = _folder(settings.place, settings.address)

    def schema(self) -> Schema:
        """The one table and the columns that its paths tell."""
        return Schema({TABLE: self._shape.columns})

    def total(self, table: str) -> int:
        """How many files have the declared shape."""
        return self.count(Selection(table))

    def count(self, selection: Selection) -> int:
        """How many files the selection has now."""
        return sum(1 for _ in self._chosen(selection))

    def keys(self, selection: Selection, column: str) -> tuple[str | int, ...]:
        """The distinct non-empty values of one column, integers before texts."""
        self._check([column])
        values = {record[column] for record in self._chosen(selection) if not is_empty(record[column])}
        plain = [value if isinstance(value, int) else str(value) for value in values]
        return tuple(sorted(plain, key=lambda value: (isinstance(value, str), value)))

    def fetch(self, selection: Selection, columns: Sequence[str]) -> Iterator[Mapping[str, Any]]:
        """What the paths and the file system say of each file, in the order of the paths; never its content."""
        self._check(columns)
        for record in self._chosen(selection):
            yield {name: record[name] for name in columns}

    def outside_the_shape(self) -> Finding | None:
        """How many files have another shape: no promise reaches them. Their names stay unsaid: they may tell of people."""
        with self._told():
            strays = sum(1 for path, state in walk(self._root) if self._record(path, state) is None)
        if strays == 0:
            return None
        return Finding(
            "file-outside-the-shape",
            Severity.WARNING,
            Words(
                f"{strays} file(s) of `{self.place}` have another path than `{self._shape.template}`: no promise reaches them",
                f"{strays} fichier(s) de `{self.place}` ont un autre chemin que `{self._shape.template}` :"
                " aucune promesse ne les atteint",
            ),
            help=Words(
                "move them to a path of that shape, or declare a second place for them",
                "rangez-les à un chemin de cette forme, ou déclarez pour eux un second lieu",
            ),
            about=(self.place,),
        )

    def prepare(self, selection: Selection, act: Act) -> Statement:
        """What will be removed, in words that carry the whole meaning."""
        if not isinstance(act, Delete):
            refusal = cannot_blank(self.place)
            raise stopped(
                refusal.code,
                refusal.words.en,
                refusal.words.fr,
                help_en=refusal.way_out.en,
                help_fr=refusal.way_out.fr,
            )
        self._judge(selection)
        text = f"remove files matching {self._shape.template}\nwhere {in_words(selection.where)}"
        return Statement(self.place, selection.table, "delete", text)

    def ranges(self, selection: Selection, act: Act, *, records: int, size: int) -> tuple[Range, ...]:  # noqa: ARG002 - the protocol's shape
        """Stretches of the sorted paths, each with ``size`` of the files chosen now."""
        if records <= size:
            return (WHOLE,)
        paths = sorted(record["path"] for record in self._chosen(selection))
        borders = [None, *paths[size::size], None]
        return tuple(Range(start, stop) for start, stop in pairwise(borders))

    def carry_out(
        self,
        selection: Selection,
        act: Act,
        *,
        agreed: Statement,
        at_most: int,
        within: Range = WHOLE,
        lasting: bool = True,  # noqa: ARG002 - a folder gives no promise to wait for
    ) -> Done | Refusal:
        """Remove the chosen files. All are counted, and found removable, before the first is touched."""
        if not isinstance(act, Delete):
            return cannot_blank(self.place)
        if self.prepare(selection, act).digest != agreed.digest:
            return statement_differs(self.place, selection.table)
        paths = [record["path"] for record in self._chosen(selection) if _inside(record["path"], within)]
        if len(paths) > at_most:
            return more_than_agreed(TABLE, len(paths), at_most)
        with self._told():
            if not all(may_remove(self._root, path) for path in paths):
                raise PermissionError
            return Done(sum(remove(self._root, path) for path in paths))

    def grants(self, selection: Selection, act: Act) -> frozenset[str]:  # noqa: ARG002 - the same for every selection
        """The rights on the folder, as `chmod` writes them."""
        return frozenset({f"rwx ON {self._root}"})

    def close(self) -> None:
        """Nothing to let go of."""

    def _chosen(self, selection: Selection) -> Iterator[Record]:
        test = self._judge(selection)
        self.statements += 1
        with self._told():
            yield from filter(test, self._records(TABLE))

    def _records(self, _table: str) -> Iterator[Record]:
        read = (self._record(path, state) for path, state in walk(self._root))
        return (record for record in read if record is not None)

    def _judge(self, selection: Selection) -> Test:
        for table, column in ((selection.table, "path"), *named(selection.where, selection.table)):
            if table != TABLE:
                raise missing_table(self.place, table, [TABLE])
            self._check([column])
        return judge(selection.where, self._records)

    def _record(self, path: str, state: os.stat_result) -> Record | None:
        told = self._shape.read(path) if stat.S_ISREG(state.st_mode) else None
        if told is None:
            return None
        known: Record = {"path": path, "modified": datetime.fromtimestamp(state.st_mtime, UTC), "size": state.st_size}
        return {**known, **told}

    def _check(self, columns: Sequence[str]) -> None:
        for name in columns:
            if name not in self._names:
                raise missing_column(self.place, TABLE, name, self._names)

    @property
    def _names(self) -> list[str]:
        return [column.name for column in self._shape.columns]

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except PermissionError:
            raise _not_permitted(self.place) from None
        except OSError:
            raise _disk_failing(self.place) from None


def _inside(path: str, within: Range) -> bool:
    after = within.start is None or path >= str(within.start)
    return after and (within.stop is None or path < str(within.stop))


def _folder(place: str, address: str) -> Path:
    parts = urlsplit(address)
    root = Path(unquote(parts.path)) if parts.scheme == "file" else Path(address)
    if root.is_dir():
        return root.resolve()
    raise stopped(
        "missing-folder",
        f"the place `{place}` has no folder at its address",
        f"le lieu `{place}` n’a pas de dossier à son adresse",
        help_en="check the address in holdings.yaml or in its environment variable; Kept creates no folder there",
        help_fr="vérifiez l’adresse dans holdings.yaml ou dans sa variable d’environnement ; Kept n’y crée pas de dossier",
        exit_code=3,
    )


def _not_permitted(place: str) -> KeptError:
    return stopped(
        "permission-denied",
        f"this account may not read, or not remove, some files of `{place}`",
        f"ce compte n’a pas le droit de lire, ou d’effacer, certains fichiers de `{place}`",
        help_en="give the account that runs Kept the rights `rwx` on the folder and all below it, then run again",
        help_fr="donnez au compte qui exécute Kept les droits `rwx` sur le dossier et tout ce qu’il contient, puis relancez",
    )


def _disk_failing(place: str) -> KeptError:
    return stopped(
        "disk-failing",
        f"`{place}` cannot be read or changed: its disk does not answer as it should, or is read-only",
        f"`{place}` ne peut être lu ou modifié : son disque ne répond pas comme il le devrait, ou est en lecture seule",
        help_en="check that the disk is mounted for writing, then run again: what was removed stays removed",
        help_fr="vérifiez que le disque est monté en écriture, puis relancez : ce qui est effacé le reste",
    )
