"""Before a purpose of Wimi starts: why it is needed, whose it is, and that it fits the principles of the GDPR."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.office import read
from tests.acceptance.wimi import Wimi, account, wimi

ADA = "ada@mail.example"


@pytest.fixture
def at(tmp_path: Path) -> Wimi:
    """Wimi, with the client Ada."""
    at = wimi(tmp_path)
    at.put("service.accounts", account(1, ADA))
    return at


def refused(at: Wimi) -> Any:
    """What the journal says of a use that is refused."""
    said = at.use("support", "service.accounts")
    assert (said.code, said.json["records"]) == (1, [])
    (last,) = at.journalled("use.decide")[-1:]
    assert last["stage"] == "refused"
    return last["about"]["reason"], said.json["reason"]


def strike(at: Wimi, start: str, end: str = "\n", within: str = "") -> None:
    """Strike out of the policy what stands from one text through another, after a third."""
    policy = at.folder / "policy.yaml"
    text = policy.read_text("utf-8")
    begin = text.index(start, text.index(within))
    policy.write_text(text[:begin] + text[text.index(end, begin + len(start)) + len(end) :], "utf-8")


@pytest.mark.clause("wimi-2.01")
def test_each_purpose_says_why_it_is_needed(at: Wimi) -> None:
    """Every purpose that Wimi decides on says it, and people read it; one that does not is refused."""
    assert all(one.needed for one in at.loaded.policy.purposes.values())
    at.kept("publish", ".", "--out", "site")
    assert "A question is answered to the person who asks" in read(at.folder / "site" / "en" / "index.html")
    assert len(at.use("support", "service.accounts").json["records"]) == 1

    strike(at, "    needed:", within="\n  support:\n    is:")
    code, reason = refused(at)
    assert (code, "data minimisation" in reason) == ("against-minimisation", True)


@pytest.mark.clause("wimi-4.02")
@pytest.mark.parametrize(
    ("principle", "named", "change"),
    [
        ("lawfulness", "lawfulness", ("    basis: contract\n", "\n  support:\n    is:")),
        ("purpose-limitation", "purpose limitation", ("    people:", "\n  support:\n    is:")),
        ("minimisation", "data minimisation", ("    needed:", "\n  support:\n    is:")),
        ("accuracy", "accuracy", ("    - rectification\n", "\nrights:")),
        ("storage-limitation", "storage limitation", ("data: [support]", "\nretention:")),
        ("integrity", "integrity and confidentiality", ("\nsecurity:", "")),
        ("accountability", "accountability", ("effective: 2026-03-01", "")),
    ],
)
def test_a_purpose_that_departs_from_a_principle_is_not_started(
    at: Wimi, principle: str, named: str, change: tuple[str, str]
) -> None:
    """As the policy stands the purpose starts; without what a principle asks for it does not, and the principle is named."""
    assert len(at.use("support", "service.accounts").json["records"]) == 1
    policy = at.folder / "policy.yaml"
    text, (old, after) = policy.read_text("utf-8"), change
    begin = text.index(old, text.index(after))
    end = text.index("\n\n" if principle == "integrity" else "\n", begin + 2)
    other = "data: [survey]" if principle == "storage-limitation" else ""
    changed = text[:begin] + other + text[end:]
    policy.write_text(changed, "utf-8")

    code, reason = refused(at)
    assert (code, named in reason) == (f"against-{principle}", True)


@pytest.mark.clause("wimi-3.02")
def test_what_another_decides_is_no_part_of_this_policy(at: Wimi) -> None:
    """A purpose of the bank's own, put into Wimi's policy, is an error of the check, and nothing is read for it."""
    assert at.kept("check", ".").code == 0
    policy = at.folder / "policy.yaml"
    text = policy.read_text("utf-8")
    begin = text.index("\n  support:\n    is:") + len("\n  support:\n")
    policy.write_text(text[:begin] + "    decided-by: {purposes: bank, means: bank}\n" + text[begin:], "utf-8")

    checked = at.kept("check", ".", "--format", "json")
    assert checked.code == 1
    headlines = [one["message"] for one in checked.json["findings"] if one["code"] == "role-mistaken"]
    assert headlines == ["`support` is decided by others, and called yours"]
    assert refused(at)[0] == "another-controller"
