"""The tools and networks of Ou Serrurier: named, each with its own switch, and nothing sent to one that was not accepted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from tests.acceptance.browser import WIDTHS, looking
from tests.acceptance.conftest import Command
from tests.acceptance.workshop import EXAMPLE, workshop

from kept.consent.trackers import asked, gate
from kept.load import load_folder, load_text
from kept.publish import notice
from kept.web import choices

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Serve = Callable[..., str]
TEXT = (EXAMPLE / "policy.yaml").read_text("utf-8")
POLICY = load_folder(EXAMPLE).policy
GOOGLE_PLUS = ("plus.google.com", "apis.google.com", "plusone")


def _marked(clause: str, *values: object) -> Any:
    return pytest.param(*values, id=clause, marks=pytest.mark.clause(f"ou-serrurier-{clause}"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example in a folder of its own."""
    return workshop(tmp_path_factory.mktemp("served")).folder


def _visit(at: str, chosen: dict[str, bool] | None, path: str = "/en/") -> tuple[str, str]:
    """The page that a visitor with these choices gets, and what its browser is allowed to call."""
    cookies = {} if chosen is None else {choices.NAME: choices.written(POLICY, chosen)}
    with httpx.Client(base_url=at, cookies=cookies) as visitor:
        answer = visitor.get(path)
    return answer.text, answer.headers["content-security-policy"]


TOOLS = [
    _marked("3.3.11", "analytics", "Google Ireland Limited", "https://www.googletagmanager.com"),
    _marked("3.3.12", "facebook-statistics", "Facebook (Meta Platforms Ireland Limited)", "https://connect.facebook.net"),
    _marked("3.3.21", "facebook", "Facebook (Meta Platforms Ireland Limited)", "https://www.facebook.com"),
    _marked("3.3.22", "twitter", "X, formerly Twitter (X Internet Unlimited Company)", "https://platform.x.com"),
    _marked("3.3.23", "pinterest", "Pinterest (Pinterest Europe Limited)", "https://assets.pinterest.com"),
    _marked("3.3.24", "youtube", "YouTube (Google Ireland Limited)", "https://www.youtube.com"),
    _marked("3.3.26", "instagram", "Instagram (Meta Platforms Ireland Limited)", "https://www.instagram.com"),
]  # fmt: skip


@pytest.mark.parametrize(("tracker", "name", "host"), TOOLS)
def test_no_request_leaves_for_who_was_not_accepted(
    serve: Serve, folder: Path, command: Command, tracker: str, name: str, host: str
) -> None:
    """Before a choice and after a refusal of this one alone, nothing may be called there; after a yes, it may.

    It is a named recipient in the register, with the tool that lets data reach the United States.
    """
    at = serve(folder)
    every_other = {each: each != tracker for each in asked(POLICY)}
    for chosen in (None, every_other, dict.fromkeys(asked(POLICY), False)):
        for path in ("/en/", "/fr/", "/en/cookies"):
            page, allowed = _visit(at, chosen, path)
            assert host not in allowed
            assert f'src="{host}' not in page
    page, allowed = _visit(at, {tracker: True})
    assert host in allowed
    assert f'src="{host}' in page

    purpose = POLICY.trackers[tracker].purpose
    (activity,) = (each for each in command("register", EXAMPLE, "--format", "json").answer if each["activity"] == purpose)  # fmt: skip
    listed = [*activity["recipients"], *(str(each) for each in activity["joint_controllers"])]
    assert any(name in each for each in listed), listed
    assert any("United States" in each and name in each for each in activity["transfers"]), activity["transfers"]
    told = " ".join(each.text for each in notice(load_folder(EXAMPLE), "en").paragraphs)
    assert name in told


@pytest.mark.clause("ou-serrurier-3.3.12")
def test_saying_yes_to_statistics_is_no_yes_to_facebook(serve: Serve, folder: Path) -> None:
    """Audience measurement by Google accepted: nothing of Facebook may be called."""
    page, allowed = _visit(serve(folder), {"analytics": True})
    assert "https://www.googletagmanager.com" in allowed
    assert "facebook" not in allowed
    assert 'src="https://connect.facebook.net' not in page


@pytest.mark.clause("ou-serrurier-3.3.25")
def test_a_network_that_closed_is_called_by_nobody(serve: Serve, folder: Path) -> None:
    """Google+ is in no list, and even a visitor who accepts everything sends it nothing."""
    page, allowed = _visit(serve(folder), dict.fromkeys(asked(POLICY), True))
    assert not any(sign in page + allowed for sign in GOOGLE_PLUS)
    assert not any("plus" in name for name in (*POLICY.trackers, *POLICY.parties))
    for language in ("en", "fr"):
        told = notice(load_folder(EXAMPLE), "fr" if language == "fr" else "en")
        assert not any("Google+" in each.text or "Google +" in each.text for each in told.paragraphs)


@pytest.mark.clause("ou-serrurier-3.3.38")
def test_six_kinds_of_trackers_and_a_switch_for_each_but_the_first(serve: Serve, folder: Path, tmp_path: Path) -> None:
    """The notice announces the six kinds; all but the essential one wait for a choice; a seventh kind goes nowhere."""
    kinds = [tracker.kind for tracker in POLICY.trackers.values()]
    assert len(set(kinds)) == 6
    told = " ".join(each.text for each in notice(load_folder(EXAMPLE), "en").paragraphs).replace("\u00a0", " ")
    assert "We use six kinds of cookies and other trackers" in told
    assert {POLICY.trackers[name].kind for name in asked(POLICY)} == set(kinds) - {"essential"}
    with httpx.Client(base_url=serve(folder), follow_redirects=True) as visitor:
        page = visitor.get("/en/cookies").text
    assert all(f'value="{name}"' in page or f'name="{name}"' in page for name in asked(POLICY)), page[:200]
    seventh = TEXT.replace("kind: partner", "kind: seventh")
    assert [each.code for each in load_text(seventh).findings] == ["unknown-word"]
    own = workshop(tmp_path)
    (own.folder / "policy.yaml").write_text(seventh, "utf-8")
    assert own.kept("publish", ".", "--out", "site").code == 1
    assert not (own.folder / "site").exists()


LATER = [
    pytest.param(
        "analytics", "_ga", id="3.3.07", marks=pytest.mark.clause("ou-serrurier-3.3.07", "ou-serrurier-3.2.01")
    ),
    pytest.param("facebook", "fr", id="a network"),
    _marked("3.3.32", "partner", "regie_id"),
    pytest.param(
        "beacons", "regie_hit", id="3.4.28", marks=pytest.mark.clause("ou-serrurier-3.4.28", "ou-serrurier-3.3.17")
    ),
]


@pytest.mark.parametrize(("tracker", "cookie"), LATER)
def test_nothing_before_a_yes_and_nothing_after_a_later_no(
    serve: Serve, folder: Path, tracker: str, cookie: str
) -> None:
    """No script and no foreign host before a choice; after a yes to this one, its own; after a later no, none, and its cookie goes."""
    at = serve(folder)
    hosts = POLICY.trackers[tracker].hosts
    with httpx.Client(base_url=at, follow_redirects=True) as visitor:
        first = visitor.get("/en/")
        assert not any(host in first.headers["content-security-policy"] for host in hosts)
        assert "<script" not in first.text
        assert not visitor.cookies
        visitor.post("/en/cookies", data={"choice": "accept"})
        yes = visitor.get("/en/")
        assert all(host in yes.headers["content-security-policy"] for host in hosts)
        visitor.cookies.set(cookie, "written-by-the-tool")
        answer = visitor.post("/en/cookies", data={"choice": "refuse"}, follow_redirects=False)
        assert any(each.startswith(f"{cookie}=") and "max-age=0" in each.lower() for each in answer.headers.get_list("set-cookie"))  # fmt: skip
        no = visitor.get("/en/")
        assert not any(host in no.headers["content-security-policy"] for host in hosts)
        assert "<script" not in no.text


@pytest.mark.clause("ou-serrurier-3.2.02")
def test_a_browser_that_says_no_is_heard(serve: Serve, folder: Path) -> None:
    """With a refusal signal: nothing but the essential passes and nothing is asked; the Site has its own control besides."""
    with httpx.Client(base_url=serve(folder), headers={"sec-gpc": "1"}) as visitor:
        answer = visitor.get("/en/")
        assert "https:" not in answer.headers["content-security-policy"]
        assert "set-cookie" not in answer.headers
        assert 'class="banner"' not in answer.text
        assert visitor.get("/en/cookies").status_code == 200


@pytest.mark.clause("ou-serrurier-3.4.25")
def test_the_panel_works_and_remembers_a_refusal(serve: Serve, folder: Path) -> None:
    """Accept all and refuse all stand side by side; a refusal is stored, and the next page asks nothing and calls nobody."""
    with httpx.Client(base_url=serve(folder), follow_redirects=True) as visitor:
        panel = visitor.get("/en/cookies").text
        assert 'value="accept"' in panel
        assert 'value="refuse"' in panel
        visitor.post("/en/cookies", data={"choice": "refuse"})
        stored = choices.read(POLICY, visitor.cookies[choices.NAME])
        assert stored == dict.fromkeys(asked(POLICY), False)
        after = visitor.get("/en/")
        assert 'class="banner"' not in after.text
        assert "https:" not in after.headers["content-security-policy"]


@pytest.mark.clause("ou-serrurier-3.3.28")
def test_a_partner_who_was_refused_sees_no_page(serve: Serve, folder: Path) -> None:
    """Everybody else accepted: the partner's address is neither loaded nor allowed; accepted too, it is."""
    at, host = serve(folder), "https://regie-exemple.example"
    for yes in (False, True):
        page, allowed = _visit(at, {each: yes or each != "partner" for each in asked(POLICY)})
        assert (host in allowed.split(), f'src="{host}' in page) == (yes, yes)


@pytest.mark.clause("ou-serrurier-3.3.01", "ou-serrurier-3.3.05", "ou-serrurier-3.3.33")
def test_who_refuses_everything_goes_everywhere(serve: Serve, folder: Path) -> None:
    """Every page answers, only the cookie of navigation may be written, and no preference is stored for who set none."""
    refused = dict.fromkeys(asked(POLICY), False)
    assert gate(POLICY, refused).cookies == gate(POLICY).cookies == ("os_session",)
    with httpx.Client(base_url=serve(folder), cookies={choices.NAME: choices.written(POLICY, refused)}) as visitor:
        for path in ("/en/", "/fr/", "/en/cookies", "/en/proof", "/en/short/order-form", "/en/notice.md"):
            answer = visitor.get(path)
            assert answer.status_code == 200, path
            assert "set-cookie" not in answer.headers, path
        assert "Refusing closes none of our features to you" in visitor.get("/en/").text.replace("\u00a0", " ")


WRONG = [
    _marked("3.3.18", "    kind: advertising\n    purpose: advertising-measurement\n", "    kind: advertising\n    purpose: other-measurements\n", "tracker-data-not-listed"),
    _marked("3.3.19", "    by: partner\n    kind: partner\n", "    kind: partner\n", "tracker-incomplete"),
]  # fmt: skip


@pytest.mark.parametrize(("was", "becomes", "code"), WRONG)
def test_a_tracker_of_no_stated_purpose_or_partner_is_refused(
    command: Command, tmp_path: Path, was: str, becomes: str, code: str
) -> None:
    """A measurement that the policy does not state, or a campaign without its partner, is an error at its line."""
    assert TEXT.count(was) == 1
    (tmp_path / "policy.yaml").write_text(TEXT.replace(was, becomes), "utf-8")
    outcome = command("check", tmp_path, "--format", "json")
    assert outcome.exit_code == 1
    assert code in {each["code"] for each in outcome.answer["findings"] if each["severity"] == "error"}


@pytest.mark.slow
@pytest.mark.clause("ou-serrurier-3.1.02")
@pytest.mark.parametrize("device", WIDTHS)
def test_the_choice_is_within_reach_on_each_terminal(
    serve: Serve, folder: Path, chromium: Browser, device: str
) -> None:
    """On a computer, a tablet and a mobile: both answers on the first screen; the notice names the three."""
    at = serve(folder)
    for language, words in (("en", "computer, tablet or mobile"), ("fr", "ordinateur, votre tablette ou votre mobile")):
        with looking(chromium, viewport={"width": WIDTHS[device], "height": 640}) as page:
            page.goto(f"{at}/{language}/")
            for answer in ("accept", "refuse"):
                box = page.locator(f".banner button[value={answer}]").bounding_box()
                assert box is not None
                assert box["y"] + box["height"] <= 640
                assert box["x"] + box["width"] <= WIDTHS[device]
            assert words in page.inner_text("main").replace("\u00a0", " ")
