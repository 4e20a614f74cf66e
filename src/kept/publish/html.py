"""The notice as pages: readable without JavaScript, from the keyboard, on a phone, in the dark and on paper.

What is said comes from :class:`~kept.publish.values.Notice`; here it only gets its looks. Everything from a policy is
escaped by the templates; addresses are links only where :func:`~kept.publish.values.link` took them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, StrictUndefined

from kept.findings import Language
from kept.publish.notice import labels
from kept.publish.sections.telling import TONGUES
from kept.publish.values import Facts, Heading, Items, Notice, Paragraph

NAMES: dict[Language, str] = {"en": "English", "fr": "Français"}


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

    ``proof`` answers the address of the page that proves a clause, or an empty text where there is none.
    """

    style: str
    languages: tuple[Way, ...] = ()
    ways: tuple[Way, ...] = ()
    scripts: tuple[str, ...] = ()
    banner: Banner | None = None
    proof: Callable[[str], str] = field(default=lambda _: "")


def stylesheet() -> str:
    """The one stylesheet of all pages."""
    return files("kept.publish").joinpath("templates/style.css").read_text("utf-8")


def notice_page(notice: Notice, frame: Frame, versions: tuple[Way, ...] = ()) -> str:
    """The page of a notice. ``versions``: the way to each, newest first; empty where there is only one."""
    tongue = TONGUES[notice.language]
    newest = notice.versions[0] if notice.versions else None
    old = ""
    if newest is not None and newest.number > notice.version:
        old = tongue.typeset(tongue.replaced(notice.version, newest.number, newest.effective))
    return render("notice.html", notice.language, frame, notice=notice, versions=versions, replaced=old)


def languages_page(name: str, title: str, frame: Frame, doors: tuple[Way, ...]) -> str:
    """The first page of a site: the choice of language, in each language."""
    return render("languages.html", "en", frame, name=name, title=title, doors=doors)


def render(
    template: str, language: Language, frame: Frame, *, templates: tuple[BaseLoader, ...] = (), **values: Any
) -> str:
    """A page in its frame. ``templates``: those of another room, looked into first."""
    return (
        environment(*templates)
        .get_template(template)
        .render(language=language, labels=labels(language), names=NAMES, frame=frame, **values)
    )


@cache
def environment(*more: BaseLoader) -> Environment:
    """The templates of this room, after those of ``more``; everything is escaped."""
    made = Environment(
        loader=ChoiceLoader([*more, PackageLoader("kept.publish")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.tests["facts"] = lambda block: isinstance(block, Facts)
    made.tests["items"] = lambda block: isinstance(block, Items)
    made.tests["heading"] = lambda block: isinstance(block, Heading)
    made.tests["paragraph"] = lambda block: isinstance(block, Paragraph)
    return made
