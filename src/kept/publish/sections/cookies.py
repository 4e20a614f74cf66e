"""The cookie page: each tracker in a table, under the purpose it serves (LIL art. 82)."""

from __future__ import annotations

from dataclasses import dataclass

from kept.pages.addresses import link
from kept.policy import Tracker
from kept.publish.sections.telling import Telling, bare
from kept.publish.values import Block, Paragraph


@dataclass(frozen=True, slots=True)
class Group:
    """The trackers of one purpose: a row each, its cells in the order of ``columns``."""

    title: str
    rows: tuple[tuple[Paragraph, ...], ...]


def columns(told: Telling) -> tuple[str, ...]:
    """What is told of each tracker."""
    labels = told.tongue.LABELS
    return labels.cookie_name, labels.issuer, labels.records, labels.life, labels.consent, labels.how_to_refuse


def groups(told: Telling) -> tuple[Group, ...]:
    """Purpose by purpose, in the order of the policy."""
    of: dict[str, list[tuple[str, Tracker]]] = {}
    for name, tracker in told.policy.trackers.items():
        purpose = told.policy.purposes.get(tracker.purpose or "")
        kind = told.tongue.LABELS.kinds.get(tracker.kind or "", name)
        of.setdefault(purpose.is_[told.language] if purpose else kind, []).append((name, tracker))
    set_ = told.tongue.typeset
    return tuple(
        Group(set_(told.tongue.capital(aim)), tuple(_row(told, name, each) for name, each in these))
        for aim, these in of.items()
    )


def before(told: Telling) -> tuple[Block, ...]:
    """What is said before the tables: what a cookie is, and how a choice is changed."""
    chosen = [each for each in told.policy.trackers.values() if each.consent != "exempt"]
    said = told.statements("trackers")[:1]
    if chosen:
        free = not any(each.needed_for for each in chosen)
        said.append(told.says(told.tongue.choosing(costs_nothing=free), "trackers.choice"))
    return tuple(said)


def _row(told: Telling, name: str, tracker: Tracker) -> tuple[Paragraph, ...]:
    say, language = told.tongue, told.language
    issuer, out = told.policy.parties.get(tracker.by or ""), tracker.opt_out or ""
    refusing, at = say.refusing(tracker), link(bare(out), out)
    cells = (
        say.listed(tracker.cookies) or name,
        issuer.name[language] if issuer else "–",
        say.capital(tracker.records[language]) if tracker.records else "–",
        say.tracker_life(tracker.lasts),
        say.LABELS.consents.get(tracker.consent or "", "–"),
        f"{refusing} {bare(out)}" if at else refusing,
    )
    return tuple(
        told.says(text, "", lead=label, links=at if at and bare(out) in text else ())
        for text, label in zip(cells, columns(told), strict=True)
    )
