"""A client is asked to have misuse of a licence, or an attempt at fraud, stopped: the licence is named, and nobody.

For a DPO: only the client knows who is behind a licence. It gets a letter with the identifier, what was seen, and the day on
which we look again; the journal keeps pseudonyms.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kept.calendar import Period, last_day
from kept.clients import Clientele
from kept.findings import Reason, Words
from kept.journal import Kind
from kept.requests.letter import Letter
from kept.requests.outbox import put, said_on
from kept.requests.world import World

_LOOKED_AT_AGAIN = Period(days=7)


class Seen(StrEnum):
    """What was seen with a licence."""

    MISUSE = "misuse"
    FRAUD = "fraud"


_WORDS = {
    Seen.MISUSE: Words("incorrect use of a licence", "mauvais usage d’une licence"),
    Seen.FRAUD: Words("attempted fraud with a licence", "tentative de fraude avec une licence"),
}


@dataclass(frozen=True, slots=True)
class Alerted:
    """The client that was written to, and the day of the next look; or why nobody was."""

    client: str | None
    again: date | None
    refusal: Reason | None
    entry: int


def alert(world: World, clientele: Clientele, licence: str, seen: Seen, facts: str, at: datetime, on: date) -> Alerted:
    """Write to the client that holds the licence. Raises ``KeptError`` where the outbox takes nothing."""
    held = clientele.licence(licence)
    client = clientele.client(held.client) if held is not None else None
    about = {"licence": world.state.keys.pseudonym("licence", licence), "seen": seen.value}
    if client is None or client.email is None or world.outbox is None:
        reason = Reason(
            "nobody-to-alert",
            Words(
                "no client that can be written to holds this licence",
                "aucun client à qui écrire ne détient cette licence",
            ),
        )
        return Alerted(
            None, None, reason, world.journal.refused(Kind.CLIENT_ALERT, about | {"reason": reason.code}, at).seq
        )
    again, said = last_day(on, _LOOKED_AT_AGAIN), _WORDS[seen]
    entry = world.journal.note(
        Kind.CLIENT_ALERT,
        about | {"client": world.state.keys.pseudonym("client", client.name), "again": again.isoformat()},
        at,
    )
    letter = Letter(
        f"licence-{seen.value}",
        Words(f"Licence {licence}: {said.en}", f"Licence {licence} : {said.fr}"),
        (
            Words(
                f"What was seen on {said_on(on).en}: {facts}", f"Ce qui a été constaté le {said_on(on).fr} : {facts}"
            ),
            Words(
                "Only you know who uses this licence: please have it stopped. We do not look for who it is. We look again on "
                f"{said_on(again).en}.",
                "Vous seul savez qui utilise cette licence : veuillez y faire mettre fin. Nous ne cherchons pas de qui il "
                f"s’agit. Nous regarderons de nouveau le {said_on(again).fr}.",
            ),
        ),
        about={"seen": seen.value},
    )
    put(world.outbox, f"alert-{entry.seq}", letter, {"email": (client.email,)}, world.policy, on)
    return Alerted(client.name, again, None, entry.seq)
