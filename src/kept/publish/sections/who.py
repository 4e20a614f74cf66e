"""Who is answerable (GDPR art. 13(1)(a), (b)), and the first layer (art. 12(1))."""

from __future__ import annotations

from kept.pages.addresses import link, mail, phone
from kept.policy import Party
from kept.publish.sections.telling import Telling, bare
from kept.publish.values import Block, Facts, Items, Paragraph, Section


def who(told: Telling) -> Section:
    """The controller, how to reach it, and its data protection officer."""
    say, party = told.tongue, told.party
    anchor = f"parties.{told.policy.controller}"
    facts = Facts(told.tongue.typeset(party.name[told.language]), tuple(reached(told)), f"{anchor}.reached", anchor)
    blocks: list[Block] = [told.says(say.controller(party), anchor, clause=True), facts]
    officer = told.says(say.officer(party), f"{anchor}.dpo", links=mail(party.dpo or ""))
    return told.section("who", *blocks, officer, *told.statements("contact"))


def reached(told: Telling) -> list[Paragraph]:
    """Ways to reach the controller: registration, address, e-mail, telephone, site."""
    labels, party = told.tongue.LABELS, told.party
    rows = [
        (labels.registration, told.tongue.registered(party), ()),
        (labels.address, party.address or "", ()),
        (labels.email, party.email or "", mail(party.email or "")),
        (labels.phone, party.phone or "", phone(party.phone or "")),
        (labels.site, bare(party.site or ""), link(bare(party.site or ""), party.site or "")),
    ]
    return [told.says(value, "", lead=label, links=links) for label, value, links in rows if value]


def summary(told: Telling) -> Section:
    """The first layer: who, why, where, how long, which rights, in a few lines."""
    say, policy = told.tongue, told.policy
    requests = policy.rights.requests
    to = next((way for way in requests.to if "@" in way), told.party.email or "") if requests else ""
    abroad = [_country(told, code) for code in dict.fromkeys(code for _, code in abroad_of(told))]
    aims = [told.says(say.capital(aim), f"summary.purposes.{name}") for name, aim in _aims(told)]
    blocks: list[Block] = [told.says(say.short_who(told.party), "summary.who")]
    blocks += [told.says(say.short_why(), "summary.why"), Items(tuple(aims))] if aims else []
    blocks += [told.says(say.short_where(abroad), "summary.where"), told.says(say.short_how_long(), "summary.how-long")]
    if able := say.short_rights(policy.rights.open, to):
        blocks.append(told.says(able, "summary.rights", links=mail(to)))
    return Section("summary", told.tongue.typeset(say.LABELS.summary), tuple(blocks))


def _aims(told: Telling) -> list[tuple[str, str]]:
    return [(name, purpose.is_[told.language]) for name, purpose in told.policy.purposes.items()]


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


def _country(told: Telling, code: str) -> str:
    from kept.grammar.countries import inside

    return inside(code, told.language)
