"""Why a connector touched nothing: refusals are results, each with its way out."""

from __future__ import annotations

from kept.connectors.interface import Refusal
from kept.findings import Words


def statement_differs(place: str, table: str) -> Refusal:
    """The statement that would run now is not the one that was agreed."""
    return Refusal(
        "statement-differs",
        Words(
            f"the statement for `{table}` of `{place}` is not the one that was agreed",
            f"l’instruction pour `{table}` de `{place}` n’est pas celle qui a été acceptée",
        ),
        Words(
            "plan again, read the new statement, then apply it",
            "refaites le plan, relisez l’instruction, puis appliquez-la",
        ),
    )


def more_than_agreed(table: str, records: int, at_most: int) -> Refusal:
    """More records would go than were agreed; the transaction was undone."""
    return Refusal(
        "more-than-agreed",
        Words(
            f"{records} records of `{table}` would have changed, and at most {at_most} were agreed; nothing was changed",
            f"{records} enregistrements de `{table}` auraient changé, et {at_most} au plus étaient acceptés ; rien n’a changé",
        ),
        Words("plan again: the table has changed since", "refaites le plan : la table a changé depuis"),
    )


def uncounted(place: str, table: str) -> Refusal:
    """The engine did not say how many records it changed, so the change was undone."""
    return Refusal(
        "uncounted",
        Words(
            f"`{place}` does not say how many records of `{table}` would change; nothing was changed",
            f"`{place}` ne dit pas combien d’enregistrements de `{table}` changeraient ; rien n’a changé",
        ),
        Words(
            "remove the trigger or the rule that rewrites the statement, or leave this table out",
            "retirez le déclencheur ou la règle qui réécrit l’instruction, ou écartez cette table",
        ),
    )


def cannot_blank(place: str) -> Refusal:
    """A place of files has nothing to blank or mark: a file is there or it is not."""
    return Refusal(
        "cannot-blank",
        Words(
            f"`{place}` holds files: a file is removed whole, its columns are its name",
            f"`{place}` contient des fichiers : un fichier s’efface entier, ses colonnes sont son nom",
        ),
        Words("let the clause erase these records instead", "faites effacer ces enregistrements par la clause"),
    )
