"""The notice as pages: readable without JavaScript, from the keyboard, on a phone, in the dark and on paper.

What is said comes from :class:`~kept.publish.values.Notice`; here it only gets its looks. Everything from a policy is
escaped by the templates; addresses are links only where :func:`~kept.publish.values.link` took them.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import BaseLoader, Environment, PackageLoader

from kept import pages
from kept.findings import Language
from kept.pages import NAMES, Frame, Way
from kept.publish.notice import labels
from kept.publish.sections.telling import TONGUES
from kept.publish.values import Facts, Heading, Items, Notice, Paragraph


def notice_page(notice: Notice, frame: Frame, versions: tuple[Way, ...] = ()) -> str:
    """The page of a notice. ``versions``: the way to each, newest first; empty where there is only one."""
    tongue = TONGUES[notice.language]
    newest = notice.versions[0] if notice.versions else None
    old = ""
    if newest is not None and newest.number > notice.version:
        old = tongue.typeset(tongue.replaced(notice.version, newest.number, newest.effective))
    titles = {section.id: section.title for section in notice.sections}
    return render("notice.html", notice.language, frame, notice=notice, versions=versions, replaced=old, titles=titles)


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
    """The templates of ``more``, then those of this room, in the frame of all pages."""
    made = pages.environment(*more, PackageLoader("kept.publish"))
    made.tests["facts"] = lambda block: isinstance(block, Facts)
    made.tests["items"] = lambda block: isinstance(block, Items)
    made.tests["heading"] = lambda block: isinstance(block, Heading)
    made.tests["paragraph"] = lambda block: isinstance(block, Paragraph)
    return made
