"""A request that is a client's to answer is passed on to it at once (GDPR art. 28(3)(e)).

For a DPO: users, and the customers of a client, are known to that client; a licence says who holds it, and nobody but the
holder can say who is behind it. The request carries the client it is assigned to, the client is written to, and the journal
has both, the client by a pseudonym.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from kept.clients import Clientele
from kept.connectors.interface import Selection
from kept.findings import Words
from kept.journal import Draft, Kind
from kept.links.identifiers import Identifiers, match
from kept.requests.letter import Letter
from kept.requests.outbox import put, said_on
from kept.requests.record import Request
from kept.requests.world import World


def clients_of(world: World, identifiers: Identifiers) -> list[str]:
    """The clients in whose records the person stands, by any identifier given; none where no register is kept."""
    if world.inventory.clients is None:
        return []
    return list(dict.fromkeys(_found(world, identifiers)))


def _found(world: World, identifiers: Identifiers) -> Iterator[str]:
    for name, holding in world.inventory.holdings.items():
        test = match(holding.identify, [identifiers], world.numbers) if holding.by is None else None
        if test is not None and holding.client is not None:
            place = world.connect(world.inventory.place_of(name))
            yield from map(str, place.keys(Selection(world.inventory.table_of(name), test), holding.client))


def forward(world: World, requests: Sequence[Request], at: datetime) -> None:
    """Write to each client to which a request is assigned, and note it."""
    clientele = Clientele.of(world.inventory, world.connect, world.policy.zone)
    drafts = []
    for request in requests:
        for name in request.identity.get("clients", ()):
            client = clientele.client(name) if clientele is not None else None
            if world.outbox is not None and client is not None and client.email is not None:
                letter = _letter(request)
                to = {"email": (client.email,)}
                put(world.outbox, f"{request.id}-{name}", letter, to, world.policy, at.date())
            pseudonym = world.state.keys.pseudonym("client", name)
            drafts.append(Draft(Kind.REQUEST_FORWARD, {"request": request.id, "client": pseudonym}))
    if drafts:
        world.journal.append_many(drafts, at)


def _letter(request: Request) -> Letter:
    asked = Words(request.right.label("en"), request.right.label("fr"))
    by: date = request.safe
    quoted = ", ".join(text for texts in request.identifiers.values() for text in texts)
    return Letter(
        "forwarded",
        Words(
            f"Request {request.id}, for you to answer", f"Demande {request.id}, à laquelle il vous revient de répondre"
        ),
        (
            Words(
                f"A person of yours wrote to us ({asked.en}), known as: {quoted}.",
                f"Une personne qui relève de vous nous a écrit ({asked.fr}), connue par : {quoted}.",
            ),
            Words(
                "We act on your instructions: you are the controller, and you know who this is. Please answer by "
                f"{said_on(by).en}, and tell us what we are to do.",
                "Nous agissons sur vos instructions : vous êtes responsable du traitement, et vous savez de qui il s’agit. "
                f"Veuillez répondre au plus tard le {said_on(by).fr} et nous dire ce que nous devons faire.",
            ),
        ),
        about={"request": request.id},
    )
