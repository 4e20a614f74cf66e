"""What of a value is seen: all of it, its end, or nothing (GDPR arts 5(1)(f), 25(2), 32).

For a DPO: an identity number is masked on every screen, and whole only for a recipient that the policy names; a secret
(a token, a key, a password) goes in and never comes out. The person's own copy keeps what is masked, and is told of the
secrets that are held without their value: reading one would open what it guards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kept.accountability.reason import Reason
from kept.findings import Words
from kept.policy import Policy

_SEEN = 4
_ENOUGH = 8  # signs: of a shorter value even the end would tell too much


def unread(policy: Policy, fields: Iterable[str]) -> tuple[str, ...]:
    """The fields whose value is never read back."""
    return tuple(field for field in fields if policy.shown(field) == "never")


def masked(policy: Policy, records: Iterable[Mapping[str, Any]]) -> tuple[Mapping[str, Any], ...]:
    """The records as a screen shows them."""
    return tuple(
        {name: _mask(value) if policy.shown(name) == "masked" else value for name, value in one.items()}
        for one in records
    )


def hidden_in(policy: Policy, per: Iterable[str]) -> Reason | None:
    """Why figures may not be made value by value: each figure would show a value that is not seen."""
    field = next((field for field in per if policy.shown(field) is not None), None)
    if field is None:
        return None
    name = policy.words_of_field(field)
    return Reason(
        "value-not-shown",
        Words(
            f"the values of this field are not shown: {name['en']}",
            f"les valeurs de ce champ ne se montrent pas : {name['fr']}",
        ),
    )


def _mask(value: Any) -> Any:
    """As in ``••••6789``; the number of dots tells nothing of the length."""
    if value is None or value == "":
        return value
    text = str(value)
    return "••••" + (text[-_SEEN:] if len(text) >= _ENOUGH else "")
