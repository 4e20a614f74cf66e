"""The copy handed over in the form that the person wants: by a protected link, or on paper (GDPR arts 12(3), 15(3), 32(1)(a)).

Electronically, the answer is an archive sealed with AES under a code that is told apart from the link; the link lives a
fortnight, and with it the archive. On paper, it is printed with a cover letter. Both are logged.
"""

from __future__ import annotations

import hashlib
import io
import os
import secrets
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from kept.findings import Words
from kept.journal import Journal
from kept.requests import messages
from kept.requests.letter import Letter
from kept.requests.messages import Message, Reader, send
from kept.requests.outbox import said_on
from kept.requests.progress import named, reader_of
from kept.requests.record import Request
from kept.requests.world import World
from kept.state import State

DELIVERY, CODE, PAPER = "delivery", "code", "paper"
ELECTRONIC = "electronic"
LIVES = timedelta(days=14)  # a fortnight
_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # nothing that is read for something else
_GROUPS, _IN_GROUP = 5, 5  # 125 bits


def form_of(request: Request) -> str:
    """Electronic where it was asked electronically, on paper otherwise; what the person asked for comes first."""
    return request.form or (ELECTRONIC if request.channel in {"email", "portal"} else PAPER)


def hand_over(world: World, connection: Connection, request: Request, folder: Path, at: datetime) -> None:
    """Hand the answer in ``folder`` over, inside the caller's transaction. Without an outbox nobody is written to."""
    if world.outbox is None:
        return
    reader = reader_of(world, connection, request)
    if form_of(request) == PAPER:
        send(world, connection, [(_cover(request), reader)], at)
        return
    token, code = secrets.token_urlsafe(32), _code()
    mark, until = _mark(token), at.date() + LIVES
    seal(folder, place_of(world.outbox) / f"{mark}.zip", code)
    send(world, connection, [(_link(world, request, token, mark, until), reader)], at, due=until)
    send(world, connection, [(_told_apart(request, code), _elsewhere(reader))], at)


def seal(folder: Path, archive: Path, code: str) -> None:
    """Every file of the answer in one archive, encrypted with AES-256: any current tool opens it with the code."""
    import pyzipper  # with its ciphers: only where something is handed over

    held = io.BytesIO()
    with pyzipper.AESZipFile(held, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as whole:
        whole.setpassword(code.encode())
        for path in sorted(folder.iterdir()):
            whole.writestr(path.name, path.read_bytes())
    archive.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(archive, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(held.getvalue())


def place_of(outbox: Path) -> Path:
    """Where the sealed archives lie."""
    return outbox.parent / "delivery"


def lives(state: State, outbox: Path, token: str, on: date) -> Message | None:
    """The delivery that a link leads to, while it lives; what is over is destroyed on the way."""
    mark = _mark(token)
    with state.reading() as connection:
        found = [one for one in messages.found(connection, kind=DELIVERY) if one.about.get("mark") == mark]
    archive = place_of(outbox) / f"{mark}.zip"
    if not found or not archive.exists():
        return None
    if found[0].due_on is None or on > found[0].due_on:
        archive.unlink(missing_ok=True)
        return None
    return found[0]


def fetch(state: State, journal: Journal, outbox: Path, token: str, at: datetime) -> bytes | None:
    """The sealed archive, the fetching logged; ``None`` where the link leads nowhere any more."""
    delivery = lives(state, outbox, token, at.date())
    if delivery is None:
        return None
    archive = (place_of(outbox) / f"{_mark(token)}.zip").read_bytes()
    with state.writing() as connection:
        messages.ended(journal, connection, delivery, at.date(), at)
    return archive


def _mark(token: str) -> str:
    """What Kept remembers of a link: nobody finds the link from it."""
    return hashlib.sha256(token.encode()).hexdigest()[:32]


def _code() -> str:
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(_IN_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def _elsewhere(reader: Reader) -> Reader:
    """The code goes another way than the link where the person has another: by telephone, else by post."""
    for way in ("phone", "address"):
        if way in reader.identifiers:
            return replace(reader, identifiers={way: reader.identifiers[way]})
    return reader


def _link(world: World, request: Request, token: str, mark: str, until: date) -> Letter:
    party = world.policy.controller_party
    site = (party.site if party else None) or ""
    on, one = said_on(until), named(request)
    return Letter(
        DELIVERY,
        Words("Your copy is ready", "Votre copie est prête"),
        (
            Words(
                f"What you asked for under {one.en} can be fetched by the link below until {on.en}. It is an archive that "
                "opens with a code, which reaches you apart from this message.",
                f"Ce que vous avez demandé sous le numéro {one.fr} se télécharge par le lien ci-dessous jusqu’au {on.fr}. "
                "C’est une archive qui s’ouvre avec un code, lequel vous parvient séparément.",
            ),
            Words(
                "You may have it on paper instead, or in another form: tell us.",
                "Vous pouvez préférer le papier, ou une autre forme : dites-le-nous.",
            ),
        ),
        leads_to=(Words("Fetch the copy", "Télécharger la copie"), f"{site.rstrip('/')}/answer/{token}"),
        about={"form": ELECTRONIC, "mark": mark},
    )


def _told_apart(request: Request, code: str) -> Letter:
    one = named(request)
    return Letter(
        CODE,
        Words("The code that opens your copy", "Le code qui ouvre votre copie"),
        (
            Words(f"For {one.en}, the code is: {code}", f"Pour {one.fr}, le code est : {code}"),
            Words("Nobody of ours will ever ask you for it.", "Personne chez nous ne vous le demandera jamais."),
        ),
    )


def _cover(request: Request) -> Letter:
    on, one = said_on(request.received_on), named(request)
    asked = Words(
        " You asked for it on paper." if request.form == PAPER else "",
        " Vous l’avez demandée sur papier." if request.form == PAPER else "",
    )
    return Letter(
        PAPER,
        Words("The copy that you asked for", "La copie que vous avez demandée"),
        (
            Words(
                f"Please find enclosed, printed, what you asked for on {on.en} under {one.en}.{asked.en}",
                f"Vous trouverez ci-joint, imprimé, ce que vous avez demandé le {on.fr} sous le numéro {one.fr}.{asked.fr}",
            ),
        ),
        complaint=True,
        about={"form": PAPER},
    )
