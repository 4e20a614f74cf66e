"""Two versions of a policy: what differs, in words, and what it is for people."""

from __future__ import annotations

import pytest

from kept.comparing import Effect, compare
from kept.load import load_text

BEFORE = """
policy: {en: Data, fr: Données}
controller: shop
version: 1
parties:
  shop: {name: The Shop, role: controller, country: FR}
  host: {name: Host, role: processor, country: FR, contract: 2025-01-01}
  ads: {name: Ads Ltd, role: recipient, country: FR}
people: {buyers: {en: buyers, fr: acheteurs}, readers: {en: readers, fr: lecteurs}}
data:
  contact: {en: contact details, fr: coordonnées, fields: {email: {en: e-mail address, fr: adresse e-mail}, phone: {en: phone, fr: téléphone}}}
  orders: {en: orders, fr: commandes, fields: {order: {en: order, fr: commande}}}
purposes:
  sell: {is: {en: deliver your orders, fr: livrer vos commandes}, basis: contract, people: [buyers], data: [contact], recipients: [host]}
  write: {is: {en: send you news, fr: vous écrire}, basis: consent, people: [readers], data: [contact]}
collection:
  form: {words: {en: the form, fr: le formulaire}, asks: {email: required, phone: optional}, for: [sell]}
retention:
  sell: {people: [buyers], data: [contact], keep: 3 years, since: last-contact, then: erase}
trackers:
  audience: {by: ads, purpose: write, consent: required, lasts: 13 months}
marketing:
  email: {people: [readers], basis: consent}
rights:
  open: [access, erasure]
  requests: {to: [privacy@shop.example], identity: on-doubt, answer: 1 month}
security: {locks: {en: locks, fr: serrures}}
"""


def _changed(old: str, new: str) -> list[tuple[str, Effect, str]]:
    assert old in BEFORE
    found = compare(load_text(BEFORE).policy, load_text(BEFORE.replace(old, new)).policy)
    return [(one.clause, one.effect, one.words.en) for one in found.differences]


WORSE, BETTER, SAME = Effect.SUBSTANTIAL, Effect.FAVOURABLE, Effect.EDITORIAL


@pytest.mark.parametrize(
    ("old", "new", "clause", "effect", "said"),
    [
        ("keep: 3 years", "keep: 5 years", "retention.sell", WORSE, "Kept longer, 5 years in place of 3 years: contact details."),
        ("keep: 3 years", "keep: 1 year", "retention.sell", BETTER, "Kept for less time, 1 year in place of 3 years: contact details."),
        ("since: last-contact", "since: collected", "retention.sell", WORSE, "The time now runs from its collection, it ran from your last contact with us: contact details."),
        ("data: [contact], recipients: [host]", "data: [contact, orders], recipients: [host]", "purposes.sell", WORSE, "“deliver your orders” now also uses: orders."),
        ("recipients: [host]", "recipients: [host, ads]", "purposes.sell", WORSE, "“deliver your orders”, new recipients: Ads Ltd."),
        ("basis: contract", "basis: {legitimate-interest: {en: sell, fr: vendre}}", "purposes.sell", WORSE, "The legal basis of “deliver your orders” is legitimate interest, it was performance of a contract."),
        ("recipients: [host]}\n  write: {is: {en: send you news, fr: vous écrire}, basis: consent, people: [readers], data: [contact]}", "recipients: [host]}\n  write: {is: {en: send you news, fr: vous écrire}, basis: consent, people: [readers, buyers], data: [contact]}", "purposes.write", WORSE, "“send you news” now also concerns: buyers."),
        ("  ads: {name: Ads Ltd, role: recipient, country: FR}", "  ads: {name: Ads Ltd, role: recipient, country: US}", "parties.ads", WORSE, "Data may now be used in the United States, by Ads Ltd."),
        ("open: [access, erasure]", "open: [access]", "rights", WORSE, "A right lost: erasure."),
        ("open: [access, erasure]", "open: [access, erasure, objection]", "rights", BETTER, "A right opened: objection."),
        ("identity: on-doubt", "identity: always", "rights.requests", WORSE, "Identity is asked for more often."),
        ("answer: 1 month", "answer: 15 days", "rights.requests", BETTER, "Requests are answered within 15 days."),
        ("consent: required", "consent: exempt", "trackers.audience", WORSE, "Audience no longer waits for your consent."),
        ("lasts: 13 months", "lasts: 6 months", "trackers.audience", BETTER, "Audience now lasts 6 months."),
        ("email: {people: [readers], basis: consent}", "email: {people: [readers], basis: consent}\n  sms: {people: [readers], basis: consent}", "marketing.sms", WORSE, "Commercial messages now also come by SMS."),
        ("phone: optional", "phone: required", "collection.form", WORSE, "Phone must now be given."),
        ("security: {locks: {en: locks, fr: serrures}}", "security: {}", "security.locks", WORSE, "Security measures, removed: locks."),
        ("en: deliver your orders", "en: bring you what you ordered", "purposes.sell", SAME, "Other words or details: purposes.sell."),
    ],
)  # fmt: skip
def test_one_difference(old: str, new: str, clause: str, effect: Effect, said: str) -> None:
    """Each change of a policy is one sentence, with its effect."""
    assert _changed(old, new) == [(clause, effect, said)]


def test_nothing_differs_from_itself() -> None:
    """A policy and itself: nothing to say, nobody to tell."""
    policy = load_text(BEFORE).policy
    found = compare(policy, policy)

    assert (found.differences, found.effect, found.tell) == ((), None, ())


def test_a_removed_purpose_is_good_news_and_its_limit_is_not() -> None:
    """A purpose that goes is favourable; a clause on duration that goes leaves data without an end."""
    after = load_text(
        BEFORE.replace(
            "  sell: {people: [buyers], data: [contact], keep: 3 years, since: last-contact, then: erase}", "  {}"
        )
    ).policy
    found = compare(load_text(BEFORE).policy, after)

    assert [(one.clause, one.effect) for one in found.differences] == [("retention.sell", WORSE)]


def test_who_must_be_told() -> None:
    """Those whom a substantial change concerns; everyone where it concerns all."""
    one = compare(load_text(BEFORE).policy, load_text(BEFORE.replace("keep: 3 years", "keep: 5 years")).policy)
    all_ = compare(load_text(BEFORE).policy, load_text(BEFORE.replace("[access, erasure]", "[access]")).policy)

    assert one.tell == ("buyers",)
    assert all_.tell == ()
