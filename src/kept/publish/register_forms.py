"""The register to read and to hand over: text, JSON, CSV, and sheets laid out as the authority's own template (CNIL)."""

from __future__ import annotations

import json
from dataclasses import asdict, fields

from kept.findings import Language
from kept.publish.cells import rows_as_csv
from kept.publish.ods import Line, Sheet, ods
from kept.publish.register import Activity, ActivityForClients
from kept.publish.register_words import REGISTER_WORDS

Entries = tuple[Activity | ActivityForClients, ...]
_ON_EVERY_SHEET = ("controller", "processor", "controller_contact", "processor_contact", "representative", "officer")


def as_json(entries: Entries) -> str:
    """The register as JSON."""
    return json.dumps([asdict(each) for each in entries], ensure_ascii=False, indent=2)


def as_csv(entries: Entries, kind: type[Activity | ActivityForClients] = Activity) -> str:
    """The register as CSV (RFC 4180), one row an activity; lists are on several lines of one cell."""
    names = [field.name for field in fields(kind)]
    return rows_as_csv([names, *([_one(getattr(each, name)) for name in names] for each in entries)])


def as_ods(entries: Entries, language: Language, *, processor: bool = False) -> bytes:
    """The register as a workbook: the organisation and the list of activities, then a sheet for each (CNIL, 2019)."""
    words = REGISTER_WORDS[language]
    title = words.as_processor if processor else words.as_controller
    return ods([_listing(entries, language, title), *_sheets(entries, language)], language, title)


def as_text(entries: Entries, language: Language) -> str:
    """The register to read on a terminal."""
    labels = REGISTER_WORDS[language].fields
    if not entries:
        return ""
    head = "\n".join(value for name in _ON_EVERY_SHEET if (value := getattr(entries[0], name, "")))
    parts = [head]
    for each in entries:
        shown = [
            f"  {labels[name]}\n" + "\n".join(f"    {value}" for value in values)
            for name, values in _own(each)
            if any(values) and name not in {_subject(each), "activity"}
        ]
        parts.append("\n".join([f"{getattr(each, _subject(each))} [{each.activity}]", *shown]))
    return "\n\n".join(parts)


def _listing(entries: Entries, language: Language, title: str) -> Sheet:
    words = REGISTER_WORDS[language]
    lines = [Line((title,), "title"), Line(("",))]
    if entries:
        told = [(name, getattr(entries[0], name, None)) for name in _ON_EVERY_SHEET]
        lines += [Line((words.fields[name], value), "named") for name, value in told if value]
    heads = (
        words.number,
        words.fields["activity"],
        *(words.fields[each] for each in ("purpose", "created", "updated")),
    )
    lines += [Line(("",)), Line(heads, "heads")]
    for number, each in enumerate(entries, 1):
        lines.append(Line((str(number), each.activity, getattr(each, _subject(each)), each.created, each.updated)))
    return Sheet(words.listing, tuple(lines), (4.2, 7, 11, 3, 3))


def _sheets(entries: Entries, language: Language) -> list[Sheet]:
    words = REGISTER_WORDS[language]
    made = []
    for number, each in enumerate(entries, 1):
        lines = [Line((getattr(each, _subject(each)),), "title"), Line(("",))]
        for name, values in _own(each, whole=True):
            told = [value for value in values if value] or [words.nothing]
            lines.append(Line((words.fields[name], told[0]), "named"))
            lines += [Line(("", value), "named") for value in told[1:]]
        made.append(Sheet(f"{words.sheet} {number}", tuple(lines), (6.5, 18)))
    return made


def _own(entry: Activity | ActivityForClients, *, whole: bool = False) -> list[tuple[str, tuple[str, ...]]]:
    """What is told of an activity, in the order of art. 30; ``whole``: who is answerable too."""
    names = [field.name for field in fields(entry)]
    kept = [name for name in names if whole or name not in _ON_EVERY_SHEET]
    values = [(name, getattr(entry, name)) for name in kept]
    return [(name, (value,) if isinstance(value, str) else value) for name, value in values]


def _subject(entry: Activity | ActivityForClients) -> str:
    return "purpose" if isinstance(entry, Activity) else "processing"


def _one(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "\n".join(value)
