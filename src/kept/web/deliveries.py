"""The copy of a person's data, fetched by the link that was sent to them: sealed, for a fortnight, each fetching logged.

For a DPO: opening the link shows a page and fetches nothing (mail programs open links by themselves); the button does.
What is fetched is an encrypted archive, of no use without the code that was told apart.
"""

from __future__ import annotations

from kept.calendar import day_in_words
from kept.findings import Language
from kept.pages import Frame
from kept.requests.handing import fetch, lives
from kept.web.house import House
from kept.web.pages import page_of
from kept.web.words import PAGE_WORDS


def delivery_at(house: House, language: Language, token: str) -> str:
    """The page with the button. ``LookupError``: the link leads nowhere, or no more."""
    now = house.now()
    delivery = lives(house.organisation.state, house.organisation.outbox, token, now.date())
    if delivery is None or delivery.due_on is None:
        raise LookupError(token)
    return page_of(
        "delivery.html",
        language,
        Frame(house.at("/style.css")),
        said=PAGE_WORDS[language],
        name=house.told(language).name,
        until=day_in_words(delivery.due_on, language),
        action=house.at(f"/answer/{token}"),
    )


def fetched(house: House, token: str) -> bytes:
    """The archive. ``LookupError``: the link leads nowhere, or no more."""
    organisation = house.organisation
    found = fetch(organisation.state, organisation.journal, organisation.outbox, token, house.now())
    if found is None:
        raise LookupError(token)
    return found
