"""The events that start or end a duration, as noun phrases with their article: to staff, and to the person concerned."""

from __future__ import annotations

from kept.findings import Words
from kept.policy import Policy

EVENTS = {
    "collected": Words("the day it was collected", "la date de collecte"),
    "last-contact": Words("the last contact", "le dernier contact"),
    "last-login": Words("the last login", "la dernière connexion"),
    "account-closed": Words("the closing of the account", "la fermeture du compte"),
    "process-closed": Words("the end of the discussions", "la fin des échanges"),
    "contract-signed": Words("the signing of the contract", "la signature du contrat"),
    "end-of-contract": Words("the end of the contract", "la fin du contrat"),
    "invoice-date": Words("the date of the invoice", "la date de la facture"),
    "fiscal-year-end": Words("the end of the financial year", "la clôture de l’exercice comptable"),
    "transaction": Words("the payment", "le paiement"),
    "deposit": Words("the deposit", "le dépôt"),
    "choice": Words("the choice", "le choix"),
    "objection": Words("the objection", "l’opposition"),
    "recorded": Words("the recording", "l’enregistrement"),
    "sent": Words("the sending of the message", "l’envoi du message"),
    "answered": Words("the answer", "la réponse"),
    "request-answered": Words("the answer to the request", "la réponse à la demande"),
    "told-of-source": Words("the notice on the source of the data", "l’information sur la source des données"),
}
_YOURS = {
    "collected": Words("its collection", "leur collecte"),
    "last-contact": Words("your last contact with us", "votre dernier contact avec nous"),
    "last-login": Words("your last login", "votre dernière connexion"),
    "account-closed": Words("the closing of your account", "la fermeture de votre compte"),
    "process-closed": Words("the end of our discussions", "la fin de nos échanges"),
    "choice": Words("your choice", "votre choix"),
    "objection": Words("your objection", "votre opposition"),
    "answered": Words("our answer", "notre réponse"),
    "request-answered": Words("the answer to your request", "la réponse à votre demande"),
}


def event_words(policy: Policy, name: str) -> Words:
    """An event as staff speak of it: the policy's own words where it declares them, else Kept's."""
    return _own(policy, name) or EVENTS.get(name) or Words(name.replace("-", " "), name.replace("-", " "))


def event_told(policy: Policy, name: str) -> Words:
    """An event as the person concerned is told of it: "your last contact with us"."""
    return _own(policy, name) or _YOURS.get(name) or event_words(policy, name)


def _own(policy: Policy, name: str) -> Words | None:
    own = policy.events.get(name)
    return None if own is None else Words(own["en"], own["fr"])
