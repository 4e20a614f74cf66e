"""Which promise covers which value."""

from __future__ import annotations

from pathlib import Path

import pytest

from kept.holdings import Inventory, chain_of, clauses_for, columns_of, dated_by, kinds_of
from kept.load import load_folder, load_text
from kept.policy import Policy

OUICOM = load_folder(Path(__file__).parents[2] / "examples" / "ouicom")
POLICY = """\
policy: Ours
controller: acme
people: {prospects: p, customers: c, clients: {en: c, covers: [prospects, customers]}}
data: {contact: {fields: {email: e}}, message: {fields: {body: b}}}
purposes: {answer: {is: a, data: [contact, message]}, news: {is: n, data: [contact]}}
retention:
  everything: {keep: 9 years, since: collected}
  of-news: {purposes: [news], keep: 1 year, since: collected}
  messages: {data: [message], keep: 2 years, since: collected}
  of-clients: {people: clients, data: [contact], purposes: [answer], keep: 3 years, since: collected}
"""
HOLDINGS = """\
holdings:
  crm.contacts: {people: clients, for: [answer], holds: {email: email}, clocks: {collected: created_at}}
  crm.messages: {of: crm.contacts via contact_id, for: [answer, news], holds: {body: body}}
  crm.strangers: {for: [news], holds: {email: email}}
"""


def _both(policy: str = POLICY, holdings: str = HOLDINGS) -> tuple[Policy, Inventory]:
    loaded = load_text(policy, holdings)
    assert loaded.inventory is not None
    return loaded.policy, loaded.inventory


def test_kinds_are_inherited_and_unfolded() -> None:
    """A message is about whom its contact is about; an umbrella word is each of its kinds."""
    policy, inventory = _both()

    assert kinds_of(policy, inventory, "crm.contacts") == ("prospects", "customers")
    assert kinds_of(policy, inventory, "crm.messages") == ("prospects", "customers")
    assert kinds_of(policy, inventory, "crm.strangers") == ()


def test_clauses_by_people_data_and_purpose() -> None:
    """All three must fit; what a clause leaves out, it does not ask for."""
    policy, inventory = _both()

    assert clauses_for(policy, inventory, "crm.contacts", "prospects", "email") == ("everything", "of-clients")
    assert clauses_for(policy, inventory, "crm.messages", "customers", "body") == ("everything", "messages")
    assert clauses_for(policy, inventory, "crm.strangers", "visitors", "email") == ("everything", "of-news")


def test_the_example() -> None:
    """A customer's address is covered as a correspondent's and as a party to a contract."""
    assert OUICOM.inventory is not None

    found = clauses_for(OUICOM.policy, OUICOM.inventory, "crm.contacts", "customers", "email")
    assert found == ("customers-enquiries", "contract-file")


def test_an_event_is_dated_up_the_links() -> None:
    """The nearest holding that dates it; nothing where none does."""
    _, inventory = _both()

    dated = dated_by(inventory, "crm.messages", "collected")
    assert dated is not None
    assert (dated.holding, dated.clock.column) == ("crm.contacts", "created_at")
    assert dated_by(inventory, "crm.messages", "sent") is None


@pytest.mark.parametrize(
    "links", ["{a.x: {of: a.x via i}}", "{a.x: {of: a.y via i}, a.y: {of: a.x via i}}", "{a.x: {of: b.z via i}}"]
)
def test_links_in_a_circle_end(links: str) -> None:
    """A holding that belongs to itself, two that belong to each other, one that belongs to nothing."""
    policy, inventory = _both(holdings=f"holdings: {links}")

    assert chain_of(inventory, "a.x")[0] == "a.x"
    assert kinds_of(policy, inventory, "a.x") == ()


def test_every_column_is_listed_once() -> None:
    """Key, link, identifiers, data, clocks, conditions and what is not personal."""
    assert OUICOM.inventory is not None

    assert columns_of(OUICOM.inventory, "crm.contacts") == (
        "id", "email", "phone", "last_name", "first_name", "postal_address", "created_at", "last_contact_at",
        "closed_on", "told_of_source_on", "kind", "origin", "taken_by", "under_contract", "came_by",
    )  # fmt: skip
    assert columns_of(OUICOM.inventory, "crm.messages")[:2] == ("id", "contact_id")
