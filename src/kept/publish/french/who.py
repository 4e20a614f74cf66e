"""Qui répond des données, et la première couche : en français (RGPD, art. 13, § 1, a) et b) ; art. 12, § 1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kept.grammar.french import a, capital, day, listed
from kept.law.vocabulary import Right
from kept.policy import Party

_ASKED = {
    Right.ACCESS: "consulter",
    Right.RECTIFICATION: "corriger",
    Right.ERASURE: "effacer",
    Right.PORTABILITY: "récupérer",
    Right.RESTRICTION: "geler",
}

_PERSONS = {"company": "une société", "public-body": "un organisme public", "natural-person": "une personne physique"}


def dated(version: int, effective: date) -> str:
    """La ligne sous le titre."""
    return f"Version {version}, en vigueur à compter du {day(effective)}"


def controller(party: Party) -> str:
    """Qui décide (art. 13, § 1, a))."""
    name = party.name["fr"]
    return (
        f"{name} décide pourquoi et comment vos données personnelles sont utilisées : "
        "c’est le responsable du traitement au sens du RGPD."
    )


def registered(party: Party) -> str:
    """Forme et immatriculation."""
    through = f"agissant par {party.represented_by['fr']}" if party.represented_by else ""
    known = (party.legal_form, party.registration, _PERSONS.get(party.person or ""), through)
    return ", ".join(part for part in known if part)


def officer(party: Party) -> str:
    """Le délégué à la protection des données, ou l’absence de délégué (art. 13, § 1, b))."""
    if party.dpo is None or party.dpo == "none":
        return f"{party.name['fr']} n’a pas désigné de délégué à la protection des données."
    who, officer = "Notre délégué à la protection des données", party.officer["fr"] if party.officer else ""
    if "délégué" in officer:
        who = capital(officer) + ("," if "," in officer else "")
    elif officer:
        who = f"{who}, {officer},"
    return f"{who} vous répond à l’adresse {party.dpo}."


def short_who(party: Party) -> str:
    """Première couche : qui."""
    return f"{party.name['fr']} est responsable de vos données personnelles."


def short_why() -> str:
    """Première couche : pour quoi faire ; la liste suit."""
    return "Nous utilisons vos données personnelles pour :"


def short_where(abroad: Sequence[str]) -> str:
    """Première couche : sortent-elles de l’Espace économique européen ?"""
    if abroad:
        return f"Certaines peuvent être utilisées {listed(abroad)}, avec les garanties que la loi exige."
    return "Elles restent dans l’Espace économique européen."


def short_how_long(longest: str, *, events: bool) -> str:
    """Première couche : combien de temps au plus. ``events`` : certaines attendent un événement, sans chiffre."""
    most = f" ; la durée la plus longue est de {longest}" if longest else ""
    until = " ou jusqu’à un événement précis" if events else ""
    return f"Nous ne conservons chaque sorte de données personnelles que pour une durée fixée{until}{most}."


def more_aims(count: int) -> str:
    """Première couche : les finalités qui n’y sont pas citées."""
    return f"Et pour {count} autres finalités, indiquées plus bas"


def short_services(names: Sequence[str]) -> str:
    """Première couche : ce que nous faisons pour nos clients."""
    return f"Pour nos clients, et sur leurs instructions, nous utilisons aussi des données personnelles pour fournir : {listed(names)}."


def short_rights(rights: Sequence[Right], to: str) -> str:
    """Première couche : les droits, et à qui s’adresser."""
    verbs = [verb for right, verb in _ASKED.items() if right in rights]
    able = [f"demander {a(listed(verbs))} vos données personnelles"] if verbs else []
    if Right.OBJECTION in rights:
        able.append("vous opposer à certains usages")
    if Right.WITHDRAW_CONSENT in rights:
        able.append("retirer votre consentement")
    where = f" Écrivez à {to}." if to else ""
    return f"Vous pouvez à tout moment {listed(able)}.{where}" if able else where.strip()
