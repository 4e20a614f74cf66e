"""Section 3 of the published page, and the clauses that decide it, carried out on a customer file by the command."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.acceptance.ouicom import Ouicom, ouicom

from kept.testing.crm import Life

DAY = timedelta(days=1)
TODAY = datetime.now(UTC).date()
THEO, ADA = "theo@person.example", "ada@person.example"


def people(of: Ouicom) -> list[int]:
    """Who is left in the file."""
    return [row["id"] for row in of.crm.rows("contacts")]


@pytest.mark.clause("ouicom-3.01")
def test_a_prospect_goes_when_the_discussions_close(tmp_path: Path) -> None:
    """Closed without a contract on 1 March: that day all is there, the next all is gone, and the journal proves it."""
    closed = Life(1, THEO, created=date(2026, 1, 10), last_contact=date(2026, 2, 20), extra={"closed_on": "2026-03-01"})
    still_talking = Life(2, ADA, created=date(2026, 1, 10), last_contact=date(2026, 2, 20))
    at = ouicom(tmp_path, closed, still_talking)

    at.apply("2026-03-01")
    assert people(at) == [1, 2]
    at.apply("2026-03-02")
    assert people(at) == [2]
    assert not at.crm.rows("messages", "contact_id = 1")
    assert not at.crm.rows("prospecting", "contact_id = 1")

    proofs = [entry for entry in at.journalled("retention.erase") if entry["stage"] == "done"]
    assert sum(proof["about"]["records"] for proof in proofs) == 4
    assert at.kept("journal", "verify", ".").code == 0


@pytest.mark.clause("ouicom-3.02", "ouicom-2.10")
def test_the_day_of_signature_moves_a_prospect_to_the_rule_of_contracts(tmp_path: Path) -> None:
    """Last seen six years ago, to go tomorrow: the signature is recorded with its date, and the contract's end decides."""
    drafted = Life(
        1, THEO, created=date(2020, 1, 10), last_contact=date(2020, 2, 20), contracts=((None, None),), bills=0
    )
    at = ouicom(tmp_path, drafted)
    (before,) = at.access(THEO)["holdings"][0]["records"]
    assert [kind["id"] for kind in before["people"]] == ["prospects"]
    assert [(kept["by"], kept["until"]) for kept in before["kept"]] == [(["retention.prospects"], "2023-02-20")]
    assert at.kept("plan", ".", "--on", "2026-03-02", "--format", "json").json["records"] > 0

    signed = at.kept("event", "contract-signed", ".", "--holding", "crm.contracts", "--key", 1000, "--on", "2021-05-03")
    assert signed.code == 0, signed.err
    assert [str(row["signed_on"]) for row in at.crm.rows("contracts")] == ["2021-05-03"]
    stored = [entry["about"] for entry in at.journalled("event.record") if entry["stage"] == "done"]
    assert [(event["event"], event["on"]) for event in stored] == [("contract-signed", "2021-05-03")]

    at.kept("event", "end-of-contract", ".", "--holding", "crm.contracts", "--key", 1000, "--on", "2024-09-30")
    (after,) = at.access(THEO)["holdings"][0]["records"]
    assert [kind["id"] for kind in after["people"]] == ["customers"]
    assert {kept["until"] for kept in after["kept"]} == {"2029-09-30"}
    assert after["collected"] == before["collected"]
    at.apply("2026-03-02")
    assert people(at) == [1]


@pytest.mark.clause("ouicom-3.03", "ouicom-3.05")
def test_five_years_after_the_contract_its_file_goes_and_its_payments_stay(tmp_path: Path) -> None:
    """Ended on 1 March 2021: the file is there through 1 March 2026 and gone from the 2nd; payments have ten years."""
    ended = Life(
        1,
        ADA,
        kind="customer",
        created=date(2019, 1, 10),
        last_contact=date(2021, 1, 1),
        contracts=((date(2019, 2, 1), date(2021, 3, 1)),),
    )
    at = ouicom(tmp_path, ended)

    at.apply("2026-03-01")
    (there,) = at.crm.rows("contracts")
    assert (there["reference"], there["terms"], there["signatory"]) == ("C-1000", "a year of advice", "Ada Lovelace")
    assert at.crm.rows("contacts")[0]["email"] == ADA
    at.apply("2026-03-02")
    (gone,) = at.crm.rows("contracts")
    assert {gone["reference"], gone["terms"], gone["signatory"]} == {None}
    assert {row["email"] for row in at.crm.rows("contacts")} == {None}
    assert [row["payer"] for row in at.crm.rows("payments")] == ["Ada Lovelace", "Ada Lovelace"]


@pytest.mark.clause("ouicom-3.04")
def test_ten_years_after_the_contract_its_payments_go(tmp_path: Path) -> None:
    """Ended on 1 March 2016: payments are there through 1 March 2026, and nothing of the person from the 2nd."""
    ended = Life(
        1,
        ADA,
        kind="customer",
        created=date(2013, 1, 10),
        last_contact=date(2016, 1, 1),
        contracts=((date(2013, 2, 1), date(2016, 3, 1)),),
    )
    at = ouicom(tmp_path, ended)

    at.apply("2026-03-01")
    assert [row["payer"] for row in at.crm.rows("payments")] == ["Ada Lovelace", "Ada Lovelace"]
    at.apply("2026-03-02")
    assert {name: rows for name, rows in at.crm.whole().items() if rows} == {}


@pytest.mark.clause("ouicom-3.08")
def test_an_invoice_outlives_its_class_by_law_and_alone(tmp_path: Path) -> None:
    """The five and the ten years of the contract are over, the books of 2019 are not: invoices alone stay, law cited."""
    ended = Life(
        1,
        ADA,
        kind="customer",
        created=date(2013, 1, 10),
        last_contact=date(2015, 1, 1),
        contracts=((date(2013, 2, 1), date(2015, 3, 1)),),
    )
    at = ouicom(tmp_path, ended)
    at.crm.run("UPDATE invoices SET fiscal_year_end = '2019-12-31'")

    at.apply("2026-03-02")
    assert [row["billed_name"] for row in at.crm.rows("invoices")] == ["Ada Lovelace", "Ada Lovelace"]
    assert not at.crm.rows("payments")
    (contract,) = at.crm.rows("contracts")
    assert {contract["reference"], contract["terms"], contract["signatory"]} == {None}
    steps = at.kept("plan", ".", "--on", "2026-03-02", "--format", "json").json["steps"]
    staying = [step for step in steps if step["holding"] == "crm.invoices"]
    assert {(step["records"], "C. com. L123-22" in step["law"]) for step in staying} == {(0, True)}
    later = at.kept("plan", ".", "--on", "2030-01-01", "--format", "json").json["steps"]
    assert [step["records"] for step in later if step["holding"] == "crm.invoices" and step["records"]] == [2]


@pytest.mark.clause("ouicom-3.06")
def test_a_granted_erasure_brings_the_end_forward(tmp_path: Path) -> None:
    """Due in three years, asked today, gone today: the retention run has nothing left to do."""
    lately = TODAY - timedelta(days=30)
    at = ouicom(
        tmp_path, Life(1, THEO, created=lately, last_contact=lately), Life(2, ADA, created=lately, last_contact=lately)
    )
    (record,) = at.access(THEO)["holdings"][0]["records"]
    assert all(date.fromisoformat(kept["until"]) > TODAY + timedelta(days=1000) for kept in record["kept"])

    at.answer("erasure", THEO)
    assert people(at) == [2]
    assert at.kept("plan", ".", "--on", TODAY, "--format", "json").json["records"] == 0


@pytest.mark.clause("ouicom-3.07")
def test_longer_only_with_a_text_an_end_and_a_review(tmp_path: Path) -> None:
    """Without a cited text, an end or a review nothing is held; with them the record stays through that day, no longer."""
    due = Life(1, THEO, created=date(2019, 1, 10), last_contact=date(2019, 2, 20))
    at = ouicom(tmp_path, due, Life(2, ADA, created=date(2019, 1, 10), last_contact=date(2019, 2, 20)))
    until, review = TODAY + timedelta(days=60), TODAY + timedelta(days=30)
    asked = {"--law": "C. civ. 2241", "--reason": "claim before the court", "--by": "Zoe Exemple"}
    asked |= {"--until": str(until), "--review": str(review)}
    for missing in ("--law", "--by", "--until", "--review"):
        words = [word for name, value in asked.items() if name != missing for word in (name, value)]
        refused = at.kept("hold", "add", ".", "--holding", "crm.contacts", "--key", 1, *words)
        assert refused.code != 0, missing
    assert at.kept("hold", "list", ".", "--format", "json").json == []

    words = [word for name, value in asked.items() for word in (name, value)]
    assert at.kept("hold", "add", ".", "--holding", "crm.contacts", "--key", 1, *words).code == 0
    (held,) = at.kept("hold", "list", ".", "--format", "json").json
    assert (held["law"], held["until"], held["review"]) == ("C. civ. 2241", str(until), str(review))
    at.apply(TODAY)
    assert people(at) == [1]
    assert len(at.crm.rows("messages", "contact_id = 1")) == 2
    going = [at.kept("plan", ".", "--on", day, "--format", "json").json["records"] for day in (until, until + DAY)]
    assert going[0] == 0 < going[1]


@pytest.mark.clause("ouicom-3.03")
def test_nothing_goes_before_its_day(tmp_path: Path) -> None:
    """A plan may look ahead; carried out before its day it is refused, nothing is touched, and the refusal is journalled."""
    at = ouicom(tmp_path, Life(1, THEO, created=TODAY, last_contact=TODAY))
    ahead = TODAY + timedelta(days=1500)
    assert at.kept("plan", ".", "--on", ahead, "--out", "ahead.json", "--format", "json").json["records"] > 0
    for words in (("--on", ahead), ("--plan", "ahead.json")):
        refused = at.kept("apply", ".", *words, "--yes", "--limit", "1000")
        assert refused.code == 1
        assert "has not come" in refused.out
    assert people(at) == [1]
    assert [entry["stage"] for entry in at.journalled("retention.apply")] == ["refused", "refused"]


def override(law: str = "law: LIL 82, ", by: str = "by: Zoe Exemple, ") -> str:
    """The line that moves earlier data to this version."""
    return f"applies-to-earlier: {{{law}{by}why: {{en: a new law says so, fr: une loi nouvelle le dit}}}}\n"


@pytest.mark.clause("ouicom-0.21")
def test_only_a_cited_law_moves_earlier_data_to_a_later_version(tmp_path: Path) -> None:
    """Without a citation or a name it is refused and nothing moves; with them it is applied, and journalled with counts."""
    at = ouicom(tmp_path, Life(1, THEO, created=date(2025, 1, 10), last_contact=date(2026, 2, 20)), versions=True)
    policy = at.folder / "policy.yaml"
    lawful = policy.read_text("utf-8")

    for wanting in (override(law=""), override(law='law: "", '), override(by=""), override(by='by: "", ')):
        policy.write_text(wanting + lawful, "utf-8")
        assert at.kept("check", ".").code == 1, wanting
        assert at.kept("apply", ".", "--on", "2026-11-22", "--yes").code == 1, wanting
    assert at.journalled("policy.override") == []

    policy.write_text(override() + lawful, "utf-8")
    at.apply("2026-11-22")
    (entry,) = at.journalled("policy.override")
    assert (entry["about"]["law"], entry["about"]["version"]) == ("LIL 82", 2)
    assert entry["about"]["moved"]["crm.contacts"] == 1
