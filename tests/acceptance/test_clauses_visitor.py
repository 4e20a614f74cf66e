"""Somebody looks around without having agreed to anything: only what browsing needs is used, and nothing is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from tests.acceptance.ouicom import ouicom

from kept.consent.trackers import gate
from kept.load import load_folder
from kept.testing.crm import Life

Serve = Callable[..., str]
PAGES = ("/", "/en/", "/fr/", "/en/proof", "/fr/cookies", "/en/proof/retention.prospects")


@pytest.mark.clause("ouicom-2.03")
def test_without_consent_only_what_browsing_needs_is_used(serve: Serve, organisation_folder: Path) -> None:
    """No tracker but the one of site navigation passes, no cookie is set, no other host may be called, nothing is kept."""
    policy = load_folder(organisation_folder).policy
    passing = gate(policy)
    assert {policy.trackers[name].purpose for name in passing.trackers} == {"site-navigation"}
    assert set(policy.purposes["site-navigation"].data) == {"session"}

    at = serve(organisation_folder)
    with httpx.Client(base_url=at, headers={"user-agent": "Visitor of a test"}) as visitor:
        for page in PAGES:
            answer = visitor.get(page, follow_redirects=True)
            assert answer.status_code == 200, page
            assert "set-cookie" not in answer.headers, page
            assert "https:" not in answer.headers["content-security-policy"], page
        assert not visitor.cookies
    kept = b"".join(path.read_bytes() for path in organisation_folder.rglob("*") if path.is_file())
    assert b"Visitor of a test" not in kept


@pytest.mark.clause("ouicom-2.03")
def test_nothing_else_is_read_to_let_people_browse(tmp_path: Path) -> None:
    """Under the purpose of site navigation no record of the customer file is read; the refusal is in the journal."""
    at = ouicom(tmp_path, Life(1, "theo@person.example", origin="hub", kind="customer"))

    for holding in ("crm.contacts", "crm.messages", "crm.prospecting", "crm.contracts"):
        refused = at.kept("use", "site-navigation", ".", "--holding", holding, "--format", "json")
        assert refused.code == 1, holding
        assert "theo@" not in refused.out + refused.err
    assert [entry["stage"] for entry in at.journalled("use.decide")] == ["refused"] * 4
