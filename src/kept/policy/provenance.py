"""Particulars of where data came from: what whoever takes it in must say beside it, so that each record can tell."""

from __future__ import annotations

from typing import Literal

from kept.findings import Words

Particular = Literal["agent", "contract", "description", "client", "seller", "list-date", "scope", "proof"]
Told = Literal[
    "agent", "contract", "description", "client", "seller", "list-date", "scope", "proof", "channel", "purpose"
]
"""What a record can tell of where it came from; Kept itself writes the channel and the purpose."""

WORDS: dict[str, Words] = {
    "agent": Words("who took it in", "qui l’a reçu"),
    "contract": Words("the reference of the contract", "la référence du contrat"),
    "description": Words("by what way it came", "par quelle voie elles sont venues"),
    "client": Words("the client that supplied it", "le client qui les a fournies"),
    "seller": Words("the seller of the list", "le vendeur de la liste"),
    "list-date": Words("the date of the list", "la date de la liste"),
    "scope": Words("what the list may be used for", "à quoi la liste peut servir"),
    "proof": Words("the proof of consent or of opt-out", "la preuve du consentement ou de la faculté d’opposition"),
    "channel": Words("the channel", "le canal"),
    "purpose": Words("the purpose", "la finalité"),
}
