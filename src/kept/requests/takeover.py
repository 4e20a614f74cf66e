"""Everybody in scope is told before their data goes with the company (GDPR arts 13(3) and 21(1))."""

from __future__ import annotations

from datetime import date, datetime

from kept.calendar import last_day
from kept.connectors.interface import Selection
from kept.findings import Words, stopped
from kept.requests import messages
from kept.requests.letter import Letter
from kept.requests.messages import Message, Reader, send
from kept.requests.outbox import said_on
from kept.requests.world import World

KIND = "takeover"


def announce(world: World, to: str, holding: str, *, on: date, at: datetime) -> list[Message]:
    """Tell each person of a holding who was not told yet. Raises ``KeptError`` where the party takes nothing over."""
    party, declared = world.policy.parties.get(to), world.inventory.holdings.get(holding)
    if party is None or party.takes_over is None:
        raise stopped(
            "unknown-party",
            f"the policy names no party `{to}` that takes the company over",
            f"la politique ne nomme aucune partie `{to}` qui reprenne l’entreprise",
            help_en="write `takes-over: 1 month` at the party: the time people have before anything goes to it",
            help_fr="écrivez `takes-over: 1 month` à la partie : le temps laissé aux personnes avant tout envoi",
            exit_code=2,
        )
    if declared is None or not declared.identify or declared.by is not None:
        known = ", ".join(name for name, one in world.inventory.holdings.items() if one.identify and one.by is None)
        raise stopped(
            "unknown-holding",
            f"`{holding}` is no holding whose people can be written to",
            f"`{holding}` n’est pas un gisement dont on peut joindre les personnes",
            help_en=f"one of: {known}",
            help_fr=f"l’un de ceux-ci : {known}",
            exit_code=2,
        )
    letter = _letter(Words(party.name["en"], party.name["fr"]), to, last_day(on, party.takes_over))
    connector = world.connect(world.inventory.place_of(holding))
    with world.state.writing() as connection:
        told = {
            person
            for one in messages.found(connection, kind=KIND)
            if one.about.get("to") == to
            for person in one.person
        }
        readers: dict[tuple[str, ...], Reader] = {}
        for record in connector.fetch(Selection(world.inventory.table_of(holding)), tuple(declared.identify.values())):
            known_by = {kind: (str(record[column]),) for kind, column in declared.identify.items() if record[column]}
            person = tuple(world.pseudonyms(known_by))
            if person and told.isdisjoint(person):
                readers[person] = Reader(known_by, person)
        return send(world, connection, [(letter, reader) for reader in readers.values()], at, on=on)


def _letter(name: Words, to: str, until: date) -> Letter:
    day = said_on(until)
    return Letter(
        KIND,
        Words("Your data may go to another company", "Vos données pourraient être transmises à une autre société"),
        (
            Words(
                f"Our company, or a part of it, is to be taken over by {name.en}. Your data would go to it. Nothing is "
                f"handed over before {day.en} has passed.",
                f"Notre société, ou une partie de celle-ci, doit être reprise par {name.fr}. Vos données lui seraient "
                f"transmises. Rien n’est transmis avant que le {day.fr} soit passé.",
            ),
            Words(
                "Until then, and after, you may object, ask for a copy, or ask for your data to be erased.",
                "D’ici là, et ensuite, vous pouvez vous y opposer, demander une copie ou demander l’effacement de vos "
                "données.",
            ),
        ),
        complaint=True,
        about={"to": to},
    )
