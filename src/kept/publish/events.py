"""The events that start or end a duration, as a sentence names them: noun phrases, with their article."""

from __future__ import annotations

from kept.findings import Words
from kept.policy import Policy

EVENTS: dict[str, Words] = {
    "collected": Words("its collection", "leur collecte"),
    "last-contact": Words("your last contact with us", "votre dernier contact avec nous"),
    "last-login": Words("your last login", "votre dernière connexion"),
    "account-closed": Words("the closing of your account", "la fermeture de votre compte"),
    "process-closed": Words("the end of our discussions", "la fin de nos échanges"),
    "contract-signed": Words("the signing of the contract", "la signature du contrat"),
    "end-of-contract": Words("the end of the contract", "la fin du contrat"),
    "invoice-date": Words("the date of the invoice", "la date de la facture"),
    "fiscal-year-end": Words("the end of the financial year", "la clôture de l’exercice comptable"),
    "transaction": Words("the payment", "le paiement"),
    "deposit": Words("the deposit", "le dépôt"),
    "choice": Words("your choice", "votre choix"),
    "objection": Words("your objection", "votre opposition"),
    "recorded": Words("the recording", "l’enregistrement"),
    "sent": Words("the sending of the message", "l’envoi du message"),
    "answered": Words("our answer", "notre réponse"),
    "request-answered": Words("the answer to your request", "la réponse à votre demande"),
}


def event(policy: Policy, name: str) -> Words:
    """The words of an event: the policy's own where it declares them, else Kept's."""
    own = policy.events.get(name)
    if own is not None:
        return Words(own["en"], own["fr"])
    return EVENTS.get(name) or Words(name.replace("-", " "), name.replace("-", " "))
