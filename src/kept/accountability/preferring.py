"""By which means a person wants to be reached: whoever prefers another one is left out of the send (GDPR art. 25(2)).

For a DPO: the preference stands in the data; a send names its means, and without it nothing is read. Where several
preferences of one person stand side by side and disagree, nobody knows which is meant: the person is left out.
"""

from __future__ import annotations

from kept.accountability.heeding import Stop
from kept.accountability.reason import Reason
from kept.connectors.conditions import NONE, Condition, Empty, Equals, Not, both
from kept.findings import Words
from kept.holdings import Inventory
from kept.links import down
from kept.policy import Policy


def means_unnamed(policy: Policy, purpose: str, channel: str | None) -> Reason | None:
    """Why nothing is read for a purpose that heeds preferences: nobody said by which means it goes."""
    told = policy.purposes.get(purpose)
    if told is None or told.preferred_in is None or channel is not None:
        return None
    return Reason(
        "means-not-named",
        Words(
            f"`{purpose}` goes by the means that each person prefers, and none is named (`--channel`)",
            f"`{purpose}` suit le moyen que préfère chaque personne, et aucun n’est indiqué (`--channel`)",
        ),
    )


def preferring(
    policy: Policy, inventory: Inventory, holding: str, purpose: str, channel: str | None
) -> tuple[Stop, ...]:
    """The records of people who prefer another means, left out; nothing where the purpose heeds no preference."""
    told = policy.purposes.get(purpose)
    if told is None or told.preferred_in is None or channel is None:
        return ()
    words = Words("of people who prefer another means", "de personnes qui préfèrent un autre moyen")
    return (Stop("another-means", words, _passing(inventory, holding, told.preferred_in, channel)),)


def _passing(inventory: Inventory, holding: str, field: str, channel: str) -> Condition:
    """No preference for another means stands on the record, nor on one that belongs to it; nowhere to look: none passes."""
    for name in (holding, *inventory.children_of(holding)):
        column = inventory.holdings[name].holds.get(field)
        if column is not None and inventory.place_of(name) == inventory.place_of(holding):
            other = both(Not(Empty(column)), Not(Equals(column, channel)))
            return Not(other if name == holding else down(inventory, holding, name, other))
    return NONE
