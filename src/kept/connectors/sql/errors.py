"""What a database can answer instead of doing its work, as findings.

The driver's own words are never passed on: they may carry a person's data (``Key (email)=(…) already exists``) or a
password. A finding names the place and the table, what happened, what was touched, and the way out.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from kept.connectors.sql.dialect import Dialect
from kept.findings import KeptError, stopped


@dataclass(frozen=True, slots=True)
class _Said:
    en: str
    fr: str
    help_en: str
    help_fr: str


_ADDRESS_EN = "check the address in the environment variable that holdings.yaml names"
_ADDRESS_FR = "vérifiez l’adresse dans la variable d’environnement que nomme holdings.yaml"
_AGAIN_EN = "run the command again, and it resumes where it stopped"
_AGAIN_FR = "relancez la commande, elle reprend où elle s’est arrêtée"

_SAYINGS = {
    "unreachable-place": _Said(
        "the place {place} does not answer",
        "le lieu {place} ne répond pas",
        f"check that the server runs and can be reached from here, and {_ADDRESS_EN}",
        f"vérifiez que le serveur tourne et qu’il est joignable d’ici, et {_ADDRESS_FR}",
    ),
    "wrong-password": _Said(
        "the place {place} refuses the account or the password",
        "le lieu {place} refuse le compte ou le mot de passe",
        f"{_ADDRESS_EN}, and that the account may connect from this machine",
        f"{_ADDRESS_FR}, et que le compte a le droit de se connecter depuis cette machine",
    ),
    "unknown-database": _Said(
        "the server of {place} has no database of that name, or the account may not open it",
        "le serveur de {place} n’a pas de base de ce nom, ou le compte n’a pas le droit de l’ouvrir",
        _ADDRESS_EN,
        _ADDRESS_FR,
    ),
    "read-only-place": _Said(
        "{place} can only be read: nothing can be erased there",
        "{place} est en lecture seule : rien ne peut y être effacé",
        "give the address of the primary server, or make the file and its folder writable",
        "donnez l’adresse du serveur principal, ou rendez le fichier et son dossier modifiables",
    ),
    "missing-table": _Said(
        "{place} no longer has a table that the statement names ({table})",
        "{place} n’a plus une table que nomme l’instruction ({table})",
        "correct holdings.yaml, then plan again",
        "corrigez holdings.yaml, puis refaites le plan",
    ),
    "missing-column": _Said(
        "the table {table} of {place} no longer has a column that the statement names",
        "la table {table} de {place} n’a plus une colonne que nomme l’instruction",
        "correct holdings.yaml, then plan again",
        "corrigez holdings.yaml, puis refaites le plan",
    ),
    "permission-denied": _Said(
        "the account that Kept uses in {place} lacks a right that {table} needs",
        "le compte qu’emploie Kept dans {place} n’a pas un droit nécessaire sur {table}",
        "give it the rights that `kept plan --grants` prints",
        "donnez-lui les droits qu’affiche `kept plan --grants`",
    ),
    "disk-full": _Said(
        "the disk of {place} is full",
        "le disque de {place} est plein",
        f"free some space; {_AGAIN_EN}",
        f"libérez de la place ; {_AGAIN_FR}",
    ),
    "disk-failing": _Said(
        "{place} cannot read or write its disk",
        "{place} ne peut ni lire ni écrire son disque",
        f"check the disk and the rights on the folder; {_AGAIN_EN}",
        f"vérifiez le disque et les droits sur le dossier ; {_AGAIN_FR}",
    ),
    "damaged-place": _Said(
        "the file of {place} is no SQLite database, or is damaged",
        "le fichier de {place} n’est pas une base SQLite, ou il est endommagé",
        "check the address; if it is right, restore the file from a backup",
        "vérifiez l’adresse ; si elle est juste, restaurez le fichier depuis une sauvegarde",
    ),
    "place-locked": _Said(
        "{table} of {place} is held by other work and did not become free in time",
        "{table} de {place} est occupé par un autre travail et ne s’est pas libéré à temps",
        f"{_AGAIN_EN}, when the other work has ended",
        f"{_AGAIN_FR}, une fois l’autre travail terminé",
    ),
    "took-too-long": _Said(
        "{place} stopped a statement on {table} that took too long",
        "{place} a interrompu une instruction sur {table} qui durait trop longtemps",
        f"{_AGAIN_EN}; ask for smaller batches, or an index on the columns of its conditions",
        f"{_AGAIN_FR} ; demandez des lots plus petits, ou un index sur les colonnes de ses conditions",
    ),
    "too-many-connections": _Said(
        "the server of {place} accepts no more connections",
        "le serveur de {place} n’accepte plus de connexions",
        "wait, or keep a connection for the account that Kept uses",
        "attendez, ou réservez une connexion au compte qu’emploie Kept",
    ),
    "lost-connection": _Said(
        "the connection to {place} was lost",
        "la connexion à {place} a été perdue",
        "run the command again: a step that was already done changes nothing the second time",
        "relancez la commande : une étape déjà faite ne change rien la seconde fois",
    ),
    "rule-of-the-table": _Said(
        "a rule of the database forbids the change in {table} of {place} (a link, a unique or a required value)",
        "une règle de la base interdit la modification de {table} de {place} (lien, valeur unique ou obligatoire)",
        "nothing was changed; declare the records that point at these in holdings.yaml, so that they go first",
        "rien n’a été modifié ; déclarez dans holdings.yaml ce qui pointe vers ces données, pour que cela parte d’abord",
    ),
    "unexpected-answer": _Said(
        "{place} refused a statement on {table} for a reason that Kept does not know",
        "{place} a refusé une instruction sur {table} pour une raison que Kept ne connaît pas",
        "nothing was changed; the server's own log says why",
        "rien n’a été modifié ; le journal du serveur dit pourquoi",
    ),
}


def finding_for(code: str, place: str, table: str) -> KeptError:
    """The finding of that code, about that place and table."""
    said = _SAYINGS[code]
    names = {"place": f"`{place}`", "table": f"`{table}`" if table else "`?`"}
    return stopped(
        code,
        said.en.format_map(names),
        said.fr.format_map(names),
        help_en=said.help_en.format_map(names),
        help_fr=said.help_fr.format_map(names),
    )


@contextmanager
def told(dialect: Dialect, place: str, table: str = "") -> Iterator[None]:
    """Whatever the database answers inside becomes a finding; the driver's words stay here."""
    from sqlalchemy.exc import DBAPIError, SQLAlchemyError

    try:
        yield
    except DBAPIError as error:
        cause = error.orig if isinstance(error.orig, Exception) else error
        code = "lost-connection" if error.connection_invalidated else dialect.code_of(cause)
    except SQLAlchemyError:
        code = "unexpected-answer"
    else:
        return
    # `from None`: a chained traceback would print the driver's message, and with it a person's value.
    raise finding_for(code, place, table) from None
