"""Number, gender, elision and typography: what format strings get wrong."""

from __future__ import annotations

from datetime import date

import pytest

from kept.calendar import Period
from kept.grammar.countries import inside
from kept.grammar.events import EVENTS as SAID
from kept.grammar.french import a, de, votre
from kept.load.references import EVENTS
from kept.pages.addresses import link, mail, phone
from kept.publish import english, french


@pytest.mark.parametrize(
    ("phrase", "with_de", "with_a"),
    [
        ("la fin du contrat", "de la fin du contrat", "à la fin du contrat"),
        ("le dépôt", "du dépôt", "au dépôt"),
        ("les forfaits", "des forfaits", "aux forfaits"),
        ("l’enregistrement", "de l’enregistrement", "à l’enregistrement"),
        ("votre choix", "de votre choix", "à votre choix"),
        ("annonces", "d’annonces", "à annonces"),
        ("Île-de-France", "d’Île-de-France", "à Île-de-France"),
        ("hébergement", "d’hébergement", "à hébergement"),
        ("huit jours", "de huit jours", "à huit jours"),
    ],
)
def test_french_articles_contract_and_elide(phrase: str, with_de: str, with_a: str) -> None:
    """« de le » is said « du », « à les » is said « aux », and « de » elides before a vowel."""
    assert (de(phrase), a(phrase)) == (with_de, with_a)


@pytest.mark.parametrize(
    ("thing", "owned"),
    [
        ("nom", "votre nom"),
        ("adresse e-mail", "votre adresse e-mail"),
        ("coordonnées", "vos coordonnées"),
        ("messages que vous nous adressez", "vos messages que vous nous adressez"),
        ("choix de langue", "votre choix de langue"),
    ],
)
def test_french_possessives_follow_the_number_of_the_noun(thing: str, owned: str) -> None:
    """The first word tells one from several; a word that ends in s may still be one."""
    assert votre(thing) == owned


def test_lists_end_with_and() -> None:
    """Nothing, one, two, three; commas give way to semicolons; a term with its own "and" gets a comma before the last."""
    assert [english.listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert french.listed(["a", "b", "c"]) == "a, b et c"
    assert english.listed(["a, b", "c", "d"]) == "a, b; c; and d"
    assert french.listed(["a, b", "c", "d"]) == "a, b ; c ; et d"
    assert english.listed(["sign and send", "keep"]) == "sign and send, and keep"


def test_days_and_lengths_are_said_in_words() -> None:
    """The first of a month is « 1er » in French; a number keeps its unit."""
    assert english.day(date(2026, 3, 1)) == "1 March 2026"
    assert french.day(date(2026, 3, 1)) == "1er mars 2026"
    assert french.typeset(f"pendant {french.length(Period(years=3))}") == "pendant 3\u00a0ans"
    assert english.typeset(english.length(Period(months=13))) == "13\u00a0months"


def test_french_is_typeset_with_its_own_spaces() -> None:
    """No-break spaces before « : ; ? ! » and inside quotes, curly apostrophes; addresses stay as they are."""
    assert french.typeset("L'avis : « oui » ; non ?") == "L’avis\u00a0: «\u00a0oui\u00a0»\u202f; non\u202f?"
    assert french.typeset("https://x.example:8080/a?b;c") == "https://x.example:8080/a?b;c"


def test_every_event_has_its_words() -> None:
    """A clause may count from any event that Kept knows: each has a noun phrase in both languages."""
    assert set(SAID) == set(EVENTS)


def test_countries_carry_their_preposition() -> None:
    """« en Irlande », « aux États-Unis », « à Malte »; an unknown code is not guessed."""
    assert [inside(code, "fr") for code in ("IE", "US", "MT")] == ["en Irlande", "aux États-Unis", "à Malte"]
    assert inside("US", "en") == "in the United States"
    assert "ZZ" in inside("ZZ", "fr")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "//x.example",
        "https://",
        "x.example",
        "http://[",
        "file:///etc/passwd",
        "vbscript:x",
    ],
)
def test_only_safe_addresses_become_links(address: str) -> None:
    """Web pages, e-mail and telephone; nothing else is ever a link."""
    assert link("words", address) == ()


def test_addresses_that_people_use_become_links() -> None:
    """A page, an e-mail address, a telephone number that can be dialled."""
    assert link("x", "https://x.example/a")[0].href == "https://x.example/a"
    assert mail("dpo@x.example")[0].href == "mailto:dpo@x.example"
    assert phone("+33 1 99 00 00 00")[0].href == "tel:+33199000000"
    assert phone("by appointment") == ()
