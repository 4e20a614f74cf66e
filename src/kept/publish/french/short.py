"""Les mentions courtes d’un formulaire, d’un contrat ou d’un appel téléphonique : en français (RGPD, art. 13)."""

from __future__ import annotations

from collections.abc import Sequence

from kept.grammar.french import capital, each, listed
from kept.policy import Tracker


def short_use(name: str, aims: Sequence[str]) -> str:
    """Qui utilise ce qui est donné là, et pour quoi faire (art. 13, § 1, a) et c)) ; sans but, la phrase qui ouvre leur liste."""
    why = each("pour", aims)
    return f"{name} utilise ces données personnelles {why}." if aims else f"{name} utilise ces données personnelles :"


def on_instructions() -> str:
    """De quel droit, quand un client décide (RGPD, art. 28)."""
    return "Notre client en décide ; nous agissons sur ses instructions."


def short_aims(aims: Sequence[str]) -> str:
    """Des finalités en tête de ligne : « Pour vous répondre et pour vous informer »."""
    return capital(each("pour", aims))


def short_recipients(names: Sequence[str]) -> str:
    """Qui les reçoit (art. 13, § 1, e))."""
    return f"Elles sont reçues par {listed(names)}."


def short_kept(time: str) -> str:
    """Combien de temps elles sont conservées (art. 13, § 2, a)) ; si cela varie, la phrase qui ouvre la liste."""
    return (
        f"Elles sont conservées {time}."
        if time
        else "La durée de conservation dépend des données et de qui vous êtes :"
    )


def everything_else(site: str) -> str:
    """Au téléphone : où se trouve tout le reste."""
    where = f", sur {site} ou sur demande" if site else ""
    return f"Tout le reste se trouve dans notre politique{where}."


def refusing(tracker: Tracker) -> str:
    """Comment un traceur se refuse, ou pourquoi il ne se refuse pas (LIL, art. 82)."""
    if tracker.consent == "exempt":
        return (
            f"Nécessaire pour : {tracker.needed_for['fr'].rstrip('.')}."
            if tracker.needed_for
            else "Ne se refuse pas ici."
        )
    if tracker.consent == "required":
        return "Refusez, ou ne répondez pas : rien n’est écrit."
    return "Opposez-vous, à tout moment."
