"""Every file of an organisation in one language beside its page: Markdown, PDF, JSON-LD, the schedule, the annex.

For a DPO: the same clauses in each; who prints, compares or feeds a machine takes the form that suits. A file is made
when it is asked for. The register is not among them: it is shown on request (GDPR art. 30(4)), by ``kept register``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from kept.load import Loaded
from kept.pages import Frame, Way
from kept.publish.annex import annex
from kept.publish.html import render
from kept.publish.jsonld import jsonld
from kept.publish.markdown import markdown
from kept.publish.notice import labels
from kept.publish.paper import Paper, paper
from kept.publish.pdf import able, pdf
from kept.publish.schedule import schedule_csv, schedule_paper
from kept.publish.sections.telling import Telling
from kept.publish.security_page import security_paper
from kept.publish.values import Notice

Format = Literal["html", "markdown", "pdf", "jsonld", "csv"]
FORMATS: tuple[Format, ...] = get_args(Format)
MEDIA: dict[Format, str] = {
    "html": "text/html; charset=utf-8",
    "markdown": "text/markdown; charset=utf-8",
    "pdf": "application/pdf",
    "jsonld": "application/ld+json; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
}
"""What a web server says of each (RFC 7763 for Markdown)."""

NAMES = tuple(
    f"{each}.{end}"
    for each, ends in (
        ("notice", ("md", "pdf", "jsonld")),
        ("schedule", ("html", "pdf", "md", "csv")),
        ("annex", ("html", "pdf", "md")),
        ("security", ("html",)),
    )
    for end in ends
)
"""Every name that a file may have."""


@dataclass(frozen=True, slots=True)
class File:
    """A file beside the page: its name, its format, the words of a link to it, and how it is made in a given frame."""

    name: str
    format: Format
    words: str
    make: Callable[[Frame], str | bytes]


def available() -> tuple[Format, ...]:
    """The formats that can be made here: all, but for PDF where its extra is not installed."""
    return tuple(each for each in FORMATS if each != "pdf" or able())


def files(loaded: Loaded, told: Notice, *, whole: bool = True) -> tuple[File, ...]:
    """The files beside a notice of these documents. ``whole``: with the schedule and the annex of that version."""
    policy = next(each for each in loaded.every_version if (each.version or 1) == told.version)
    telling = Telling(policy, told.language)
    made = paper(told, labels(told.language).contents)
    found = [
        File("notice.pdf", "pdf", "PDF", lambda _: pdf(made)),
        File("notice.md", "markdown", "Markdown", lambda _: markdown(made)),
        File("notice.jsonld", "jsonld", "JSON-LD", lambda _: jsonld(telling)),
    ]
    if not whole:
        return tuple(found)
    found += _papers("schedule", schedule_paper(telling))
    found.append(File("schedule.csv", "csv", "CSV", lambda _: schedule_csv(telling)))
    if (for_clients := annex(telling)) is not None:
        found += _papers("annex", for_clients)
    if (filed := security_paper(telling)) is not None:
        found.append(File("security.html", "html", filed.title, lambda frame: page(filed, frame)))
    return tuple(found)


def _papers(name: str, made: Paper) -> list[File]:
    return [
        File(f"{name}.html", "html", made.title, lambda frame: page(made, frame)),
        File(f"{name}.pdf", "pdf", "PDF", lambda _: pdf(made)),
        File(f"{name}.md", "markdown", "Markdown", lambda _: markdown(made)),
    ]


def page(made: Paper, frame: Frame) -> str:
    """A paper as a page."""
    return render("paper.html", made.language, frame, paper=made)


def ways_from(page_name: str, found: tuple[File, ...], home: Way, at: Callable[[str], str]) -> tuple[Way, ...]:
    """The links of a page: the page of the notice, its own other forms, and the other papers.

    ``page_name`` is ``notice``, ``schedule`` or ``annex``; ``at`` answers the address of a file.
    """
    forms = [
        Way(each.words, at(each.name))
        for each in found
        if each.name.startswith(f"{page_name}.") and each.format != "html"
    ]
    others = [
        Way(each.words, at(each.name), here=each.name.startswith(f"{page_name}."))
        for each in found
        if each.format == "html"
    ]
    return (home, *others, *forms)
