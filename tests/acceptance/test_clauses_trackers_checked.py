"""The catalogue of trackers is checked before anything is published: an incomplete line is refused, by its name."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.acceptance.conftest import Command, Outcome

CATALOGUE = """\
policy: Ours
controller: acme
trackers:
  basket: {{by: acme, kind: essential, purpose: orders, consent: exempt, lasts: 1 day, cookies: [basket], records: your basket{basket}}}
  campaign: {{{campaign}kind: advertising, purpose: offers, consent: required, lasts: 3 months, cookies: [ad], records: offers seen}}
"""


@pytest.mark.clause("ou-serrurier-3.3.02")
def test_a_necessary_cookie_names_the_function_that_fails_without_it(command: Command, tmp_path: Path) -> None:
    """Without the function the class is refused; with it, nothing is said of that."""
    _write(tmp_path, basket="", campaign="by: partner, ")
    refused = command("check", tmp_path, "--format", "json")
    _write(tmp_path, basket=", needed-for: the basket", campaign="by: partner, ")
    admitted = command("check", tmp_path, "--format", "json")

    [finding] = [f for f in refused.answer["findings"] if f["code"] == "essential-without-function"]
    assert "`basket`" in finding["message"]
    assert finding["severity"] == "error"
    assert refused.exit_code == 1
    assert "essential-without-function" not in admitted.codes


@pytest.mark.clause("ou-serrurier-3.3.19")
def test_a_campaign_cookie_names_its_partner_and_its_lifetime(command: Command, tmp_path: Path) -> None:
    """Without a partner the cookie is refused by name; the campaign that it serves and its life are asked for as well."""
    _write(tmp_path, basket=", needed-for: the basket", campaign="")
    refused = command("check", tmp_path, "--format", "json")
    text = (tmp_path / "policy.yaml").read_text(encoding="utf-8")
    (tmp_path / "policy.yaml").write_text(
        text.replace(" purpose: offers,", "").replace(" lasts: 3 months,", ""), encoding="utf-8"
    )
    barer = command("check", tmp_path, "--format", "json")

    assert "the tracker `campaign` does not say `by`" in _messages(refused, "tracker-incomplete")
    assert refused.exit_code == 1
    assert "the tracker `campaign` does not say `by` or `purpose`" in _messages(barer, "tracker-incomplete")
    assert "the tracker `campaign` has no lifetime" in _messages(barer, "tracker-without-lifetime")


def _write(folder: Path, **parts: str) -> None:
    (folder / "policy.yaml").write_text(CATALOGUE.format(**parts), encoding="utf-8")


def _messages(outcome: Outcome, code: str) -> list[str]:
    return [f["message"] for f in outcome.answer["findings"] if f["code"] == code]
