"""A folder walked and weeded without ever leaving it: no symbolic link is followed, neither to look nor to remove.

Every step down is taken from an open folder by a single name (``openat`` with ``O_NOFOLLOW``), so that a folder swapped
for a link between looking and removing leads nowhere.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def walk(root: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Relative path and state of everything that is not a folder, sorted; links are given as themselves."""
    yield from _below(root, "")


def _below(root: Path, prefix: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(root / prefix) as entries:
        listed = sorted(entries, key=lambda entry: entry.name)
    for entry in listed:
        path = f"{prefix}/{entry.name}" if prefix else entry.name
        if entry.is_dir(follow_symlinks=False):
            yield from _below(root, path)
        else:
            yield path, entry.stat(follow_symlinks=False)


def may_remove(root: Path, path: str) -> bool:
    """Whether this account may take the file out of its folder."""
    return os.access((root / path).parent, os.W_OK | os.X_OK)


def remove(root: Path, path: str) -> bool:
    """Remove one regular file; False where there is none any more. Folders left empty go too, the root never."""
    *folders, name = path.split("/")
    try:
        with _opened(root, folders) as folder:
            if not stat.S_ISREG(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
                return False
            os.unlink(name, dir_fd=folder)
            os.fsync(folder)  # gone means gone after a power cut too
    except (FileNotFoundError, NotADirectoryError):
        return False
    _remove_empty(root, folders)
    return True


def _remove_empty(root: Path, folders: list[str]) -> None:
    for depth in range(len(folders), 0, -1):
        try:
            with _opened(root, folders[: depth - 1]) as above:
                os.rmdir(folders[depth - 1], dir_fd=above)
        except OSError:  # not empty, or not ours to remove
            return


@contextmanager
def _opened(root: Path, folders: list[str]) -> Iterator[int]:
    """The folder at the end of the names, opened one name at a time."""
    handle = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for name in folders:
            below = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=handle)
            os.close(handle)
            handle = below
        yield handle
    finally:
        os.close(handle)
