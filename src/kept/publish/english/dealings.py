"""Roles, services, decisions, authorities, messages, minors and other documents: in English."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kept.grammar.english import capital, day, either, listed, whole
from kept.policy import Decision, Message, Minors, Party, Terms

_WAYS = {"email": "by e-mail", "sms": "by SMS", "phone": "by telephone", "post": "by post", "screen": "on screen"}
_SAFEGUARDS = {
    "human-review": "have a person look at it again",
    "own-view": "give your point of view",
    "contest": "contest it",
}


def on_behalf(name: str) -> str:
    """That the organisation is also a processor, and what that means (GDPR art. 4(8), 28)."""
    return (
        f"Clients also entrust {name} with personal data. They decide why and how it is used; {name} then acts on their "
        "instructions only, as their processor."
    )


def ask_the_client() -> str:
    """Whom a person turns to where the organisation only acts for a client (GDPR art. 28(3)(e))."""
    return (
        "In the cases below our clients decide, not we. To exercise your rights, turn to the organisation with which you "
        "are in contact; we help it to answer you."
    )


def forwarded(what: str) -> str:
    """What becomes of a request that should have gone to a client."""
    return whole(capital(what))


def jointly(names: Sequence[str]) -> str:
    """Those who decide together (GDPR art. 26)."""
    return f"{capital(listed(names))}, jointly"


def joint_controllers(name: str, others: Sequence[str]) -> str:
    """That others decide too, and that rights hold against each (GDPR art. 26(3))."""
    return (
        f"{name} takes some of these decisions jointly with {listed(others)}. You may exercise your rights against each "
        "of them; the essence of their arrangement is available on request."
    )


def with_option(option: str) -> str:
    """What exists only where a client's contract has an option."""
    return f"Only where the client’s contract includes {option}."


def may_add(options: Sequence[str]) -> str:
    """What a client's contract may add to a service."""
    return f"The client’s contract may add {listed(options)}." if options else ""


def through(people: Sequence[str], organisations: Sequence[str]) -> str:
    """People whom the organisation knows through others."""
    return f"We know {listed(people)} through {listed(organisations)}."


def observed(sure: Sequence[str], perhaps: Sequence[str]) -> str:
    """What arises from use and nobody types."""
    what = f"{', '.join(sure)} and, where available, {listed(perhaps)}" if sure and perhaps else listed(sure or perhaps)
    return f"Nothing to fill in: the following arises from use: {what}."


def without(refusing: str) -> str:
    """What follows where data that nobody types is missing (GDPR art. 13(2)(e))."""
    return f"Without this data, {whole(refusing)}"


def given_by(names: Sequence[str], *, public: bool | None) -> str:
    """Who passes data on, and whether the source is open to all (GDPR art. 14(2)(f))."""
    said = f"It reaches us from {listed(names)}." if names else ""
    if public is None:
        return said
    return (
        f"{said} {'This source is open to the public.' if public else 'This source is not open to the public.'}".strip()
    )


def sensitive(ground: str) -> str:
    """A special category of data, and the exception that allows it (GDPR art. 9(2))."""
    return (
        f"This is sensitive data, which we use only where the law allows it ({ground})."
        if ground
        else ("This is sensitive data within the meaning of article 9 of the GDPR.")
    )


def identifying(directly: Sequence[str], indirectly: Sequence[str]) -> str:
    """What says who somebody is, and what may lead there (GDPR art. 4(1), recital 26)."""
    said = [f"Some of this says directly who you are: {listed(directly)}."] if directly else []
    said += [f"Some may lead to you once joined with other information: {listed(indirectly)}."] if indirectly else []
    return " ".join(said)


def profiled(logic: str, consequences: str) -> str:
    """That a purpose evaluates people, how, and what follows for them (GDPR art. 4(4), 13(2)(f))."""
    how = f" How: {whole(logic)}" if logic else ""
    then = f" What follows for you: {whole(consequences)}" if consequences else ""
    return f"We assess some of your traits or habits by automated means.{how}{then}"


def aggregated() -> str:
    """Figures that are no longer personal data."""
    return (
        "From personal data we make the following figures, which identify nobody. Combined again with anything that "
        "identifies a person, they would be personal data and this policy would apply to them."
    )


def shielded(fewest: int | None, tested: date | None) -> str:
    """What keeps figures from naming anybody: the smallest group, and the test (GDPR recital 26)."""
    said = [f"No figure is given on fewer than {fewest} people."] if fewest else []
    said += [f"Test of {day(tested)}: nobody can be singled out, linked or guessed from them."] if tested else []
    return " ".join(said)


def decided(decision: Decision) -> str:
    """Whether a decision weighs on people (GDPR art. 22(1))."""
    if decision.legal_effect is None:
        return ""
    if decision.legal_effect:
        return "This decision has legal effects for you, or affects you just as much."
    return "This decision has no legal effect for you and does not affect you to a similar extent."


def guarded(safeguards: Sequence[str]) -> str:
    """What a person may do about a decision (GDPR art. 22(3))."""
    return f"You may {listed([_SAFEGUARDS[each] for each in safeguards])}." if safeguards else ""


def disclosed() -> str:
    """Before the list of authorities."""
    return "We hand personal data to an authority or a court only where a law obliges us to, and only what it asks for."


def told_of_it(*, told: bool) -> str:
    """Whether people learn that an authority obtained data about them."""
    return "Yes, unless the law forbids it." if told else "No."


def other_message(message: Message, people: Sequence[str], aim: str = "") -> str:
    """A message that is not commercial: how, to whom, whether it can be refused, and the purpose it belongs to."""
    ways = either([_WAYS[way] for way in message.by])
    to = f"to {listed(people)}" if people else ""
    start = capital(", ".join(part for part in (ways, to) if part))
    said = f"{start}." if start else ""
    if message.refusable:
        said += " You may refuse these messages."
    elif message.refusable is False:
        why = f": they are needed for {message.needed_for['en'].rstrip('.')}" if message.needed_for else ""
        said += f" These messages cannot be refused{why}."
    elif message.needed_for:
        said += f" They are needed for {whole(message.needed_for['en'])}"
    return f"{said} Purpose: {whole(aim)}".strip() if aim else said.strip()


def minors(minors: Minors) -> tuple[str, ...]:
    """Whether children are concerned, from which age alone, and how a parent agrees (GDPR art. 8, LIL art. 45)."""
    if not minors.concerned:
        said = ["What we offer is not meant for minors, and we do not knowingly use their personal data."]
    else:
        said = ["Some of the personal data that we use is about minors."]
    if minors.alone_from is not None:
        said.append(
            f"From the age of {minors.alone_from}, a minor may consent alone; below that age, a holder of parental "
            "responsibility must consent too."
        )
    if minors.parent:
        said.append(whole(capital(minors.parent["en"])))
    return tuple(said)


def document(terms: Terms, accepted: Sequence[str]) -> str:
    """A text beside the policy, and how the two stand together."""
    said: list[str] = []
    number = f"Version {terms.version}" if terms.version else ""
    since = f"{'in' if number else 'In'} force since {day(terms.since)}" if terms.since else ""
    if number or since:
        said.append(f"{', '.join(part for part in (number, since) if part)}.")
    if terms.part:
        said.append("This policy is part of it.")
    if terms.prevails:
        said.append("Where the two differ, it prevails over this policy.")
    if accepted:
        said.append(f"It is accepted by {listed(accepted)}.")
    return " ".join(said)


def engaged_by(name: str) -> str:
    """A processor of a processor (GDPR art. 28(4))."""
    return f"{name} engages it, under the same obligations."


def serves(services: Sequence[str]) -> str:
    """The services that a party works for."""
    return f"It works for: {listed(services)}."


def own_policy(address: str) -> str:
    """Where a party's own policy stands."""
    return f"Its own policy: {address}"


def appointed(party: Party, authority: str) -> str:
    """That the authority knows the data protection officer (GDPR art. 37(7))."""
    if not party.told_authority:
        return ""
    return f"The {authority or 'supervisory authority'} has been notified of this appointment."


def partners(names: Sequence[str]) -> str:
    """Partners who send messages of their own."""
    return f"{capital(listed(names))} may also write to you in {'their' if len(names) > 1 else 'its'} own name."
