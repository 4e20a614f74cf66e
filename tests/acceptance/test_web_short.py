"""What a form, a contract or a telephone call says at once, served for the site that asks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

Serve = Callable[..., str]
SAID = {
    "en": (
        "OUICOM uses this personal data to answer the questions you send us about our services.",
        "We have a legitimate interest in this: to reply to the people who write to us.",
        "These answers are required: without them, we cannot answer your question.",
        "ask to see, correct, erase",
    ),
    "fr": (
        "OUICOM utilise ces données personnelles pour répondre aux questions que vous nous posez sur nos services.",
        "Nous y avons un intérêt légitime : répondre aux personnes qui nous écrivent.",
        "Ces réponses sont obligatoires : sans elles, nous ne pouvons pas répondre à votre question.",
        "demander à consulter, corriger, effacer",
    ),
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_form_has_its_short_notice(serve: Serve, organisation_folder: Path, language: str) -> None:
    """GDPR art. 13, first layer: who, why, by what right, what is needed and what follows, which rights, and the rest."""
    at = serve(organisation_folder)
    answer = httpx.get(f"{at}/{language}/short/contact-form")
    page = answer.text.replace("\u00a0", " ")
    assert answer.status_code == 200
    assert all(words in page for words in SAID[language])
    assert f'href="/{language}/#collection.contact-form"' in page
    assert 'id="collection.contact-form"' in httpx.get(f"{at}/{language}/").text


def test_every_way_in_is_listed(serve: Serve, organisation_folder: Path) -> None:
    """The list leads to each short notice; a way in that the policy does not declare has none."""
    at = serve(organisation_folder)
    listed = httpx.get(f"{at}/en/short").text
    for point in (
        "contact-form",
        "hub",
        "telephone",
        "prospecting",
        "contract-formalisation",
        "contract-monitoring",
        "other",
    ):
        assert f'href="/en/short/{point}"' in listed
        assert httpx.get(f"{at}/en/short/{point}").status_code == 200
    assert httpx.get(f"{at}/en/short/nowhere").status_code == 404


def test_on_the_telephone_it_is_short_enough_to_say(serve: Serve, organisation_folder: Path) -> None:
    """No recipients and no durations are read out; the caller is told where they stand."""
    page = httpx.get(f"{serve(organisation_folder)}/en/short/telephone").text
    assert "To be read out to callers" in page
    assert "Everything else is in our policy, at ouicom.fr or on request." in page
    assert "It is received by" not in page
