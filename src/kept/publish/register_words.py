"""The words of the register's sheets, those of the authority's own template, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kept.findings import Language

TOOLS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "adequacy": "adequacy decision",
        "scc": "standard contractual clauses",
        "bcr": "binding corporate rules",
        "derogation": "derogation of art. 49",
    },
    "fr": {
        "adequacy": "décision d’adéquation",
        "scc": "clauses contractuelles types",
        "bcr": "règles d’entreprise contraignantes",
        "derogation": "dérogation de l’art. 49",
    },
}
"""What lets data leave the European Economic Area (GDPR arts 45 to 49)."""


REGIMES: Mapping[Language, Mapping[str, str]] = {
    "en": {"secrecy-of-correspondence": "secrecy of correspondence"},
    "fr": {"secrecy-of-correspondence": "secret des correspondances"},
}
"""The law of their own that some categories of data have beside the GDPR."""


FRAMEWORKS: Mapping[Language, Mapping[bool, str]] = {
    "en": {
        True: "The GDPR: it runs in the European Economic Area",
        False: "The GDPR, and outside the European Economic Area the guarantees of its articles 44 to 49",
    },
    "fr": {
        True: "Le RGPD : il a lieu dans l’Espace économique européen",
        False: "Le RGPD, et hors de l’Espace économique européen les garanties de ses articles 44 à 49",
    },
}
"""By which law a treatment is governed: wholly within the European Economic Area, or not (GDPR arts 3, 44)."""


@dataclass(frozen=True, slots=True)
class RegisterWords:
    """Titles of the sheets, and what stands beside each value (by the name of the field)."""

    as_controller: str
    as_processor: str
    listing: str
    sheet: str
    number: str
    organisation: str
    nothing: str
    fields: Mapping[str, str]


REGISTER_WORDS: Mapping[Language, RegisterWords] = {
    "en": RegisterWords(
        as_controller="Records of processing activities – controller (GDPR art. 30(1))",
        as_processor="Records of processing activities – processor (GDPR art. 30(2))",
        listing="List",
        sheet="Sheet",
        number="No",
        organisation="Organisation",
        nothing="none",
        fields={
            "controller": "Controller",
            "controller_contact": "Contact details",
            "processor": "Processor",
            "processor_contact": "Contact details",
            "representative": "Representative",
            "officer": "Data protection officer",
            "activity": "Reference",
            "created": "Created on",
            "updated": "Updated on",
            "purpose": "Purpose",
            "processing": "Category of processing",
            "basis": "Legal basis",
            "joint_controllers": "Joint controllers",
            "clients": "Carried out for",
            "instructions": "Instructions",
            "people": "Categories of people",
            "data": "Categories of data",
            "special_data": "Sensitive data (arts 9 and 10)",
            "recipients": "Recipients",
            "sub_processors": "Sub-processors",
            "territory": "Territory",
            "framework": "Law that governs it",
            "transfers": "Transfers outside the European Economic Area",
            "retention": "Time limits for erasure",
            "security": "Security measures",
            "policy_version": "Made from",
        },
    ),
    "fr": RegisterWords(
        as_controller="Registre des activités de traitement – responsable du traitement (RGPD, art. 30, § 1)",
        as_processor="Registre des catégories d’activités de traitement – sous-traitant (RGPD, art. 30, § 2)",
        listing="Liste",
        sheet="Fiche",
        number="N°",
        organisation="Organisme",
        nothing="aucun",
        fields={
            "controller": "Responsable du traitement",
            "controller_contact": "Coordonnées",
            "processor": "Sous-traitant",
            "processor_contact": "Coordonnées",
            "representative": "Représentant",
            "officer": "Délégué à la protection des données",
            "activity": "Référence",
            "created": "Date de création",
            "updated": "Mise à jour",
            "purpose": "Finalité",
            "processing": "Catégorie de traitement",
            "basis": "Base légale",
            "joint_controllers": "Responsables conjoints",
            "clients": "Effectué pour le compte de",
            "instructions": "Instructions",
            "people": "Catégories de personnes concernées",
            "data": "Catégories de données",
            "special_data": "Données sensibles (art. 9 et 10)",
            "recipients": "Destinataires",
            "sub_processors": "Sous-traitants ultérieurs",
            "territory": "Territoire",
            "framework": "Droit applicable",
            "transfers": "Transferts hors de l’Espace économique européen",
            "retention": "Délais d’effacement",
            "security": "Mesures de sécurité",
            "policy_version": "Établi d’après",
        },
    ),
}
