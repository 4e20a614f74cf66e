"""The notice as Markdown: to read aloud, to compare from one version to the next."""

from __future__ import annotations

from kept.publish.values import Block, Facts, Heading, Items, Notice, Paragraph, Section


def markdown(notice: Notice) -> str:
    """The whole notice."""
    head = [f"# {notice.title}", notice.name, *(_text(each) for each in notice.head), notice.dated]
    parts = [*head, *(_section(section) for section in (notice.summary, *notice.sections)), "---"]
    parts += [_text(each) for each in notice.foot]
    return "\n\n".join(part for part in parts if part) + "\n"


def _section(section: Section) -> str:
    return "\n\n".join([f"## {section.title}", *(_block(block) for block in section.blocks)])


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return _text(block)
        case Items(items=items):
            return "\n".join(f"- {_text(item)}" for item in items)
        case Facts(title=title, rows=rows):
            return "\n\n".join([f"### {title}", "\n".join(f"- {_text(row)}" for row in rows)])
        case Heading(text=text):
            return f"### {text}"


def _text(paragraph: Paragraph) -> str:
    text = "".join(f"[{_safe(words)}]({href})" if href else _safe(words) for words, href in paragraph.pieces)
    return f"**{_safe(paragraph.lead)}** {text}" if paragraph.lead else text


def _safe(text: str) -> str:
    """Text that Markdown takes as text."""
    for sign in "\\`*_[]<>":
        text = text.replace(sign, f"\\{sign}")
    return text
