"""The terminal: its width and colours, and a bar that says how far long work has come."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kept.calendar import NoDate, read_day
from kept.findings import Finding, KeptError, Severity, Words

if TYPE_CHECKING:
    from rich.console import Console

_WIDE = 160  # columns where the output goes to a file


def console(*, error: bool = False) -> Console:
    """Standard output, or standard error, as wide as it is."""
    from rich.console import Console

    stream = sys.stderr if error else sys.stdout
    width = None if stream.isatty() else int(os.environ.get("COLUMNS", _WIDE))
    return Console(file=stream, width=width, no_color=bool(os.environ.get("NO_COLOR")) or None)


@contextmanager
def bar(title: str, *, shown: bool = True) -> Iterator[Callable[[int, int, str], None] | None]:
    """A bar with an estimate on standard error, where that is a terminal; ``None`` elsewhere."""
    if not shown or not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console(error=True), transient=True) as progress:
        task = progress.add_task(title, total=None)

        def told(done: int, of: int, what: str) -> None:
            progress.update(task, completed=done, total=of or None, description=f"{title} {what}".rstrip())

        yield told


def day_option(option: str, text: str | None, zone: str) -> date:
    """The day an option gives, else today in the organisation's zone. Raises ``KeptError`` (usage)."""
    if text is None:
        return datetime.now(ZoneInfo(zone)).date()
    return day_of(option, text)


def day_of(option: str, text: str) -> date:
    """The day an option gives. Raises ``KeptError`` (usage)."""
    try:
        return read_day(text)
    except NoDate as refused:
        raise KeptError(
            Finding(
                refused.code,
                Severity.ERROR,
                Words(f"{option}: {refused.en}", f"{option} : {refused.fr}"),
                help=Words(refused.help_en, refused.help_fr),
            ),
            exit_code=2,
        ) from None
