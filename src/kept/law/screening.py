"""What a free text reveals that the law holds apart: the special categories of GDPR 9(1), and offences (GDPR 10).

For a DPO: a list of words and phrases per family, in both languages, dated like the rest of the law pack. It finds
plain statements ("je suis diabétique", "I am a union member"); it does not understand irony, hints or a photograph, and it
may stop an innocent sentence, whose author is then asked to write it otherwise.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from kept.law.references import Language


@dataclass(frozen=True, slots=True)
class Family:
    """One of the families of GDPR 9(1), or the offences of GDPR 10. ``key`` is the name the journal carries."""

    key: str
    en: str
    fr: str
    article: str

    def label(self, lang: Language) -> str:
        """What the text speaks of, as a person is told."""
        return self.fr if lang == "fr" else self.en


def families() -> tuple[Family, ...]:
    """All of them, in the order of the law."""
    return tuple(Family(row["key"], row["en"], row["fr"], row["article"]) for row in _pack()["family"])


def revealed(text: str) -> tuple[Family, ...]:
    """The families that a text speaks of; none for an ordinary one. Nothing of the text is kept or told."""
    plain = _harmless().sub(" . ", _plain(text))
    return tuple(family for family, pattern in _patterns() if pattern.search(plain))


def _plain(text: str) -> str:
    """Small letters without accents; apostrophes and hyphens are spaces; every other sign stands between two words."""
    flat = unicodedata.normalize("NFKD", text.casefold())
    flat = "".join(letter for letter in flat if not unicodedata.combining(letter))
    flat = re.sub(r"[’'`´\-\u2010-\u2015_]", " ", flat)
    flat = re.sub(r"[^a-z0-9\s]", " . ", flat)
    return " " + re.sub(r"\s+", " ", flat).strip() + " "


@cache
def _patterns() -> tuple[tuple[Family, re.Pattern[str]], ...]:
    return tuple((family, _any(row["words"])) for family, row in zip(families(), _pack()["family"], strict=True))


@cache
def _harmless() -> re.Pattern[str]:
    return _any(_pack()["harmless"]["words"])


def _any(phrases: list[str]) -> re.Pattern[str]:
    return re.compile(r"(?<= )(?:" + "|".join(map(_phrase, phrases)) + r")(?= )")


def _phrase(phrase: str) -> str:
    return " ".join(_place(place) for place in phrase.split(" "))


def _place(place: str) -> str:
    """One place of a phrase: choices, each a word, a stem or any word."""
    choices = [
        r"[a-z0-9]+"
        if word == "_"
        else re.escape(word.removesuffix("*")) + (r"[a-z0-9]*" if word.endswith("*") else "")
        for word in place.split("|")
    ]
    return choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"


@cache
def _pack() -> dict[str, Any]:
    return tomllib.loads(files("kept.law").joinpath("screening.toml").read_text(encoding="utf-8"))
