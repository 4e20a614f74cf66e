"""The short notices that stand at a form, in a contract or on the telephone: in English (GDPR art. 13)."""

from __future__ import annotations

from collections.abc import Sequence

from kept.grammar.english import capital, listed, to
from kept.policy import Tracker


def short_use(name: str, aims: Sequence[str]) -> str:
    """Who uses what is given here, and what for (art. 13(1)(a), (c)); without aims, the sentence that leads to their list."""
    return f"{name} uses this personal data {to(aims)}." if aims else f"{name} uses this personal data as follows:"


def on_instructions() -> str:
    """By what right, where a client decides (GDPR art. 28)."""
    return "Our client decides this; we act on its instructions."


def short_aims(aims: Sequence[str]) -> str:
    """Purposes at the head of a line: "To answer you and to send you news"."""
    return capital(to(aims))


def short_recipients(names: Sequence[str]) -> str:
    """Who receives it (art. 13(1)(e))."""
    return f"It is received by {listed(names)}."


def short_kept(time: str) -> str:
    """How long it is kept (art. 13(2)(a)); where lengths differ, the sentence that leads to their list."""
    return f"It is kept {time}." if time else "How long it is kept depends on the data and on who you are:"


def everything_else(site: str) -> str:
    """On the telephone: where all the rest is told."""
    return (
        f"Everything else is in our policy, at {site} or on request." if site else "Everything else is in our policy."
    )


def refusing(tracker: Tracker) -> str:
    """How one tracker is refused, or why it cannot be (LIL art. 82)."""
    if tracker.consent == "exempt":
        return f"Needed for: {tracker.needed_for['en'].rstrip('.')}." if tracker.needed_for else "Not refused here."
    if tracker.consent == "required":
        return "Refuse, or do nothing: nothing is written."
    return "Object, at any time."
