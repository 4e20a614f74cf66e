"""The records of processing activities: every purpose, with what GDPR art. 30(1) wants told of it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kept.cli.register import register as command
from kept.findings import Language
from kept.load import load_folder, load_text
from kept.publish.register import as_csv, as_json, as_text, register

OUICOM = Path(__file__).parents[2] / "examples" / "ouicom"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_controller_stands_on_every_entry(language: Language) -> None:
    """One entry a purpose; none without the controller and how to reach it."""
    policy = load_folder(OUICOM).policy
    entries = register(policy, language)
    assert [entry.activity for entry in entries] == list(policy.purposes)
    assert {entry.controller for entry in entries} == {"OUICOM"}
    assert all("4 Rue Pitois" in entry.controller_contact for entry in entries)


def test_an_entry_tells_what_article_30_wants() -> None:
    """Purpose, people, data, recipients, transfers, durations, security: none is forgotten."""
    audience = next(entry for entry in register(load_folder(OUICOM).policy, "en") if entry.activity == "audience")
    assert audience.basis.startswith("consent (art. 6(1)(a)")
    assert audience.people == ("visitors to the Sites",)
    assert audience.data == ("browsing statistics",)
    assert "Google Ireland Limited (processor)" in audience.recipients
    assert audience.transfers == ("Google Ireland Limited, in the United States (adequacy, DPF)",)
    assert len(audience.retention) == 1
    assert audience.security


def test_the_forms_agree() -> None:
    """JSON and CSV hold the same entries; the text names each."""
    entries = register(load_folder(OUICOM).policy, "fr")
    rows = list(csv.DictReader(io.StringIO(as_csv(entries))))
    read = json.loads(as_json(entries))
    assert [row["activity"] for row in rows] == [entry["activity"] for entry in read]
    assert rows[0]["people"].split("\n") == read[0]["people"]
    assert all(entry.purpose in as_text(entries, "fr") for entry in entries)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\\t=", " ="])
def test_a_cell_is_never_a_formula(start: str) -> None:
    """A name that a spreadsheet would compute is kept from it."""
    policy = load_text(
        f'policy: x\ncontroller: x\nparties: {{x: {{name: "{start}cmd|calc"}}}}\npurposes: {{u: {{is: do}}}}\n'
    ).policy
    row = next(csv.DictReader(io.StringIO(as_csv(register(policy, "en")))))
    assert row["controller"].startswith("'")


def test_the_command_prints_each_form() -> None:
    """As text, as JSON, as CSV."""
    runner = CliRunner()
    assert json.loads(runner.invoke(command, [str(OUICOM), "--format", "json"]).stdout)[0]["controller"] == "OUICOM"
    assert runner.invoke(command, [str(OUICOM), "--format", "csv"]).stdout.startswith("controller,")
    assert "OUICOM" in runner.invoke(command, [str(OUICOM)]).stdout
