"""The notice in every format says the same, and what a policy says is text in each of them, whatever it looks like."""

from __future__ import annotations

import csv
import io
import shutil
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kept.cli.publish import publish
from kept.findings import KeptError, Language
from kept.load import Loaded, load_folder, load_text
from kept.publish.markdown import markdown, safe
from kept.publish.notice import labels, notice
from kept.publish.paper import Paper, Part, paper
from kept.publish.pdf import NoPdf, able, pdf
from kept.publish.schedule import schedule_csv
from kept.publish.sections.telling import Telling
from kept.publish.site import pages
from kept.publish.values import Paragraph

OUICOM = Path(__file__).parents[2] / "examples" / "ouicom"
HOSTILE = (
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "#set page(width: 1cm)",
    "](javascript:alert(1))",
    "*bold* _it_ `raw` $x$ | cell",
    "&lt;b&gt; &#35;",
    "```",
    "# heading",
    "1. list",
    '"]]> <!-- --> {{ 7*7 }} {% x %}',
    "\\#eval(1) @label //comment",
)
"""Names that one format or another would take for more than a name."""


def hostile(text: str) -> Loaded:
    """A small policy in which everything that has a name has this one."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    name = f'"{quoted}"'
    return load_text(
        f"""
policy: {name}
controller: us
version: 1
effective: 2026-03-01
parties:
  us: {{name: {name}, address: {name}, email: {name}, site: {name}, dpo: {name}}}
  host: {{name: {name}, role: processor, country: FR, does: {name}}}
people: {{clients: {name}}}
data: {{identity: {{en: {name}, fr: {name}, fields: {{n: {name}}}}}}}
purposes:
  sell: {{is: {name}, basis: contract, people: [clients], data: [identity], recipients: [host]}}
  store: {{is: {name}, role: processor, for-clients: [clients], people: [clients], data: [identity], recipients: [host]}}
retention:
  all: {{people: clients, data: [identity], purposes: [sell], keep: 3 years, since: collected, then: erase, why: {name}}}
processor-terms: {{instructions: {name}, confidentiality: {name}, assistance: {name}, audits: {name}}}
security: {{one: {name}}}
statements: {{own: {{section: data, en: {name}, fr: {name}, link: "javascript:alert(1)"}}}}
"""
    )


def told(loaded: Loaded, language: Language) -> Paper:
    """The notice as a paper."""
    return paper(notice(loaded, language), labels(language).contents)


def words_of(content: bytes) -> str:
    """The text of a PDF, each run of spaces as one."""
    document = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def bare(text: str) -> str:
    """Text without its spaces: a line may break anywhere."""
    return "".join(text.split())


def plain(text: str) -> str:
    """Text with each run of spaces as one, of whatever width."""
    return " ".join(text.split())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_sentence_of_the_notice_is_in_the_markdown(language: Language) -> None:
    """Read by a Markdown reader, nothing is missing and nothing is added to a sentence."""
    made = told(load_folder(OUICOM), language)
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown(made))
    shown = bare("".join(child.content for token in tokens for child in token.children or []))
    assert not [said.text for said in notice(load_folder(OUICOM), language).paragraphs if bare(said.text) not in shown]


@pytest.mark.parametrize("text", HOSTILE)
def test_names_are_text_in_markdown(text: str) -> None:
    """No HTML, no link, no emphasis, no code, no list that a name made; the name is shown as it is."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown(told(hostile(text), "en")))
    inline = [child for token in tokens for child in token.children or []]
    kinds = {token.type for token in tokens} | {child.type for child in inline}
    assert not kinds & {
        "html_block", "html_inline", "link_open", "em_open", "s_open", "code_inline", "fence", "code_block",
        "ordered_list_open", "blockquote_open", "table_open", "image",
    }  # fmt: skip
    heads = [tokens[n + 1] for n, token in enumerate(tokens) if token.tag == "h1" and token.nesting == 1]
    assert [plain("".join(child.content for child in head.children or [])) for head in heads] == [plain(text)]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_pdf_is_read_by_a_screen_reader(language: Language) -> None:
    """PDF/UA-1: tagged, in its language, under its title, which the window shows; headings and lists are marked."""
    content = pdf(told(load_folder(OUICOM), language))
    with pikepdf.open(io.BytesIO(content)) as document:
        root = document.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang).startswith(language)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with document.open_metadata() as meta:
            assert meta["pdfuaid:part"] == "1"
            assert meta["dc:title"] == notice(load_folder(OUICOM), language).title
        tags = {str(item.S) for item in document.objects if _is_element(item)}
    assert {"/H1", "/H2", "/L", "/LI", "/P", "/Link"} <= tags


def _is_element(item: pikepdf.Object) -> bool:
    return isinstance(item, pikepdf.Dictionary) and "/S" in item and "/P" in item and "/K" in item


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_sentence_of_the_notice_is_in_the_pdf(language: Language) -> None:
    """The words on its pages are those of the notice."""
    shown = bare(words_of(pdf(told(load_folder(OUICOM), language))).replace("\ufffe", "-"))
    firsts = [bare(said.text)[:40] for said in notice(load_folder(OUICOM), language).paragraphs]
    assert not [first for first in firsts if first not in shown]


def test_the_same_paper_gives_the_same_bytes() -> None:
    """No clock and no chance is in a PDF."""
    made = told(load_folder(OUICOM), "fr")
    assert pdf(made) == pdf(made)


@pytest.mark.parametrize("text", HOSTILE)
def test_names_are_text_in_a_pdf(text: str) -> None:
    """The page keeps its size, the name is shown as written, nothing leads anywhere."""
    content = pdf(told(hostile(text), "en"))
    document = pypdfium2.PdfDocument(content)
    assert round(document[0].get_width()) == 595
    assert bare(text) in bare(words_of(content))
    with pikepdf.open(io.BytesIO(content)) as read:
        actions = [item.A for item in read.objects if isinstance(item, pikepdf.Dictionary) and "/A" in item]
    assert not [action for action in actions if "javascript" in str(action.get("/URI", "")).lower()]
    assert not [action for action in actions if str(action.get("/S")) == "/JavaScript"]


def test_without_the_extra_the_way_to_install_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """No traceback: what is missing, and the command that brings it."""
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.setattr("kept.publish.pdf.find_spec", lambda _: None)
    able.cache_clear()
    try:
        with pytest.raises(KeptError) as stopped:
            pdf(told(load_folder(OUICOM), "en"))
    finally:
        able.cache_clear()
    assert stopped.value.finding.code == "extra-missing"
    assert "kept[pdf]" in (stopped.value.finding.help.en if stopped.value.finding.help else "")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1).filter(str.strip))
def test_any_words_are_text_in_markdown(text: str) -> None:
    """Whatever is written, a reader of Markdown finds one paragraph, with those words and nothing else."""
    paragraph, *more = MarkdownIt("gfm-like", {"linkify": False}).parse(f"{safe(text)}\n")[1:]
    assert [token.type for token in more] == ["paragraph_close"]
    assert {child.type for child in paragraph.children or []} <= {"text", "text_special"}
    assert plain("".join(child.content for child in paragraph.children or [])) == plain(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_names_are_text_on_every_page(text: str) -> None:
    """The notice, the first page, the schedule, the annex: no tag, no attribute and no address that a name made."""
    loaded = hostile(text)
    expected = {name for name in pages(hostile("harmless"), ("html",)) if name.endswith(".html")}
    site = pages(loaded, ("html",))
    assert {name for name in site if name.endswith(".html")} == expected
    assert {"en/annex.html", "fr/schedule.html"} <= expected
    harmless = pages(hostile("harmless"), ("html",))
    for name in expected:
        assert tags(str(site[name])) == tags(str(harmless[name])), name


def tags(page: str) -> dict[str, int]:
    """How many there are of each element but links and what they may change; scripts are none."""
    found = Counter[str]()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found[tag] += 1
            assert not [name for name, _ in attrs if name.startswith("on")]
            assert "javascript" not in str(dict(attrs).get("href")).lower()

    Reader().feed(page)
    return {tag: count for tag, count in found.items() if tag not in {"a", "br"}}


@pytest.mark.parametrize("text", HOSTILE)
def test_names_are_text_in_a_table(text: str) -> None:
    """No cell of the schedule begins as a formula."""
    rows = csv.reader(io.StringIO(schedule_csv(Telling(hostile(text).policy, "en"))))
    assert not [cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@"))]


def test_without_the_extra_everything_else_is_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """All formats: PDF is left out, and said to be. PDF asked for by name: refused, nothing published."""
    monkeypatch.setattr("kept.publish.pdf.find_spec", lambda _: None)
    monkeypatch.setenv("KEPT_LANG", "en")
    folder, site = tmp_path / "ouicom", tmp_path / "site"
    shutil.copytree(OUICOM, folder, ignore=shutil.ignore_patterns(".kept"))
    able.cache_clear()
    try:
        refused = CliRunner().invoke(publish, [str(folder), "--out", str(site), "--only", "pdf"])
        assert not site.exists()
        written = CliRunner().invoke(publish, [str(folder), "--out", str(site)])
    finally:
        able.cache_clear()
    assert isinstance(refused.exception, KeptError)
    assert refused.exception.finding.code == "extra-missing"
    assert "pip install 'kept[pdf]'" in written.stdout
    assert (site / "en" / "notice.md").is_file()
    assert not list(site.rglob("*.pdf"))


def test_signs_that_no_font_has_do_not_stop_a_pdf() -> None:
    """Control characters are left out, an empty title is a dash."""
    content = pdf(Paper("en", "a\x00b\ufffe", "c", (Part("d", "", (Paragraph("e\x07f"),)),)))
    assert "ab" in words_of(content)
    assert "ef" in words_of(content)


def test_a_letter_that_no_font_has_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which one, and what to do; the other formats are written."""
    monkeypatch.setenv("KEPT_LANG", "fr")
    with pytest.raises(NoPdf) as stopped:
        pdf(Paper("fr", "\U00013000", "c", ()))
    assert stopped.value.finding.code == "pdf-letter"
    assert "\U00013000" in stopped.value.finding.headline.fr
