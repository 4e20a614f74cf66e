"""Qui est concerné, d’où viennent les données, à quoi elles servent et qui les reçoit : en français."""

from __future__ import annotations

from collections.abc import Sequence

from kept.grammar.countries import inside
from kept.grammar.french import a, capital, day, de, each, listed, votre, whole
from kept.law.vocabulary import LegalBasis
from kept.policy import Basis, Party, Role, Transfer

_SHORT = 3
"""Les mots d’un champ devant lesquels « votre » peut encore se mettre."""
_SCHEMES = {"DPF": "cadre de protection des données UE-États-Unis"}


def concerned(people: Sequence[str]) -> str:
    """À qui la politique s’adresse."""
    return f"Cette politique s’adresse aux {listed(people)}."


def umbrella(word: str, kinds: Sequence[str]) -> str:
    """Un mot pour plusieurs sortes de personnes."""
    return f"Le mot « {word} » y désigne indistinctement les {listed(kinds)}."


def term() -> str:
    """Le terme défini (RGPD, art. 4, 1))."""
    return (
        "Une « donnée personnelle » est toute information sur une personne identifiée, "
        "ou que l’on peut identifier directement ou indirectement."
    )


def asked(required: Sequence[str], optional: Sequence[str], refusing: str) -> str:
    """Ce qui est demandé, ce qui est nécessaire, et ce que l’on perd à ne pas répondre (art. 13, § 2, e))."""
    if any(_stands_alone(field) for field in (*required, *optional)):
        return _asked_as_a_list(required, optional, refusing)
    if not required:
        return f"Vous pouvez nous donner {listed([votre(field) for field in optional])} ; rien n’est obligatoire."
    needed = "Ces réponses sont obligatoires" if len(required) > 1 else "Cette réponse est obligatoire"
    without = f" : sans {'elles' if len(required) > 1 else 'elle'}, {refusing}" if refusing else ""
    more = f" Vous pouvez y ajouter {listed([votre(field) for field in optional])}." if optional else ""
    return f"Nous vous demandons {listed([votre(field) for field in required])}. {needed}{without}.{more}"


def _stands_alone(field: str) -> bool:
    """Si « votre » ne peut se mettre devant : personne ne dit « votre copie d’une pièce d’identité »."""
    return len(field.split()) > _SHORT or field.startswith(("votre ", "vos "))


def _asked_as_a_list(required: Sequence[str], optional: Sequence[str], refusing: str) -> str:
    if not required:
        return f"Vous pouvez nous donner ce qui suit ; rien n’est obligatoire : {listed(optional)}."
    needed = "Ces réponses sont obligatoires" if len(required) > 1 else "Cette réponse est obligatoire"
    without = f" : sans {'elles' if len(required) > 1 else 'elle'}, {refusing}" if refusing else ""
    more = f" Vous pouvez y ajouter : {listed(optional)}." if optional else ""
    return f"Nous vous demandons : {listed(required)}. {needed}{without}.{more}"


def found(sure: Sequence[str], perhaps: Sequence[str], source: str) -> str:
    """Ce qui ne vient pas de la personne, et d’où cela vient (art. 14, § 1, d) et § 2, f))."""
    if not sure:
        return f"Nous recueillons, le cas échéant : {listed(perhaps)}. Source : {source}."
    what = f"{', '.join(sure)} et, le cas échéant, {listed(perhaps)}" if perhaps else listed(sure)
    return f"Nous recueillons : {what}. Source : {source}."


def basis(basis: Basis, law: str, whose: Sequence[str] = ()) -> str:
    """De quel droit (art. 13, § 1, c) et d)). ``whose`` : ceux dont c’est l’intérêt, si ce n’est le nôtre."""
    match basis.kind:
        case LegalBasis.CONSENT:
            return "Nous le faisons avec votre consentement, que vous pouvez retirer à tout moment."
        case LegalBasis.CONTRACT:
            return "Nous en avons besoin pour le contrat qui nous lie, ou pour le préparer à votre demande."
        case LegalBasis.LEGAL_OBLIGATION:
            return f"La loi nous y oblige ({law})." if law else "La loi nous y oblige."
        case LegalBasis.VITAL_INTERESTS:
            return "Nous le faisons pour protéger les intérêts vitaux d’une personne."
        case LegalBasis.PUBLIC_TASK:
            return "Nous le faisons pour accomplir une mission d’intérêt public."
        case LegalBasis.LEGITIMATE_INTEREST:
            interest = basis.interest["fr"] if basis.interest else ""
            return _interest(interest, whose)


def _interest(interest: str, whose: Sequence[str]) -> str:
    served = "Nous y avons un intérêt légitime"
    if whose:
        served = f"Un intérêt légitime de tiers le justifie ({listed(whose)})"
    return f"{served} : {interest}." if interest else f"{served}."


def used_until(event: str) -> str:
    """Après quel événement les données ne servent plus à cela."""
    return f"Après {event}, nous n’utilisons plus vos données personnelles à cette fin."


def recipient(party: Party, tasks: Sequence[str], *, all_: bool = False, one_team: bool = True) -> str:
    """Qui reçoit des données, pour quoi faire, et tenu par quoi (art. 13, § 1, e) ; art. 28)."""
    name = party.name["fr"]
    if party.role is Role.STAFF:
        bound = f", {party.confidential['fr']}" if party.confidential else ""
        # Avec une seule équipe, personne d’autre n’a accès ; avec plusieurs, aucune n’est seule à l’avoir.
        return f"En interne, l’accès est {'réservé' if one_team else 'ouvert'} {a(name)}{bound}."
    where = f", {inside(party.country, 'fr')}," if party.country else ""
    does = f" {party.does['fr']}." if party.does else " reçoit des données personnelles."
    bound = f" {whole(capital(party.confidential['fr']))}" if party.confidential else ""
    return f"{capital(name)}{where}{does}{bound}{_bond(party, tasks, all_=all_)}"


def _bond(party: Party, tasks: Sequence[str], *, all_: bool) -> str:
    if party.role is Role.JOINT_CONTROLLER:
        return " Il décide avec nous pourquoi et comment vos données personnelles sont utilisées, et vous en répond comme nous."
    if party.role is not Role.PROCESSOR:
        return ""
    signed = f" du {day(party.contract)}" if party.contract else ""
    # Une liste que personne ne lirait jusqu’au bout : les finalités ci-dessus le nomment une à une.
    only = "pour les finalités qui le citent plus haut" if all_ else each("pour", tasks) if tasks else ""
    limits = f", et seulement {only}" if only else ""
    return f" Ce sous-traitant agit sur nos instructions, en vertu d’un contrat{signed}{limits}."


def staying() -> str:
    """Pas de transfert."""
    return "Vos données personnelles restent dans l’Espace économique européen."


def transfer(party: Party, country: str, transfer: Transfer, decision: str) -> str:
    """Où vont des données hors de l’Espace économique européen, et ce qui les y protège (art. 13, § 1, f))."""
    start = f"{party.name['fr']} peut utiliser des données personnelles {inside(country, 'fr')}."
    match transfer.tool:
        case "adequacy":
            since = f", certifié depuis le {day(transfer.certified)}," if transfer.certified else ""
            number = decision.replace("(EU)", "(UE)").replace("/EC", "/CE").replace("/EU", "/UE")
            given = f"de la décision {number}" if decision else "d’une décision"
            scheme = f" ({_SCHEMES.get(transfer.scheme, transfer.scheme)})" if transfer.scheme else ""
            return (
                f"{start} Le destinataire{since} relève {given} de la Commission européenne{scheme}, "
                "qui y juge la protection adéquate."
            )
        case "scc":
            module = f" (module {transfer.module})" if transfer.module else ""
            clauses = f"{start} Le destinataire est lié par les clauses contractuelles types de la Commission européenne{module}."
            if transfer.assessed is None:
                return clauses
            return f"{clauses} Nous avons évalué le droit de ce pays le {day(transfer.assessed)}."
        case "bcr":
            return f"{start} Des règles d’entreprise contraignantes, approuvées par une autorité, les y protègent."
        case "derogation":
            return f"{start} Cela n’arrive que dans les cas prévus par l’article 49 du RGPD."
        case _:
            return start


def copy_of_safeguards() -> str:
    """Comment voir les garanties (art. 13, § 1, f))."""
    return f"Vous pouvez nous demander une copie {de('ces garanties')}."
