"""The gate of trackers: what a page may load, write and call, given what its reader chose (LIL art. 82).

For a DPO: before a choice, only what is exempt from consent. After it, only what was accepted, and only towards the
addresses that the policy names: the page's Content-Security-Policy holds the browser to it, so a tool that the policy
does not name is blocked even where somebody put it in the page.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from kept.policy import Policy, Tracker

Choices = Mapping[str, bool]
"""Tracker → accepted or refused. A tracker that is not there was not chosen about."""

_ORIGIN = re.compile(r"https://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?")
_NEVER_EXEMPT = {"personalisation", "advertising", "partner", "social"}


@dataclass(frozen=True, slots=True)
class Gate:
    """What one reader's page may do.

    ``trackers`` are the names let through, ``scripts`` the addresses to load, ``cookies`` the only names that may be
    written, ``hosts`` the only origins that may be called, ``header`` the Content-Security-Policy that says so, and
    ``ask`` the trackers that still wait for a choice.
    """

    trackers: tuple[str, ...]
    scripts: tuple[str, ...]
    cookies: tuple[str, ...]
    hosts: tuple[str, ...]
    header: str
    ask: tuple[str, ...]


def gate(policy: Policy, choices: Choices | None = None, *, refuses: bool = False) -> Gate:
    """The gate for a reader. ``refuses``: the browser said no for everything (Global Privacy Control): nothing is asked."""
    chosen = {} if refuses else (choices or {})
    let = [name for name, tracker in policy.trackers.items() if exempt(tracker) or _accepted(name, tracker, chosen)]
    through = [policy.trackers[name] for name in let]
    hosts = tuple(dict.fromkeys(host for tracker in through for host in origins(tracker)))
    return Gate(
        trackers=tuple(let),
        scripts=tuple(script for tracker in through if (script := _script(tracker))),
        cookies=tuple(dict.fromkeys(cookie for tracker in through for cookie in tracker.cookies)),
        hosts=hosts,
        header=_header(hosts),
        ask=() if refuses else tuple(name for name in asked(policy) if name not in chosen),
    )


def asked(policy: Policy) -> tuple[str, ...]:
    """The trackers that need a choice."""
    return tuple(name for name, tracker in policy.trackers.items() if not exempt(tracker))


def exempt(tracker: Tracker) -> bool:
    """Whether it needs no consent. What personalises or advertises always does, whatever the policy says."""
    return tracker.consent == "exempt" and tracker.kind not in _NEVER_EXEMPT


def origins(tracker: Tracker) -> tuple[str, ...]:
    """The origins that a tracker may call: https, a host, perhaps a port. Anything else the policy wrote is left out."""
    return tuple(found for host in tracker.hosts if _ORIGIN.fullmatch(found := host.strip().rstrip("/").lower()))


def fingerprint(policy: Policy) -> str:
    """Eight signs that change with what is asked: a choice about other trackers is no choice about these."""
    told = "\n".join(f"{name} {policy.trackers[name].model_dump_json()}" for name in asked(policy))
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def _accepted(name: str, tracker: Tracker, chosen: Choices) -> bool:
    """Accepted by name; and a tracker without a lifetime is never let through, since nobody was told how long it stays."""
    return chosen.get(name, False) and tracker.lasts is not None


def _script(tracker: Tracker) -> str:
    """The address that loads the tracker, where it lies on one of its own hosts."""
    parts = urlsplit(tracker.script or "")
    return tracker.script or "" if f"{parts.scheme}://{parts.netloc}".lower() in origins(tracker) else ""


def _header(hosts: tuple[str, ...]) -> str:
    own = " ".join(("'self'", *hosts))
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {own}",
            f"connect-src {own}",
            f"img-src {own}",
            "style-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )
