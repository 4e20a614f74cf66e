"""Cookies and other trackers (LIL art. 82), and commercial messages (CPCE art. L34-5)."""

from __future__ import annotations

from kept.pages.addresses import anchor as way
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
        (labels.in_short, tracker.sentence[language] if tracker.sentence else ""),
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
    for each in told.spoken_of(anchor):
        there = way(each.text, each.id)
        said.append(told.says(each.text, f"{anchor}.see.{each.id}", lead=labels.see_also, links=there))
    return Facts(say.typeset(_title(told, name, tracker)), tuple(said), anchor, anchor)


def _title(told: Telling, name: str, tracker: Tracker) -> str:
    """The kind of a tracker; its issuer too where several are of that kind."""
    kind = told.tongue.capital(told.tongue.LABELS.kinds.get(tracker.kind or "", name))
    issuer = told.policy.parties.get(tracker.by or "")
    alone = [each.kind for each in told.policy.trackers.values()].count(tracker.kind) == 1
    return kind if alone or issuer is None else f"{kind} – {issuer.name[told.language]}"


def marketing(told: Telling) -> Section | None:
    """Each channel of commercial messages: to whom, by what right, and how to stop."""
    channels = told.policy.marketing
    if not channels:
        return None
    said: list[Paragraph] = []
    for channel, each in channels.items():
        text = told.tongue.message(told.people(each.people), each.basis, each.opt_out)
        by = f" {told.tongue.partners(told.named(each.by))}" if each.by else ""
        lead = told.tongue.LABELS.channels[channel]
        said.append(told.says(f"{text}{by}", f"marketing.{channel}", clause=True, lead=lead))
    return told.section("marketing", Items(tuple(said)))


def messages(told: Telling) -> Section | None:
    """What the organisation writes of its own accord, other than commercial messages."""
    say, own = told.tongue, told.statements("messages")
    said = [
        told.says(
            say.other_message(each, told.people(each.people), *told.aims((each.purpose,) if each.purpose else ())),
            f"messages.{name}",
            clause=True,
            lead=say.capital(each.is_[told.language]),
        )
        for name, each in told.policy.messages.items()
    ]
    return told.section("messages", *([Items(tuple(said))] if said else []), *own) if said or own else None
