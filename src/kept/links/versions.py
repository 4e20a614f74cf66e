"""Which version of the policy governs a record: the one in force on the day the record was collected.

For a DPO: a later, shorter or longer promise does not reach back. It does only where a mandatory law says so, cited in
the version itself under ``applies-to-earlier`` by a named person (GDPR 5(1)(a); C. civ. 2).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kept.connectors.conditions import EVERY, Condition, Not, both
from kept.holdings import Inventory
from kept.links.clocks import dating, happened_by
from kept.load import Loaded
from kept.policy import Policy


@dataclass(frozen=True, slots=True, eq=False)
class Reign:
    """A version and the days of collection it governs: after ``after``, up to and including ``through``."""

    policy: Policy
    after: date | None
    through: date | None

    @property
    def version(self) -> int:
        """The version's number; 1 where the policy has none."""
        return self.policy.version or 1


def reigns(loaded: Loaded, on: date) -> tuple[Reign, ...]:
    """Which version governs what was collected when, oldest first: those in force on ``on`` or before.

    The first also governs what was collected earlier. A version that applies to earlier data takes the place of all
    that came before it.
    """
    known = [policy for policy in loaded.every_version if policy.effective is None or policy.effective <= on]
    chosen = known or [loaded.every_version[0]]
    reaching_back = [place for place, policy in enumerate(chosen) if policy.applies_to_earlier is not None]
    chosen = chosen[reaching_back[-1] :] if reaching_back else chosen
    starts = [_eve(policy) for policy in chosen]
    starts[0] = None
    return tuple(Reign(*one) for one in zip(chosen, starts, [*starts[1:], None], strict=True))


def collected_under(inventory: Inventory, holding: str, stretch: tuple[Reign, ...], on: date) -> Condition | None:
    """Records of a holding collected under these neighbouring versions; ``None`` where nothing dates the collection.

    A record whose day of collection is empty, unreadable or in the future is under none of several versions.
    """
    first, last = stretch[0], stretch[-1]
    if first.after is None and last.through is None:
        return EVERY
    found = dating(first.policy, inventory, holding, "collected")
    if found is None:
        return None
    upper = happened_by(inventory, found, last.through if last.through is not None else on)
    return upper if first.after is None else both(upper, Not(happened_by(inventory, found, first.after)))


def reached_back(loaded: Loaded, on: date) -> Policy | None:
    """The version, if any, that governs data collected before it took effect."""
    governing = reigns(loaded, on)[0].policy
    return governing if governing.applies_to_earlier is not None else None


def _eve(policy: Policy) -> date | None:
    if policy.effective is None or policy.effective == date.min:  # the calendar has no day before it
        return None
    return policy.effective - timedelta(days=1)
