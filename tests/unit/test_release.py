"""Handing data to somebody: to whom, for what, and by what tool, as people were told."""

from __future__ import annotations

from datetime import date

import pytest

from kept.accountability.release import refusal
from kept.load import load_text

POLICY = """
policy: {en: Data, fr: Données}
controller: shop
parties:
  shop: {name: Shop, role: controller, country: FR}
  host: {name: Host, role: processor, country: FR, contract: 2025-01-10, contract-ends: 2026-12-31, tasks: [orders]}
  loose: {name: Loose, role: processor, country: FR}
  maps: {name: Maps, role: processor, country: US, contract: 2025-01-10, transfer: {tool: adequacy, scheme: DPF, certified: 2023-09-01}}
  ads: {name: Ads, role: recipient, country: US, transfer: {tool: adequacy, scheme: Privacy Shield}}
  cloud: {name: Cloud, role: recipient, country: IN, transfer: {tool: scc, module: 1, assessed: 2025-02-01}}
people: {customers: customers}
data: {contact: {fields: {email: e-mail}}}
purposes:
  orders: {is: deliver, basis: contract, people: customers, data: [contact], recipients: [host, loose, maps, ads, cloud]}
  news: {is: write to you, basis: consent, people: customers, data: [contact], recipients: [host]}
"""
ON = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("to", "purpose", "on", "code"),
    [
        ("host", "orders", ON, None),
        ("cloud", "orders", ON, None),
        ("maps", "orders", ON, None),
        ("stranger", "orders", ON, "unknown-recipient"),
        ("cloud", "news", ON, "not-a-recipient"),
        ("host", "news", ON, "not-its-task"),
        ("host", "orders", date(2025, 1, 9), "no-contract"),
        ("host", "orders", date(2026, 12, 31), None),
        ("host", "orders", date(2027, 1, 1), "contract-over"),
        ("loose", "orders", ON, "no-contract"),
        ("ads", "orders", ON, "transfer-not-allowed"),
        ("cloud", "orders", date(2025, 1, 31), "transfer-not-allowed"),
        ("maps", "orders", date(2025, 1, 9), "no-contract"),
    ],
)
def test_who_may_receive(to: str, purpose: str, on: date, code: str | None) -> None:
    """A party receives for a purpose people were told of, within its tasks, under a contract in force, by a valid tool."""
    found = refusal(load_text(POLICY).policy, to, purpose, on)

    assert (found.code if found else None) == code
