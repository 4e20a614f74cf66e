"""What of a value is seen: all of it, its end, or nothing (GDPR arts 5(1)(f), 25(2), 32).

For a DPO: an identity number is masked on every screen, and whole only for a recipient that the policy names; a secret
(a token, a key, a password) goes in and never comes out. The person's own copy keeps what is masked, and is told of the
secrets that are held without their value: reading one would open what it guards.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

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


def _mask(value: Any) -> Any:
    """As in ``••••6789``; the number of dots tells nothing of the length."""
    if value is None or value == "":
        return value
    text = str(value)
    return "••••" + (text[-_SEEN:] if len(text) >= _ENOUGH else "")
