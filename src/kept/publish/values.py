"""The notice as values: what is said, in which order, under which anchor; how it looks is decided elsewhere.

For a DPO: a notice is a list of sections, in the order of GDPR arts 13 and 14. Each sentence that comes from a clause
carries that clause's id, so that a reader can go from the words to the proof that they are kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kept.findings import Language
from kept.pages.addresses import Link


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One thing said. ``id`` is its anchor, ``clause`` the clause it comes from, ``lead`` the words set before it.

    ``more`` names the section that tells the rest: a page leads there.
    """

    text: str
    id: str = ""
    clause: str = ""
    lead: str = ""
    links: tuple[Link, ...] = ()
    more: str = ""

    @property
    def pieces(self) -> tuple[tuple[str, str], ...]:
        """The text cut at its links: ``(words, address)``, the address empty where nothing is linked."""
        pieces: list[tuple[str, str]] = [(self.text, "")]
        for each in self.links:
            pieces = [cut for piece in pieces for cut in _cut(piece, each)]
        return tuple(piece for piece in pieces if piece[0])

    @property
    def outward(self) -> tuple[tuple[str, str], ...]:
        """The pieces as a text without anchors sets them: what leads elsewhere in the same page is plain words."""
        return tuple((words, "" if href.startswith("#") else href) for words, href in self.pieces)


def _cut(piece: tuple[str, str], at: Link) -> list[tuple[str, str]]:
    before, found, after = piece[0].partition(at.text)
    if piece[1] or not found:
        return [piece]
    return [(before, ""), (found, at.href), (after, "")]


@dataclass(frozen=True, slots=True)
class Items:
    """Several paragraphs that form a list."""

    items: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """A small table with two columns: what, and its value. ``title`` is its caption."""

    title: str
    rows: tuple[Paragraph, ...]
    id: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section. ``id`` is its anchor: the table of contents leads to it."""

    text: str
    id: str = ""


_LONG = 6
"""How many tables a section holds before it needs an index of its own."""

Block = Paragraph | Items | Facts | Heading


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the notice. ``apart``: set off from the rest, as GDPR art. 21(4) wants for the right to object."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    apart: bool = False

    @property
    def index(self) -> tuple[tuple[str, str], ...]:
        """The anchors and titles of a long section's parts: the tables that stand under no heading, then the headings."""
        first = next((n for n, block in enumerate(self.blocks) if isinstance(block, Heading)), len(self.blocks))
        tables = [(block.id, block.title) for block in self.blocks[:first] if isinstance(block, Facts) and block.id]
        parts = [(each.id, each.text) for each in self.headings]
        return tuple([*tables, *parts] if len(tables) > _LONG or parts else ())

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The headings that the table of contents shows under this section."""
        return tuple(block for block in self.blocks if isinstance(block, Heading) and block.id)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the policy in the list of versions."""

    number: int
    effective: date
    words: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Everything a person is told (GDPR arts 12 to 14), in one language.

    ``head`` stands beside the title (name, address), ``dated`` is the line with version and date, ``summary`` the short
    first layer, ``foot`` the ways to reach the controller at the end of the page, ``versions`` all, newest first.
    """

    language: Language
    title: str
    name: str
    head: tuple[Paragraph, ...]
    dated: str
    summary: Section
    sections: tuple[Section, ...]
    foot: tuple[Paragraph, ...]
    version: int
    versions: tuple[Version, ...]
    languages: tuple[Language, ...]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every sentence of the sections, in reading order."""
        return tuple(each for section in (self.summary, *self.sections) for each in paragraphs(section))


def paragraphs(section: Section) -> tuple[Paragraph, ...]:
    """The sentences of a section, those of lists and tables included."""
    found: list[Paragraph] = []
    for block in section.blocks:
        match block:
            case Paragraph():
                found.append(block)
            case Items(items=inner) | Facts(rows=inner):
                found += inner
            case Heading():
                pass
    return tuple(found)
