"""A paper as PDF/UA-1: tagged, titled, in its language, so that a screen reader reads it as a person would.

Set by typst (the extra ``kept[pdf]``), which needs nothing else on the machine and brings its own fonts. The template
is fixed and the words of a policy reach it as data: none of them is read as typst. The same paper gives the same bytes.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import as_file, files
from importlib.util import find_spec
from typing import Any

from kept.findings import KeptError, stopped
from kept.publish.paper import Paper, Part, Table
from kept.publish.values import Block, Facts, Heading, Items, Paragraph

_REGIONS = {"en": "GB", "fr": "FR"}
_WIDEST, _NARROWEST = 60, 24  # letters that make a column wide, or as narrow as it gets


_UNSHOWN = re.compile(r'the text .*?"(.+?)".*? could not be displayed')
_NO_LETTER = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]"
)  # signs that no font has, and none needs


class NoPdf(KeptError):  # noqa: N818 - it says what there is not
    """Why there is no PDF, and the way to have one; every other format can still be written."""


@cache
def able() -> bool:
    """Whether the extra is installed."""
    return find_spec("typst") is not None


def pdf(paper: Paper) -> bytes:
    """The file. Raises ``NoPdf`` where typst is not installed, or no font has a letter of the text."""
    if not able():
        raise missing()
    inputs = {"paper": json.dumps(_paper(paper), ensure_ascii=False)}
    try:
        return _set(inputs, own_fonts=True)
    except _trouble():
        pass
    try:
        return _set(inputs, own_fonts=False)  # a letter of another script: a font of this machine may have it
    except _trouble() as error:
        raise _unwritable(str(error)) from None


def _set(inputs: dict[str, str], *, own_fonts: bool) -> bytes:
    import typst

    with as_file(files("kept.publish").joinpath("templates/paper.typ")) as template:
        made = typst.compile(
            str(template),
            format="pdf",
            pdf_standards="ua-1",  # ISO 14289-1; EN 301 549, 10
            ignore_system_fonts=own_fonts,
            sys_inputs=inputs,
            timestamp=0,
        )
    return bytes(made)


def _trouble() -> type[Exception]:
    import typst

    return typst.TypstError


def missing() -> NoPdf:
    """What is said where PDF was asked for and typst is not there."""
    return _no_pdf(
        "extra-missing",
        "PDF needs the extra `pdf`, which is not installed",
        "le PDF demande le complément `pdf`, qui n’est pas installé",
        help_en="install it with `pip install 'kept[pdf]'` (or `uv add 'kept[pdf]'`)",
        help_fr="installez-le avec `pip install 'kept[pdf]'` (ou `uv add 'kept[pdf]'`)",
    )


def _unwritable(error: str) -> NoPdf:
    unshown = _UNSHOWN.search(error)
    if unshown is None:
        return _no_pdf(
            "pdf-unwritable",
            f"the PDF cannot be set: {error}",
            f"le PDF ne peut pas être composé : {error}",
            help_en="tell us; the other formats are written without it",
            help_fr="signalez-le-nous ; les autres formats s’écrivent sans lui",
        )
    letter = unshown.group(1)
    return _no_pdf(
        "pdf-letter",
        f"no font of this machine has `{letter}`, which the policy uses",
        f"aucune police de cette machine ne contient `{letter}`, que la politique emploie",
        help_en="install a font that has it (Noto has most), or write it otherwise",
        help_fr="installez une police qui le contient (Noto les a presque tous), ou écrivez-le autrement",
    )


def _no_pdf(code: str, en: str, fr: str, *, help_en: str, help_fr: str) -> NoPdf:
    return NoPdf(stopped(code, en, fr, help_en=help_en, help_fr=help_fr).finding)


def _paper(paper: Paper) -> dict[str, Any]:
    return {
        "language": paper.language,
        "region": _REGIONS[paper.language],
        "title": _clean(paper.title) or "–",
        "name": _clean(paper.name),
        "head": [_said(each) for each in paper.head],
        "dated": _clean(paper.dated),
        "parts": [_part(each) for each in paper.parts],
        "before": 1 if paper.contents else 0,  # the short first layer stands before the contents
        "contents": paper.contents,
        "foot": [_said(each) for each in paper.foot],
        "footer": " – ".join(each for each in (_clean(paper.name), _clean(paper.dated)) if each),
        "wide": paper.wide,
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "title": _clean(part.title) or "–",
        "blocks": [{**_block(block), "level": level} for block, level in part.levels],
    }


def _block(block: Block | Table) -> dict[str, Any]:
    match block:
        case Paragraph():
            return {"kind": "text", **_said(block)}
        case Items(items=items):
            return {"kind": "items", "items": [_said(each) for each in items]}
        case Facts(title=title, rows=rows):
            return {"kind": "facts", "title": _clean(title) or "–", "rows": [_said(each) for each in rows]}
        case Heading(text=text):
            return {"kind": "heading", "text": _clean(text) or "–"}
        case Table(title=title, columns=columns, rows=rows):
            cells = [tuple(map(_clean, row)) for row in (columns, *rows)]
            widths = [_width([row[n] for row in cells]) for n in range(len(columns))]
            return {"kind": "table", "title": _clean(title), "columns": cells[0], "rows": cells[1:], "widths": widths}


def _said(said: Paragraph) -> dict[str, Any]:
    return {"lead": _clean(said.lead), "pieces": [(_clean(words), href) for words, href in said.outward]}


def _clean(text: str) -> str:
    return _NO_LETTER.sub("", text)


def _width(cells: list[str]) -> int:
    """How wide a column wants to be: as its longest line, within reason."""
    return max(_NARROWEST, min(_WIDEST, max(len(line) for each in cells for line in each.split("\n"))))
