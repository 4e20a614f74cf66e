"""How easily a text is read: one figure, from the length of its sentences and of its words.

For a DPO: the law wants what is told to people intelligible, in plain language (GDPR art. 12(1)). The figure is Flesch's
reading ease, and Kandel and Moles' for French: about 100 for a nursery rhyme, 60 for a newspaper, 30 for a contract. It
judges no sentence; it shows whether a version reads more easily than the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kept.findings import Language

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SENTENCE = re.compile(r"[.!?…;:]+(?:\s|$)|\n")
_VOWELS: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"[aeiouy]+"),
    "fr": re.compile(r"[aeiouyàâéèêëîïôöùûüœæ]+"),
}
_MUTE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"(?<=[^aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouysxzcgh])es$"),
    "fr": re.compile(r"(?<=[^aeiouyàâéèêëîïôöùûüq])(?:e|es|ent)$"),
}
_WEIGHTS: dict[Language, tuple[float, float, float]] = {"en": (206.835, 1.015, 84.6), "fr": (207.0, 1.015, 73.6)}


@dataclass(frozen=True, slots=True)
class Readability:
    """How many words and sentences a text has, and its reading ease: the higher, the easier."""

    words: int
    sentences: int
    ease: float


def readability(texts: Iterable[str], language: Language) -> Readability:
    """The measure of several paragraphs together; each ends a sentence. No word at all is read with all ease."""
    words = sentences = syllables = 0
    for text in texts:
        for sentence in _SENTENCE.split(text):
            found = _WORD.findall(sentence.lower())
            words += len(found)
            sentences += bool(found)
            syllables += sum(syllables_of(word, language) for word in found)
    if not words:
        return Readability(0, 0, 100.0)
    start, by_sentence, by_word = _WEIGHTS[language]
    return Readability(
        words, sentences, round(start - by_sentence * words / sentences - by_word * syllables / words, 1)
    )


def syllables_of(word: str, language: Language) -> int:
    """How many syllables a word has, by its groups of vowels; a mute ending has none."""
    return max(1, len(_VOWELS[language].findall(_MUTE[language].sub("", word))))
