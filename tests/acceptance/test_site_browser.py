"""A published site in a real browser, opened from its folder: readable by everybody, on every device, without a script."""

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
ONE_SCREEN = 900
EACH = ("ouicom", "denaroo")


@pytest.fixture(scope="module", params=EACH)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a small agency, then of a large operator that also works for its clients."""
    out = tmp_path_factory.mktemp("site") / "out"
    write(pages(load_folder(EXAMPLES / request.param), ("html",)), out)
    return out


def looked_at(site: Path, language: str) -> list[Path]:
    """The pages that a visitor opens: the notice, the cookies, one of the short notices, and a form."""
    shorts, forms = (sorted((site / language / name).glob("*.html")) for name in ("short", "form"))
    return [site / language / "index.html", site / language / "cookies.html", *shorts[:1], *forms[:1]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_is_accessible(site: Path, chromium: Browser, language: str, scheme: Scheme) -> None:
    """WCAG 2.2 AA by axe-core, in each language, in light and in dark; nothing is read by scrolling sideways."""
    for width in (WIDTHS["phone"], WIDTHS["computer"]):
        with looking(chromium, color_scheme=scheme, viewport={"width": width, "height": ONE_SCREEN}) as page:
            for file in looked_at(site, language):
                page.goto(file.as_uri())
                assert violations(page) == [], (file.name, width)
                assert sideways(page) <= 0, (file.name, width)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_first_layer_is_one_screen_and_leads_on(site: Path, chromium: Browser, language: str) -> None:
    """Who, why, where, how long, which rights: no taller than a screen; each line leads to its section, without a script."""
    with looking(chromium, java_script_enabled=False, viewport={"width": 1280, "height": ONE_SCREEN}) as page:
        page.goto((site / language / "index.html").as_uri())
        box = page.locator(".summary").bounding_box()
        assert box is not None
        assert box["height"] <= ONE_SCREEN
        for section in ("who", "purposes", "transfers", "retention", "rights"):
            page.locator(f'.summary a.more[href="#{section}"]').click()
            assert page.locator(f"h2#{section}").is_visible()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_way_within_the_site_arrives(site: Path, chromium: Browser, language: str) -> None:
    """Each link of a page leads to a file that is there, and to an anchor that this file has."""
    with looking(chromium) as page:
        for file in looked_at(site, language):
            page.goto(file.as_uri())
            ways = page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
            for way in {way for way in ways if ":" not in way.partition("#")[0]}:
                path, _, anchor = way.partition("#")
                target = (file.parent / path).resolve() if path else file
                assert target.is_file(), (file.name, way)
                assert not anchor or f'id="{anchor}"' in target.read_text("utf-8"), (file.name, way)


def test_a_large_notice_is_grouped_by_service(chromium: Browser, tmp_path: Path) -> None:
    """The purposes carried out for clients stand under the service they belong to, and the contents lead there."""
    site = tmp_path / "site"
    write(pages(load_folder(EXAMPLES / "denaroo"), ("html",)), site)
    with looking(chromium, viewport={"width": 1280, "height": ONE_SCREEN}) as page:
        page.goto((site / "en" / "index.html").as_uri())
        page.locator('.contents a[href="#for-clients-hosted"]').click()
        assert page.locator("#for-clients-hosted").inner_text() == "Hosting"
        followed_by = page.locator("#for-clients-hosted ~ table caption").first
        assert "infrastructure" in followed_by.inner_text()
