"""To whom Denaroo hands data: recipients, suppliers in the Union and outside it, each for its task, its contract and its tool."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.denaroo import Denaroo, denaroo, for_client

CONTRACT = {
    "group": "    contract: 2025-01-06\n",
    "hosting": "    contract: 2025-01-10\n",
}
DPF = "      US: {tool: adequacy, scheme: DPF, certified: 2023-10-01}"
SCC = "      US: {tool: scc, module: 3, assessed: 2025-01-20}"


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Denaroo:
    """One person, a user of client A, with a record in every table."""
    return denaroo(tmp_path_factory.mktemp("store"))


def row(number: str, *values: str) -> Any:
    """One row a clause."""
    return pytest.param(*values, id=number, marks=pytest.mark.clause(f"denaroo-{number}"))


def hand(at: Denaroo, to: str, purpose: str, holding: str, *more: str) -> Any:
    """What somebody who hands records to a party is answered."""
    return at.use(purpose, holding, "--to", to, *for_client(at, purpose), *more).json


@pytest.mark.parametrize(
    ("purpose", "holding"),
    [
        row("35.01", "hosting", "platform.hosted"),
        row("36.01", "business", "platform.accounts"),
    ],
)
def test_nothing_goes_to_a_processor_that_is_not_registered(at: Denaroo, purpose: str, holding: str) -> None:
    """As processor and as controller alike: the registered host receives, a company that the policy does not name does not."""
    assert hand(at, "hosting", "online-access", "platform.accounts")["granted"] is True

    refused = hand(at, "other-host", purpose, holding)

    assert (refused["granted"], refused["records"]) == (False, [])
    assert "not among the recipients" in refused["reason"]


@pytest.mark.parametrize(
    ("to", "purpose", "holding"),
    [
        row("35.02", "group", "hosting", "platform.hosted"),
        row("35.03", "hosting", "hosting", "platform.hosted"),
        row("36.02", "group", "support", "crm.tickets"),
        row("36.03", "hosting", "online-access", "platform.accounts"),
    ],
)
def test_nothing_goes_to_a_processor_without_its_contract(
    at: Denaroo, tmp_path: Path, to: str, purpose: str, holding: str
) -> None:
    """A company of the group, or an outside supplier, receives under its contract; without one, nothing."""
    assert hand(at, to, purpose, holding)["granted"] is True

    own = denaroo(tmp_path)
    own.edit((CONTRACT[to], ""), everywhere=True)
    refused = hand(own, to, purpose, holding)

    assert (refused["granted"], refused["records"]) == (False, [])
    assert "no contract binds the processor" in refused["reason"]


@pytest.mark.parametrize(
    ("to", "task", "holding", "another", "elsewhere"),
    [
        row("35.04", "hosting", "hosting", "platform.hosted", "network", "platform.traffic"),
        row("36.04", "telecom", "transmission", "platform.traffic", "surveys", "platform.accounts"),
        row("37.02", "hosting", "online-access", "platform.accounts", "recommendations", "platform.profiles"),
        row("37.03", "telecom", "transmission", "platform.traffic", "billing-details", "platform.call_records"),
        row("37.04", "telecom", "number-allotment", "crm.number_files", "orders", "crm.contacts"),
        row("37.05", "telecom", "transmission", "platform.traffic", "analysis", "platform.usage_logs"),
        row("37.06", "telecom", "transmission", "platform.traffic", "support", "crm.tickets"),
        row("37.07", "hosting", "hosting", "platform.hosted", "network-security", "platform.connection_records"),
    ],
)
def test_a_supplier_keeps_to_its_tasks(
    tmp_path: Path, to: str, task: str, holding: str, another: str, elsewhere: str
) -> None:
    """A supplier receives data for the task that it was given; for a step that is not in its record, it is refused."""
    at = denaroo(tmp_path, ended=None)
    assert hand(at, to, task, holding)["granted"] is True

    refused = hand(at, to, another, elsewhere)
    assert (refused["granted"], refused["records"]) == (False, [])
    assert to in refused["reason"]


@pytest.mark.parametrize(
    ("to", "services"),
    [
        row("37.02", "hosting", "IT services"),
        row("37.03", "telecom", "telecom services"),
        row("37.04", "telecom", "numbers in the Union"),
        row("37.05", "telecom", "IP transit"),
        row("37.06", "telecom", "telephone transit"),
        row("37.07", "hosting", "hosts our platform"),
    ],
)
def test_what_a_supplier_in_the_union_provides_is_told(at: Denaroo, to: str, services: str) -> None:
    """The supplier is named with its country of the Union and with what it provides."""
    party = at.loaded.policy.parties[to]
    assert party.does is not None
    assert services in party.does["en"]
    assert party.country in {"FR", "BE"}


@pytest.mark.parametrize(
    ("to", "purpose", "holding", "tool"),
    [
        row("37.08", "twilio", "transmission", "platform.traffic", DPF),
        row("37.12", "twilio", "service-supply", "platform.accounts", DPF),
        row("37.13", "gcp", "hosting", "platform.hosted", SCC),
        row("37.14", "aws", "hosting", "platform.hosted", SCC),
        row("38.01", "twilio", "service-supply", "crm.contacts", DPF),
        row("38.02", "gcp", "hosting", "platform.hosted", SCC),
        row("38.05", "aws", "hosting", "platform.hosted", SCC),
    ],
)
def test_nothing_leaves_the_union_without_a_tool(
    tmp_path: Path, to: str, purpose: str, holding: str, tool: str
) -> None:
    """With its tool the supplier receives; with none, or in another country that the tool does not cover, it does not."""
    at = denaroo(tmp_path, ended=None)
    assert hand(at, to, purpose, holding)["granted"] is True

    at.edit((tool, "      US: {}"), everywhere=True)
    refused = hand(at, to, purpose, holding)
    assert (refused["granted"], refused["records"]) == (False, [])
    assert "`US`" in refused["reason"]

    at.edit(("      US: {}", tool + "\n      SG: {}"), everywhere=True)
    moved = hand(at, to, purpose, holding)
    assert (moved["granted"], moved["records"]) == (False, [])
    assert "`SG`" in moved["reason"]


@pytest.mark.clause("denaroo-38.03")
def test_a_decision_counts_from_its_day(tmp_path: Path) -> None:
    """The same flow to a certified firm is refused on the day before the decision on the United States, and granted after."""
    at = denaroo(tmp_path, used="2023-01-02", ended=None)
    (at.folder / "contracts.yaml").unlink()  # what is on file today was not there in 2023
    at.edit(
        ("    contract: 2025-01-15\n    provides: [tele", "    contract: 2020-01-15\n    provides: [tele"),
        ("certified: 2023-10-01", "certified: 2023-07-01"),
        ("effective: 2026-03-01", "effective: 2022-03-01"),
    )

    before = hand(at, "twilio", "transmission", "platform.traffic", "--on", "2023-07-09")
    assert (before["granted"], "`US`" in before["reason"]) == (False, True)
    after = hand(at, "twilio", "transmission", "platform.traffic", "--on", "2023-07-10")
    assert (after["granted"], after["reason"]) == (True, None)


@pytest.mark.clause("denaroo-38.06")
def test_the_clauses_of_2010_are_refused(tmp_path: Path) -> None:
    """The set of 2021, which goes by modules, is accepted; that of 2010, which has none, is not."""
    at = denaroo(tmp_path)
    assert hand(at, "gcp", "hosting", "platform.hosted")["granted"] is True

    at.edit((SCC, "      US: {tool: scc, scheme: Decision 2010/87/EU, assessed: 2025-01-20}"), everywhere=True)

    assert hand(at, "gcp", "hosting", "platform.hosted")["granted"] is False


@pytest.mark.clause("denaroo-38.09")
def test_a_flow_under_the_privacy_shield_is_refused_until_another_tool_is_set(tmp_path: Path) -> None:
    """Set on the Privacy Shield, the flow is refused; set on clauses assessed, it is granted."""
    at = denaroo(tmp_path, ended=None)
    at.edit((DPF, "      US: {tool: adequacy, scheme: Privacy Shield, certified: 2018-01-15}"))
    assert hand(at, "twilio", "transmission", "platform.traffic")["granted"] is False

    at.edit(("      US: {tool: adequacy, scheme: Privacy Shield, certified: 2018-01-15}", SCC))
    study = "    transfers: {US: {assessed: 2025-01-20, result: sufficient, review: 2030-01-19}}\n"
    at.edit(
        ("    processed-in: [IE, US]\n    regulated", f"    processed-in: [IE, US]\n{study}    regulated"),
        name="contracts.yaml",
    )
    assert hand(at, "twilio", "transmission", "platform.traffic")["granted"] is True


@pytest.mark.clause("denaroo-38.10")
def test_no_transfer_rests_on_the_privacy_shield(at: Denaroo) -> None:
    """Both records name every transfer with its tool; there are some, and none rests on the Privacy Shield."""
    records = [at.kept("register", ".", "--as", role, "--format", "json").json for role in ("controller", "processor")]
    transfers = [transfer for record in records for entry in record for transfer in entry["transfers"]]

    assert any("Twilio" in transfer and "DPF" in transfer for transfer in transfers)
    assert any("Google Cloud" in transfer for transfer in transfers)
    assert not [transfer for transfer in transfers if "shield" in transfer.lower()]


@pytest.mark.clause("denaroo-37.25")
def test_a_supplier_receives_nothing_without_a_purpose(at: Denaroo) -> None:
    """A flow that names none of the declared purposes is refused."""
    refused = hand(at, "hosting", "whatever-helps", "platform.hosted")

    assert (refused["granted"], refused["records"]) == (False, [])
    assert "not among the purposes" in refused["reason"]


@pytest.mark.clause("denaroo-18.02")
def test_identity_goes_to_no_authority_of_its_own_accord(at: Denaroo) -> None:
    """Nobody asked: handing identity data to an authority is refused, whatever the purpose."""
    for purpose in ("identity-verification", "authority-requests", "client-relation"):
        holding = "crm.identity_checks" if purpose == "identity-verification" else "platform.accounts"
        refused = hand(at, "law-enforcement", purpose, holding)
        assert (refused["granted"], refused["records"]) == (False, [])


@pytest.mark.parametrize(
    "to",
    [
        row("37.16", "tax"),
        row("37.17", "agencies"),
        row("37.18", "regulators"),
    ],
)
def test_an_authority_receives_nothing_without_a_request(at: Denaroo, to: str) -> None:
    """An authority is a recipient of no purpose: without a request of its own, nothing goes to it."""
    for purpose, holding in (
        ("client-relation", "crm.contacts"),
        ("business", "platform.accounts"),
        ("accounting", "crm.invoices"),
    ):
        refused = hand(at, to, purpose, holding)
        assert (refused["granted"], refused["records"]) == (False, [])
        assert to in refused["reason"]
