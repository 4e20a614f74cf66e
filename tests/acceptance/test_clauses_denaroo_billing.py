"""Denaroo's bills: each line is traced back to what was consumed, and a line about a company alone is nobody's data."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.acceptance.denaroo import EMAIL, LICENCE, Denaroo, denaroo, value_of


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Denaroo:
    """One person with a record in every table, and lines that point to nothing."""
    at = denaroo(tmp_path_factory.mktemp("store"))
    at.put("platform.ratings", id=2, licence_id=1, rating="out of thin air", recorded_at="2026-05-04")
    at.put("crm.invoices", id=2, contact_id=1, lines="out of thin air", about="-", issued_on="2026-05-04")
    return at


@pytest.mark.parametrize(
    ("purpose", "holding", "source", "at_last"),
    [
        pytest.param(
            "billing-details",
            "platform.ratings",
            "platform.consumption",
            "consumption",
            marks=pytest.mark.clause("denaroo-15.02"),
        ),
        pytest.param(
            "accounting", "crm.invoices", "platform.ratings", "rating", marks=pytest.mark.clause("denaroo-15.03")
        ),
    ],
)
def test_a_line_points_to_what_it_was_worked_out_of(
    at: Denaroo, purpose: str, holding: str, source: str, at_last: str
) -> None:
    """A line is traced to its source, which is read in its turn; a line that points to none is left out of the use."""
    read = at.use(purpose, holding).json

    assert [one["id"] for one in read["records"]] == [1]
    assert [(one["code"], one["records"]) for one in read["left"]] == [("made-of-nothing", 1)]
    (traced,) = read["from"]
    assert (traced["record"], traced["holding"], traced["there"]) == (1, source, True)
    (line,) = at.use("billing-details", source, "--key", str(traced["of"])).json["records"]
    assert line[at_last] == value_of(at_last)


@pytest.mark.clause("denaroo-15.03")
def test_invoice_lines_follow_the_accounting_clock(at: Denaroo) -> None:
    """A line outlives what it was worked out of: the books keep it for ten years, and the trace says that its source is gone."""
    told = at.kept("explain", "retention.accounts", ".")
    assert "10 years" in told.out

    at.put("crm.invoices", id=3, contact_id=1, lines="older", about="-", rating_id=99, issued_on="2020-05-04")
    read = at.use("accounting", "crm.invoices", "--key", "3").json
    assert [(one["of"], one["there"]) for one in read["from"]] == [("99", False)]


@pytest.mark.clause("denaroo-15.04")
def test_a_line_about_a_company_is_in_no_copy(tmp_path: Path) -> None:
    """A line of a company without person is left out of the file of access, which says so; the books still read it."""
    at = denaroo(tmp_path)
    at.put(
        "crm.invoices",
        id=2,
        contact_id=1,
        lines="of the company alone",
        about="company",
        rating_id=1,
        issued_on="2026-05-04",
    )

    copy = at.answer("access", EMAIL, licence=LICENCE)

    answer = json.loads((copy / "answer.json").read_text("utf-8"))
    (invoices,) = (one for one in answer["holdings"] if one["holding"] == "crm.invoices")
    assert [one["values"]["invoice_lines"] for one in invoices["records"]] == [value_of("invoice_lines")]
    assert answer["about_organisations"] == [{"holding": "crm.invoices", "records": 1}]
    assert not any(b"of the company alone" in file.read_bytes() for file in copy.rglob("*") if file.is_file())
    assert "about a company and no person" in (
        copy / "index.en.html" if (copy / "index.en.html").exists() else copy / "index.html"
    ).read_text("utf-8")
    assert len(at.use("accounting", "crm.invoices").json["records"]) == 2
