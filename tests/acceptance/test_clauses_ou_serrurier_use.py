"""What Ou Serrurier uses data for, and to whom it hands it: each purpose reads its own data, each provider its own task."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.conftest import Command
from tests.acceptance.workshop import EXAMPLE, Workshop, workshop

from kept.consent.trackers import gate
from kept.load import load_folder, load_text
from kept.publish import notice

TEXT = (EXAMPLE / "policy.yaml").read_text("utf-8")


def _marked(clause: str, *values: object) -> Any:
    return pytest.param(*values, id=clause, marks=pytest.mark.clause(f"ou-serrurier-{clause}"))


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """A customer with an order, a message, a chat, a score and a dispute; a subscriber; a visitor; a reader."""
    made = workshop(tmp_path_factory.mktemp("workshop"))
    _contact(made, 1, "lou@mail.example", origin="order-form")
    made.put("orders", id=1, contact_id=1, number="C-7", service="new lock", street="3 rue Haute", city="Villefictive", postcode="99001", floor="4", problem="shut", ordered_at="2026-10-02 09:00:00", channel="order-form")  # fmt: skip
    made.put("scores", id=1, contact_id=1, score="4", given_at="2026-10-05 09:00:00")
    made.put("disputes", id=1, contact_id=1, file="claim of October", opened_on="2026-10-20")
    _contact(made, 2, "ida@mail.example", origin="newsletter", kind="subscriber")
    _contact(made, 3, "ugo@mail.example", origin="customer-service-mail")
    made.put("messages", id=3, contact_id=3, body="Where is my locksmith?", received_at="2026-10-02 09:00:00")
    _contact(made, 4, "eva@mail.example", origin="customer-service-chat")
    made.put("chats", id=4, contact_id=4, transcript="Hello", ended_at="2026-10-02 09:00:00")
    made.put("connections", id=1, session="s-1", ip="192.0.2.7", connected_at="2026-11-20 09:00:00", at="2026-11-20 09:00:00", origin="browsing")  # fmt: skip
    made.put("article_views", id=1, page="/articles/keys", cookie="a-1", at="2026-11-20 09:00:00", origin="articles")
    return made


def _contact(made: Workshop, number: int, email: str, **more: object) -> None:
    made.put("contacts", id=number, email=email, last_name="Martel", created_at="2026-10-02 09:00:00", last_contact_at="2026-10-02 09:00:00", **more)  # fmt: skip


@pytest.mark.parametrize(
    ("purpose", "holding", "fields", "another"),
    [
        _marked("2.01", "order-execution", "shop.orders", {"order_number", "service_ordered", "street_address", "city", "postcode", "floor", "problem_description"}, "targeted-offers"),
        _marked("2.02", "improve-service", "shop.scores", {"score"}, "targeted-offers"),
        _marked("2.03", "secure-environment", "shop.connections", {"ip_address", "connected_at"}, "site-optimisation"),
        _marked("2.13", "user-assistance", "shop.messages", {"message"}, "advertising-by-preference"),
    ],
)  # fmt: skip
def test_a_purpose_reads_its_own_data_and_another_purpose_does_not(
    at: Workshop, purpose: str, holding: str, fields: set[str], another: str
) -> None:
    """Read for its purpose: those fields and no other, noted in the journal. For another purpose: refused, nothing read."""
    granted = at.use(purpose, holding, "--by", "Zoe Exemple")
    assert (granted.code, set(granted.json["fields"]), len(granted.json["records"])) == (0, fields, 1)
    refused = at.use(another, holding)
    assert (refused.code, refused.json["granted"], refused.json["records"]) == (1, False, [])
    notes = {entry["seq"]: entry for entry in at.journalled("use.decide")}
    assert notes[granted.json["entry"]]["about"]["purpose"] == purpose
    assert (notes[refused.json["entry"]]["stage"], notes[refused.json["entry"]]["about"]["purpose"]) == ("refused", another)  # fmt: skip


@pytest.mark.clause("ou-serrurier-0.21")
def test_a_purpose_that_the_policy_does_not_state_reads_nothing(at: Workshop) -> None:
    """A stored telephone number is not read for resale; the refusal is in the journal."""
    refused = at.use("resale", "shop.contacts", "--identify", "email=lou@mail.example")
    assert (refused.code, refused.json["records"]) == (1, [])
    assert at.journalled("use.decide")[-1]["about"]["reason"] == "unknown-purpose"


@pytest.mark.clause("ou-serrurier-2.05")
def test_giving_access_to_the_site_reads_technical_data_alone(at: Workshop) -> None:
    """Without consent one cookie passes, that of the session, and the purpose reads the session and nothing beside it."""
    policy = load_folder(EXAMPLE).policy
    before = gate(policy)
    assert (before.cookies, before.hosts, before.scripts) == (("os_session",), (), ())
    assert {policy.trackers[name].purpose for name in before.trackers} == {"site-access"}
    assert at.use("site-access", "shop.connections").json["fields"] == ["session_identifier"]
    assert at.use("site-access", "shop.article_views").code == 1
    assert at.use("site-access", "shop.contacts").code == 1


@pytest.mark.clause("ou-serrurier-2.11")
def test_a_score_is_nobody_s_duty(at: Workshop) -> None:
    """The score is optional in the notice, and an order of a customer who gave none is served like any other."""
    policy = load_folder(EXAMPLE).policy
    assert policy.collection["satisfaction"].asks == {"score": "optional"}
    for language, words in (("en", "nothing is required"), ("fr", "rien n’est obligatoire")):
        told = notice(load_folder(EXAMPLE), "fr" if language == "fr" else "en")
        (said,) = (each.text for each in told.paragraphs if each.clause == "collection.satisfaction")
        assert words in said
    _contact(at, 50, "noscore@mail.example", origin="order-form")
    at.put("orders", id=50, contact_id=50, number="C-50", ordered_at="2026-10-02 09:00:00", channel="order-form")
    assert at.use("order-execution", "shop.orders", "--key", "50").code == 0


@pytest.mark.parametrize(
    ("point", "given", "kept"),
    [
        _marked("2.09", "customer-service-chat", {"email": "kim@mail.example", "chat_transcript": "Is anybody there?"}, "shop.chats"),
        _marked("2.10", "customer-service-mail", {"email": "lea@mail.example", "message": "When do you come?"}, "shop.messages"),
    ],
)  # fmt: skip
def test_an_exchange_is_tied_to_its_person_and_has_a_last_day(
    at: Workshop, point: str, given: dict[str, str], kept: str
) -> None:
    """What was written stands in the person's own copy, with the day until which it is kept: a year."""
    told = at.collect(point, given, "--people", "enquirers").json
    (record,) = next(part["records"] for part in at.access(given["email"])["holdings"] if part["holding"] == kept)
    words = set(given.values()) - {given["email"]}
    assert words <= set(record["values"].values())
    assert {each["until"] for each in record["kept"]} == {f"{int(told['at'][:4]) + 1}{told['at'][4:10]}"}


PROVIDERS = [
    _marked("6.04", "assistance", "user-assistance", "shop.messages", "2025-02-03"),
    _marked("6.05", "campaigns", "newsletters", "shop.contacts", "2025-03-03"),
    _marked("6.06", "google", "site-optimisation", "shop.article_views", "2025-01-15"),
    _marked("6.07", "chat", "relations-chat", "shop.chats", "2025-02-10"),
]


@pytest.mark.parametrize(("provider", "purpose", "holding", "contract"), PROVIDERS)
def test_a_provider_receives_for_its_task_under_its_contract(
    at: Workshop, tmp_path: Path, provider: str, purpose: str, holding: str, contract: str
) -> None:
    """With its contract on file the records of its task are handed over; without, nothing is, and the journal says why."""
    handed = at.use(purpose, holding, "--to", provider)
    assert (handed.code, handed.json["granted"]) == (0, True)
    assert handed.json["records"]

    own = workshop(tmp_path)
    signed = f"    contract: {contract}\n"
    assert TEXT.count(signed) == 1
    (own.folder / "policy.yaml").write_text(TEXT.replace(signed, ""), "utf-8")
    refused = own.use(purpose, holding, "--to", provider)
    assert refused.code == 1
    assert f"no contract binds the processor `{provider}`" in refused.json["reason"]
    assert own.journalled("use.decide")[-1]["about"]["reason"] == "no-contract"


@pytest.mark.clause("ou-serrurier-6.08")
def test_the_chat_provider_does_not_read_addresses(at: Workshop) -> None:
    """Outside its task: refused, whether it asks for the purpose of another or for the orders under its own."""
    for purpose, holding in (("order-execution", "shop.orders"), ("relations-chat", "shop.orders")):
        refused = at.use(purpose, holding, "--to", "chat")
        assert (refused.code, refused.json["records"]) == (1, [])


@pytest.mark.clause("ou-serrurier-6.01")
def test_nothing_goes_to_a_company_of_no_listed_case(at: Workshop) -> None:
    """A company that the policy does not name gets nothing; nor does a named one, for what people were not told of."""
    for company in ("unknown-company", "tradespeople"):
        refused = at.use("relations-chat", "shop.chats", "--to", company)
        assert (refused.code, refused.json["records"]) == (1, [])
        assert at.journalled("use.decide")[-1]["stage"] == "refused"


@pytest.mark.clause("ou-serrurier-2.19")
def test_a_dispute_outlives_the_order_and_sales_do_not_read_it(tmp_path: Path) -> None:
    """Six years after the order its data is gone; the file of the open dispute stays, for litigation alone."""
    own = workshop(tmp_path)
    own.put("contacts", id=1, email="lou@mail.example", last_name="Roy", created_at="2020-01-10 09:00:00", last_contact_at="2020-01-10 09:00:00", origin="order-form")  # fmt: skip
    own.put("orders", id=1, contact_id=1, number="C-7", street="3 rue Haute", ordered_at="2020-01-10 09:00:00", channel="order-form")  # fmt: skip
    own.put("disputes", id=1, contact_id=1, file="claim of October", opened_on="2020-10-20")
    own.apply("2026-11-22")
    assert [row["file"] for row in own.rows("disputes")] == ["claim of October"]
    assert own.rows("orders") == []
    assert own.use("litigation", "shop.disputes").json["records"][0]["dispute_file"] == "claim of October"
    for sales in ("targeted-offers", "newsletters", "order-execution"):
        assert own.use(sales, "shop.disputes").code == 1


@pytest.mark.clause("ou-serrurier-2.04")
def test_each_purpose_has_its_basis_and_advertising_claims_no_necessity(command: Command, tmp_path: Path) -> None:
    """The notice gives each purpose one basis; one without, or advertising by contract, is an error at its line."""
    for language in ("en", "fr"):
        told = notice(load_folder(EXAMPLE), "fr" if language == "fr" else "en")
        bases = [each for each in told.paragraphs if each.lead in {"Legal basis", "Base légale"}]
        assert len(bases) == len(load_text(TEXT).policy.purposes)
    advertising = "    basis: consent\n    people: [subscribers, customers]\n    data: [identity, contact, application, preferences]\n"  # fmt: skip
    assert TEXT.count(advertising) == 1
    for becomes, code in (("", "purpose-without-basis"), ("    basis: contract\n", "basis-does-not-fit")):
        (tmp_path / "policy.yaml").write_text(TEXT.replace(advertising, becomes + advertising.partition("\n")[2]), "utf-8")  # fmt: skip
        answer = command("check", tmp_path, "--format", "json")
        assert answer.exit_code == 1
        assert code in answer.codes


@pytest.mark.clause("ou-serrurier-0.08")
def test_one_company_answers_for_every_processing(command: Command) -> None:
    """Each activity of the register has OZIO France as its controller; its other names are said to mean it."""
    activities = command("register", EXAMPLE, "--format", "json").answer
    assert {each["controller"] for each in activities} == {"OZIO France"}
    assert {each["activity"] for each in activities} == set(load_text(TEXT).policy.purposes)
    for language, words in (
        ("en", "“the Site”, “the Company” and “Ou Serrurier” all mean OZIO France"),
        ("fr", "« le Site », « la Société » et « Ou Serrurier » désignent OZIO France"),
    ):
        told = notice(load_folder(EXAMPLE), "fr" if language == "fr" else "en")
        assert any(words in each.text.replace("\u00a0", " ").replace("\u202f", " ") for each in told.paragraphs)
