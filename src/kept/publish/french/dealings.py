"""Rôles, services, décisions, autorités, messages, mineurs et autres documents : en français."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kept.grammar.french import a, capital, day, de, either, listed, whole
from kept.policy import Decision, Message, Minors, Party, Terms

_WAYS = {
    "email": "par e-mail",
    "sms": "par SMS",
    "phone": "par téléphone",
    "post": "par courrier",
    "screen": "à l’écran",
}
_SAFEGUARDS = {
    "human-review": "demander qu’une personne la réexamine",
    "own-view": "donner votre point de vue",
    "contest": "la contester",
}


def on_behalf(name: str) -> str:
    """L’organisation est aussi sous-traitante, et ce que cela veut dire (RGPD, art. 4, 8) ; art. 28)."""
    return (
        f"Des clients confient aussi des données personnelles {a(name)}. Ils décident pourquoi et comment elles sont "
        f"utilisées ; {name} n’agit alors que sur leurs instructions, en tant que sous-traitant."
    )


def ask_the_client() -> str:
    """À qui s’adresser quand l’organisation n’agit que pour un client (RGPD, art. 28, § 3, e))."""
    return (
        "Dans les cas qui suivent, ce sont nos clients qui décident, et non nous. Pour exercer vos droits, adressez-vous "
        "à l’organisme avec lequel vous êtes en relation ; nous l’aidons à vous répondre."
    )


def forwarded(what: str) -> str:
    """Le sort d’une demande qui aurait dû aller à un client."""
    return whole(capital(what))


def jointly(names: Sequence[str]) -> str:
    """Ceux qui décident ensemble (RGPD, art. 26)."""
    return f"{capital(listed(names))}, conjointement"


def joint_controllers(name: str, others: Sequence[str]) -> str:
    """D’autres décident aussi, et les droits valent contre chacun (RGPD, art. 26, § 3)."""
    return (
        f"{name} prend certaines de ces décisions conjointement avec {listed(others)}. Vous pouvez exercer vos droits à "
        "l’égard de chacun d’eux ; les grandes lignes de leur accord vous sont communiquées sur demande."
    )


def with_option(option: str) -> str:
    """Ce qui n’existe que si le contrat d’un client comprend une option."""
    return f"Seulement si le contrat du client comprend {option}."


def may_add(options: Sequence[str]) -> str:
    """Ce que le contrat d’un client peut ajouter à un service."""
    return f"Le contrat du client peut y ajouter {listed(options)}." if options else ""


def through(people: Sequence[str], organisations: Sequence[str]) -> str:
    """Les personnes que l’organisation connaît par d’autres."""
    return f"Nous connaissons les {listed(people)} par l’intermédiaire des {listed(organisations)}."


def observed(sure: Sequence[str], perhaps: Sequence[str]) -> str:
    """Ce qui naît de l’usage et que personne ne saisit."""
    what = f"{', '.join(sure)} et, le cas échéant, {listed(perhaps)}" if sure and perhaps else listed(sure or perhaps)
    return f"Vous n’avez rien à saisir : l’usage produit de lui-même les données suivantes : {what}."


def without(refusing: str) -> str:
    """Ce qui s’ensuit quand manquent des données que personne ne saisit (RGPD, art. 13, § 2, e))."""
    return f"Sans ces données, {whole(refusing)}"


def given_by(names: Sequence[str], *, public: bool | None) -> str:
    """Qui transmet les données, et si la source est ouverte à tous (RGPD, art. 14, § 2, f))."""
    said = f"Elles nous parviennent par l’intermédiaire {de(listed(names))}." if names else ""
    if public is None:
        return said
    source = "Cette source est accessible au public." if public else "Cette source n’est pas accessible au public."
    return f"{said} {source}".strip()


def sensitive(ground: str) -> str:
    """Une catégorie particulière, et l’exception qui la permet (RGPD, art. 9, § 2)."""
    if ground:
        return f"Ce sont des données sensibles, que nous n’utilisons que dans les cas permis par la loi ({ground})."
    return "Ce sont des données sensibles au sens de l’article 9 du RGPD."


def identifying(directly: Sequence[str], indirectly: Sequence[str]) -> str:
    """Ce qui dit qui est quelqu’un, et ce qui peut y mener (RGPD, art. 4, 1), considérant 26)."""
    said = [f"Certaines de ces données disent directement qui vous êtes : {listed(directly)}."] if directly else []
    said += (
        [f"Certaines peuvent mener à vous une fois rapprochées d’autres informations : {listed(indirectly)}."]
        if indirectly
        else []
    )
    return " ".join(said)


def profiled(logic: str, consequences: str) -> str:
    """Une finalité évalue des personnes : comment, et ce qui en résulte (RGPD, art. 4, 4) ; art. 13, § 2, f))."""
    how = f" Comment : {whole(logic)}" if logic else ""
    then = f" Ce qui en résulte pour vous : {whole(consequences)}" if consequences else ""
    return f"Nous évaluons certaines de vos caractéristiques ou de vos habitudes par des moyens automatisés.{how}{then}"


def aggregated() -> str:
    """Des chiffres qui ne sont plus des données personnelles."""
    return (
        "Nous tirons des données personnelles les chiffres suivants, qui ne permettent d’identifier personne. Rapprochés "
        "de ce qui identifie quelqu’un, ils redeviendraient des données personnelles et relèveraient de cette politique."
    )


def shielded(fewest: int | None, tested: date | None) -> str:
    """Ce qui empêche des chiffres de nommer quelqu’un : le plus petit groupe, et le test (RGPD, considérant 26)."""
    said = [f"Aucun chiffre n’est donné sur moins de {fewest} personnes."] if fewest else []
    said += [f"Test du {day(tested)} : nul ne peut y être isolé, relié ni deviné."] if tested else []
    return " ".join(said)


def decided(decision: Decision) -> str:
    """Si une décision pèse sur les personnes (RGPD, art. 22, § 1)."""
    if decision.legal_effect is None:
        return ""
    if decision.legal_effect:
        return "Cette décision produit pour vous des effets juridiques, ou vous affecte tout autant."
    return "Cette décision ne produit pour vous aucun effet juridique et ne vous affecte pas de façon comparable."


def guarded(safeguards: Sequence[str]) -> str:
    """Ce que peut faire une personne face à une décision (RGPD, art. 22, § 3)."""
    return f"Vous pouvez {listed([_SAFEGUARDS[each] for each in safeguards])}." if safeguards else ""


def disclosed() -> str:
    """Avant la liste des autorités."""
    return (
        "Nous ne remettons de données personnelles à une autorité ou à un juge que si une loi nous y oblige, "
        "et seulement celles qui sont demandées."
    )


def told_of_it(*, told: bool) -> str:
    """Si les personnes apprennent qu’une autorité a obtenu des données sur elles."""
    return "Oui, sauf si la loi l’interdit." if told else "Non."


def other_message(message: Message, people: Sequence[str], aim: str = "") -> str:
    """Un message qui n’est pas commercial : comment, à qui, peut-on le refuser, et la finalité dont il relève."""
    ways = either([_WAYS[way] for way in message.by])
    to = f"aux {listed(people)}" if people else ""
    start = capital(", ".join(part for part in (ways, to) if part))
    said = f"{start}." if start else ""
    if message.refusable:
        said += " Vous pouvez refuser ces messages."
    elif message.refusable is False:
        why = f" : ils sont nécessaires {a(message.needed_for['fr'].rstrip('.'))}" if message.needed_for else ""
        said += f" Ces messages ne peuvent pas être refusés{why}."
    elif message.needed_for:
        said += f" Ils sont nécessaires {a(whole(message.needed_for['fr']))}"
    return f"{said} Finalité : {whole(aim)}".strip() if aim else said.strip()


def minors(minors: Minors) -> tuple[str, ...]:
    """Si des mineurs sont concernés, dès quel âge seuls, et comment un parent consent (RGPD, art. 8 ; LIL, art. 45)."""
    if not minors.concerned:
        said = [
            "Ce que nous proposons ne s’adresse pas aux mineurs, et nous n’utilisons pas sciemment leurs données personnelles."
        ]
    else:
        said = ["Certaines des données personnelles que nous utilisons concernent des mineurs."]
    if minors.alone_from is not None:
        said.append(
            f"À partir de {minors.alone_from} ans, un mineur peut consentir seul ; avant cet âge, un titulaire de "
            "l’autorité parentale doit consentir avec lui."
        )
    if minors.parent:
        said.append(whole(capital(minors.parent["fr"])))
    return tuple(said)


def document(terms: Terms, accepted: Sequence[str]) -> str:
    """Un texte à côté de la politique, et ce qu’il en est de l’un à l’autre."""
    said: list[str] = []
    number = f"Version {terms.version}" if terms.version else ""
    since = f"{'en' if number else 'En'} vigueur depuis le {day(terms.since)}" if terms.since else ""
    if number or since:
        said.append(f"{', '.join(part for part in (number, since) if part)}.")
    if terms.part:
        said.append("Cette politique en fait partie.")
    if terms.prevails:
        said.append("En cas de différence, ce document l’emporte sur cette politique.")
    if accepted:
        said.append(f"Ce texte doit être accepté par les {listed(accepted)}.")
    return " ".join(said)


def engaged_by(name: str) -> str:
    """Le sous-traitant d’un sous-traitant (RGPD, art. 28, § 4)."""
    return f"C’est {name} qui fait appel à ses services, avec les mêmes obligations."


def serves(services: Sequence[str]) -> str:
    """Les services pour lesquels travaille un intervenant."""
    return f"Intervient pour : {listed(services)}."


def own_policy(address: str) -> str:
    """Où se trouve la politique de l’intervenant lui-même."""
    return f"Sa propre politique : {address}"


def appointed(party: Party, authority: str) -> str:
    """L’autorité connaît le délégué (RGPD, art. 37, § 7)."""
    if not party.told_authority:
        return ""
    to = "à la CNIL" if authority == "CNIL" else "à l’autorité de contrôle"
    return f"Sa désignation a été notifiée {to}."


def partners(names: Sequence[str]) -> str:
    """Les partenaires qui écrivent en leur nom."""
    many = len(names) > 1
    return f"{capital(listed(names))} {'peuvent' if many else 'peut'} aussi vous écrire en {'leur' if many else 'son'} nom."
