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


def only_country(field: str) -> str:
    """D’un lieu, le pays seul (RGPD, art. 5, § 1, c))."""
    return f"{capital(field)} : nous n’en conservons que le pays."


def not_older(field: str, length: str) -> str:
    """De quand un document doit dater."""
    return f"{capital(field)} : {length} au plus."


def shown_in_part(fields: Sequence[str]) -> str:
    """Ce qui est masqué à l’écran (art. 5, § 1, f), et 25, § 2)."""
    return f"Affichage partiel seulement : {listed(fields)}."


def never_shown(fields: Sequence[str]) -> str:
    """Ce qui entre et ne se relit pas (art. 32)."""
    return f"Aucune relecture possible après la saisie : {listed(fields)}."


def between(after: str, until: str) -> str:
    """Entre quels événements des données arrivent (art. 5, § 1, b))."""
    when = " et ".join(part for part in (f"après {after}" if after else "", f"avant {until}" if until else "") if part)
    return f"La collecte n’a lieu qu’{when}."


def checked_once(fields: Sequence[str], event: str, length: str) -> str:
    """Ce que règle une vérification, et pour combien de temps (art. 5, § 1, c))."""
    return f"Pendant {length} après {event}, nous ne redemandons pas : {listed(fields)}."


def used_after(event: str) -> str:
    """Avant quel événement les données ne servent pas encore à cela."""
    return f"Vos données personnelles ne servent à cette fin qu’après {event}."


def by_preference() -> str:
    """Qu’un envoi suit le moyen préféré, et nul autre."""
    return "Nous vous joignons par le moyen que vous préférez, et par nul autre."
