"""The other forms of the notice, the schedule and the annex, over a real socket: each is there, linked, and what it says it is."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import httpx
import pikepdf
import pytest

Serve = Callable[..., str]
KINDS = {
    "notice.pdf": "application/pdf",
    "notice.md": "text/markdown",
    "notice.jsonld": "application/ld+json",
    "schedule.html": "text/html",
    "schedule.pdf": "application/pdf",
    "schedule.md": "text/markdown",
    "schedule.csv": "text/csv",
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_form_is_served_and_linked(serve: Serve, organisation_folder: Path, language: str) -> None:
    """From the notice one comes to each form, from the schedule to its own; each is told for what it is."""
    at = serve(organisation_folder)
    linked = {
        href
        for page in ("", "schedule.html")
        for href in re.findall(r'href="([^"#]+)', httpx.get(f"{at}/{language}/{page}").text)
    }
    for name, kind in KINDS.items():
        assert f"/{language}/{name}" in linked
        answer = httpx.get(f"{at}/{language}/{name}")
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == kind
        assert "content-security-policy" in answer.headers


def test_the_forms_are_in_the_language_of_their_address(serve: Serve, organisation_folder: Path) -> None:
    """A French PDF, a French table."""
    at = serve(organisation_folder)
    with pikepdf.open(io.BytesIO(httpx.get(f"{at}/fr/notice.pdf").content)) as document:
        assert str(document.Root.Lang).startswith("fr")
    assert "Archivage intermédiaire" in httpx.get(f"{at}/fr/schedule.csv").text
    assert "In archive" in httpx.get(f"{at}/en/schedule.csv").text


def test_a_form_that_is_not_there_is_a_page_that_says_so(serve: Serve, organisation_folder: Path) -> None:
    """Nobody's processor has no annex; the register is published nowhere."""
    at = serve(organisation_folder)
    for name in ("annex.html", "annex.pdf", "register.ods", "register.csv"):
        assert httpx.get(f"{at}/en/{name}").status_code == 404
