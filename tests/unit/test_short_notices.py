"""What a form says at once, and the table of cookies: made from the clauses, whole on their own."""

from __future__ import annotations

import pytest

from kept.findings import Language
from kept.load import load_text
from kept.publish.first_layer import first_layer
from kept.publish.sections.cookies import groups
from kept.publish.sections.short import Short, short_notices
from kept.publish.sections.telling import Telling
from kept.publish.values import Items, Paragraph

POLICY = load_text("""
policy: Ours
controller: acme
version: 1
effective: 2026-03-01
parties:
  acme: {name: Acme, country: FR, email: hello@acme.example, site: https://acme.example}
  host: {name: Hébergeur SA, role: processor, country: FR}
  ads: {name: Régie SA, role: recipient, country: FR}
people: {customers: {en: customers, fr: clients}, users: {en: users, fr: utilisateurs}}
data:
  contact: {en: contact details, fr: coordonnées, fields: {email: {en: e-mail address, fr: adresse e-mail}}}
  usage: {en: usage data, fr: données d’usage, fields: {seen: {en: pages seen, fr: pages vues}}}
purposes:
  answer: {is: {en: answer you, fr: vous répondre}, basis: contract, people: customers, data: contact, recipients: host}
  news: {is: {en: send you news, fr: vous informer}, basis: consent, people: customers, data: contact, recipients: host}
  run: {is: {en: run the service, fr: exploiter le service}, role: processor, people: users, data: usage}
  measure: {is: {en: measure visits, fr: mesurer les visites}, basis: consent, people: customers, data: usage, recipients: ads}
collection:
  form: {at: https://acme.example/form, words: {en: the form, fr: le formulaire}, people: customers, asks: {email: required}, for: [answer, news], refusing: {en: we cannot answer, fr: nous ne pouvons pas répondre}}
  call: {at: telephone, words: {en: the call, fr: l’appel}, people: customers, asks: {email: optional}, for: answer}
  use: {words: {en: use of the service, fr: l’usage du service}, asks: {seen: required}, for: run, observed: true}
retention:
  contact: {people: customers, data: contact, purposes: [answer, news], keep: 3 years, since: last-contact, then: erase}
  usage: {people: users, data: usage, keep: 0 days, since: sent, then: erase}
trackers:
  session: {by: acme, kind: essential, purpose: answer, consent: exempt, lasts: 1 day, cookies: [sid], needed-for: {en: the form, fr: le formulaire}}
  visits: {by: ads, kind: audience, purpose: measure, consent: required, lasts: 13 months, cookies: [v1, v2], opt-out: "https://ads.example/out"}
rights: {open: [access, erasure], requests: {to: hello@acme.example}}
""").policy  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            [
                "Acme uses this personal data as follows:",
                "To answer you We need to do so for the contract between us, or to prepare it at your request.",
                "To send you news We do so with your consent, which you may withdraw at any time.",
                "We ask for your e-mail address. This answer is required: without it, we cannot answer.",
                "It is received by Hébergeur SA.",
                "It is kept for 3 years from your last contact with us.",
                "You can ask to see and erase your personal data at any time. Write to hello@acme.example.",
            ],
        ),
        (
            "fr",
            [
                "Acme utilise ces données personnelles :",
                "Pour vous répondre Nous en avons besoin pour le contrat qui nous lie, ou pour le préparer à votre demande.",
                "Pour vous informer Nous le faisons avec votre consentement, que vous pouvez retirer à tout moment.",
                "Nous vous demandons votre adresse e-mail. Cette réponse est obligatoire : sans elle, nous ne pouvons pas répondre.",
                "Elles sont reçues par Hébergeur SA.",
                "Elles sont conservées pendant 3 ans à compter de votre dernier contact avec nous.",
                "Vous pouvez à tout moment demander à consulter et effacer vos données personnelles. Écrivez à hello@acme.example.",
            ],
        ),
    ],
)
def test_a_form_says_who_why_what_and_how_long(language: Language, said: list[str]) -> None:
    """Everything of the first layer (GDPR art. 13), in reading order; each purpose under the right by which."""
    assert lines(short("form", language)) == said


def test_a_call_is_short_enough_to_say() -> None:
    """No rights by which, no recipients, no durations: the caller hears where they stand."""
    call = short("call", "en")
    assert call.kind == "phone"
    assert lines(call) == [
        "Acme uses this personal data to answer you.",
        "You may give us your e-mail address; nothing is required.",
        "You can ask to see and erase your personal data at any time. Write to hello@acme.example.",
        "Everything else is in our policy, at acme.example or on request.",
    ]


def test_what_is_done_for_a_client_says_that_the_client_decides() -> None:
    """GDPR art. 28: no basis of ours is claimed; what goes at once is not said to be kept for no days."""
    use = short("use", "en")
    assert use.kind == "use"
    assert "Our client decides this; we act on its instructions." in lines(use)
    assert "It is kept until the sending of the message." in lines(use)


@pytest.mark.parametrize(
    ("language", "essential", "audience"),
    [
        ("en", ["sid", "Acme", "–", "1 day", "Not needed", "Needed for: the form."], ["v1 and v2", "Régie SA", "–", "13 months", "Asked first", "Refuse, or do nothing: nothing is written. ads.example/out"]),
        ("fr", ["sid", "Acme", "–", "1 jour", "Non requis", "Nécessaire pour : le formulaire."], ["v1 et v2", "Régie SA", "–", "13 mois", "Demandé d’abord", "Refusez, ou ne répondez pas : rien n’est écrit. ads.example/out"]),
    ],
)  # fmt: skip
def test_the_table_of_cookies(language: Language, essential: list[str], audience: list[str]) -> None:
    """Name, issuer, what is recorded, for how long, consent, how to refuse: under the purpose that each serves."""
    first, second = groups(Telling(POLICY, language))
    assert [plain(cell.text) for cell in first.rows[0]] == essential
    assert [plain(cell.text) for cell in second.rows[0]] == audience
    assert second.rows[0][-1].links[0].href == "https://ads.example/out"


def test_the_pages_stand_beside_the_notice_in_each_language() -> None:
    """One page a way in, the form, their list, the cookies; each leads to the notice and to itself in the other language."""
    pages = first_layer(POLICY)
    names = ["cookies.html", "form/form.html", "short.html", "short/call.html", "short/form.html", "short/use.html"]
    assert sorted(pages) == [f"{language}/{name}" for language in ("en", "fr") for name in names]
    assert 'href="../index.html#collection.form"' in pages["en/short/form.html"]
    assert 'href="../../fr/short/form.html"' in pages["en/short/form.html"]


def short(name: str, language: Language) -> Short:
    """One short notice."""
    return next(each for each in short_notices(Telling(POLICY, language)) if each.name == name)


def lines(notice: Short) -> list[str]:
    """What it says, line by line."""
    found: list[Paragraph] = []
    for block in notice.blocks:
        match block:
            case Items(items=items):
                found += items
            case Paragraph():
                found.append(block)
    return [plain(f"{each.lead} {each.text}".strip()) for each in found]


def plain(text: str) -> str:
    """No-break spaces as spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")
