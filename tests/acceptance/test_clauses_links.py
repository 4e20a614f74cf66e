"""Where the links of a published page lead: to the article, to the paragraph, to the sites of others, marked as such."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.acceptance.browser import looking, violations
from tests.acceptance.office import Office
from tests.acceptance.test_clauses_gate import at_desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request, Route

LANGUAGES = ("en", "fr")


def site(name: str, beside: Path) -> Path:
    """The published site of an organisation, as pages."""
    at: Office = at_desk(name, beside)
    done = at.kept("publish", ".", "--out", beside / "site", "--only", "html")
    assert done.code == 0, done.err
    return beside / "site"


@pytest.fixture(scope="module")
def denaroo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of Denaroo."""
    return site("denaroo", tmp_path_factory.mktemp("denaroo"))


@pytest.fixture(scope="module")
def locksmith(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of Ou Serrurier."""
    return site("ou-serrurier", tmp_path_factory.mktemp("ou-serrurier"))


def element(page: str, name: str) -> str:
    """What stands under an anchor of a page."""
    match = re.search(rf'<(li|tr|p|table|h2) id="{re.escape(name)}".*?</\1>', page, re.DOTALL)
    assert match is not None, name
    return match[0]


@pytest.mark.clause("denaroo-11.17")
@pytest.mark.parametrize(("language", "words"), [("en", "article 4(7) of the GDPR"), ("fr", "article 4, 7), du RGPD")])
def test_a_citation_opens_the_article(denaroo: Path, language: str, words: str) -> None:
    """Followed, the citation of the definition opens article 4(7) on the official site."""
    page = (denaroo / language / "index.html").read_text("utf-8")
    said = unescape(element(page, "statements.controller-meaning")).replace("\u00a0", " ")

    assert f'href="https://eur-lex.europa.eu/eli/reg/2016/679/art_4/pnt_7/oj">{words}</a>' in said


@pytest.mark.clause("denaroo-37.15")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("supplier", ["twilio", "gcp", "aws"])
def test_a_supplier_outside_the_union_leads_to_the_transfers(denaroo: Path, language: str, supplier: str) -> None:
    """Its entry links to the section on transfers, which stands on the same page and speaks of it; others have no such link."""
    page = (denaroo / language / "index.html").read_text("utf-8")

    assert 'href="#transfers"' in element(page, f"parties.{supplier}")
    assert element(page, "transfers").startswith("<h2")
    assert f'id="parties.{supplier}.US"' in page
    assert 'href="#transfers"' not in element(page, "parties.telecom")


@pytest.mark.clause("ou-serrurier-3.3.37")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("network", ["facebook", "twitter", "pinterest", "youtube", "instagram"])
def test_a_button_leads_to_the_paragraph_on_plugins(locksmith: Path, language: str, network: str) -> None:
    """The table of each button links to the paragraph that explains them all."""
    page = (locksmith / language / "index.html").read_text("utf-8")

    assert 'href="#statements.plugins"' in element(page, f"trackers.{network}")
    assert {"en": "plain links until you use them", "fr": "simples liens"}[language] in element(
        page, "statements.plugins"
    )


@pytest.mark.clause("ou-serrurier-0.28")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_to_somebody_elses_site_is_marked(locksmith: Path, language: str) -> None:
    """Every link that leaves for another site bears the mark; those to the own site do not; the sites are listed."""
    pages = [(locksmith / language / name).read_text("utf-8") for name in ("index.html", "plugins.html")]
    ways = [way for page in pages for way in re.findall(r"<a [^>]*href=\"https?://[^>]*>", page)]
    own = [way for way in ways if "//ou-serrurier.fr" in way]
    others = [way for way in ways if way not in own]
    linked = json.loads((locksmith / "kept-site.json").read_text("utf-8"))["linked-sites"]

    assert own
    assert all("external" not in way for way in own)
    assert len(others) > 10
    assert all('class="external"' in way and 'rel="external' in way for way in others)
    assert {"www.facebook.com", "www.cnil.fr", "eur-lex.europa.eu"} <= set(linked)
    assert "ou-serrurier.fr" not in linked


def called(page: Page) -> list[str]:
    """The hosts that the page calls, as it calls them; nothing reaches them."""
    found: list[str] = []

    def answer(route: Route, request: Request) -> None:
        found.append(request.url.split("/")[2])
        route.fulfill(status=200, content_type="text/javascript", body="globalThis.loaded = true")

    page.route(re.compile("^https?:"), answer)
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("network", "host", "told"),
    [
        pytest.param("facebook", "www.facebook.com", ("Facebook", "In Ireland and in the United States", "Decision (EU) 2023/1795"), marks=pytest.mark.clause("ou-serrurier-3.4.34", "ou-serrurier-3.4.40"), id="facebook"),
        pytest.param("twitter", "platform.x.com", ("formerly Twitter", "In Ireland and in the United States", "standard contractual clauses"), marks=pytest.mark.clause("ou-serrurier-3.4.35"), id="twitter"),
    ],
)  # fmt: skip
def test_a_network_is_called_at_the_second_click_only(
    locksmith: Path, chromium: Browser, network: str, host: str, told: tuple[str, ...]
) -> None:
    """No request leaves as the page loads, nor at the first click, which tells who, where and under which guarantee."""
    with looking(chromium) as page:
        hosts = called(page)
        page.goto((locksmith / "en" / "plugins.html").as_uri())
        assert violations(page) == []
        box = page.locator(f"#{network}")
        for words in told[1:]:
            assert not box.get_by_text(words).is_visible()
        box.locator("summary").click()
        for words in told:
            assert box.get_by_text(words).first.is_visible()
        assert hosts == []
        with page.expect_response(lambda response: host in response.url):
            box.get_by_role("button").click()
        assert hosts == [host]


@pytest.mark.slow
@pytest.mark.clause("ou-serrurier-3.4.34", "ou-serrurier-3.4.35")
def test_the_notice_itself_calls_no_network(locksmith: Path, chromium: Browser) -> None:
    """Nor do the pages that tell of the buttons."""
    with looking(chromium) as page:
        hosts = called(page)
        for name in ("index.html", "cookies.html"):
            page.goto((locksmith / "fr" / name).as_uri())
        assert hosts == []
