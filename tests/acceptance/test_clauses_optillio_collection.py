"""What Optillio takes in, what each use may read, and to whom it hands it: through the command."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.optillio import EXAMPLE, House, house

from kept.consent.collection import Origin, Received, receive
from kept.load import load_folder

AT = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
SIGNING_UP = {
    "name": "Ada Lenoir",
    "email": "ada@firm.example",
    "company_name": "Lenoir et fils",
    "phone": "01 99 11 22 33",
}


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> House:
    """The example, over empty databases."""
    return house(tmp_path_factory.mktemp("optillio"))


@pytest.fixture
def own(tmp_path: Path) -> House:
    """The example, to be changed."""
    return house(tmp_path)


def _mark(clause: str, *values: object) -> Any:
    return pytest.param(*values, id=clause, marks=pytest.mark.clause(f"optillio-{clause}"))


@pytest.mark.parametrize(
    ("field", "told"),
    [
        _mark("1.1.10", "name", "name"),
        _mark("1.1.11", "email", "e-mail address"),
        _mark("1.1.12", "company_name", "company name"),
        _mark("1.1.13", "phone", "telephone number"),
    ],
)
def test_no_account_without(at: House, field: str, told: str) -> None:
    """A sign-up that lacks the field is refused: the field is named, and so is what follows; nothing is stored."""
    done = at.collect("account", {**SIGNING_UP, field: ""})

    assert done.code == 1
    (reason,) = done.json["refused"]
    assert (reason["code"], reason["field"]) == ("required-missing", field)
    assert reason["en"] == f"{told} is required; without it, the account cannot be opened"
    assert reason["fr"].endswith("à défaut, le compte ne peut pas être ouvert")
    assert not at.rows("app.accounts")


@pytest.mark.clause("optillio-1.1.09")
def test_four_fields_and_not_one_more_open_an_account(own: House) -> None:
    """The four fields suffice, all four serve to open the account; a fifth is refused."""
    done = own.collect("account", SIGNING_UP, "--people", "users")
    assert done.code == 0, done.out + done.err
    assert done.json["fields"] == sorted(SIGNING_UP)
    assert "account-creation" in done.json["purposes"]

    more = own.collect("account", {**SIGNING_UP, "birth_date": "1990-01-01"}, "--people", "users")
    assert [(one["code"], one["field"]) for one in more.json["refused"]] == [("undeclared-field", "birth_date")]
    assert len(own.rows("app.accounts")) == 1


@pytest.mark.clause("optillio-1.1.01")
def test_what_users_give_is_marked_as_given_by_them(own: House) -> None:
    """A sign-up is stored with its form, its time and the version shown; the person's copy says where it comes from."""
    done = own.collect("account", SIGNING_UP, "--people", "users")
    assert (done.json["origin"], done.json["version"]) == ("person", 2)
    assert datetime.fromisoformat(done.json["at"]).tzinfo is not None

    (row,) = own.rows("app.accounts")
    assert row["origin"] == "account"
    copy = (own.answer("access", "ada@firm.example") / "answer.json").read_text("utf-8")
    assert "the opening of an account" in copy
    assert "Lenoir et fils" in copy


@pytest.mark.clause("optillio-0.08")
def test_the_version_shown_is_noted_and_no_consent_is_drawn_from_it(own: House) -> None:
    """The journal has the version and the time of the sign-up; no purpose of the account rests on consent."""
    done = own.collect("account", SIGNING_UP, "--people", "users")
    (noted,) = [one for one in own.journalled("collection.receive") if one["stage"] == "done"]

    assert noted["about"]["version"] == 2
    assert noted["at"]
    purposes = load_folder(own.folder).policy.purposes
    bases = [basis for name in done.json["purposes"] for basis in purposes[name].bases]
    assert {basis.kind.value for basis in bases} == {"contract", "legitimate-interest", "legal-obligation"}
    kinds = {entry["kind"] for entry in own.kept("journal", "show", ".", "--format", "json").json}
    assert not [kind for kind in kinds if "consent" in kind]


@pytest.mark.parametrize(
    ("point", "given", "refused"),
    [
        _mark("1.1.02", "preferences", {"preferred_language": "fr", "favourite_colour": "blue"}, "favourite_colour"),
        _mark("1.1.19", "profile", {"birth_date": "1990-01-01", "nickname": "Ada"}, "nickname"),
        _mark("1.2.08", "relationship", {"history": "called", "credit_score": "7"}, "credit_score"),
        _mark("1.3.06", "site", {"ip_address": "192.0.2.7", "screen_size": "1920"}, "screen_size"),
        _mark("1.3.01", "site", {"browser_type": "Firefox", "installed_fonts": "all"}, "installed_fonts"),
    ],
)
def test_what_the_list_does_not_name_is_refused(at: House, point: str, given: dict[str, str], refused: str) -> None:
    """The list is complete: a field outside it is refused, nothing that came with it is stored, and the journal knows."""
    done = at.collect(point, given)

    assert done.code == 1
    assert [(one["code"], one["field"]) for one in done.json["refused"]] == [("undeclared-field", refused)]
    last = at.journalled("collection.receive")[-1]
    assert (last["seq"], last["stage"], last["about"]["point"]) == (done.json["entry"], "refused", point)
    assert given[refused] not in json.dumps(last["about"])
    assert not at.rows("logs.visits")


@pytest.mark.clause("optillio-1.3.01")
def test_a_visit_leaves_the_listed_data_and_nobody_types_it(own: House) -> None:
    """What a visit leaves is stored as observed, in the log of visits, and only what the list names."""
    seen = {
        "ip_address": "192.0.2.7",
        "connection_origin": "https://search.example",
        "browser_type": "Firefox",
        "browser_version": "140",
        "connection_duration": "61",
    }
    done = own.collect("site", seen, "--people", "visitors")

    assert done.code == 0, done.out + done.err
    assert done.json["origin"] == "observed"
    (row,) = own.rows("logs.visits")
    assert {value for name, value in row.items() if name not in {"id", "visited_at", "login"}} == set(seen.values())


@pytest.mark.clause("optillio-1.1.14")
def test_a_profile_may_stay_empty() -> None:
    """With every optional field empty nothing is refused; each of them may also come alone."""
    policy = load_folder(EXAMPLE).policy

    assert isinstance(receive(policy, "profile", {}, at=AT), Received)
    assert set(policy.collection["profile"].asks.values()) == {"optional"}
    for field in policy.collection["profile"].asks:
        got = receive(policy, "profile", {field: "x"}, at=AT)
        assert isinstance(got, Received)
        assert got.origin is Origin.PERSON


def _use(at: House, purpose: str, holding: str, *more: str) -> Any:
    return at.kept("use", purpose, ".", "--holding", holding, *more, "--format", "json")


@pytest.mark.clause("optillio-1.1.05")
@pytest.mark.parametrize("purpose", ["relevant-offers", "site-security", "prospecting", "billing"])
def test_what_identifies_the_account_serves_no_other_purpose(at: House, purpose: str) -> None:
    """A purpose for which the account is not held reads nothing there, and the refusal is journalled."""
    done = _use(at, purpose, "app.accounts")

    assert (done.code, done.json["granted"], done.json["records"]) == (1, False, [])
    last = at.journalled("use.decide")[-1]
    assert (last["stage"], last["about"]["purpose"]) == ("refused", purpose)


@pytest.mark.clause("optillio-1.1.18")
@pytest.mark.parametrize("purpose", ["offers", "prospecting"])
def test_the_customers_of_users_are_in_no_campaign(own: House, purpose: str) -> None:
    """Names that a user entered are the user's: no campaign of Optillio can select them."""
    own.put("app.contacts", id=1, name="Zoe Martel", entered_at="2026-05-01 09:00:00", space_id=1)

    done = _use(own, purpose, "app.contacts")

    assert (done.code, done.json["granted"], done.json["records"]) == (1, False, [])
    assert "Zoe" not in done.out


@pytest.mark.clause("optillio-2.02")
def test_what_rests_on_the_contract_ends_with_it(own: House) -> None:
    """The account of a running contract serves the services; the day after the contract's end, it does not any more."""
    account = {"role": "user", "company": "X", "origin": "account", "created_at": "2025-01-10 09:00:00"}
    seen = {"last_contact_at": "2025-06-10 09:00:00"}
    own.put("app.accounts", id=1, full_name="Ada", email="ada@firm.example", **account, **seen)
    own.put("app.accounts", id=2, full_name="Bo", email="bo@firm.example", **account, **seen)
    ended = own.kept("event", "end-of-contract", ".", "--holding", "app.accounts", "--key", "2", "--on", "2026-03-31")
    assert ended.code == 0, ended.out + ended.err

    done = _use(own, "service-use", "app.accounts", "--key", "1")
    assert [one["id"] for one in done.json["records"]] == [1], done.out
    over = _use(own, "service-use", "app.accounts", "--key", "2")
    assert (over.code, over.json["granted"], over.json["records"]) == (1, False, [])


def _without_its_contract(own: House, party: str) -> None:
    text = (own.folder / "policy.yaml").read_text("utf-8")
    start = text.index("    contract:", text.index(f"\n  {party}:"))
    end = text.index("\n", start) + 1
    (own.folder / "policy.yaml").write_text(text[:start] + text[end:], "utf-8")


@pytest.mark.clause("optillio-5.2.16")
@pytest.mark.parametrize(
    ("to", "purpose", "another"),
    [
        _mark("5.2.02", "ovh", "service-use", None),
        _mark("5.2.03", "letters", "prospecting", "offers"),
        _mark("5.2.04", "mailing", "offers", "help"),
        _mark("5.2.05", "maintenance", "help", "offers"),
        _mark("5.2.06", "development", "help", "offers"),
    ],
)
def test_a_processor_without_its_contract_receives_nothing(
    own: House, to: str, purpose: str, another: str | None
) -> None:
    """Bound by its contract, a provider may receive data for its service and for no other; unbound, nothing at all."""
    holding = "sales.prospects" if purpose == "prospecting" else "app.accounts"
    account = {"company": "X", "origin": "account", "created_at": "2026-03-10 09:00:00", "full_name": "Ada"}
    own.put(
        "app.accounts", id=1, role="user", email="ada@firm.example", last_contact_at="2026-05-01 09:00:00", **account
    )
    own.put("sales.prospects", id=1, email="bo@firm.example", **(account | {"origin": "prospecting"}))

    allowed = _use(own, purpose, holding, "--to", to)
    assert (allowed.code, allowed.json["granted"], len(allowed.json["records"])) == (0, True, 1), allowed.out
    if another is not None:
        assert not _use(own, another, "app.accounts", "--to", to).json["granted"]

    _without_its_contract(own, to)
    refused = _use(own, purpose, holding, "--to", to)
    assert (refused.code, refused.json["granted"], refused.json["records"]) == (1, False, [])
    assert "no contract binds the processor" in refused.json["reason"]


@pytest.mark.parametrize(
    ("to", "purpose", "old", "new", "country"),
    [
        _mark("6.01", "ovh", "help", "    name: OVH France\n    role: processor\n    country: FR\n", "    name: OVH\n    role: processor\n    country: US\n", "US"),
        _mark("6.03", "mailing", "offers", "tool: scc, module: 3, assessed: 2025-09-15", "tool: adequacy, scheme: Privacy Shield, certified: 2019-01-01", "US"),
    ],
)  # fmt: skip
def test_nothing_leaves_the_union_without_a_tool_in_force(
    own: House, to: str, purpose: str, old: str, new: str, country: str
) -> None:
    """A host outside the Union, or a transfer whose decision was struck down: the flow is refused, the check names it."""
    assert "would go to" not in str(_use(own, purpose, "app.accounts", "--to", to).json["reason"])

    own.edit((old, new))

    done = _use(own, purpose, "app.accounts", "--to", to)
    assert (done.code, done.json["granted"]) == (1, False)
    assert f"the data would go to `{country}`, and nothing allows it" in done.json["reason"]
    found = own.kept("check", ".", "--no-places", "--format", "json").json["findings"]
    assert any(f"parties.{to}" in one["about"] for one in found if one["code"].startswith("transfer"))
