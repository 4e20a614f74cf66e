"""Why, by what right, for whom, and to whom (GDPR art. 13(1)(c) to (f))."""

from __future__ import annotations

from kept.grammar.events import event_told
from kept.policy import Party, Purpose, Transfer
from kept.publish.clauses import cited
from kept.publish.sections.telling import Telling
from kept.publish.sections.who import abroad_of, receiving
from kept.publish.values import Block, Facts, Items, Section


def purposes(told: Telling) -> Section:
    """Each purpose: its basis, the people, the data, the recipients."""
    return told.section("purposes", *(_purpose(told, name, each) for name, each in told.policy.purposes.items()))


def _purpose(told: Telling, name: str, purpose: Purpose) -> Facts:
    say, labels = told.tongue, told.tongue.LABELS
    anchor = f"purposes.{name}"
    right = [say.basis(purpose.basis, cited(purpose.basis.law, told.language))] if purpose.basis else []
    if purpose.until:
        right.append(say.used_until(event_told(told.policy, purpose.until)[told.language]))
    recipients = [
        told.policy.parties[each].name[told.language] for each in purpose.recipients if each in told.policy.parties
    ]
    rows = [
        (labels.right, " ".join(right)),
        (labels.people, say.capital(say.listed(told.people(purpose.people)))),
        (labels.data, say.capital(say.listed(told.data(purpose.data)))),
        (labels.recipients, say.capital(say.listed(recipients))),
    ]
    said = tuple(told.says(value, f"{anchor}.{n}", lead=label) for n, (label, value) in enumerate(rows) if value)
    return Facts(say.typeset(say.capital(purpose.is_[told.language])), said, anchor, anchor)


def recipients(told: Telling) -> Section:
    """Everybody who receives data: who they are, what they do, what binds them."""
    parties = [(name, told.policy.parties[name]) for name in receiving(told)]
    said = [
        told.says(told.tongue.recipient(party, told.aims(party.tasks)), f"parties.{name}", clause=True)
        for name, party in parties
    ]
    return told.section("recipients", Items(tuple(said)), *told.statements("recipients"))


def transfers(told: Telling) -> Section:
    """Where data goes outside the European Economic Area, under which tool; or that it stays (arts 44 to 49)."""
    say, found = told.tongue, abroad_of(told)
    if not found:
        return told.section("transfers", told.says(say.staying(), "staying"))
    said: list[Block] = []
    for party, country in found:
        tool = party.onward.get(country) or party.transfer or Transfer()
        name = next(each for each, value in told.policy.parties.items() if value is party)
        text = say.transfer(party, country, tool, _decision(told, party, country, tool))
        said.append(told.says(text, f"parties.{name}.{country}"))
    return told.section("transfers", *said, told.says(say.copy_of_safeguards(), "transfers.copy"))


def _decision(told: Telling, party: Party, country: str, tool: Transfer) -> str:
    """The number of the adequacy decision that holds when the policy takes effect (art. 45)."""
    from kept.law.pack import adequacy

    effective = told.policy.effective
    if tool.tool != "adequacy" or effective is None or party is None:
        return ""
    known = adequacy(country, effective)
    return known.decision if known else ""
