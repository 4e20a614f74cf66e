"""Whom it concerns, where data comes from, why it is used and who receives it, in English."""

from __future__ import annotations

from collections.abc import Sequence

from kept.grammar.countries import inside
from kept.grammar.english import capital, day, listed, to, whole
from kept.law.vocabulary import LegalBasis
from kept.policy import Basis, Party, Role, Transfer

_SHORT = 3
"""The words of a field that "your" may still go before."""
_SCHEMES = {"DPF": "EU-US Data Privacy Framework"}


def concerned(people: Sequence[str]) -> str:
    """Whose data the notice is about."""
    return f"This policy is addressed to {listed(people)}."


def umbrella(word: str, kinds: Sequence[str]) -> str:
    """One word for several kinds of people."""
    return f"Where it says “{word}”, it means {listed(kinds)} alike."


def term() -> str:
    """The defined term (GDPR art. 4(1))."""
    return (
        "“Personal data” means any information about a person who is identified, or who can be identified "
        "directly or indirectly."
    )


def asked(required: Sequence[str], optional: Sequence[str], refusing: str) -> str:
    """What a person is asked, which answers are needed, and what is lost without them (art. 13(2)(e))."""
    if any(_stands_alone(field) for field in (*required, *optional)):
        return _asked_as_a_list(required, optional, refusing)
    if not required:
        return f"You may give us your {listed(optional)}; nothing is required."
    needed = "These answers are required" if len(required) > 1 else "This answer is required"
    without = f": without {'them' if len(required) > 1 else 'it'}, {refusing}" if refusing else ""
    more = f" You may add your {listed(optional)}." if optional else ""
    return f"We ask for your {listed(required)}. {needed}{without}.{more}"


def _stands_alone(field: str) -> bool:
    """Whether "your" does not go before it: "your copy of an identity card" is nobody's way to speak."""
    return len(field.split()) > _SHORT or field.startswith("your ")


def _asked_as_a_list(required: Sequence[str], optional: Sequence[str], refusing: str) -> str:
    if not required:
        return f"You may give us the following; nothing is required: {listed(optional)}."
    needed = "These answers are required" if len(required) > 1 else "This answer is required"
    without = f": without {'them' if len(required) > 1 else 'it'}, {refusing}" if refusing else ""
    more = f" You may add: {listed(optional)}." if optional else ""
    return f"We ask for: {listed(required)}. {needed}{without}.{more}"


def found(sure: Sequence[str], perhaps: Sequence[str], source: str) -> str:
    """What comes from somewhere other than the person, and from where (art. 14(1)(d), (2)(f))."""
    if not sure:
        return f"We collect, where available: {listed(perhaps)}. Source: {source}."
    what = f"{', '.join(sure)} and, where available, {listed(perhaps)}" if perhaps else listed(sure)
    return f"We collect: {what}. Source: {source}."


def basis(basis: Basis, law: str, whose: Sequence[str] = ()) -> str:
    """By what right (art. 13(1)(c), (d)). ``law`` cites what obliges us, ``whose`` interest it is if not our own."""
    match basis.kind:
        case LegalBasis.CONSENT:
            return "We do so with your consent, which you may withdraw at any time."
        case LegalBasis.CONTRACT:
            return "We need to do so for the contract between us, or to prepare it at your request."
        case LegalBasis.LEGAL_OBLIGATION:
            return f"The law obliges us to do so ({law})." if law else "The law obliges us to do so."
        case LegalBasis.VITAL_INTERESTS:
            return "We do so to protect the vital interests of a person."
        case LegalBasis.PUBLIC_TASK:
            return "We do so to carry out a task in the public interest."
        case LegalBasis.LEGITIMATE_INTEREST:
            interest = basis.interest["en"] if basis.interest else ""
            return _interest(interest, whose)


def _interest(interest: str, whose: Sequence[str]) -> str:
    served = "We have a legitimate interest in this"
    if whose:
        served = f"This serves a legitimate interest of third parties ({listed(whose)})"
    return f"{served}: to {interest}." if interest else f"{served}."


def used_until(event: str) -> str:
    """After which event data no longer serves this purpose."""
    return f"After {event}, we no longer use your personal data for this purpose."


def recipient(party: Party, tasks: Sequence[str], *, all_: bool = False, one_team: bool = True) -> str:
    """Who receives data, what they do with it, and under which bond (art. 13(1)(e), art. 28)."""
    name = party.name["en"]
    if party.role is Role.STAFF:
        bound = f", {party.confidential['en']}" if party.confidential else ""
        # With one team, nobody else has access; with several, none is alone in having it.
        return f"Within our organisation, access is {'limited' if one_team else 'open'} to {name}{bound}."
    where = f", {inside(party.country, 'en')}," if party.country else ""
    does = f" {party.does['en']}." if party.does else " receives personal data."
    bound = f" {whole(capital(party.confidential['en']))}" if party.confidential else ""
    return f"{capital(name)}{where}{does}{bound}{_bond(party, tasks, all_=all_)}"


def _bond(party: Party, tasks: Sequence[str], *, all_: bool) -> str:
    if party.role is Role.JOINT_CONTROLLER:
        return " It decides with us why and how your personal data is used, and answers to you as we do."
    if party.role is not Role.PROCESSOR:
        return ""
    signed = f" of {day(party.contract)}" if party.contract else ""
    # A list that nobody would read to its end: the purposes above name it one by one.
    limits = ", and only for the purposes that name it above" if all_ else f", and only {to(tasks)}" if tasks else ""
    return f" It acts on our instructions, under a contract{signed}{limits}."


def staying() -> str:
    """No transfer."""
    return "Your personal data stays in the European Economic Area."


def transfer(party: Party, country: str, transfer: Transfer, decision: str) -> str:
    """Where data goes outside the European Economic Area, and what protects it there (art. 13(1)(f))."""
    start = f"{party.name['en']} may use personal data {inside(country, 'en')}."
    match transfer.tool:
        case "adequacy":
            since = f", certified since {day(transfer.certified)}," if transfer.certified else ""
            given = f"Decision {decision}" if decision else "a decision"
            scheme = f" ({_SCHEMES.get(transfer.scheme, transfer.scheme)})" if transfer.scheme else ""
            return (
                f"{start} The recipient{since} is covered by {given} of the European Commission{scheme}, "
                "which finds the protection there adequate."
            )
        case "scc":
            module = f" (module {transfer.module})" if transfer.module else ""
            clauses = f"{start} The standard contractual clauses of the European Commission{module} bind the recipient."
            if transfer.assessed is None:
                return clauses
            return f"{clauses} We assessed the law of that country on {day(transfer.assessed)}."
        case "bcr":
            return f"{start} Binding corporate rules, approved by an authority, protect it there."
        case "derogation":
            return f"{start} This happens only in the cases that article 49 of the GDPR allows."
        case _:
            return start


def copy_of_safeguards() -> str:
    """How to see the safeguards (art. 13(1)(f))."""
    return "You may ask us for a copy of these safeguards."
