"""A paper as Markdown (CommonMark, tables as GitHub has them): to read in a repository, to compare, to read aloud.

Words from a policy are text and nothing else: what Markdown or HTML would take as a sign is escaped, and an address is a
link only where :func:`~kept.pages.addresses.link` took it.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from kept.publish.paper import Paper, Part, Table
from kept.publish.values import Block, Facts, Heading, Items, Paragraph

_SIGNS = re.compile(r"([\\`*_\[\]<>&|~$])")
_START = re.compile(r"^([#+=:-]|\d+(?=[.)]))")
_ADDRESS = ":/?#[]@!$&'*+,;=%-._~"  # RFC 3986 without the parentheses, which end a link


def markdown(paper: Paper) -> str:
    """The whole paper, one line a paragraph."""
    head = [f"# {safe(paper.title)}", safe(paper.name), *(_text(each) for each in paper.head), safe(paper.dated)]
    parts = [*head, *(_part(part) for part in paper.parts)]
    if paper.foot:
        parts += ["---", *(_text(each) for each in paper.foot)]
    return "\n\n".join(part for part in parts if part) + "\n"


def safe(text: str) -> str:
    """Words on one line that Markdown shows as they are, wherever they stand."""
    line = _SIGNS.sub(r"\\\1", " ".join(text.split("\n")).strip(" \t\r"))
    return _START.sub(_shielded, line)


def _shielded(found: re.Match[str]) -> str:
    """What would open a heading, a list or a rule at the start of a line; the point of a number that would open one."""
    sign = found.group(1)
    return f"{sign[:-1]}&#{ord(sign[-1])};" if sign.isdigit() else f"\\{sign}"


def _part(part: Part) -> str:
    return "\n\n".join([f"## {safe(part.title)}", *(_block(block, level) for block, level in part.levels)])


def _block(block: Block | Table, level: int) -> str:
    mark = "#" * (level + 1)
    match block:
        case Paragraph():
            return _text(block)
        case Items(items=items):
            return "\n".join(f"- {_text(item)}" for item in items)
        case Facts(title=title, rows=rows):
            return "\n\n".join([f"{mark} {safe(title)}", "\n".join(f"- {_text(row)}" for row in rows)])
        case Heading(text=text):
            return f"### {safe(text)}"
        case Table():
            return _table(block, mark)


def _table(table: Table, mark: str) -> str:
    lines = [_row(table.columns), _row(tuple("---" for _ in table.columns), raw=True), *map(_row, table.rows)]
    return "\n\n".join(
        part for part in (f"{mark} {safe(table.title)}" if table.title else "", "\n".join(lines)) if part
    )


def _row(cells: tuple[str, ...], *, raw: bool = False) -> str:
    return "| " + " | ".join(cell if raw else "<br>".join(map(safe, cell.split("\n"))) for cell in cells) + " |"


def _text(paragraph: Paragraph) -> str:
    text = "".join(_piece(words, href) for words, href in paragraph.outward)
    shown = _START.sub(_shielded, text)
    return f"**{safe(paragraph.lead)}** {text}".rstrip() if paragraph.lead else shown


def _piece(words: str, href: str) -> str:
    """A piece of a sentence keeps the spaces at its ends."""
    text = _SIGNS.sub(r"\\\1", " ".join(words.split("\n")))
    return f"[{text}]({quote(href, safe=_ADDRESS)})" if href else text
