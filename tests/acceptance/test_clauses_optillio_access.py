"""Who reads what at Optillio, and by what right: each team within its list, and nobody outside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.optillio import House, house
from tests.acceptance.test_clauses_optillio_store import ADA, LINE, customer


def _mark(clause: str, *values: object) -> Any:
    return pytest.param(*values, id=clause, marks=pytest.mark.clause(f"optillio-{clause}"))


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> House:
    """One customer whose contract runs, one prospect, one visit, one operation."""
    one = house(tmp_path_factory.mktemp("optillio"))
    customer(one, last_contact_at="2026-05-01 09:00:00")
    one.put("sales.prospects", id=1, full_name="Bo", email="bo@firm.example", company="Y", origin="prospecting",
            created_at="2026-01-10 09:00:00", last_contact_at="2026-01-10 09:00:00")  # fmt: skip
    one.put("logs.visits", id=1, ip="192.0.2.7", visited_at="2026-06-01 09:00:00")
    one.put("logs.operations", id=1, **(LINE | {"done_at": "2026-06-01 10:00:00"}))
    return one


def _use(at: House, purpose: str, holding: str, to: str) -> Any:
    return at.kept("use", purpose, ".", "--holding", holding, "--to", to, "--format", "json").json


@pytest.mark.parametrize(
    ("team", "own", "others"),
    [
        _mark("5.1.01", "client-service", ("customer-relationship", "app.history"), ("billing", "app.invoices")),
        _mark("5.1.02", "support", ("help", "app.tickets"), ("customer-relationship", "app.orders")),
        _mark("5.1.03", "administration", ("customer-relationship", "app.orders"), ("help", "app.tickets")),
        _mark("5.1.04", "accounting", ("billing", "app.invoices"), ("help", "app.tickets")),
        _mark("5.1.05", "technical", ("content-log", "logs.operations"), ("billing", "app.payments")),
        _mark("5.1.06", "marketing", ("offers", "app.campaigns"), ("help", "app.tickets")),
        _mark("5.1.07", "sales", ("prospecting", "sales.prospects"), ("content-log", "logs.operations")),
        _mark("1.1.03", "technical", ("site-security", "logs.visits"), ("customer-relationship", "app.orders")),
    ],
)
def test_a_team_reads_its_list_and_no_more(at: House, team: str, own: tuple[str, str], others: tuple[str, str]) -> None:
    """What its purposes need is read; what belongs to others is refused, and the refusal is journalled."""
    assert len(_use(at, *own, team)["records"]) == 1

    refused = _use(at, *others, team)

    assert (refused["granted"], refused["records"]) == (False, [])
    last = at.journalled("use.decide")[-1]
    assert (last["stage"], last["about"]["to"], last["about"]["reason"]) == ("refused", team, "not-a-recipient")


@pytest.mark.clause("optillio-1.1.03")
def test_marketing_does_not_read_the_log_of_visits(at: House) -> None:
    """Traffic data lies in a log of its own, which marketing may not read under any purpose it is held for."""
    refused = _use(at, "site-security", "logs.visits", "marketing")
    assert (refused["granted"], refused["records"]) == (False, [])
    assert not _use(at, "offers", "logs.visits", "marketing")["granted"]


@pytest.mark.clause("optillio-3.02")
@pytest.mark.parametrize(
    ("purpose", "holding", "team", "basis"),
    [
        ("help", "app.tickets", "support", "contract"),
        ("billing", "app.invoices", "accounting", "legal-obligation"),
        ("offers", "app.campaigns", "marketing", "legitimate-interest"),
    ],
)
def test_each_use_is_journalled_with_its_basis(at: House, purpose: str, holding: str, team: str, basis: str) -> None:
    """The line of the journal says by what right the data was used."""
    read = _use(at, purpose, holding, team)
    assert read["granted"]

    (line,) = (one for one in at.journalled("use.decide") if one["seq"] == read["entry"])
    assert (line["about"]["purpose"], line["about"]["basis"]) == (purpose, basis)


@pytest.mark.clause("optillio-4.1.04")
@pytest.mark.clause("optillio-6.06")
@pytest.mark.parametrize(
    ("to", "reason"),
    [("unknown-company", "unknown-recipient"), ("courts", "not-a-recipient"), ("bodies", "not-a-recipient")],
)
def test_nothing_goes_out_on_another_ground(at: House, to: str, reason: str) -> None:
    """A company nobody was told of gets nothing; nor do a court or an authority, under the purposes of the company."""
    for purpose, holding in (("offers", "app.accounts"), ("help", "app.tickets"), ("billing", "app.invoices")):
        refused = _use(at, purpose, holding, to)
        assert (refused["granted"], refused["records"]) == (False, [])
        assert ADA not in str(refused)
    last = at.journalled("use.decide")[-1]
    assert (last["stage"], last["about"]["reason"]) == ("refused", reason)


@pytest.mark.clause("optillio-2.06")
def test_no_offer_by_e_mail_reaches_a_stranger(at: House, tmp_path: Path) -> None:
    """Customers may be selected for offers; a prospect never agreed: not selected, not handed to the mailer, not even promised."""
    assert _use(at, "offers", "app.accounts", "mailing")["granted"]

    for purpose in ("offers", "prospecting"):
        refused = _use(at, purpose, "sales.prospects", "mailing")
        assert (refused["granted"], refused["records"]) == (False, [])
        assert "bo@firm.example" not in str(refused)

    other = house(tmp_path)
    other.edit(("email: {people: [customers, users], basis", "email: {people: [customers, users, prospects], basis"))
    done = other.kept("publish", ".", "--out", "site")
    assert done.code != 0
    assert "prospects" in done.out + done.err
