"""The notice of the worked example says nothing that its own clauses, or the software, belie."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from tests.acceptance.conftest import EXAMPLES, Command
from tests.acceptance.links import dead_server

from kept.load import load_folder
from kept.policy import Policy, Role
from kept.publish import sentence_of_clause

Serve = Callable[..., str]
SAID = {
    "en": ("Before it goes to the archive, we need it to", "It is archived because", "not what was archived before"),
    "fr": ("Avant leur archivage, elles nous servent à", "Elles sont archivées pour", "pas ce qui a été archivé"),
}


@pytest.fixture(scope="module")
def policy() -> Policy:
    """The promise of OUICOM."""
    return load_folder(EXAMPLES / "ouicom").policy


def test_a_processor_works_for_every_purpose_that_names_it_and_no_other(policy: Policy) -> None:
    """GDPR art. 28(3)(a): what a processor is said to do, and the purposes that name it as a recipient, are the same."""
    for name, party in policy.parties.items():
        if party.role is Role.PROCESSOR:
            named = {purpose for purpose, told in policy.purposes.items() if name in told.recipients}
            assert set(party.tasks) == named, name


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_archived_no_longer_serves_the_contract(policy: Policy, language: str) -> None:
    """A purpose that ends with the contract is not told as the use of what is kept after it."""
    assert policy.purposes["contract-follow-up"].until == "end-of-contract"
    for clause in ("retention.contract-file", "retention.payments"):
        said = sentence_of_clause(policy, clause, "fr" if language == "fr" else "en").replace("\u00a0", " ")
        assert all(words in said for words in SAID[language][:2])


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_proof_does_not_claim_the_archive(serve: Serve, organisation_folder: Path, language: str) -> None:
    """Kept erases at the end and moves nothing before: the page of proof says so for each archive, and for no other."""
    page = httpx.get(f"{serve(organisation_folder)}/{language}/proof").text
    told = {part.split('"', 1)[0] for part in page.split('class="promise" id="')[1:] if SAID[language][2] in part}
    assert told == {"retention.contract-file", "retention.payments"}


@pytest.mark.clause("ouicom-6.19")
def test_the_site_of_the_authority_is_in_the_notice_and_its_death_is_told(
    serve: Serve, organisation_folder: Path, command: Command
) -> None:
    """Each notice links to www.cnil.fr; while it answers nothing is found, and once it does not, its lines are named."""
    at = serve(organisation_folder)
    for language in ("en", "fr"):
        assert 'href="https://www.cnil.fr"' in httpx.get(f"{at}/{language}/").text

    policy = organisation_folder / "policy.yaml"
    text, others = policy.read_text("utf-8"), ("https://hub.ouicom.fr", "https://ouicom.fr", "https://tools.google.com")
    pages = {"/fr/plaintes", "/fr/cookies-les-outils-pour-les-maitriser"}
    with dead_server({"", "/", "/dlpage/gaoptout", *pages}) as alive, dead_server(pages) as without_home:
        for outside in others:
            text = text.replace(outside, alive)
        found = []
        for authority in (alive, without_home):
            policy.write_text(text.replace("https://www.cnil.fr", authority), "utf-8")
            answer = command("check", organisation_folder, "--links", "--format", "json").answer
            found.append({finding["line"] for finding in answer["findings"] if finding["code"] == "dead-link"})

    home = {n for n, line in enumerate(text.splitlines(), 1) if line.rstrip().endswith("https://www.cnil.fr")}
    assert len(home) == 2
    assert found == [set(), home]
