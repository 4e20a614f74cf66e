"""Whom the policy concerns and where data comes from (arts 13(2)(e), 14(2)(f)), and which data (art. 14(1)(d))."""

from __future__ import annotations

from kept.pages.addresses import link
from kept.policy import CollectionPoint
from kept.publish.sections.telling import Telling
from kept.publish.values import Block, Items, Paragraph, Section


def scope(told: Telling) -> Section:
    """People, the words that stand for them, the defined term, and each way data comes in."""
    say, policy = told.tongue, told.policy
    plain = tuple(name for name, category in policy.people.items() if not category.covers)
    blocks: list[Block] = []
    if plain:
        blocks.append(told.says(say.concerned(told.people(plain)), "people"))
    for name, category in policy.people.items():
        if category.covers:
            text = say.umbrella(category.words[told.language], told.people((name,)))
            blocks.append(told.says(text, f"people.{name}", clause=True))
    blocks += [told.says(say.term(), "personal-data"), *told.statements("scope")]
    points = tuple(_point(told, name, point) for name, point in policy.collection.items())
    return told.section("scope", *blocks, *([Items(points)] if points else []))


def _point(told: Telling, name: str, point: CollectionPoint) -> Paragraph:
    """One way in: what is asked there, what is needed, what a person loses who keeps it back."""
    say, language = told.tongue, told.language
    required, optional = (
        [told.policy.words_of_field(field)[language] for field, asked in point.asks.items() if asked == wanted]
        for wanted in ("required", "optional")
    )
    said: list[str] = []
    if point.source is not None:
        said.append(say.found(required, optional, point.source[language]))
    elif required or optional:
        said.append(say.asked(required, optional, point.refusing[language] if point.refusing else ""))
    words = point.words[language] if point.words else name
    host = (point.at or "").removeprefix("https://")
    links = link(host, point.at or "") if host in words else ()
    lead = say.capital(words)
    return told.says(" ".join(said), f"collection.{name}", clause=True, lead=lead, links=links)


def data(told: Telling) -> Section:
    """The categories of data and their fields."""
    say, language = told.tongue, told.language
    items = [
        told.says(
            f"{say.capital(say.listed([words[language] for words in category.fields.values()]))}.",
            f"data.{name}",
            clause=True,
            lead=say.capital(category.words[language]),
        )
        for name, category in told.policy.data.items()
        if category.fields
    ]
    return told.section("data", Items(tuple(items)), *told.statements("data"))
