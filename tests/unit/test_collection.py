"""Collection: the policy says what may come in, and nothing else does."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from kept.consent.collection import Origin, Received, Refusal, receive
from kept.consent.formats import fits
from kept.load import load_text
from kept.policy import Format

POLICY = """
policy: {en: Data, fr: Données}
controller: bakery
version: 3
parties: {bakery: {name: The Bakery}}
people:
  callers: {en: callers, fr: appelants}
  customers: {en: customers, fr: clients}
data:
  contact: {fields: {email: {en: e-mail address, fr: adresse e-mail}, phone: {en: telephone number, fr: téléphone}}}
  banking: {fields: {iban: {en: bank account, fr: compte bancaire}}}
purposes:
  answer: {is: {en: answer, fr: répondre}, basis: consent, people: [callers, customers], data: [contact]}
  payment: {is: {en: be paid, fr: être payés}, basis: contract, people: customers, data: [banking]}
options:
  long-storage: {is: {en: longer storage, fr: stockage long}}
collection:
  form:
    asks: {email: required, phone: optional, iban: optional}
    for: [answer, payment]
    refusing: {en: we cannot answer you, fr: nous ne pouvons pas vous répondre}
  listing: {asks: {email: optional}, for: [answer], source: {en: a partner, fr: un partenaire}}
  log: {asks: {phone: optional}, for: [answer], observed: true, people: callers, option: long-storage}
"""
AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def _receive(point: str, people: str | None = None, *options: str, **given: str) -> Received | Refusal:
    policy, found_by = load_text(POLICY).policy, {"email": "email", "phone": "phone"}
    return receive(policy, point, given, at=AT, language="en", people=people, options=options, identifying=found_by)


def test_what_was_asked_is_received_with_its_purposes_and_version() -> None:
    """A form that asks for an address receives it, with why, when, and under which version."""
    got = _receive("form", email="a@mail.example", phone="")

    assert isinstance(got, Received)
    assert dict(got.values) == {"email": "a@mail.example"}
    assert (got.purposes, got.version, got.at, got.origin) == (("answer", "payment"), 3, AT, Origin.PERSON)


@pytest.mark.parametrize(
    ("point", "people", "given", "code", "said"),
    [
        ("form", None, {"email": "a@b.example", "birth": "1980"}, "undeclared-field", "birth: the policy does not ask for it here"),
        ("form", None, {"phone": "0100"}, "required-missing", "e-mail address is required; without it, we cannot answer you"),
        ("form", None, {"email": "  "}, "required-missing", "e-mail address is required; without it, we cannot answer you"),
        ("form", "callers", {"email": "a@b.example", "iban": "FR1"}, "no-purpose", "bank account: no purpose needs it from you"),
        ("log", "callers", {"phone": "0100"}, "option-not-taken", "the client's contract does not have this option: longer storage"),
        ("form", None, {"email": "\u200b \u2060"}, "required-missing", "e-mail address is required; without it, we cannot answer you"),
        ("form", None, {"email": "a@b.example", "phone": "1" * 20_001}, "too-long", "telephone number: longer than 20,000 characters"),
        ("form", None, {"email": "not known"}, "not-an-identifier", "e-mail address: this cannot be an e-mail address"),
        ("form", None, {"email": "a\u200bb@c.example"}, "not-an-identifier", "e-mail address: this cannot be an e-mail address"),
        ("form", None, {"email": "a@b.example", "phone": "none"}, "not-an-identifier", "telephone number: this cannot be a number"),
        ("log", "customers", {"phone": "none", "birth": "1980"}, "other-people", "nothing is collected here from: customers"),
        ("shop", None, {}, "unknown-point", "the policy collects nothing at `shop`"),
    ],
)  # fmt: skip
def test_what_was_not_declared_is_refused(
    point: str, people: str | None, given: dict[str, str], code: str, said: str
) -> None:
    """Nothing is received where one field is too many or one required is missing; each reason is told."""
    got = _receive(point, people, **given)

    assert isinstance(got, Refusal)
    assert [(reason.code, reason.words.en) for reason in got.reasons] == [(code, said)]


def test_origins() -> None:
    """What others give and what use leaves behind are told apart from what a person typed."""
    listed, logged = _receive("listing", email="a@b.example"), _receive("log", "callers", "long-storage", phone="0100")

    assert isinstance(listed, Received)
    assert isinstance(logged, Received)
    assert (listed.origin, logged.origin) == (Origin.SOURCE, Origin.OBSERVED)


def test_other_people_are_refused() -> None:
    """A point for callers receives nothing about customers."""
    got = _receive("log", "customers", "long-storage", phone="0100")

    assert isinstance(got, Refusal)
    assert got.codes == ("other-people",)


@pytest.mark.parametrize(
    ("kind", "value", "fitting"),
    [
        ("iban", "FR76 3000 6000 0112 3456 7890 189", True),
        ("iban", "FR76 3000 6000 0112 3456 7890 188", False),
        ("iban", "a bank account", False),
        ("siren", "732 829 320", True),
        ("siren", "732829321", False),
        ("siren", "7328", False),
        ("rio", "04-F-123456-F8T", True),
        ("rio", "04-1-123456-F8T", False),
    ],
)
def test_a_value_is_written_as_its_kind_is(kind: str, value: str, fitting: bool) -> None:
    """Spaces and hyphens aside, the shape and the key of a number decide."""
    assert fits(Format.model_validate(kind), value, {}) is fitting
