"""A small organisation for tests: two kinds of people, four categories of data, and whatever a test says of retention.

loaded = sample(
    retention='prospects: {people: prospects, data: [identity], keep: 3 years, since: last-contact, then: erase}',
    holdings='''
crm.people:
  people: prospects
  for: [selling]
  key: id
  holds: {name: name}
  clocks: {last-contact: seen}
''',
)
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from textwrap import indent

from kept.load import Loaded, load_text
from kept.load.folder import load_policy
from kept.source import read

_POLICY = """\
policy: A small organisation
controller: us
version: {version}
effective: {effective}
languages: [en, fr]
zone: {zone}
parties:
  us: {{name: Us, role: controller, country: FR, address: "1 rue Exemple, 75001 Paris", email: privacy@us.example}}
people:
  prospects: {{en: prospects, fr: prospects}}
  customers: {{en: customers, fr: clients}}
  everyone: {{en: people, fr: personnes, covers: [prospects, customers]}}
data:
  identity: {{en: identity, fr: identité, fields: {{name: {{en: name, fr: nom}}, email: {{en: e-mail, fr: e-mail}}}}}}
  contract: {{en: contract, fr: contrat, fields: {{terms: {{en: terms, fr: conditions}}}}}}
  message: {{en: messages, fr: messages, fields: {{message: {{en: message, fr: message}}}}}}
  invoices: {{en: invoices, fr: factures, fields: {{billed: {{en: billed name, fr: nom facturé}}}}}}
purposes:
  selling: {{is: {{en: sell, fr: vendre}}, basis: contract, people: [prospects, customers], data: [identity, contract, message]}}
  accounting: {{is: {{en: account, fr: compter}}, basis: {{legal-obligation: C. com. L123-22}}, people: [customers], data: [invoices]}}
{more}
retention:
{retention}
"""

PLACES = "places:\n  crm: {kind: sql, connect: env:KEPT_CRM}\n"


def policy_text(
    retention: str, *, version: int = 1, effective: str = "2020-01-01", zone: str = "Europe/Paris", more: str = ""
) -> str:
    """The text of a policy with these retention clauses; ``more`` stands before them, at the outer level."""
    clauses = indent(retention.strip("\n"), "  ")
    return _POLICY.format(version=version, effective=effective, zone=zone, more=more, retention=clauses)


def holdings_text(holdings: str, *, places: str = PLACES) -> str:
    """The text of holdings in the place ``crm``."""
    return places + "holdings:\n" + indent(holdings.strip("\n"), "  ") + "\n"


def sample(
    retention: str,
    holdings: str,
    *,
    version: int = 1,
    effective: str = "2020-01-01",
    zone: str = "Europe/Paris",
    more: str = "",
    places: str = PLACES,
    earlier: tuple[str, ...] = (),
) -> Loaded:
    """The organisation, loaded. ``earlier``: texts of the versions before, oldest first. A mistake in it is an error."""
    policy = policy_text(retention, version=version, effective=effective, zone=zone, more=more)
    found = load_text(policy, holdings_text(holdings, places=places))
    documents = [read(text, f"versions/{number}.yaml") for number, text in enumerate(earlier, 1)]
    versions = [(*load_policy(document), document) for document in documents]
    mistakes = [*found.findings, *(finding for _, findings, _ in versions for finding in findings)]
    if mistakes:
        raise ValueError([finding.headline.en for finding in mistakes])
    return Loaded(found.policy, found.document, found.inventory, found.holdings, tuple((p, d) for p, _, d in versions))


def ticking(start: str = "2026-11-22T08:00:00") -> Callable[[], datetime]:
    """A clock that moves on by one second each time it is read."""
    now = datetime.fromisoformat(start).replace(tzinfo=UTC)

    def tick() -> datetime:
        nonlocal now
        now += timedelta(seconds=1)
        return now

    return tick
