"""One work at a time on one state: a lock on a file, let go of by the system when the process ends, however it ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kept.findings import KeptError, stopped
from kept.state.errors import unusable


@contextmanager
def alone(folder: Path, work: str = "work") -> Iterator[None]:
    """Hold the lock of a state folder. Raises ``KeptError`` (``work-under-way``) where another process has it."""
    try:
        descriptor = os.open(folder / f"{work}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise unusable(error, folder) from None
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise _under_way() from None
        yield
    finally:
        os.close(descriptor)


def _under_way() -> KeptError:
    return stopped(
        "work-under-way",
        "another Kept is at work on this organisation; nothing was touched",
        "un autre Kept travaille sur cette organisation ; rien n’a été touché",
        help_en="wait until it has ended, then run the same command again",
        help_fr="attendez qu’il ait fini, puis relancez la même commande",
    )
