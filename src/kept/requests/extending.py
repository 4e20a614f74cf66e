"""More time is taken: only for a reason that the law knows, told with it, within the first month (GDPR art. 12(3))."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from kept.findings import KeptError, Words, stopped
from kept.journal import Draft, Kind
from kept.requests import store
from kept.requests.by_when import deadlines_of
from kept.requests.letter import Letter
from kept.requests.messages import send
from kept.requests.outbox import said_on
from kept.requests.progress import by_when, named, reader_of
from kept.requests.record import Request, no_request, not_ready
from kept.requests.world import World

KIND = "extension"
BECAUSE = {
    "complexity": Words("it is complex", "elle est complexe"),
    "number": Words("we have many requests to answer", "nous avons de nombreuses demandes à traiter"),
}
"""The only two reasons there are: complexity, and the number of requests."""


def extend(world: World, request_id: str, because: str, why: str, *, by: str, at: datetime) -> Request:
    """Take two further months, and tell the person so in the same transaction. Raises ``KeptError`` where it is too late."""
    with world.state.writing() as connection:
        found = store.load(connection, world.state, [request_id])
        if not found:
            raise no_request(request_id)
        request = found[0]
        if request.standing.is_closed:
            raise not_ready(request)
        if request.extended_on is not None or at.date() > request.legal:
            raise _too_late(request)
        longer = replace(request, extended_on=at.date())
        safe, legal = deadlines_of(world.policy, longer)
        longer = replace(longer, safe=safe, legal=legal)
        store.save(connection, longer)
        about = {
            "request": request.id,
            "because": because,
            "legal": longer.legal.isoformat(),
            "by": world.state.keys.pseudonym("staff", by),
            "person": request.identity["person"],
        }
        world.journal.append_many([Draft(Kind.REQUEST_EXTEND, about)], at, within=connection)
        send(world, connection, [(_letter(request, longer, because, why), reader_of(world, connection, request))], at)
    return longer


def _letter(before: Request, longer: Request, because: str, why: str) -> Letter:
    due, reason, one = said_on(before.safe), BECAUSE[because], named(before)
    return Letter(
        KIND,
        Words("Our answer takes longer", "Notre réponse prend plus de temps"),
        (
            Words(
                f"We should have answered your request {one.en} by {due.en}. It takes us longer, because {reason.en}.",
                f"Nous devions répondre à votre demande {one.fr} au plus tard le {due.fr}. Il nous faut plus de temps, "
                f"car {reason.fr}.",
            ),
            Words(f"In detail: {why}", f"En détail : {why}"),
            by_when(longer),
            Words(
                "The law allows for two further months in this case, and has us tell you why (GDPR, art. 12(3)).",
                "La loi prévoit dans ce cas deux mois de plus, et nous impose de vous en dire les raisons (RGPD, art. 12, § 3).",
            ),
        ),
        complaint=True,
        about={"because": because},
    )


def _too_late(request: Request) -> KeptError:
    if request.extended_on is not None:
        return stopped(
            "request-not-ready",
            f"request {request.id} was extended on {request.extended_on}: the law allows for it once",
            f"la demande {request.id} a été prolongée le {request.extended_on} : la loi ne le permet qu’une fois",
            help_en=f"answer it by {request.legal}",
            help_fr=f"répondez-y au plus tard le {request.legal}",
        )
    return stopped(
        "request-not-ready",
        f"request {request.id} can no longer be extended: the person had to be told by {request.legal} (GDPR art. 12(3))",
        f"la demande {request.id} ne peut plus être prolongée : la personne devait en être avertie au plus tard le "
        f"{request.legal} (RGPD, art. 12, § 3)",
        help_en="answer it now, and say why the answer is late",
        help_fr="répondez-y maintenant, en disant pourquoi la réponse est tardive",
    )
