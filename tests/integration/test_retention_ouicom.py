"""The worked example's promises, carried out day by day on a customer file in SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kept.demo.store import build
from kept.findings import KeptError
from kept.journal import Kind
from kept.retention.guards import Limits
from kept.retention.receipts import Receipts
from kept.testing.sample import holdings_text, policy_text, ticking
from kept.work.carrying import at_work, carry_out, plan_for
from kept.work.organisation import Organisation

EXAMPLE = Path(__file__).parents[2] / "examples" / "ouicom"


class Agency:
    """The example's folder over an empty customer file, and a day on which it is at work."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.file = folder / "org", folder / "crm.db"
        self.folder.mkdir()
        for name in ("policy.yaml", "holdings.yaml"):
            (self.folder / name).write_text((EXAMPLE / name).read_text("utf-8"), "utf-8")
        build(self.file, people=10)
        tables = ("prospecting", "messages", "invoices", "payments", "contracts", "contacts")
        self.write(*(f"DELETE FROM {table}" for table in tables))
        self.opened = Organisation.at(self.folder, {"KEPT_CRM": f"sqlite:///{self.file}"})

    def write(self, *words: str) -> None:
        """Write into the customer file."""
        with closing(sqlite3.connect(self.file)) as file, file:
            for word in words:
                file.execute(word)

    def ask(self, words: str) -> list[tuple[Any, ...]]:
        """Look into the customer file."""
        with closing(sqlite3.connect(self.file)) as file:
            return file.execute(words).fetchall()

    def apply(self, on: str) -> Receipts:
        """Plan for a day and carry it out, as ``kept apply --on DAY --yes`` does."""
        with at_work(self.opened):
            made = plan_for(self.opened, date.fromisoformat(on))
            return carry_out(self.opened, made, ticking(), limits=Limits(share=1.0))


@pytest.fixture
def agency(tmp_path: Path) -> Iterator[Agency]:
    """A customer whose contract was signed, with one payment and one invoice."""
    one = Agency(tmp_path)
    one.write(
        "INSERT INTO contacts (id, kind, origin, last_name, email, created_at, last_contact_at) "
        "VALUES (1, 'person', 'form', 'Somebody', 's@mail.example', '2012-01-01', '2012-01-01')",
        "INSERT INTO contracts (id, contact_id, reference, terms, signatory, created_at, signed_on) "
        "VALUES (1, 1, 'C-1', 'terms', 'Somebody', '2012-01-01', '2012-02-01')",
        "INSERT INTO payments (id, contract_id, payer, amount, paid_on) VALUES (1, 1, 'Somebody', 100, '2012-03-01')",
    )
    yield one
    one.opened.close()


@pytest.mark.clause("ouicom-3.03")
def test_five_years_from_the_end_of_the_contract(agency: Agency) -> None:
    """A contract ended on 1 March 2021: its terms stand through 1 March 2026, and are gone from the next day."""
    agency.write("UPDATE contracts SET ended_on = '2021-03-01'")
    agency.apply("2026-03-01")
    assert agency.ask("SELECT terms, signatory FROM contracts") == [("terms", "Somebody")]
    agency.apply("2026-03-02")
    assert agency.ask("SELECT terms, signatory FROM contracts") == [(None, None)]
    assert agency.ask("SELECT last_name, email FROM contacts") == [("-", None)]


@pytest.mark.clause("ouicom-3.04")
def test_ten_years_from_the_end_of_the_contract(agency: Agency) -> None:
    """A contract ended on 1 March 2016: its payments stand through 1 March 2026; then everything is gone."""
    agency.write("UPDATE contracts SET ended_on = '2016-03-01'")
    agency.apply("2026-03-01")
    assert agency.ask("SELECT payer FROM payments") == [("Somebody",)]
    agency.apply("2026-03-02")
    for table in ("payments", "contracts", "contacts"):
        assert agency.ask(f"SELECT count(*) FROM {table}") == [(0,)], table


@pytest.mark.clause("ouicom-3.08")
def test_an_invoice_under_a_longer_law_stays_alone_with_its_law(agency: Agency) -> None:
    """When the classes of the contract have passed, only the invoice stays, and the step cites the law."""
    agency.write(
        "UPDATE contracts SET ended_on = '2015-06-30'",
        "INSERT INTO invoices (id, contract_id, number, billed_name, billed_address, amount, issued_on, fiscal_year_end) "
        "VALUES (1, 1, 'I-1', 'Somebody', 'Somewhere', 100, '2016-06-01', '2016-06-30')",
    )
    agency.apply("2026-03-02")
    assert agency.ask("SELECT billed_name FROM invoices") == [("Somebody",)]
    assert agency.ask("SELECT count(*) FROM payments") == [(0,)]
    assert agency.ask("SELECT terms FROM contracts") == [(None,)]
    assert agency.ask("SELECT last_name FROM contacts") == [("-",)]
    made = plan_for(agency.opened, date(2026, 3, 2))
    (step,) = (step for step in made.steps if step.holding == "crm.invoices")
    assert step.law == ("GDPR 5(1)(e)", "C. com. L123-22")
    agency.apply("2026-07-01")
    for table in ("invoices", "contracts", "contacts"):
        assert agency.ask(f"SELECT count(*) FROM {table}") == [(0,)], table


CLAUSES = "prospects: {people: prospects, data: [identity], keep: 3 years, since: last-contact, then: erase}"
HOLDINGS = """
crm.people:
  people: prospects
  for: [selling]
  key: id
  holds: {name: name}
  clocks: {last-contact: seen, collected: made}
"""


@pytest.mark.clause("ouicom-0.21")
def test_a_later_version_reaches_back_only_under_a_cited_law(tmp_path: Path) -> None:
    """Without a citation the override is refused; with one it is applied, and the journal counts what it moved."""
    folder, file = tmp_path / "org", tmp_path / "crm.db"
    (folder / "versions").mkdir(parents=True)
    (folder / "versions" / "1.yaml").write_text(policy_text(CLAUSES), "utf-8")
    (folder / "holdings.yaml").write_text(holdings_text(HOLDINGS), "utf-8")
    with closing(sqlite3.connect(file)) as made, made:
        made.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT, seen DATE, made DATE)")
        made.execute("INSERT INTO people VALUES (1, 'Somebody', '2024-01-01', '2021-01-01')")

    def second(cited: str) -> Organisation:
        override = f"applies-to-earlier: {{{cited}by: Ada Lemoine, why: {{en: a new law, fr: une loi nouvelle}}}}"
        shorter = CLAUSES.replace("3 years", "1 year")
        text = policy_text(shorter, version=2, effective="2025-01-01", more=override)
        (folder / "policy.yaml").write_text(text, "utf-8")
        return Organisation.at(folder, {"KEPT_CRM": f"sqlite:///{file}"})

    with pytest.raises(KeptError) as refused:
        plan_for(second(""), date(2026, 3, 2))
    assert refused.value.finding.code == "unsound-documents"
    opened = second("law: LIL 4, ")
    with at_work(opened):
        receipts = carry_out(opened, plan_for(opened, date(2026, 3, 2)), ticking())
    assert receipts.records == 1
    entry = opened.journal.last(Kind.POLICY_OVERRIDE)
    assert entry is not None
    assert (entry.about["law"], entry.about["moved"]) == ("LIL 4", {"crm.people": 1})
    opened.close()
