"""The rights, the right to object apart, and how they are exercised (GDPR arts 12, 13(2)(b) to (d), (f), 21(4))."""

from __future__ import annotations

from kept.calendar import Period
from kept.law.vocabulary import LegalBasis, Right
from kept.pages.addresses import link, mail
from kept.policy import Decision, Role
from kept.policy.rights import Duty
from kept.publish.clauses import cited
from kept.publish.sections.telling import Telling, bare
from kept.publish.values import Block, Facts, Items, Paragraph, Section


def rights(told: Telling) -> Section:
    """Each right that the policy opens, in a sentence, with its article."""
    said = [_right(told, right) for right in told.policy.rights.open]
    return told.section("rights", Items(tuple(said)), *told.statements("rights"))


def _right(told: Telling, right: Right) -> Paragraph:
    lead, text = told.tongue.LABELS.rights[right]
    law = cited(right.article, told.language)
    said = f"{text.removesuffix('.')} ({law})." if law else text
    return told.says(said, f"rights.{right.value}", clause=True, lead=lead)


def objection(told: Telling) -> Section | None:
    """The right to object, clearly and apart from other information (art. 21(4))."""
    policy = told.policy
    if Right.OBJECTION not in policy.rights.open:
        return None
    interests = tuple(
        name
        for name, purpose in policy.purposes.items()
        if purpose.rests_on(LegalBasis.LEGITIMATE_INTEREST, LegalBasis.PUBLIC_TASK)
        and purpose.role is not Role.PROCESSOR
    )
    said = told.tongue.objection(told.aims(interests), marketing=bool(policy.marketing))
    blocks = [told.says(text, f"objection.{n}") for n, text in enumerate(said, 1)]
    return told.section("objection", *blocks, apart=True)


def exercise(told: Telling) -> Section:
    """Where to write, what proof is asked, how long the answer takes."""
    say, requests = told.tongue, told.policy.rights.requests
    if requests is None:
        return told.section("exercise", told.says(say.ways_in(()), "rights.requests"))
    addresses = tuple(each for way in requests.to for each in mail(way))
    how = (
        told.whole(requests.sentence)
        if requests.sentence
        else say.ways_in(requests.to, free=requests.free is not False)
    )
    blocks: list[Block] = [told.says(how, "rights.requests", clause=True, links=addresses)]
    blocks.append(told.says(say.identity(requests), "rights.requests.identity"))
    blocks += _destroyed(told)
    if not requests.sentence and (answered := say.answered_within(requests)):
        blocks.append(told.says(answered, "rights.requests.answer"))
    blocks.append(told.says(say.refused(told.authority()[0]), "rights.requests.refused"))
    return told.section("exercise", *blocks)


def _destroyed(told: Telling) -> list[Paragraph]:
    """What becomes of a proof of identity: said where a clause lets go of it with the answer."""
    requests = told.policy.rights.requests
    clause = next(
        (
            name
            for name, each in told.policy.retention.items()
            if each.since == "request-answered" and each.length == Period()
        ),
        None,
    )
    if clause is None or requests is None or requests.identity in {None, "never"}:
        return []
    return [told.says(told.tongue.proof_destroyed(), "rights.requests.proof")]


def complaint(told: Telling) -> Section | None:
    """The right to complain, with the address and the link (art. 13(2)(d))."""
    name, party = told.authority()
    if not name:
        return None
    address = party.address or "" if party else ""
    at = told.policy.rights.complaint_at
    blocks = [told.says(told.tongue.complaint(name, address), "rights.complaint.lodge")]
    if at and link(bare(at), at):
        blocks.append(told.says(told.tongue.online(bare(at)), "rights.complaint-at", links=link(bare(at), at)))
    more = f" {bare(party.site)}" if party and party.site else ""
    links = link(bare(party.site), party.site) if party and party.site else ()
    blocks.append(
        told.says(f"{told.tongue.more_from(name)}{more}", f"parties.{told.policy.rights.complaint}", links=links)
    )
    return told.section("complaint", *blocks)


def automated(told: Telling) -> Section | None:
    """Automated decisions, or that there are none (art. 13(2)(f))."""
    policy, own = told.policy, told.statements("decisions")
    decisions = policy.rights.automated_decisions
    said: list[Block] = []
    if decisions is not None:
        said.append(told.says(told.tongue.automated(decisions=decisions), "rights.automated-decisions"))
    said += [_decision(told, name, each) for name, each in policy.decisions.items()]
    return told.section("automated", *said, *own) if said or own else None


def _decision(told: Telling, name: str, each: Decision) -> Facts:
    """One decision: by what logic, from what, with what effect, and what a person may do about it (art. 22(3))."""
    say, labels, anchor = told.tongue, told.tongue.LABELS, f"decisions.{name}"
    rows = [
        (labels.used_to, say.capital(say.listed(told.aims(each.purposes)))),
        (labels.from_data, say.capital(say.listed(told.data(each.data)))),
        (labels.right, told.basis(each.basis) if each.basis else ""),
        (labels.how_decided, told.whole(each.logic) if each.logic else ""),
        (labels.follows, told.whole(each.consequences) if each.consequences else ""),
        (labels.effect, say.decided(each)),
        (labels.guarantees, say.guarded(each.safeguards)),
    ]
    said = tuple(told.says(value, f"{anchor}.{n}", lead=label) for n, (label, value) in enumerate(rows) if value)
    return Facts(say.typeset(say.capital(each.is_[told.language])), said, anchor, anchor)


def after_death(told: Telling) -> Section | None:
    """How directives for the time after death are given (LIL art. 85)."""
    words, own = told.policy.rights.after_death, told.statements("after-death")
    said = [told.says(told.whole(words), "rights.after-death", clause=True)] if words else []
    return told.section("after-death", *said, *own) if said or own else None


def duties(told: Telling) -> Section | None:
    """What is asked of people, each thing with its ground (art. 13(2)(e))."""
    said = [told.says(_asked(told, duty), f"duties.{name}", clause=True) for name, duty in told.policy.duties.items()]
    return told.section("duties", Items(tuple(said))) if said else None


def _asked(told: Telling, duty: Duty) -> str:
    text = told.tongue.capital(duty.is_[told.language])
    of = told.tongue.listed(told.people(duty.people)) if duty.people else ""
    whom = f" ({of})" if of else ""
    ground = f" – {cited(duty.ground, told.language)}" if duty.ground else ""
    return f"{text}{whom}{ground}."
