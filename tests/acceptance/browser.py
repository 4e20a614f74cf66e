"""A real browser: a fresh visitor, and what axe-core says of a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]
WIDTHS = {"computer": 1280, "tablet": 768, "phone": 320}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def looking(browser: Browser, **options: Any) -> Iterator[Page]:
    """A fresh visitor: no cookie, no history."""
    context = browser.new_context(**options)
    try:
        yield context.new_page()
    finally:
        context.close()


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe-core finds against WCAG 2.2 AA: the rule, and where."""
    from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types

    found = Axe().run(page, options={"runOnly": WCAG}).response["violations"]
    return [(each["id"], [node["html"][:160] for node in each["nodes"]][:3]) for each in found]


def sideways(page: Page) -> int:
    """The pixels that are read only by scrolling sideways (WCAG 1.4.10)."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
