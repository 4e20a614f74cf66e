"""Where data leaves the EEA, and whether anything allows it on a day (GDPR arts 44 to 49).

For a DPO: one judgement for the rule that reads the policy and for the refusal to hand data over.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from kept.law.pack import adequacy, eea
from kept.policy.document import Policy
from kept.policy.parties import Party, Role, Transfer

_INSIDE = (Role.CONTROLLER, Role.STAFF, Role.AUTHORITY)
_VOID = ("shield", "safe harbo")  # void since 6 October 2015 and 16 July 2020: CJEU C-362/14, C-311/18


class Flaw(StrEnum):
    """Why a transfer may not take place."""

    NO_TOOL = "no-tool"
    VOID = "void"
    NO_DECISION = "no-decision"
    UNCERTIFIED = "uncertified"
    NOT_YET = "not-yet"
    CLAUSES = "clauses"


def nowhere(party: Party) -> bool:
    """Whether nobody can tell if data sent to the party leaves the EEA: it is outside the house, and has no country."""
    return party.country is None and party.role not in _INSIDE


def abroad(party: Party) -> Iterator[tuple[str, Transfer | None]]:
    """The countries outside the EEA that data reaches with a party, each with its tool."""
    if party.country is not None and not eea(party.country):
        yield party.country, party.transfer
    yield from ((country, transfer) for country, transfer in party.onward.items() if not eea(country))


def serving_abroad(policy: Policy, service: str) -> tuple[str, ...]:
    """The parties that work for a service and take data out of the EEA: a client is warned of each before it starts."""
    return tuple(name for name, party in policy.parties.items() if service in party.serves and any(abroad(party)))


def flaw(country: str, transfer: Transfer | None, on: date) -> Flaw | None:
    """A decision in force, a certificate where the decision asks for one, clauses assessed, or another tool; else why not."""
    if transfer is None or transfer.tool is None:
        return Flaw.NO_TOOL
    if any(word in (transfer.scheme or "").lower() for word in _VOID):
        return Flaw.VOID
    if transfer.tool == "adequacy":
        decision = adequacy(country, on)
        if decision is None:
            return Flaw.NO_DECISION
        if decision.certified and (transfer.certified is None or transfer.certified > on):
            return Flaw.UNCERTIFIED if transfer.certified is None else Flaw.NOT_YET
    unproved = transfer.module is None or transfer.assessed is None or transfer.assessed > on
    return Flaw.CLAUSES if transfer.tool == "scc" and unproved else None
