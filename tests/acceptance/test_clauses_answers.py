"""Every right that the notice names can be asked for, and the person is told what becomes of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pyzipper
from litestar.testing import TestClient
from tests.acceptance.denaroo import EMAIL, denaroo
from tests.acceptance.office import EXAMPLES, Office, read
from tests.acceptance.optillio import house
from tests.acceptance.wimi import account, contact, wimi
from tests.acceptance.workshop import workshop

from kept.load import load_folder
from kept.web.app import app
from kept.work.organisation import Organisation

ADA = "ada@person.example"


def a_client_of_wimi(folder: Path) -> Office:
    """Wimi with one client."""
    at = wimi(folder)
    at.put("service.accounts", account(1, ADA))
    return at


OFFICES: dict[str, tuple[Callable[[Path], Office], str]] = {
    "denaroo": (denaroo, EMAIL),
    "wimi": (a_client_of_wimi, ADA),
}


def rights_of(name: str) -> list[Any]:
    """One row a right of the notice, marked with the clause that names the rights."""
    number = {"denaroo": "denaroo-1.14", "wimi": "wimi-2.03"}[name]
    return [
        pytest.param(name, right.value, id=f"{name}-{right.value}", marks=pytest.mark.clause(number))
        for right in load_folder(EXAMPLES / name).policy.rights.open
    ]


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Office]:
    """Both organisations, each with one person."""
    return {name: make(tmp_path_factory.mktemp(name)) for name, (make, _) in OFFICES.items()}


def ask(at: Office, right: str, email: str, *more: object) -> Any:
    """File a request; what was answered at once."""
    said = at.kept("request", "new", ".", "--right", right, "--identify", f"email={email}", *more, "--format", "json")
    assert said.code == 0, said.out + said.err
    return said.json


@pytest.mark.parametrize(("name", "right"), [*rights_of("denaroo"), *rights_of("wimi")])
def test_each_right_of_the_notice_opens_a_case(offices: dict[str, Office], name: str, right: str) -> None:
    """A request of that kind gets its number, its article and its days, and is in the journal."""
    at, email = offices[name], OFFICES[name][1]
    case = ask(at, right, email)

    assert (case["right"], case["state"]) == (right, "identified")
    assert case["id"] in {one["id"] for one in at.kept("request", "list", ".", "--format", "json").json}
    assert case["id"] in {entry["about"]["request"] for entry in at.journalled("request.open")}


@pytest.mark.clause("wimi-2.03")
def test_a_right_that_cannot_be_asked_for_fails_the_check(tmp_path: Path) -> None:
    """A notice that names a right for which no request exists has an error."""
    at = wimi(tmp_path)
    assert at.kept("check", ".", "--fail-on", "error").code == 0
    at.edit(("    - human-review\n", "    - human-review\n    - be-forgotten\n"))

    judged = at.kept("check", ".", "--fail-on", "error")
    assert (judged.code, "be-forgotten" in judged.out) == (1, True)


def test_what_people_see_to_is_answered_in_their_words(tmp_path: Path) -> None:
    """Kept carries no rectification out by itself: it says so, and the letter tells what was done, and the court."""
    at = a_client_of_wimi(tmp_path)
    number = ask(at, "rectification", ADA)["id"]
    refused = at.kept("request", "fulfil", ".", number)
    assert (refused.code, "kept request answer" in refused.err) == (1, True)

    done = at.kept("request", "answer", ".", number, "--said", "Your number is corrected.", "--by", "Zoe")
    assert done.code == 0, done.err
    for page, words in {"index.html": "court", "index.fr.html": "tribunal"}.items():
        said = read(at.folder / "answers" / number / page)
        assert "Your number is corrected." in said
        assert words in said
    assert at.kept("request", "list", ".", "--format", "json").json == []
    assert at.kept("request", "answer", ".", number, "--said", "Again.", "--by", "Zoe").code == 1


def outbox(at: Office, kind: str) -> list[dict[str, Any]]:
    """The slips of the messages of a kind, oldest first, each with its texts by language."""
    home = at.folder / "answers" / "outbox"
    slips = [json.loads(slip.read_text("utf-8")) for slip in sorted(home.glob("M-*.json"))]
    return [
        {**slip, **{lang: flat(home / f"{slip['message']}.{lang}.txt") for lang in ("en", "fr")}}
        for slip in slips
        if slip["kind"] == kind
    ]


def flat(text: Path) -> str:
    """The words of a plain text, its lines joined."""
    return " ".join(text.read_text("utf-8").split())


DAYS_AGO = {days: (date.today() - timedelta(days)).isoformat() for days in (1, 4, 5, 45)}  # noqa: DTZ011


@pytest.fixture
def at(tmp_path: Path) -> Office:
    """Denaroo with one person."""
    return denaroo(tmp_path)


@pytest.mark.clause("denaroo-45.05")
def test_the_person_is_told_at_each_change_of_state(at: Office) -> None:
    """Received, proof awaited, identified, carried out, answered: each change that is saved has its message, in both languages."""
    number = ask(at, "erasure", EMAIL, "--doubt")["id"]
    (at.folder / "card.jpg").write_bytes(b"card")
    assert at.kept("request", "identify", ".", number, "--proof", "card.jpg", "--by", "Zoe").code == 0
    assert at.kept("request", "fulfil", ".", number, "--yes").code == 0

    told = outbox(at, "progress")
    saved = at.kept("request", "show", ".", number, "--format", "json").json["messages"]
    assert [one["standing"] for one in saved] == ["awaiting-identity", "identified", "in-progress", "answered"]
    assert [one["message"] for one in told] == [one["id"] for one in saved]
    assert all((one["to"] == {"email": [EMAIL]} and number in one["en"] + one["fr"]) or one is told[1] for one in told)
    assert "proof of your identity" in told[0]["en"]
    assert "justificatif de votre identité" in told[0]["fr"]
    assert "is answered" in told[-1]["en"]
    pages = [read(page) for page in sorted((at.folder / "answers" / "outbox").glob("M-*.html"))]
    assert len(pages) == 2 * len(told)
    assert EMAIL not in json.dumps(at.journalled("message.send"))


@pytest.mark.clause("denaroo-45.04", "denaroo-13.16")
def test_more_time_is_told_with_its_reasons_at_once(at: Office) -> None:
    """The extension and its notice are saved together: the reasons, the new day, where to complain; without reasons, neither."""
    number = ask(at, "access", EMAIL, "--received", DAYS_AGO[5])["id"]
    before = at.kept("request", "show", ".", number, "--format", "json").json
    extend = ("request", "extend", ".", number, "--because", "complexity", "--by", "Zoe", "--why")
    assert at.kept(*extend, " ").code == 2
    assert outbox(at, "extension") == []

    done = at.kept(*extend, "Nine archives are opened one by one.")
    assert done.code == 0, done.err
    (notice,) = outbox(at, "extension")
    after = at.kept("request", "show", ".", number, "--format", "json").json
    assert after["legal"] > before["legal"]
    for language, words in {
        "en": ("because it is complex", "Nine archives are opened one by one.", "court", "CNIL"),
        "fr": ("car elle est complexe", "Nine archives are opened one by one.", "tribunal", "CNIL"),
    }.items():
        assert all(word in notice[language] for word in words), notice[language]
    assert [entry["about"]["because"] for entry in at.journalled("request.extend")] == ["complexity"]
    assert at.kept(*extend, "Again.").code == 1


@pytest.mark.clause("denaroo-45.04")
def test_after_the_first_month_no_time_can_be_taken(at: Office) -> None:
    """The person had to be told within the month: it is refused, and no notice leaves."""
    number = ask(at, "access", EMAIL, "--received", DAYS_AGO[45])["id"]
    late = at.kept("request", "extend", ".", number, "--because", "number", "--why", "Many.", "--by", "Zoe")

    assert (late.code, "12(3)" in late.err) == (1, True)
    assert outbox(at, "extension") == []


@pytest.mark.clause("denaroo-44.05", "denaroo-44.06")
def test_details_are_asked_for_while_the_clock_runs(at: Office) -> None:
    """The two days do not move, the question is in the outbox, and at the end the time that the reply took is told."""
    number = ask(at, "access", EMAIL, "--received", DAYS_AGO[5])["id"]
    before = at.kept("request", "show", ".", number, "--format", "json").json
    asked = at.kept("request", "ask", ".", number, "--what", "Which contract?", "--on", DAYS_AGO[4])
    assert asked.code == 0, asked.err
    assert "The time runs on" in asked.out
    (question,) = outbox(at, "clarification")
    assert "Which contract?" in question["en"]
    assert at.kept("request", "clarified", ".", number, "--on", DAYS_AGO[1]).code == 0
    after = at.kept("request", "show", ".", number, "--format", "json").json
    assert (after["safe"], after["legal"]) == (before["safe"], before["legal"])

    assert at.kept("request", "fulfil", ".", number).code == 0
    (closed,) = at.journalled("request.close")
    assert closed["about"]["clarification_days"] == 3
    shown = at.kept("request", "show", ".", number)
    assert "they took 3 days" in shown.out
    assert "days that details took: 3" in shown.out


@pytest.mark.clause("wimi-9.22")
def test_nobody_erases_without_having_read_that_it_cannot_be_undone(tmp_path: Path) -> None:
    """The person is warned on asking, whoever carries it out before agreeing; both are in the journal before the erasure."""
    at = wimi(tmp_path)
    at.put("crm.contacts", contact(1, ADA))
    number = ask(at, "erasure", ADA)["id"]
    assert "cannot be undone" in outbox(at, "progress")[0]["en"]
    assert "définitif" in outbox(at, "progress")[0]["fr"]
    unread = at.kept("request", "fulfil", ".", number)
    assert (unread.code, "cannot be undone" in unread.out) == (2, True)
    assert at.journalled("request.erase") == []

    assert at.kept("request", "fulfil", ".", number, "--yes").code == 0
    erased = at.journalled("request.erase")[0]["seq"]
    warned = [
        *at.journalled("request.warn"),
        *(one for one in at.journalled("message.send") if "warned" in one["about"]),
    ]
    assert len(warned) == 3
    assert all(entry["seq"] < erased for entry in warned)
    assert at.journalled("request.warn")[-1]["about"]["requests"] == [number]


@pytest.mark.clause("optillio-4.3.02")
def test_the_deletion_screen_leads_to_the_terms_in_force(tmp_path: Path) -> None:
    """Where somebody asks for their account to go, and where it is agreed to, the link is that of the terms, with their version."""
    at = house(tmp_path)
    terms = at.loaded.policy.documents["terms"]
    assert terms.link is not None
    number = ask(at, "erasure", "ada@person.example")["id"]
    for page in sorted((at.folder / "answers" / "outbox").glob("M-*.html")):
        assert f'<a href="{terms.link}">' in page.read_text("utf-8")
        assert f"version {terms.version}" in read(page)

    at.edit((f'version: "{terms.version}"', 'version: "2027"'), (terms.link, "https://www.optillio.com/cgvu-2027"))
    screen = at.kept("request", "fulfil", ".", number).out
    assert "version 2027 <https://www.optillio.com/cgvu-2027>" in screen


LINES = {"surname": "Lovelace", "first-name": "Ada", "address": "1 rue Haute, 99001 Villefictive", "email": ADA}
ASKED = {
    "surname": ("your surname", "votre nom"),
    "first-name": ("your first name", "votre prénom"),
    "address": ("your postal address", "votre adresse postale"),
    "email": ("your e-mail address", "votre adresse e-mail"),
}


def by_letter(at: Office, lines: dict[str, str], *known: str) -> Any:
    """A letter is typed in with what it states, and what else tells the person."""
    stated = [word for line, value in lines.items() for word in ("--letter", f"{line}={value}")]
    said = at.kept(
        "request", "new", ".", "--right", "access", "--channel", "post", *stated, *known, "--format", "json"
    )  # fmt: skip
    assert said.code == 0, said.err
    return said.json


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(line, id=line, marks=pytest.mark.clause(f"ou-serrurier-5.{number}"))
        for number, line in enumerate(LINES, 15)
    ],
)
def test_a_letter_without_a_line_goes_on_or_is_completed(tmp_path: Path, line: str) -> None:
    """Found by what the letter has, the case goes on; not found, that line is asked for, nothing is refused, and it goes on then."""
    at = workshop(tmp_path)
    phone = "01 99 00 00 07"
    at.put("contacts", id=1, kind="customer", last_name="Lovelace", email=ADA, phone=phone, origin="order-form",
           created_at="2026-03-02 09:00:00", last_contact_at="2026-03-02")  # fmt: skip
    lines = {name: value for name, value in LINES.items() if name != line}
    found = by_letter(at, lines, "--identify", f"phone={phone}")
    assert (found["state"], found["identity"]["lacks"]) == ("identified", [line])
    assert outbox(at, "completion") == []

    stranger = lines | ({"email": "other@person.example"} if line != "email" else {})
    lost = by_letter(at, stranger)
    assert (lost["state"], lost["identity"]["awaits"]) == ("awaiting-identity", [line])
    (message,) = outbox(at, "completion")
    others = [words for name, words in ASKED.items() if name != line]
    for language, words in zip(("en", "fr"), ASKED[line], strict=True):
        assert words in message[language]
        assert not any(other in message[language] for pair in others for other in pair)
    assert at.journalled("request.refuse") == []

    done = at.kept("request", "complete", ".", lost["id"], "--letter", f"{line}={LINES[line]}", "--by", "Zoe")
    assert (done.code, "identified" in done.out) == (0, True), done.err
    assert LINES["surname"] not in json.dumps(at.journalled("request.open") + at.journalled("message.send"))


def archive(at: Office, code: str) -> dict[str, bytes]:
    """The one sealed archive, opened with the code."""
    (only,) = (at.folder / "answers" / "delivery").glob("*.zip")
    with pyzipper.AESZipFile(only) as sealed:
        sealed.setpassword(code.encode())
        return {name: sealed.read(name) for name in sealed.namelist()}


def code_of(at: Office) -> str:
    """The code, from the message that tells it."""
    (told,) = outbox(at, "code")
    found = re.search(r"code is: (\S+)", told["en"])
    assert found is not None
    return found[1]


@pytest.mark.clause("wimi-10.10")
def test_what_was_asked_by_email_is_answered_by_a_protected_link(tmp_path: Path) -> None:
    """The link fetches an archive that only the code opens; it is logged, and a fortnight later it leads nowhere."""
    at = a_client_of_wimi(tmp_path)
    number = ask(at, "access", ADA, "--channel", "email")["id"]
    assert at.kept("request", "fulfil", ".", number).code == 0
    (link,) = outbox(at, "delivery")
    path = re.search(r"/answer/\S+", link["en"])
    assert path is not None
    assert code_of(at) not in link["en"] + link["fr"]

    (sent,) = [entry["about"] for entry in at.journalled("message.send") if entry["about"]["kind"] == "delivery"]
    assert (sent["request"], sent["form"]) == (number, "electronic")
    with served(at, now := datetime.now(UTC)) as browser:
        assert browser.get(path[0]).status_code == 200
        assert at.journalled("message.end") == []
        fetched = browser.post(path[0])
        assert (fetched.status_code, fetched.headers["cache-control"]) == (200, "no-store")
        assert browser.post(path[0], headers={"sec-fetch-site": "cross-site"}).status_code == 403
        assert browser.get("/answer/guessed").status_code == 404
    assert [entry["about"]["request"] for entry in at.journalled("message.end")] == [number]
    (at.folder / "fetched.zip").write_bytes(fetched.content)
    with pyzipper.AESZipFile(at.folder / "fetched.zip") as sealed, pytest.raises(RuntimeError):
        sealed.read("answer.json")
    assert json.loads(archive(at, code_of(at))["answer.json"])["records"] == 1

    with served(at, now + timedelta(15)) as browser:
        assert browser.post(path[0]).status_code == 404
    assert list((at.folder / "answers" / "delivery").glob("*.zip")) == []


@pytest.mark.clause("wimi-10.11")
def test_whoever_asks_for_paper_gets_paper(tmp_path: Path) -> None:
    """Asked by e-mail, wanted on paper: the copy is there to be printed, with its letter; no link leaves, and it is logged."""
    at = a_client_of_wimi(tmp_path)
    number = ask(at, "access", ADA, "--channel", "email", "--answer", "paper")["id"]
    assert at.kept("request", "fulfil", ".", number).code == 0

    (cover,) = outbox(at, "paper")
    assert "You asked for it on paper" in cover["en"]
    assert "sur papier" in cover["fr"]
    assert ADA in read(at.folder / "answers" / number / "index.html")
    assert (outbox(at, "delivery"), outbox(at, "code")) == ([], [])
    (answered,) = at.journalled("request.answer")
    assert answered["about"]["form"] == "paper"


@pytest.mark.clause("wimi-14.05")
def test_an_export_goes_to_the_verified_client_only_and_sealed(tmp_path: Path) -> None:
    """While identity is in doubt nothing leaves; verified, the export is delivered sealed, and the delivery is in the journal."""
    at = a_client_of_wimi(tmp_path)
    (at.folder / "export.csv").write_text("email\n" + ADA + "\n", "utf-8")
    (at.folder / "card.jpg").write_bytes(b"card")
    number = ask(at, "portability", ADA, "--doubt")["id"]
    answer = ("request", "answer", ".", number, "--said", "Your data.", "--file", "export.csv", "--by", "Zoe")
    assert at.kept(*answer).code == 1
    assert outbox(at, "delivery") == []

    assert at.kept("request", "identify", ".", number, "--proof", "card.jpg", "--by", "Zoe").code == 0
    assert at.kept(*answer).code == 0
    assert ADA in archive(at, code_of(at))["export.csv"].decode()
    assert [one["to"] for one in outbox(at, "delivery")] == [{"email": [ADA]}]
    delivered = [entry["about"] for entry in at.journalled("message.send") if entry["about"]["kind"] == "delivery"]
    assert [one["request"] for one in delivered] == [number]


@contextmanager
def served(at: Office, now: datetime) -> Iterator[TestClient[Any]]:
    """The organisation's pages, at a moment."""
    here = Organisation.at(at.folder, at.places)
    with TestClient(app([here], lambda: now)) as browser:
        yield browser
    here.close()
