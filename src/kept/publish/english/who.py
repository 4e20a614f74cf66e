"""Who is answerable, and the short first layer, in English (GDPR art. 13(1)(a), (b); art. 12(1))."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kept.grammar.english import capital, day, listed
from kept.law.vocabulary import Right
from kept.policy import Party

_ASKED = {
    Right.ACCESS: "see",
    Right.RECTIFICATION: "correct",
    Right.ERASURE: "erase",
    Right.PORTABILITY: "take with you",
    Right.RESTRICTION: "have us freeze",
}

_PERSONS = {"company": "a company", "public-body": "a public body", "natural-person": "a natural person"}


def dated(version: int, effective: date) -> str:
    """The line under the title."""
    return f"Version {version}, effective {day(effective)}"


def controller(party: Party) -> str:
    """Who decides (art. 13(1)(a))."""
    name = party.name["en"]
    return (
        f"{name} decides why and how your personal data is used: it is the controller within the meaning of the GDPR."
    )


def registered(party: Party) -> str:
    """Legal form and registration: "SAS, RCS Nanterre 000"."""
    through = f"acting through {party.represented_by['en']}" if party.represented_by else ""
    known = (party.legal_form, party.registration, _PERSONS.get(party.person or ""), through)
    return ", ".join(part for part in known if part)


def officer(party: Party) -> str:
    """The data protection officer, or that there is none (art. 13(1)(b))."""
    if party.dpo is None or party.dpo == "none":
        return f"{party.name['en']} has not appointed a data protection officer."
    who, officer = "Our data protection officer", party.officer["en"] if party.officer else ""
    if "data protection officer" in officer:
        who = capital(officer) + ("," if "," in officer else "")
    elif officer:
        who = f"{who}, {officer},"
    return f"{who} answers you at {party.dpo}."


def short_who(party: Party) -> str:
    """First layer: who."""
    return f"{party.name['en']} is responsible for your personal data."


def short_why() -> str:
    """First layer: what for; the purposes follow as a list."""
    return "We use your personal data to:"


def short_where(abroad: Sequence[str]) -> str:
    """First layer: whether it leaves the European Economic Area."""
    if abroad:
        return f"Some of it may be used {listed(abroad)}, with the safeguards that the law asks for."
    return "It stays in the European Economic Area."


def short_how_long(longest: str, *, events: bool) -> str:
    """First layer: how long at most. ``events``: some data waits for an event, without a figure."""
    most = f"; the longest time is {longest}" if longest else ""
    until = " or until a set event" if events else ""
    return f"We keep each kind of personal data only for a set time{until}{most}."


def more_aims(count: int) -> str:
    """First layer: the purposes that are not listed there."""
    return f"And for {count} other purposes, told below"


def short_services(names: Sequence[str]) -> str:
    """First layer: what we do for our clients."""
    return f"For our clients, and on their instructions, we also use personal data to provide: {listed(names)}."


def short_rights(rights: Sequence[Right], to: str) -> str:
    """First layer: rights, and where to turn."""
    verbs = [verb for right, verb in _ASKED.items() if right in rights]
    able = [f"ask to {listed(verbs)} your personal data"] if verbs else []
    if Right.OBJECTION in rights:
        able.append("object to some uses")
    if Right.WITHDRAW_CONSENT in rights:
        able.append("withdraw your consent")
    where = f" Write to {to}." if to else ""
    return f"You can {listed(able)} at any time.{where}" if able else where.strip()
