"""Articles cited in a sentence, with where each leads: "article 4(7) of the GDPR", "art. 4, 7) du RGPD"."""

from __future__ import annotations

import re
from functools import cache

from kept.law.articles import UnknownArticle, articles
from kept.law.references import TEXTS


def cited_in(sentence: str) -> tuple[tuple[str, str], ...]:
    """The citations of a sentence, as they are written there, and the address of the first article of each."""
    if "rt" not in sentence:  # "article", "art.": most sentences cite nothing
        return ()
    plain = sentence.replace("\u00a0", " ").replace("\u202f", " ")
    found: dict[str, str] = {}
    for match in _citation().finditer(plain):
        address = _leads_to(match[0])
        if address:
            found.setdefault(sentence[match.start() : match.end()], address)
    return tuple(found.items())


@cache
def _citation() -> re.Pattern[str]:
    named = {name for text in TEXTS.values() for name in (text.cited_en, text.cited_fr)} | {"of the GDPR"}
    texts = "|".join(re.escape(name) for name in sorted(named, key=len, reverse=True))
    return re.compile(rf"\b[Aa]rt(?:icles?|s?\.) [^.;:]{{1,30}}? (?:{texts})(?!\w)")


@cache
def _leads_to(citation: str) -> str:
    try:
        return articles(citation)[0].url
    except UnknownArticle:
        return ""
