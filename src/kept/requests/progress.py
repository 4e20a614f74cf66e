"""The person is kept informed: a message each time the standing of a request changes (GDPR art. 12(2) and (3))."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import Connection

from kept.findings import Words
from kept.journal import JSON
from kept.law.vocabulary import Right
from kept.policy import Policy
from kept.requests import store
from kept.requests.by_post import listed
from kept.requests.letter import Letter
from kept.requests.messages import Reader, send
from kept.requests.outbox import said_on
from kept.requests.record import Request, Standing
from kept.requests.world import World

KIND, COMPLETION = "progress", "completion"


def opened(world: World, connection: Connection, requests: Sequence[Request], at: datetime) -> None:
    """The requests have come in: each person gets the number, the day of the answer, and what is awaited."""
    _tell(world, connection, requests, at, _received)


def changed(world: World, connection: Connection, requests: Sequence[Request], at: datetime) -> None:
    """Requests stand elsewhere than before."""
    _tell(world, connection, requests, at, _moved)


def reader_of(world: World, connection: Connection, request: Request) -> Reader:
    """The person who asked; whoever wrote a letter is also written to where the letter says."""
    known = dict(request.identifiers)
    if request.identity.get("states"):
        letter = store.attached(connection, world.state, request.id, store.LETTER)
        known |= {line: (text,) for line, text in (json.loads(letter[1]) if letter else {}).items()}
    return Reader(known, tuple(request.identity["person"]), request.id)


def named(request: Request) -> Words:
    """The request as its person knows it: ``R-2026-0001 (access)``."""
    return Words(*(f"{request.id} ({request.right.label(lang)})" for lang in ("en", "fr")))


def by_when(request: Request) -> Words:
    """The day that one may promise: the safe one."""
    on = said_on(request.safe)
    return Words(
        f"You will have our answer by {on.en} at the latest.", f"Vous aurez notre réponse au plus tard le {on.fr}."
    )


def _tell(
    world: World,
    connection: Connection,
    requests: Sequence[Request],
    at: datetime,
    write: Callable[[Policy, Request], Letter],
) -> None:
    letters = [(write(world.policy, request), reader_of(world, connection, request)) for request in requests]
    send(world, connection, letters, at)


def _received(policy: Policy, request: Request) -> Letter:
    on = said_on(request.received_on)
    first = Words(
        f"Your request reached us on {on.en} and has the number {request.id}; give it whenever you write to us about it.",
        f"Votre demande nous est parvenue le {on.fr} et porte le numéro {request.id} ; rappelez-le dans vos échanges "
        "avec nous.",
    )
    title = Words("We have received your request", "Nous avons bien reçu votre demande")
    return _letter(policy, request, title, (first, *_now(policy, request)))


def _moved(policy: Policy, request: Request) -> Letter:
    return _letter(policy, request, _TITLES[request.standing], _now(policy, request))


def _letter(policy: Policy, request: Request, title: Words, paragraphs: tuple[Words, ...]) -> Letter:
    refused, warned = request.standing is Standing.REFUSED, CANNOT_BE_UNDONE in paragraphs
    about: dict[str, JSON] = {"standing": request.standing.value} | ({"warned": True} if warned else {})
    kind = COMPLETION if request.identity.get("awaits") else KIND
    return Letter(kind, title, paragraphs, terms_of(policy) if warned else None, complaint=refused, about=about)


_TITLES = {
    Standing.AWAITING_IDENTITY: Words(
        "Your request awaits a reply from you", "Votre demande attend une réponse de vous"
    ),
    Standing.IDENTIFIED: Words("Your request goes on", "Votre demande suit son cours"),
    Standing.IN_PROGRESS: Words("Your request is being carried out", "Votre demande est en cours d’exécution"),
    Standing.WAITING: Words("Your request is answered in part", "Votre demande a reçu une réponse partielle"),
    Standing.ANSWERED: Words("Your request is answered", "Votre demande a reçu sa réponse"),
    Standing.REFUSED: Words("Your request is refused", "Votre demande est refusée"),
}


def _now(policy: Policy, request: Request) -> tuple[Words, ...]:
    """Where the request stands, and what comes next."""
    if request.standing is Standing.AWAITING_IDENTITY:
        return (*_lacking(request), *_proof(policy, request), _STANDS_STILL)
    if request.standing is Standing.IDENTIFIED:
        one = named(request)
        told = Words(
            f"We know that you are who you say, and are working on your request {one.en}.",
            f"Votre identité est établie et nous traitons votre demande {one.fr}.",
        )
        return (_joined(told, by_when(request)), *_undone(request))
    if request.standing is Standing.IN_PROGRESS:
        told = Words(
            f"We are now carrying out your request {named(request).en}.",
            f"Nous exécutons à présent votre demande {named(request).fr}.",
        )
        return (_joined(told, by_when(request)),)
    return (_ENDS[request.standing](named(request)),)


_ENDS: dict[Standing, Callable[[Words], Words]] = {
    Standing.ANSWERED: lambda one: Words(
        f"We have dealt with your request {one.en}. Our answer reaches you apart from this message.",
        f"Nous avons traité votre demande {one.fr}. Notre réponse vous parvient séparément.",
    ),
    Standing.WAITING: lambda one: Words(
        f"We have dealt with your request {one.en} in part: a legal procedure has us keep some of the data for now. We "
        "finish when it ends, and tell you.",
        f"Nous avons traité une partie de votre demande {one.fr} : une procédure nous oblige à conserver certaines "
        "données pour l’instant. Nous terminerons à son issue et vous en avertirons.",
    ),
    Standing.REFUSED: lambda one: Words(
        f"We are not able to follow your request {one.en}. A letter that reaches you apart from this message gives you "
        "the reasons.",
        f"Nous ne pouvons pas donner suite à votre demande {one.fr}. Une lettre, qui vous parvient séparément, vous en "
        "donne les raisons.",
    ),
}


def _lacking(request: Request) -> tuple[Words, ...]:
    """What a letter left out, where its writer cannot be found without (GDPR art. 12(2) and (6))."""
    if not request.identity.get("awaits"):
        return ()
    fields = listed(request.identity["awaits"])
    return (
        Words(
            f"Your letter does not let us find you in our files yet. It would help us to know {fields.en}; please give "
            "us what you can of it, by any way you like.",
            f"Votre courrier ne nous permet pas encore de vous retrouver dans nos fichiers. Il nous serait utile de "
            f"connaître {fields.fr} ; indiquez-nous ce que vous pouvez, par le moyen de votre choix.",
        ),
        Words(
            "We ask only so as to find you. Your request is not refused for want of it, and we use it for nothing else.",
            "Nous ne le demandons que pour vous retrouver. Votre demande n’est pas refusée pour autant, et ces "
            "informations ne servent à rien d’autre.",
        ),
    )


def _proof(policy: Policy, request: Request) -> tuple[Words, ...]:
    """The proof of identity that is awaited, why, and what becomes of it (GDPR art. 12(6))."""
    if request.identity.get("awaits") and not request.identity.get("proof_too"):
        return ()
    one, why = named(request), policy.rights.requests.identity_reason if policy.rights.requests else None
    reason = Words(f" We ask so as to {why['en']}.", f" Nous le demandons pour {why['fr']}.") if why else Words("", "")
    return (
        Words(
            f"Before we go on with your request {one.en}, we need a proof of your identity.{reason.en} Only the person "
            "who checks it sees it, and it is destroyed when your request is closed.",
            f"Pour poursuivre votre demande {one.fr}, il nous faut un justificatif de votre identité.{reason.fr} Seule "
            "la personne qui le vérifie le voit, et il est détruit à la clôture de votre demande.",
        ),
    )


_STANDS_STILL = Words(
    "Until it reaches us, the time that we have to answer stands still.",
    "Jusqu’à ce que cela nous parvienne, notre délai de réponse est suspendu.",
)


def _undone(request: Request) -> tuple[Words, ...]:
    """Whoever asks for erasure knows beforehand that nothing brings the data back."""
    return (CANNOT_BE_UNDONE,) if request.right is Right.ERASURE else ()


def terms_of(policy: Policy) -> tuple[Words, str] | None:
    """The terms that people have accepted, as they are in force: closing an account follows them."""
    for text in policy.documents.values():
        if text.accepted and text.link:
            en = f", version {text.version}" if text.version else ""
            return Words(
                f"Terms in force: {text.words['en']}{en}", f"Conditions en vigueur : {text.words['fr']}{en}"
            ), text.link
    return None


CANNOT_BE_UNDONE = Words(
    "An erasure cannot be undone: once erased, your data cannot be brought back. Should you change your mind, tell us "
    "before it is carried out; you may also ask us for a copy first.",
    "Un effacement est définitif : une fois effacées, vos données ne peuvent plus être rétablies. Si vous changez "
    "d’avis, dites-le-nous avant qu’il soit exécuté ; vous pouvez aussi nous demander d’abord une copie.",
)


def _joined(one: Words, other: Words) -> Words:
    return Words(f"{one.en} {other.en}", f"{one.fr} {other.fr}")
