"""Whom the policy concerns and where data comes from (arts 13(2)(e), 14(2)(f)), and which data (art. 14(1)(d))."""

from __future__ import annotations

from collections.abc import Iterable

from kept.grammar.events import event_told
from kept.grammar.lists import whole
from kept.pages.addresses import link
from kept.policy import CollectionPoint, DataCategory
from kept.publish.clauses import cited
from kept.publish.sections.telling import Telling, lists
from kept.publish.sections.who import receiving
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
    blocks += _through_others(told)
    blocks += [told.says(say.term(), "personal-data"), *told.statements("scope")]
    points = [(point.service, _point(told, name, point)) for name, point in policy.collection.items()]
    return told.section("scope", *blocks, *lists(told.grouped("scope", points)), *told.statements("sources"))


def _through_others(told: Telling) -> list[Paragraph]:
    """People whom the organisation knows through those they belong to: the users of a client."""
    of: dict[str, list[str]] = {}
    for name, category in told.policy.people.items():
        if category.of and not category.covers:
            of.setdefault(category.of, []).append(name)
    return [
        told.says(told.tongue.through(told.people(tuple(names)), told.named((whose,))), f"people-of.{whose}")
        for whose, names in of.items()
    ]


def _point(told: Telling, name: str, point: CollectionPoint) -> Paragraph:
    """One way in: what is asked there, what is needed, what a person loses who keeps it back."""
    words = point.words[told.language] if point.words else name
    host = (point.at or "").removeprefix("https://")
    links = link(host, point.at or "") if host in words else ()
    text = " ".join(part for part in asked_at(told, point) if part)
    return told.says(text, f"collection.{name}", clause=True, lead=told.tongue.capital(words), links=links)


def asked_at(told: Telling, point: CollectionPoint) -> tuple[str, ...]:
    """What comes in at a point, in sentences: asked, observed or found elsewhere; from whom; on which option."""
    say, language = told.tongue, told.language
    required, optional = (
        [
            told.policy.words_of_field(field)[language]
            for field, asked in point.asks.items()
            if asked == wanted and field not in point.only_in_cases
        ]
        for wanted in ("required", "optional")
    )
    refusing = point.refusing[language] if point.refusing else ""
    what, without = "", say.without(refusing) if refusing else ""
    if point.observed and (required or optional):
        what = say.observed(required, optional)
    elif point.source is not None:
        what = say.found(required, optional, point.source[language])
    elif required or optional:
        what, without = say.asked(required, optional, refusing), "" if required else without
    from_whom = say.given_by([] if point.source else told.named(point.from_), public=point.public)
    return what, *_in_cases(told, point), *_sources(told, point), from_whom, without, told.optional(point.option)


def _in_cases(told: Telling, point: CollectionPoint) -> list[str]:
    """What some cases need beside the rest, by which law; of what one is enough; and how recent it must be."""
    say, language = told.tongue, told.language

    def named(fields: Iterable[str]) -> list[str]:
        return [told.policy.words_of_field(field)[language] for field in fields]

    said = []
    for case in point.cases.values():
        choice = named(field for field in case.asks if field in point.either)
        others = named(field for field in case.asks if field not in point.either)
        why = case.why[language] if case.why else ""
        said.append(
            say.in_case(
                case.is_[language], others, choice, cited(case.law[language], language) if case.law else "", why
            )
        )
    if point.either:
        said.append(say.one_enough(named(point.either)))
    words = told.policy.words_of_field
    if point.after or point.until:
        events = [event_told(told.policy, event)[language] if event else "" for event in (point.after, point.until)]
        said.append(say.between(*events))
    if point.once is not None:
        event = event_told(told.policy, point.once.since)[language]
        said.append(say.checked_once(named(point.once.fields), event, say.length(point.once.lasts)))
    said += [say.once_for_each(words(field)[language], words(of)[language]) for field, of in point.per.items()]
    said += [say.only_country(words(field)[language]) for field in point.no_finer_than]
    said += [say.not_older(words(field)[language], say.length(period)) for field, period in point.dated_within.items()]
    return said


def _sources(told: Telling, point: CollectionPoint) -> list[str]:
    """What those who pass data on do, where they are not told among the recipients (art. 14(2)(f))."""
    known = receiving(told)
    parties = [told.policy.parties[name] for name in point.from_ if name in told.policy.parties and name not in known]
    return [
        f"{told.tongue.capital(each.name[told.language])} {whole(each.does[told.language])}"
        for each in parties
        if each.does
    ]


def data(told: Telling) -> Section:
    """The categories of data and their fields."""
    items = tuple(_category(told, name, each) for name, each in told.policy.data.items() if each.fields)
    return told.section("data", Items(items), *_identifying(told), *told.statements("data"))


def _identifying(told: Telling) -> list[Block]:
    """Which fields lead to a person, and how, where the policy says so (GDPR art. 4(1))."""
    leads: dict[str, list[str]] = {"directly": [], "indirectly": []}
    for category in told.policy.data.values():
        for field, lead in category.identifies.items():
            if lead in leads and field in category.fields:
                leads[lead].append(category.fields[field][told.language])
    words = told.tongue.identifying(*(list(dict.fromkeys(found)) for found in leads.values()))
    return [told.says(words, "data.identifies")] if words else []


def _category(told: Telling, name: str, category: DataCategory) -> Paragraph:
    say, language = told.tongue, told.language
    fields = f"{say.capital(say.listed([words[language] for words in category.fields.values()]))}."
    special = f" {say.sensitive(cited(category.ground, language))}" if category.special else ""
    for seen, say_so in (("masked", say.shown_in_part), ("never", say.never_shown)):
        if kept_back := [category.fields[field][language] for field, how in category.shown.items() if how == seen]:
            special += f" {say_so(kept_back)}"
    return told.says(f"{fields}{special}", f"data.{name}", clause=True, lead=say.capital(category.words[language]))
