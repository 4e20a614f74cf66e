"""A client as the person at the terminal reads it, and as a program does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from kept.calendar import day_in_words
from kept.cli.words import counted, language, say

if TYPE_CHECKING:
    from kept.clients import Licence
    from kept.clients.activating import Outcome
    from kept.clients.card import Card, Taken
    from kept.clients.licensing import Issued
    from kept.clients.treatments import Treatment
    from kept.findings import Reason
    from kept.policy import Policy
    from kept.requests.alerting import Alerted


def plain(policy: Policy, one: Card, on: date) -> dict[str, Any]:
    """As JSON."""
    client = one.client
    return {
        "client": client.name,
        "kind": client.kind,
        "label": _kind(policy, one),
        "representative": client.representative,
        "contract": {
            "signed": _iso(client.signed),
            "ends": _iso(client.ends),
            "running": client.under_contract(on),
            "accepted": _iso(client.accepted),
            "terms": [{"document": each.document, "version": each.version, "link": each.link} for each in one.signed],
        },
        "notice": one.notice,
        "people": list(one.people),
        "services": [_taken(policy, each) for each in one.services],
        "treatments": [treatment(each) for each in one.treatments],
        "licences": {
            "count": len(one.licences),
            "valid": sum(each.valid(on) for each in one.licences),
            "held": [licence(each, on) for each in one.licences],
        },
        "data": {name: {"article": article, "link": link} for name, (article, link) in one.described.items()},
    }


def _taken(policy: Policy, one: Taken) -> dict[str, Any]:
    return {
        "service": one.name,
        "name": _name(policy, one.name),
        "ordered": one.order is not None,
        "since": _iso(one.order.since) if one.order is not None else None,
        "active": one.active,
        "purpose": one.order.purpose if one.order is not None else None,
        "missing": [reason(each) for each in one.missing],
    }


def reason(one: Reason) -> dict[str, str]:
    """A reason, in both languages."""
    return {"code": one.code, "en": one.words.en, "fr": one.words.fr}


def treatment(one: Treatment) -> dict[str, str]:
    """A purpose carried out for a client, and who is what."""
    return {"purpose": one.purpose, "service": one.service, "role": "processor", "controller": one.controller}


def licence(one: Licence, on: date) -> dict[str, Any]:
    """A licence and its state."""
    state = "valid" if one.valid(on) else "expired"
    return {"licence": one.licence, "service": one.service, "expires": _iso(one.expires), "state": state}


def line(policy: Policy, one: Card, on: date) -> str:
    """A client on one line."""
    active = sum(each.active for each in one.services)
    parts = (
        f"{one.client.name:<16}",
        f"{_kind(policy, one):<28}",
        _contract(one, on),
        counted(active, ("service", "services"), ("service", "services")),
        counted(len(one.licences), ("licence", "licences"), ("licence", "licences")),
    )
    return "  ".join(parts)


def shown(policy: Policy, one: Card, on: date) -> str:
    """A client on one screen."""
    return "\n".join(_lines(policy, one, on))


def _lines(policy: Policy, one: Card, on: date) -> Iterator[str]:
    yield (
        f"{one.client.name}: {_kind(policy, one)}"
        if language() == "en"
        else f"{one.client.name} : {_kind(policy, one)}"
    )
    yield f"  {_contract(one, on)}"
    for each in one.signed:
        yield f"  {each.document} {each.version}" + (f"  {each.link}" if each.link else "")
    yield say(f"  notice: version {one.notice}", f"  mention d’information : version {one.notice}")
    for taken in one.services:
        state = say("on", "activé") if taken.active else say("off", "arrêté")
        yield f"  {_name(policy, taken.name)} ({state})"
        yield from (f"    {each.words[language()]}" for each in taken.missing)
    for treated in one.treatments:
        yield say(
            f"  {treated.purpose}: processor, for {treated.controller} as controller",
            f"  {treated.purpose} : sous-traitant, pour {treated.controller}, responsable du traitement",
        )
    for name, (article, link) in one.described.items():
        yield f"  {name}: art. {article}  {link or ''}".rstrip()
    yield say("  licences: ", "  licences : ") + f"{sum(each.valid(on) for each in one.licences)} / {len(one.licences)}"


def instructed(act: str, done: Outcome) -> str:
    """What became of an instruction."""
    service, client = done.instruction.service, done.instruction.client
    head = (
        say(f"{service} switched on for {client}", f"{service} activé pour {client}")
        if act == "activate"
        else say(f"{service} switched off for {client}", f"{service} arrêté pour {client}")
    )
    entry = say(f"(journal entry {done.entry}).", f"(écriture {done.entry} du journal).")
    warned = [f"\n{say('Warning', 'Attention')}{say(': ', ' : ')}{one.words[language()]}." for one in done.warnings]
    return f"{head} {entry}{''.join(warned)}"


def issued(one: Issued) -> str:
    """A new licence."""
    if one.licence is None:
        return ""
    ends = one.licence.expires
    until = (
        say(f", valid through {day_in_words(ends, 'en')}", f", valable jusqu’au {day_in_words(ends, 'fr')} inclus")
        if ends is not None
        else ""
    )
    entry = say(f"(journal entry {one.entry}).", f"(écriture {one.entry} du journal).")
    return f"{one.licence.licence}{until} {entry}"


def alerted(one: Alerted) -> str:
    """A client that was written to."""
    again = one.again
    if again is None:
        return ""
    return say(
        f"{one.client} is written to (outbox); looked at again on {day_in_words(again, 'en')} (journal entry {one.entry}).",
        f"Lettre à {one.client} (boîte d’envoi) ; nouveau contrôle le {day_in_words(again, 'fr')} (écriture {one.entry} du journal).",
    )


def _contract(one: Card, on: date) -> str:
    signed = one.client.signed
    if signed is None:
        return say("no contract signed", "aucun contrat signé")
    if not one.client.under_contract(on):
        return say("contract not in force", "contrat sans effet à ce jour")
    return say(f"contract of {day_in_words(signed, 'en')}", f"contrat du {day_in_words(signed, 'fr')}")


def _kind(policy: Policy, one: Card) -> str:
    kind = one.client.kind
    known = policy.people.get(kind or "")
    return known.words[language()] if known is not None else say("kind not known", "catégorie inconnue")


def _name(policy: Policy, service: str) -> str:
    from kept.clients.serving import named

    en, fr = named(policy, service)
    return say(en, fr)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
