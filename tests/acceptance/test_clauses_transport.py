"""What goes between people and the pages is encrypted: a call in plain http is sent on or refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from tests.acceptance.office import Office
from tests.acceptance.test_clauses_gate import at_desk

Serve = Callable[..., str]
PUBLIC = "https://ou-serrurier.example"


@pytest.fixture
def at(tmp_path: Path) -> Office:
    """Ou Serrurier."""
    return at_desk("ou-serrurier", tmp_path)


@pytest.mark.clause("ou-serrurier-7.10")
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
@pytest.mark.parametrize("page", ["/", "/en/", "/fr/cookies?from=a%20form", "/checkpoint"])
def test_a_plain_call_is_sent_on_to_https(serve: Serve, at: Office, page: str, method: str) -> None:
    """Every page, whatever is asked of it: no content, the same page in https, and nothing is chosen or stored."""
    with httpx.Client(base_url=serve(at.folder, public=PUBLIC), trust_env=False) as client:
        told = client.request(method, page, data={"choice": "accept"} if method == "POST" else None)

        assert (told.status_code, told.headers["location"]) == (308, f"{PUBLIC}{page}")
        assert (told.content, told.headers.get("set-cookie")) == (b"", None)


@pytest.mark.clause("ou-serrurier-7.10")
def test_what_comes_over_https_is_answered(serve: Serve, at: Office) -> None:
    """Through the server that holds the certificate; the browser is told to come in no other way from then on."""
    with httpx.Client(base_url=serve(at.folder, public=PUBLIC), trust_env=False) as client:
        told = client.get("/en/", headers={"x-forwarded-proto": "https"})

        assert told.status_code == 200
        assert told.headers["strict-transport-security"].startswith("max-age=31536000")
        assert "a risk remains for the transmission" in told.text


@pytest.mark.clause("ou-serrurier-7.10")
@pytest.mark.parametrize("words", [("--host", "0.0.0.0"), ("--public", "http://ou-serrurier.example")])  # noqa: S104 - refused
def test_plain_pages_do_not_leave_the_machine(at: Office, words: tuple[str, str]) -> None:
    """Without an https address Kept answers this machine alone; in French too it says what to do."""
    refused = at.kept("serve", ".", "--port", "0", *words)

    assert (refused.code, refused.out) == (2, "")
    assert "error[plain-transport]" in refused.err
    assert "--public https://" in at.kept("serve", ".", "--port", "0", *words, language="fr").err
