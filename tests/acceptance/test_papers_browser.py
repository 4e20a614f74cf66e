"""The first page of a site, the schedule and the annex in a real browser: readable by everybody, on every device."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.acceptance.browser import WIDTHS, Scheme, looking, sideways, violations
from tests.acceptance.conftest import EXAMPLES

from kept.load import load_folder
from kept.publish.site import pages, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of an operator that works for its clients: it has every page that there can be."""
    out = tmp_path_factory.mktemp("site") / "out"
    write(pages(load_folder(EXAMPLES / "denaroo"), ("html", "markdown")), out)
    return out


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "name", ["index.html", "en/schedule.html", "fr/schedule.html", "en/annex.html", "fr/annex.html"]
)
def test_every_paper_is_accessible(site: Path, chromium: Browser, name: str, scheme: Scheme) -> None:
    """WCAG 2.2 AA by axe-core, without a script; only the table itself is read by scrolling sideways."""
    for width in (WIDTHS["phone"], WIDTHS["computer"]):
        with looking(chromium, color_scheme=scheme, viewport={"width": width, "height": 900}) as page:
            page.goto((site / name).as_uri())
            assert violations(page) == [], (name, width)
            assert sideways(page) <= 0, (name, width)
