"""One CSV file per holding: opened by a spreadsheet, it shows the values and runs nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

_LEADS = ("=", "+", "-", "@", "\t", "\r", "\n")


def guarded(value: Any) -> str:
    """A cell that a spreadsheet takes for text: one that would start a formula gets an apostrophe in front.

    Numbers stay numbers, a minus sign included.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    return f"'{text}" if text.startswith(_LEADS) else text


def sheet(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """RFC 4180 text with a byte order mark, so that spreadsheets read the accents."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([guarded(cell) for cell in header])
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()
