"""The rights of people and how they are exercised, in English (GDPR arts 12, 13(2)(b) to (f), 15 to 22)."""

from __future__ import annotations

from collections.abc import Sequence

from kept.grammar.english import length
from kept.grammar.english import to as to_each
from kept.policy import Requests

_READ = 6
"""How many purposes are named one by one."""


def objection(interests: Sequence[str], *, marketing: bool) -> tuple[str, ...]:
    """The right to object, told apart from the rest (art. 21(4))."""
    said: list[str] = []
    if interests:
        said.append(
            "You may object at any time, for reasons that have to do with your particular situation, to what we do on "
            "the ground of our legitimate interest. We then stop, unless we can show compelling grounds. "
            + (
                "This concerns each purpose whose legal basis, told above, is our legitimate interest."
                if len(interests) > _READ
                else f"This concerns what we do {to_each(interests)}."
            )
        )
    if marketing:
        said.append(
            "You may object to commercial messages at any time, without giving a reason and at no cost. We then stop "
            "sending them, without conditions."
        )
    return tuple(said) or ("You may object at any time to the use of your personal data.",)


def ways_in(to: Sequence[str], *, free: bool = True) -> str:
    """Where a request is sent (art. 12(2))."""
    ways = " or ".join(_way(address) for address in to) or "by any means"
    cost = "It is free of charge." if free else "An answer may have a cost, which we tell you first."
    return f"You may send us your request {ways}. {cost}"


def _way(to: str) -> str:
    if to == "portal":
        return "through your personal space"
    return f"by e-mail to {to}" if "@" in to else f"by post to {to}"


def identity(requests: Requests) -> str:
    """When proof of identity is asked for, and why (art. 12(6))."""
    why = f", to {requests.identity_reason['en']}" if requests.identity_reason else ""
    if requests.identity == "always":
        return f"We ask for proof of identity with each request{why}."
    if requests.identity == "on-doubt":
        return f"We ask for proof of identity only where we have reasonable doubts about who is asking{why}."
    return "We do not ask for proof of identity."


def proof_destroyed() -> str:
    """What becomes of the proof."""
    return "We destroy that proof as soon as your request has been answered; only a note that we checked remains."


def answered_within(requests: Requests) -> str:
    """The time to answer (art. 12(3))."""
    if requests.answer is None:
        return ""
    first = f"We answer within {length(requests.answer)} of receiving your request."
    if requests.extension is None:
        return first
    more = f"we may need {length(requests.extension)} more"
    return f"{first} If it is complex, or if you have sent several, {more}; we then tell you so, and why, before the first period ends."


def refused(authority: str) -> str:
    """What happens when we cannot do what is asked (art. 12(4))."""
    to = f"to the {authority}" if authority else "to the supervisory authority"
    return f"If we cannot do what you ask, we tell you why within the same time; you may then complain {to} or go to court."


def complaint(name: str, address: str) -> str:
    """The right to complain (art. 13(2)(d), art. 77)."""
    where = f" ({address})" if address else ""
    return f"If you believe that your rights are not respected, you have the right to lodge a complaint with the {name}{where}."


def online(at: str) -> str:
    """Where a complaint is lodged online."""
    return f"It can be lodged online: {at}"


def more_from(name: str) -> str:
    """The authority also informs."""
    return f"The {name} also answers questions about your rights:"


def automated(*, decisions: bool) -> str:
    """Automated decisions (art. 13(2)(f), art. 22)."""
    if decisions:
        return (
            "Some decisions are taken by automated means alone. You may ask for a person to look at them again, give "
            "your point of view and contest them."
        )
    return "No decision about you is taken by automated means alone."
