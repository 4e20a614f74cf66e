"""What stands around a text: readable without JavaScript, from the keyboard, on a phone, in the dark and on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from kept.findings import Language

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment

NAMES: dict[Language, str] = {"en": "English", "fr": "Français"}


class Surround(Protocol):
    """The words of the frame itself, in the language of the page: ``labels`` of a template has at least these."""

    @property
    def skip(self) -> str:
        """The link that leads past the frame."""

    @property
    def languages(self) -> str:
        """What the list of languages is called."""


@dataclass(frozen=True, slots=True)
class Way:
    """A link of the page's frame. ``here``: the page itself."""

    text: str
    href: str
    language: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True)
class Banner:
    """The question about trackers, where a choice is still to be made: two answers, as easy the one as the other."""

    question: str
    accept: str
    refuse: str
    details: Way
    action: str
    back: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the text: the stylesheet, the languages, the ways to other pages, scripts and a banner.

    ``style`` is the address of the stylesheet; where it is empty the page carries the sheet itself and needs no other
    file. ``site`` is the organisation's own: a link to any other is marked. ``proof`` answers the address of the page that proves a clause, or an empty text where there is none.
    """

    style: str
    languages: tuple[Way, ...] = ()
    ways: tuple[Way, ...] = ()
    scripts: tuple[str, ...] = ()
    banner: Banner | None = None
    site: str = ""
    proof: Callable[[str], str] = field(default=lambda _: "")


@cache
def stylesheet() -> str:
    """The one stylesheet of all pages."""
    return files("kept.pages").joinpath("templates/style.css").read_text("utf-8")


def outward(href: str, own: str) -> bool:
    """Whether a link leads to the web site of somebody else."""
    there = urlsplit(href)
    home = (urlsplit(own).hostname or "").removeprefix("www.")
    host = there.hostname or ""
    return there.scheme in {"http", "https"} and not (home and (host == home or host.endswith(f".{home}")))


@cache
def environment(*more: BaseLoader) -> Environment:
    """The templates of ``more``, then the frame's own; everything is escaped, and a name that is missing is an error."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined  # a check makes no page

    made = Environment(
        loader=ChoiceLoader([*more, PackageLoader("kept.pages")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["stylesheet"] = stylesheet
    made.tests["outward"] = outward
    return made
