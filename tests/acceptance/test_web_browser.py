"""The pages in a real browser: what leaves it, who can use it, what it looks like on each device."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.acceptance.browser import WIDTHS, Scheme, looking, sideways, violations

from kept.journal import Journal, Kind
from kept.state import open_state

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request, Route

pytestmark = pytest.mark.slow

Serve = Callable[..., str]
GOOGLE, OTHER = "www.googletagmanager.com", "stats.tracker.example"
PAGES = ("", "{}/", "{}/proof", "{}/proof/retention.prospects", "{}/cookies", "{}/nowhere", "{}/v/2")


def watched(page: Page) -> list[str]:
    """The foreign hosts that the page calls, as they are called. Nothing reaches them: we answer in their place."""
    called: list[str] = []

    def answer(route: Route, request: Request) -> None:
        called.append(request.url.split("/")[2])
        route.fulfill(status=200, content_type="text/javascript", body="globalThis.loaded = true")

    page.route(lambda address: "127.0.0.1" not in address, answer)
    return called


@pytest.fixture
def folder(organisation_folder: Path) -> Path:
    """The worked example, with a little history."""
    with open_state(organisation_folder / ".kept") as state:
        journal = Journal(state)
        at = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
        meant = journal.intend(Kind.RETENTION_ERASE, {"clauses": ["prospects"], "statement": "ab" * 32}, at)
        journal.done(meant, {"records": 1204}, at)
    return organisation_folder


@pytest.mark.clause("ouicom-7.12", "ouicom-7.15")
def test_nothing_leaves_for_google_before_consent(serve: Serve, folder: Path, chromium: Browser) -> None:
    """No choice: no call, no analytics cookie. A refusal: the same. Accepted: one call. Withdrawn: none again."""
    at = serve(folder)
    with looking(chromium) as page:
        called = watched(page)
        page.goto(f"{at}/en/")
        page.goto(f"{at}/en/proof")
        assert called == []
        assert page.context.cookies() == []
        page.get_by_role("button", name="Refuse").click()
        page.goto(f"{at}/en/")
        assert called == []
        page.goto(f"{at}/en/cookies")
        with page.expect_response(lambda response: GOOGLE in response.url):
            page.get_by_role("button", name="Accept").click()
        assert called == [GOOGLE]
        page.context.add_cookies([{"name": "_ga", "value": "written-by-the-tool", "url": at}])
        page.get_by_role("button", name="Refuse").click()
        page.goto(f"{at}/en/")
        assert called == [GOOGLE]
        assert [cookie["name"] for cookie in page.context.cookies()] == ["kept_choices"]


@pytest.mark.clause("ouicom-7.15")
def test_another_analytics_tool_is_blocked(serve: Serve, folder: Path, chromium: Browser) -> None:
    """A tool that the policy does not name is stopped by the browser, before and after consent to the one it names."""
    at = serve(folder)
    add = f"const s = document.createElement('script'); s.src = 'https://{OTHER}/t.js'; document.head.append(s)"
    beacon = f"fetch('https://{OTHER}/hit', {{mode: 'no-cors'}}).then(() => 'sent', () => 'blocked')"
    with looking(chromium) as page:
        called = watched(page)
        page.goto(f"{at}/en/")
        page.evaluate(add)
        assert page.evaluate(beacon) == "blocked"
        with page.expect_response(lambda response: GOOGLE in response.url):
            page.get_by_role("button", name="Accept").click()
        page.evaluate(add)
        assert page.evaluate(beacon) == "blocked"
        page.wait_for_timeout(200)
        assert OTHER not in called
        assert GOOGLE in called


@pytest.mark.clause("ouicom-7.02")
@pytest.mark.parametrize("device", WIDTHS)
def test_accepting_and_refusing_are_in_reach_on_each_device(
    serve: Serve, folder: Path, chromium: Browser, device: str
) -> None:
    """On a computer, a tablet and a phone: both answers on the first screen, of the same size, without scrolling aside."""
    at = serve(folder)
    with looking(chromium, viewport={"width": WIDTHS[device], "height": 640}) as page:
        for language in ("en", "fr"):
            page.goto(f"{at}/{language}/")
            accept, refuse = (
                page.locator(f".banner button[value={value}]").bounding_box() for value in ("accept", "refuse")
            )
            assert accept is not None
            assert refuse is not None
            assert (accept["width"], accept["height"]) == (refuse["width"], refuse["height"])
            assert min(accept["width"], accept["height"]) >= 44
            assert max(box["y"] + box["height"] for box in (accept, refuse)) <= 640
            assert max(box["x"] + box["width"] for box in (accept, refuse)) <= WIDTHS[device]


@pytest.mark.clause("ouicom-7.23")
def test_refusing_costs_nothing(serve: Serve, folder: Path, chromium: Browser) -> None:
    """After a refusal every page answers and the choice can be changed: analytics is needed by none of them."""
    at = serve(folder)
    with looking(chromium, java_script_enabled=False) as page:
        page.goto(f"{at}/fr/")
        page.get_by_role("button", name="Refuser").click()
        for path in ("fr/", "fr/proof", "fr/proof/retention.prospects", "fr/cookies", "en/"):
            answer = page.goto(f"{at}/{path}")
            assert answer is not None
            assert answer.status == 200
            assert page.locator(".banner").count() == 0
        page.goto(f"{at}/fr/cookies")
        page.get_by_role("button", name="Accepter").click()
        assert "Vous avez accepté" in page.inner_text("main")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_page_is_accessible(serve: Serve, folder: Path, chromium: Browser, language: str, scheme: Scheme) -> None:
    """WCAG 2.2 AA by axe-core, in each language, in light and in dark, on a phone and on a computer."""
    at = serve(folder)
    for width in (WIDTHS["phone"], WIDTHS["computer"]):
        with looking(chromium, color_scheme=scheme, bypass_csp=True, viewport={"width": width, "height": 900}) as page:
            for path in PAGES:
                page.goto(f"{at}/{path.format(language)}")
                assert violations(page) == [], (path, width)


@pytest.mark.parametrize("device", WIDTHS)
def test_no_page_scrolls_sideways(serve: Serve, folder: Path, chromium: Browser, device: str) -> None:
    """WCAG 1.4.10: at 320 pixels, which is 1280 at 400 %, everything is read by scrolling one way."""
    at = serve(folder)
    with looking(chromium, viewport={"width": WIDTHS[device], "height": 800}) as page:
        for path in PAGES:
            page.goto(f"{at}/{path.format('fr')}")
            assert sideways(page) == 0, path


def test_everything_is_reached_from_the_keyboard(serve: Serve, folder: Path, chromium: Browser) -> None:
    """The first stop skips to the text, and each stop is seen."""
    with looking(chromium) as page:
        page.goto(f"{serve(folder)}/en/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "text"
        page.goto(f"{page.url.partition('#')[0]}")
        for _ in range(8):
            page.keyboard.press("Tab")
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_headings_go_down_one_step_at_a_time(serve: Serve, folder: Path, chromium: Browser) -> None:
    """One first heading, and no level skipped, on every page."""
    at = serve(folder)
    with looking(chromium) as page:
        for path in PAGES:
            page.goto(f"{at}/{path.format('en')}")
            levels = page.eval_on_selector_all("h1, h2, h3, h4, h5, h6", "all => all.map(h => +h.tagName[1])")
            assert levels.count(1) == 1, path
            assert levels[0] == 1, path
            assert all(after - before <= 1 for before, after in pairwise(levels)), path


def test_from_promise_to_proof_in_three_clicks(serve: Serve, folder: Path, chromium: Browser) -> None:
    """The sentence, its receipts, the proof page with the checkpoint."""
    with looking(chromium, java_script_enabled=False) as page:
        page.goto(f"{serve(folder)}/en/")
        page.locator("#retention\\.prospects a.proof").click()
        assert "1,204" in page.inner_text("main")
        page.get_by_role("link", name="All promises").click()
        page.get_by_role("link", name="Checkpoint").click()
        assert page.inner_text("body").startswith("kept")


def test_pages_print(serve: Serve, folder: Path, chromium: Browser) -> None:
    """On paper: the text and where links lead, without the question and the navigation."""
    with looking(chromium) as page:
        page.emulate_media(media="print")
        page.goto(f"{serve(folder)}/fr/")
        assert not page.locator(".banner").is_visible()
        assert not page.locator(".contents").is_visible()
        assert page.locator("#retention\\.prospects").is_visible()


def test_the_published_site_works_from_a_folder(folder: Path, chromium: Browser, tmp_path: Path) -> None:
    """The files that `kept publish` writes are read as they lie, and accessible too."""
    from kept.load import load_folder
    from kept.publish.site import pages, write

    write(pages(load_folder(folder)), tmp_path / "site")
    with looking(chromium) as page:
        page.goto(f"file://{tmp_path}/site/index.html")
        page.locator(".doors a[lang=fr]").click()
        assert "Politique de protection" in page.inner_text("h1")
        assert violations(page) == []
        page.get_by_role("link", name="English").click()
        assert page.get_attribute("html", "lang") == "en"
