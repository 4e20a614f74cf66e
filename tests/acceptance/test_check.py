"""`kept check` judges an organisation's folder: what it prints, and how it ends."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.acceptance.conftest import Command

from kept.demo.store import build

OUICOM = Path(__file__).parents[2] / "examples" / "ouicom"
POLICY = """\
policy: Ours
controller: acme
parties: {acme: {name: Acme, role: controller, country: FR}}
data: {contact: {fields: {email: e-mail, phone: telephone}}, contract: {fields: {terms: terms}}}
people: {customers: customers}
purposes: {follow-up: {is: follow up contracts, basis: contract, people: [customers], data: [contact, contract]}}
retention: {contacts: {people: customers, data: [contact], keep: 3 years, since: last-contact}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a small policy."""
    (tmp_path / "policy.yaml").write_text(POLICY, encoding="utf-8")
    return tmp_path


def test_the_example_is_clean(command: Command) -> None:
    """The worked example has neither errors nor warnings."""
    outcome = command("check", OUICOM, "--no-places", "--fail-on", "note")

    assert outcome.exit_code == 0
    assert outcome.out.startswith("no findings: ")


def test_the_example_agrees_with_its_store(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every column of the store is declared, and every declared column is there."""
    build(tmp_path / "crm.db", people=20)
    monkeypatch.setenv("KEPT_CRM", f"sqlite:///{tmp_path / 'crm.db'}")

    outcome = command("check", OUICOM, "--fail-on", "note")

    assert outcome.out.startswith("no findings: ")
    assert outcome.exit_code == 0


def test_the_earlier_version_of_the_example_is_a_policy_too(command: Command, tmp_path: Path) -> None:
    """Version 1 loads without an error; what it lacks (legal bases) is why version 2 came."""
    shutil.copy(OUICOM / "versions" / "1.yaml", tmp_path / "policy.yaml")

    assert set(command("check", tmp_path, "--format", "json").codes) == {"purpose-without-basis"}


@pytest.mark.clause("ouicom-0.04")
def test_a_column_without_a_flag_is_refused(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A column that is neither personal data nor declared as not personal is an error, named."""
    build(tmp_path / "crm.db", people=20)
    with sqlite3.connect(tmp_path / "crm.db") as store:
        store.execute("ALTER TABLE contacts ADD COLUMN birth_date TEXT")
    store.close()
    monkeypatch.setenv("KEPT_CRM", f"sqlite:///{tmp_path / 'crm.db'}")

    outcome = command("check", OUICOM, "--format", "json")

    assert outcome.exit_code == 1
    [finding] = outcome.answer["findings"]
    assert finding["code"] == "undeclared-column"
    assert "`birth_date`" in finding["message"]
    assert finding["file"].endswith("holdings.yaml")


@pytest.mark.clause("ouicom-3.05")
def test_a_contract_field_without_a_class_is_named(command: Command, folder: Path) -> None:
    """The contract file has no retention class: an error names its field."""
    outcome = command("check", folder, "--format", "json")

    [finding] = [f for f in outcome.answer["findings"] if f["code"] == "data-without-retention"]
    assert "`contract`" in finding["message"]
    assert outcome.exit_code == 1
    assert "no duration for `terms`" in command("check", folder).out


@pytest.mark.clause("ouicom-3.05")
def test_a_field_in_two_classes_is_refused(command: Command, folder: Path) -> None:
    """Five years and ten years for the same data: neither holds."""
    _add(
        folder,
        "retention: {five: {keep: 5 years, since: end-of-contract}, ten: {keep: 10 years, since: end-of-contract}}",
    )

    assert "two-durations" in command("check", folder, "--format", "json").codes


@pytest.mark.clause("ouicom-2.13")
def test_a_required_field_without_a_feature_is_named(command: Command, folder: Path) -> None:
    """A field that no purpose of the form uses cannot be required."""
    _add(
        folder,
        "data: {contact: {fields: {email: e-mail}}, birth: {fields: {birthday: birthday}}}\n"
        "collection: {form: {at: https://acme.example, asks: {birthday: required}, for: [follow-up], refusing: nothing}}",
    )

    outcome = command("check", folder, "--format", "json")

    [finding] = [f for f in outcome.answer["findings"] if f["code"] == "required-without-feature"]
    assert "`birthday`" in finding["message"]
    assert finding["severity"] == "error"


@pytest.mark.clause("ouicom-7.10")
def test_an_essential_cookie_of_another_domain_is_refused(command: Command, folder: Path) -> None:
    """What another party sets cannot be declared essential."""
    _add(
        folder,
        "trackers: {visits: {by: statistics, kind: essential}}\nparties: {acme: {name: A}, statistics: {name: S}}",
    )

    assert "essential-tracker-of-third-party" in command("check", folder, "--format", "json").codes


@pytest.mark.clause("ouicom-7.03")
def test_a_cookie_without_what_it_records_is_refused(command: Command, folder: Path) -> None:
    """An entry of the table of cookies says what it notes of the visit, or the check fails."""
    _add(folder, "trackers: {visits: {by: acme, kind: essential, purpose: follow-up, cookies: [s], lasts: 1 day}}")

    outcome = command("check", folder, "--format", "json")

    [finding] = [f for f in outcome.answer["findings"] if f["code"] == "tracker-incomplete"]
    assert "`records`" in finding["message"]
    assert outcome.exit_code == 1


def test_exit_code_follows_the_weight_asked_for(command: Command, tmp_path: Path) -> None:
    """A warning fails a build that asks for warnings, and no other."""
    shutil.copytree(OUICOM, tmp_path / "ouicom")
    policy = tmp_path / "ouicom" / "policy.yaml"
    policy.write_text(policy.read_text(encoding="utf-8").replace("    answer: 1 month", ""), encoding="utf-8")

    assert command("check", tmp_path / "ouicom", "--no-places").exit_code == 0
    assert command("check", tmp_path / "ouicom", "--no-places", "--fail-on", "warning").exit_code == 1


def test_the_law_is_that_of_the_day(command: Command, folder: Path) -> None:
    """Calls without consent were lawful until 10 August 2026."""
    _add(folder, "marketing: {phone: {people: customers, basis: legitimate-interest, opt-out: on-request}}")

    before = command("check", folder, "--format", "json", "--on", "2026-08-10").codes
    after = command("check", folder, "--format", "json", "--on", "2026-08-11").codes

    assert "marketing-without-consent" not in before
    assert "marketing-without-consent" in after


def test_no_policy_is_nothing_to_read(command: Command, tmp_path: Path) -> None:
    """An empty folder ends with 3, and says how to start."""
    outcome = command("check", tmp_path)

    assert outcome.exit_code == 3
    assert "kept init" in outcome.err
    assert outcome.out == ""


def test_no_policy_as_json(command: Command, tmp_path: Path) -> None:
    """A script gets the same finding as one object."""
    outcome = command("check", tmp_path, "--format", "json")

    assert outcome.exit_code == 3
    assert outcome.answer["error"]["code"] == "nothing-to-read"


def test_a_policy_under_the_other_ending(command: Command, tmp_path: Path) -> None:
    """policy.yml alone: the way out is to rename it."""
    (tmp_path / "policy.yml").write_text(POLICY, encoding="utf-8")

    outcome = command("check", tmp_path)

    assert outcome.exit_code == 3
    assert "rename it `policy.yaml`" in outcome.err


def test_two_policies(command: Command, folder: Path) -> None:
    """Both endings side by side: one was read, and that is said."""
    (folder / "policy.yml").write_text(POLICY, encoding="utf-8")

    outcome = command("check", folder, "--format", "json")

    assert "two-policies" in outcome.codes
    assert outcome.exit_code == 1


def test_a_file_is_named_instead_of_a_folder(command: Command, folder: Path) -> None:
    """The policy itself may be named; places in it are shown under its folder."""
    outcome = command("check", folder / "policy.yaml")

    assert f"--> {folder}/policy.yaml:" in outcome.out


def test_wrong_usage(command: Command, folder: Path) -> None:
    """An unknown option or a day that is none is usage: 2."""
    assert command("check", folder, "--fromat", "json").exit_code == 2
    assert command("check", folder, "--on", "2026-02-30").exit_code == 2


def test_a_place_without_an_address_is_a_note(command: Command) -> None:
    """Without the variable the columns are not compared, and the check says so."""
    outcome = command("check", OUICOM, "--format", "json")

    assert outcome.codes == ["place-not-reached"]
    assert outcome.exit_code == 0


@pytest.mark.parametrize(
    "address", ["sqlite:////nowhere/crm.db", "postgresql://nobody@127.0.0.1:1/none", "what?", "x://y"]
)
def test_a_place_that_does_not_answer(command: Command, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """It is an error at the line that declares the place; the policy is judged all the same."""
    monkeypatch.setenv("KEPT_CRM", address)

    outcome = command("check", OUICOM, "--format", "json")

    assert outcome.exit_code == 1
    [finding] = outcome.answer["findings"]
    assert finding["file"].endswith("holdings.yaml")
    assert finding["help"]


def test_a_published_version_that_was_edited(command: Command, tmp_path: Path) -> None:
    """Version 2 was frozen when it was published: editing it is refused until the version is raised."""
    shutil.copytree(OUICOM, tmp_path / "ouicom")
    policy = tmp_path / "ouicom" / "policy.yaml"
    shutil.copy(policy, tmp_path / "ouicom" / "versions" / "2.yaml")
    policy.write_text(policy.read_text(encoding="utf-8").replace("keep: 3 years", "keep: 4 years"), encoding="utf-8")

    outcome = command("check", tmp_path / "ouicom", "--no-places", "--format", "json")

    assert "frozen-version-changed" in outcome.codes
    assert outcome.exit_code == 1


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_format_in_both_languages(command: Command, folder: Path, language: str) -> None:
    """Findings are printed in each format without a mixed sentence."""
    for format_ in ("text", "json", "sarif", "github"):
        outcome = command("check", folder, "--format", format_, "--lang", language)

        assert outcome.exit_code == 1
        assert ("aucune clause" in outcome.out) == (language == "fr")


def test_as_a_process_into_a_closed_pipe(folder: Path) -> None:
    """`kept check | head` ends quietly, without a traceback."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    script = f"{sys.executable} -m kept check {folder} | head -1"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, env=environment, check=False)

    assert "Traceback" not in done.stderr


def test_a_check_imports_nothing_heavy() -> None:
    """No database, web or terminal library is loaded where no place is reached: that is what keeps it quick."""
    script = (
        "import sys\nfrom kept.cli import main\n"
        f"sys.argv = ['kept', 'check', {str(OUICOM)!r}, '--format', 'json']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(sorted({'sqlalchemy', 'rich', 'dbos', 'litestar', 'cryptography', 'alembic'} & set(sys.modules)))"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KEPT_")}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=True)

    assert done.stdout.splitlines()[-1] == "[]"


def _add(folder: Path, more: str) -> None:
    """Write sections into the policy, in place of those of the same name."""
    names = {line.partition(":")[0] for line in more.splitlines()}
    kept = [line for line in POLICY.splitlines() if line.partition(":")[0] not in names]
    (folder / "policy.yaml").write_text("\n".join([*kept, more, ""]), encoding="utf-8")
