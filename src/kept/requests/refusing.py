"""A request is refused, on a ground the law knows: the person gets the reasons, and is told where to go (art. 12(4))."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from kept.findings import stopped
from kept.journal import Draft, Kind, Stage
from kept.law.vocabulary import Right
from kept.requests import store, told
from kept.requests.access import about
from kept.requests.closing import close
from kept.requests.folder import write_answer
from kept.requests.record import Request, Standing, no_request, not_ready
from kept.requests.told import Json, both, two
from kept.requests.world import World

_EVERY = tuple(Right)
_ERASURE = (Right.ERASURE,)
_ACCESS = (Right.ACCESS, Right.PORTABILITY)

GROUNDS: dict[str, tuple[str, tuple[Right, ...], Json]] = {
    "manifestly-unfounded": (
        "GDPR 12(5)",
        _EVERY,
        both("the request is manifestly unfounded", "la demande est manifestement infondée"),
    ),
    "excessive": ("GDPR 12(5)", _EVERY, both("the request is excessive", "la demande est excessive")),
    "not-identifiable": (
        "GDPR 11(2)",
        _EVERY,
        both("we cannot tell who you are with what we hold", "ce que nous détenons ne permet pas de vous identifier"),
    ),
    "freedom-of-expression": (
        "GDPR 17(3)(a)",
        _ERASURE,
        both("freedom of expression and information prevails", "la liberté d’expression et d’information l’emporte"),
    ),
    "legal-obligation": (
        "GDPR 17(3)(b)",
        _ERASURE,
        both("the law has us keep this data", "la loi nous impose de conserver ces données"),
    ),
    "public-health": (
        "GDPR 17(3)(c)",
        _ERASURE,
        both("public health requires that it be kept", "l’intérêt de la santé publique en impose la conservation"),
    ),
    "archives": (
        "GDPR 17(3)(d)",
        _ERASURE,
        both("it is kept for archives or research", "elles sont conservées à des fins d’archives ou de recherche"),
    ),
    "legal-claims": (
        "GDPR 17(3)(e)",
        _ERASURE,
        both("it is needed for legal claims", "elles sont nécessaires à l’exercice de droits en justice"),
    ),
    "rights-of-others": (
        "GDPR 15(4)",
        _ACCESS,
        both("it would harm the rights of others", "elle porterait atteinte aux droits d’autrui"),
    ),
}
"""Ground → the article, the rights it can limit, its words."""


def refuse(world: World, request_id: str, ground: str, why: str, *, by: str, at: datetime, folder: Path) -> Request:
    """Refuse, write the letter, close. Raises ``KeptError`` for a ground that the law does not know for this right."""
    with world.state.reading() as connection:
        found = store.load(connection, world.state, [request_id])
    if not found:
        raise no_request(request_id)
    request = found[0]
    if request.standing.is_closed or request.standing is Standing.IN_PROGRESS:
        raise not_ready(request)
    _known(request, ground)
    article = GROUNDS[ground][0]
    write_answer(letter(world, request, ground, why, at), folder, world.policy.languages)
    note = {
        "request": request.id,
        "ground": ground,
        "law": article,
        "by": world.state.keys.pseudonym("staff", by),
        "person": request.identity["person"],
    }
    refused = Draft(Kind.REQUEST_REFUSE, note, Stage.REFUSED)
    return close(world, [request], Standing.REFUSED, at, [refused])[0]


def letter(world: World, request: Request, ground: str, why: str, at: datetime) -> Json:
    """The letter, as JSON values: the ground, the reasons, the complaint and the judicial remedy."""
    article, _, words = GROUNDS[ground]
    return {
        "kind": "refusal",
        "request": about(request, at),
        "policy": {"version": world.policy.version, **two(world.policy.policy)},
        "controller": told.controller(world.policy),
        "ground": {"id": ground, **words, "law": told.cited(article)},
        "why": why,
        "rights": told.rights(world.policy),
    }


def _known(request: Request, ground: str) -> None:
    fitting = [name for name, (_, rights, _) in GROUNDS.items() if request.right in rights]
    if ground not in fitting:
        raise stopped(
            "unknown-ground",
            f"`{ground}` is no ground on which a request for {request.right.label('en')} may be refused",
            f"`{ground}` n’est pas un motif de refus d’une demande de type « {request.right.label('fr')} »",
            help_en=f"the law knows: {', '.join(fitting)}",
            help_fr=f"la loi connaît : {', '.join(fitting)}",
            exit_code=2,
        )
