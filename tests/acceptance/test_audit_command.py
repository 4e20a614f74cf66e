"""`kept audit`: who tests the security of Wimi is bound first, and the staff is told before it starts."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from tests.acceptance.office import Said
from tests.acceptance.wimi import Wimi, wimi

DAY = "2027-03-15"


@pytest.fixture
def at(tmp_path: Path) -> Wimi:
    """Wimi, with no audit planned."""
    return wimi(tmp_path)


def audit(at: Wimi, act: str, *words: object) -> Said:
    """One act on the audit of spring."""
    return at.kept("audit", act, "spring", ".", *words, "--format", "json")


@pytest.mark.clause("wimi-20.17")
def test_whoever_tests_is_registered_and_bound_first(at: Wimi) -> None:
    """A stranger, a party that nothing binds, or one whose contract ends before the day: refused, and in the journal."""
    audits = {
        "another-firm": "neither a processor nor a recipient",
        "it": "neither a processor nor a recipient",
        "list-seller": "no contract binds `list-seller`",
    }
    for by, said in audits.items():
        refused = audit(at, "plan", "--by", by, "--on", DAY)
        assert (refused.code, said in refused.json["reason"]) == (1, True)
    late = audit(at, "plan", "--by", "security-auditor", "--on", "2030-04-07")
    assert late.json["reason"] == "the contract of the processor `security-auditor` has ended"
    assert [entry["stage"] for entry in at.journalled("audit.plan")] == ["refused"] * 4

    planned = audit(at, "plan", "--by", "security-auditor", "--on", DAY)
    assert (planned.code, planned.json["audit"]["by"]) == (0, "security-auditor")
    assert audit(at, "plan", "--by", "security-auditor", "--on", DAY).json["reason"] == "`spring` is planned already"


@pytest.mark.clause("wimi-20.20")
def test_an_audit_starts_once_the_staff_was_told(at: Wimi) -> None:
    """Before the notice it is refused; the notice names the day and the auditor, its proof is kept, and then it starts."""
    audit(at, "plan", "--by", "security-auditor", "--on", DAY)
    refused = audit(at, "start", "--on", DAY)
    assert (refused.code, "the staff was not told of `spring`" in refused.json["reason"]) == (1, True)

    announced = audit(at, "announce", "--to", "it", "--to", "logistics", "--on", "2027-03-01")
    notice = (at.folder / "audits" / "spring.txt").read_text("utf-8")
    (entry,) = at.journalled("audit.announce")
    assert announced.json["audit"]["told"] == ["it", "logistics"]
    assert "On 15 March 2027, Intrusion Exemple SAS will audit" in notice
    assert "Le 15 mars 2027, Intrusion Exemple SAS mènera" in notice.replace("\u00a0", " ")
    assert entry["about"]["sha256"] == sha256(notice.encode()).hexdigest()

    assert audit(at, "start", "--on", "2027-02-28").code == 1
    assert audit(at, "start", "--on", DAY).code == 0
    assert audit(at, "start", "--on", DAY).json["reason"] == "`spring` has started already"
    assert "announced on 2027-03-01 to it, logistics; started on 2027-03-15" in at.kept("audit", "list", ".").out


@pytest.mark.clause("wimi-20.21")
def test_an_emergency_starts_unannounced_for_a_recorded_reason(at: Wimi) -> None:
    """Neither a kind of urgency alone nor words alone will do; both together start it, and the journal says which kind."""
    audit(at, "plan", "--by", "security-auditor", "--on", DAY)
    for half in ((), ("--urgent", "imminent-risk"), ("--why", "an intrusion is under way")):
        assert audit(at, "start", "--on", DAY, *half).code == 1

    started = audit(at, "start", "--on", DAY, "--urgent", "imminent-risk", "--why", "an intrusion is under way")

    entry = at.journalled("audit.start")[-1]
    assert (started.code, started.json["audit"]["urgent"]) == (0, "imminent-risk")
    assert (entry["about"]["urgent"], entry["about"]["announced"], entry["stage"]) == ("imminent-risk", None, "note")
    assert "intrusion" not in str(entry)
    assert entry["about"]["why"]


def test_a_start_without_a_plan_is_refused(at: Wimi) -> None:
    """Nothing that was not planned starts, or is announced; a name that could be anything is asked for anew."""
    assert "no audit `spring` is planned" in audit(at, "start", "--on", DAY).json["reason"]
    assert "no audit `spring` is planned" in audit(at, "announce").json["reason"]
    assert at.kept("audit", "plan", "Über uns", ".", "--by", "it").code == 2
    assert at.kept("audit", "list", ".", "--lang", "fr", language="fr").out.replace("\u00a0", " ") == (
        "Aucun audit n’est prévu.\n"
    )
