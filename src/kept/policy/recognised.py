"""Kinds of data that the law treats apart, recognised by the names a policy gives them, in both languages.

For a DPO: a category called ``recordings``, or a field called "numéro de carte bancaire", is what its name says. Rules
with a figure or a ban of their own (card numbers, logs, health) ask here which categories they speak of.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Literal

from kept.policy.document import Policy
from kept.policy.purposes import DataCategory

Kind = Literal[
    "bank-card",
    "card-code",
    "payment",
    "recording",
    "log",
    "invoice",
    "payslip",
    "traffic",
    "location",
    "video",
    "badge",
    "identity-proof",
    "secret",
    "birth",
    "free-text",
    "national-number",
    "special",
    "offence",
]

_NAMES: dict[Kind, str] = {
    "bank-card": r"(?:bank|credit|debit|payment) cards?|card numbers?|cartes? (?:bancaires?|de paiement|bleue)|numeros? de carte",
    "card-code": r"cvv2?|cvc2?|card (?:security )?code|security code of (?:the|your) card|cryptogrammes?",
    "payment": r"(?:bank|credit|debit|payment) cards?|cartes? bancaires?|iban|bank (?:account|details)|banking data"
    r"|payments?|paiements?|coordonnees bancaires|donnees bancaires|rib|payment details|means of payment|moyens? de paiement",
    "recording": r"(?:call|voice|audio|telephone|phone) recordings?|recordings?(?: of (?:the |your )?(?:calls?|conversations?))?"
    r"|recorded calls?|enregistrements?(?: (?:audio|vocaux|telephoniques?|(?:des |d )?(?:appels?|conversations?)))?",
    "log": r"(?:connection|access|security|server|application|technical|activity)? ?logs?|connection data"
    r"|journaux (?:de |d )?(?:connexion|acces|securite|techniques)|donnees de connexion|logs? de connexion",
    "invoice": r"invoices?|factures?|accounting (?:records?|documents?|papers|data)|pieces? comptables?"
    r"|documents? comptables?",
    "payslip": r"payslips?|pay slips?|bulletins? de (?:paie|salaire)|fiches? de paie",
    "traffic": r"traffic data|traffic and connection data|donnees? de trafic|call detail records?|cdr",
    "location": r"location data|geolocation|geolocalisation|gps(?: position)?|donnees? de localisation"
    r"|position geographique|device location",
    "video": r"cctv|video ?surveillance|video ?protection|camera footage|images? des cameras",
    "badge": r"access badges?|badge (?:records?|data)|badges? d acces|passages? de badge",
    "identity-proof": r"(?:copy of (?:an |the |your )?)?identity (?:document|card|title)s?|proof of identity|id card|passports?"
    r"|identity proof|pieces? d identite|justificatifs? d identite|cartes? d identite|passeports?|titres? d identite",
    "secret": r"passwords?|mots? de passe|api keys?|access keys?|access tokens?|cles? d api|cles? d acces|jetons? d acces|private keys?"
    r"|secret keys?|credentials",
    "birth": r"date of birth|birth ?dates?|birth ?days?|dates? de naissance|dob",
    "free-text": r"free (?:text|comments?|notes?)|comments?|notes?|messages?|(?:description|information) (?:of|on) (?:the |your )?\w+|texte libre"
    r"|zones? libres?|commentaires?|remarques?|(?:description|informations?) (?:du|de la|de votre|sur le|sur la|sur votre) \w+|\w+ description",
    "national-number": r"(?:french )?(?:national )?(?:social security|national registration|national insurance) numbers?|nir|nss"
    r"|numeros? de securite sociale|numeros? (?:d inscription|insee)",
    "special": r"health(?: data| condition| status)?|medical (?:data|file|record|history)s?|diagnos[ei]s|allerg(?:y|ies)|disabilit(?:y|ies)"
    r"|handicaps?|religion|religious beliefs?|faith|political opinions?|trade union(?: membership)?|sexual (?:life|orientation)"
    r"|ethnic origins?|racial origins?|biometric(?: data| template)?s?|fingerprints?|genetic data|sante|donnees de sante"
    r"|dossiers? medica(?:l|ux)|antecedents medicaux|allergies?|diagnostics?|opinions? politiques?|convictions? religieuses?"
    r"|appartenance syndicale|orientation sexuelle|vie sexuelle|origines? ethniques?|donnees? biometriques?|empreintes? digitales?"
    r"|donnees? genetiques?",
    "offence": r"criminal (?:record|conviction|offence)s?|offences?|convictions? penales?|condamnations?|casiers? judiciaires?"
    r"|infractions?",
}


@cache
def kinds(name: str) -> frozenset[Kind]:
    """The kinds that a name says: the whole name, or a part of it between "and", commas and brackets."""
    said = pieces(name)
    return frozenset(kind for kind, pattern in _PATTERNS.items() if any(pattern.fullmatch(piece) for piece in said))


def pieces(name: str) -> frozenset[str]:
    """What a name lists, each in plain letters: "Nom et prénom" gives `nom` and `prenom`."""
    return frozenset(_plain(piece) for piece in _PARTS.split(name.replace("_", " ").replace("-", " ")))


def kinds_of(category: DataCategory, name: str = "") -> frozenset[Kind]:
    """The kinds of a category: by its key, its words and those of its fields."""
    words = [name, category.en, category.fr]
    for field, wording in category.fields.items():
        words += [field, wording.en, wording.fr]
    return _all(words)


def kinds_of_field(policy: Policy, field: str) -> frozenset[Kind]:
    """The kinds of one field, by its key and its words."""
    wording = policy.words_of_field(field)
    return _all([field, wording.en, wording.fr])


Nature = Literal["identify", "reach"]
_NATURES: dict[Nature, re.Pattern[str]] = {
    "identify": re.compile(
        r"(?:sur|first |last |user ?|full |company )?names?|form of address|(?:job )?titles?|pseudonyms?|identifiers?|post held.*|position"
        r"|job|function|role|employer|customer number|prenoms?|noms?(?: d utilisateur| de famille)?|civilites?|titres?|pseudonymes?"
        r"|identifiants?|poste(?: occupe.*)?|fonctions?|employeur|societe|numero (?:de )?client"
    ),
    "reach": re.compile(
        r"(?:(?:e ?mail|electronic|postal|home|work) )?address(?:es)?|e ?mails?|(?:tele)?phones?(?: numbers?)?|mobile(?: number)?|fax"
        r"|adresses?(?: (?:electroniques?|postales?|e ?mail))?|courriels?|(?:numeros? de )?telephones?|portable|telecopie"
    ),
}


def natures_of_field(policy: Policy, field: str) -> frozenset[Nature]:
    """Whether a field identifies people or reaches them, by its key and its words."""
    words = policy.words_of_field(field)
    said = [piece for name in (field, words.en, words.fr) if name for piece in pieces(name) if piece]
    return frozenset(nature for nature, pattern in _NATURES.items() if any(map(pattern.fullmatch, said)))


def categories_of(policy: Policy, kind: Kind) -> tuple[str, ...]:
    """The categories of data of a policy that are, or hold, data of that kind."""
    return tuple(name for name, category in policy.data.items() if kind in kinds_of(category, name))


def operator(policy: Policy) -> bool:
    """Whether the controller carries communications for others: by its clock for breaches, its duties or its words."""
    if policy.breach is not None and policy.breach.telecom_within is not None:
        return True
    if any(clause.duty and _OPERATORS_LAW.search(clause.duty) for clause in policy.retention.values()):
        return True
    texts = [text for statement in policy.statements.values() for text in (statement.en, statement.fr)]
    return any(text and _OPERATOR.search(text) for text in texts)


def _all(names: Iterable[str | None]) -> frozenset[Kind]:
    return frozenset(kind for name in names if name for kind in kinds(name))


def _plain(text: str) -> str:
    """Lower case, without accents, apostrophes or leading articles."""
    flat = unicodedata.normalize("NFKD", text.casefold())
    flat = "".join(letter for letter in flat if not unicodedata.combining(letter))
    flat = re.sub(r"[’'`]", " ", flat)
    return re.sub(r"\s+", " ", _ARTICLES.sub("", re.sub(r"\s+", " ", flat).strip())).strip()


_OPERATORS_LAW = re.compile(r"R\.? ?10-1[34]")
_OPERATOR = re.compile(
    r"\bARCEP\b|telecom(?:munications)? operator|operator of electronic communications"
    r"|opérateur (?:de télécommunications|télécom|de communications électroniques)",
    re.IGNORECASE,
)
_PARTS = re.compile(r",|;|/|\(|\)|:|\band\b|\bet\b|\bor\b|\bou\b")
_ARTICLES = re.compile(r"^(?:(?:the|your|our|a|an|le|la|les|l|vos|votre|nos|un|une|des|du|de|d)\s)+")
_PATTERNS: dict[Kind, re.Pattern[str]] = {kind: re.compile(pattern) for kind, pattern in _NAMES.items()}
