"""A workbook of plain sheets (OpenDocument 1.3, ISO/IEC 26300): every cell is text, so that none is ever computed.

The same sheets give the same bytes: no date of writing, no name of a machine.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from kept.findings import Language

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_BEGAN = (1980, 1, 1, 0, 0, 0)  # the first day a zip can write
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2
_NO_NAME = re.compile(r"[\[\]*?:/\\']")
_LONGEST_NAME = 31
_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"'
)
_REGIONS = {"en": "GB", "fr": "FR"}


@dataclass(frozen=True, slots=True)
class Line:
    """A row. ``looks``: a title, the heads of columns, a value whose name stands before it, or nothing special."""

    cells: tuple[str, ...]
    looks: Literal["title", "heads", "named", "plain"] = "plain"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its rows, the widths of its columns in centimetres."""

    name: str
    lines: tuple[Line, ...]
    widths: tuple[float, ...]


def ods(sheets: Sequence[Sheet], language: Language, title: str) -> bytes:
    """The workbook as a file."""
    names = _names(sheets)
    out = io.BytesIO()
    with ZipFile(out, "w") as box:
        _put(box, "mimetype", _TYPE, ZIP_STORED)  # first, and not packed: that is how the kind of file is known
        _put(box, "META-INF/manifest.xml", _manifest())
        _put(box, "meta.xml", _meta(language, title))
        _put(box, "styles.xml", _styles(language))
        _put(box, "content.xml", _content(sheets, names))
    return out.getvalue()


def _put(box: ZipFile, name: str, text: str, packing: int = ZIP_DEFLATED) -> None:
    entry = ZipInfo(name, _BEGAN)
    entry.compress_type = packing
    box.writestr(entry, text)


def _names(sheets: Sequence[Sheet]) -> list[str]:
    """Names that every spreadsheet takes: short, without reserved signs, none twice."""
    found: list[str] = []
    for number, sheet in enumerate(sheets, 1):
        name = _NO_NAME.sub(" ", _text(sheet.name))[:_LONGEST_NAME].strip()
        found.append(name if name and name not in found else f"{number} {name}"[:_LONGEST_NAME].strip())
    return found


def _content(sheets: Sequence[Sheet], names: list[str]) -> str:
    widths = dict.fromkeys(width for sheet in sheets for width in sheet.widths)
    columns = {width: f"c{number}" for number, width in enumerate(widths, 1)}
    tables = "".join(_table(sheet, name, columns) for sheet, name in zip(sheets, names, strict=True))
    styles = "".join(
        f'<style:style style:name="{name}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width}cm"/></style:style>'
        for width, name in columns.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {_SPACES}>'
        f"<office:automatic-styles>{styles}{_ROW}{_LOOKS}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )


_ROW = (
    '<style:style style:name="row" style:family="table-row">'
    '<style:table-row-properties style:use-optimal-row-height="true"/></style:style>'
)
_LOOKS = "".join(
    f'<style:style style:name="{name}" style:family="table-cell" style:parent-style-name="Default">'
    f'<style:table-cell-properties fo:wrap-option="{wrap}" style:vertical-align="top"{more}/>'
    f"<style:text-properties{looks}/></style:style>"
    for name, wrap, more, looks in (
        ("plain", "wrap", "", ""),
        ("name", "wrap", "", ' fo:font-weight="bold" fo:color="#0b4f6c"'),
        ("heads", "wrap", ' fo:background-color="#e6eef1"', ' fo:font-weight="bold"'),
        ("title", "no-wrap", "", ' fo:font-weight="bold" fo:font-size="14pt" fo:color="#0b4f6c"'),
    )
)


def _table(sheet: Sheet, name: str, columns: dict[float, str]) -> str:
    made = "".join(f'<table:table-column table:style-name="{columns[width]}"/>' for width in sheet.widths)
    return f"<table:table table:name={quoteattr(name)}>{made}{''.join(map(_line, sheet.lines))}</table:table>"


def _line(line: Line) -> str:
    cells = "".join(_cell(text, _look(line, number)) for number, text in enumerate(line.cells))
    return f'<table:table-row table:style-name="row">{cells}</table:table-row>'


def _look(line: Line, number: int) -> str:
    if line.looks == "named":
        return "plain" if number else "name"
    return line.looks


def _cell(text: str, look: str) -> str:
    """Always a string, whatever it begins with: a formula would stand in ``table:formula``, which is never written."""
    paragraphs = "".join(f"<text:p>{escape(each)}</text:p>" for each in _text(text).split("\n"))
    return f'<table:table-cell table:style-name="{look}" office:value-type="string">{paragraphs}</table:table-cell>'


def _text(text: str) -> str:
    return _UNWRITABLE.sub("", text)


def _manifest() -> str:
    entries = [("/", _TYPE), *((name, "text/xml") for name in ("content.xml", "styles.xml", "meta.xml"))]
    lines = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>' for path, kind in entries
    )
    spaces = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest {spaces}>{lines}</manifest:manifest>'


def _meta(language: Language, title: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta {_SPACES}><office:meta>'
        f"<dc:title>{escape(_text(title))}</dc:title><dc:language>{language}</dc:language>"
        "</office:meta></office:document-meta>"
    )


def _styles(language: Language) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-styles {_SPACES}><office:styles>'
        '<style:default-style style:family="table-cell"><style:text-properties '
        f'fo:language="{language}" fo:country="{_REGIONS[language]}"/></style:default-style>'
        '<style:style style:name="Default" style:family="table-cell"/>'
        "</office:styles></office:document-styles>"
    )
