"""What Denaroo takes in: only what a collection point declares, with its origin, its version and its purposes; the rest is refused."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.denaroo import EMAIL, Denaroo, denaroo, value_of

from kept.consent.collection import Origin, Received, Refusal, receive
from kept.policy import Policy

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
FORM = {"contact_surname": "Roche", "contact_email": "leo@newcomer.example", "contact_first_name": "Leo"}
SIGNING = {
    "contact_surname": "Amar",
    "contact_first_name": "Nour",
    "contact_email": "nour@client-b.example",
    "contact_address": "2 rue Neuve",
    "contact_phone": "01 99 55 66 77",
    "position": "head of support",
}
IMPORT = {"surname": "Petit", "first_name": "Sam", "identity_email": "sam@client-b.example"}
TICKET = {
    "crm_phone": "01 99 88 77 66",
    "crm_email": "sam@client-b.example",
    "ticket_number": "T-9",
    "exchange": "No sound",
}
WRITTEN = {
    "line_operator": "Telecom A",
    "number_type": "geographic",
    "payment_means": "direct-debit",
    "bank_details": "FR76 3000 6000 0112 3456 7890 189",
    "line_number": "01 99 00 11 22",
    "rio": "04F123456F8T",
    "recording_choice": "agreed",
    **{f"{medium}_direction": "incoming" for medium in ("call", "sms", "connection", "mail", "tweet", "chat")},
}
RECORDS = ("call", "sms", "connection", "mail", "tweet", "chat")


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Denaroo:
    """The company at work."""
    return denaroo(tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="module")
def policy(at: Denaroo) -> Policy:
    """Its policy."""
    return at.loaded.policy


def row(number: str, *values: str) -> Any:
    """One row a clause."""
    return pytest.param(*values, id=number, marks=pytest.mark.clause(f"denaroo-{number}"))


def full(policy: Policy, point: str) -> dict[str, str]:
    """Something in every field of a collection point, written as its field is."""
    return {field: WRITTEN.get(field, value_of(field)) for field in policy.collection[point].asks}


def copy_of(at: Denaroo, email: str) -> Any:
    """The answer to somebody who asks for a copy of their data."""
    before = {path.name for path in at.folder.glob("answers/R-*")}
    assert at.kept("request", "new", ".", "--right", "access", "--identify", f"email={email}").code == 0
    assert at.kept("request", "fulfil", ".", "--all", "--yes").code == 0
    (new,) = (path for path in at.folder.glob("answers/R-*") if path.name not in before)
    return json.loads((new / "answer.json").read_text("utf-8"))


@pytest.mark.clause("denaroo-1.11", "denaroo-1.12", "denaroo-10.27", "denaroo-10.28")
@pytest.mark.parametrize(("point", "site"), [("web2contact-form", "web2contact.com"), ("denaroo-form", "denaroo.com")])
def test_both_names_are_one_controller(tmp_path: Path, point: str, site: str) -> None:
    """A form of either site is stored with the version; the copy names DENAROO SARL as the controller, and the site."""
    at = denaroo(tmp_path)

    told = at.collect(point, FORM, "--people", "prospects")

    assert told.code == 0, told.out + told.err
    assert told.json["version"] == at.loaded.policy.version == 1
    answer = copy_of(at, "leo@newcomer.example")
    assert answer["controller"]["name"]["en"] == "DENAROO SARL"
    (holding,) = answer["holdings"]
    assert site in holding["records"][0]["origin"]["en"]


@pytest.mark.clause("denaroo-0.02")
def test_what_is_collected_points_to_its_version(tmp_path: Path) -> None:
    """Collected since the version took effect, a record is governed by it, and the copy says so."""
    at = denaroo(tmp_path)
    told = at.collect("web2contact-form", FORM, "--people", "prospects")

    assert (told.code, told.json["version"]) == (0, 1)
    assert copy_of(at, "leo@newcomer.example")["policy"]["version"] == 1
    assert at.journalled("collection.receive")[-1]["about"]["version"] == 1


@pytest.mark.parametrize(
    ("point", "people", "email", "origin"),
    [
        row("6.01", "contract", "representatives", "nour@client-b.example", "the contract with a client"),
        row("6.02", "web2contact-form", "prospects", "leo@newcomer.example", "the forms of web2contact.com"),
        row("6.03", "support-exchange", "users", "sam@client-b.example", "exchanges with our support"),
    ],
)
def test_where_data_comes_from_is_stamped(tmp_path: Path, point: str, people: str, email: str, origin: str) -> None:
    """What comes in carries its kind of person and its origin: both stand in that person's copy."""
    given = {"contract": SIGNING, "web2contact-form": FORM, "support-exchange": TICKET}[point]
    at, theirs = denaroo(tmp_path), () if people == "prospects" else ("--client", "client-b")
    if people == "users":
        assert at.collect("client-import", IMPORT, "--people", people, *theirs).code == 0

    told = at.collect(point, given, "--people", people, *theirs)

    assert told.code == 0, told.out + told.err
    (holding,) = (one for one in copy_of(at, email)["holdings"] if one["holding"] in told.json["holdings"])
    (record,) = holding["records"]
    assert origin in record["origin"]["en"]
    assert [kind["id"] for kind in record["people"]] == [people]


@pytest.mark.parametrize(
    ("point", "people", "origin"),
    [
        row("6.05", "call", "users", "observed"),
        row("22.17", "site-device", "visitors", "observed"),
        row("22.18", "service-device", "representatives", "observed"),
    ],
)
def test_what_arises_from_use_is_said_to(policy: Policy, point: str, people: str, origin: str) -> None:
    """A record that a service or a device generates is marked as observed, at a point that names the service."""
    received = receive(policy, point, full(policy, point), at=NOW, people=people)

    assert isinstance(received, Received)
    assert (received.point, received.origin) == (point, Origin(origin))
    assert policy.collection[point].service in policy.services
    words = policy.collection[point].words
    assert words is not None
    assert {"site-device": "our site", "service-device": "our services", "call": "calls"}[point] in words["en"]


@pytest.mark.clause("denaroo-24.02")
def test_a_representative_is_told_from_a_user(policy: Policy) -> None:
    """An event of a representative carries that kind of person; one of somebody else's kind is refused."""
    received = receive(policy, "use", {"feature_log": "report opened"}, at=NOW, people="representatives")
    assert isinstance(received, Received)
    assert received.people == "representatives"

    refused = receive(policy, "use", {"feature_log": "report opened"}, at=NOW, people="callers")
    assert isinstance(refused, Refusal)
    assert "other-people" in refused.codes


@pytest.mark.parametrize(
    "point",
    [
        row("23.18", "call"),
        row("23.24", "sms"),
        row("23.29", "connection"),
        row("23.33", "mail"),
        row("23.39", "tweet"),
        row("23.44", "chat"),
    ],
)
def test_a_record_of_traffic_holds_its_fields_and_no_content(policy: Policy, point: str) -> None:
    """The record is taken in with its fields; with one more, or with what was said, it is refused."""
    received = receive(policy, point, full(policy, point), at=NOW, people="users")
    assert isinstance(received, Received)
    assert set(received.values) == set(policy.data[f"{point}-records"].fields)

    for more in ("call_recording", "hosted_mails", "hosted_sms", "traffic_ip"):
        refused = receive(policy, point, full(policy, point) | {more: "Hello"}, at=NOW, people="users")
        assert isinstance(refused, Refusal)
        assert (refused.codes, refused.fields) == (("undeclared-field",), (more,))


@pytest.mark.parametrize(
    ("point", "given"),
    [
        row("14.01", "web2contact-form", "traffic_ip"),
        row("14.03", "contract", "interests"),
        row("14.05", "contract", "shoe_size"),
        row("5.06", "contract", "social_security_number"),
        row("18.14", "contract", "birth_date"),
        row("18.15", "portability", "passport"),
        row("22.11", "service-device", "battery_level"),
        row("24.01", "use", "mouse_path"),
        row("27.14", "hosted-by-client", "health_data"),
    ],
)
def test_what_a_point_does_not_declare_is_refused_and_traced(at: Denaroo, point: str, given: str) -> None:
    """One field too many, of another category or of none: nothing is taken in, and the journal notes it without the value."""
    everything = full(at.loaded.policy, point)

    told = at.collect(point, everything | {given: "unheard-of value"})

    assert told.code == 1
    assert [(one["code"], one["field"]) for one in told.json["refused"]] == [("undeclared-field", given)]
    last = at.journalled("collection.receive")[-1]
    assert (last["stage"], last["about"]["point"]) == ("refused", point)
    beside = at.folder.parent
    stored = b"".join((beside / f"{name}.db").read_bytes() for name in ("crm", "platform"))
    assert b"unheard-of value" not in stored
    assert "unheard-of value" not in str(at.journalled("collection.receive"))


@pytest.mark.clause("denaroo-5.06", "denaroo-18.14")
def test_no_other_point_asks_for_them(policy: Policy) -> None:
    """A social security number is asked nowhere, a date of birth only where an identity is checked."""
    asking = {
        field: {name for name, one in policy.collection.items() if field in one.asks} for field in ("birth_date",)
    }
    assert asking == {"birth_date": {"identity-check"}}
    assert policy.category_of("social_security_number") is None


@pytest.mark.parametrize(
    ("point", "missing", "lost"),
    [
        row("17.01", "support-exchange", "exchange", "we cannot follow up your request"),
        row("18.16", "display", "display_mandate", "the number cannot be displayed"),
        row("18.21", "portability", "portability_mandate", "the number cannot be taken over"),
        row("18.22", "display", "display_mandate", "the number cannot be displayed"),
    ],
)
def test_what_is_required_is_required(at: Denaroo, point: str, missing: str, lost: str) -> None:
    """Without the field nothing is taken in, and the person is told what follows."""
    given = full(at.loaded.policy, point) | {missing: ""}

    told = at.collect(point, given)

    assert told.code == 1
    (refused,) = told.json["refused"]
    assert (refused["code"], refused["field"]) == ("required-missing", missing)
    assert lost in str(refused)


@pytest.mark.clause("denaroo-25.09")
def test_no_recording_without_the_option(policy: Policy) -> None:
    """A call ends: where the client took the option its recording is taken in, where it did not, nothing is."""
    spoken = {"call_recording": "client-a/2026/11/22/CAL-0001_1.wav"}
    assert isinstance(receive(policy, "recording", spoken, at=NOW, people="callers", options=("recording",)), Received)

    refused = receive(policy, "recording", spoken, at=NOW, people="callers")
    assert isinstance(refused, Refusal)
    assert refused.codes == ("option-not-taken",)


@pytest.mark.clause("denaroo-27.17")
def test_no_sensitive_data_without_the_framework(policy: Policy) -> None:
    """Under the framework contract a client may store health data knowingly; without it, it is refused."""
    health = {"health_data": "a diagnosis"}
    with_framework = receive(
        policy, "sensitive-content", health, at=NOW, people="users", options=("sensitive-framework",)
    )
    assert isinstance(with_framework, Received)
    assert with_framework.purposes == ("sensitive-hosting",)

    refused = receive(policy, "sensitive-content", health, at=NOW, people="users")
    assert isinstance(refused, Refusal)
    assert refused.codes == ("option-not-taken",)


@pytest.mark.clause("denaroo-27.13")
def test_sensitive_data_serves_no_purpose_of_the_company(at: Denaroo, tmp_path: Path) -> None:
    """Every purpose that uses sensitive data is a client's; a form of the company that asks for some has it refused."""
    using = {name: one.role for name, one in at.loaded.policy.purposes.items() if "sensitive" in one.data}
    assert using == {"sensitive-hosting": "processor"}

    own = denaroo(tmp_path)
    own.edit(
        ("contact_phone: optional, position: optional}\n    for: [sales]", "health_data: optional}\n    for: [sales]"),
        everywhere=True,
    )
    told = own.collect("web2contact-form", {**FORM, "health_data": "a diagnosis"}, "--people", "prospects")

    assert told.code == 1
    assert [(one["code"], one["field"]) for one in told.json["refused"]] == [("no-purpose", "health_data")]


HELD = "    of: platform.accounts via account_id\n    for: [location-services, location-reports]\n"
OWN = "    people: users\n    identify: {licence: account_id}\n    for: [location-services, location-reports]\n"


@pytest.fixture(scope="module")
def located(tmp_path_factory: pytest.TempPathFactory) -> Denaroo:
    """The company, whose holdings let the application write where a device is."""
    made = denaroo(tmp_path_factory.mktemp("located"))
    made.edit((HELD, OWN), name="holdings.yaml")
    return made


@pytest.mark.clause("denaroo-19.01")
@pytest.mark.parametrize("told", ["12 quai Perrache, Lyon, France", "Lyon (FR)", "FR", "en France"])
def test_of_a_place_the_country_alone_is_stored(located: Denaroo, told: str) -> None:
    """The purpose needs the country: whatever was told, nothing finer is stored; where no country is told, nothing is."""
    before = len(located.rows("platform.locations"))
    assert located.collect("location", {"place": told}, "--people", "users").code == 0
    row = located.rows("platform.locations")[-1]
    assert (row["place"], row["device_location"]) == ("FR", None)
    assert "Lyon" not in str(located.rows("platform.locations"))

    finer = located.collect("location", {"place": "12 quai Perrache, Lyon"}, "--people", "users")
    assert (finer.code, [one["code"] for one in finer.json["refused"]]) == (1, ["no-country"])
    assert len(located.rows("platform.locations")) == before + 1


@pytest.mark.clause("denaroo-19.02")
def test_where_a_device_is_is_read_with_consent_alone(tmp_path: Path) -> None:
    """Without her consent nothing is read, and the attempt is traced; with it, it is; withdrawn, it is refused again."""
    at = denaroo(tmp_path)
    asked = ("location-services", "platform.locations", "--field", "device_location")
    person = ("location-services", ".", "--identify", f"email={EMAIL}")
    refused = at.use(*asked).json
    assert (refused["granted"], refused["records"]) == (False, [])
    assert at.journalled("use.decide")[-1]["about"]["reason"] == "no-consent"

    assert at.kept("choice", "give", *person, "--at", "location").code == 0
    assert [set(record) for record in at.use(*asked).json["records"]] == [{"id", "device_location"}]
    assert at.kept("choice", "withdraw", *person).code == 0
    assert at.use(*asked).json["granted"] is False
