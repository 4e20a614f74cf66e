"""Five small organisations: pages of ``tests/cases/organisations`` that are tests.

Each page shows a whole policy, as a bakery or a clinic would write it, and everything that ``kept check`` says of it:
no finding is left out. ``KEPT_UPDATE=1`` rewrites what is expected; read the difference before committing it.
"""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest

from kept.checks import Subject, judge
from kept.findings import Language
from kept.load import load_text
from kept.render.text import render_findings

PAGES = sorted((Path(__file__).parent / "cases" / "organisations").glob("*.md"))
TODAY = date(2026, 11, 22)
BLOCK = re.compile(r"^```(?P<info>yaml|text|text fr)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_is_found_is_what_the_page_says(page: Path) -> None:
    """All findings of the policy, in both languages, word for word."""
    text = page.read_text(encoding="utf-8")
    blocks = {match["info"]: match for match in BLOCK.finditer(text)}
    found = judge(Subject(load_text(blocks["yaml"]["body"]), TODAY))
    for info in ("text fr", "text"):
        language: Language = "fr" if info == "text fr" else "en"
        printed = render_findings(found, language, colour=False) + "\n"
        if os.environ.get("KEPT_UPDATE"):
            text = text.replace(f"```{info}\n{blocks[info]['body']}```", f"```{info}\n{printed}```", 1)
            page.write_text(text, encoding="utf-8")
        else:
            assert printed == blocks[info]["body"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_policy_reads_without_trouble(page: Path) -> None:
    """Each page is a policy that loads: what is found there is a matter of law, never of spelling."""
    blocks = {match["info"]: match["body"] for match in BLOCK.finditer(page.read_text(encoding="utf-8"))}

    assert load_text(blocks["yaml"]).findings == ()
