"""Ce que demande un dossier, cas par cas, en français."""

from __future__ import annotations

from collections.abc import Sequence

from kept.grammar.french import capital, either, listed


def in_case(case: str, fields: Sequence[str], choice: Sequence[str], law: str, why: str) -> str:
    """Ce qu’il faut de plus dans un cas, selon quelle loi ou pourquoi (art. 5, § 1, c), et 13, § 2, e))."""
    what = listed([*fields, either(choice)] if choice else fields)
    because = f", car {why}" if why else ""
    return f"{capital(case)}, il nous faut aussi : {what}{because}{f' ({law})' if law else ''}."


def one_enough(fields: Sequence[str]) -> str:
    """Qu’un seul document suffit, et que le second n’est pas pris."""
    return f"Un seul de ces éléments suffit, et nous n’en prenons pas de second : {listed(fields)}."


def once_for_each(field: str, of: str) -> str:
    """Combien d’un document : un par valeur d’un autre champ."""
    return f"{capital(field)} : à fournir une seule fois par {of}."


def not_older(field: str, length: str) -> str:
    """De quand un document doit dater."""
    return f"{capital(field)} : {length} au plus."


def shown_in_part(fields: Sequence[str]) -> str:
    """Ce qui est masqué à l’écran (art. 5, § 1, f), et 25, § 2)."""
    return f"Affichage partiel seulement : {listed(fields)}."


def never_shown(fields: Sequence[str]) -> str:
    """Ce qui entre et ne se relit pas (art. 32)."""
    return f"Aucune relecture possible après la saisie : {listed(fields)}."
