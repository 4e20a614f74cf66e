"""Cookies and other trackers (LIL art. 82), and commercial messages (CPCE art. L34-5)."""

from __future__ import annotations

from kept.pages.addresses import link
from kept.policy import Tracker
from kept.publish.sections.telling import Telling, bare
from kept.publish.values import Block, Facts, Items, Paragraph, Section


def trackers(told: Telling) -> Section | None:
    """What trackers are, how many kinds are used, and each with its issuer, its purpose, its life and the choice."""
    policy, say = told.policy, told.tongue
    if not policy.trackers:
        return None
    blocks: list[Block] = list(told.statements("trackers"))
    used = dict.fromkeys(tracker.kind for tracker in policy.trackers.values() if tracker.kind)
    if used:
        blocks.insert(min(1, len(blocks)), told.says(say.kinds_of_trackers(tuple(used)), "kinds-of-trackers"))
    blocks += [_tracker(told, name, tracker) for name, tracker in policy.trackers.items()]
    chosen = [tracker for tracker in policy.trackers.values() if tracker.consent != "exempt"]
    if chosen:
        free = not any(tracker.needed_for for tracker in chosen)
        blocks.append(told.says(say.choosing(costs_nothing=free), "trackers.choice"))
    return told.section("trackers", *blocks)


def _tracker(told: Telling, name: str, tracker: Tracker) -> Facts:
    say, labels, language = told.tongue, told.tongue.LABELS, told.language
    purpose = told.policy.purposes.get(tracker.purpose or "")
    issuer = told.policy.parties.get(tracker.by or "")
    out = tracker.opt_out or ""
    rows: list[tuple[str, str]] = [
        (labels.issuer, issuer.name[language] if issuer else ""),
        (labels.used_to, say.capital(purpose.is_[language]) if purpose else ""),
        (labels.records, say.capital(tracker.records[language]) if tracker.records else ""),
        (labels.life, say.tracker_life(tracker.lasts)),
        (labels.cookies, say.listed(tracker.cookies)),
        (labels.choice, say.tracker_choice(tracker)),
        (labels.needed_for, say.capital(tracker.needed_for[language]) if tracker.needed_for else ""),
    ]
    anchor = f"trackers.{name}"
    said: list[Paragraph] = [
        told.says(value, f"{anchor}.{n}", lead=label) for n, (label, value) in enumerate(rows) if value
    ]
    if link(bare(out), out):
        said.append(told.says(bare(out), f"{anchor}.opt-out", lead=labels.opt_out, links=link(bare(out), out)))
    kind = say.LABELS.kinds.get(tracker.kind or "", name)
    return Facts(say.typeset(say.capital(kind)), tuple(said), anchor, anchor)


def marketing(told: Telling) -> Section | None:
    """Each channel of commercial messages: to whom, by what right, and how to stop."""
    channels = told.policy.marketing
    if not channels:
        return None
    said = [
        told.says(
            told.tongue.message(told.people(each.people), each.basis, each.opt_out),
            f"marketing.{channel}",
            clause=True,
            lead=told.tongue.LABELS.channels[channel],
        )
        for channel, each in channels.items()
    ]
    return told.section("marketing", Items(tuple(said)))
