"""`docs/law.md` goes from each article to the code that obeys it and to the tests that show it.

The page is made from the citations in the code and in the tests. Write it anew with
`KEPT_WRITE=1 pytest tests/unit/test_law_page.py`.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill

from kept.law.articles import Article, UnknownArticle, articles, every_article
from kept.law.references import TEXTS, Language

LANGUAGES: tuple[Language, ...] = ("en", "fr")
ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "law.md"
SOURCES = ("src/kept/**/*.py", "src/kept/**/*.toml", "src/kept/**/*.html")
TESTS = ("tests/**/*.py", "tests/**/*.md")
# The tables themselves cite everything, and the tests of the look-up cite what does not exist.
NOT_READ = (
    "src/kept/law/gdpr.py",
    "src/kept/law/french.py",
    "src/kept/law/articles.py",
    "src/kept/law/citations.py",
    "tests/unit/test_law_",
    "tests/golden/",  # what policies cite is theirs: texts beyond these tables among them
)

TEXT = (
    r"GDPR|RGPD|LIL|CPCE|LPF|CMF|CSI|LCEN|Code de la consommation|Code de commerce|Code civil|Code du travail"
    r"|(?:decree|décret) 2019-536|Regulation 1182/71|Regulation \(EU\) 611/2013"
)
PLACE = r"[LRD]?\d+(?:-\d+)*(?:\([0-9a-z]{1,2}\))*(?![\w’'])(?: [AB]\b)?(?! (?:hours|days|months|years))"
MORE = rf"(?:(?:, | and | to |-|,)(?:{PLACE}|(?:\([0-9a-z]{{1,2}}\))+))*"
CITED = "|".join(re.escape(text.cited(lang)) for text in TEXTS.values() for lang in LANGUAGES)
# An article is named after its text, before it, or alone; "art. 85 of the Act" is another text's own.
PLACED = re.compile(
    rf"(?:(?P<text>{TEXT})\s(?:arts?\.?\s)?|\barts?\.?\s)(?P<places>(?:recitals? )?{PLACE}{MORE})"
    rf"(?:\s(?P<of>{CITED})|(?!\s(?:of|du|de)\b|, §))"
)
FRENCH_PLACE = re.compile(r"\b(art\. \d+)(?:, § (\d+))?(?:, ([0-9a-z]{1,2})\))?")
NUMBERED = re.compile(
    r"Decision \(EU\) 20\d\d/\d+|CNIL(?: \w+)? 20\d\d-\d{3}|(?:CJEU|CJUE) C-\d+/\d+|\bC-\d+/\d\d\b(?! P)"
)

HEAD = """\
# From the law to the code to the test

Each article that Kept cites, the rules and the code that obey it, and the tests that show it. A rule leads to its case: a
policy, and what `kept check` says of it; its code has the same name in `src/kept/checks`. This page is made from the
citations in the code and checked by a test, so it cannot fall behind. The short titles are ours; the links lead to the
official text.
"""


def citations(text: str) -> Iterator[str]:
    """What the text cites, each in the form the look-up reads; an article without its text is one of the GDPR."""
    joined = FRENCH_PLACE.sub(_with_brackets, re.sub(r"\n\s*#?\s*", " ", text))
    for found in PLACED.finditer(joined):
        yield f"art. {found['places']} {found['of']}" if found["of"] else f"{found['text'] or 'GDPR'} {found['places']}"
    for found in NUMBERED.finditer(joined):
        yield found[0] if not found[0].startswith("C-") else f"CJEU {found[0]}"


def _with_brackets(found: re.Match[str]) -> str:
    return found[1] + "".join(f"({step})" for step in found.groups()[1:] if step)


def unknown(citation: str) -> str | None:
    """Why the look-up refuses the citation, if it does."""
    try:
        articles(citation)
    except UnknownArticle as refused:
        return str(refused)
    return None


def every_citation(*patterns: str) -> Iterator[tuple[str, str]]:
    """Each citation with the file it stands in."""
    for path in sorted(path for pattern in patterns for path in ROOT.glob(pattern)):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith(NOT_READ):
            yield from ((name, citation) for citation in citations(path.read_text(encoding="utf-8")))


def cited_in(*patterns: str) -> dict[Article, list[str]]:
    """For each article, the files that cite it."""
    places: dict[Article, set[str]] = defaultdict(set)
    for name, citation in every_citation(*patterns):
        for found in articles(citation) if not unknown(citation) else ():
            places[found].add(name)
    return {found: sorted(names) for found, names in places.items()}


def law_page() -> str:
    """The page: a list for each text, its articles in the order of the text, and at the end where each name leads."""
    code, tests = cited_in(*SOURCES), cited_in(*TESTS)
    lists: dict[str, list[str]] = defaultdict(list)
    leads: dict[str, str] = {}
    for found in every_article().values():
        if found in code:
            title = f"- [{found.cite('en')}]({found.url}): {found.title('en')}"
            rules = rules_among(code[found], tests.get(found, []))
            known = {name for pair in rules.values() for name in pair}
            lines = (
                _line("rules", {rule: case for rule, (_, case) in rules.items()}, leads),
                _line("code", _short(code[found], known, "src/kept/"), leads),
                _line("tests", _short(tests.get(found, []), known, "tests/"), leads),
            )
            lists[found.text.title("en")].append("\n".join([title, *filter(None, lines)]))
    parts = (f"## {text}\n\n" + "\n".join(lines) for text, lines in lists.items())
    ends = "\n".join(f"[`{name}`]: ../{path}" for name, path in sorted(leads.items()))
    return "\n\n".join([HEAD.strip(), *parts, ends]) + "\n"


def rules_among(code: list[str], tests: list[str]) -> dict[str, tuple[str, str]]:
    """The rules whose code and whose case both cite an article: for each, the two files."""
    pairs = {Path(case).stem: (f"src/kept/checks/{Path(case).stem.replace('-', '_')}.py", case) for case in tests}
    return {rule: (file, case) for rule, (file, case) in pairs.items() if file in code and "/cases/" in case}


def _short(names: list[str], known: set[str], folder: str) -> dict[str, str]:
    return {name.removeprefix(folder): name for name in names if name not in known}


def _line(kind: str, paths: dict[str, str], leads: dict[str, str]) -> str:
    """One line of the page, folded; a name leads to one file only."""
    for name, path in paths.items():
        assert leads.setdefault(name, path) == path
    words = f"  - {kind}: " + ", ".join(f"[`{name}`]" for name in paths)
    folded = fill(words, 120, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)
    return folded if paths else ""


def test_the_page_of_the_law_says_what_the_code_cites() -> None:
    """A citation added or removed is a page to write anew, with the command at the top of this file."""
    if os.environ.get("KEPT_WRITE"):
        PAGE.write_text(law_page(), encoding="utf-8")

    assert PAGE.read_text(encoding="utf-8") == law_page()


def test_every_citation_of_the_code_names_an_article_that_exists() -> None:
    """A wrong article in a comment or a message is a defect of Kept."""
    wrong = [f"{name}: {why}" for name, citation in every_citation(*SOURCES, *TESTS) if (why := unknown(citation))]

    assert wrong == []


def test_citations_are_found_as_people_write_them() -> None:
    """In a comment over two lines, without the name of the text, as a list and as a range."""
    written = '''
    # art. 12(3): one month from receipt
    law=("GDPR 13(2)(a)",)
    """Who decides (GDPR arts 13(1)(a), (b) and 14), how long (Code civil 2241), in 72 hours (GDPR 33(1), 72 hours).
    A holiday moves the end (Regulation 1182/71
    # 3(4), art. 3(3) of Regulation 1182/71). Part 12 and art. 85 of the
    Act are not; CNIL guidelines 2020-091 are. Le terme défini (RGPD, art. 4, 1)), art. 3, § 4 du règlement n° 1182/71."""
    '''
    assert [found.id for citation in citations(written) for found in articles(citation)] == [
        "GDPR 12(3)",
        "GDPR 13(2)(a)",
        "GDPR 13(1)(a)",
        "GDPR 13(1)(b)",
        "GDPR 14",
        "Code civil 2241",
        "GDPR 33(1)",
        "Regulation 1182/71 3(4)",
        "Regulation 1182/71 3(3)",
        "GDPR 4(1)",
        "Regulation 1182/71 3(4)",
        "CNIL guidelines 2020-091",
    ]
