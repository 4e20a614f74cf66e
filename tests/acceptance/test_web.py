"""The pages that people open: the notice, the proof, the choice about cookies, over a real socket."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from kept.journal import Journal, Kind, VerifierKey
from kept.journal.checkpoint import open_checkpoint
from kept.state import open_state

Serve = Callable[..., str]
AT = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
PAGES = (
    "/",
    "/en/",
    "/fr/",
    "/en/proof",
    "/fr/proof",
    "/en/cookies",
    "/fr/cookies",
    "/checkpoint",
    "/journal/key",
    "/style.css",
)


def write_history(folder: Path) -> None:
    """A promise kept twice, one refused, one under way, one request carried out."""
    with open_state(folder / ".kept") as state:
        journal = Journal(state)
        for records in (1204, 31):
            meant = journal.intend(Kind.RETENTION_ERASE, {"clauses": ["prospects"], "statement": "ab" * 32}, AT)
            journal.done(meant, {"records": records}, AT)
        journal.refused(journal.intend(Kind.RETENTION_ERASE, {"clauses": ["invoices"]}, AT), {}, AT)
        journal.intend(Kind.RETENTION_BLANK, {"clauses": ["contract-file"]}, AT)
        journal.done(journal.intend(Kind.REQUEST_FULFIL, {"right": "erasure"}, AT), {"records": 14}, AT)


def plain(text: str) -> str:
    """No-break spaces as spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def section(page: str, clause: str) -> str:
    """What the proof page says of one promise."""
    start = page.index(f'<section class="promise" id="{clause}"')
    return page[start : page.index("</section>", start)]


@pytest.mark.clause("ouicom-0.02")
@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Personal data protection policy"), ("fr", "Politique de protection des données personnelles")],
)
def test_the_policy_is_read_without_a_login(serve: Serve, organisation_folder: Path, language: str, title: str) -> None:
    """Anybody who asks for its address gets the page, under its title."""
    answer = httpx.get(f"{serve(organisation_folder)}/{language}/")
    assert answer.status_code == 200
    assert f"<h1>{title}</h1>" in answer.text
    assert f'<html lang="{language}">' in answer.text


def test_every_page_answers_with_its_headers(serve: Serve, organisation_folder: Path) -> None:
    """GET and HEAD; the browser is held to the page on each of them, error pages included."""
    at = serve(organisation_folder)
    for page in (*PAGES, "/healthz", "/nowhere"):
        answer = httpx.get(at + page)
        assert answer.status_code == (404 if page == "/nowhere" else 200), page
        assert httpx.head(at + page).status_code == answer.status_code
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "server" not in answer.headers
        assert "set-cookie" not in answer.headers


def test_only_the_choice_is_written_to(serve: Serve, organisation_folder: Path) -> None:
    """Every other page is read-only: other verbs are refused, in the reader's language."""
    at = serve(organisation_folder)
    for page in ("/", "/en/", "/fr/proof", "/checkpoint"):
        for verb in ("POST", "PUT", "DELETE", "PATCH"):
            answer = httpx.request(verb, at + page)
            assert answer.status_code == 405, (verb, page)
            assert "GET" in answer.headers["allow"]
    assert "Cette page se lit" in httpx.post(f"{at}/fr/").text


@pytest.mark.parametrize(
    ("path", "accept", "words"),
    [
        ("/fr/nulle-part", "en", "Cette page n’existe pas"),
        ("/en/v/99", "fr", "This page does not exist"),
        ("/en/proof/retention.nothing", "fr", "This page does not exist"),
        ("/de/", "fr-FR,fr;q=0.9", "Cette page n’existe pas"),
        ("/nowhere", "de", "This page does not exist"),
    ],
)
def test_a_missing_page_speaks_the_language_of_its_reader(
    serve: Serve, organisation_folder: Path, path: str, accept: str, words: str
) -> None:
    """That of the address first, then that of the browser."""
    answer = httpx.get(serve(organisation_folder) + path, headers={"accept-language": accept})
    assert answer.status_code == 404
    assert words in answer.text


def test_nothing_that_is_sent_comes_back(serve: Serve, organisation_folder: Path) -> None:
    """Addresses, queries, cookies and forms are never shown: no page can be made to say what its reader was sent."""
    at, evil = serve(organisation_folder), "<script>evil</script>"
    for answer in (
        httpx.get(f"{at}/en/{evil}"),
        httpx.get(f"{at}/en/proof/{evil}"),
        httpx.get(f"{at}/en/?q={evil}", headers={"cookie": f"kept_choices={evil}", "accept-language": evil}),
        httpx.post(f"{at}/en/cookies", data={"choice": evil, "tracker": evil, "back": evil}),
    ):
        assert "evil" not in answer.text
        assert "evil" not in str(answer.headers)


def test_the_proof_says_when_each_promise_was_kept(serve: Serve, organisation_folder: Path) -> None:
    """The sentence, the last time, the records, the entries of the journal and the digest of the statement."""
    write_history(organisation_folder)
    at = serve(organisation_folder)
    kept = plain(section(httpx.get(f"{at}/en/proof").text, "retention.prospects"))
    assert "We keep the following personal data of prospects until the end of our discussions" in kept
    assert "21 November 2026 at 03:00" in kept  # the moment, where the organisation is
    assert all(figure in kept for figure in (">31<", ">1,235<", ">2, 3<", "ab" * 32))
    french = plain(section(httpx.get(f"{at}/fr/proof").text, "retention.prospects"))
    assert "21 novembre 2026 à 3 h 00" in french
    assert ">1 235<" in french


def test_the_proof_is_honest_about_what_was_not_done(serve: Serve, organisation_folder: Path) -> None:
    """Never carried out, refused, under way, or carried out by somebody else: each is said, none looks like done."""
    write_history(organisation_folder)
    at = serve(organisation_folder)
    page = httpx.get(f"{at}/en/proof").text
    assert "Not yet carried out." in section(page, "retention.payments")
    assert "Not yet carried out." in section(page, "retention.invoices")
    assert "Not yet carried out." in section(page, "retention.contract-file")
    assert "Carried out by Google Ireland Limited" in section(page, "retention.audience")
    assert ">14<" in section(page, "rights.erasure")
    assert "Refused, nothing touched" in httpx.get(f"{at}/en/proof/retention.invoices").text
    assert "Commencée, pas achevée" in httpx.get(f"{at}/fr/proof/retention.contract-file").text


def test_from_the_promise_to_its_receipts(serve: Serve, organisation_folder: Path) -> None:
    """Notice, proof of the clause, receipts: each link leads on, and back to the sentence."""
    write_history(organisation_folder)
    at = serve(organisation_folder)
    notice = httpx.get(f"{at}/en/").text
    link = re.search(r'id="retention\.prospects">.*?class="proof" href="([^"]+)"', notice, re.DOTALL)
    assert link is not None
    receipts = httpx.get(at + link[1]).text
    assert receipts.count("Expired records erased") == 2
    assert 'href="/en/#retention.prospects"' in receipts


def test_where_data_lies_stays_private(serve: Serve, organisation_folder: Path) -> None:
    """No place, table or holding is named on a public page."""
    write_history(organisation_folder)
    at = serve(organisation_folder)
    for page in (*PAGES, "/en/proof/retention.prospects"):
        text = httpx.get(at + page).text
        assert not any(word in text for word in ("crm", "contact_id", "last_contact_at", "kept.proofs", "KEPT_CRM")), (
            page
        )


def test_the_checkpoint_can_be_verified(serve: Serve, organisation_folder: Path) -> None:
    """What is shown is a signed checkpoint that the shown key verifies, and that stands on the proof page too."""
    write_history(organisation_folder)
    at = serve(organisation_folder)
    note = httpx.get(f"{at}/checkpoint").text
    key = VerifierKey.parse(httpx.get(f"{at}/journal/key").text)
    assert open_checkpoint(note, key).size == 9
    page = httpx.get(f"{at}/fr/proof").text
    assert note.splitlines()[2] in page.replace("&#43;", "+")
    assert "kept journal verify" in page


def test_the_proof_follows_the_journal(serve: Serve, organisation_folder: Path) -> None:
    """What is done while the server runs is shown at the next visit."""
    at = serve(organisation_folder)
    assert "Not yet carried out." in section(httpx.get(f"{at}/en/proof").text, "retention.prospects")
    write_history(organisation_folder)
    assert "21 November 2026" in section(httpx.get(f"{at}/en/proof").text, "retention.prospects")


@pytest.mark.clause("ouicom-7.20")
def test_a_browser_that_refuses_is_asked_nothing(serve: Serve, organisation_folder: Path) -> None:
    """Global Privacy Control is a refusal: no question, no cookie, no foreign host, even after an earlier yes."""
    at = serve(organisation_folder)
    with httpx.Client(base_url=at, headers={"sec-gpc": "1"}) as visitor:
        visitor.post("/en/cookies", data={"choice": "accept"})
        answer = visitor.get("/en/")
        assert 'class="banner"' not in answer.text
        assert "<script" not in answer.text
        assert "google" not in answer.headers["content-security-policy"]
        assert "set-cookie" not in answer.headers
        assert "We treat that as a refusal" in visitor.get("/en/cookies").text


@pytest.mark.clause("ouicom-7.11")
def test_the_choice_says_what_depends_on_an_essential_cookie(serve: Serve, organisation_folder: Path) -> None:
    """Before choosing, the visitor reads which features need which cookie."""
    page = httpx.get(f"{serve(organisation_folder)}/en/cookies").text
    essential = page[page.index("<caption>Essential") :]
    assert "The forms and the customer area" in essential


def test_a_choice_is_remembered_and_can_be_changed(serve: Serve, organisation_folder: Path) -> None:
    """Accept, then refuse: each is one click, the cookie is ours alone, the script is there only after a yes."""
    with httpx.Client(base_url=serve(organisation_folder), follow_redirects=True) as visitor:
        first = visitor.get("/fr/")
        assert 'class="banner"' in first.text
        assert "<script" not in first.text
        accepted = visitor.post("/fr/cookies", data={"choice": "accept", "back": "proof"})
        assert accepted.url.path == "/fr/proof"
        assert '<script async src="https://www.googletagmanager.com/gtag/js' in accepted.text
        assert "https://www.googletagmanager.com" in accepted.headers["content-security-policy"]
        assert 'class="banner"' not in accepted.text
        cookie = accepted.history[0].headers["set-cookie"]
        assert all(part in cookie for part in ("HttpOnly", "SameSite=lax", "Max-Age=15552000"))
        assert "Vous avez accepté" in visitor.get("/fr/cookies").text
        refused = visitor.post("/fr/cookies", data={"choice": "refuse", "tracker": "analytics"})
        assert "Vous avez refusé" in refused.text
        assert "<script" not in visitor.get("/fr/").text


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "https://evil.example"}, {"origin": "null"}],
)  # fmt: skip
def test_nobody_chooses_for_somebody_else(serve: Serve, organisation_folder: Path, headers: dict[str, str]) -> None:
    """A form sent from another site is refused: no consent by proxy."""
    answer = httpx.post(f"{serve(organisation_folder)}/en/cookies", data={"choice": "accept"}, headers=headers)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("back", ["https://evil.example", "//evil.example", "/evil", "../..", "proof/x"])
def test_a_choice_leads_back_only_to_our_pages(serve: Serve, organisation_folder: Path, back: str) -> None:
    """The address to go back to is one of ours, whatever was sent."""
    answer = httpx.post(f"{serve(organisation_folder)}/en/cookies", data={"choice": "refuse", "back": back})
    assert (answer.status_code, answer.headers["location"]) == (303, "/en/cookies")


def test_a_form_too_large_is_refused(serve: Serve, organisation_folder: Path) -> None:
    """A choice is a few bytes; anything longer is turned away without being read."""
    answer = httpx.post(f"{serve(organisation_folder)}/en/cookies", data={"choice": "x" * 100_000})
    assert answer.status_code == 413


def test_a_journal_that_cannot_be_read_is_told_without_detail(serve: Serve, organisation_folder: Path) -> None:
    """The reader gets a page; what went wrong, and where files lie, stays inside."""
    write_history(organisation_folder)
    at = serve(organisation_folder)
    shutil.rmtree(organisation_folder / ".kept")
    (organisation_folder / ".kept").write_text("not a folder")
    answer = httpx.get(f"{at}/fr/proof")
    assert answer.status_code == 500
    assert "Une erreur s’est produite" in answer.text
    assert str(organisation_folder) not in answer.text
    assert "Traceback" not in answer.text


def test_several_organisations_are_kept_apart(serve: Serve, organisation_folder: Path) -> None:
    """Each under its own name, with its own journal, its own cookie path, its own choice."""
    other = organisation_folder.parent / "other"
    shutil.copytree(organisation_folder, other)
    text = (other / "policy.yaml").read_text("utf-8")
    text = text.replace("controller: ouicom", "controller: other").replace(
        "  ouicom:\n    name: OUICOM", "  other:\n    name: Other SAS"
    )
    (other / "policy.yaml").write_text(text.replace("by: ouicom", "by: other"), "utf-8")
    write_history(other)
    at = serve(organisation_folder, other)
    assert 'href="/ouicom/en/"' in httpx.get(f"{at}/").text
    assert "Other SAS" in httpx.get(f"{at}/other/fr/").text
    assert "Not yet carried out." in section(httpx.get(f"{at}/ouicom/en/proof").text, "retention.prospects")
    assert "21 November 2026" in section(httpx.get(f"{at}/other/en/proof").text, "retention.prospects")
    assert (
        "path=/other/" in httpx.post(f"{at}/other/en/cookies", data={"choice": "accept"}).headers["set-cookie"].lower()
    )
    assert httpx.get(f"{at}/other/style.css").status_code == 200


def test_an_earlier_version_stays_readable(serve: Serve, organisation_folder: Path) -> None:
    """Under its own address, dated, saying which version replaces it."""
    frozen = organisation_folder / "versions"
    frozen.mkdir()
    text = (organisation_folder / "policy.yaml").read_text("utf-8")
    (frozen / "1.yaml").write_text(text.replace("version: 2\n", "version: 1\n").replace("effective: 2026-03-01", "effective: 2025-01-15"), "utf-8")  # fmt: skip
    at = serve(organisation_folder)
    old = httpx.get(f"{at}/fr/v/1").text
    assert "Version 1, en vigueur à compter du 15 janvier 2025" in plain(old)
    assert "La version 2 la remplace à compter du 1er mars 2026" in plain(old)
    assert 'href="/fr/v/1"' in httpx.get(f"{at}/fr/").text
    assert httpx.get(f"{at}/fr/v/0").status_code == 404


def test_a_version_to_come_waits_for_its_day(serve: Serve, organisation_folder: Path) -> None:
    """Until the day it takes effect, the version before it is the one shown."""
    frozen = organisation_folder / "versions"
    frozen.mkdir()
    text = (organisation_folder / "policy.yaml").read_text("utf-8")
    (frozen / "2.yaml").write_text(text, "utf-8")
    later = text.replace("version: 2\n", "version: 3\n").replace("effective: 2026-03-01", "effective: 2027-01-01")
    (organisation_folder / "policy.yaml").write_text(later, "utf-8")
    page = plain(httpx.get(f"{serve(organisation_folder)}/en/").text)
    assert "Version 2, effective 1 March 2026" in page
    assert "Version 3 replaces it from 1 January 2027" in page


def test_the_command_serves_until_it_is_stopped(organisation_folder: Path) -> None:
    """It prints its address, answers there, and stops when asked to."""
    command = [sys.executable, "-m", "kept", "serve", str(organisation_folder), "--port", "0"]
    environment = {"PATH": os.environ["PATH"], "LANG": "C", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as running:
        assert running.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:[0-9]+/", running.stdout.readline())
        try:
            assert address is not None
            assert httpx.get(address[0] + "healthz", timeout=20).text == "ok\n"
        finally:
            running.send_signal(signal.SIGINT)
        assert running.wait(20) in {0, 130}


def test_a_port_that_is_taken_is_a_finding(organisation_folder: Path) -> None:
    """Said with the way out; exit code 1, no traceback."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        ended = subprocess.run(
            [sys.executable, "-m", "kept", "serve", str(organisation_folder), "--port", port],
            capture_output=True,
            text=True,
            check=False,
            env={"PATH": os.environ["PATH"], "LANG": "fr_FR.UTF-8"},
        )
    assert ended.returncode == 1
    assert "port-taken" in ended.stderr
    assert "--port" in ended.stderr
    assert "Traceback" not in ended.stderr
