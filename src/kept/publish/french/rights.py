"""Les droits et la façon de les exercer : en français (RGPD, art. 12, 13, § 2, b) à f), 15 à 22)."""

from __future__ import annotations

from collections.abc import Sequence

from kept.grammar.french import each, length
from kept.policy import Requests

_READ = 6
"""Combien de finalités sont nommées une à une."""


def objection(interests: Sequence[str], *, marketing: bool) -> tuple[str, ...]:
    """Le droit d’opposition, présenté à part (art. 21, § 4)."""
    said: list[str] = []
    if interests:
        said.append(
            "Vous pouvez à tout moment, pour des raisons tenant à votre situation particulière, vous opposer à ce que "
            "nous faisons au titre de notre intérêt légitime. Nous cessons alors, sauf motif impérieux que nous "
            "devons démontrer. "
            + (
                "Cela vise chaque finalité dont la base légale, indiquée plus haut, est notre intérêt légitime."
                if len(interests) > _READ
                else f"Cela vise ce que nous faisons {each('pour', interests)}."
            )
        )
    if marketing:
        said.append(
            "Vous pouvez à tout moment vous opposer aux messages commerciaux, sans donner de raison et sans frais. "
            "Nous cessons alors de vous en adresser, sans condition."
        )
    return tuple(said) or ("Vous pouvez à tout moment vous opposer à l’utilisation de vos données personnelles.",)


def ways_in(to: Sequence[str], *, free: bool = True) -> str:
    """Où adresser une demande (art. 12, § 2)."""
    ways = " ou ".join(_way(address) for address in to) or "par tout moyen"
    cost = "C’est gratuit." if free else "Une réponse peut avoir un coût, que nous vous indiquons d’abord."
    return f"Vous pouvez nous adresser votre demande {ways}. {cost}"


def _way(to: str) -> str:
    if to == "portal":
        return "depuis votre espace personnel"
    return f"par e-mail à {to}" if "@" in to else f"par courrier à l’adresse {to}"


def identity(requests: Requests) -> str:
    """Quand et pourquoi un justificatif d’identité est demandé (art. 12, § 6)."""
    why = f", pour {requests.identity_reason['fr']}" if requests.identity_reason else ""
    if requests.identity == "always":
        return f"Nous demandons un justificatif d’identité avec chaque demande{why}."
    if requests.identity == "on-doubt":
        return f"Nous ne demandons un justificatif d’identité qu’en cas de doute raisonnable sur l’auteur de la demande{why}."
    return "Nous ne demandons pas de justificatif d’identité."


def proof_destroyed() -> str:
    """Le sort du justificatif."""
    return "Nous le détruisons dès que votre demande a reçu sa réponse ; seule reste la mention qu’une vérification a eu lieu."


def answered_within(requests: Requests) -> str:
    """Le délai de réponse (art. 12, § 3)."""
    if requests.answer is None:
        return ""
    first = f"Nous répondons dans un délai de {length(requests.answer)} à compter de la réception de votre demande."
    if requests.extension is None:
        return first
    more = f"{length(requests.extension)} de plus peuvent être nécessaires"
    return f"{first} Si elle est complexe, ou si vous en avez adressé plusieurs, {more} ; nous vous en informons, avec les raisons, avant la fin du premier délai."


def refused(authority: str) -> str:
    """Ce qui arrive quand nous ne pouvons pas satisfaire une demande (art. 12, § 4)."""
    to = f"auprès de la {authority}" if authority == "CNIL" else "auprès de l’autorité de contrôle"
    return f"Si nous ne pouvons pas faire ce que vous demandez, nous vous disons pourquoi dans le même délai ; vous pouvez alors introduire une réclamation {to} ou saisir le juge."


def complaint(name: str, address: str) -> str:
    """Le droit de réclamation (art. 13, § 2, d) ; art. 77)."""
    who = f"la {name}" if name == "CNIL" else name
    where = f" ({address})" if address else ""
    return f"Si vous estimez que vos droits ne sont pas respectés, vous avez le droit d’introduire une réclamation auprès de {who}{where}."


def online(at: str) -> str:
    """Où l’introduire en ligne."""
    return f"Elle peut être introduite en ligne : {at}"


def more_from(name: str) -> str:
    """L’autorité informe aussi."""
    who = f"La {name}" if name == "CNIL" else name
    return f"{who} répond aussi à vos questions sur vos droits :"


def automated(*, decisions: bool) -> str:
    """Les décisions automatisées (art. 13, § 2, f) ; art. 22)."""
    if decisions:
        return (
            "Certaines décisions sont prises par des moyens uniquement automatisés. Vous pouvez demander qu’une personne "
            "les réexamine, donner votre point de vue et les contester."
        )
    return "Aucune décision vous concernant n’est prise par des moyens uniquement automatisés."
