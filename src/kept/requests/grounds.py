"""Why something stays when a person asks for erasure: the grounds of GDPR art. 17, and no other.

- a law obliges the controller to keep it: 17(3)(b), with that law;
- the contract with the person still runs: the condition of 17(1)(a), *no longer necessary*, is not met;
- the contract is over and may still be disputed: 17(3)(e), until that time is over;
- a hold keeps it as evidence: 17(3)(e), with the law that the hold cites;
- the person asked for the erasure of other fields only: 17(1), what is erased is what they ask for;
- a clock that ought to tell when the duty ends is empty or unreadable: it stays until somebody mends the clock.

What is held by consent or for a legitimate interest goes: asking for erasure withdraws the one (17(1)(b)) and objects
to the other (17(1)(c)).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kept.holdings import Inventory
from kept.law.vocabulary import LegalBasis
from kept.policy import Basis, Policy
from kept.requests.timing import End, Record, Timing


class Ground(StrEnum):
    """What keeps a value."""

    DUTY = "legal-duty"
    CONTRACT = "contract-runs"
    CLAIMS = "legal-claims"
    HOLD = "hold"
    NOT_ASKED = "not-asked"

    @property
    def article(self) -> str:
        """The article it rests on."""
        return _ARTICLES[self]


_ARTICLES = {
    Ground.DUTY: "GDPR 17(3)(b)",
    Ground.CONTRACT: "GDPR 17(1)(a)",
    Ground.CLAIMS: "GDPR 17(3)(e)",
    Ground.HOLD: "GDPR 17(3)(e)",
    Ground.NOT_ASKED: "GDPR 17(1)",
}


@dataclass(frozen=True, slots=True)
class Stay:
    """Why a value stays and until when: ``until`` is its last day, ``None`` while that is not fixed.

    ``clause`` names the retention clause (``retention.invoices``) or the hold; ``law`` the law that imposes it, where
    one does; ``fault``: the day cannot be told from the record.
    """

    ground: Ground
    clause: str
    law: str | None
    until: date | None
    fault: bool = False


def stay_under(
    policy: Policy, inventory: Inventory, holding: str, clause_name: str, record: Record, timing: Timing
) -> Stay | None:
    """What this clause says of a record whose person asks for erasure; ``None``: it keeps nothing."""
    ground, law = _ground(policy, inventory, holding, clause_name)
    if ground is None:
        return None
    end = timing.end(holding, clause_name, record)
    if not end.concerned or end.lapsed(timing.on):
        return None
    if ground is Ground.CLAIMS and _runs(policy, holding, clause_name, record, timing, end):
        ground = Ground.CONTRACT
    return Stay(ground, f"retention.{clause_name}", law, end.last, end.fault)


def _ground(policy: Policy, inventory: Inventory, holding: str, clause_name: str) -> tuple[Ground | None, str | None]:
    clause = policy.retention[clause_name]
    if clause.duty is not None:
        return Ground.DUTY, clause.duty
    bases = _bases(policy, inventory, holding, clause_name)
    for basis in bases:
        if basis.kind in {LegalBasis.LEGAL_OBLIGATION, LegalBasis.PUBLIC_TASK}:
            return Ground.DUTY, basis.law
    if any(basis.kind is LegalBasis.CONTRACT for basis in bases):
        return Ground.CLAIMS, None
    return None, None


def _bases(policy: Policy, inventory: Inventory, holding: str, clause_name: str) -> list[Basis]:
    """By what right the records are held, as far as this clause speaks of them."""
    held_for = inventory.holdings[holding].for_
    named = policy.retention[clause_name].purposes or held_for
    held = [policy.purposes[name] for name in named if name in held_for and name in policy.purposes]
    return [basis for purpose in held for basis in purpose.bases]


def _runs(policy: Policy, holding: str, clause_name: str, record: Record, timing: Timing, end: End) -> bool:
    """The contract has not ended: the event that ends its purposes, or the clause's own, has not come."""
    if end.runs:
        return True
    events = {policy.purposes[name].until for name in policy.retention[clause_name].purposes if name in policy.purposes}
    return any(
        event is not None and timing.concerned(holding, event, record) and not timing.happened(holding, event, record)
        for event in events
    )
