"""When Kept's own memory cannot be used: what happened, and the way out."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from kept.findings import Finding, KeptError, Severity, Words

# what the drivers say, in lower case, and the code of the finding it becomes; first match wins
_SAYINGS = (
    ("database or disk is full", "state-full"),
    ("no space left", "state-full"),
    ("disk quota", "state-full"),
    ("could not extend file", "state-full"),
    ("readonly database", "state-read-only"),
    ("read-only", "state-read-only"),
    ("permission denied", "state-read-only"),
    ("database is locked", "state-busy"),
    ("lock timeout", "state-busy"),
    ("not a database", "state-damaged"),
    ("malformed", "state-damaged"),
    ("could not decode", "state-damaged"),
    ("disk i/o error", "state-disk"),
    ("file too large", "state-disk"),
    ("input/output error", "state-disk"),
)

_WORDS: dict[str, tuple[Words, Words]] = {
    "state-full": (
        Words("the disk that holds Kept's state is full", "le disque qui porte l’état de Kept est plein"),
        Words(
            "free some room there, then run the same command again: it resumes where it stopped",
            "libérez de la place, puis relancez la même commande : elle reprend où elle s’est arrêtée",
        ),
    ),
    "state-read-only": (
        Words("Kept's state cannot be written", "l’état de Kept ne peut pas être écrit"),
        Words(
            "give the account that runs Kept the right to write there, or name another folder with --state or KEPT_STATE",
            "donnez au compte qui exécute Kept le droit d’y écrire, ou nommez un autre dossier avec --state ou KEPT_STATE",
        ),
    ),
    "state-busy": (
        Words(
            "another Kept has kept the state locked too long", "un autre Kept garde l’état verrouillé trop longtemps"
        ),
        Words(
            "wait until the other command has ended, then run this one again",
            "attendez la fin de l’autre commande, puis relancez celle-ci",
        ),
    ),
    "state-damaged": (
        Words("Kept's state is damaged and cannot be read", "l’état de Kept est endommagé et illisible"),
        Words(
            "put back the last backup of the state folder, then run `kept journal verify`",
            "remettez la dernière sauvegarde du dossier d’état, puis lancez « kept journal verify »",
        ),
    ),
    "state-disk": (
        Words("the disk refused to write Kept's state", "le disque a refusé d’écrire l’état de Kept"),
        Words(
            "look at the disk (room, quota, health), then run the same command again: it resumes where it stopped",
            "examinez le disque (place, quota, santé), puis relancez la même commande : elle reprend où elle s’est arrêtée",
        ),
    ),
    "state-unreachable": (
        Words("Kept's state cannot be reached", "l’état de Kept est injoignable"),
        Words(
            "check that the folder or the database exists and answers, or name another with --state or KEPT_STATE",
            "vérifiez que le dossier ou la base existe et répond, ou nommez-en un autre avec --state ou KEPT_STATE",
        ),
    ),
    "state-newer": (
        Words("this state was written by a later Kept", "cet état a été écrit par une version ultérieure de Kept"),
        Words(
            "run the version of Kept that wrote it, or a later one: nothing was touched",
            "utilisez la version de Kept qui l’a écrit, ou une version ultérieure : rien n’a été touché",
        ),
    ),
    "keys-missing": (
        Words(
            "the keys of this state are missing or are not the ones it was made with",
            "les clés de cet état manquent ou ne sont pas celles avec lesquelles il a été créé",
        ),
        Words(
            "put back its keys/ folder from a backup: new keys would break every pseudonym and every seal",
            "remettez son dossier keys/ depuis une sauvegarde : de nouvelles clés rompraient chaque pseudonyme "
            "et chaque scellé",
        ),
    ),
    "seal-broken": (
        Words(
            "a sealed value of Kept's state was altered or moved",
            "une valeur scellée de l’état de Kept a été altérée ou déplacée",
        ),
        Words(
            "put back the last backup of the state folder, then run `kept journal verify`",
            "remettez la dernière sauvegarde du dossier d’état, puis lancez « kept journal verify »",
        ),
    ),
}


class StateUnusable(KeptError):  # noqa: N818 - it names the state of the State
    """Kept's own memory refuses to serve: a full or read-only disk, a missing key, an unreachable database.

    ``finding.code`` is one of ``state-full``, ``state-read-only``, ``state-busy``, ``state-damaged``, ``state-disk``,
    ``state-unreachable``, ``state-newer``, ``keys-missing``, ``seal-broken``.
    """

    def __init__(self, code: str, where: str = "") -> None:
        headline, way_out = _WORDS[code]
        suffix = f": {where}" if where else ""
        told = Words(headline.en + suffix, headline.fr + (f" : {where}" if where else ""))
        super().__init__(Finding(code, Severity.ERROR, told, help=way_out))


def unusable(error: SQLAlchemyError | sqlite3.Error | OSError, where: Path | str) -> StateUnusable:
    """The finding that a driver's or the system's complaint becomes. Values bound to statements are never repeated."""
    said = str(getattr(error, "orig", None) or error).lower()
    code = next((code for saying, code in _SAYINGS if saying in said), "state-unreachable")
    return StateUnusable(code, str(where))
