"""The flows of a policy: a purpose, and a party outside the house that works for it. How many of them leave the EEA."""

from __future__ import annotations

from dataclasses import dataclass

from kept.policy import Policy, Role
from kept.policy.transfers import abroad

_INSIDE = (Role.STAFF, Role.AUTHORITY)


@dataclass(frozen=True, slots=True)
class Flows:
    """``every``: how many pairs of a purpose and an outside party there are; ``leaving``: those that leave the EEA."""

    every: int
    leaving: tuple[tuple[str, str], ...]

    @property
    def share(self) -> float:
        """Between 0 and 1; 0 where nothing flows at all."""
        return len(self.leaving) / self.every if self.every else 0.0

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties with whom data leaves, each once."""
        return tuple(dict.fromkeys(party for _, party in self.leaving))


def flows(policy: Policy) -> Flows:
    """Every flow that people were told of: a recipient of a purpose, or a processor with a task."""
    found: dict[tuple[str, str], None] = {}
    for name, party in policy.parties.items():
        if name == policy.controller or party.role in _INSIDE:
            continue
        for purpose, told in policy.purposes.items():
            if name in told.recipients or purpose in party.tasks:
                found[purpose, name] = None
    return Flows(len(found), tuple(flow for flow in found if any(abroad(policy.parties[flow[1]]))))
