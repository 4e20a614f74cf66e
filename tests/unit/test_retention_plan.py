"""What a plan lets go, and what it leaves: promises over small tables held in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from kept.connectors.interface import Blank, Link
from kept.links.holds import Hold
from kept.load import Loaded
from kept.retention.plan import plan
from kept.retention.values import Plan
from kept.testing import MemoryConnector
from kept.testing.sample import policy_text, sample

Rows = Sequence[Mapping[str, Any]]

THREE_YEARS = "prospects: {people: prospects, data: [identity], keep: 3 years, since: last-contact, then: erase}"
PEOPLE = """
crm.people:
  people: prospects
  for: [selling]
  key: id
  holds: {name: name}
  clocks: {last-contact: seen}
"""


def planned(loaded: Loaded, on: str, holds: Sequence[Hold] = (), links: Sequence[Link] = (), **tables: Rows) -> Plan:
    """The plan for a day over these tables."""
    place = MemoryConnector(tables, place="crm", links=links)
    return plan(loaded, lambda _: place, date.fromisoformat(on), holds=holds)


def going(made: Plan) -> dict[str, int]:
    """Holding and act → records, for the steps that have any."""
    found: dict[str, int] = {}
    for step in made.steps:
        what = "erase" if step.erases else "blank"
        if step.records:
            key = f"{step.holding} {what}"
            found[key] = found.get(key, 0) + step.records
    return found


def person(number: int, **more: Any) -> dict[str, Any]:
    """A record of an invented person."""
    return {"id": number, "name": f"Person {number}", **more}


@pytest.mark.parametrize(("on", "records"), [("2026-03-01", 0), ("2026-03-02", 1)])
def test_kept_through_the_last_day_and_gone_from_the_next(on: str, records: int) -> None:
    """Three years from 1 March 2023 are over when 1 March 2026 is."""
    made = planned(sample(THREE_YEARS, PEOPLE), on, people=[person(1, seen="2023-03-01")])
    assert made.records == records


@pytest.mark.parametrize(("seen", "records"), [("2023-02-28", 1), ("2023-03-01", 0)])
def test_a_period_is_counted_in_the_calendar(seen: str, records: int) -> None:
    """The cut-off of 1 March 2026 is the last day of February 2023, whatever the number of days between."""
    made = planned(sample(THREE_YEARS, PEOPLE), "2026-03-01", people=[person(1, seen=seen)])
    assert made.records == records


def test_the_statement_of_a_step_is_shown_and_its_clause_named() -> None:
    """A step says which promise it keeps, under which article, and the most records it may touch."""
    people = [person(1, seen="2019-01-01"), person(2, seen="2025-01-01")]
    (step,) = planned(sample(THREE_YEARS, PEOPLE), "2026-03-02", people=people).steps
    assert (step.clauses, step.law, step.records, step.total) == (("retention.prospects",), ("GDPR 5(1)(e)",), 1, 2)
    assert step.statement.digest


EITHER = """
prospects:
  people: prospects
  data: [identity]
  keep: {until: process-closed, at-most: 3 years}
  since: last-contact
  then: erase
"""
CLOSING = """
crm.people:
  people: prospects
  for: [selling]
  key: id
  holds: {name: name}
  clocks: {last-contact: seen, process-closed: {column: closed, empty: not-yet}}
"""
CLOSED = "events: {process-closed: {en: closed, fr: clos}}"


@pytest.mark.parametrize(
    ("seen", "closed", "goes"),
    [
        ("2026-01-10", "2026-03-01", True),
        ("2026-01-10", "2026-03-02", False),
        ("2023-03-01", None, True),
        ("2023-03-02", None, False),
        ("2020-01-01", "2026-03-02", True),
    ],
)
@pytest.mark.clause("ouicom-3.01")
def test_the_earlier_of_two_ends_decides(seen: str, closed: str | None, goes: bool) -> None:
    """Without a contract, data goes the day after the discussions close, and after three years at the most."""
    made = planned(sample(EITHER, CLOSING), "2026-03-02", people=[person(1, seen=seen, closed=closed)])
    assert made.records == int(goes)


ARCHIVE = """
contract-file:
  people: customers
  data: [contract]
  keep: {until: end-of-contract, then-archive: 5 years}
  since: end-of-contract
  then: erase
"""
CONTRACTS = """
crm.contracts:
  people: customers
  for: [selling]
  key: id
  holds: {terms: terms}
  clocks: {end-of-contract: {column: ended, empty: not-yet}}
"""


@pytest.mark.parametrize(("on", "records"), [("2026-03-01", 0), ("2026-03-02", 1)])
@pytest.mark.clause("ouicom-3.03")
def test_the_archive_follows_the_active_phase(on: str, records: int) -> None:
    """A contract ended on 1 March 2021 stays five years in archive: through 1 March 2026."""
    contracts = [{"id": 1, "terms": "T", "ended": "2021-03-01"}, {"id": 2, "terms": "U", "ended": None}]
    assert planned(sample(ARCHIVE, CONTRACTS), on, contracts=contracts).records == records


@pytest.mark.parametrize(("on", "records"), [("2026-03-01", 0), ("2026-03-02", 1)])
@pytest.mark.clause("ouicom-3.04")
def test_the_ten_year_class(on: str, records: int) -> None:
    """Another class of data stays ten years from the end of the contract: through 1 March 2026."""
    ten = ARCHIVE.replace("5 years", "10 years")
    assert (
        planned(sample(ten, CONTRACTS), on, contracts=[{"id": 1, "terms": "T", "ended": "2016-03-01"}]).records
        == records
    )


def test_active_phase_and_archive_are_added() -> None:
    """Two years in use, then three in archive, are five years from the start."""
    clause = "file: {people: customers, data: [contract], keep: {at-most: 2 years, then-archive: 3 years}, since: end-of-contract, then: erase}"
    contracts = [{"id": 1, "terms": "T", "ended": "2021-03-01"}, {"id": 2, "terms": "U", "ended": "2021-03-02"}]
    assert planned(sample(clause, CONTRACTS), "2026-03-02", contracts=contracts).records == 1


TWO = """
short: {people: prospects, data: [identity], keep: 1 year, since: last-contact, then: erase}
long: {people: prospects, data: [identity], keep: 3 years, since: last-contact, then: erase}
"""


def test_a_value_goes_when_every_clause_that_covers_it_has_lapsed() -> None:
    """Of two promises on one value, the later one lets it go."""
    people = [person(1, seen="2024-01-01"), person(2, seen="2022-01-01")]
    assert going(planned(sample(TWO, PEOPLE), "2026-03-02", people=people)) == {"crm.people erase": 1}


PARTLY = """
identity: {people: prospects, data: [identity], keep: 3 years, since: last-contact, then: erase}
messages: {people: prospects, data: [message], keep: 1 year, since: last-contact, then: erase}
"""
WITH_NOTE = PEOPLE.replace("{name: name}", "{name: name, email: email, message: note}")


def test_a_row_whose_values_have_not_all_lapsed_stays_with_the_lapsed_ones_blanked() -> None:
    """After one year the note is blanked; after three the row goes."""
    people = [
        person(1, email="a@mail.example", note="N", seen="2024-06-01"),
        person(2, email="b@mail.example", note="N", seen="2020-06-01"),
        person(3, email="c@mail.example", note=None, seen="2024-06-01"),
    ]
    made = planned(sample(PARTLY, WITH_NOTE), "2026-03-02", people=people)
    assert going(made) == {"crm.people blank": 1, "crm.people erase": 1}
    (blank,) = (step.act for step in made.steps if isinstance(step.act, Blank) and step.records)
    assert blank.columns == ("note",)


def test_a_value_that_no_promise_covers_is_never_touched() -> None:
    """Without a clause for messages, the row stays, and the plan says that nothing covers the note."""
    people = [person(1, email="a@mail.example", note="N", seen="2020-06-01")]
    made = planned(sample(THREE_YEARS, WITH_NOTE), "2026-03-02", people=people)
    assert going(made) == {"crm.people blank": 1}
    (omission,) = made.omissions
    assert (omission.reason.code, omission.fields, omission.records) == ("no-promise", ("message",), 1)


FAMILY = """
identity: {people: customers, data: [identity], keep: 3 years, since: last-contact, then: erase}
invoices: {people: customers, data: [invoices], keep: 10 years, since: fiscal-year-end, then: erase, duty: C. com. L123-22}
"""
PARENT = """
crm.people:
  people: customers
  for: [selling]
  key: id
  holds: {name: name}
  clocks: {last-contact: seen}
  blank: {name: "-"}
crm.invoices:
  of: crm.people via person
  for: [accounting]
  key: id
  holds: {billed: billed}
  clocks: {fiscal-year-end: closed}
"""


@pytest.mark.clause("ouicom-3.08")
def test_what_the_law_has_us_keep_stays_and_keeps_its_owner_in_place() -> None:
    """When the class of the customer passes, the invoice alone stays, under its law; the customer's row is blanked."""
    people = [person(1, seen="2020-01-01"), person(2, seen="2020-01-01")]
    invoices = [{"id": 7, "person": 1, "billed": "Person 1", "closed": "2020-12-31"}]
    made = planned(sample(FAMILY, PARENT), "2026-03-02", people=people, invoices=invoices)
    assert going(made) == {"crm.people blank": 1, "crm.people erase": 1}
    (invoice_step,) = (step for step in made.steps if step.holding == "crm.invoices")
    assert (invoice_step.records, invoice_step.law) == (0, ("GDPR 5(1)(e)", "C. com. L123-22"))
    (blank,) = (step for step in made.steps if not step.erases and step.records)
    assert blank.because == ("crm.invoices",)


def test_children_come_before_their_parents() -> None:
    """Invoices are erased before the customers they belong to."""
    people = [person(1, seen="2010-01-01")]
    invoices = [{"id": 7, "person": 1, "billed": "Person 1", "closed": "2010-12-31"}]
    made = planned(sample(FAMILY, PARENT), "2026-03-02", people=people, invoices=invoices)
    assert [step.holding for step in made.steps if step.records] == ["crm.invoices", "crm.people"]


def test_rows_of_a_table_nobody_declared_keep_what_they_point_at() -> None:
    """A foreign key from an undeclared table blanks the record instead of erasing it, and the plan says so."""
    people = [person(1, seen="2010-01-01"), person(2, seen="2010-01-01")]
    links = [Link("badges", "person", "people", "id")]
    made = planned(
        sample(THREE_YEARS, PEOPLE), "2026-03-02", links=links, people=people, badges=[{"id": 1, "person": 1}]
    )
    assert going(made) == {"crm.people blank": 1, "crm.people erase": 1}
    assert [omission.reason.code for omission in made.omissions] == ["undeclared-table"]


LATEST = """
file:
  people: customers
  data: [identity, contract]
  keep: {until: end-of-contract, then-archive: 5 years}
  since: end-of-contract
  then: erase
"""
DATED_BELOW = """
crm.people:
  people: customers
  for: [selling]
  key: id
  holds: {name: name}
  clocks: {end-of-contract: {latest: crm.contracts.end-of-contract}}
crm.contracts:
  of: crm.people via person
  for: [selling]
  key: id
  holds: {terms: terms}
  clocks: {end-of-contract: {column: ended, empty: not-yet}}
"""


def contract(number: int, owner: int, ended: str | None) -> dict[str, Any]:
    """A contract of an invented person."""
    return {"id": number, "person": owner, "terms": "T", "ended": ended}


def test_the_latest_of_several_contracts_decides() -> None:
    """A customer goes with the last contract; one whose contract runs stays; one who never had any stays too."""
    people = [person(1), person(2), person(3), person(4)]
    contracts = [
        contract(1, 1, "2015-01-01"),
        contract(2, 1, "2018-01-01"),
        contract(3, 2, "2015-01-01"),
        contract(4, 2, None),
        contract(5, 3, "2015-01-01"),
        contract(6, 3, "2024-01-01"),
    ]
    made = planned(sample(LATEST, DATED_BELOW), "2026-03-02", people=people, contracts=contracts)
    assert going(made) == {"crm.contracts erase": 4, "crm.people erase": 1}


BY_LINES = """
crm.people:
  people:
    customers: {has: crm.contracts.contract-signed}
    prospects: otherwise
  for: [selling]
  key: id
  holds: {name: name}
  clocks: {last-contact: seen, end-of-contract: {latest: crm.contracts.end-of-contract}}
crm.contracts:
  of: crm.people via person
  for: [selling]
  key: id
  holds: {terms: terms}
  clocks:
    contract-signed: {column: signed, empty: not-yet}
    end-of-contract: {column: ended, empty: not-yet}
"""
BOTH_KINDS = """
prospects: {people: prospects, data: [identity, contract], keep: 3 years, since: last-contact, then: erase}
customers: {people: customers, data: [identity, contract], keep: {until: end-of-contract, then-archive: 5 years}, since: end-of-contract, then: erase}
"""


@pytest.mark.clause("ouicom-3.02")
def test_signing_moves_the_data_from_the_process_rule_to_the_contract_rule() -> None:
    """Two people last seen long ago: the one who signed is now kept by the contract, the other goes."""
    people = [person(1, seen="2020-01-01"), person(2, seen="2020-01-01")]
    draft = {"id": 1, "person": 1, "terms": "T", "signed": None, "ended": None}
    loaded = sample(BOTH_KINDS, BY_LINES)
    before = planned(loaded, "2026-03-02", people=people, contracts=[draft])
    assert going(before) == {"crm.contracts erase": 1, "crm.people erase": 2}
    after = planned(loaded, "2026-03-02", people=people, contracts=[draft | {"signed": "2020-02-01"}])
    assert going(after) == {"crm.people erase": 1}
    assert after.steps[0].counts[0].event in {"end-of-contract", "last-contact"}


def test_people_under_one_word_are_kept_as_long_as_any_of_them() -> None:
    """Records said to be about everyone may be a customer's: both promises must have lapsed."""
    clauses = (
        THREE_YEARS
        + "\ncustomers: {people: customers, data: [identity], keep: 5 years, since: last-contact, then: erase}"
    )
    holdings = PEOPLE.replace("people: prospects", "people: everyone")
    people = [person(1, seen="2022-01-01"), person(2, seen="2020-01-01")]
    assert planned(sample(clauses, holdings), "2026-03-02", people=people).records == 1


@pytest.mark.parametrize(
    ("seen", "kind"),
    [(None, "empty"), ("", "empty"), ("unknown", "unreadable"), ("0000-00-00", "unreadable"), ("2027-01-01", "future")],
)
def test_a_date_that_cannot_be_true_is_reported_and_never_acted_on(seen: str | None, kind: str) -> None:
    """Empty, unreadable and future clocks are counted with their column; their records stay."""
    people = [person(1, seen=seen), person(2, seen="2010-01-01")]
    made = planned(sample(THREE_YEARS, PEOPLE), "2026-03-02", people=people)
    assert going(made) == {"crm.people erase": 1}
    (fault,) = made.faults
    assert (fault.holding, fault.event, fault.column, fault.kind, fault.records) == (
        "crm.people",
        "last-contact",
        "seen",
        kind,
        1,
    )


def test_one_faulty_clock_of_two_is_enough_to_wait() -> None:
    """A closed process with a last contact in the future is reported, not erased."""
    people = [person(1, seen="2030-01-01", closed="2020-01-01")]
    made = planned(sample(EITHER, CLOSING), "2026-03-02", people=people)
    assert made.records == 0
    assert [fault.kind for fault in made.faults] == ["future"]


def test_a_record_that_belongs_to_nobody_is_reported() -> None:
    """A contract whose person does not exist is of no kind of people: it stays, and is counted."""
    stray = {"id": 7, "person": 99, "terms": "T", "signed": "2001-01-01", "ended": "2002-01-01"}
    made = planned(sample(BOTH_KINDS, BY_LINES), "2026-03-02", people=[person(1, seen="2025-01-01")], contracts=[stray])
    assert made.records == 0
    assert [(fault.kind, fault.records) for fault in made.faults] == [("orphan", 1)]


COLLECTED = PEOPLE.replace("{last-contact: seen}", "{last-contact: seen, collected: made}")


def test_the_version_in_force_at_collection_governs() -> None:
    """Version 2 promises one year; what was collected under version 1 keeps its three."""
    earlier = policy_text(THREE_YEARS, version=1, effective="2020-01-01")
    loaded = sample(
        THREE_YEARS.replace("3 years", "1 year"), COLLECTED, version=2, effective="2025-01-01", earlier=(earlier,)
    )
    people = [person(1, seen="2024-01-01", made="2019-06-01"), person(2, seen="2025-01-02", made="2025-01-02")]
    made = planned(loaded, "2026-03-02", people=people)
    assert {step.versions: step.records for step in made.steps} == {(1,): 0, (2,): 1}


def test_versions_that_treat_a_record_alike_need_one_statement() -> None:
    """A new version that leaves the clause as it was adds no step."""
    earlier = policy_text(THREE_YEARS, version=1, effective="2020-01-01")
    loaded = sample(THREE_YEARS, COLLECTED, version=2, effective="2025-01-01", earlier=(earlier,))
    (step,) = planned(loaded, "2026-03-02", people=[person(1, seen="2010-01-01", made="2010-01-01")]).steps
    assert (step.versions, step.records) == ((1, 2), 1)


def test_a_version_that_applies_to_earlier_data_governs_it_and_counts_what_it_moves() -> None:
    """Under a law that it cites, version 2 also governs what was collected before it."""
    earlier = policy_text(THREE_YEARS, version=1, effective="2020-01-01")
    override = "applies-to-earlier: {law: LIL 4, by: Ada Lemoine, why: {en: a new law, fr: une loi nouvelle}}"
    loaded = sample(
        THREE_YEARS.replace("3 years", "1 year"),
        COLLECTED,
        version=2,
        effective="2025-01-01",
        earlier=(earlier,),
        more=override,
    )
    made = planned(loaded, "2026-03-02", people=[person(1, seen="2024-01-01", made="2019-06-01")])
    assert made.records == 1
    assert made.override is not None
    assert [(moved.holding, moved.records) for moved in made.override.moved] == [("crm.people", 1)]


def test_without_a_day_of_collection_the_current_version_governs_and_the_plan_says_so() -> None:
    """Nothing dates the collection: the plan names the holding, and counts by today's promise."""
    earlier = policy_text(THREE_YEARS, version=1, effective="2020-01-01")
    loaded = sample(
        THREE_YEARS.replace("3 years", "1 year"), PEOPLE, version=2, effective="2025-01-01", earlier=(earlier,)
    )
    made = planned(loaded, "2026-03-02", people=[person(1, seen="2024-01-01")])
    assert made.records == 1
    assert [omission.reason.code for omission in made.omissions] == ["no-collection-day"]


def hold(key: str | None, holding: str = "crm.people", until: str = "2027-01-01") -> Hold:
    """A hold for a claim before a court."""
    day = date(2026, 1, 1)
    return Hold(
        "H-2026-0001", holding, key, "C. civ. 2241", "claim", "Ada Lemoine", day, date.fromisoformat(until), day
    )


def test_a_hold_keeps_a_record_and_what_belongs_to_it() -> None:
    """A claim by one customer keeps the customer and the invoices; the others go."""
    people = [person(1, seen="2010-01-01"), person(2, seen="2010-01-01")]
    invoices = [{"id": n, "person": n, "billed": "B", "closed": "2010-12-31"} for n in (1, 2)]
    made = planned(sample(FAMILY, PARENT), "2026-03-02", holds=[hold("1")], people=people, invoices=invoices)
    assert going(made) == {"crm.invoices erase": 1, "crm.people erase": 1}
    assert sum(step.held for step in made.steps if step.erases) == 2


def test_a_hold_on_a_whole_holding_keeps_all_of_it() -> None:
    """Nothing of the holding goes, and the plan says which hold keeps it."""
    made = planned(sample(THREE_YEARS, PEOPLE), "2026-03-02", holds=[hold(None)], people=[person(1, seen="2010-01-01")])
    assert made.records == 0
    assert [omission.reason.code for omission in made.omissions] == ["on-hold"]


def test_a_hold_that_has_ended_keeps_nothing() -> None:
    """A hold stands through its last day."""
    loaded, people = sample(THREE_YEARS, PEOPLE), [person(1, seen="2010-01-01")]
    assert planned(loaded, "2026-03-02", holds=[hold("1", until="2026-03-02")], people=people).records == 0
    assert planned(loaded, "2026-03-03", holds=[hold("1", until="2026-03-02")], people=people).records == 1


@pytest.mark.parametrize(
    ("clause", "code"),
    [
        ("x: {people: prospects, data: [identity], keep: 3 years, since: last-login, then: erase}", "no-clock"),
        ("x: {people: prospects, data: [identity], since: last-contact, then: erase}", "no-length"),
        (
            "x: {people: prospects, data: [identity], keep: 72 hours, since: last-contact, then: erase}",
            "length-in-hours",
        ),
        (
            "x: {people: prospects, data: [identity], keep: 3 years, since: last-contact, then: anonymise}",
            "not-by-erasure",
        ),
    ],
)
def test_a_clause_that_cannot_be_carried_out_is_a_row_with_its_reason(clause: str, code: str) -> None:
    """Nothing is guessed: the records stay, and the row says what is missing."""
    made = planned(sample(clause, PEOPLE), "2026-03-02", people=[person(1, seen="2000-01-01")])
    assert made.records == 0
    assert [omission.reason.code for omission in made.omissions] == [code]


def test_a_holding_of_another_party_is_a_row_too() -> None:
    """What a processor holds is named, with what to ask of it."""
    holdings = PEOPLE + "us.archive:\n  by: us\n  people: prospects\n  for: [selling]\n  holds: {name: x}\n"
    made = planned(sample(THREE_YEARS, holdings), "2026-03-02", people=[person(1, seen="2025-01-01")])
    assert [omission.reason.code for omission in made.omissions] == ["held-by-another"]


def test_records_of_another_place_keep_what_they_belong_to_in_place() -> None:
    """Letters in another place belong to the person: the person's row stays, blanked, and both rows say why."""
    places = "places:\n  crm: {kind: sql, connect: env:A}\n  post: {kind: sql, connect: env:B}\n"
    letters = "post.letters:\n  of: crm.people via person\n  for: [selling]\n  key: id\n  holds: {message: body}\n"
    made = planned(
        sample(THREE_YEARS, PEOPLE + letters, places=places), "2026-03-02", people=[person(1, seen="2010-01-01")]
    )
    assert going(made) == {"crm.people blank": 1}
    told = {omission.holding: omission.reason.code for omission in made.omissions}
    assert told == {"crm.people": "belonging-elsewhere", "post.letters": "owner-elsewhere"}


def test_a_holding_that_declares_no_value_lets_nothing_go() -> None:
    """Rows of which no value is declared are under no promise, and the plan says so."""
    holdings = PEOPLE + "crm.tags:\n  of: crm.people via person\n  for: [selling]\n  key: id\n"
    people, tags = [person(1, seen="2010-01-01")], [{"id": 1, "person": 1}]
    made = planned(sample(THREE_YEARS, holdings), "2026-03-02", people=people, tags=tags)
    assert going(made) == {"crm.people blank": 1}
    assert [omission.reason.code for omission in made.omissions] == ["of-nothing"]
