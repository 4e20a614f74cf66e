"""What contracts.yaml must withstand: whatever it holds, each mistake is told with its place, and nothing else stops."""

from __future__ import annotations

from datetime import date

import pytest

from kept.checks import Subject, judge
from kept.contracts import bound
from kept.load import load_text

POLICY = """policy: Ours
controller: acme
parties:
  acme: {name: Acme, role: controller, country: FR}
  host: {name: Host SAS, role: processor, country: FR, contract: 2025-01-10, does: hosts the site}
services: {shop: {name: Shop, does: sells}}
"""


@pytest.mark.parametrize(
    ("entry", "code", "said"),
    [
        ("{audits: {last: 2026-01-12, every: 72 hours}}", "unreadable-period", "72 hours"),
        ("{audits: {last: 2026-13-12, every: 1 year}}", "unreadable-date", "2026-13-12"),
        ("{vettted: 2026-01-12}", "unknown-key", "vettted"),
        ("{terms: [audit]}", "unknown-word", "audit"),
        ("{studies: [{client: a, service: shopp, dated: 2026-01-12, outcome: agreed}]}", "unknown-reference", "shopp"),
        ("{guarantees: [{of: ISO, from: 2026-01-12}]}", "missing-value", "until"),
        ("[]", "wrong-shape", ""),
    ],
)
def test_a_mistake_is_told_with_its_place(entry: str, code: str, said: str) -> None:
    """The finding points into contracts.yaml and names what was written; the rest is judged all the same."""
    loaded = load_text(POLICY, contracts=f"contracts:\n  host: {entry}\n")
    found = [each for each in loaded.findings if each.code == code]

    assert [each for each in found if said in each.headline.en and said in each.headline.fr]
    assert {each.primary.span.document.name for each in found if each.primary} == {"contracts.yaml"}
    assert judge(Subject(loaded, date(2026, 11, 22)))


def test_a_party_that_the_policy_does_not_know_is_told() -> None:
    """A near miss is guessed."""
    (found,) = load_text(POLICY, contracts="contracts: {hots: {until: 2029-01-01}}\n").findings

    assert (found.code, found.help and found.help.en) == ("unknown-reference", "did you mean `host`?")


@pytest.mark.parametrize("on", [date.min, date.max])
@pytest.mark.parametrize(
    "text", ["", "contracts:\n", "[]\n", "contracts: {host: {audits: {last: 9999-12-31, every: 999 years}}}\n"]
)
def test_no_day_and_no_text_ends_in_a_trace(on: date, text: str) -> None:
    """The first day of the calendar, the last, an empty file, a list: findings, and a list of parties."""
    loaded = load_text(POLICY, contracts=text)

    assert judge(Subject(loaded, on))
    assert [row.name for row in bound(loaded.policy, loaded.contracts, on)] == ["host"]
