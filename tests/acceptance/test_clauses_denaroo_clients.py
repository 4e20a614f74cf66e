"""Denaroo's clients: what they signed, ordered and instructed decides what is collected, used and opened for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.denaroo import CLIENT, EMAIL, LICENCE, OTHER, Denaroo, denaroo
from tests.acceptance.office import Office, Said

TODAY = datetime.now(UTC).date()
SIGNING = {
    "contact_surname": "Exemple",
    "contact_first_name": "Nour",
    "contact_email": "nour@newcomer.example",
    "contact_address": "2 rue Neuve",
    "contact_phone": "01 99 55 66 77",
    "position": "head of support",
}
ACCOUNT = {"username": "sam", "identity_email": "sam@newcomer.example"}
IMPORT = {"surname": "Petit", "first_name": "Sam", "identity_email": "sam@newcomer.example"}


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Denaroo:
    """Clients A and B, with every service; what the tests add are clients of their own."""
    return denaroo(tmp_path_factory.mktemp("clients"))


def row(number: str, *values: Any) -> Any:
    """One row a clause."""
    return pytest.param(*values, id=f"{number}-{values[0]}", marks=pytest.mark.clause(f"denaroo-{number}"))


def codes(told: Said) -> list[str]:
    """Why something that was given is refused."""
    assert told.code == 1, told.out + told.err
    return [one["code"] for one in told.json["refused"]]


def shown(at: Denaroo, client: str) -> Any:
    """A client and its contract."""
    told = at.kept("client", "show", client, ".", "--format", "json")
    assert told.code == 0, told.err
    return told.json


def instruct(at: Denaroo, act: str, service: str, client: str) -> Said:
    """A client has a service switched on or off."""
    return at.kept("client", act, service, ".", "--client", client, "--by", "Zoe Exemple", "--format", "json")


def connect(at: Denaroo, client: str, licence: str) -> Said:
    """Somebody connects with a licence."""
    given = {"connection_licence": licence, "connection_date": "2026-11-20", "connection_direction": "outgoing"}
    return at.collect("connection", given, "--people", "users", "--client", client)


# what comes in


@pytest.mark.parametrize(
    ("point", "people", "given"),
    [row("1.07", "contract", "representatives", SIGNING), row("1.08", "client-import", "users", IMPORT)],
)
def test_nobody_is_stored_without_their_client(at: Denaroo, point: str, people: str, given: Mapping[str, str]) -> None:
    """A representative, or a user, of no client that is named is refused; with the client, the record carries it."""
    assert codes(Office.collect(at, point, given, "--people", people)) == ["no-client"]

    told = at.collect(point, given, "--people", people, "--client", OTHER)
    (holding,) = told.json["holdings"]
    assert OTHER in {one["client"] for one in at.rows(holding) if "newcomer" in str(one)}


@pytest.mark.clause("denaroo-1.01", "denaroo-1.16")
def test_a_collection_of_no_service_is_refused(tmp_path: Path) -> None:
    """A form that no service of the catalogue stands behind takes nothing in; what it asks is stored nowhere."""
    at = denaroo(tmp_path)
    at.edit(
        (
            "    refusing: {en: the service stays closed to you, fr: le service ne vous est pas ouvert}\n    designates: true\n    service: online\n",
            "    designates: true\n",
        )
    )

    assert codes(at.collect("client-import", IMPORT, "--people", "users")) == ["no-service"]
    assert "newcomer" not in str(at.rows("platform.accounts"))
    assert at.journalled("collection.receive")[-1]["about"]["reasons"] == ["no-service"]


@pytest.mark.clause("denaroo-1.16")
def test_a_record_without_client_is_refused(at: Denaroo) -> None:
    """What a client stores, given without the client, is refused."""
    assert codes(Office.collect(at, "hosted-by-client", {"files": "plan.pdf"}, "--people", "users")) == ["no-client"]


@pytest.mark.clause("denaroo-1.02")
def test_a_treatment_of_no_service_is_refused(tmp_path: Path, at: Denaroo) -> None:
    """A purpose that belongs to a service is carried out; one that no service leads to any more is refused."""
    assert at.use("authority-requests", "platform.connection_records").json["granted"] is True

    own = denaroo(tmp_path)
    own.edit(
        (
            "for: [network-security, data-retention, authority-requests, licence-protection]",
            "for: [network-security, data-retention, licence-protection]",
        )
    )
    refused = own.use("authority-requests", "platform.connection_records").json
    assert (refused["granted"], refused["records"]) == (False, [])
    assert "no service of the catalogue" in refused["reason"]


@pytest.mark.parametrize("people", [pytest.param("users"), pytest.param("representatives")])
@pytest.mark.clause("denaroo-4.01")
def test_an_organisation_is_no_user(at: Denaroo, people: str) -> None:
    """Said to be about an organisation, a user or a representative is refused."""
    given = {**IMPORT, "identity_email": f"{people}@company.example"}
    assert codes(at.collect("client-import", given, "--people", people, "--organisation")) == ["not-a-person"]
    assert at.collect("client-import", given, "--people", people).code == 0


@pytest.mark.clause("denaroo-1.15")
def test_data_of_a_service_not_ordered_is_refused(at: Denaroo) -> None:
    """For a client that ordered connections one comes in; for a client that did not, it is refused."""
    at.client("without-internet")
    at.order("without-internet", "calls")
    at.put("platform.licences", licence="CAL-0015", client="without-internet", service="calls")
    assert codes(connect(at, "without-internet", "CAL-0015")) == ["not-ordered"]

    at.order("without-internet", "internet")
    assert connect(at, "without-internet", "CAL-0015").code == 0


@pytest.mark.clause("denaroo-11.08")
def test_a_person_whom_the_client_did_not_name_is_refused(at: Denaroo) -> None:
    """An account for somebody whom the client has not designated is refused; designated, they open it."""
    given = {"username": "lou", "identity_email": "lou@client-a.example"}
    assert codes(at.collect("account", given, "--people", "users")) == ["not-designated"]

    named = {"surname": "Grand", "first_name": "Lou", "identity_email": "lou@client-a.example"}
    assert at.collect("client-import", named, "--people", "users").code == 0
    assert at.collect("account", given, "--people", "users").code == 0


@pytest.mark.clause("denaroo-11.09")
def test_nothing_comes_in_for_a_purpose_that_nobody_stated(at: Denaroo) -> None:
    """The client has the service, and has not said what it uses it for: its data is refused."""
    at.client("silent")
    at.order("silent", "hosted", purpose=None)
    told = at.collect("hosted-by-client", {"files": "plan.pdf"}, "--people", "users", "--client", "silent")
    assert codes(told) == ["no-purpose-stated"]


# what is used


@pytest.mark.clause("denaroo-11.07")
def test_the_purpose_of_a_service_not_ordered_is_refused(at: Denaroo) -> None:
    """A client's order makes the purpose: without it, hosting is refused and the attempt is traced."""
    at.client("calls-only")
    at.order("calls-only", "calls")
    refused = at.use("hosting", "platform.hosted", "--client", "calls-only").json
    assert (refused["granted"], refused["records"]) == (False, [])
    assert "has not ordered: Hosting" in refused["reason"]
    assert at.journalled("use.decide")[-1]["about"]["reason"] == "not-ordered"
    assert at.use("hosting", "platform.hosted", "--client", CLIENT).json["granted"] is True


# the contract


@pytest.mark.parametrize("kind", [row("1.03", "companies"), row("1.04", "public-bodies")])
def test_a_client_of_either_kind_is_covered(at: Denaroo, kind: str) -> None:
    """Written into the register, it shows its kind and its contract; its people are under the notice of the day."""
    at.client(f"new-{kind}", kind=kind, signed_on="2026-02-03", represented_by="mayor")
    told = shown(at, f"new-{kind}")

    assert (told["kind"], told["contract"]["signed"], told["representative"]) == (kind, "2026-02-03", "mayor")
    assert told["people"] == ["representatives", "users", "callers"]
    given = {**SIGNING, "contact_email": f"nour@{kind}.example"}
    signed = at.collect("contract", given, "--people", "representatives", "--client", f"new-{kind}").json
    assert signed["version"] == told["notice"] == at.loaded.policy.version


@pytest.mark.parametrize(("version", "link"), [("2024-06", "?edition=2024-06"), ("2026-01", "?edition=2026-01")])
@pytest.mark.clause("denaroo-1.29", "denaroo-25.45")
def test_a_contract_shows_the_terms_that_were_signed(at: Denaroo, version: str, link: str) -> None:
    """The version that this client signed, with its address; article 4.1 of that version stands beside hosted data."""
    at.client(f"signed-{version}", terms_version=version)
    told = shown(at, f"signed-{version}")

    (terms,) = told["contract"]["terms"]
    assert (terms["document"], terms["version"]) == ("terms", version)
    assert terms["link"].endswith(link)
    assert told["data"]["hosted"] == {"article": "4.1", "link": f"{terms['link']}#article-4-1"}


@pytest.mark.clause("denaroo-11.02")
def test_a_contract_lists_what_makes_up_the_solution(at: Denaroo) -> None:
    """The services that the client chose, and those that come with every contract; no other."""
    at.client("chooser")
    for service in ("sms", "hosted", "recording"):
        at.order("chooser", service)
    told = shown(at, "chooser")

    assert {one["service"]: one["ordered"] for one in told["services"]} == {
        "online": False,
        "help": False,
        "sms": True,
        "hosted": True,
        "recording": True,
    }
    assert "Hosting" in {one["name"] for one in told["services"]}


@pytest.mark.clause("denaroo-8.07")
def test_the_licences_of_a_client_are_counted(at: Denaroo) -> None:
    """How many it holds, which of them are valid, and none of another client's."""
    at.client("holder")
    at.put("platform.licences", licence="CAL-0071", client="holder", service="calls", expires_on="2020-01-31")
    at.put("platform.licences", licence="CAL-0072", client="holder", service="calls", expires_on="2999-12-31")
    licences = shown(at, "holder")["licences"]

    assert (licences["count"], licences["valid"]) == (2, 1)
    assert {one["licence"]: one["state"] for one in licences["held"]} == {"CAL-0071": "expired", "CAL-0072": "valid"}
    listed = {one["client"]: one for one in at.kept("client", "list", ".", "--format", "json").json}
    assert listed["holder"]["licences"] == licences
    assert LICENCE in str(listed[CLIENT]["licences"])


# what a client instructs


@pytest.mark.clause("denaroo-11.01")
def test_a_subscription_makes_a_processor(at: Denaroo) -> None:
    """Before activation nothing is done for the client; afterwards its treatments show the roles of both sides."""
    at.client("subscriber")
    at.order("subscriber", "hosted", active_on=None)
    assert "hosted" not in {one["service"] for one in shown(at, "subscriber")["treatments"]}

    told = instruct(at, "activate", "hosted", "subscriber").json
    hosting = [one for one in told["treatments"] if one["service"] == "hosted"]
    assert hosting == [
        {"purpose": "hosting", "service": "hosted", "role": "processor", "controller": "subscriber"},
    ]


@pytest.mark.clause("denaroo-11.03")
def test_a_signature_makes_a_processor(at: Denaroo) -> None:
    """Unsigned, a contract brings no treatment; signed, those that come with it are done for the client as controller."""
    at.client("signer", signed_on=None)
    assert shown(at, "signer")["treatments"] == []

    at.run("crm", "UPDATE clients SET signed_on = ? WHERE code = 'signer'", TODAY)
    treatments = shown(at, "signer")["treatments"]
    assert "incidents" in {one["purpose"] for one in treatments}
    assert {(one["role"], one["controller"]) for one in treatments} == {("processor", "signer")}


@pytest.mark.parametrize(
    ("service", "client", "order", "code"),
    [
        row("11.15", "hosted", {"role_accepted_on": None}, {}, "role-not-accepted"),
        row("11.21", "recording", {}, {"answers": None}, "checklist-unanswered"),
        row("11.21", "numbers", {}, {"answers": None}, "checklist-unanswered"),
    ],
)
def test_a_service_stays_off_until_the_client_has_said_it(
    at: Denaroo,
    request: pytest.FixtureRequest,
    service: str,
    client: Mapping[str, None],
    order: Mapping[str, None],
    code: str,
) -> None:
    """Without the client's word nothing is switched on, and the journal has the refusal; with it, the service is on."""
    name = request.node.callspec.id
    at.client(name, **client)
    at.order(name, service, active_on=None, **order)
    refused = instruct(at, "activate", service, name)
    assert (refused.code, refused.json["refused"]["code"]) == (1, code)
    last = at.journalled("client.instruct")[-1]
    assert (last["stage"], last["about"]["reason"]) == ("refused", code)

    at.run("crm", "UPDATE clients SET role_accepted_on = ? WHERE code = ?", TODAY, name)
    at.run("crm", "UPDATE orders SET answers = 'we tell callers' WHERE client = ?", name)
    assert instruct(at, "activate", service, name).code == 0


@pytest.mark.clause("denaroo-11.18")
def test_a_setting_takes_effect_and_is_an_instruction(at: Denaroo) -> None:
    """Recording is used while the client has it on; switched off, it is refused at once; the journal has both instructions."""
    at.client("settler")
    at.order("settler", "calls")
    at.order("settler", "recording", active_on=None)
    named = ("--client", "settler")
    assert at.use("call-recording", "recordings.calls", *named).json["granted"] is False

    assert instruct(at, "activate", "recording", "settler").code == 0
    assert at.use("call-recording", "recordings.calls", *named).json["reason"] == "of another client"

    assert instruct(at, "stop", "recording", "settler").code == 0
    assert "has not ordered" in at.use("call-recording", "recordings.calls", *named).json["reason"]
    done = [one["about"]["act"] for one in at.journalled("client.instruct") if one["stage"] == "done"]
    assert done[-2:] == ["activate", "stop"]
    assert "settler" not in str(at.journalled("client.instruct"))


@pytest.mark.clause("denaroo-11.22")
def test_a_client_that_tells_nobody_is_warned(at: Denaroo) -> None:
    """Nobody confirmed that people are informed: the service is switched on with a warning, and the journal has it."""
    at.client("untold")
    at.order("untold", "hosted", active_on=None, people_informed_on=None)
    told = instruct(at, "activate", "hosted", "untold")

    assert told.code == 0
    assert [one["code"] for one in told.json["warnings"]] == ["people-not-informed"]
    assert at.journalled("client.instruct")[-2]["about"]["warnings"] == ["people-not-informed"]


# licences


@pytest.mark.clause("denaroo-8.01")
def test_a_connection_needs_a_valid_licence(at: Denaroo) -> None:
    """With no licence of the client's, or one that has expired, nobody connects; with a valid one, somebody does."""
    at.client("connected")
    at.order("connected", "internet")
    at.put("platform.licences", licence="CAL-0081", client="connected", expires_on="2020-01-31")
    at.put("platform.licences", licence="CAL-0082", client="connected", expires_on="2999-12-31")

    assert codes(connect(at, "connected", "CAL-9999")) == ["no-licence"]
    assert codes(connect(at, "connected", LICENCE)) == ["no-licence"]
    assert codes(connect(at, "connected", "CAL-0081")) == ["licence-expired"]
    assert connect(at, "connected", "CAL-0082").code == 0


@pytest.mark.clause("denaroo-8.05")
def test_there_are_as_many_users_as_licences(at: Denaroo) -> None:
    """Two licences let two users in; a third has none left, whichever of them is quoted."""
    at.client("two")
    at.order("two", "internet")
    for licence in ("CAL-0851", "CAL-0852"):
        at.put("platform.licences", licence=licence, client="two", expires_on="2999-12-31")
        assert connect(at, "two", licence).code == 0

    assert [codes(connect(at, "two", licence)) for licence in ("CAL-0851", "CAL-0852")] == [["licence-in-use"]] * 2

    at.run("platform", "UPDATE connection_records SET duration = '00:20:00' WHERE licence = 'CAL-0851'")
    assert connect(at, "two", "CAL-0851").code == 0


def licence(at: Denaroo, client: str, service: str = "calls") -> Said:
    """A licence is issued to a client."""
    return at.kept("client", "licence", service, ".", "--client", client, "--format", "json")


@pytest.mark.clause("denaroo-8.02")
def test_a_licence_needs_a_subscription(at: Denaroo) -> None:
    """For a service that the client has not subscribed to, nor by a form, no licence comes into being."""
    at.client("unsubscribed")
    refused = licence(at, "unsubscribed")
    assert (refused.code, refused.json["refused"]["code"]) == (1, "not-ordered")
    given = {"licence": "CAL-0999"}
    assert codes(at.collect("licence", given, "--people", "users", "--client", "unsubscribed")) == ["no-licence"]
    assert "unsubscribed" not in str(at.rows("platform.licences"))

    at.order("unsubscribed", "calls")
    assert licence(at, "unsubscribed").code == 0
    assert "unsubscribed" in str(at.rows("platform.licences"))


@pytest.mark.clause("denaroo-8.03")
@pytest.mark.parametrize(("length", "months"), [("1 month", 1), ("2 years", 24)])
def test_a_licence_lasts_as_long_as_the_offer(at: Denaroo, length: str, months: int) -> None:
    """Its last day is the one to which the offer runs."""
    at.client(f"offer-{months}")
    at.order(f"offer-{months}", "calls", offer_length=length)
    told = licence(at, f"offer-{months}").json

    year, month = divmod(TODAY.year * 12 + TODAY.month - 1 + months, 12)
    assert told["expires"][:7] == f"{year}-{month + 1:02}"
    (stored,) = (one for one in at.rows("platform.licences") if one["licence"] == told["licence"])
    assert stored["expires_on"] == told["expires"]


@pytest.mark.clause("denaroo-8.06")
def test_the_identifier_of_a_licence_says_nothing(at: Denaroo) -> None:
    """Two licences of one client differ, and neither holds its name, its people's, or a part of the other."""
    one, other = (licence(at, CLIENT).json["licence"] for _ in range(2))

    assert one != other
    assert not any(word in each.lower() for each in (one, other) for word in (CLIENT, "client", "ines", EMAIL))
    assert len({one[:8], other[:8]}) == 2


# what a client is told


def outbox(at: Denaroo, to: str) -> str:
    """The plain text, in English, of the last message in the outbox that goes to an address."""
    slips = [path for path in at.folder.glob("answers/outbox/*.json") if to in path.read_text("utf-8")]
    last = max(slips, key=lambda path: path.stat().st_mtime_ns)
    return " ".join(last.with_name(f"{last.stem}.en.txt").read_text("utf-8").split())


@pytest.mark.parametrize(
    ("seen", "said"), [row("41.13", "misuse", "incorrect use"), row("41.14", "fraud", "attempted fraud")]
)
def test_a_client_is_alerted_of_its_licence(at: Denaroo, seen: str, said: str) -> None:
    """The client that holds the licence gets its identifier, what was seen and the day of the next look; nobody is named."""
    facts = f"used in two towns at once ({seen})"
    told = at.kept("client", "alert", LICENCE, ".", "--seen", seen, "--facts", facts, "--format", "json").json

    letter = outbox(at, f"contract@{CLIENT}.example")
    assert all(word in letter for word in (LICENCE, said, facts, "We look again on"))
    assert told["again"] > TODAY.isoformat()
    assert EMAIL not in letter
    assert LICENCE not in str(at.journalled("client.alert"))
    assert at.journalled("client.alert")[-1]["about"]["again"] == told["again"]

    nobody = at.kept("client", "alert", "CAL-9999", ".", "--seen", seen, "--facts", facts, "--format", "json")
    assert nobody.json["refused"]["code"] == "nobody-to-alert"


def requested(at: Denaroo, *identifiers: str) -> Any:
    """A request for access comes in."""
    named = [word for one in identifiers for word in ("--identify", one)]
    told = at.kept("request", "new", ".", "--right", "access", *named, "--format", "json")
    assert told.code == 0, told.out + told.err
    return told.json


@pytest.mark.parametrize(
    ("identifier", "client"), [row("4.02", f"email={EMAIL}", CLIENT), row("8.11", f"licence={LICENCE}", CLIENT)]
)
def test_a_request_goes_to_the_client_it_belongs_to(at: Denaroo, identifier: str, client: str) -> None:
    """An employee of client A writes, or somebody quotes its licence: the request is assigned to client A, which is told."""
    request = requested(at, identifier)

    assert request["identity"]["clients"] == [client]
    assert request["id"] in outbox(at, f"contract@{client}.example")
    (passed,) = (one for one in at.journalled("request.forward") if one["about"]["request"] == request["id"])
    assert client not in str(passed)
    assert "clients" not in requested(at, "email=nobody@elsewhere.example")["identity"]


@pytest.mark.clause("denaroo-4.03")
def test_a_customer_of_a_client_is_passed_on_to_it(at: Denaroo) -> None:
    """Somebody stands in the address book of client B alone: their request is client B's, as controller, and is passed on."""
    at.put(
        "platform.address_book", number="01 99 77 00 01", entry="met at a fair", client=OTHER, stored_at="2026-05-04"
    )
    request = requested(at, "phone=01 99 77 00 01")

    assert request["identity"]["clients"] == [OTHER]
    assert "you are the controller" in outbox(at, f"contract@{OTHER}.example")
    assert at.use("hosting", "platform.address_book", "--client", OTHER).json["records"][-1]["uploaded_data"]
    assert at.use("hosting", "platform.address_book").json["granted"] is False
