"""The first layer at the place where data is given: a form, a contract, a telephone call (GDPR arts 12(1), 13).

For a DPO: one short text for each way in, made from the same clauses as the notice: who, why, by what right, which
answers are needed and what is lost without them, who receives it, how long, which rights; and the way to the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kept.grammar.lists import whole
from kept.pages.addresses import mail
from kept.policy import CollectionPoint, Purpose, RetentionClause
from kept.publish.sections.closing import headed
from kept.publish.sections.purposes import for_clients
from kept.publish.sections.scope import asked_at
from kept.publish.sections.telling import Telling, bare
from kept.publish.sections.who import abroad_in, countries_abroad, written_to
from kept.publish.values import Block, Items

_SPOKEN = {"telephone", "phone", "call", "calls"}
_WRITTEN = {"contract", "contracts"}


@dataclass(frozen=True, slots=True)
class Short:
    """A short notice. ``kind`` says where it stands; ``blocks`` are told in this order."""

    name: str
    title: str
    kind: Literal["form", "use", "phone", "contract"]
    blocks: tuple[Block, ...]


def short_notices(told: Telling) -> tuple[Short, ...]:
    """One for each way in that the policy declares."""
    return tuple(_short(told, name, point) for name, point in told.policy.collection.items())


def short_notice(told: Telling, name: str) -> Short:
    """That of one way in. ``LookupError``: no such way in."""
    return _short(told, name, told.policy.collection[name])


def _short(told: Telling, name: str, point: CollectionPoint) -> Short:
    words = told.tongue.capital(point.words[told.language] if point.words else name)
    kind = _kind(point)
    return Short(name, told.tongue.typeset(words), kind, tuple(_blocks(told, point, spoken=kind == "phone")))


def _kind(point: CollectionPoint) -> Literal["form", "use", "phone", "contract"]:
    if point.observed:
        return "use"
    if point.at in _SPOKEN or (point.at or "").startswith("tel:"):
        return "phone"
    return "contract" if point.at in _WRITTEN else "form"


def _blocks(told: Telling, point: CollectionPoint, *, spoken: bool) -> list[Block]:
    say, policy = told.tongue, told.policy
    served = [policy.purposes[name] for name in point.for_ if name in policy.purposes]
    said = _uses(told, served, spoken=spoken)
    said += [told.says(text, f"asked.{n}") for n, text in enumerate(asked_at(told, point)) if text]
    if not spoken:
        said += _onwards(told, point, served)
    to = written_to(told)
    if able := say.short_rights(policy.rights.open, to):
        said.append(told.says(able, "rights", links=mail(to)))
    if spoken:
        said.append(told.says(say.everything_else(bare(told.party.site or "")), "more"))
    return said


def _uses(told: Telling, served: list[Purpose], *, spoken: bool) -> list[Block]:
    """Who, what for and by what right: in a sentence or two, or in a list where rights differ (art. 13(1)(a), (c))."""
    say, name = told.tongue, told.party.name[told.language]
    of: dict[str, list[str]] = {}
    for each in served:
        of.setdefault(_right(told, each), []).append(each.is_[told.language])
    if spoken or len(of) <= 1:
        who: list[Block] = [told.says(say.short_use(name, [each.is_[told.language] for each in served]), "who")]
        return who if spoken else [*who, *(told.says(right, "basis") for right in of if right)]
    lines = [told.says(right, f"basis.{n}", lead=say.short_aims(aims)) for n, (right, aims) in enumerate(of.items())]
    return [told.says(say.short_use(name, ()), "who"), Items(tuple(lines))]


def _right(told: Telling, purpose: Purpose) -> str:
    """By what right: a basis of the organisation's own, or the instructions of the client that decides."""
    if for_clients(purpose):
        return told.tongue.on_instructions()
    return told.rights(purpose)


def _onwards(told: Telling, point: CollectionPoint, served: list[Purpose]) -> list[Block]:
    """Who receives it, where it goes, how long it stays."""
    say, policy = told.tongue, told.policy
    named = dict.fromkeys(name for each in served for name in each.recipients if name in policy.parties)
    parties = [policy.parties[name] for name in named if name != policy.controller]
    said: list[Block] = []
    if parties:
        said.append(told.says(say.short_recipients([each.name[told.language] for each in parties]), "recipients"))
    if abroad := abroad_in(told, [code for each in parties for code in countries_abroad(each)]):
        said.append(told.says(say.short_where(abroad), "where"))
    return [*said, *_times(told, point)]


def _times(told: Telling, point: CollectionPoint) -> list[Block]:
    """How long: one sentence where all is kept alike, else a line for each length, under the data it is about."""
    say, policy = told.tongue, told.policy
    clauses = list(covering(told, point))
    times = [say.how_long(policy, clause) for clause in clauses]
    if len(set(times)) == 1:
        return [told.says(say.short_kept(times[0]), "how-long")]
    leads = headed(told, clauses, told.data(tuple(filter(None, map(policy.category_of, point.asks)))))
    if len(set(leads)) < len(leads):
        leads = [
            say.short_aims(told.aims(tuple(name for name in clause.purposes if name in point.for_))) or lead
            for clause, lead in zip(clauses, leads, strict=True)
        ]
    items = [
        told.says(whole(say.capital(time)), f"how-long.{n}", lead=lead)
        for n, (time, lead) in enumerate(zip(times, leads, strict=True))
    ]
    return [told.says(say.short_kept(""), "how-long"), Items(tuple(items))] if items else []


def covering(told: Telling, point: CollectionPoint) -> Iterator[RetentionClause]:
    """The promises on duration that speak of what is given at this point."""
    return (clause for clause in told.policy.retention.values() if _covers(told, clause, point))


def _covers(told: Telling, clause: RetentionClause, point: CollectionPoint) -> bool:
    """Whether a promise on duration speaks of what is given at this point."""
    policy = told.policy
    given = {policy.category_of(field) for field in point.asks}
    kinds = {kind for word in point.people for kind in policy.kinds(word)}
    theirs = {kind for word in clause.people for kind in policy.kinds(word)}
    return (
        (not clause.purposes or bool(set(clause.purposes) & set(point.for_)))
        and (not clause.data or bool(given & set(clause.data)))
        and (not kinds or not theirs or bool(kinds & theirs))
    )
