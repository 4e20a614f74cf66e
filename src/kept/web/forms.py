"""The forms that people fill in, shown and taken in.

For a DPO: a form goes the way of ``kept collect``: only what the policy asks there is received, with its day, its
version and its origin; the rest is refused beside its field, and nothing that was typed is lost or kept. A form that
comes from another site is not taken in.
"""

from __future__ import annotations

from collections.abc import Mapping

from kept.consent.storing import Stored
from kept.consent.taking import Given, take
from kept.findings import KeptError, Language
from kept.publish.first_layer import Sheet, form_page
from kept.publish.sections.form import form, forms
from kept.publish.sections.telling import TONGUES, Telling
from kept.web.house import House
from kept.web.pages import frame_of, page_of
from kept.web.reader import Reader
from kept.web.words import PAGE_WORDS

REFUSED, NOT_TAKEN = 422, 503


def refuse_unfit(house: House) -> None:
    """A form that would not inform is told before anybody opens it. Raises ``KeptError``."""
    for language in house.languages:
        told = Telling(house.policy, language)
        for name in forms(told):
            form(told, name)


def form_at(house: House, who: Reader, point: str, sheet: Sheet | None = None) -> str:
    """A form, empty or with what was typed. ``LookupError``: the policy has no such form."""
    told = Telling(house.policy, who.language)
    made = form(told, point)
    shown = frame_of(house, who, f"form/{point}", "", ask=False)
    return form_page(told, made, shown, sheet or _sheet(house, who.language, point))


def received_at(house: House, who: Reader, point: str) -> str:
    """What is said once a form was taken in. ``LookupError``: the policy has no such form."""
    title = form(Telling(house.policy, who.language), point).short.title
    said = PAGE_WORDS[who.language]
    return page_of(
        "received.html",
        who.language,
        frame_of(house, who, f"form/{point}/received", "", ask=False),
        said=said,
        name=house.told(who.language).name,
        title=title,
        full=house.at(f"/{who.language}/#collection.{point}"),
    )


def filled_in(house: House, who: Reader, point: str, typed: Mapping[str, str]) -> tuple[str, int] | None:
    """Take a form in: ``None`` where it was stored, else the page to show again and its status. ``LookupError``: no form."""
    made = form(Telling(house.policy, who.language), point)
    names = {answer.name for answer in made.answers}
    said = PAGE_WORDS[who.language]
    if not names.issuperset(typed):  # not this form: nobody typed that here, and none of it is repeated
        return form_at(house, who, point, _sheet(house, who.language, point, wrong={"": [said.other_form]})), REFUSED
    kinds = [kind for word in house.policy.collection[point].people for kind in house.policy.kinds(word)]
    given = Given(point, typed, house.now(), who.language, kinds[0] if len(kinds) == 1 else None)
    organisation = house.organisation
    try:
        with house.taking:
            taken = take(house.loaded, house.policy, organisation.connector, organisation.journal, given)
    except KeptError as failed:
        told = said.perhaps_taken if failed.finding.code == "reception-not-known" else said.not_taken
        return form_at(house, who, point, _sheet(house, who.language, point, typed, {"": [told]})), NOT_TAKEN
    if isinstance(taken, Stored):
        return None
    wrong: dict[str, list[str]] = {}
    for reason in taken.refusal.reasons:
        wrong.setdefault(reason.field, []).append(_sentence(reason.words[who.language], who.language))
    return form_at(house, who, point, _sheet(house, who.language, point, typed, wrong)), REFUSED


def _sheet(
    house: House,
    language: Language,
    point: str,
    typed: Mapping[str, str] | None = None,
    wrong: Mapping[str, list[str]] | None = None,
) -> Sheet:
    action, full = house.at(f"/{language}/form/{point}"), house.at(f"/{language}/#collection.{point}")
    return Sheet(action, full, typed or {}, wrong or {})


def _sentence(text: str, language: Language) -> str:
    tongue = TONGUES[language]
    return tongue.typeset(f"{tongue.capital(text)}.")
