"""Who may read what at Wimi, and what for: the purposes and the recipients of the page, asked for through the command.

Wimi has a client with all that a client leaves behind, a user of that client, and a prospect.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.office import Said
from tests.acceptance.wimi import Wimi, account, contact, wimi

ADA, IDA, THEO = "ada@mail.example", "ida@mail.example", "theo@mail.example"
LATELY = "2026-10-05"


def peopled(folder: Path) -> Wimi:
    """The client Ada, her user Ida, the prospect Theo."""
    at = wimi(folder)
    at.put("service.accounts", account(1, ADA), account(2, IDA, role="member", full_name="Ida Noiret"))
    of = {"account_id": 1}
    at.put("service.connections", {"id": 1, **of, "ip": "192.0.2.7", "connected_at": f"{LATELY} 08:00:00"})
    at.put("service.usage", {"id": 1, **of, "feature": "tasks", "score": 4, "measured_on": LATELY})
    at.put("service.contracts", {"id": 1, **of, "reference": "W-1", "signatory": "Ada Lovelace", "signed_on": LATELY})
    at.put("service.payments", {"id": 1, **of, "holder": "A. Lovelace", "masked_number": "**** 0005"})
    at.put("service.invoices", {"id": 1, **of, "billed_name": "Analytical", "amount": 90, "issued_on": LATELY})
    at.put("service.debts", {"id": 1, **of, "amount": 90, "reminders": "one", "opened_on": LATELY})
    at.put("service.tickets", {"id": 1, **of, "subject": "Login", "body": "Help", "opened_at": f"{LATELY} 09:00:00"})
    at.put("crm.contacts", contact(1, THEO))
    return at


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Wimi:
    """Wimi with its people."""
    return peopled(tmp_path_factory.mktemp("wimi"))


def traced(at: Wimi, said: Said) -> Any:
    """The entry of the journal that an answer names."""
    return next(entry for entry in at.journalled("use.decide") if entry["seq"] == said.json["entry"])


def fields_of(at: Wimi, purpose: str) -> set[str]:
    """The fields that a purpose uses, as the policy tells."""
    from kept.load import load_folder

    policy = load_folder(at.folder).policy
    return {field for kind in policy.purposes[purpose].data for field in policy.data[kind].fields}


def clause(name: str, *values: object) -> Any:
    """A row of a table, with the clause that it proves."""
    return pytest.param(*values, id=name, marks=pytest.mark.clause(f"wimi-{name}"))


@pytest.mark.parametrize(
    ("team", "inside", "outside"),
    [
        clause("8.02", "marketing", ("statistics", "service.usage"), ("billing", "service.invoices")),
        clause(
            "8.03", "business-services", ("service-subscription", "service.accounts"), ("support", "service.tickets")
        ),
        clause("8.04", "client-relations", ("support", "service.tickets"), ("billing", "service.payments")),
        clause("8.05", "administration", ("billing", "service.invoices"), ("support", "service.tickets")),
        clause("8.06", "logistics", ("service-subscription", "service.contracts"), ("billing", "service.payments")),
        clause("8.07", "it", ("service-connection", "service.connections"), ("billing", "service.invoices")),
        clause("8.10", "internal-control", ("accounting", "service.invoices"), ("support", "service.tickets")),
    ],
)
def test_a_team_reads_what_its_purposes_need(
    at: Wimi, team: str, inside: tuple[str, str], outside: tuple[str, str]
) -> None:
    """Within its purposes a team is handed what they need and no more; outside them nothing; both are in the journal."""
    granted, refused = at.use(*inside, "--to", team), at.use(*outside, "--to", team)

    assert (granted.code, len(granted.json["records"])) == (0, 1)
    assert set(granted.json["fields"]) <= fields_of(at, inside[0])
    assert traced(at, granted)["about"]["purpose"] == inside[0]
    assert (refused.code, refused.json["records"]) == (1, [])
    assert "people were not told" in refused.json["reason"]
    assert (traced(at, refused)["stage"], traced(at, refused)["about"]["to"]) == ("refused", team)


@pytest.mark.parametrize(
    ("party", "inside", "outside"),
    [
        clause("1.21", "partner", ("relationship-management", "crm.contacts"), ("statistics", "service.usage")),
        clause("1.22", "bank", ("billing", "service.payments"), ("support", "service.tickets")),
        clause(
            "8.13", "partner-affiliate", ("relationship-management", "crm.contacts"), ("billing", "service.invoices")
        ),
        clause(
            "7.17", "collection-agency", ("debt-collection", "service.debts"), ("debt-collection", "service.tickets")
        ),
    ],
)
def test_an_outside_recipient_gets_what_people_were_told(
    at: Wimi, party: str, inside: tuple[str, str], outside: tuple[str, str]
) -> None:
    """For the purpose that people were told of, its fields only; for anything else, nothing; each release is logged."""
    granted, refused = at.use(*inside, "--to", party), at.use(*outside, "--to", party)

    assert (granted.code, len(granted.json["records"])) == (0, 1)
    assert set(granted.json["fields"]) <= fields_of(at, inside[0])
    assert traced(at, granted)["about"]["to"] == party
    assert (refused.code, refused.json["records"], traced(at, refused)["stage"]) == (1, [], "refused")


@pytest.mark.clause("wimi-8.08")
def test_a_superior_sees_what_the_team_sees_and_no_more(at: Wimi) -> None:
    """Whoever leads the IT team is handed its connections, and not the invoices of another team."""
    own = at.use("service-connection", "service.connections", "--to", "technical-superiors")
    other = at.use("billing", "service.invoices", "--to", "technical-superiors")

    assert (own.code, len(own.json["records"])) == (0, 1)
    assert (other.code, other.json["records"]) == (1, [])
    assert traced(at, other)["stage"] == "refused"


@pytest.mark.clause("wimi-8.09")
def test_the_auditor_reads_while_appointed(at: Wimi) -> None:
    """On the last day of the appointment the accounts are open; the day after, and before it began, they are not."""
    read = {
        day: at.use("accounting", "service.invoices", "--to", "auditors", "--on", day)
        for day in ("2023-06-18", "2029-06-30", "2029-07-01")
    }

    assert [len(said.json["records"]) for said in read.values()] == [0, 1, 0]
    assert read["2029-07-01"].json["reason"] == "`auditors` has no assignment on this day"
    assert traced(at, read["2029-06-30"])["about"]["to"] == "auditors"
    assert traced(at, read["2029-07-01"])["stage"] == "refused"


@pytest.mark.parametrize(
    "party",
    [
        clause("8.14", "collection-agency"),
        clause("8.15", "legal-auxiliaries"),
        clause("8.16", "legal-officers"),
    ],
)
def test_debts_are_handed_over_while_they_are_owed(tmp_path: Path, party: str) -> None:
    """An open debt: its amount and its reminders leave, traced; settled, nothing does; and never anything but the debt."""
    at = peopled(tmp_path)
    sent = at.use("debt-collection", "service.debts", "--to", party)
    assert sent.json["records"] == [{"id": 1, "amount_due": 90, "reminders": "one"}]
    assert traced(at, sent)["about"]["to"] == party
    assert at.use("debt-collection", "service.invoices", "--to", party).code == 1

    at.run("service", "UPDATE debts SET settled_on = ?", LATELY)
    settled = at.use("debt-collection", "service.debts", "--to", party)
    assert (settled.code, settled.json["records"]) == (1, [])
    assert traced(at, settled)["stage"] == "refused"


@pytest.mark.clause("wimi-8.28")
def test_every_access_is_in_a_chain_that_breaks_when_touched(tmp_path: Path) -> None:
    """A read, a refusal and an entry in the books each leave one entry; change one, and the journal no longer verifies."""
    at = peopled(tmp_path)
    at.use("support", "service.tickets", "--to", "client-relations", "--by", "Zoe")
    at.use("billing", "service.invoices", "--to", "marketing", "--by", "Zoe")
    at.collect(
        "contact-form", {"name": "Lou", "email": "lou@mail.example", "message": "Hello"}, "--people", "prospects"
    )
    kinds = [(entry["kind"], entry["stage"]) for entry in at.kept("journal", "show", ".", "--format", "json").json]
    assert kinds == [
        ("use.decide", "intended"),
        ("use.decide", "done"),
        ("use.decide", "refused"),
        ("collection.receive", "intended"),
        ("collection.receive", "done"),
    ]
    assert at.kept("journal", "verify", ".").code == 0
    with contextlib.closing(sqlite3.connect(at.folder / ".kept" / "state.db")) as state, state:
        state.execute("UPDATE journal_entries SET about = '{}' WHERE seq = 2")
    assert at.kept("journal", "verify", ".").code == 1


@pytest.mark.parametrize(
    ("stranger", "purpose", "holding"),
    [
        clause("1.13", "another-host", "support", "service.tickets"),
        clause("8.11", "another-partner", "relationship-management", "crm.contacts"),
        clause("8.12", "another-body", "satisfaction-survey", "service.surveys"),
    ],
)
def test_nothing_goes_to_somebody_unnamed(at: Wimi, stranger: str, purpose: str, holding: str) -> None:
    """A party that the policy does not name is handed nothing."""
    refused = at.use(purpose, holding, "--to", stranger)

    assert (refused.code, refused.json["records"]) == (1, [])
    assert "is not among the recipients that people were told of" in refused.json["reason"]
    assert traced(at, refused)["stage"] == "refused"


@pytest.mark.clause("wimi-1.19")
def test_a_disclosure_to_no_name_at_all_is_refused(at: Wimi) -> None:
    """The name of the recipient left empty, nothing is read, and the command asks for it."""
    before = len(at.journalled("use.decide"))
    refused = at.use("billing", "service.invoices", "--to", "")

    assert refused.code == 2
    assert refused.json["error"]["code"] == "empty-option"
    assert not at.journalled("use.decide")[before:]


@pytest.mark.clause("wimi-1.17", "wimi-1.23")
def test_a_freelancer_reads_until_the_assignment_ends(at: Wimi) -> None:
    """On the last day of the contract a contributor reads the tickets; the next day nothing."""
    last = at.use("support", "service.tickets", "--to", "freelancers", "--on", "2029-12-31")
    after = at.use("support", "service.tickets", "--to", "freelancers", "--on", "2030-01-01")

    assert (last.code, len(last.json["records"])) == (0, 1)
    assert (after.code, after.json["records"]) == (1, [])
    assert after.json["reason"] == "the contract of the processor `freelancers` has ended"


@pytest.mark.clause("wimi-3.06")
def test_a_processor_without_an_appointment_runs_nothing(tmp_path: Path) -> None:
    """Its contract taken out of the policy, the host of the service is handed nothing any more, and the check says why."""
    at = peopled(tmp_path)
    assert at.use("support", "service.tickets", "--to", "hosting").code == 0
    at.edit(("    contract: 2024-09-02\n", ""))
    refused = at.use("support", "service.tickets", "--to", "hosting")

    assert (refused.code, refused.json["records"]) == (1, [])
    assert "no contract binds the processor `hosting`" in refused.json["reason"]
    assert "processor-without-contract" in at.kept("check", ".").out


@pytest.mark.parametrize(
    ("purpose", "holding", "team"),
    [
        clause("7.04", "newsletter", "service.connections", "marketing"),
        clause("7.07", "support", "service.tickets", "marketing"),
        clause("7.14", "support", "service.invoices", "client-relations"),
        clause("6.1.05", "support", "service.payments", "client-relations"),
        clause("18.01", "sale-of-files", "service.accounts", "marketing"),
    ],
)
def test_a_purpose_reads_nothing_that_is_held_for_another(at: Wimi, purpose: str, holding: str, team: str) -> None:
    """Refused, nothing read, and the refusal is in the journal."""
    said = at.use(purpose, holding, "--to", team)

    assert (said.code, said.json["granted"], said.json["records"]) == (1, False, [])
    assert traced(at, said)["stage"] == "refused"


@pytest.mark.clause("wimi-7.06")
def test_first_steps_are_guided_and_then_no_more(tmp_path: Path) -> None:
    """An account past its first steps is left out; the one that is still finding its way is not."""
    at = peopled(tmp_path)
    at.run("service", "UPDATE accounts SET onboarded_on = '2026-04-01' WHERE id = 1")
    said = at.use("service-discovery", "service.accounts", "--on", LATELY)

    assert [record["email"] for record in said.json["records"]] == [IDA]
    assert [(left["records"]) for left in said.json["left"]] == [1]


@pytest.mark.clause("wimi-7.12")
def test_whoever_only_asked_a_question_is_in_no_campaign(at: Wimi) -> None:
    """The sender of a contact form chose no newsletter: answered, yes; written to, no."""
    assert [row["email"] for row in at.use("contact-assistance", "crm.contacts").json["records"]] == [THEO]
    campaign = at.use("newsletter", "crm.contacts")

    assert (campaign.code, campaign.json["records"]) == (1, [])
    assert campaign.json["reason"] == "given for another purpose"


@pytest.mark.clause("wimi-7.24")
def test_a_user_has_rights_of_their_own(at: Wimi) -> None:
    """The user of a client asks: only that user's account is in the answer, as a user, and the client's is not."""
    answer = at.access(IDA)

    records = [record for held in answer["holdings"] for record in held["records"]]
    assert [record["values"]["email"] for record in records] == [IDA]
    assert [kind["id"] for kind in records[0]["people"]] == ["users"]
    assert records[0]["kept"][0]["by"] == ["retention.clients-in-use"]


@pytest.mark.clause("wimi-8.17")
def test_the_processors_that_have_the_data_are_named_to_the_person(at: Wimi) -> None:
    """The answer to a prospect names the processor of the commercial base, and not those that never had this data."""
    answer = at.access(THEO)
    named = {each["name"]["en"] for each in answer["recipients"] if each["role"] == "processor"}

    assert "Relation Exemple SAS" in named
    assert "Intrusion Exemple SAS" not in named


@pytest.mark.clause("wimi-18.02")
def test_what_was_drawn_from_use_is_in_the_copy(at: Wimi) -> None:
    """The company calls it enriched and its own; it speaks of Ada, so Ada gets it."""
    (usage,) = [held for held in at.access(ADA)["holdings"] if held["holding"] == "service.usage"]

    assert "enriched data" in usage["categories"][0]["en"]
    assert usage["records"][0]["values"] == {"features_used": "tasks", "usage_score": 4}


@pytest.mark.clause("wimi-7.21")
def test_a_segment_and_its_criteria_are_in_the_copy(tmp_path: Path) -> None:
    """Theo was put among small teams, by the number of seats: he learns both."""
    at = peopled(tmp_path)
    row = {"segment": "small teams", "criteria": "fewer than ten seats", "computed_on": LATELY}
    at.put("crm.segments", {"id": 1, "contact_id": 1, **row})
    (segments,) = [held for held in at.access(THEO)["holdings"] if held["holding"] == "crm.segments"]

    assert segments["records"][0]["values"] == {"segment": "small teams", "segment_criteria": "fewer than ten seats"}


@pytest.mark.clause("wimi-15.01")
def test_a_profiling_that_nobody_declared_does_not_start(at: Wimi) -> None:
    """Declared, profiling has its logic and its effect in the policy; another one reads no segment, and leaves a trace."""
    from kept.load import load_folder

    for purpose in load_folder(at.folder).policy.purposes.values():
        assert purpose.profiling is None or (purpose.profiling.logic and purpose.profiling.consequences)
    refused = at.use("guess-who-will-buy", "crm.segments")

    assert (refused.code, refused.json["records"], traced(at, refused)["stage"]) == (1, [], "refused")
    assert refused.json["reason"] == "`guess-who-will-buy` is not among the purposes that people were told of"
