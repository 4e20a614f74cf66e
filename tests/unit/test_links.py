"""Links: whose record it is, of which kind its person, and when an event happened to it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kept.connectors.conditions import EVERY, NONE, OneOf, Within
from kept.connectors.evaluate import judge
from kept.findings import KeptError
from kept.holdings import Inventory
from kept.holdings.coverage import kinds_of
from kept.links import (
    Above,
    Fetched,
    Latest,
    belonging,
    dating,
    days_of,
    faulty,
    happened_by,
    kind_condition,
    same_place,
    still_runs,
)
from kept.links.identifiers import Numbers, canonical
from kept.load import Loaded, load_text

POLICY = """
policy: p
controller: acme
parties: {acme: {name: ACME}}
people:
  prospects: {en: prospects, fr: prospects}
  customers: {en: customers, fr: clients}
  partners: {en: partners, fr: partenaires}
  everyone: {en: all, fr: tous, covers: [prospects, customers, partners]}
data: {identity: {fields: {name: {en: name, fr: nom}}}}
purposes: {selling: {is: {en: sell, fr: vendre}, basis: consent, people: [everyone], data: [identity]}}
"""
HOLDINGS = """
places: {crm: {kind: sql, connect: "sqlite://"}, other: {kind: sql, connect: "sqlite://"}}
holdings:
  crm.people:
    people:
      partners: {where: {kind: partner}}
      customers: {has: crm.contracts.contract-signed}
      prospects: otherwise
    for: [selling]
    key: id
    holds: {name: name}
    clocks:
      last-contact: seen
      end-of-contract: {latest: crm.contracts.end-of-contract}
  crm.contracts:
    of: crm.people via person
    for: [selling]
    key: id
    clocks:
      contract-signed: {column: signed, empty: not-yet}
      end-of-contract: {column: ended, empty: not-yet}
  crm.lines:
    of: crm.contracts via contract
    for: [selling]
    key: id
  other.notes:
    of: crm.people via person
    for: [selling]
    key: id
"""


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    """A policy with three kinds of people and a chain of three tables."""
    return load_text(POLICY, HOLDINGS)


def inventory_of(loaded: Loaded) -> Inventory:
    """Its holdings."""
    assert loaded.inventory is not None
    return loaded.inventory


days = st.dates(date(2020, 1, 1), date(2020, 1, 9))
people: st.SearchStrategy[list[dict[str, Any]]] = st.lists(
    st.builds(dict, kind=st.sampled_from(["partner", "lead", None]), seen=days | st.none()), max_size=4
)
contracts: st.SearchStrategy[list[dict[str, Any]]] = st.lists(
    st.builds(dict, person=st.integers(0, 4) | st.none(), signed=days | st.none(), ended=days | st.none()), max_size=6
)


def numbered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same with keys."""
    return [{"id": number, **row} for number, row in enumerate(rows)]


@given(people, contracts)
def test_a_record_is_about_one_kind_of_people(people: list[Any], contracts: list[Any]) -> None:
    """The first line that fits decides: no record is of two kinds, and none of no kind."""
    loaded = load_text(POLICY, HOLDINGS)
    inventory, policy = inventory_of(loaded), loaded.policy
    tables = {"people": numbered(people), "contracts": numbered(contracts)}
    kinds = kinds_of(policy, inventory, "crm.people")
    tests = [judge(kind_condition(policy, inventory, "crm.people", kind), tables.__getitem__) for kind in kinds]
    for row in tables["people"]:
        assert sum(test(row) for test in tests) == 1


@given(people, contracts, days)
def test_what_is_asked_of_a_database_and_of_fetched_records_agrees(
    people: list[Any], contracts: list[Any], day: date
) -> None:
    """An event has happened by a day in a condition exactly where its day, read from the records, is not later."""
    loaded = load_text(POLICY, HOLDINGS)
    inventory, policy = inventory_of(loaded), loaded.policy
    rows = {"crm.people": numbered(people), "crm.contracts": numbered(contracts)}
    fetched = Fetched(inventory, rows)
    tables = fetched.tables("crm")
    for holding, event in (
        ("crm.people", "last-contact"),
        ("crm.people", "end-of-contract"),
        ("crm.contracts", "end-of-contract"),
        ("crm.contracts", "last-contact"),
    ):
        found = dating(policy, inventory, holding, event)
        assert found is not None
        happened = judge(happened_by(inventory, found, day), tables)
        running = judge(still_runs(inventory, found, day), tables)
        for row in rows[holding]:
            told = days_of(found, row, fetched)
            if told.concerned:
                assert happened(row) == (told.latest is not None and told.latest <= day)
            assert running(row) == (told.concerned and not happened(row))


def test_a_clock_is_looked_for_here_then_below_then_above(loaded: Loaded) -> None:
    """The record's own column; else the latest below, where that is declared; else the record it belongs to."""
    inventory = inventory_of(loaded)
    assert isinstance(dating(loaded.policy, inventory, "crm.people", "end-of-contract"), Latest)
    assert isinstance(dating(loaded.policy, inventory, "crm.lines", "end-of-contract"), Above)
    assert dating(loaded.policy, inventory, "crm.people", "fiscal-year-end") is None


def test_links_are_not_followed_into_another_place(loaded: Loaded) -> None:
    """No database can look into another one: the chain is said to leave its place, and the clock is not found."""
    inventory = inventory_of(loaded)
    assert not same_place(inventory, "other.notes")
    assert dating(loaded.policy, inventory, "other.notes", "last-contact") is None


def test_a_persons_records_are_named_by_the_nearest_keys_known(loaded: Loaded) -> None:
    """Keys of the record itself, of its owner, or of an owner further up, along the links in between."""
    inventory = inventory_of(loaded)
    assert belonging(inventory, "crm.people", {"crm.people": (1, 2)}) == OneOf("id", (1, 2))
    assert belonging(inventory, "crm.contracts", {"crm.people": (1,)}) == OneOf("person", (1,))
    assert belonging(inventory, "crm.lines", {"crm.people": (1,)}) == Within(
        "contract", "contracts", "id", OneOf("person", (1,))
    )
    assert belonging(inventory, "crm.people", {"crm.contracts": (1,)}) == NONE


def test_an_umbrella_word_stands_for_all_it_covers(loaded: Loaded) -> None:
    """Everyone is every record: nothing needs to be asked."""
    assert kind_condition(loaded.policy, inventory_of(loaded), "crm.people", "everyone") == EVERY


def test_a_future_clock_is_a_fault(loaded: Loaded) -> None:
    """What is dated after the day of judgement is reported, not believed."""
    inventory = inventory_of(loaded)
    found = dating(loaded.policy, inventory, "crm.people", "last-contact")
    assert found is not None
    fault = judge(faulty(inventory, found, date(2020, 1, 5)), lambda _: [])
    later = date(2020, 1, 5) + timedelta(days=1)
    assert [fault({"seen": day}) for day in (date(2020, 1, 5), later, None, "soon")] == [False, True, True, True]


def test_a_link_to_records_without_a_key_is_a_finding() -> None:
    """Where a link needs the key and nobody declared it, that is what is said."""
    loaded = load_text(POLICY, HOLDINGS.replace("    key: id\n    holds", "    holds"))
    with pytest.raises(KeptError) as stopped:
        belonging(inventory_of(loaded), "crm.people", {"crm.people": (1,)})
    assert stopped.value.finding.code == "key-not-declared"


@pytest.mark.parametrize(
    "text",
    ["01 99 00 00 12", "0199000012", "+33 1 99 00 00 12", "+33 (0)1.99.00.00.12", "0033199000012", "01-99-00-00-12"],
)
def test_one_telephone_number_has_one_canonical_form(text: str) -> None:
    """However it is written, and whichever form the column has, it is among the forms that are looked for."""
    numbers = Numbers("FR")
    assert numbers.canonical(text) == "33199000012"
    assert {numbers.canonical(form) for form in numbers.forms(text)} == {"33199000012"}
    assert text.replace("(0)", "") in numbers.forms(text) or text in numbers.forms(text)


def test_an_address_is_compared_without_case() -> None:
    """Surrounding spaces and capitals do not make another person."""
    assert canonical("email", " Ada@Person.Example ", Numbers()) == "ada@person.example"
