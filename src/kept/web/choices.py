"""The cookie that remembers a choice about trackers (LIL art. 82): what was chosen, about which trackers, nothing else."""

from __future__ import annotations

from kept.consent import Choices
from kept.consent.trackers import asked, fingerprint
from kept.policy import Policy

NAME = "kept_choices"
LIFE = 180 * 24 * 3600  # seconds; CNIL recommendation 2020-092: six months is a good practice


def written(policy: Policy, choices: Choices) -> str:
    """The value of the cookie: ``FINGERPRINT.analytics-1``."""
    chosen = ".".join(f"{name}-{int(choices[name])}" for name in asked(policy) if name in choices)
    return f"{fingerprint(policy)}.{chosen}"


def read(policy: Policy, value: str | None) -> Choices:
    """The choices in a cookie. One about other trackers, or one that cannot be read, is none."""
    mark, _, rest = (value or "").partition(".")
    if mark != fingerprint(policy):
        return {}
    known = set(asked(policy))
    pairs = (part.rpartition("-") for part in rest.split("."))
    return {name: answer == "1" for name, _, answer in pairs if name in known and answer in {"0", "1"}}
