"""Denaroo's two tables: each activity reads the data that the page lists for it, for the client that instructs it, and no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.denaroo import CLIENT, EMAIL, LICENCE, PHONE, Denaroo, denaroo, for_client, value_of

HOLDING = {
    "identity": "platform.accounts",
    "contacts": "crm.contacts",
    "crm": "crm.tickets",
    "billing": "platform.consumption",
    "profile": "platform.profiles",
    "technical": "platform.devices",
    "traffic": "platform.traffic",
    "calls": "platform.call_records",
    "usage": "platform.usage_logs",
    "choices": "crm.choices",
    "location": "platform.locations",
    "reported": "platform.report_activity",
    "hosted": "platform.hosted",
    "connections": "platform.connection_records",
}


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Denaroo:
    """One person, a user of client A, with a record in every table, who agreed to recommendations."""
    at = denaroo(tmp_path_factory.mktemp("store"))
    assert at.choose("give", "recommendations", f"email={EMAIL}", more=("--at", "choices")).code == 0
    return at


def row(number: str, *values: Any) -> Any:
    """One row a clause."""
    return pytest.param(*values, id=f"{number}-{values[-1]}", marks=pytest.mark.clause(f"denaroo-{number}"))


@pytest.mark.parametrize(
    ("purpose", "data", "unlisted"),
    [
        row("28.1.05", "network", "traffic", "contacts"),
        row("28.2.04", "billing-details", "traffic", "identity"),
        row("28.2.05", "billing-details", "billing", "profile"),
        row("28.3.06", "surveys", "identity", "traffic"),
        row("28.3.07", "surveys", "contacts", "billing"),
        row("28.3.08", "surveys", "profile", "technical"),
        row("28.3.09", "surveys", "usage", "hosted"),
        row("28.3.10", "surveys", "choices", "crm"),
        row("28.4.06", "business", "identity", "profile"),
        row("28.4.07", "business", "contacts", "hosted"),
        row("28.4.08", "business", "billing", "traffic"),
        row("28.4.12", "business", "usage", "calls"),
        row("28.4.13", "business", "technical", "crm"),
        row("28.5.07", "analysis", "technical", "identity"),
        row("28.5.08", "analysis", "usage", "contacts"),
        row("28.6.04", "online-access", "identity", "billing"),
        row("28.6.05", "online-access", "contacts", "traffic"),
        row("28.6.06", "online-access", "technical", "usage"),
        row("28.6.07", "online-access", "profile", "hosted"),
        row("28.7.04", "recommendations", "identity", "billing"),
        row("28.7.05", "recommendations", "contacts", "traffic"),
        row("28.7.06", "recommendations", "profile", "technical"),
        row("28.7.07", "recommendations", "usage", "calls"),
        row("28.7.08", "recommendations", "choices", "hosted"),
    ],
)
def test_an_activity_reads_the_data_listed_for_it(at: Denaroo, purpose: str, data: str, unlisted: str) -> None:
    """What the first table lists is read and traced; a category that it does not list is refused, and that is traced too."""
    read = at.use(purpose, HOLDING[data]).json
    assert read["granted"] is True
    assert len(read["records"]) == 1

    refused = at.use(purpose, HOLDING[unlisted]).json
    assert (refused["granted"], refused["records"]) == (False, [])

    entries = {entry["seq"]: entry for entry in at.journalled("use.decide")}
    assert entries[read["entry"]]["about"]["purpose"] == purpose
    assert (entries[refused["entry"]]["stage"], entries[refused["entry"]]["about"]["holding"]) == (
        "refused",
        HOLDING[unlisted],
    )


@pytest.mark.parametrize(
    ("purpose", "listed", "unlisted"),
    [
        row("28.1.01", "network", "traffic", "contacts identity billing profile usage hosted"),
        row("28.2.01", "billing-details", "traffic calls billing", "contacts identity profile usage hosted"),
        row("28.3.01", "surveys", "identity contacts profile usage choices", "traffic calls billing crm hosted"),
        row("28.4.01", "business", "identity contacts billing usage technical", "traffic profile crm hosted"),
        row("28.5.01", "analysis", "technical usage", "identity contacts profile traffic billing hosted"),
        row("28.6.01", "online-access", "identity contacts technical profile", "traffic billing usage crm hosted"),
        row("28.8.01", "authority-requests", "identity contacts connections", "traffic calls crm profile usage hosted"),
        row("28.7.01", "recommendations", "identity contacts profile usage choices", "traffic billing crm hosted"),
    ],
)
def test_an_activity_is_held_to_its_row(at: Denaroo, purpose: str, listed: str, unlisted: str) -> None:
    """Of the twelve holdings, an activity of the first table reads those of its row; the others are refused and traced."""
    assert all(at.use(purpose, HOLDING[data]).json["granted"] for data in listed.split())

    refused = {data: at.use(purpose, HOLDING[data]).json for data in unlisted.split()}

    assert [data for data, answer in refused.items() if answer["granted"] or answer["records"]] == []
    stages = {entry["seq"]: entry["stage"] for entry in at.journalled("use.decide")}
    assert {stages[answer["entry"]] for answer in refused.values()} == {"refused"}


@pytest.mark.parametrize(
    ("part", "whole", "data"),
    [
        row("28.1.02", "build-network", "network", "traffic"),
        row("28.1.03", "operate-network", "network", "traffic"),
        row("28.1.04", "secure-network", "network-security", "traffic"),
        row("28.2.02", "itemised-traffic", "billing-details", "calls"),
        row("28.2.03", "voice", "billing-details", "calls"),
        row("28.3.02", "survey", "surveys", "profile"),
        row("28.3.03", "satisfaction-feedback", "surveys", "profile"),
        row("28.3.04", "improvement-programme", "surveys", "usage"),
        row("28.3.05", "own-events", "surveys", "contacts"),
        row("28.4.02", "manage-business", "business", "billing"),
        row("28.4.03", "protect-business", "business", "technical"),
        row("28.4.04", "manage-website", "site-management", "technical"),
        row("28.4.05", "protect-website", "site-management", "technical"),
        row("28.8.02", "law-enforcement", "authority-requests", "connections"),
        row("28.8.03", "national-security", "authority-requests", "connections"),
        row("28.8.04", "public-body-requests", "authority-requests", "connections"),
        row("28.8.05", "government-requests", "authority-requests", "connections"),
        row("28.8.06", "regulator-requests", "authority-requests", "connections"),
        row("28.8.07", "court-decisions", "authority-requests", "connections"),
        row("28.8.08", "litigation-procedures", "authority-requests", "connections"),
        row("28.8.09", "other-judicial-process", "authority-requests", "connections"),
        row("28.5.02", "improve-website", "analysis", "usage"),
        row("28.5.03", "improve-products-services", "analysis", "usage"),
        row("28.5.04", "improve-marketing", "analysis", "usage"),
        row("28.5.05", "improve-client-relations", "analysis", "usage"),
        row("28.5.06", "improve-client-experience", "analysis", "usage"),
    ],
)
def test_a_use_is_traced_to_its_activity(at: Denaroo, part: str, whole: str, data: str) -> None:
    """A use under a part is traced to the activity that it belongs to; a name that the policy does not have is refused."""
    read = at.use(part, HOLDING[data]).json
    assert (read["granted"], read["purpose"], read["part"]) == (True, whole, part)
    (entry,) = (one for one in at.journalled("use.decide") if one["seq"] == read["entry"])
    assert (entry["about"]["purpose"], entry["about"]["part"]) == (whole, part)

    refused = at.use(f"{part}-and-more", HOLDING[data]).json
    assert (refused["granted"], refused["records"]) == (False, [])
    assert "not among the purposes" in refused["reason"]


@pytest.mark.parametrize(
    ("purpose", "data"),
    [
        row("29.1.01", "contract-file", "contacts"),
        row("29.2.01", "order-desk", "billing"),
        row("29.3.01", "service-supply", "identity"),
        row("29.4.01", "incidents", "usage"),
        row("29.5.01", "reports", "reported"),
        row("29.6.01", "online-tools", "technical"),
        row("29.7.01", "hosting", "hosted"),
        row("11.06", "hosting", "hosted"),
        row("7.01", "service-supply", "hosted"),
    ],
)
def test_a_processor_without_instructions_does_nothing(tmp_path: Path, at: Denaroo, purpose: str, data: str) -> None:
    """On the client's declared instructions the activity runs; where the policy holds none, it is refused."""
    assert at.use(purpose, HOLDING[data], "--client", CLIENT).json["granted"] is True

    own = denaroo(tmp_path)
    text = (own.folder / "policy.yaml").read_text("utf-8")
    start = text.index("    instructions:", text.index(f"\n  {purpose}:", text.index("\npurposes:")))
    (own.folder / "policy.yaml").write_text(text[:start] + text[text.index("\n", start) + 1 :], "utf-8")

    refused = own.use(purpose, HOLDING[data], "--client", CLIENT).json
    assert (refused["granted"], refused["records"]) == (False, [])
    assert "no instruction of theirs" in refused["reason"]


@pytest.mark.parametrize(
    ("purpose", "data"),
    [
        row("29.1.02", "contract-file", "identity"),
        row("29.1.03", "contract-file", "contacts"),
        row("29.2.04", "order-desk", "identity"),
        row("29.2.05", "order-desk", "billing"),
        row("29.2.06", "order-desk", "contacts"),
        row("29.2.07", "order-desk", "calls"),
        row("29.3.12", "service-supply", "identity"),
        row("29.3.13", "service-supply", "contacts"),
        row("29.3.14", "service-supply", "crm"),
        row("29.3.15", "service-supply", "profile"),
        row("29.3.16", "service-supply", "hosted"),
        row("29.5.06", "reports", "identity"),
        row("29.5.07", "reports", "contacts"),
        row("29.5.08", "reports", "billing"),
        row("29.5.09", "reports", "crm"),
        row("29.5.10", "reports", "reported"),
        row("29.5.11", "reports", "profile"),
        row("29.5.12", "location-reports", "location"),
        row("29.5.13", "reports", "hosted"),
        row("29.6.11", "online-tools", "identity"),
        row("29.6.12", "online-tools", "contacts"),
        row("29.6.13", "online-tools", "technical"),
        row("29.6.14", "online-tools", "profile"),
        row("29.7.04", "hosting", "hosted"),
        row("25.01", "hosting", "hosted"),
        row("25.02", "service-supply", "hosted"),
        row("25.03", "reports", "hosted"),
        row("30.31", "reports", "reported"),
    ],
)
def test_the_data_of_another_client_stays_closed(at: Denaroo, purpose: str, data: str) -> None:
    """Run for client A, an activity of the second table reads A's record; run for client B, it gets none of it."""
    own = at.use(purpose, HOLDING[data], "--client", CLIENT).json
    assert (own["granted"], len(own["records"])) == (True, 1)

    other = at.use(purpose, HOLDING[data], "--client", "client-b").json
    assert (other["granted"], other["records"]) == (False, [])
    assert [one["code"] for one in other["left"]] == ["another-client"]

    nobody = at.use(purpose, HOLDING[data]).json
    assert (nobody["granted"], nobody["records"]) == (False, [])


@pytest.mark.parametrize(
    ("part", "whole", "data"),
    [
        row("29.2.02", "orders-on-behalf", "order-desk", "contacts"),
        row("29.2.03", "costs-shared-out", "order-desk", "billing"),
        row("29.3.02", "supply", "service-supply", "identity"),
        row("29.3.03", "activate", "service-supply", "identity"),
        row("29.3.04", "implement", "service-supply", "identity"),
        row("29.3.05", "modify", "service-supply", "identity"),
        row("29.3.06", "number-supply", "service-supply", "contacts"),
        row("29.3.07", "call-routing", "service-supply", "identity"),
        row("29.3.08", "sms-sending", "service-supply", "hosted"),
        row("29.3.09", "mail-sending", "service-supply", "hosted"),
        row("29.3.10", "tweet-sending", "service-supply", "hosted"),
        row("29.3.11", "chat-sending", "service-supply", "hosted"),
        row("29.4.02", "diagnosis", "incidents", "usage"),
        row("29.4.03", "incident-assistance", "incidents", "crm"),
        row("29.4.04", "repair", "incidents", "technical"),
        row("29.4.05", "resolution", "incidents", "crm"),
        row("29.4.06", "incident-reports", "incidents", "crm"),
        row("29.5.02", "billing-reports", "reports", "reported"),
        row("29.5.03", "usage-reports", "reports", "reported"),
        row("29.5.04", "quality-reports", "reports", "reported"),
        row("29.5.05", "other-reports", "reports", "reported"),
        row("29.6.02", "tools", "online-tools", "identity"),
        row("29.6.03", "client-applications", "online-tools", "identity"),
        row("29.6.04", "troubleshooting", "online-tools", "technical"),
        row("29.6.05", "data-analysis", "online-tools", "technical"),
        row("29.6.06", "tests", "online-tools", "technical"),
        row("29.6.07", "system-maintenance", "online-tools", "technical"),
        row("29.6.08", "tool-assistance", "online-tools", "contacts"),
        row("29.6.09", "tool-reports", "online-tools", "contacts"),
        row("29.6.10", "tool-hosting", "online-tools", "profile"),
        row("29.7.02", "hosted-content", "hosting", "hosted"),
        row("29.7.03", "infrastructure-hosting", "hosting", "hosted"),
        row("41.03", "system-use", "licence-supply", "reported"),
    ],
)
def test_a_use_for_a_client_is_traced_to_activity_and_client(at: Denaroo, part: str, whole: str, data: str) -> None:
    """A use under a part shows the activity and the client it is done for; the journal has both, the client by a pseudonym."""
    read = at.use(part, HOLDING[data], "--client", CLIENT).json

    assert (read["granted"], read["purpose"], read["part"], read["client"]) == (True, whole, part, CLIENT)
    (entry,) = (one for one in at.journalled("use.decide") if one["seq"] == read["entry"])
    assert (entry["about"]["purpose"], entry["about"]["part"]) == (whole, part)
    assert entry["about"]["client"] not in {None, CLIENT}


@pytest.mark.parametrize(
    ("purpose", "another"),
    [
        row("10.08", "build-network", "surveys"),
        row("10.09", "operate-network", "business"),
        row("10.10", "secure-network", "analysis"),
    ],
)
def test_metadata_serves_the_network_and_nothing_else(at: Denaroo, purpose: str, another: str) -> None:
    """Metadata is read to build, run and secure the network; asked for another purpose, it is refused."""
    assert at.use(purpose, "platform.traffic").json["granted"] is True

    refused = at.use(another, "platform.traffic").json
    assert (refused["granted"], refused["records"]) == (False, [])


@pytest.mark.clause("denaroo-10.11")
def test_a_communication_that_is_over_is_carried_no_more(tmp_path: Path, at: Denaroo) -> None:
    """While the communication lasts, its metadata serves to carry it; once it has ended, that purpose is refused."""
    running = denaroo(tmp_path, ended=None)
    assert running.use("transmission", "platform.traffic").json["granted"] is True

    refused = at.use("transmission", "platform.traffic").json
    assert (refused["granted"], [one["code"] for one in refused["left"]]) == (False, ["purpose-ended"])


@pytest.mark.parametrize(
    "part",
    [
        row("10.13", "intrusion-monitoring"),
        row("10.14", "detect-fraud"),
        row("10.15", "vulnerability-detection"),
    ],
)
def test_a_duty_of_operators_reads_declared_fields_under_its_article(at: Denaroo, part: str) -> None:
    """Only fields that the policy declares for it appear in what is read, and the register shows the article that obliges."""
    read = at.use(part, "platform.traffic").json
    policy = at.loaded.policy
    declared = {field for name in policy.purposes["network-security"].data for field in policy.data[name].fields}
    assert set(read["records"][0]) - {"id"} == set(read["fields"])
    assert set(read["fields"]) <= declared

    register = at.kept("register", ".", "--format", "json").json
    (entry,) = (one for one in register if one["activity"] == "network-security")
    assert "D98-5" in entry["basis"]


@pytest.mark.clause("denaroo-25.44")
def test_hosted_data_serves_no_purpose_of_the_company(at: Denaroo) -> None:
    """Under each of the purposes that Denaroo decides itself, hosted data is refused."""
    own = [name for name, one in at.loaded.policy.purposes.items() if one.role != "processor"]
    assert len(own) > 20

    assert [name for name in own if at.use(name, "platform.hosted").json["granted"]] == []


@pytest.mark.clause("denaroo-18.01")
def test_identity_serves_the_service_and_not_marketing(at: Denaroo) -> None:
    """Identity data opens the service; for commercial messages it is refused."""
    assert at.use("service-use", "platform.accounts").json["granted"] is True
    assert at.use("commercial-messages", "platform.accounts").json["granted"] is False


@pytest.mark.clause("denaroo-22.02")
def test_connection_data_shows_the_licence_alone(at: Denaroo) -> None:
    """A connection record that is read shows its date, its direction, its length and the licence."""
    read = at.use("licence-protection", "platform.connection_records").json

    assert read["fields"] == ["connection_date", "connection_direction", "connection_duration", "connection_licence"]
    assert set(read["records"][0]) == {"id", *read["fields"]}


@pytest.mark.clause("denaroo-41.02")
def test_a_licence_is_read_for_what_was_said(at: Denaroo) -> None:
    """A licence serves supply to the client and protection against misuse; under any other own purpose it is refused."""
    assert at.use("refuse-service", "platform.licences").json["granted"] is True
    assert at.use("alert-client", "platform.licences").json["granted"] is True
    assert at.use("licence-supply", "platform.licences", "--client", CLIENT).json["granted"] is True

    others = ["network", "surveys", "business", "analysis", "recommendations", "commercial-messages", "support"]
    assert [name for name in others if at.use(name, "platform.licences").json["granted"]] == []


@pytest.mark.clause("denaroo-14.02")
@pytest.mark.parametrize("data", sorted(HOLDING))
def test_a_category_is_used_for_its_own_purposes(at: Denaroo, data: str) -> None:
    """Reading any category for a purpose that does not list it is refused, and traced."""
    refused = at.use("audience" if data != "technical" else "sales", HOLDING[data]).json

    assert (refused["granted"], refused["records"]) == (False, [])
    assert at.journalled("use.decide")[-1]["stage"] == "refused"


@pytest.mark.clause("denaroo-14.04")
@pytest.mark.parametrize("data", sorted(HOLDING))
def test_a_category_goes_to_its_own_recipients(at: Denaroo, data: str) -> None:
    """Handing any category to somebody whom the policy does not name for it is refused, and traced."""
    purpose = next(name for name in at.loaded.inventory.holdings[HOLDING[data]].for_)  # type: ignore[union-attr]
    refused = at.use(purpose, HOLDING[data], *for_client(at, purpose), "--to", "somebody-else").json

    assert (refused["granted"], refused["records"]) == (False, [])
    assert "not among the recipients" in refused["reason"]
    assert at.journalled("use.decide")[-1]["about"]["to"] == "somebody-else"


@pytest.mark.parametrize(
    "field",
    [
        row("25.10", "hosted_comments"),
        row("25.11", "qualification"),
        row("25.12", "hosted_mails"),
        row("25.13", "hosted_sms"),
        row("25.14", "hosted_tweets"),
        row("25.15", "hosted_chats"),
        row("25.16", "tags"),
        row("25.17", "hold_music"),
        row("11.10", "files"),
    ],
)
def test_what_a_client_stores_is_read_for_that_client_alone(at: Denaroo, field: str) -> None:
    """On the client's instructions it is read; without them, or for an end of the company's own, it is refused and traced."""
    read = at.use("hosting", "platform.hosted", "--client", CLIENT).json
    assert value_of(field) == read["records"][0][field]

    for purpose in ("hosting", "analysis", "business"):
        refused = at.use(purpose, "platform.hosted", "--by", "Zoe Exemple").json
        assert (refused["granted"], refused["records"]) == (False, [])
        assert at.journalled("use.decide")[-1]["stage"] == "refused"


@pytest.mark.parametrize(
    ("part", "holding", "field"),
    [
        row("41.04", "rights-customisation", "platform.licences", "licence_rights"),
        row("41.05", "system-use", "platform.licences", "licence"),
        row("41.06", "histories", "platform.history", "action_history"),
        row("41.07", "statistics", "platform.report_activity", "reported_activity"),
        row("41.08", "licence-reports", "platform.report_activity", "reported_activity"),
    ],
)
def test_what_is_done_with_a_licence_is_shown_to_its_client(at: Denaroo, part: str, holding: str, field: str) -> None:
    """For the client, licence by licence, it is shown; for anybody without that client's instructions it is refused."""
    shown = at.use(part, holding, "--client", CLIENT, "--identify", f"licence={LICENCE}").json
    assert [record[field] for record in shown["records"]] == [value_of(field)]
    assert at.use(part, holding, "--client", CLIENT, "--identify", "licence=CAL-0002").json["records"] == []

    refused = at.use(part, holding, "--by", "Zoe Exemple", "--identify", f"licence={LICENCE}").json
    assert (refused["granted"], refused["records"]) == (False, [])


EVENTS = {
    "25.22": "login",
    "25.23": "logout",
    "25.24": "phone-state-change",
    "25.25": "service-configuration-change",
    "25.26": "record-opening",
    "25.27": "record-closing",
    "25.28": "qualification",
    "25.29": "calls-made",
    "25.30": "calls-received",
    "25.31": "sms-sent",
    "25.32": "sms-received",
    "25.33": "mails-sent",
    "25.34": "mails-received",
    "25.35": "tweets-sent",
    "25.36": "tweets-received",
    "25.37": "chats-sent",
    "25.38": "chats-received",
    "25.39": "content-added",
    "25.40": "content-deleted",
    "25.41": "report-generation",
    "25.42": "alerts",
    "25.43": "appointments",
}


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Denaroo:
    """A licence with which every declared action was done, one a minute."""
    at = denaroo(tmp_path_factory.mktemp("history"))
    for minute, event in enumerate(EVENTS.values()):
        assert at.collect("licence-history", done(event, minute), "--people", "users").code == 0
    return at


def done(event: str, minute: int) -> dict[str, str]:
    """One action with the licence."""
    moment = f"2026-11-20T09:{minute:02}:00"
    return {"licence": LICENCE, "action_history": event, "action_time": moment, "action_licence": LICENCE}


@pytest.mark.clause("denaroo-25.21")
@pytest.mark.parametrize(
    ("event", "minute"), [row(number, event, minute) for minute, (number, event) in enumerate(EVENTS.items())]
)
def test_an_action_is_in_the_history_of_its_licence(history: Denaroo, event: str, minute: int) -> None:
    """The client opens the history of the licence: the action is there once, with its time and the licence; others see none."""
    named = ("--identify", f"licence={LICENCE}")
    shown = history.use("histories", "platform.history", "--client", CLIENT, *named).json
    (entry,) = (one for one in shown["records"] if one["action_history"] == event)
    assert (entry["action_time"], entry["action_licence"]) == (f"2026-11-20T09:{minute:02}:00", LICENCE)

    assert history.use("histories", "platform.history", "--client", "client-b", *named).json["records"] == []


@pytest.mark.clause("denaroo-25.21")
def test_only_declared_actions_are_noted(history: Denaroo) -> None:
    """An action that the policy does not list is refused: it is in no history."""
    told = history.collect("licence-history", done("keyboard-pause", 59), "--people", "users")

    assert told.code == 1
    assert [(one["code"], one["field"]) for one in told.json["refused"]] == [("not-among", "action_history")]
    assert "keyboard-pause" not in str(history.rows("platform.history"))


@pytest.mark.clause("denaroo-8.08")
def test_who_holds_a_licence_is_not_told(at: Denaroo) -> None:
    """Without the client's instructions nothing is read; with them, the licence, its rights and its rates, and no name."""
    assert at.use("licence-supply", "platform.licences").json["records"] == []

    (record,) = at.use("licence-supply", "platform.licences", "--client", CLIENT).json["records"]
    assert set(record) == {"id", "licence", "licence_rights", "licence_rates"}


@pytest.mark.clause("denaroo-41.15")
@pytest.mark.parametrize("identifier", [f"email={EMAIL}", f"phone={PHONE}"])
def test_traffic_is_not_looked_up_by_person(at: Denaroo, identifier: str) -> None:
    """By its licence a record of traffic is found; by somebody's address or number, nothing joins it to them."""
    by_licence = at.use("billing-details", "platform.traffic", "--identify", f"licence={LICENCE}").json
    assert len(by_licence["records"]) == 1

    tried = at.kept("use", "billing-details", ".", "--holding", "platform.traffic", "--identify", identifier)
    assert tried.code == 2
    assert "unknown-identifier" in tried.err
    assert tried.out == ""


@pytest.mark.clause("denaroo-39.02")
def test_a_use_without_a_purpose_is_refused(at: Denaroo) -> None:
    """Whoever reads says for which declared purpose; for none of them, nothing is read and the attempt is traced."""
    refused = at.use("curiosity", "crm.contacts", "--by", "Zoe Exemple").json

    assert (refused["granted"], refused["records"]) == (False, [])
    last = at.journalled("use.decide")[-1]
    assert (last["stage"], last["about"]["reason"]) == ("refused", "unknown-purpose")
