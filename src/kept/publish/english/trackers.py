"""Trackers, messages, security, breaches and references, in English."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kept.calendar import Period
from kept.grammar.english import capital, day, length, listed, whole
from kept.policy import Breach, Change, Override, Tracker
from kept.publish.clauses import cited

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six")
_KINDS = {
    "essential": "those that are essential",
    "audience": "those that measure the audience",
    "personalisation": "those that personalise what you see",
    "advertising": "those that serve advertising",
    "partner": "those of advertising partners",
    "social": "those of social networks",
}
_ASKED = {"audience": "audience measurement", "partner": "advertising partners", "social": "social networks"}
_REASONS = {
    "legal": "the law requires it",
    "regulatory": "a regulation requires it",
    "case-law": "a court has ruled",
    "authority-decision": "the supervisory authority has decided",
    "authority-recommendation": "the supervisory authority recommends it",
    "technical": "our technical means have changed",
    "practice": "our own practice has changed",
}
_BASES = {
    "consent": ", with their prior consent",
    "similar-products": ", about products or services like those they have bought from us, unless they object",
    "contract-in-progress": ", about a contract in progress",
    "contract": ", for the contract between us",
    "legitimate-interest": ", in our legitimate interest, unless they object",
}
_OPT_OUTS = {
    "in-every-message": " Every message says how to stop receiving them.",
    "on-request": " Tell us to stop, at any time, and we stop.",
}


def asking(kinds: Sequence[str]) -> str:
    """The question about trackers (LIL art. 82)."""
    named = listed([_ASKED.get(kind, kind) for kind in kinds])
    return f"May we use cookies for {named}? Nothing is used before you accept."


def leading(sentence: str, address: str) -> str:
    """A sentence that leads to a web address."""
    return f"{sentence.rstrip('.')}: {address}"


def kinds_of_trackers(kinds: Sequence[str]) -> str:
    """How many kinds, and which."""
    number = _NUMBERS[len(kinds)] if len(kinds) < len(_NUMBERS) else str(len(kinds))
    noun = "kind" if len(kinds) == 1 else "kinds"
    return f"We use {number} {noun} of cookies and other trackers: {listed([_KINDS[kind] for kind in kinds])}."


def tracker_choice(tracker: Tracker) -> str:
    """Whether a choice is asked first, and why (LIL art. 82)."""
    if tracker.consent == "required":
        return "Only with your consent: nothing is written or read before you accept, and refusing is as easy as accepting."
    if tracker.consent == "exempt":
        return "No consent needed: the tracker serves only to provide what you ask for."
    return "Used unless you object."


def tracker_life(lasts: Period | None) -> str:
    """How long it stays on the device."""
    return capital(length(lasts)) if lasts else "Not stated"


def choosing(*, costs_nothing: bool) -> str:
    """Changing one's mind (GDPR art. 7(3), (4))."""
    free = " Refusing closes none of our features to you." if costs_nothing else ""
    return f"You can change your choice at any time.{free}"


def message(people: Sequence[str], basis: str | None, opt_out: str | None) -> str:
    """One channel of commercial messages."""
    to = f"To {listed(people)}" if people else "To the people concerned"
    return f"{to}{_BASES.get(basis or '', '')}.{_OPT_OUTS.get(opt_out or '', '')}"


def security() -> str:
    """How data is protected (GDPR art. 32); the measures follow as a list."""
    return "Against loss, alteration and unauthorised access to your personal data, we have put in place:"


def breach(breach: Breach, authority: str) -> str:
    """What happens when protection fails (GDPR arts 33, 34)."""
    within = f" within {length(breach.within)} of learning of it" if breach.within else " without undue delay"
    to = f"the {authority}" if authority else "the supervisory authority"
    clients = f" Our clients are told within {length(breach.clients_within)}." if breach.clients_within else ""
    operator = ""
    if breach.telecom_within:
        operator = f" As an operator of electronic communications, we do so within {length(breach.telecom_within)}."
    people = "Where the risk to you is high, we tell you without undue delay."
    if breach.people_told:
        people = f"The people concerned are told {whole(breach.people_told['en'])}"
    return (
        f"If your personal data is lost, altered or disclosed by a breach of security, we notify {to}{within}, "
        f"unless there is no risk to you.{operator} {people}{clients}"
    )


def reference(title: str, applies_from: date | None) -> str:
    """A text of reference, with its dates."""
    return f"{title}, applicable since {day(applies_from)}." if applies_from else f"{title}."


def replaced(number: int, by: int, effective: date) -> str:
    """At the head of an earlier version."""
    return f"This is version {number}. Version {by} replaces it from {day(effective)}."


def changed(change: Change) -> tuple[str, str]:
    """What changed with this version, and why: two sentences."""
    named = f" ({cited(change.reference, 'en')})" if change.reference else ""
    return f"What changes with this version: {change.what['en']}.", f"Why: {_REASONS[change.reason]}{named}."


def override(override: Override) -> str:
    """This version also governs earlier data, by which law and why."""
    law = cited(override.law, "en")
    return f"This version also governs personal data collected before it: {override.why['en']} ({law})."
