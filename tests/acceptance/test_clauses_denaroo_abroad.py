"""Services of Denaroo that need a supplier outside the Union: the client is warned of each, and acknowledges it first."""

from __future__ import annotations

from typing import Any

import pytest
from tests.acceptance.denaroo import Denaroo, denaroo
from tests.acceptance.office import Said


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Denaroo:
    """Denaroo with its two clients; the tests add clients of their own."""
    return denaroo(tmp_path_factory.mktemp("abroad"))


def row(number: str, *values: str) -> Any:
    """One row a clause."""
    return pytest.param(*values, id=f"{number}-{values[0]}", marks=pytest.mark.clause(f"denaroo-{number}"))


def activate(at: Denaroo, service: str, client: str) -> Said:
    """The client has a service switched on."""
    return at.kept("client", "activate", service, ".", "--client", client, "--by", "Zoe Exemple", "--format", "json")


def reason(refused: Said) -> str:
    """Why nothing was switched on, in a person's words."""
    return str(refused.json["refused"]["en"])


@pytest.mark.parametrize(
    ("supplier", "kind", "service", "tool"),
    [
        row("37.09", "gcp", "it-services", "abroad-hosting", "scc"),
        row("37.10", "twilio", "telecom-services", "abroad", "adequacy"),
        row("37.11", "twilio", "number-supply", "abroad", "adequacy"),
        row("38.16", "aws", "it-services", "abroad-hosting", "scc"),
    ],
)
def test_a_service_abroad_starts_once_its_warning_is_acknowledged(
    at: Denaroo, supplier: str, kind: str, service: str, tool: str
) -> None:
    """The supplier's country, tool and services are on file; its warning refuses the service until the client takes note."""
    (held,) = at.kept("contracts", ".", "--party", supplier, "--format", "json").json
    assert (kind in held["provides"], held["serves"], held["transfers"]) == (True, [service], {"US": tool})

    client = f"{supplier}-{kind}"
    at.client(client)
    at.order(client, service, active_on=None, warning_acknowledged_on=None)
    refused = activate(at, service, client)
    policy = at.loaded.policy
    assert refused.code == 1
    for told in (policy.services[service].name["en"], policy.parties[supplier].name["en"], held["warning"]):
        assert told in reason(refused)
    assert at.journalled("client.instruct")[-1]["about"]["reason"] == "warning-not-acknowledged"

    at.run("crm", f"UPDATE orders SET warning_acknowledged_on = '2026-11-02' WHERE client = '{client}'")
    assert activate(at, service, client).code == 0
    assert at.rows("crm.orders", f"client = '{client}'")[0]["active_on"] is not None


def test_a_supplier_alone_is_warned_of(at: Denaroo) -> None:
    """A service that says nothing itself is warned of all the same, supplier by supplier; one that stays in the Union is not."""
    at.client("careful")
    at.order("careful", "calls", active_on=None, warning_acknowledged_on=None)
    assert activate(at, "calls", "careful").code == 0

    at.order("careful", "sms", active_on=None, warning_acknowledged_on=None)
    at.edit(("    serves: [abroad]\n", "    serves: [abroad, sms]\n"))
    refused = activate(at, "sms", "careful")
    at.edit(("    serves: [abroad, sms]\n", "    serves: [abroad]\n"))
    assert (refused.code, "Twilio Ireland Limited (US)" in reason(refused)) == (1, True)
