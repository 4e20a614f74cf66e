"""The content of communications goes only over parties that a regulator knows (CPCE L33-1), and by nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kept.contracts.document import Contracts
from kept.policy import Policy, Role

_NO_ROUTE = (Role.STAFF, Role.AUTHORITY)


def unregulated(policy: Policy, filed: Contracts | None, on: date) -> Iterator[tuple[str, str]]:
    """Each purpose that carries content, with a party on its route that has no regulated status on the day."""
    if filed is None:
        return
    for purpose, told in policy.purposes.items():
        if not any(policy.data[name].regime for name in told.data if name in policy.data):
            continue
        for name in told.recipients:
            party, contract = policy.parties.get(name), filed.contracts.get(name)
            if party is None or party.role in _NO_ROUTE or name == policy.controller:
                continue
            status = contract.regulated if contract is not None else None
            if status is None or (status.since is not None and status.since > on):
                yield purpose, name
