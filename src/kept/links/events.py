"""The events that start or end a duration, as people read them: noun phrases with their article."""

from __future__ import annotations

from kept.findings import Words
from kept.policy import Policy

_EVENTS = {
    "collected": Words("the day it was collected", "la date de collecte"),
    "last-contact": Words("the last contact", "le dernier contact"),
    "last-login": Words("the last login", "la dernière connexion"),
    "account-closed": Words("the closing of the account", "la fermeture du compte"),
    "process-closed": Words("the end of the discussions", "la fin des échanges"),
    "contract-signed": Words("the signing of the contract", "la signature du contrat"),
    "end-of-contract": Words("the end of the contract", "la fin du contrat"),
    "invoice-date": Words("the date of the invoice", "la date de la facture"),
    "fiscal-year-end": Words("the end of the financial year", "la clôture de l’exercice"),
    "transaction": Words("the payment", "le paiement"),
    "deposit": Words("the deposit", "le dépôt"),
    "choice": Words("the choice", "le choix"),
    "objection": Words("the objection", "l’opposition"),
    "recorded": Words("the recording", "l’enregistrement"),
    "sent": Words("the sending", "l’envoi"),
    "answered": Words("the answer", "la réponse"),
    "request-answered": Words("the answer to the request", "la réponse à la demande"),
}


def event_words(policy: Policy, name: str) -> Words:
    """The words of an event: the policy's own where it declares them, else Kept's."""
    own = policy.events.get(name)
    if own is not None:
        return Words(own["en"], own["fr"])
    return _EVENTS.get(name) or Words(name.replace("-", " "), name.replace("-", " "))
