"""The proof of information: what a person was shown, when, in which version; and no more than that is claimed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.office import Office, read
from tests.acceptance.optillio import house
from tests.acceptance.test_clauses_optillio_collection import SIGNING_UP
from tests.acceptance.test_clauses_ou_serrurier_collection import GIVEN as AT_OU_SERRURIER
from tests.acceptance.wimi import wimi
from tests.acceptance.workshop import workshop

THEO = {"name": "Theo Martin", "email": "theo@mail.example", "message": "How much is it?"}


def today() -> set[str]:
    """The day of the test; midnight may pass meanwhile."""
    return {datetime.now(UTC).date().isoformat()}


def told(at: Office, email: str) -> Any:
    """What the copy of a person says of what they were shown."""
    return at.access(email)["informed"]


@pytest.mark.clause("wimi-2.02")
def test_a_persons_file_shows_the_version_and_the_day(tmp_path: Path) -> None:
    """Whoever wrote through a form finds it in their file; a record that came otherwise proves nothing."""
    at, days = wimi(tmp_path), today()
    assert at.collect("contact-form", THEO, "--people", "prospects").code == 0
    at.put("crm.contacts", id=50, email="old@mail.example", status="prospect", full_name="Old", created_at="2025-01-02 09:00:00", last_inbound_at="2026-10-02")  # fmt: skip
    folder = at.answer("access", THEO["email"])

    (shown,) = told(at, THEO["email"])
    assert shown["day"] in days | today()
    assert (shown["version"], shown["language"], shown["proof"]["id"]) == (1, "en", "shown")
    assert told(at, "old@mail.example") == []
    page = read(folder / "index.html")
    assert "privacy notice, version 1 (shown, not read)" in page
    assert "mention d’information, version 1 (présentée, non lue)" in read(folder / "index.fr.html").replace(
        "\u00a0", " "
    )


@pytest.mark.clause("ou-serrurier-0.23")
def test_shown_is_not_read(tmp_path: Path) -> None:
    """Who never opened the notice: shown, not read. Who opened it: opened, and even then nobody says that it was read."""
    at = workshop(tmp_path)
    point, (people, given) = next((name, one) for name, one in AT_OU_SERRURIER.items() if "email" in one[1])
    assert at.collect(point, given, "--people", people).code == 0
    assert at.collect(point, {**given, "email": "second@mail.example", "phone": "01 99 00 00 77"}, "--people", people, "--opened").code == 0  # fmt: skip

    (first,), (second,) = told(at, given["email"]), told(at, "second@mail.example")
    assert (first["proof"]["id"], first["proof"]["en"]) == ("shown", "shown, not read")
    assert first["proof"]["fr"] == "présentée, non lue"
    assert second["proof"]["id"] == "opened"
    assert "nobody knows" in second["proof"]["en"]
    assert first["version"] == second["version"] == 1


@pytest.mark.clause("optillio-0.06")
def test_accepted_terms_name_the_version_of_the_policy(tmp_path: Path) -> None:
    """A user who signs up: the terms by their version, and the version of the policy that was shown with them."""
    at = house(tmp_path, versions=True)
    assert at.collect("account", SIGNING_UP, "--people", "users").code == 0

    (shown,) = told(at, SIGNING_UP["email"])
    (terms,) = shown["terms"]
    assert (terms["id"], terms["version"], terms["policy"]) == ("documents.terms", "2019", 2)
    page = read(at.answer("access", SIGNING_UP["email"]) / "index.html")
    assert "General terms of sale and use, version 2019, with version 2 of the notice" in page
