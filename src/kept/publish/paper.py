"""A text laid out without regard to a format: titled parts, paragraphs, lists, tables. Markdown and PDF are made from it.

For a DPO: the notice, the retention schedule and the annex for clients say the same in every format, because each
format only sets what stands here.
"""

from __future__ import annotations

from dataclasses import dataclass

from kept.findings import Language
from kept.publish.values import Block, Heading, Notice, Paragraph, Section


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headed columns. ``title`` is its caption; the first cell of a row names the row."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A titled part. ``id`` is its anchor where the format has anchors."""

    id: str
    title: str
    blocks: tuple[Block | Table, ...]

    @property
    def levels(self) -> tuple[tuple[Block | Table, int], ...]:
        """Each block with the level of the title it may have: 2, or 3 under a heading of the part."""
        found: list[tuple[Block | Table, int]] = []
        level = 2
        for block in self.blocks:
            heads = isinstance(block, Heading)
            found.append((block, 2 if heads else level))
            level = 3 if heads else level
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole text in one language.

    ``head`` stands under the title (name, address), ``dated`` is the line with version and date, ``foot`` ends it.
    ``contents`` is the title of a table of contents, empty where the text is too short for one; ``wide`` asks for paper
    on its side.
    """

    language: Language
    title: str
    name: str
    parts: tuple[Part, ...]
    head: tuple[Paragraph, ...] = ()
    dated: str = ""
    foot: tuple[Paragraph, ...] = ()
    contents: str = ""
    wide: bool = False


def paper(notice: Notice, contents: str = "") -> Paper:
    """The notice, ready to be set: the short first layer, then every section."""
    return Paper(
        notice.language,
        notice.title,
        notice.name,
        tuple(part(section) for section in (notice.summary, *notice.sections)),
        notice.head,
        notice.dated,
        notice.foot,
        contents,
    )


def part(section: Section) -> Part:
    """A section as a part."""
    return Part(section.id, section.title, section.blocks)
