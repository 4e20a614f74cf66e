"""The answers people receive, opened from the folder they are handed: legible to everybody, on every device."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.acceptance.browser import WIDTHS, Scheme, looking, sideways, violations
from tests.acceptance.ouicom import ouicom

from kept.testing.crm import Life

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow

ADA = "ada@person.example"
PAGES = ("index.html", "index.fr.html")


@pytest.fixture
def letters(tmp_path: Path) -> tuple[Path, ...]:
    """A copy, an erasure in part, and a refusal."""
    at = ouicom(tmp_path, Life(1, ADA, kind="customer", contracts=((date(2022, 3, 1), date(2024, 9, 30)),)))
    copy, partial = at.answer("access", ADA), at.answer("erasure", ADA)
    opened = at.kept("request", "new", ".", "--right", "access", "--identify", f"email={ADA}", "--format", "json").json
    why = ("--ground", "excessive", "--why", "The fifth this week.", "--by", "Zoe Exemple")
    assert at.kept("request", "refuse", ".", opened["id"], *why, "--out", at.folder / "letter").code == 0
    return copy, partial, at.folder / "letter"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_answer_is_accessible(letters: tuple[Path, ...], chromium: Browser, scheme: Scheme) -> None:
    """WCAG 2.2 AA by axe-core, in each language, in light and in dark, on each device; nothing is read sideways."""
    for width in WIDTHS.values():
        with looking(chromium, color_scheme=scheme, viewport={"width": width, "height": 900}) as page:
            for letter in letters:
                for name in PAGES:
                    page.goto((letter / name).as_uri())
                    assert violations(page) == [], (letter.name, name, width)
                    assert sideways(page) == 0, (letter.name, name, width)


def test_an_answer_fetches_nothing(letters: tuple[Path, ...], chromium: Browser) -> None:
    """A page that travels alone is whole: no stylesheet, font, image or script is asked for."""
    with looking(chromium) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for letter in letters:
            page.goto((letter / "index.html").as_uri())
        assert len(asked) == len(letters)


def test_a_copy_is_worded_and_not_dumped(letters: tuple[Path, ...], chromium: Browser) -> None:
    """Days are in words and no code stands where a word belongs; what is erased at once is said so."""
    with looking(chromium) as page:
        for letter in letters[:2]:
            for name in PAGES:
                page.goto((letter / name).as_uri())
                said = page.inner_text("main").replace("\N{NO-BREAK SPACE}", " ")
                assert not re.search(r"\b\d{4}-\d\d-\d\d\b", said), name
                assert "(s)" not in said
                assert not re.search(r"\b0 (days?|jours?)\b", said)
        assert "aussitôt après la réponse à votre demande" in said
