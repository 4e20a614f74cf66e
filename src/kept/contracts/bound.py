"""Every party that receives data, as its file stands on a day: the most urgent first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kept.contracts.document import Contract, Contracts
from kept.contracts.dues import Due, dues
from kept.contracts.gap import Gap
from kept.contracts.gaps import gaps, in_force
from kept.policy import Party, Policy, Role


@dataclass(frozen=True, slots=True)
class Bound:
    """One party: signed when, until when, what is missing or has lapsed, what falls due next (nearest first)."""

    name: str
    party: Party
    contract: Contract
    signed: date | None
    until: date | None
    gaps: tuple[Gap, ...]
    dues: tuple[Due, ...]

    @property
    def stopped(self) -> bool:
        """Nothing is handed to it on this day."""
        return any(gap.stops for gap in self.gaps)

    @property
    def next(self) -> Due | None:
        """What falls due next."""
        return self.dues[0] if self.dues else None


def bound(policy: Policy, filed: Contracts | None, on: date) -> tuple[Bound, ...]:
    """Whoever receives data, the organisation itself and authorities left out: they act by their own title."""
    rows = [
        standing(policy, filed, name, on)
        for name, party in policy.parties.items()
        if name != policy.controller and party.role is not Role.AUTHORITY
    ]
    return tuple(sorted(rows, key=_urgency))


def standing(policy: Policy, filed: Contracts | None, name: str, on: date) -> Bound:
    """One party, whatever its role."""
    party, contract = policy.parties[name], filed.contracts.get(name) if filed is not None else None
    coming = sorted((due for due in dues(name, party, contract) if due.day >= on), key=lambda due: due.day)
    signed, until = in_force(party, contract)
    found = tuple(gaps(policy, filed, name, on))
    return Bound(name, party, contract or Contract(), signed, until, found, tuple(coming))


def _urgency(row: Bound) -> tuple[bool, bool, date]:
    """Who is stopped, then whose file has a gap, then the nearest day."""
    return not row.stopped, not row.gaps, row.next.day if row.next else date.max
