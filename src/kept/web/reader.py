"""Who reads: their language, and what they chose about trackers."""

from __future__ import annotations

from dataclasses import dataclass

from litestar import Request

from kept.consent import Gate, gate
from kept.findings import Language
from kept.web import choices
from kept.web.house import House


@dataclass(frozen=True, slots=True)
class Reader:
    """One reader of one page. ``refuses``: the browser sends Global Privacy Control."""

    language: Language
    chosen: dict[str, bool]
    refuses: bool
    gate: Gate


def reader(house: House, request: Request, language: Language) -> Reader:  # type: ignore[type-arg]  # no user, no session
    """The reader behind a request."""
    chosen = dict(choices.read(house.policy, request.cookies.get(choices.NAME)))
    refuses = request.headers.get("sec-gpc") == "1"
    return Reader(language, chosen, refuses, gate(house.policy, chosen, refuses=refuses))


def answers(policy_trackers: tuple[str, ...], choice: str, name: str) -> dict[str, bool]:
    """What a form says: ``choice`` for one tracker, or for all of them where none is named."""
    wanted = (name,) if name in policy_trackers else policy_trackers
    return dict.fromkeys(wanted, choice == "accept") if choice in {"accept", "refuse"} else {}


def own_site(request: Request) -> bool:  # type: ignore[type-arg]  # no user, no session
    """Whether a form was sent from these pages: a browser says from where (Fetch metadata, else Origin)."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("origin")
    return origin is None or origin == f"{request.url.scheme}://{request.headers.get('host', '')}"


def preferred(request: Request, languages: tuple[Language, ...]) -> Language:  # type: ignore[type-arg]  # no user, no session
    """The language of the address, else of the browser, else the first one that the policy has."""
    for part in request.url.path.split("/"):
        if part in languages:
            return part
    for wish in request.headers.get("accept-language", "").split(","):
        word = wish.partition(";")[0].strip().lower()[:2]
        if word in languages:
            return word
    return languages[0] if languages else "en"
