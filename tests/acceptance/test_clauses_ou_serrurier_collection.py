"""What Ou Serrurier takes in: each event, each field, each way in, and what it refuses; through the command."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.acceptance.workshop import EXAMPLE, Workshop, workshop

from kept.consent.collection import Refusal, receive
from kept.load import load_folder
from kept.publish import notice

NINE = {
    "first_name": "Zoe",
    "surname": "Martel",
    "email": "zoe@mail.example",
    "phone": "01 99 11 22 33",
    "street_address": "3 rue Haute",
    "city": "Villefictive",
    "postcode": "99001",
    "floor": "4th, left",
    "problem_description": "The door fell shut",
}
ORDER = NINE | {"surname": "Vasseur", "first_name": "Lou", "email": "lou@mail.example", "phone": "01 99 44 55 66"}
CALL = {"phone": "01 99 12 12 12", "postcode": "99002", "problem_description": "A broken key"}
GIVEN: dict[str, tuple[str, dict[str, str]]] = {
    "diagnosis-form": ("enquirers", NINE),
    "order-form": ("customers", ORDER),
    "phone-request": ("enquirers", CALL),
    "newsletter": ("subscribers", {"email": "ida@mail.example"}),
    "alerts": ("subscribers", {"email": "max@mail.example"}),
    "customer-service-mail": ("enquirers", {"email": "ugo@mail.example", "message": "Where is my locksmith?"}),
    "contest": ("participants", {"surname": "Noiret", "email": "eva@mail.example", "entry": "Blue"}),
    "browsing": ("visitors", {"session_identifier": "s-1", "ip_address": "192.0.2.7"}),
    "articles": ("readers", {"pages_viewed": "/articles/keys", "audience_identifier": "a-1"}),
    "comment": ("authors", {"alias": "keykeeper", "comment": "Well put"}),
    "review": ("authors", {"alias": "lockpicker", "review": "Of use"}),
    "information-form": ("customers", {"email": "guy@mail.example", "message": "Do you mend shutters?"}),
    "questionnaire": ("visitors", {"answers": "Easy to use"}),
}
TABLES = (
    "contacts",
    "orders",
    "enquiries",
    "messages",
    "entries",
    "connections",
    "article_views",
    "publications",
    "answers",
)
ALL = load_folder(EXAMPLE).policy
FIELDS = [name for category in ALL.data.values() for name in category.fields]


@dataclass(frozen=True, slots=True)
class Day:
    """A day at the workshop: what was answered at each point, what was stored and journalled, and two people's copies."""

    at: Workshop
    told: dict[str, Any] = field(default_factory=dict)
    copies: dict[str, Any] = field(default_factory=dict)
    tables: dict[str, Any] = field(default_factory=dict)
    journal: list[Any] = field(default_factory=list)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """Somebody at each point; then the one who asked for a diagnosis and the one who ordered ask for their data."""
    one = Day(workshop(tmp_path_factory.mktemp("workshop")))
    for point, (people, given) in GIVEN.items():
        done = one.at.collect(point, given, "--people", people)
        assert done.code == 0, done.out + done.err
        one.told[point] = done.json
    one.journal.extend(entry for entry in one.at.journalled("collection.receive") if entry["stage"] == "intended")
    for table in TABLES:
        one.tables[table] = one.at.rows(table)
    for point in ("diagnosis-form", "order-form"):
        one.copies[point] = one.at.access(GIVEN[point][1]["email"])
    return one


def _marked(clause: str, *values: object) -> Any:
    return pytest.param(*values, id=clause, marks=pytest.mark.clause(f"ou-serrurier-{clause}"))


@pytest.mark.parametrize(
    ("point", "purpose", "table", "words"),
    [
        _marked("1.04", "newsletter", "newsletters", "contacts", "ida@mail.example"),
        _marked("1.05", "alerts", "alerts", "contacts", "max@mail.example"),
        _marked("1.06", "order-form", "order-execution", "orders", "The door fell shut"),
        _marked("1.07", "customer-service-mail", "relations-mail", "messages", "Where is my locksmith?"),
        _marked("1.08", "contest", "contests", "entries", "Blue"),
        _marked("1.09", "browsing", "site-access", "connections", "192.0.2.7"),
        _marked("1.10", "articles", "site-optimisation", "article_views", "/articles/keys"),
        _marked("1.11", "comment", "publications", "publications", "Well put"),
        _marked("1.12", "review", "publications", "publications", "Of use"),
        _marked("1.13", "information-form", "relations-mail", "messages", "Do you mend shutters?"),
        _marked("1.14", "questionnaire", "user-experience", "answers", "Easy to use"),
        _marked("1.15", "phone-request", "customer-relationship", "enquiries", "A broken key"),
    ],
)
def test_each_event_stores_what_it_declares_and_refuses_the_rest(
    day: Day, point: str, purpose: str, table: str, words: str
) -> None:
    """What was given lies in its table, and the journal says under which event, purpose and version; more is refused."""
    told = day.told[point]
    (entry,) = (each["about"] for each in day.journal if each["about"].get("point") == point)

    assert (told["point"], told["version"]) == (point, 1)
    assert purpose in told["purposes"]
    assert (entry["version"], entry["purposes"]) == (1, told["purposes"])
    assert words in json.dumps(day.tables[table])
    people, given = GIVEN[point]
    refused = receive(ALL, point, given | {"birth_date": "1990-01-01"}, at=datetime.now(UTC), people=people)
    assert isinstance(refused, Refusal)
    assert (refused.codes, refused.fields) == (("undeclared-field",), ("birth_date",))


def test_a_refusal_stores_nothing_and_is_noted_without_what_was_given(day: Day) -> None:
    """A field nobody declared: the command refuses all that came with it, and the journal does not repeat it."""
    refused = day.at.collect(
        "contest", {**GIVEN["contest"][1], "email": "new@mail.example", "birth_date": "1990-01-01"}
    )
    assert refused.code == 1
    assert not day.at.rows("contacts", "email = 'new@mail.example'")
    last = day.at.journalled("collection.receive")[-1]
    assert (last["seq"], last["stage"]) == (refused.json["entry"], "refused")
    assert "1990" not in json.dumps(last)


def _nine(first: int, point: str, purpose: str) -> list[Any]:
    return [_marked(f"1.{number}", point, purpose, name) for number, name in enumerate(NINE, first)]


@pytest.mark.parametrize(
    ("point", "purpose", "name"),
    [*_nine(19, "diagnosis-form", "customer-relationship"), *_nine(30, "order-form", "order-execution")],
)
def test_each_field_is_stored_for_its_purpose_and_comes_back(day: Day, point: str, purpose: str, name: str) -> None:
    """A field of a first contact, or of an order, stands in the person's copy with its value, purpose and origin."""
    copy = day.copies[point]
    held = [part for part in copy["holdings"] if any(column["field"] == name for column in part["columns"])]
    values = {record["values"].get(name) for part in held for record in part["records"]}
    (contact,) = next(part["records"] for part in copy["holdings"] if part["holding"] == "shop.contacts")

    assert name in day.told[point]["fields"]
    assert values == {GIVEN[point][1][name]}
    assert all(purpose in part["purposes"] for part in held)
    assert contact["origin"]["id"] == f"collection.{point}"


@pytest.mark.clause("ou-serrurier-0.06")
def test_what_a_person_types_comes_from_that_person(day: Day) -> None:
    """A value of a form is received as given by the person, and the copy names the form."""
    assert day.told["order-form"]["origin"] == "person"
    (contact,) = next(
        part["records"] for part in day.copies["order-form"]["holdings"] if part["holding"] == "shop.contacts"
    )
    assert contact["origin"]["en"] == "the order form of ou-serrurier.fr"


@pytest.mark.clause("ou-serrurier-0.07")
def test_what_the_site_notes_comes_from_the_site(day: Day) -> None:
    """A page view is received as observed, and the copy asked for by the cookie names what collected it."""
    assert day.told["articles"]["origin"] == "observed"
    opened = day.at.kept("request", "new", ".", "--right", "access", "--identify", "cookie=a-1")
    assert opened.code == 0, opened.err
    assert day.at.kept("request", "fulfil", ".", "--all", "--yes").code == 0
    answers = [json.loads(path.read_text("utf-8")) for path in day.at.folder.glob("answers/R-*/answer.json")]
    (view,) = (record for answer in answers for part in answer["holdings"] if part["holding"] == "shop.article_views" for record in part["records"])  # fmt: skip
    assert view["values"]["pages_viewed"] == "/articles/keys"
    assert view["origin"]["id"] == "collection.articles"
    assert "reading articles" in view["origin"]["en"]


@pytest.mark.clause("ou-serrurier-0.22")
@pytest.mark.parametrize("point", ["order-form", "diagnosis-form"])
def test_without_a_mandatory_field_the_service_is_not_given_and_the_field_is_named(day: Day, point: str) -> None:
    """No telephone number: refused by the field's name and with what is lost; nothing stored; the optional ones may lack."""
    people, given = GIVEN[point]
    given = {**given, "phone": "", "email": "nobody@mail.example"}
    refused = day.at.collect(point, given, "--people", people)

    assert refused.code == 1
    ((one),) = refused.json["refused"]
    lost = {"order-form": "the service cannot be provided", "diagnosis-form": "we cannot make the diagnosis"}[point]
    perdu = {"order-form": "le service ne peut pas être fourni", "diagnosis-form": "établir le diagnostic"}[point]
    assert (one["code"], one["field"]) == ("required-missing", "phone")
    assert "telephone number is required" in one["en"]
    assert lost in one["en"]
    assert "numéro de téléphone" in one["fr"]
    assert perdu in one["fr"]
    assert not day.at.rows("contacts", "email = 'nobody@mail.example'")
    only = {name: given[name] or "01 99 00 00 00" for name, need in ALL.collection[point].asks.items() if need == "required"}  # fmt: skip
    assert not isinstance(receive(ALL, point, only, at=datetime.now(UTC)), Refusal)


@pytest.mark.parametrize(
    ("people", "its_own", "foreign", "table"),
    [
        _marked("1.01", "visitors", "browsing", "contest", "entries"),
        _marked("1.02", "readers", "articles", "order-form", "orders"),
        _marked("1.03", "subscribers", "newsletter", "diagnosis-form", "enquiries"),
    ],
)
def test_nothing_is_taken_from_people_for_whom_a_point_was_not_declared(
    day: Day, people: str, its_own: str, foreign: str, table: str
) -> None:
    """Who only browses, reads or registers gives at the points declared for that, and at no other."""
    before = day.at.rows(table)
    refused = day.at.collect(foreign, GIVEN[foreign][1], "--people", people)

    assert GIVEN[its_own][0] == people
    assert (refused.code, refused.json["refused"][0]["code"]) == (1, "other-people")
    assert day.at.rows(table) == before


@pytest.mark.clause("ou-serrurier-1.16")
@pytest.mark.parametrize("point", ["diagnosis-form", "phone-request", "order-form", "order-phone", "order-app"])
def test_the_list_of_the_notice_is_the_list_of_the_form(point: str) -> None:
    """For a first contact and for an order, the notice names the nine fields; the form takes these and no other."""
    loaded = load_folder(EXAMPLE)
    for language in ("en", "fr"):
        (said,) = (each.text for each in notice(loaded, language).paragraphs if each.clause == f"collection.{point}")
        assert [name for name in FIELDS if name in NINE and ALL.words_of_field(name)[language] not in said] == []
    taken = receive(ALL, point, NINE, at=datetime.now(UTC))
    assert not isinstance(taken, Refusal)
    others = [name for name in FIELDS if name not in NINE]
    refused = receive(ALL, point, {**NINE, **dict.fromkeys(others, "x")}, at=datetime.now(UTC))
    assert isinstance(refused, Refusal)
    assert set(refused.fields) == set(others)


@pytest.mark.clause("ou-serrurier-1.17")
def test_a_first_contact_by_telephone_is_logged_as_one(day: Day) -> None:
    """The nine fields are there for a call, and the record says that it came in by the telephone request."""
    assert set(ALL.collection["phone-request"].asks) == set(NINE)
    assert ALL.collection["phone-request"].at == "telephone"
    (contact,) = day.at.rows("contacts", "phone = '01 99 12 12 12'")
    assert contact["origin"] == "phone-request"


@pytest.mark.clause("ou-serrurier-1.28")
def test_a_complete_order_form_makes_an_order_from_the_web(day: Day) -> None:
    """Submitted complete, the form leaves one order, with the form as its channel."""
    (contact,) = day.at.rows("contacts", "email = 'lou@mail.example'")
    (order,) = day.at.rows("orders", f"contact_id = {contact['id']}")
    assert order["channel"] == "order-form"


@pytest.mark.clause("ou-serrurier-1.29")
def test_an_order_by_telephone_counts_as_one(day: Day) -> None:
    """A customer of four years ago orders by telephone: the channel is stored, and five years run from that order."""
    day.at.put("contacts", id=900, email="old@mail.example", phone="01 99 90 90 90", last_name="Roy", created_at="2022-01-10 09:00:00", last_contact_at="2022-01-10 09:00:00", origin="order-form")  # fmt: skip
    day.at.put("orders", id=900, contact_id=900, number="C-1", ordered_at="2022-01-10 09:00:00", channel="order-form")
    before = _last_day(day.at.access("old@mail.example"))
    told = day.at.collect("order-phone", ORDER | {"email": "old@mail.example", "phone": "01 99 90 90 90"}, "--people", "customers").json  # fmt: skip
    after = _last_day(day.at.access("old@mail.example"))

    assert told["holdings"] == ["shop.orders"]
    assert {row["channel"] for row in day.at.rows("orders", "contact_id = 900")} == {"order-form", "order-phone"}
    assert before == "2027-01-10"
    assert after == f"{int(told['at'][:4]) + 5}{told['at'][4:10]}"


def _last_day(answer: Any) -> str:
    """Until when the customer's own record stays for the orders."""
    (contact,) = next(part["records"] for part in answer["holdings"] if part["holding"] == "shop.contacts")
    return str(max(kept["until"] for kept in contact["kept"] if "retention.orders" in kept["by"]))
