"""What `kept check` makes of Wimi when one thing of its policy, its holdings or its databases is not as it was told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.acceptance.links import dead_server
from tests.acceptance.wimi import EXAMPLE, Wimi, wimi

from kept.load import load_folder


@pytest.fixture
def at(tmp_path: Path) -> Wimi:
    """Wimi, to be changed by a test."""
    return wimi(tmp_path)


OMITTED = {
    "purpose-without-basis": ("    basis: consent\n    people: [visitors]\n", "    people: [visitors]\n"),
    "data-without-retention": ("data: [support]\n    purposes: [support]", "data: [survey]\n    purposes: [support]"),
    "right-missing": ("    - restriction\n", ""),
    "transfer-without-tool": ("    name: Banque Exemple SA\n    role: recipient\n    country: FR\n", "    name: Banque Exemple SA\n    role: recipient\n    country: US\n"),
    "controller-incomplete": ("    registration: RCS Paris 000 000 000\n", ""),
    "interest-not-stated": ("basis: {legitimate-interest: {en: improve our services, fr: améliorer nos services, balanced: 2026-01-26}}", "basis: legitimate-interest"),
    "required-without-feature": ("    refusing: {en: support cannot help you, fr: le support ne peut pas vous aider}\n", ""),
}  # fmt: skip


@pytest.mark.clause("wimi-1.26")
@pytest.mark.parametrize("rule", OMITTED)
def test_what_the_notice_must_say_and_does_not_is_an_error(at: Wimi, rule: str) -> None:
    """Nothing is missing; take one thing that articles 13 and 14 ask for away, and the check names it."""
    assert at.kept("check", ".").code == 0
    at.edit(OMITTED[rule])
    checked = at.kept("check", ".", "--format", "json")

    assert checked.code == 1
    assert rule in {each["code"] for each in checked.json["findings"] if each["severity"] in {"error", "warning"}}


@pytest.mark.clause("wimi-1.12")
def test_a_processing_of_this_notice_is_the_companys_own(at: Wimi) -> None:
    """Called a processor's for one purpose only, the notice no longer holds together, and the check says so."""
    assert at.kept("check", ".").code == 0
    at.edit(
        (
            "fr: gérer votre inscription à Wimi ou à Wimi Armoured}\n",
            "fr: gérer votre inscription}\n    role: processor\n",
        )
    )
    checked = at.kept("check", ".", "--format", "json")

    assert checked.code == 1
    assert "processor-terms-incomplete" in {each["code"] for each in checked.json["findings"]}


@pytest.mark.clause("wimi-7.01")
def test_the_page_as_published_gives_no_purpose_its_basis(at: Wimi) -> None:
    """Its fifteen purposes are fifteen errors; in the lawful setting each purpose has one basis and the check is content."""
    before = load_folder(EXAMPLE / "as-published").policy
    found = at.kept("check", EXAMPLE / "as-published", "--format", "json")
    about = {each["about"][0] for each in found.json["findings"] if each["code"] == "purpose-without-basis"}
    assert found.code == 1
    assert about == {f"purposes.{name}" for name, purpose in before.purposes.items() if not purpose.bases}
    assert len(about) == 15
    assert all(purpose.bases for purpose in load_folder(EXAMPLE).policy.purposes.values())
    assert at.kept("check", ".").code == 0


@pytest.mark.clause("wimi-7.25")
@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        pytest.param(
            "basis: {legitimate-interest: {en: make our services known to professionals, fr: faire connaître nos services aux professionnels, balanced: 2026-01-26}}",
            "basis: contract",
            "basis-does-not-fit",
            id="prospects are approached",
        ),
        pytest.param(
            "service: required, plan: required,",
            "service: required, plan: required, segment: required,",
            "required-without-feature",
            id="a field the contract does not need",
        ),
    ],
)
def test_the_contract_carries_what_it_needs_and_no_more(at: Wimi, old: str, new: str, rule: str) -> None:
    """To approach a prospect, or for a field that no contract needs, the contract is no basis: the check refuses it."""
    at.edit((old, new))
    checked = at.kept("check", ".", "--format", "json")

    assert checked.code == 1
    assert rule in {each["code"] for each in checked.json["findings"] if each["severity"] == "error"}


@pytest.mark.clause("wimi-1.14")
def test_a_provider_at_work_that_is_not_listed_is_an_error(at: Wimi) -> None:
    """A holding that a provider keeps for Wimi, whom the policy does not know, fails the check."""
    at.edit(("by: hosting", "by: another-host"), name="holdings.yaml", everywhere=True)
    checked = at.kept("check", ".", "--format", "json")

    assert checked.code == 1
    assert any("another-host" in each["message"] for each in checked.json["findings"] if each["severity"] == "error")


@pytest.mark.clause("wimi-3.05")
def test_work_given_to_nobody_known_is_an_error(at: Wimi) -> None:
    """A purpose handed to a provider that is no party of the policy fails the check, and nothing is handed over."""
    at.edit(
        (
            "recipients: [administration, administrative-superiors, bank, hosting]",
            "recipients: [administration, billing-house]",
        )
    )
    checked = at.kept("check", ".", "--format", "json")

    assert checked.code == 1
    assert any("billing-house" in each["message"] for each in checked.json["findings"] if each["severity"] == "error")
    assert at.use("billing", "service.invoices", "--to", "billing-house").code == 1


@pytest.mark.clause("wimi-3.03")
def test_data_that_nobody_registered_is_found(at: Wimi) -> None:
    """A column of birthdays appears in the service database: the check, which looks, says that no promise covers it."""
    assert at.kept("check", ".").code == 0
    at.run("service", "ALTER TABLE accounts ADD COLUMN birth_date DATE")
    found = [
        each for each in at.kept("check", ".", "--format", "json").json["findings"] if "birth_date" in each["message"]
    ]

    assert [(each["code"], each["severity"]) for each in found] == [("undeclared-column", "error")]


@pytest.mark.clause("wimi-25.02")
def test_the_link_to_the_authority_is_tried(at: Wimi) -> None:
    """A link that answers is no finding; one that does not is told, at its line."""
    file = at.folder / "policy.yaml"
    with dead_server({"/", "/fr/plaintes", "/here"}) as server:
        text = re.sub(r"https://[a-z.-]+", server, file.read_text("utf-8"))
        file.write_text(text.replace(f"link: {server}", f"link: {server}/here"), "utf-8")
        alive = at.kept("check", ".", "--links", "--format", "json").json["findings"]
        at.edit((f"link: {server}/here", f"link: {server}/gone"))
        found = at.kept("check", ".", "--links", "--format", "json").json["findings"]

    assert [each for each in alive if each["code"] == "dead-link"] == []
    (dead,) = [each for each in found if each["code"] == "dead-link"]
    assert "/gone" in file.read_text("utf-8").splitlines()[dead["line"] - 1]
