"""Cells of a table that a spreadsheet shows and never computes (CSV injection, OWASP)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULAE = ("=", "+", "-", "@")


def rows_as_csv(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV (RFC 4180), each cell as text."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([[cell(each) for each in row] for row in rows])
    return out.getvalue()


def cell(text: str) -> str:
    """A cell that a spreadsheet takes as text: a leading apostrophe stops what would be a formula."""
    return f"'{text}" if text.lstrip().startswith(_FORMULAE) or text.startswith(("\t", "\r")) else text
