"""French words: lists, articles and their contractions, days, lengths of time, and how they are printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kept.calendar import Period, day_in_words
from kept.grammar.lists import joined
from kept.grammar.lists import whole as whole  # noqa: PLC0414 - both languages close a sentence alike

_VOWELS = "aàâeéèêëiîïoôuùûüyœæh"
_SINGULAR = {
    "accès",
    "avis",
    "choix",
    "corps",
    "cours",
    "discours",
    "pays",
    "poids",
    "prix",
    "sexe",
    "sms",
    "sens",
    "temps",
    "voix",
}
_PRINTED = tuple(
    (re.compile(written), printed)
    for written, printed in (
        (r" ?([;?!])(?=\s|$|\u00bb)", "\u202f\\1"),
        (r" :(?=\s|$)", "\u00a0:"),
        (r"« ?", "«\u00a0"),
        (r" ?»", "\u00a0»"),
        (r"\bart\. (?=\w)", "art.\u00a0"),
        (r"(\d|§|n°) (?=(?:ans?|mois|jours?|heures?|\d)\b)", "\\1\u00a0"),
    )
)
"""What is written, and how it is printed, in this order."""


def listed(words: Sequence[str]) -> str:
    """« un, deux et trois » ; des points-virgules quand un terme porte sa propre virgule."""
    return joined(words, "et", " ;")


def either(words: Sequence[str]) -> str:
    """« un, deux ou trois »."""
    return joined(words, "ou", " ;")


def each(word: str, aims: Sequence[str]) -> str:
    """« pour vous répondre et pour vous informer » : le mot est répété devant chaque infinitif."""
    return listed([f"{word} {aim}" for aim in aims])


def votre(thing: str) -> str:
    """« votre nom », « vos coordonnées » : le nombre se lit sur le premier mot."""
    head = thing.split(" ", 1)[0].lower()
    if head in {"votre", "vos"}:
        return thing
    plural = head.endswith(("s", "x")) and head not in _SINGULAR
    return f"{'vos' if plural else 'votre'} {thing}"


def de(phrase: str) -> str:
    """« de » and a noun phrase: de la fin, du dépôt, des forfaits, d’autres moyens, d’Alice."""
    if (rest := _after(phrase, "le ")) is not None:
        return f"du {rest}"
    if (rest := _after(phrase, "les ")) is not None:
        return f"des {rest}"
    return f"d’{phrase}" if _elides(phrase) else f"de {phrase}"


def a(phrase: str) -> str:
    """« à » and a noun phrase: à la fin, au dépôt, aux forfaits."""
    if (rest := _after(phrase, "le ")) is not None:
        return f"au {rest}"
    if (rest := _after(phrase, "les ")) is not None:
        return f"aux {rest}"
    return f"à {phrase}"


def _after(phrase: str, article: str) -> str | None:
    return phrase[len(article) :] if phrase.startswith(article) else None


def _elides(phrase: str) -> bool:
    """A word in capitals is a name or an acronym spelt out: no elision before its h."""
    first = phrase[:1]
    return first.lower() in _VOWELS.removesuffix("h") or (first == "h" and phrase[:2].lower() != "hu")


def day(day: date) -> str:
    """« 1er mars 2026 »."""
    return day_in_words(day, "fr")


def length(period: Period) -> str:
    """« 3 ans »."""
    return period.in_words("fr")


def capital(words: str) -> str:
    """Majuscule au premier mot."""
    return words[:1].upper() + words[1:]


def typeset(text: str) -> str:
    """Apostrophes courbes, espaces insécables : devant « : ; ? ! », dans les guillemets, entre un nombre et son unité."""
    text = text.replace("'", "’")
    for pattern, printed in _PRINTED:
        text = pattern.sub(printed, text)
    return text
