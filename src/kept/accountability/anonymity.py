"""Records handed on under less than their own face: pseudonymised or anonymous, or refused (GDPR art. 4(1), 4(5), recital 26).

For a DPO: a pseudonymised set holds nothing that says by itself who somebody is; what may lead to a person is replaced by
a pseudonym that only the organisation can undo. It stays personal data. An anonymous set holds nothing that leads to a
person, no key that is stable from one set to the next, and no small group: whoever is alone with a combination of values
is singled out, whatever the names of the columns.

For an engineer: a set that does not fit is a ``Reason``; nothing has been read by then, groups are counted in place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from kept.accountability.reason import Reason
from kept.accountability.small_groups import measured
from kept.connectors.interface import Connector, Grouping, Per, Selection
from kept.findings import Words
from kept.grammar import english, french
from kept.holdings import Inventory
from kept.policy import Policy
from kept.policy.identifying import Lead, identifies
from kept.policy.purposes import FEWEST
from kept.state.keys import Keys

State = Literal["pseudonymised", "anonymous"]


def leads(policy: Policy, inventory: Inventory, holding: str, fields: Sequence[str]) -> dict[str, Lead]:
    """Field → how it leads to a person. A column by which the organisation finds people leads to them, whatever its name."""
    one = inventory.holdings[holding]
    keys = {one.key, one.of.via if one.of is not None else None, *one.identify.values()}
    told = {
        field: identifies(policy, field) or ("indirectly" if one.holds[field] in keys else None) for field in fields
    }
    return {field: lead for field, lead in told.items() if lead is not None}


def unfit(state: State, found: Mapping[str, Lead]) -> Reason | None:
    """Why these fields may not go out as what they are said to be; ``None`` where they may."""
    direct = [field for field, lead in found.items() if lead == "directly"]
    if state == "pseudonymised" and direct:
        told = _listed(direct)
        return Reason(
            "identifies-directly",
            Words(
                f"the set is not pseudonymised: it says who people are, by {told.en} (GDPR art. 4(5))",
                f"l’ensemble n’est pas pseudonymisé : il dit qui sont les personnes, par {told.fr} (RGPD, art. 4, point 5)",
            ),
        )
    if state == "anonymous" and found:
        told = _listed(found)
        return Reason(
            "leads-to-a-person",
            Words(
                f"the set is not anonymous: it may lead to a person, by {told.en} (GDPR art. 4(1), recital 26)",
                f"l’ensemble n’est pas anonyme : il peut mener à une personne, par {told.fr}"
                " (RGPD, art. 4, point 1, et considérant 26)",
            ),
        )
    return None


def singled_out(
    connector: Connector, selection: Selection, columns: Sequence[str], person: str | None
) -> Reason | None:
    """Why records without identifiers are not anonymous: few people, or one, are alike in all that is handed on.

    ``None`` where each combination of values is that of ``FEWEST`` people or more.
    """
    if not isinstance(connector, Grouping) or person is None:
        return Reason(
            "not-measured",
            Words(
                "the set is not anonymous until it is measured, and this place does not count people by groups",
                "l’ensemble n’est pas anonyme tant que rien ne le mesure, et ce lieu ne compte pas les personnes par groupes",
            ),
        )
    found = measured(connector.group(selection, [Per(column) for column in columns], person))
    if found.smallest >= FEWEST:
        return None
    alone = round(100 * found.alone)
    return Reason(
        "singles-people-out",
        Words(
            f"the set is not anonymous: the smallest group of people alike in every field is of {found.smallest}, at least"
            f" {FEWEST} are needed, and {alone}% of the groups are one person (GDPR recital 26)",
            f"l’ensemble n’est pas anonyme : le plus petit groupe de personnes semblables en tout est de {found.smallest}, il en"
            f" faut au moins {FEWEST}, et {alone} % des groupes sont d’une seule personne (RGPD, considérant 26)",
        ),
    )


def pseudonymised(
    keys: Keys, key: str, found: Mapping[str, Lead], records: Sequence[Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    """The records with a pseudonym in place of their key and of whatever leads to a person; the same value, the same one."""

    def hidden(name: str, value: Any) -> Any:
        if value is None or (name != key and name not in found):
            return value
        return keys.pseudonym("set", f"{name}#{value}")

    return [{name: hidden(name, value) for name, value in record.items()} for record in records]


def _listed(fields: Iterable[str]) -> Words:
    quoted = [f"`{field}`" for field in fields]
    return Words(english.listed(quoted), french.listed(quoted))
