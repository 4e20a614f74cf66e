"""The answer as a page: the notice's typography, every label in the reader's language, and no other file to fetch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader

from kept.findings import Language, Words
from kept.grammar import figures
from kept.grammar.countries import inside
from kept.grammar.tongues import GRAMMARS
from kept.pages import NAMES, Frame, Way, environment
from kept.pages.addresses import link, mail
from kept.requests.copied import parts
from kept.requests.told import Json


def page_name(language: Language, languages: tuple[Language, ...]) -> str:
    """``index.html`` in the organisation's first language, ``index.fr.html`` and so on in the others."""
    return "index.html" if language == languages[0] else f"index.{language}.html"


def page(
    answer: Json,
    language: Language,
    languages: tuple[Language, ...],
    named: Callable[[Language, tuple[Language, ...]], str] = page_name,
) -> str:
    """The page in one language. ``named``: the file of each."""
    ways = tuple(Way(NAMES[one], named(one, languages), one, here=one == language) for one in languages)
    frame = Frame(style="", languages=ways if len(ways) > 1 else ())
    template = _templates().get_template(f"{answer['kind']}.html")
    copied = parts(answer, language) if answer["kind"] == "access" else ()
    return template.render(
        answer=answer, language=language, frame=frame, labels=_SURROUND[language], parts=copied, **_words(language)
    )


@dataclass(frozen=True, slots=True)
class _Labels:
    skip: str
    languages: str


_SURROUND: dict[Language, _Labels] = {
    "en": _Labels("Skip to the text", "Language"),
    "fr": _Labels("Aller au texte", "Langue"),
}


@cache
def _templates() -> Environment:
    """Compiled once for a thousand answers."""
    return environment(PackageLoader("kept.requests"))


def _words(language: Language) -> dict[str, Callable[..., Any]]:
    """What a template calls to say something: both wordings stand in it, side by side."""
    own = GRAMMARS[language]

    def t(en: str, fr: str) -> str:
        return own.typeset(fr if language == "fr" else en)

    def w(words: Json | Words | None) -> str:
        return own.typeset(words[language]) if words else ""

    def several(words: Sequence[Json | Words]) -> str:
        return own.listed([w(one) for one in words])

    def counted(count: int) -> str:
        nouns = ("record", "records"), ("enregistrement", "enregistrements")
        return own.typeset(figures.counted(count, *nouns, language))

    return {
        "t": t,
        "w": w,
        "listed": several,
        "records": counted,
        "number": lambda count: figures.number(count, language),
        "capital": own.capital,
        "inside": lambda country: inside(country, language),
        "link": lambda address: (mail(address) or link(address, address) or (None,))[0],
    }
