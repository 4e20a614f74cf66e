"""The forms that people fill in: asked, sent, refused beside the field, stored; over a real socket, without a script."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from tests.acceptance.browser import WIDTHS, looking, sideways, violations
from tests.acceptance.office import EXAMPLES, Office, read
from tests.acceptance.optillio import house
from tests.acceptance.ouicom import ouicom

from kept.findings import KeptError
from kept.load import load_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Serve = Callable[..., str]
ADA = {"surname": "Lovelace", "first_name": "Ada", "phone": "01 99 77 66 55", "email": "ada@mail.example"}
COMPANIES = ("ouicom", "ou-serrurier", "wimi", "optillio", "denaroo")


@pytest.fixture
def shop(tmp_path: Path) -> Office:
    """OUICOM over an empty customer file."""
    return ouicom(tmp_path)


@pytest.fixture(scope="module", params=COMPANIES)
def published(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The site of each company, as `kept publish` makes it, and the company."""
    from kept.publish.site import pages, write

    out = tmp_path_factory.mktemp("site") / "out"
    write(pages(load_folder(EXAMPLES / request.param), ("html",)), out)
    return out, request.param


def answers(page: str) -> dict[str, str]:
    """Name of each answer of a form → its part of the page."""
    parts = re.findall(r'<div class="answer">(.*?)</div>', page, re.DOTALL)
    return {re.findall(r' name="([^"]+)"', part)[0]: part for part in parts}


@pytest.mark.clause("ouicom-2.12", "wimi-5.4.01", "wimi-17.02")
@pytest.mark.parametrize(("language", "said"), [("en", "required"), ("fr", "obligatoire")])
def test_what_is_required_bears_the_asterisk_and_nothing_else_does(
    published: tuple[Path, str], language: str, said: str
) -> None:
    """On every form the asterisks are the required fields of the policy, seen, and said to who does not see them."""
    site, company = published
    policy = load_folder(EXAMPLES / company).policy
    forms = sorted((site / language / "form").glob("*.html"))

    assert {file.stem for file in forms} == {name for name, point in policy.collection.items() if point.filled_in}
    for file in forms:
        asks, found = policy.collection[file.stem].asks, answers(file.read_text("utf-8"))
        mandatory = {field for field, need in asks.items() if need == "required"}
        assert {name for name, part in found.items() if ">*<" in part} == mandatory
        assert {name for name, part in found.items() if f"({said})</span></label>" in part} == mandatory
        assert {name for name, part in found.items() if " required" in part.partition("</label>")[2]} == mandatory


def test_a_form_carries_its_notice_and_chooses_nothing_beforehand(published: tuple[Path, str]) -> None:
    """Who, why and which rights stand on each form, with the way to the whole policy; nothing is ticked or filled in."""
    site, company = published
    policy = load_folder(EXAMPLES / company).policy
    for file in (site / "en" / "form").glob("*.html"):
        page = file.read_text("utf-8")
        words = read(file)
        assert policy.controller_party is not None
        assert f"{policy.controller_party.name['en']} uses this personal data" in words
        assert "You can ask to see" in words
        assert f'href="../index.html#collection.{file.stem}"' in page
        assert not re.search(r"checked|selected|<script", page)
        assert set(re.findall(r'value="([^"]*)"', page)) <= {""}


@pytest.mark.clause("optillio-3.01")
def test_a_form_that_would_not_inform_is_refused(serve: Serve, tmp_path: Path) -> None:
    """The policy does not say what the help desk's form is for: nothing is published, and the form is not served."""
    asked = "    free-text: [support_request, support_incident]\n"
    at = house(tmp_path)
    at.edit((f"{asked}    for: [help]\n", asked))
    refused = at.kept("publish", ".", "--only", "html")

    assert refused.code == 1
    assert "the form of `help` would not say what the answers are for" in refused.err
    assert not (at.folder / "site").exists()
    with pytest.raises(KeptError) as stopped:
        serve(at.folder)
    assert stopped.value.finding.code == "form-without-notice"
    at.edit((asked, f"{asked}    for: [help]\n"))
    assert at.kept("publish", ".", "--only", "html").code == 0


def test_what_is_sent_is_stored_like_any_collection(serve: Serve, shop: Office) -> None:
    """A form that is whole: its record has the point as its origin, the journal its purposes, and the page says it arrived."""
    at = serve(shop.folder, places=shop.places)
    sent = httpx.post(f"{at}/fr/form/contact-form", data=ADA | {"message": "Bonjour"})

    assert (sent.status_code, sent.headers["location"]) == (303, "/fr/form/contact-form/received")
    assert "Vos réponses nous sont parvenues" in httpx.get(f"{at}{sent.headers['location']}").text
    (record,) = shop.rows("contacts")
    assert (record["last_name"], record["origin"], record["kind"]) == ("Lovelace", "contact-form", "prospect")
    assert [row["body"] for row in shop.rows("messages")] == ["Bonjour"]
    done = shop.journalled("collection.receive")[-1]
    assert (done["stage"], done["about"]["purposes"]) == ("done", ["answer-enquiries"])


@pytest.mark.parametrize(
    ("language", "beside"),
    [("en", "E-mail address: this cannot be an e-mail address."), ("fr", "ne peut pas être une adresse e-mail.")],
)
def test_a_fault_stands_beside_its_field_and_nothing_typed_is_lost(
    serve: Serve, shop: Office, language: str, beside: str
) -> None:
    """The page comes back with each fault at its field, in words, tied to it; all that was typed is still there."""
    at = serve(shop.folder, places=shop.places)
    typed = ADA | {"email": "nowhere", "surname": "", "message": "<b>Hello</b> & bye"}
    back = httpx.post(f"{at}/{language}/form/contact-form", data=typed)
    found = {name: unescape(part).replace("\u00a0", " ") for name, part in answers(back.text).items()}

    assert back.status_code == 422
    assert back.headers["cache-control"] == "no-store"
    assert beside in found["email"]
    assert {name for name, part in found.items() if 'aria-invalid="true"' in part} == {"email", "surname"}
    assert 'aria-describedby="answer-email-wrong"' in found["email"]
    assert 'value="nowhere"' in found["email"]
    assert 'value="Ada"' in found["first_name"]
    assert "&lt;b&gt;Hello&lt;/b&gt; &amp; bye" in back.text
    assert shop.rows("contacts") == []


def test_a_form_is_taken_in_only_from_its_own_page(serve: Serve, shop: Office) -> None:
    """Another site, another field, too much of it, or a form that nobody declared: refused, nothing stored, nothing repeated."""
    at = serve(shop.folder, places=shop.places)
    address = f"{at}/en/form/contact-form"
    foreign = [{"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere.example"}]
    assert [httpx.post(address, data=ADA, headers=each).status_code for each in foreign] == [403, 403]
    more = httpx.post(address, data=ADA | {"birth_date": "1990-01-01"})
    assert (more.status_code, "birth_date" in more.text, "1990" in more.text) == (422, False, False)
    assert httpx.post(address, data=ADA | {"message": "a" * 200_000}).status_code == 413
    assert httpx.post(address, data={"surname": ["a", "b"]}).status_code == 400
    assert [httpx.post(f"{at}/en/form/{name}", data=ADA).status_code for name in ("telephone", "nowhere")] == [404] * 2
    assert shop.rows("contacts") == []


@pytest.mark.slow
@pytest.mark.parametrize(("language", "mandatory"), [("en", "(required)"), ("fr", "(obligatoire)")])
def test_a_form_is_filled_in_by_everybody(
    serve: Serve, shop: Office, chromium: Browser, language: str, mandatory: str
) -> None:
    """Without a script, from the labels, with its faults: WCAG 2.2 AA by axe-core; what is required is announced."""
    at = serve(shop.folder, places=shop.places)
    for scheme, width in (("light", WIDTHS["phone"]), ("dark", WIDTHS["computer"])):
        look: Any = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}, "bypass_csp": True}
        with looking(chromium, **look) as page:
            page.goto(f"{at}/{language}/form/contact-form")
            assert (violations(page), sideways(page)) == ([], 0)
            for name in ("surname", "first_name", "phone", "email"):
                assert mandatory in page.locator(f"label[for=answer-{name}]").inner_text()
                assert page.get_by_role("textbox", name=mandatory).and_(page.locator(f"#answer-{name}")).count() == 1
            assert mandatory not in page.locator("label[for=answer-message]").inner_text()
            page.locator("#answer-surname").fill("Lovelace")
            page.locator("form.answering button").click()
            assert page.locator("#answer-surname").input_value() == "Lovelace"
            assert page.locator("#answer-email").get_attribute("aria-invalid") == "true"
            assert (violations(page), sideways(page)) == ([], 0)


def test_a_place_that_does_not_answer_loses_nothing_that_was_typed(serve: Serve, shop: Office) -> None:
    """The customer file is away: the person is told that nothing was kept, and finds their words where they left them."""
    back = httpx.post(f"{serve(shop.folder)}/en/form/contact-form", data=ADA | {"message": "Good morning"})
    assert back.status_code == 503
    assert "nothing was kept" in back.text
    assert "Good morning" in back.text
