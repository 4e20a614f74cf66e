"""How a field leads to a person: by itself, together with something else, or not at all.

For a DPO: a surname says who somebody is; a telephone number, a number plate or a voice leads there with little effort
(GDPR art. 4(1), recitals 26 and 30). A policy may write it (``identifies:``); what it leaves out is told by the field's
own name, in either language. In doubt nothing is taken for an identifier here: what a set of other fields singles out is
measured on the records. Free text may say anything, so it may lead to somebody.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from kept.policy.document import Policy
from kept.policy.recognised import kinds, pieces

Lead = Literal["directly", "indirectly"]

_DIRECTLY = (
    r"(?:(?:full|last|first|middle|given|family|maiden|birth|billed|married) ?)?names?|names? of (?:the|one|your|a) .*|surnames?|forenames?|signator(?:y|ies)"
    r"|(?:account |card )?holder(?: name)?|noms?(?: (?:de famille|complets?|d usage|de naissance|facture|du (?:titulaire|signataire|payeur)|d un de vos .*))?"
    r"|(?:copy of the )?driving licen[cs]e|prenoms?|patronymes?|signataires?|titulaires?(?: (?:du compte|de la carte))?|signatures?"
)
_OF = r"(?: (?:of|de|du|des|d|that|which|who|used|utilisee?|qui|a|au|for|pour) .*)?"
_INDIRECTLY = (
    r"(?:other )?(?:(?:tele)?phone|mobile|landline|fax|calling|called|dialled|sms)(?: number)?s?|(?:numeros? (?:de )?)?(?:tele)?phones?(?: (?:fixe|mobile|portable)s?)?"
    r"|(?:numeros? )?(?:appelants?|appeles?)|numbers? of the (?:sender|recipient|caller)|numeros? (?:de l )?(?:emetteur|expediteur|destinataire)s?"
    r"|senders?|recipients?|emetteurs?|expediteurs?|destinataires?"
    r"|(?:licen[cs]e|number|registration|vehicle) plates?|plaques?(?: (?:d immatriculation|mineralogique))?|immatriculations?"
    r"|(?:postal |street |home |billing |delivery |mailing |billed )?address(?:es)?|adresses?(?: (?:postale|electronique|de facturation|de livraison))?s?"
    r"|e ?mails?(?: address(?:es)?)?|courriels?|adresses? (?:de )?(?:courriel|messagerie|e ?mail|mel)|mels?"
    r"|voices?|voice (?:messages?|prints?|recordings?)|voix|messages? (?:vocaux|vocal)|images?|photos?|photographs?|photographies?|pictures?|portraits?|avatars?"
    r"|(?:traffic )?ip(?: address(?:es)?)?|adresses? (?:ip|mac)|mac(?: address(?:es)?)?|imei|imsi|user ?names?|logins?|pseudonyms?|pseudonymes?"
    r"|noms? d utilisateur|noms? de connexion|comptes? de reseaux? socia(?:l|ux)|social (?:media )?(?:accounts?|handles?)"
    r"|(?:(?:call|sms|mail|tweet|chat|connection|user) )?licen[cs]es?(?: (?:number|id|identifier|key))?s?|cal|licences?"
    r"|identification(?: (?:number|used))?|numeros? d identification|(?:[a-z]+ ){0,3}identifiers?|identifiants?|(?:autres? )?identifiants? .*"
    r"|(?:customer|client|account|user|member|subscriber|order|contract|ticket|file|case|session|device|terminal|serial|visitor|invoice)"
    r" (?:id|number|reference|key)s?"
    r"|(?:numeros?|references?) (?:de |du |d |de la |de l )?(?:client|compte|adherent|abonne|commande|contrat|ticket|dossier|session|appareil|terminal|serie"
    r"|facture|licence|titre|piece)(?: .*)?"
)
_KINDS: dict[Lead, frozenset[str]] = {
    "directly": frozenset({"identity-proof", "national-number"}),
    "indirectly": frozenset({"payment", "bank-card", "recording", "video", "badge", "birth", "location", "free-text"}),
}
_NAMES: dict[Lead, re.Pattern[str]] = {
    "directly": re.compile(_DIRECTLY),
    "indirectly": re.compile(f"(?:{_INDIRECTLY}){_OF}"),
}


def identifies(policy: Policy, field: str) -> Lead | None:
    """How a field leads to a person: as the policy writes it, else as its key and its words tell."""
    category = policy.data.get(policy.category_of(field) or "")
    written = category.identifies.get(field) if category is not None else None
    if written is not None:
        return None if written == "never" else written
    words = policy.words_of_field(field)
    return _by_name(tuple(word for word in (field, words.en, words.fr) if word))


def is_address(policy: Policy, field: str) -> bool:
    """Whether the field holds internet addresses: statistics tell the network of one, and no more (GDPR recital 30)."""
    words = policy.words_of_field(field)
    said = [piece for word in (field, words.en, words.fr) if word for piece in pieces(word)]
    return any(_ADDRESS.fullmatch(piece) for piece in said)


_ADDRESS = re.compile(r"(?:[a-z]+ )?ip(?: address(?:es)?)?(?: of .*)?|adresses? ip(?: d.*)?")


@cache
def _by_name(names: tuple[str, ...]) -> Lead | None:
    said = [piece for name in names for piece in pieces(name)]
    known = frozenset(kind for name in names for kind in kinds(name))
    for lead, pattern in _NAMES.items():
        if known & _KINDS[lead] or any(pattern.fullmatch(piece) for piece in said):
            return lead
    return None
