"""The journal as files that anyone can verify without Kept's database.

``journal.jsonl``  one canonical entry a line, in order;
``hashes``         the leaf hash of each entry, in hex, a line each: it names what was changed, and is itself proved by
                   the checkpoint;
``checkpoint``     the signed head over exactly these entries;
``key.pub``        the public key, for convenience: who verifies should have it from elsewhere.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from kept.findings import in_french, stopped
from kept.journal import store
from kept.journal.merkle import leaf_hash
from kept.journal.store import COLUMNS, row_line
from kept.state.tables import journal_entries

if TYPE_CHECKING:
    from kept.journal.log import Journal

ENTRIES, HASHES, CHECKPOINT, KEY = "journal.jsonl", "hashes", "checkpoint", "key.pub"


def export(journal: Journal, folder: Path) -> str:
    """Write the four files; each appears whole or not at all, the checkpoint last. Answers the checkpoint."""
    key = journal.key
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with journal.state.reading() as connection:
            note = head[1] if (head := store.head(connection)) else journal.head()
            _entries(connection, folder)
        _put(folder / KEY, f"{key}\n")
        _put(folder / CHECKPOINT, note)
    except OSError as error:
        raise stopped(
            "export-unwritable",
            f"the journal cannot be written to {folder}: {error.strerror}",
            f"le journal ne peut pas être écrit dans {folder} : {in_french(error)}",
            help_en="free some room or name a folder that you may write to",
            help_fr="libérez de la place ou nommez un dossier où vous pouvez écrire",
        ) from None
    return note


def _entries(connection: Connection, folder: Path) -> None:
    rows = connection.execution_options(yield_per=10_000).execute(select(*COLUMNS).order_by(journal_entries.c.seq))
    with ExitStack() as stack:
        drafts = [_draft(folder / ENTRIES), _draft(folder / HASHES)]
        entries, hashes = (stack.enter_context(draft.open("wb")) for draft in drafts)
        for row in rows:
            written = row_line(row)
            entries.write(written + b"\n")
            hashes.write(leaf_hash(written).hex().encode() + b"\n")
        for file in (entries, hashes):
            file.flush()
            os.fsync(file.fileno())
    drafts[0].replace(folder / ENTRIES)
    drafts[1].replace(folder / HASHES)


def _put(path: Path, text: str) -> None:
    draft = _draft(path)
    draft.write_text(text, "utf-8", newline="\n")
    draft.replace(path)


def _draft(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}")
