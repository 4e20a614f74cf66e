"""Denaroo's files of documents: what the law of the number's country asks for, what the means of payment needs, and no more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.denaroo import Denaroo, denaroo

FILE = {"contact_email": "nour@client-b.example"}
PORT = FILE | {
    "number_type": "geographic",
    "line_number": "01 99 00 11 22",
    "line_operator": "Telecom A",
    "rio": "04F123456F8T",
    "portability_mandate": "signed.pdf",
    "operator_invoice": "invoice.pdf",
    "payment_means": "transfer",
}
IBAN = "FR76 3000 6000 0112 3456 7890 189"
TITLES = ("identity_card", "driving_licence", "passport")
TODAY = datetime.now(UTC).date()
EXTRACT = {"company_extract": "kbis.pdf", "extract_date": TODAY.isoformat()}
RULES = {
    ("geographic", "FR"): {"company_extract", "extract_date", "proof_of_address", *TITLES},
    ("non-geographic", "FR"): {"company_extract", "extract_date", *TITLES},
    ("toll-free", "FR"): {"company_extract", "extract_date"},
    ("geographic", "BE"): {"company_extract", "extract_date", "proof_of_address", "title_number", *TITLES},
    ("non-geographic", "BE"): {"company_extract", "extract_date", *TITLES},
    ("toll-free", "BE"): {"company_extract", "extract_date"},
}
"""Kind and country of the number → the documents that its line of the table names."""


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Denaroo:
    """The company at work."""
    return denaroo(tmp_path_factory.mktemp("store"))


def row(number: str, *values: Any) -> Any:
    """One row a clause."""
    return pytest.param(*values, id=f"{number}-{values[0]}-{values[1]}", marks=pytest.mark.clause(f"denaroo-{number}"))


def refused(at: Denaroo, point: str, given: dict[str, str]) -> list[tuple[str, str]]:
    """What is refused there, and why; nothing was stored."""
    before = [at.rows(table) for table in ("crm.number_files", "crm.identity_checks")]
    told = at.collect(point, given, "--people", "representatives")
    assert told.code == 1, told.out + told.err
    assert [at.rows(table) for table in ("crm.number_files", "crm.identity_checks")] == before
    return [(one["code"], one["field"]) for one in told.json["refused"]]


@pytest.mark.parametrize(
    ("kind", "country"),
    [
        row("18.26", "geographic", "FR"),
        row("18.27", "non-geographic", "FR"),
        row("18.28", "toll-free", "FR"),
        row("18.29", "geographic", "FR"),
        row("18.29", "toll-free", "FR"),
        row("18.30", "geographic", "BE"),
        row("18.30", "non-geographic", "BE"),
        row("18.30", "toll-free", "BE"),
        row("18.25", "non-geographic", "BE"),
        row("18.25", "geographic", "FR"),
    ],
)
def test_the_list_of_documents_is_the_line_of_the_table(at: Denaroo, kind: str, country: str) -> None:
    """A number is ordered: the list holds the documents of its line, its law is cited, and any other document is refused."""
    ordered = FILE | {"number_type": kind, "number_country": country}

    told = at.collect("allotment", ordered, "--asked").json

    asked = {one["field"] for one in told["asked"] if "case" in one}
    assert asked == RULES[kind, country]
    assert {one["field"] for one in told["asked"]} - asked == set(ordered)
    (law,) = told["cases"].values()
    assert ("2018-0881" if country == "FR" else "27 April 2007") in law

    given = dict.fromkeys(asked - set(TITLES), "there") | EXTRACT
    given |= {"identity_card": "card.pdf"} if "identity_card" in asked else {}
    for other in {"title_number", "proof_of_address", "passport"} - asked:
        assert refused(at, "allotment", ordered | given | {other: "too much"})[0] == ("not-in-this-case", other)
    lacking = given.keys() - {"identity_card"}
    for field in lacking:
        without = {name: value for name, value in given.items() if name != field}
        assert ("required-missing", field) in refused(at, "allotment", ordered | without)


@pytest.mark.clause("denaroo-18.31")
def test_a_line_without_its_law_asks_for_nothing(tmp_path: Path) -> None:
    """The law of the country is taken out of a line: the policy is refused, and so is what is given under that line."""
    at = denaroo(tmp_path)
    text = (at.folder / "policy.yaml").read_text("utf-8")
    start = text.index("        law: *french", text.index("      toll-free-france:"))
    (at.folder / "policy.yaml").write_text(text[:start] + text[text.index("\n", start) + 1 :], "utf-8")

    checked = at.kept("check", ".", "--fail-on", "error")
    assert checked.code == 1
    assert "error[case-without-law]: the case `toll-free-france` of `allotment`" in checked.out

    ordered = FILE | {"number_type": "toll-free", "number_country": "FR"}
    assert ("case-without-law", "") in refused(at, "allotment", ordered | EXTRACT)


@pytest.mark.clause("denaroo-18.18")
def test_one_invoice_for_each_operator(at: Denaroo) -> None:
    """Two operators are concerned: the list asks one invoice of each, and one is asked where there is one."""

    def asked(*operators: str) -> list[str]:
        told = at.collect("portability", {"line_operator": list(operators)}, "--asked").json["asked"]
        return [one["each"] for one in told if one["field"] == "operator_invoice"]

    assert asked("Telecom A", "Telecom B") == ["Telecom A", "Telecom B"]
    assert asked("Telecom A", "Telecom A") == ["Telecom A"]


@pytest.mark.clause("denaroo-18.19")
@pytest.mark.parametrize("rio", ["04F123456", "04F123456F8U", "not a RIO at all", "0433123456F8T"])
def test_a_malformed_statement_is_refused(at: Denaroo, rio: str) -> None:
    """An operator's identity statement whose shape or key does not fit its number is refused."""
    assert refused(at, "portability", PORT | {"rio": rio}) == [("malformed", "rio")]


@pytest.mark.clause("denaroo-18.19")
def test_a_statement_that_fits_its_number_is_taken(tmp_path: Path) -> None:
    """Written as people write it, with a key that fits the number, it is stored."""
    at = denaroo(tmp_path)
    told = at.collect("portability", PORT | {"rio": "04 F 123456 F8T", "line_number": "+33 1 99 00 11 22"})

    assert told.code == 0, told.out + told.err
    assert at.rows("crm.number_files", "line_operator = 'Telecom A'")[0]["rio"] == "04 F 123456 F8T"


@pytest.mark.clause("denaroo-18.23")
@pytest.mark.parametrize("means", ["transfer", "card"])
def test_bank_details_are_for_direct_debit_alone(at: Denaroo, means: str) -> None:
    """Under another means of payment they are neither asked nor taken; under direct debit they are needed."""
    assert refused(at, "portability", PORT | {"payment_means": means, "bank_details": IBAN}) == [
        ("not-in-this-case", "bank_details")
    ]
    debit = PORT | {"payment_means": "direct-debit"}
    assert refused(at, "portability", debit) == [("required-missing", "bank_details")]
    assert refused(at, "portability", debit | {"bank_details": IBAN.replace("9", "8")}) == [
        ("malformed", "bank_details")
    ]
    asked = at.collect("portability", debit, "--asked").json["asked"]
    assert [one["required"] for one in asked if one["field"] == "bank_details"] == [True]


@pytest.mark.clause("denaroo-18.36")
def test_an_extract_that_is_too_old_is_asked_anew(at: Denaroo) -> None:
    """An extract of more than three months is refused with the request for a newer one; a day that is none is refused too."""
    ordered = FILE | {"number_type": "toll-free", "number_country": "FR"} | EXTRACT
    old = ordered | {"extract_date": (TODAY - timedelta(days=100)).isoformat()}

    assert refused(at, "allotment", old) == [("too-old", "extract_date")]
    told = at.kept("collect", "allotment", ".", given=old)
    assert "more than 3 months ago; give us a newer document" in told.err
    assert refused(at, "allotment", ordered | {"extract_date": "last week"}) == [("no-day", "extract_date")]

    recent = ordered | {"extract_date": (TODAY - timedelta(days=80)).isoformat()}
    assert at.collect("allotment", recent, "--people", "representatives").code == 0


def test_the_notice_tells_each_case(at: Denaroo) -> None:
    """The page says what each case needs, by which law, and that one title is enough; in both languages."""
    assert at.kept("publish", ".", "--out", "site").code == 0
    english = (at.folder / "site/en/index.html").read_text("utf-8")
    french = (at.folder / "site/fr/index.html").read_text("utf-8")
    assert "For a toll-free number in France, we also need: company extract (KBIS) and date of" in english
    assert "Pour un numéro gratuit en France, il nous faut aussi" in french
