"""What a path says: ``{client}/{year}/{month}/{call_id}.wav`` read as columns.

A file's day is made of ``{year}``, ``{month}`` and ``{day}``. Where the path stops at the month, the file counts as of
the month's *last* day, so that none goes early.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kept.connectors.interface import Column
from kept.findings import stopped

_PLACEHOLDER = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
_FIGURES = {"year": "[0-9]{4}", "month": "[0-9]{2}", "day": "[0-9]{2}"}
_OWN = (
    Column("path", "text", nullable=False, primary_key=True),
    Column("modified", "timestamptz"),
    Column("size", "integer"),
)


@dataclass(frozen=True)
class Shape:
    """The declared shape of the paths below a folder."""

    template: str

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The placeholders, in order."""
        return tuple(dict.fromkeys(_PLACEHOLDER.findall(self.template)))

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The placeholders, the date they make, and what the file system knows."""
        own = [column for column in _OWN if column.name not in self.names]
        made = [Column("date", "date")] if self._tells_month and "date" not in self.names else []
        return (*(Column(name, "text") for name in self.names), *made, *own)

    def read(self, path: str) -> dict[str, str | date | None] | None:
        """The columns that a relative path tells; None where it has another shape."""
        found = self._pattern.fullmatch(path)
        if found is None:
            return None
        told: dict[str, str | date | None] = dict(found.groupdict())
        if self._tells_month and "date" not in self.names:
            told["date"] = _day(found["year"], found["month"], found["day"] if "day" in self.names else None)
        return told

    @property
    def _tells_month(self) -> bool:
        return {"year", "month"} <= set(self.names)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        written, seen = "", set[str]()
        for index, part in enumerate(_PLACEHOLDER.split(self.template)):
            if index % 2 == 0:
                written += re.escape(part)
            else:
                written += f"(?P={part})" if part in seen else f"(?P<{part}>{_FIGURES.get(part, '[^/]+')})"
                seen.add(part)
        return re.compile(written)


def shape_of(place: str, template: str | None) -> Shape:
    """The shape. Raises ``KeptError`` for one that names nothing, starts at the root or climbs out of the folder."""
    text = (template or "").strip()
    if text and "{" in text and not text.startswith("/") and ".." not in text.split("/"):
        return Shape(text)
    raise stopped(
        "unreadable-path-shape",
        f"the place `{place}` does not say what the paths of its files are made of",
        f"le lieu `{place}` ne dit pas de quoi sont faits les chemins de ses fichiers",
        help_en='write e.g. path: "{client}/{year}/{month}/{call_id}.wav", relative to the folder',
        help_fr='écrivez par exemple path: "{client}/{year}/{month}/{call_id}.wav", relatif au dossier',
        exit_code=2,
    )


def _day(year: str, month: str, day: str | None) -> str | date:
    """A date, or the text of one that does not exist: it is then reported as unreadable."""
    try:
        last = monthrange(int(year), int(month))[1]
        return date(int(year), int(month), last if day is None else int(day))
    except (ValueError, KeyError):
        return "-".join(part for part in (year, month, day) if part)
