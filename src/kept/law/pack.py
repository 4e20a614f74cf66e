"""The dated rule pack: figures of the law that change, each with the days on which it holds.

Durations, clocks, adequacy decisions and the rules for canvassing are data in `pack.toml`, never constants in code.
Every question is asked for a day: what was the limit then, which countries were adequate then. A figure the law
imposes is `legal`; one an authority advises is `recommended`, and departing from it asks for a documented reason.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeVar

from kept.law.references import Language

Force = Literal["legal", "recommended"]


@dataclass(frozen=True, slots=True)
class DurationLimit:
    """How long a kind of data is kept: in active use, then in intermediate archive; periods in ISO 8601.

    `since` is the event the period counts from. `active` or `archive` is `None` where there is no such phase or no
    figure for it. `at_least` is true for a legal minimum (accounting records), false for a maximum.
    """

    key: str
    en: str
    fr: str
    since: str
    active: str | None
    archive: str | None
    at_least: bool
    force: Force
    source: str
    valid_from: date
    valid_to: date | None

    def label(self, lang: Language) -> str:
        """What the limit is about."""
        return self.fr if lang == "fr" else self.en


@dataclass(frozen=True, slots=True)
class Clock:
    """A delay for an act: the answer to a request, the notification of a breach; `period` in ISO 8601."""

    key: str
    en: str
    fr: str
    period: str
    source: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Adequacy:
    """A decision that a country protects data well enough (GDPR 45), for the scope it names and while it holds.

    `country` is the ISO 3166 code, or a short name for an organisation. `scope_en` is `None` when the decision covers
    the whole country. `certified` is true where it covers only organisations that hold a certification.
    """

    country: str
    decision: str
    scope_en: str | None
    scope_fr: str | None
    certified: bool
    valid_from: date
    valid_to: date | None

    def scope(self, lang: Language) -> str | None:
        """Whom or what the decision covers, where it is not everybody."""
        return self.scope_fr if lang == "fr" else self.scope_en


@dataclass(frozen=True, slots=True)
class Regime:
    """Which of several regimes holds: the consent needed to canvass by telephone, for one."""

    key: str
    value: str
    en: str
    fr: str
    source: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Repeal:
    """A text that ended: what people cite of it, since which day it no longer holds, and what took its place."""

    cited: str
    en: str
    fr: str
    instead_en: str
    instead_fr: str
    source: str
    ended: date


@dataclass(frozen=True, slots=True)
class Moved:
    """An article that took another number when its text was written anew: what people still cite, and where it went.

    ``about`` are words, in both languages, that show that the old article is meant where its number now says something
    else; empty where no article bears the old number any more.
    """

    text: str
    cited: str
    about: str
    now: str
    ended: date


_Row = TypeVar("_Row", DurationLimit, Clock, Adequacy, Regime)


def duration_limit(key: str, on: date) -> DurationLimit | None:
    """The limit for that kind of data ("prospects", "accounting") on that day, if the pack has one."""
    rows = (DurationLimit(**{"active": None, "archive": None, "valid_to": None, **row}) for row in _pack()["duration"])
    return _in_force((row for row in rows if row.key == key), on)


def duration_keys() -> tuple[str, ...]:
    """The kinds of data the pack has limits for."""
    return tuple(dict.fromkeys(row["key"] for row in _pack()["duration"]))


def clock(key: str, on: date) -> Clock:
    """The delay of that name ("request.answer", "breach.authority") on that day; LookupError for an unknown name."""
    rows = [Clock(**{"valid_to": None, **row}) for row in _pack()["clock"] if row["key"] == key]
    if not rows:
        raise LookupError(f'no clock is called "{key}"')
    # A day before the first entry is answered by the first: a clock asked for by name always has an answer.
    return _in_force(rows, on) or rows[0]


def adequacy(country: str, on: date) -> Adequacy | None:
    """The adequacy decision for that country on that day; `None` where there was none, or it had fallen."""
    defaults = {"scope_en": None, "scope_fr": None, "certified": False, "valid_to": None}
    rows = (Adequacy(**{**defaults, **row}) for row in _pack()["adequacy"])
    return _in_force((row for row in rows if row.country == country.strip().upper()), on)


def regime(key: str, on: date) -> Regime | None:
    """Which regime holds for that matter ("phone-canvassing") on that day."""
    rows = (Regime(**{"valid_to": None, **row}) for row in _pack()["regime"])
    return _in_force((row for row in rows if row.key == key), on)


def repeals(on: date) -> tuple[Repeal, ...]:
    """The texts that had ended by that day."""
    return tuple(repeal for repeal in (Repeal(**row) for row in _pack()["repeal"]) if repeal.ended <= on)


def moved(on: date) -> tuple[Moved, ...]:
    """The articles that had another number by that day."""
    return tuple(row for row in (Moved(**{"about": "", **row}) for row in _pack()["moved"]) if row.ended <= on)


def last_articles() -> dict[str, int]:
    """Text → the number of its last article, where the text is numbered through."""
    return dict(_pack()["last_article"])


def phone_canvassing_needs_consent(on: date) -> bool:
    """Whether calling consumers to sell needs their prior consent that day (Code de la consommation L223-1)."""
    found = regime("phone-canvassing", on)
    return found is not None and found.value == "opt-in"


def eea(country: str) -> bool:
    """Whether the country (ISO 3166) is in the European Economic Area, where sending data is no transfer."""
    return country.strip().upper() in _pack()["eea"]["countries"]


@cache
def _pack() -> dict[str, Any]:
    return tomllib.loads(files("kept.law").joinpath("pack.toml").read_text(encoding="utf-8"))


def _in_force(rows: Iterable[_Row], on: date) -> _Row | None:
    return next((row for row in rows if row.valid_from <= on and (row.valid_to is None or on <= row.valid_to)), None)
