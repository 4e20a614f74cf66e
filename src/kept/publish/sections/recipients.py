"""To whom data goes, where, and what an authority may obtain (GDPR art. 13(1)(e), (f); arts 44 to 49)."""

from __future__ import annotations

from kept.pages.addresses import anchor, link
from kept.policy import Disclosure, Party, Role, Transfer
from kept.publish.clauses import cited
from kept.publish.sections.telling import Telling, bare
from kept.publish.sections.who import abroad_of, countries_abroad, receiving
from kept.publish.values import Block, Facts, Items, Paragraph, Section

_READ = 8
"""How many purposes are named beside a processor before the reader is sent to the purposes themselves."""


def recipients(told: Telling) -> Section:
    """Everybody who receives data: who they are, what they do, what binds them, and who works for them in turn."""
    named = with_those_they_engage(told)
    one_team = sum(told.policy.parties[name].role is Role.STAFF for name in named) == 1
    said = [_recipient(told, name, one_team=one_team) for name in named]
    return told.section("recipients", Items(tuple(said)), *told.statements("recipients"))


def with_those_they_engage(told: Telling) -> list[str]:
    """The recipients, each followed by the processors that it engages (GDPR art. 28(4))."""
    found: dict[str, None] = {}
    waiting = receiving(told)
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting = [other for other, each in told.policy.parties.items() if each.under == name] + waiting
    return list(found)


def _recipient(told: Telling, name: str, *, one_team: bool) -> Paragraph:
    say, party, language = told.tongue, told.policy.parties[name], told.language
    aims = told.aims(party.tasks)
    said = [say.recipient(party, aims, all_=len(aims) > _READ, one_team=one_team)]
    above = told.policy.parties.get(party.under or "")
    if above:
        said.append(say.engaged_by(above.name[language]))
    served = [told.policy.services[each].name[language] for each in party.serves if each in told.policy.services]
    if served:
        said.append(say.serves(served))
    links = link(bare(party.terms), party.terms) if party.terms else ()
    if links:
        said.append(say.own_policy(bare(party.terms or "")))
    if countries_abroad(party):
        there = say.LABELS.sections["transfers"]
        said.append(f"{say.LABELS.see_also}: {there}." if language == "en" else f"{say.LABELS.see_also} : {there}.")
        links += anchor(there, "transfers")
    return told.says(" ".join(said), f"parties.{name}", clause=True, links=links)


def transfers(told: Telling) -> Section:
    """Where data goes outside the European Economic Area, under which tool; or that it stays (arts 44 to 49)."""
    say, found, own = told.tongue, abroad_of(told), told.statements("transfers")
    if not found:
        return told.section("transfers", told.says(say.staying(), "staying"), *own)
    said: list[Block] = []
    for party, country in found:
        name = next(each for each, value in told.policy.parties.items() if value is party)
        text = transfer_told(told, party, country)
        warning = f" {told.whole(party.warning)}" if party.warning else ""
        said.append(told.says(f"{text}{warning}", f"parties.{name}.{country}"))
    return told.section("transfers", *said, told.says(say.copy_of_safeguards(), "transfers.copy"), *own)


def transfer_told(told: Telling, party: Party, country: str) -> str:
    """Where a party takes data, and under which tool."""
    tool = party.onward.get(country) or party.transfer or Transfer()
    return told.tongue.transfer(party, country, tool, _decision(told, country, tool))


def _decision(told: Telling, country: str, tool: Transfer) -> str:
    """The number of the adequacy decision that holds when the policy takes effect (art. 45)."""
    from kept.law.pack import adequacy

    effective = told.policy.effective
    if tool.tool != "adequacy" or effective is None:
        return ""
    known = adequacy(country, effective)
    return known.decision if known else ""


def authorities(told: Telling) -> Section | None:
    """What an authority or a court may obtain, by which law, and whether people learn of it."""
    own = told.statements("authorities")
    said: list[Block] = [_disclosed(told, name, each) for name, each in told.policy.disclosures.items()]
    if said:
        said.insert(0, told.says(told.tongue.disclosed(), "disclosures"))
    return told.section("authorities", *said, *own) if said or own else None


def _disclosed(told: Telling, name: str, each: Disclosure) -> Block:
    say, labels, anchor = told.tongue, told.tongue.LABELS, f"disclosures.{name}"
    if each.sentence:
        return told.says(told.whole(each.sentence), anchor, clause=True)
    rows = [
        (labels.by_law, say.capital(cited(each.law, told.language))),
        (labels.when, say.capital(each.when[told.language]) if each.when else ""),
        (labels.data, say.capital(say.listed(told.data(each.data)))),
        (labels.told, say.told_of_it(told=each.told) if each.told is not None else ""),
    ]
    said = tuple(told.says(value, f"{anchor}.{n}", lead=label) for n, (label, value) in enumerate(rows) if value)
    return Facts(say.typeset(say.capital(say.listed(told.named(each.to)) or name)), said, anchor, anchor)
