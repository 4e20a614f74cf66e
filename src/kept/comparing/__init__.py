"""Two versions of a policy, compared for the people they concern.

For a DPO: every difference is a sentence in both languages with its effect on people: editorial, favourable or
substantial. Of substantial changes people are told, by a message of its own and well before the change takes effect
(WP 260 rev.01, points 29 to 31; GDPR arts 13(3) and 14(4)).
"""

from __future__ import annotations

from kept.comparing.dealings import (
    in_other_words,
    of_collection,
    of_marketing,
    of_parties,
    of_rights,
    of_the_rest,
    of_trackers,
    told_kinds,
)
from kept.comparing.purposes import of_purposes
from kept.comparing.retention import of_retention
from kept.comparing.values import Comparison, Difference, Effect
from kept.policy import Policy

__all__ = ["Comparison", "Difference", "Effect", "compare", "told_kinds"]

_JUDGES = (of_parties, of_purposes, of_collection, of_retention, of_trackers, of_marketing, of_rights, of_the_rest)


def compare(old: Policy, new: Policy) -> Comparison:
    """Everything that differs from ``old`` to ``new``, gravest first, then in the order of the document."""
    found = [one for judge in _JUDGES for one in judge(old, new)]
    found += in_other_words(old, new, {one.clause for one in found})
    ranks = list(Effect)
    ordered = sorted(found, key=lambda one: -ranks.index(one.effect))
    grave = [one for one in ordered if one.effect is Effect.SUBSTANTIAL]
    everyone = any(not one.people for one in grave)
    tell = (
        ()
        if everyone
        else tuple(dict.fromkeys(kind for one in grave for name in one.people for kind in new.kinds(name)))
    )
    before = new.effective if grave else None
    return Comparison(old.version, new.version, tuple(ordered), tell, before)
