"""Traceurs, messages, sécurité, violations et références : en français."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kept.calendar import Period
from kept.grammar.french import capital, day, de, length, listed, whole
from kept.policy import Breach, Change, Override, Tracker
from kept.publish.clauses import cited

_NUMBERS = ("aucune", "une", "deux", "trois", "quatre", "cinq", "six")
_KINDS = {
    "essential": "ceux qui sont indispensables",
    "audience": "ceux qui mesurent l’audience",
    "personalisation": "ceux qui personnalisent ce que vous voyez",
    "advertising": "ceux qui servent à la publicité",
    "partner": "ceux de partenaires publicitaires",
    "social": "ceux de réseaux sociaux",
}
_ASKED = {
    "audience": "mesure d’audience",
    "personalisation": "personnalisation",
    "advertising": "publicité",
    "partner": "partenaires publicitaires",
    "social": "réseaux sociaux",
}
_REASONS = {
    "legal": "la loi l’exige",
    "regulatory": "un règlement l’exige",
    "case-law": "la jurisprudence a évolué",
    "authority-decision": "l’autorité de contrôle a pris une décision",
    "authority-recommendation": "l’autorité de contrôle le recommande",
    "technical": "nos moyens techniques ont évolué",
    "practice": "nos pratiques ont évolué",
}
_BASES = {
    "consent": ", avec leur consentement préalable",
    "similar-products": ", sur des produits ou services analogues à ceux qu’ils nous ont achetés, sauf opposition de leur part",
    "contract-in-progress": ", au sujet d’un contrat en cours",
    "contract": ", pour le contrat qui nous lie",
    "legitimate-interest": ", dans notre intérêt légitime, sauf opposition de leur part",
}
_OPT_OUTS = {
    "in-every-message": " Chaque message indique comment ne plus en recevoir.",
    "on-request": " Dites-nous d’arrêter, à tout moment, et nous arrêtons.",
}


def asking(kinds: Sequence[str]) -> str:
    """La question sur les traceurs (LIL, art. 82)."""
    named = listed([de(_ASKED.get(kind, kind)) for kind in kinds])
    return f"Acceptez-vous des cookies {named} ? Rien n’est utilisé avant que vous acceptiez."


def leading(sentence: str, address: str) -> str:
    """Une phrase qui mène à une adresse."""
    return f"{sentence.rstrip('.')} : {address}"


def kinds_of_trackers(kinds: Sequence[str]) -> str:
    """Combien de sortes, et lesquelles."""
    number = _NUMBERS[len(kinds)] if len(kinds) < len(_NUMBERS) else str(len(kinds))
    noun = "sorte" if len(kinds) == 1 else "sortes"
    return f"Nous utilisons {number} {noun} de cookies et autres traceurs : {listed([_KINDS[kind] for kind in kinds])}."


def tracker_choice(tracker: Tracker) -> str:
    """Un choix est-il demandé d’abord, et pourquoi (LIL, art. 82)."""
    if tracker.consent == "required":
        return "Seulement avec votre consentement : rien n’est écrit ni lu avant que vous acceptiez, et refuser est aussi simple qu’accepter."
    if tracker.consent == "exempt":
        return "Sans consentement : ce traceur ne sert qu’à fournir ce que vous demandez."
    return "Utilisé sauf opposition de votre part."


def tracker_life(lasts: Period | None) -> str:
    """Combien de temps il reste sur l’appareil."""
    return capital(length(lasts)) if lasts else "Non précisée"


def choosing(*, costs_nothing: bool) -> str:
    """Changer d’avis (RGPD, art. 7, § 3 et 4)."""
    free = " Un refus ne vous ferme aucune de nos fonctionnalités." if costs_nothing else ""
    return f"Vous pouvez revenir sur votre choix à tout moment.{free}"


def message(people: Sequence[str], basis: str | None, opt_out: str | None) -> str:
    """Un canal de messages commerciaux."""
    to = f"Aux {listed(people)}" if people else "Aux personnes concernées"
    return f"{to}{_BASES.get(basis or '', '')}.{_OPT_OUTS.get(opt_out or '', '')}"


def security() -> str:
    """Comment les données sont protégées (RGPD, art. 32) ; les mesures suivent en liste."""
    return (
        "Contre la perte, l’altération et les accès non autorisés à vos données personnelles, nous avons mis en place :"
    )


def breach(breach: Breach, authority: str) -> str:
    """Ce qui arrive si la protection échoue (RGPD, art. 33 et 34)."""
    within = (
        f" dans les {length(breach.within)} après en avoir pris connaissance"
        if breach.within
        else " dans les meilleurs délais"
    )
    operator = ""
    if breach.telecom_within:
        operator = f" En tant qu’opérateur de communications électroniques, nous le faisons dans les {length(breach.telecom_within)}."
    people = "Si le risque est élevé, nous vous en informons dans les meilleurs délais."
    if breach.people_told:
        people = f"Les personnes concernées en sont informées {whole(breach.people_told['fr'])}"
    to = "la CNIL" if authority == "CNIL" else "l’autorité de contrôle"
    clients = f" Nos clients sont avertis dans les {length(breach.clients_within)}." if breach.clients_within else ""
    return (
        "Si une violation de la sécurité entraîne la perte, l’altération ou la divulgation de vos données personnelles, "
        f"nous la notifions à {to}{within}, sauf absence de risque pour vous."
        f"{operator} {people}{clients}"
    )


def reference(title: str, applies_from: date | None) -> str:
    """Un texte de référence, avec ses dates."""
    return f"{title}, applicable depuis le {day(applies_from)}." if applies_from else f"{title}."


def replaced(number: int, by: int, effective: date) -> str:
    """En tête d’une version antérieure."""
    return f"Ceci est la version {number}. La version {by} la remplace à compter du {day(effective)}."


def changed(change: Change) -> tuple[str, str]:
    """Ce que change cette version, et pourquoi : deux phrases."""
    named = f" ({cited(change.reference, 'fr')})" if change.reference else ""
    return f"Ce que change cette version : {change.what['fr']}.", f"Pourquoi : {_REASONS[change.reason]}{named}."


def override(override: Override) -> str:
    """Cette version vaut aussi pour les données antérieures, par quelle loi et pourquoi."""
    law = cited(override.law, "fr")
    return f"Cette version s’applique aussi aux données personnelles recueillies avant elle : {override.why['fr']} ({law})."
