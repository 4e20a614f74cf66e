"""Who is answerable (GDPR art. 13(1)(a), (b)), and the first layer (art. 12(1))."""

from __future__ import annotations

from dataclasses import replace

from kept.grammar.events import event_told
from kept.grammar.lists import whole
from kept.pages.addresses import link, mail, phone
from kept.policy import Party, Role
from kept.publish.sections.telling import Telling, bare
from kept.publish.values import Block, Facts, Items, Paragraph, Section

_SHOWN = 6
"""How many purposes the first layer lists before it counts the others."""


def who(told: Telling) -> Section:
    """The controller, how to reach it, and its data protection officer."""
    say, party = told.tongue, told.party
    anchor = f"parties.{told.policy.controller}"
    facts = Facts(told.tongue.typeset(party.name[told.language]), tuple(reached(told)), f"{anchor}.reached", anchor)
    blocks: list[Block] = [told.says(say.controller(party), anchor, clause=True), facts]
    blocks += _others_who_decide(told)
    officer = " ".join(part for part in (say.officer(party), say.appointed(party, told.authority()[0])) if part)
    blocks.append(told.says(officer, f"{anchor}.dpo", links=mail(party.dpo or "")))
    return told.section("who", *blocks, *told.statements("contact"))


def _others_who_decide(told: Telling) -> list[Paragraph]:
    """Those who decide with the controller (art. 26), and clients for whom it only acts (art. 28)."""
    say, name = told.tongue, told.party.name[told.language]
    roles = [each.role for each in told.policy.purposes.values()]
    joint = [each.name[told.language] for each in told.policy.parties.values() if each.role is Role.JOINT_CONTROLLER]
    said = [told.says(say.joint_controllers(name, joint), "joint-controllers")] if joint else []
    return [*said, told.says(say.on_behalf(name), "on-behalf")] if Role.PROCESSOR in roles else said


def services(told: Telling) -> Section | None:
    """What the organisation offers: the parts of the notice are grouped by it."""
    said: list[Paragraph] = []
    for name, offering in told.policy.services.items():
        added = [each.is_[told.language] for each in told.policy.options.values() if each.service == name]
        said_of = [told.whole(words) for words in (offering.does, offering.warning) if words]
        text = " ".join(part for part in (*said_of, told.tongue.may_add(added)) if part)
        lead = offering.name[told.language]
        text, lead = (text, lead) if text else (whole(lead), "")
        said.append(told.says(text, f"services.{name}", clause=True, lead=lead))
    return told.section("services", Items(tuple(said))) if said else None


def reached(told: Telling) -> list[Paragraph]:
    """Ways to reach the controller: brand, registration, capital, address, e-mail, telephone, site."""
    labels, party = told.tongue.LABELS, told.party
    rows = [
        (labels.brand, party.brand or "", ()),
        (labels.registration, told.tongue.registered(party), ()),
        (labels.capital, party.capital[told.language] if party.capital else "", ()),
        (labels.represented, party.representative or "", ()),
        (labels.address, party.address or "", ()),
        (labels.email, party.email or "", mail(party.email or "")),
        (labels.phone, party.phone or "", phone(party.phone or "")),
        (labels.site, bare(party.site or ""), link(bare(party.site or ""), party.site or "")),
    ]
    return [told.says(value, "", lead=label, links=links) for label, value, links in rows if value]


def summary(told: Telling) -> Section:
    """The first layer: who, why, where, how long, which rights, in a few lines."""
    say, policy = told.tongue, told.policy
    to = written_to(told)
    abroad = abroad_in(told, [code for _, code in abroad_of(told)])
    aims = _aims(told)
    blocks: list[Block] = [_first(told, say.short_who(told.party), "who")]
    blocks += [_first(told, say.short_why(), "why", "purposes"), Items(tuple(aims))] if aims else []
    if any(each.role is Role.PROCESSOR for each in policy.purposes.values()) and policy.services:
        names = [each.name[told.language] for each in policy.services.values()]
        blocks.append(_first(told, say.short_services(names), "services", "for-clients"))
    blocks.append(_first(told, say.short_where(abroad), "where", "transfers"))
    kept = [clause.keep for clause in policy.retention.values()]
    if kept and None not in kept:
        events = any(keep.period is None and keep.archive is None for keep in kept if keep)
        blocks.append(_first(told, say.short_how_long(_longest(told), events=events), "how-long", "retention"))
    if able := say.short_rights(policy.rights.open, to):
        blocks.append(replace(told.says(able, "summary.rights", links=mail(to)), more="rights"))
    return Section("summary", told.tongue.typeset(say.LABELS.summary), tuple(blocks))


def _first(told: Telling, text: str, name: str, more: str = "") -> Paragraph:
    """A line of the first layer, and the section that tells the rest."""
    return replace(told.says(text, f"summary.{name}"), more=more or name)


def written_to(told: Telling) -> str:
    """The address to which a person writes first."""
    requests = told.policy.rights.requests
    return next((way for way in requests.to if "@" in way), told.party.email or "") if requests else ""


def _aims(told: Telling) -> list[Paragraph]:
    """The purposes of the organisation's own; the first of them where the list would fill more than a screen."""
    own = [(name, each) for name, each in told.policy.purposes.items() if each.role is not Role.PROCESSOR]
    shown = own if len(own) <= _SHOWN + 2 else own[:_SHOWN]
    said = [told.says(told.tongue.capital(each.is_[told.language]), f"summary.purposes.{name}") for name, each in shown]
    left = len(own) - len(shown)
    return [*said, told.says(told.tongue.more_aims(left), "summary.purposes")] if left else said


def _longest(told: Telling) -> str:
    """The longest time that anything is kept, with its starting point (art. 13(2)(a))."""
    policy = told.policy
    timed = [(clause.length, clause) for clause in policy.retention.values() if clause.length]
    if not timed:
        return ""
    length, clause = max(timed, key=lambda each: (each[0].calendar_months * 30 + each[0].days, each[0].hours))
    keep = clause.keep
    ends = keep.until if keep and keep.until and keep.period is None else None
    event = ends or clause.since or next(iter(clause.later_of), "")
    return told.tongue.longest(length, event_told(policy, event)[told.language] if event else "")


def abroad_of(told: Telling) -> list[tuple[Party, str]]:
    """Each party that may use data outside the European Economic Area, with the country (art. 13(1)(f))."""
    found: list[tuple[Party, str]] = []
    for name in receiving(told):
        party = told.policy.parties[name]
        found += [(party, code) for code in countries_abroad(party)]
    return found


def countries_abroad(party: Party) -> tuple[str, ...]:
    """The countries outside the European Economic Area in which a party may use data."""
    from kept.law.pack import eea

    own = (party.country,) if party.country else ()
    return tuple(code for code in dict.fromkeys((*own, *party.onward)) if not eea(code))


def receiving(told: Telling) -> list[str]:
    """The parties that receive data for some purpose, in the order in which they are first named."""
    named = [name for purpose in told.policy.purposes.values() for name in purpose.recipients]
    issuers = [tracker.by for tracker in told.policy.trackers.values() if tracker.by]
    known = [name for name in dict.fromkeys([*named, *issuers]) if name in told.policy.parties]
    return [name for name in known if name != told.policy.controller]


def abroad_in(told: Telling, codes: list[str]) -> list[str]:
    """Countries as a sentence names them, each once: "in the United States"."""
    from kept.grammar.countries import inside

    return [inside(code, told.language) for code in dict.fromkeys(codes)]
