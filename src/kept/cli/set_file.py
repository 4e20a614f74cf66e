"""The file of a set: read as text, and written."""

from __future__ import annotations

from pathlib import Path

from kept.findings import in_french, stopped


def read_set(path: Path) -> str:
    """The text of the file; nothing where it is no text. Raises ``KeptError`` where it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except OSError as error:
        raise stopped(
            "unreadable-file",
            f"`{path.name}` cannot be read: {error.strerror}",
            f"`{path.name}` est illisible : {in_french(error)}",
            help_en="name the file that `--out` wrote",
            help_fr="désignez le fichier que `--out` a écrit",
            exit_code=2,
        ) from None


def write_set(path: Path, text: str) -> None:
    """Write it. Raises ``KeptError`` where that is not possible."""
    try:
        path.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise stopped(
            "cannot-write",
            f"`{path.name}` cannot be written: {error.strerror}",
            f"`{path.name}` ne peut pas être écrit : {in_french(error)}",
            help_en="name another file",
            help_fr="désignez un autre fichier",
        ) from None
