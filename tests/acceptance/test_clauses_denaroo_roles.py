"""Who decides is who answers: the role that a policy gives is held against who decides why and how."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.office import EXAMPLES, Office, read

OWN = "    decided-by: {purposes: [denaroo], means: [denaroo]}\n    people: [representatives, users]\n    data: [technical, usage]\n"


def row(number: str, *values: Any) -> Any:
    """One row a clause."""
    return pytest.param(*values, id=number, marks=pytest.mark.clause(f"denaroo-{number}"))


def office(beside: Path, name: str = "denaroo") -> Office:
    """The documents of the company; none of its places is asked."""
    shutil.copytree(EXAMPLES / name, beside / name, ignore=shutil.ignore_patterns("as-published", ".kept", "answers"))
    return Office(beside / name)


def mistaken(at: Office, code: str = "role-mistaken") -> list[str]:
    """What a rule finds."""
    findings = at.kept("check", ".", "--format", "json").json["findings"]
    return [one["message"] for one in findings if one["code"] == code and one["severity"] == "error"]


@pytest.mark.parametrize(
    ("instead", "said"),
    [
        row("3.01", OWN.replace("purposes: [denaroo]", "purposes: [clients]"), "decided by others"),
        row("10.03", OWN.replace("purposes: [denaroo]", "purposes: [denaroo, clients]"), "mixes an end of yours"),
        row(
            "10.04",
            f"    instructions: {{en: the contract, fr: le contrat}}\n{OWN}",
            "covered by a client’s instructions",
        ),
    ],
)
def test_a_role_follows_from_who_decides(tmp_path: Path, instead: str, said: str) -> None:
    """Analysis is the company's own: it decides why and how. Decided or instructed by clients, the label is an error."""
    at = office(tmp_path)
    assert mistaken(at) == []

    at.edit((OWN, instead))
    (found,) = mistaken(at)
    assert found.startswith("`analysis`")
    assert said in found


@pytest.mark.clause("denaroo-10.04")
def test_means_decided_by_a_client_make_no_controller(tmp_path: Path) -> None:
    """Why is the company's own affair, and how is decided by its clients: it is not controller alone."""
    at = office(tmp_path)
    at.edit((OWN, OWN.replace("means: [denaroo]", "means: [clients]")))
    assert "decided by others" in mistaken(at)[0]


@pytest.mark.parametrize(
    ("name", "kind", "label"),
    [
        pytest.param("denaroo", "company", "a company", marks=pytest.mark.clause("denaroo-3.02")),
        pytest.param("denaroo", "public-body", "a public body", marks=pytest.mark.clause("denaroo-3.02")),
        pytest.param("denaroo", "natural-person", "a natural person", marks=pytest.mark.clause("denaroo-3.02")),
        pytest.param("wimi", "company", "a company", marks=pytest.mark.clause("wimi-1.11")),
        pytest.param("wimi", "natural-person", "a natural person", marks=pytest.mark.clause("wimi-1.11")),
    ],
)
def test_each_kind_of_controller_is_accepted_and_named(tmp_path: Path, name: str, kind: str, label: str) -> None:
    """Legal or natural, the controller is published for what it is; a kind that the law does not know is refused."""
    at = office(tmp_path, name)
    at.edit(("    person: company\n", f"    person: {kind}\n"))
    done = at.kept("publish", ".", "--out", at.beside / "site")
    assert done.code == 0, done.out + done.err
    assert label in read(at.beside / "site" / "en" / "index.html")

    at.edit((f"    person: {kind}\n", "    person: machine\n"))
    assert at.kept("check", ".").code == 1


@pytest.mark.clause("denaroo-3.03")
def test_a_controller_acts_through_somebody(tmp_path: Path) -> None:
    """A company without the function of its legal representative is an error, and nothing is published of it."""
    at = office(tmp_path)
    assert mistaken(at, "controller-incomplete") == []

    at.edit(("    represented-by: {en: its manager, fr: son gérant}\n", ""))
    assert mistaken(at, "controller-incomplete") == ["nothing says by which function `denaroo` is represented"]
    assert at.kept("publish", ".", "--out", at.beside / "site").code == 1
    assert not (at.beside / "site").exists()


DUTIES = {
    "instructions": "On instructions only",
    "confidentiality": "Confidentiality",
    "measures": "Security",
    "assistance": "Help to the client",
    "audits": "Proof and audits",
}


@pytest.mark.clause("denaroo-11.19")
def test_availability_stands_beside_the_duties_of_a_processor(tmp_path: Path) -> None:
    """The annex of contracts lists availability and every duty of article 28(3); none of them may be left out for it."""
    at = office(tmp_path)
    assert at.kept("publish", ".", "--out", at.beside / "site").code == 0
    annex = " ".join(read(page) for page in (at.beside / "site" / "en").rglob("*.html") if "annex" in page.as_posix())
    assert all(title in annex for title in (*DUTIES.values(), "Availability", "Sub-processors", "At the end"))

    text = (at.folder / "policy.yaml").read_text("utf-8")
    for duty in DUTIES:
        start = text.index(f"  {duty}:", text.index("\nprocessor-terms:"))
        without = text[:start] + text[text.index("\n", start) + 1 :]
        (at.folder / "policy.yaml").write_text(without, "utf-8")
        assert f"`{duty}`" in mistaken(at, "processor-terms-incomplete")[0]
