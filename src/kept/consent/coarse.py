"""A place told no finer than the purposes need: what is finer is let go of before anything is stored (GDPR art. 5(1)(c))."""

from __future__ import annotations

from collections.abc import Mapping

from kept.consent import refused
from kept.consent.refused import Refused
from kept.grammar.countries import country_in
from kept.policy import CollectionPoint, Policy


def coarsened(
    policy: Policy, point: CollectionPoint, filled: Mapping[str, str]
) -> tuple[dict[str, str], tuple[Refused, ...]]:
    """The values as they are kept; and the fields of which no country can be told, since nothing finer may stand there."""
    kept, reasons = dict(filled), []
    for field in point.no_finer_than:
        if field not in filled:
            continue
        country = country_in(filled[field])
        if country is None:
            reasons.append(refused.no_country(policy, field))
        else:
            kept[field] = country
    return kept, tuple(reasons)
