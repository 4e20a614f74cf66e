"""Requests as the person at the terminal reads them; nobody's identifiers are shown."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from kept.calendar import day_in_words
from kept.cli.words import counted, language, number, say

if TYPE_CHECKING:
    from kept.requests import Request
    from kept.requests.messages import Message


def line(one: Request, now: datetime) -> str:
    """A request on one line."""
    lang = language()
    head = f"{one.id}  {one.right.label(lang):<10}  {one.standing.words[lang]:<24}"
    if one.standing.is_closed:
        return head.rstrip()
    return f"{head}  {one.safe} / {one.legal}  {_left(one, now)}"


def days_left(one: Request, now: datetime) -> int:
    """Days until the safe date."""
    return (one.safe - now.date()).days


def _left(one: Request, now: datetime) -> str:
    """``3 days left``, ``5 days late``."""
    left = days_left(one, now)
    if left < 0:
        return counted(-left, ("day late", "days late"), ("jour de retard", "jours de retard"))
    return counted(left, ("day left", "days left"), ("jour restant", "jours restants"))


def plain(one: Request, now: datetime) -> dict[str, Any]:
    """As JSON."""
    closed = one.standing.is_closed
    return {
        "id": one.id,
        "right": one.right.value,
        "article": one.right.article,
        "state": one.standing.value,
        "received": one.received_on.isoformat(),
        "channel": one.channel,
        "form": one.form,
        "owner": one.identity.get("owner"),
        "safe": one.safe.isoformat(),
        "legal": one.legal.isoformat(),
        "days_left": None if closed else days_left(one, now),
        "identity": {key: value for key, value in one.identity.items() if key != "person"},
    }


def outcome(one: Request) -> dict[str, Any]:
    """What came of it, for people."""
    return {key: value for key, value in one.outcome.items() if key != "batch"}


def opened(one: Request) -> str:
    """Number, dates, and what becomes of the identity check."""
    lang = language()
    head = f"{one.id}  {one.right.label(lang)}, {one.standing.words[lang]}"
    safe, legal = day_in_words(one.safe, lang), day_in_words(one.legal, lang)
    dates = say(f"Answer by {safe} (legally by {legal}).", f"Réponse au plus tard le {safe} (en droit, le {legal}).")
    return f"{head}\n{dates}\n{_on_identity(one)}"


def _on_identity(one: Request) -> str:
    if one.identity.get("proof"):
        return say(
            "The proof of identity is sealed; it is destroyed when the request closes.",
            "Le justificatif d’identité est scellé ; il sera détruit à la clôture de la demande.",
        )
    if one.identity.get("awaits"):
        lines = ", ".join(one.identity["awaits"])
        return say(
            f"The letter does not let the person be found; a completion request asks for: {lines}. "
            f"What comes is recorded with: kept request complete DIR {one.id} --letter LINE=VALUE",
            f"Le courrier ne permet pas de retrouver la personne ; une demande de complément réclame : {lines}. "
            f"Ce qui arrive se consigne par : kept request complete DOSSIER {one.id} --letter LIGNE=VALEUR",
        )
    if one.standing.value == "awaiting-identity":
        return say(
            f"A proof of identity is awaited: kept request identify DIR {one.id} --proof FILE --by NAME",
            f"Un justificatif d’identité est attendu : kept request identify DOSSIER {one.id} --proof FICHIER --by NOM",
        )
    return say(
        "No proof of identity is asked for: the policy asks for one on reasonable doubt only (GDPR art. 12(6)).",
        "Aucun justificatif n’est demandé : la politique n’en demande qu’en cas de doute raisonnable (RGPD, art. 12, § 6).",
    )


def sent(messages: list[Message], now: datetime) -> list[dict[str, Any]]:
    """What the person was told, as JSON."""
    return [
        {
            "id": one.id,
            "kind": one.kind,
            "sent": one.sent_on.isoformat(),
            **one.about,
            **({"ended": one.ended_on.isoformat(), "days": one.days(now.date())} if one.ended_on else {}),
        }
        for one in messages
    ]


_KINDS = {
    "progress": ("progress", "avancement"),
    "completion": ("completion asked for", "complément demandé"),
    "delivery": ("copy handed over by a protected link", "copie remise par un lien protégé"),
    "code": ("code of the copy", "code de la copie"),
    "paper": ("copy handed over on paper", "copie remise sur papier"),
    "extension": ("more time taken", "délai prolongé"),
    "clarification": ("details asked for", "précisions demandées"),
}


def _told(one: Message, now: datetime) -> str:
    """A message on one line: when, what, and how long the reply took."""
    from kept.requests import Standing

    lang = language()
    kind = say(*_KINDS.get(one.kind, (one.kind, one.kind)))
    standing = one.about.get("standing")
    if isinstance(standing, str):
        kind += say(":", " :") + f" {Standing(standing).words[lang]}"
    line = say(
        f"Message of {_day(one.sent_on.isoformat())}: {kind}", f"Message du {_day(one.sent_on.isoformat())} : {kind}"
    )
    if one.kind != "clarification":
        return f"{line}."
    took = counted(one.days(now.date()), ("day", "days"), ("jour", "jours"))
    if one.ended_on is None:
        return line + say(f"; awaited for {took}.", f" ; attendues depuis {took}.")
    return line + say(f"; they took {took}.", f" ; elles ont pris {took}.")


def shown(one: Request, attached: list[dict[str, Any]], messages: list[Message], now: datetime) -> str:
    """Everything about one request."""
    lang = language()
    lines = [
        opened(one) if not one.standing.is_closed else f"{one.id}  {one.right.label(lang)}, {one.standing.words[lang]}"
    ]
    if not one.standing.is_closed:
        lines.append(f"{_left(one, now)}.")
    return "\n".join(
        [*lines, *map(_checked, attached), *(_told(each, now) for each in messages), *_came_of(outcome(one))]
    )


def _checked(item: dict[str, Any]) -> str:
    """Who checked the identity and when, and what became of the proof."""
    by, on, gone = item["checked_by"], _day(item["checked_at"]), _day(item["destroyed_at"])
    french = {"conforming": "conforme"}.get(item["result"], item["result"])
    checked = say(
        f"Identity: checked by {by} on {on}, {item['result']}", f"Identité : vérifiée par {by} le {on}, {french}"
    )
    if gone:
        return checked + say(f"; proof destroyed on {gone}.", f" ; justificatif détruit le {gone}.")
    return checked + say("; proof sealed.", " ; justificatif scellé.")


def _day(moment: str | None) -> str:
    return day_in_words(date.fromisoformat(moment[:10]), language()) if moment else ""


def _came_of(told: dict[str, Any]) -> list[str]:
    """``erased: 3``, in words where the outcome is one of those that every erasure has."""
    words = {
        "erased": say("erased", "effacés"),
        "emptied": say("emptied in part", "vidés en partie"),
        "kept": say("kept by law", "conservés de droit"),
        "holds": say("held by", "gelés par"),
        "clarification_days": say("days that details took", "jours pris par les précisions"),
    }
    colon = say(":", " :")
    return [f"{words.get(key, key)}{colon} {_plainly(value)}" for key, value in told.items() if value != []]


def _plainly(value: Any) -> str:
    if isinstance(value, int):
        return number(value)
    return ", ".join(value) if isinstance(value, list) else json.dumps(value, ensure_ascii=False)
