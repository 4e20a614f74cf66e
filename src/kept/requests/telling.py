"""What a person is told outside a request: a change that staff made, an update hoped for, an unsubscription that takes effect.

For a DPO: data is kept accurate (GDPR art. 5(1)(d)) without making anybody pay for silence: whoever leaves a request for
updates unanswered is reminded once, and loses nothing.
"""

from __future__ import annotations

import base64
import json
from datetime import date, datetime

from kept.connectors.conditions import OneOf
from kept.connectors.interface import Blank, Refusal, Selection
from kept.findings import KeptError, Words, stopped
from kept.journal import JSON, Kind
from kept.links import key_of
from kept.links.identifiers import Identifiers
from kept.requests import messages
from kept.requests.letter import Letter
from kept.requests.messages import Message, Reader, send
from kept.requests.outbox import said_on
from kept.requests.world import World

CHANGED, UPDATE, REMINDER, UNSUBSCRIBED = "data-changed", "update-request", "update-reminder", "unsubscription"
_PURPOSE = "message reader"


def change(world: World, holding: str, key: str, field: str, value: str, *, by: str, at: datetime) -> Message | None:
    """Staff change a value, and the person is told which, of what kind it was and is, and by whom (GDPR arts 5(1)(a), 16)."""
    column = _column(world, holding, field)
    before, reader = _record(world, holding, key, column)
    act = Blank((), ((column, value),)) if value else Blank((column,))
    connector = world.connect(world.inventory.place_of(holding))
    selection = _selection(world, holding, key)
    agreed = connector.prepare(selection, act)
    keys = world.state.keys
    about: dict[str, JSON] = {
        "holding": holding,
        "field": field,
        "record": keys.pseudonym("record", f"{holding}#{key}"),
        "by": keys.pseudonym("staff", by),
    }
    intended = world.journal.intend(
        Kind.REQUEST_RECTIFY, about | {"statement": keys.pseudonym("statement", agreed.digest)}, at
    )
    done = connector.carry_out(selection, act, agreed=agreed, at_most=1)
    if isinstance(done, Refusal):
        world.journal.refused(intended, about | {"code": done.code}, at)
        raise stopped(done.code, done.words.en, done.words.fr, help_en=done.way_out.en, help_fr=done.way_out.fr)
    _, now = _record(world, holding, key, column)
    known = {
        kind: tuple(dict.fromkeys((*reader.identifiers.get(kind, ()), *now.identifiers.get(kind, ()))))
        for kind in {**reader.identifiers, **now.identifiers}
    }
    with world.state.writing() as connection:
        told = send(
            world, connection, [(_changed(world, field, bool(before), bool(value), by), _reader(world, known))], at
        )
        world.journal.done(intended, about | {"records": done.records}, at, within=connection)
    return told[0] if told else None


def ask_update(world: World, holding: str, key: str, *, due: date, on: date, at: datetime) -> Message | None:
    """Ask whether the details are still right; a reply is hoped for by ``due``."""
    _, reader = _record(world, holding, key, key_of(world.inventory, holding))
    with world.state.writing() as connection:
        told = send(world, connection, [(_update(world, reader, due, again=None), reader)], at, on=on, due=due)
    return told[0] if told else None


def remind(world: World, *, on: date, at: datetime) -> list[Message]:
    """Remind, once, whoever has not replied by the day; nothing else follows from their silence."""
    with world.state.writing() as connection:
        reminded = {one.about.get("again") for one in messages.found(connection, kind=REMINDER)}
        late = [
            one
            for one in messages.found(connection, kind=UPDATE)
            if one.ended_on is None and one.due_on is not None and one.due_on < on and one.id not in reminded
        ]
        letters = []
        for one in late:
            reader = _unsealed(world, one)
            letters.append((_update(world, reader, on, again=one.id), reader))
        return send(world, connection, letters, at, on=on)


def replied(world: World, number: str, *, on: date, at: datetime) -> Message:
    """The reply to a request for updates came. Raises ``KeptError`` where none is awaited under this number."""
    with world.state.writing() as connection:
        awaited = [one for one in messages.found(connection, kind=UPDATE) if one.id == number and one.ended_on is None]
        if not awaited:
            raise stopped(
                "no-such-entry",
                f"no reply is awaited under `{number}`",
                f"aucune réponse n’est attendue sous le numéro `{number}`",
                help_en="requests for updates are numbered by `kept tell update`, such as M-2026-0001",
                help_fr="les demandes de mise à jour sont numérotées par `kept tell update`, par exemple M-2026-0001",
                exit_code=2,
            )
        return messages.ended(world.journal, connection, awaited[0], on, at)


def acknowledge(world: World, holding: str, key: str, *, effective: date, at: datetime) -> Message | None:
    """An unsubscription is acknowledged, with the day on which it takes effect."""
    _, reader = _record(world, holding, key, key_of(world.inventory, holding))
    with world.state.writing() as connection:
        told = send(world, connection, [(_unsubscribed(effective), reader)], at)
    return told[0] if told else None


def _changed(world: World, field: str, was: bool, is_: bool, by: str) -> Letter:
    words = world.policy.words_of_field(field)
    kind = {True: Words("filled in", "renseigné"), False: Words("empty", "vide")}
    return Letter(
        CHANGED,
        Words("We have changed information about you", "Nous avons modifié une information vous concernant"),
        (
            Words(
                f"What we changed: {words['en']}. Before: {kind[was].en}. Now: {kind[is_].en}. Changed by: {by}.",
                f"Ce que nous avons modifié : {words['fr']}. Avant : {kind[was].fr}. Maintenant : {kind[is_].fr}. "
                f"Modifié par : {by}.",
            ),
            Words(
                "The values themselves are not in this message. If you think that one is wrong, tell us: we correct it.",
                "Les valeurs elles-mêmes ne figurent pas dans ce message. Si l’une vous paraît fausse, dites-le-nous : "
                "nous la corrigerons.",
            ),
        ),
        about={"field": field, "was": kind[was].en, "is": kind[is_].en},
    )


def _update(world: World, reader: Reader, due: date, *, again: str | None) -> Letter:
    on = said_on(due)
    first = (
        Words(
            f"Are the details that we hold about you still right? Please tell us by {on.en} what has changed.",
            f"Les coordonnées que nous avons de vous sont-elles toujours exactes ? Merci de nous dire d’ici le {on.fr} "
            "ce qui a changé.",
        )
        if again is None
        else Words(
            "We asked you whether the details that we hold about you are still right, and remind you of it this once.",
            "Nous vous avons demandé si les coordonnées que nous avons de vous sont toujours exactes, et nous vous le "
            "rappelons cette seule fois.",
        )
    )
    about: dict[str, JSON] = {"again": again} if again else {"reader": _sealed(world, reader)}
    return Letter(
        UPDATE if again is None else REMINDER,
        Words("Are your details still right?", "Vos coordonnées sont-elles toujours exactes ?"),
        (
            first,
            Words(
                "If you do not answer, nothing changes for you: your contract goes on as it is, and you keep every right "
                "over your data.",
                "Si vous ne répondez pas, rien ne change pour vous : votre contrat se poursuit tel quel, et vous gardez "
                "tous vos droits sur vos données.",
            ),
        ),
        about=about,
    )


def _unsubscribed(effective: date) -> Letter:
    on = said_on(effective)
    return Letter(
        UNSUBSCRIBED,
        Words("Your subscription ends", "Votre abonnement prend fin"),
        (
            Words(
                f"We have received your unsubscription. It takes effect on {on.en}; until then the service is yours.",
                f"Nous avons bien reçu votre résiliation. Elle prend effet le {on.fr} ; jusque-là, le service reste à "
                "votre disposition.",
            ),
            Words(
                "From then on we keep only what the law has us keep, and what our notice tells; you may ask for a copy of "
                "your data first.",
                "Ensuite, nous ne gardons que ce que la loi impose et ce qu’indique notre politique ; vous pouvez "
                "d’abord demander une copie de vos données.",
            ),
        ),
        about={"effective": effective.isoformat()},
    )


def _selection(world: World, holding: str, key: str) -> Selection:
    value: str | int = int(key) if key.isdigit() else key
    return Selection(world.inventory.table_of(holding), OneOf(key_of(world.inventory, holding), (value,)))


def _record(world: World, holding: str, key: str, column: str) -> tuple[object, Reader]:
    """A value of one record, and the person it is about. Raises ``KeptError`` where there is none to write to."""
    declared = world.inventory.holdings.get(holding)
    if declared is None or declared.by is not None or not declared.identify:
        known = ", ".join(name for name, one in world.inventory.holdings.items() if one.identify and one.by is None)
        raise stopped(
            "unknown-holding",
            f"`{holding}` is no holding whose people can be written to",
            f"`{holding}` n’est pas un gisement dont on peut joindre les personnes",
            help_en=f"one of: {known}",
            help_fr=f"l’un de ceux-ci : {known}",
            exit_code=2,
        )
    connector = world.connect(world.inventory.place_of(holding))
    columns = tuple(dict.fromkeys((*declared.identify.values(), column)))
    found = list(connector.fetch(_selection(world, holding, key), columns))
    if len(found) != 1:
        raise stopped(
            "no-such-record",
            "no record has that key",
            "aucun enregistrement n’a cette clé",
            help_en="give the key of one record with --key",
            help_fr="donnez la clé d’un enregistrement par --key",
        )
    known_by = {kind: (str(found[0][one]),) for kind, one in declared.identify.items() if found[0][one]}
    return found[0][column], _reader(world, known_by)


def _reader(world: World, known: Identifiers) -> Reader:
    return Reader(known, tuple(world.pseudonyms(known)))


def _column(world: World, holding: str, field: str) -> str:
    declared = world.inventory.holdings.get(holding)
    column = declared.holds.get(field) if declared is not None else None
    if column is None:
        raise _no_field(holding, field, tuple(declared.holds) if declared else ())
    return column


def _sealed(world: World, reader: Reader) -> str:
    """Whom a reminder goes to: sealed, since only the outbox names people."""
    plain = json.dumps({kind: list(texts) for kind, texts in reader.identifiers.items()}).encode()
    return base64.b64encode(world.state.keys.seal(plain, bound_to=_PURPOSE)).decode()


def _unsealed(world: World, message: Message) -> Reader:
    plain = world.state.keys.unseal(base64.b64decode(str(message.about["reader"])), bound_to=_PURPOSE)
    return _reader(world, {kind: tuple(texts) for kind, texts in json.loads(plain).items()})


def _no_field(holding: str, field: str, known: tuple[str, ...]) -> KeptError:
    return stopped(
        "unknown-field",
        f"`{holding}` holds no field `{field}`",
        f"`{holding}` ne contient pas de champ `{field}`",
        help_en=f"one of: {', '.join(known) or '—'}",
        help_fr=f"l’un de ceux-ci : {', '.join(known) or '—'}",
        exit_code=2,
    )
