"""What a person reads at the end: every letter names the authority, and every refusal the right to complain."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from tests.acceptance.office import read
from tests.acceptance.ouicom import Ouicom, ouicom

from kept.testing.crm import Life

ADA, THEO = "ada@person.example", "theo@person.example"
PAGES = {"index.html": ("complain to", "court"), "index.fr.html": ("réclamation", "tribunal")}
WHO = {"prospects": "prospect", "customers": "prospect", "partners": "partner"}


@pytest.fixture
def at(tmp_path: Path) -> Ouicom:
    """A customer whose contract is over, and a prospect."""
    over = Life(1, ADA, kind="customer", contracts=((date(2022, 3, 1), date(2024, 9, 30)),))
    return ouicom(tmp_path, over, Life(2, THEO))


@pytest.mark.clause("ouicom-6.17", "ouicom-6.18")
def test_every_closing_letter_names_the_cnil_and_the_right_to_complain(at: Ouicom) -> None:
    """A copy, a whole erasure, a partial one and a refusal, in each language: the CNIL, where to complain, the court."""
    copy, whole, partial = at.answer("access", ADA), at.answer("erasure", THEO), at.answer("erasure", ADA)
    number = at.kept("request", "new", ".", "--right", "access", "--identify", f"email={ADA}", "--format", "json").json[
        "id"
    ]
    why = ("--ground", "excessive", "--why", "The fifth this week.", "--by", "Zoe Exemple")
    refused = at.kept("request", "refuse", ".", number, *why, "--out", at.folder / "letter")
    assert refused.code == 0, refused.err

    assert json.loads((partial / "answer.json").read_text("utf-8"))["counts"]["kept"] > 0
    for letter in (copy, whole, partial, at.folder / "letter"):
        for page, words in PAGES.items():
            said = read(letter / page)
            assert "CNIL" in said, letter
            assert "https://www.cnil.fr/fr/plaintes" in said, letter
            assert all(word in said for word in words), (letter, page)


@pytest.mark.clause("ouicom-0.05", "ouicom-0.06", "ouicom-0.07")
@pytest.mark.parametrize(
    ("kind", "life", "clauses"),
    [
        ("prospects", Life(3, "p@person.example"), {"retention.prospects"}),
        (
            "customers",
            Life(3, "p@person.example", contracts=((date(2024, 3, 1), None),)),
            {"retention.customers-enquiries", "retention.contract-file"},
        ),
        (
            "partners",
            Life(3, "p@person.example", kind="partner", contracts=((date(2024, 3, 1), None),)),
            {"retention.customers-enquiries", "retention.contract-file"},
        ),
    ],
)
def test_the_policy_governs_a_record_from_its_creation(
    tmp_path: Path, kind: str, life: Life, clauses: set[str]
) -> None:
    """Whoever a record is about, its policy is OUICOM's: purposes, durations of that kind of people, and rights."""
    answer = ouicom(tmp_path, life).access("p@person.example")

    (contact,) = next(part["records"] for part in answer["holdings"] if part["holding"] == "crm.contacts")
    assert [person["id"] for person in contact["people"]] == [kind]
    assert {clause for kept in contact["kept"] for clause in kept["by"]} == clauses
    assert answer["controller"]["name"]["en"] == "OUICOM"
    assert {part["controller"] for part in answer["holdings"]} == {"ouicom"}
    assert all(part["purposes"] for part in answer["holdings"])
    assert {right["id"] for right in answer["rights"]["open"]} >= {"rectification", "erasure", "objection"}
