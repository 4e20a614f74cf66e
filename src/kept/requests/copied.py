"""The copy of a person's data as they read it: a list of values where a record stands alone, a table where several do.

What all records of a holding share (where they come from, until when they are kept) is told once, below them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kept.calendar import day_in_words
from kept.calendar.words import moment_in_words
from kept.findings import Language
from kept.grammar import english, figures, french
from kept.grammar.tongues import GRAMMARS
from kept.requests.told import Json

_WIDEST = 72
"""Signs in a line beyond which records are easier read as lists."""

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d(?P<time>[T ]\d\d:\d\d[0-9:.+Z-]*)?")


@dataclass(frozen=True, slots=True)
class Said:
    """One value with its label. ``look``: how it is set, ``figure`` or ``day``, or plain."""

    label: str
    value: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The copy of one holding: its records, and what they share. ``tabled``: the records fit a table."""

    id: str
    title: str
    rows: tuple[tuple[Said, ...], ...]
    shared: tuple[Said, ...]
    tabled: bool


def parts(answer: Json, language: Language) -> tuple[Part, ...]:
    """The copy, holding by holding."""
    say = _Saying(answer, language)
    return tuple(say.part(holding) for holding in answer["holdings"])


class _Saying:
    """The words of one answer in one language."""

    def __init__(self, answer: Json, language: Language) -> None:
        self._language: Language = language
        self._own = GRAMMARS[language]
        self._purposes = {purpose["id"]: purpose for purpose in answer["purposes"]}
        self._lengths = {clause["id"]: clause["length"] for clause in answer["retention"]}

    def part(self, holding: Json) -> Part:
        title = self._own.capital(self._own.listed([self._w(words) for words in holding["categories"]]))
        values = [self._values(holding, record) for record in holding["records"]]
        about = [self._about(holding, record) for record in holding["records"]]
        used = self._used(holding)
        if len(values) == 1:
            return Part(holding["holding"], title, ((*values[0], *about[0], *used),), (), tabled=False)
        alike = [said for said in about[0] if all(said in one for one in about)]
        rows = tuple(
            (*value, *(said for said in one if said not in alike)) for value, one in zip(values, about, strict=True)
        )
        return Part(holding["holding"], title, rows, (*alike, *used), tabled=_width(rows) <= _WIDEST)

    def _values(self, holding: Json, record: Json) -> list[Said]:
        return [
            self._said(self._own.capital(self._w(column)), record["values"][column["field"]])
            if column["field"] in record["values"]
            else Said(
                self._own.capital(self._w(column)), self._t("held, and shown to nobody", "détenu, et montré à personne")
            )
            for column in holding["columns"]
        ]

    def _said(self, label: str, value: Any) -> Said:
        if value is None or value == "":
            return Said(label, self._t("not filled in", "non renseigné"))
        if isinstance(value, bool):
            return Said(label, self._t("yes", "oui") if value else self._t("no", "non"))
        if isinstance(value, float):
            return Said(label, figures.number(value, self._language), "figure")
        return self._dated(label, str(value))

    def _dated(self, label: str, text: str) -> Said:
        found = _ISO_DAY.fullmatch(text)
        try:
            if found and found["time"]:
                return Said(label, moment_in_words(datetime.fromisoformat(text), self._language))
            if found:
                return Said(label, self._typeset(day_in_words(date.fromisoformat(text), self._language)), "day")
        except ValueError:  # it only looked like a date: shown as it stands
            pass
        return Said(label, text)

    def _about(self, holding: Json, record: Json) -> list[Said]:
        """When it was collected, where it comes from (art. 15(1)(g)), until when it is kept (art. 15(1)(d))."""
        return [
            Said(
                self._t("Collected on", "Date de collecte"),
                self._w(record["collected_words"]) or self._t("not recorded", "non enregistrée"),
                "day",
            ),
            Said(self._t("Where it comes from", "Origine"), self._own.capital(self._w(record["origin"]))),
            Said(self._t("Kept", "Conservation"), self._kept(holding, record)),
        ]

    def _kept(self, holding: Json, record: Json) -> str:
        names = {column["field"]: self._w(column) for column in holding["columns"]}
        said = []
        for kept in record["kept"]:
            which = self._own.listed([names[field] for field in kept["fields"]])
            colon = self._t(": ", " : ")
            said.append(f"{which}{colon}{self._until(kept)}" if len(record["kept"]) > 1 else self._until(kept))
        return self._own.capital(self._typeset(self._t("; ", " ; ").join(said)))

    def _until(self, kept: Mapping[str, Any]) -> str:
        if kept["until_words"]:
            return self._t("until ", "jusqu’au ") + self._w(kept["until_words"])
        lengths = [self._w(self._lengths[clause]) for clause in kept["by"] if clause in self._lengths]
        if len(lengths) > 1:
            return self._t("until the latest of these: ", "jusqu’au plus tardif de ces termes : ") + self._t(
                "; ", " ; "
            ).join(lengths)
        return lengths[0] if lengths else self._t("no duration is stated", "aucune durée n’est indiquée")

    def _used(self, holding: Json) -> tuple[Said, ...]:
        aims = [self._w(self._purposes[f"purposes.{name}"]["is"]) for name in holding["purposes"]]
        if not aims:
            return ()
        said = french.each("pour", aims) if self._language == "fr" else english.to(aims)
        return (Said(self._t("Used", "Usage"), self._own.capital(said)),)

    def _t(self, en: str, fr: str) -> str:
        return fr if self._language == "fr" else en

    def _w(self, words: Json | None) -> str:
        return self._typeset(words[self._language]) if words else ""

    def _typeset(self, text: str) -> str:
        return self._own.typeset(text)


def _width(rows: tuple[tuple[Said, ...], ...]) -> int:
    """The signs of the longest line a table of them would have."""
    return sum(max(len(said.value) for said in column) for column in zip(*rows, strict=True))
