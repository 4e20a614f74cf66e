"""The records of processing activities: every purpose, with what GDPR art. 30 wants told of it, in every form."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZIP_STORED, ZipFile

import pytest
from click.testing import CliRunner

from kept.cli.register import register as command
from kept.findings import Language
from kept.load import load_folder, load_text
from kept.policy import Policy
from kept.publish.register import register, register_as_processor
from kept.publish.register_forms import as_csv, as_json, as_ods, as_text

OUICOM = Path(__file__).parents[2] / "examples" / "ouicom"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
OPERATOR = """
policy: Telephone lines
controller: us
version: {version}
effective: {effective}
parties:
  us: {{name: Us, role: controller, country: FR, address: "1 rue Exemple, 75001 Paris", email: privacy@us.example}}
  host: {{name: Host, role: processor, country: FR}}
  desk: {{name: Desk, role: processor, country: MG, under: host, transfer: {{tool: scc}}}}
  twin: {{name: Twin, role: joint-controller, country: FR}}
people:
  clients: {{en: clients, fr: clients, organisation: true}}
  callers: {{en: callers, fr: appelants, of: clients}}
data:
  calls: {{en: calls, fr: appels, fields: {{number: {{en: number, fr: numéro}}}}}}
  health: {{en: health, fr: santé, special: true, fields: {{note: note}}}}
purposes:
  invoicing: {{is: {{en: send invoices, fr: facturer}}, basis: contract, people: [clients], data: [calls]}}
  fair: {{is: {{en: run a fair, fr: tenir un salon}}, role: joint-controller, for-clients: [twin], data: [health]}}
  answering:
    is: {{en: answer calls{more}, fr: répondre aux appels{more}}}
    role: processor
    for-clients: [clients]
    instructions: {{en: the order form, fr: le bon de commande}}
    people: [callers]
    data: [calls]
    recipients: [host, desk]
security: {{locks: {{en: locks, fr: des serrures}}}}
"""


def operator(version: int = 1, effective: str = "2025-01-01", more: str = "") -> Policy:
    """An organisation that is controller, joint controller and processor at once."""
    return load_text(OPERATOR.format(version=version, effective=effective, more=more)).policy


def sheets(content: bytes) -> dict[str, list[list[str]]]:
    """A workbook as its sheets: rows of cells."""
    with ZipFile(io.BytesIO(content)) as box:
        root = ET.fromstring(box.read("content.xml"))  # noqa: S314 - our own file
    return {
        str(table.get(f"{TABLE}name")): [
            ["\n".join(p.text or "" for p in cell) for cell in row.iter(f"{TABLE}table-cell")]
            for row in table.iter(f"{TABLE}table-row")
        ]
        for table in root.iter(f"{TABLE}table")
    }


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
    assert audience.transfers == ("Google Ireland Limited, in the United States (adequacy decision, DPF)",)
    assert len(audience.retention) == 1
    assert audience.security


def test_what_is_done_for_clients_is_a_register_of_its_own() -> None:
    """As controller, without what is done for clients; as processor, only that: for whom, on which instructions."""
    policy = operator()
    assert [entry.activity for entry in register(policy, "en")] == ["invoicing", "fair"]
    (answering,) = register_as_processor(policy, "fr")
    assert answering.clients == ("clients",)
    assert answering.processing == "Répondre aux appels"
    assert answering.instructions == "le bon de commande"
    assert answering.sub_processors == ("Host, en France", "Desk, à Madagascar, Host")
    assert answering.transfers == ("Desk, à Madagascar (clauses contractuelles types)",)
    assert answering.security == ("des serrures",)


def test_those_who_decide_together_and_sensitive_data_are_named() -> None:
    """A joint controller (art. 26) and data of art. 9 have their own lines."""
    fair = next(entry for entry in register(operator(), "en") if entry.activity == "fair")
    assert fair.joint_controllers == ("Twin",)
    assert fair.special_data == ("health",)


def test_an_entry_knows_since_when_it_stands_and_since_when_as_it_does() -> None:
    """Created with the first version that has the purpose, updated with the last that changed it."""
    first, second, third = (
        operator(),
        operator(2, "2025-06-01", " at night"),
        operator(3, "2026-01-01", " at night"),
    )
    (answering,) = register_as_processor(third, "en", (first, second))
    assert (answering.created, answering.updated) == ("2025-01-01", "2025-06-01")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_forms_agree(language: Language) -> None:
    """JSON, CSV and the workbook hold the same entries; the text names each."""
    entries = register(load_folder(OUICOM).policy, language)
    rows = list(csv.DictReader(io.StringIO(as_csv(entries))))
    read = json.loads(as_json(entries))
    assert [row["activity"] for row in rows] == [entry["activity"] for entry in read]
    assert rows[0]["people"].split("\n") == read[0]["people"]
    assert all(entry.purpose in as_text(entries, language) for entry in entries)
    listing, *each = sheets(as_ods(entries, language)).values()
    assert [row[1] for row in listing if row[0].isdigit()] == [entry["activity"] for entry in read]
    for entry, sheet in zip(entries, each, strict=True):
        cells = [cell for row in sheet for cell in row]
        assert {entry.purpose, entry.controller, entry.basis, *entry.people, *entry.retention} <= {*cells, ""}


def test_the_workbook_is_one_that_spreadsheets_know() -> None:
    """A list, then a sheet for each activity; the kind of file stands first and is not packed."""
    entries = register(load_folder(OUICOM).policy, "fr")
    content = as_ods(entries, "fr")
    assert list(sheets(content)) == ["Liste", *(f"Fiche {n}" for n in range(1, len(entries) + 1))]
    assert as_ods(entries, "fr") == content
    with ZipFile(io.BytesIO(content)) as box:
        kind = box.infolist()[0]
        assert (kind.filename, kind.compress_type) == ("mimetype", ZIP_STORED)
        assert box.read("mimetype") == b"application/vnd.oasis.opendocument.spreadsheet"
        manifest = box.read("META-INF/manifest.xml").decode()
        assert all(name in manifest for name in box.namelist() if name not in {"mimetype", "META-INF/manifest.xml"})


def named(text: str) -> Policy:
    """A policy whose controller and purpose have this name."""
    return load_text(
        f'policy: x\ncontroller: x\nparties: {{x: {{name: "{text}"}}}}\npurposes: {{u: {{is: "{text}"}}}}\n'
    ).policy


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\\t=", " ="])
def test_a_cell_is_never_a_formula(start: str) -> None:
    """A name that a spreadsheet would compute is kept from it."""
    entries = register(named(f"{start}cmd|calc"), "en")
    row = next(csv.DictReader(io.StringIO(as_csv(entries))))
    assert row["controller"].startswith("'")
    assert row["purpose"].startswith("'")
    with ZipFile(io.BytesIO(as_ods(entries, "en"))) as box:
        cells = list(ET.fromstring(box.read("content.xml")).iter(f"{TABLE}table-cell"))  # noqa: S314 - our own file
    assert {cell.get(f"{OFFICE}value-type") for cell in cells} == {"string"}
    assert not [cell for cell in cells if cell.get(f"{TABLE}formula") or cell.get(f"{OFFICE}value")]


@pytest.mark.parametrize("text", ["</text:p><x>", "a & b", "<script>", "]]>", "\\u0001bell"])
def test_a_workbook_takes_every_name(text: str) -> None:
    """Whatever a name holds, the workbook can be read, and its words are those of the policy."""
    entries = register(named(text), "en")
    shown = {cell for sheet in sheets(as_ods(entries, "en")).values() for row in sheet for cell in row}
    assert entries[0].controller.replace("\x01", "") in shown


def test_the_command_prints_each_form(tmp_path: Path) -> None:
    """As text, as JSON, as CSV, as a workbook, in a file; as processor where nothing is done for clients."""
    runner = CliRunner()
    assert json.loads(runner.invoke(command, [str(OUICOM), "--format", "json"]).stdout)[0]["controller"] == "OUICOM"
    assert runner.invoke(command, [str(OUICOM), "--format", "csv"]).stdout.startswith("controller,")
    assert "OUICOM" in runner.invoke(command, [str(OUICOM)]).stdout
    assert runner.invoke(command, [str(OUICOM), "--format", "ods"]).stdout_bytes.startswith(b"PK")
    book = tmp_path / "register.ods"
    assert runner.invoke(command, [str(OUICOM), "--format", "ods", "--out", str(book)]).exit_code == 0
    assert "List" in sheets(book.read_bytes())
    assert "processor" in runner.invoke(command, [str(OUICOM), "--as", "processor"]).stdout
