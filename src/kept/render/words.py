"""What every rendering shares: characters made safe to show, French typography, where a place is.

What a person wrote may hold anything. Control characters, and those that turn the direction of text, are shown as a
replacement mark: a document cannot move the cursor, hide a line or rewrite what a terminal displays.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from kept.findings import Finding, Language, Severity, Words

if TYPE_CHECKING:
    from kept.source import Span

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_KEPT = {"\u200c", "\u200d"}  # joiners: some scripts are unreadable without them
_BEFORE_SIGN = re.compile(r" (?=[:;?!»](?:\s|$))|(?<=«) ")

SEVERITIES = {
    Severity.ERROR: Words("error", "erreur"),
    Severity.WARNING: Words("warning", "avertissement"),
    Severity.NOTE: Words("note", "remarque"),
}
REVIEW = Words("to read", "à lire")
"""What a question for a person is called, in the place of a weight."""


def weight_of(finding: Finding, language: Language) -> str:
    """What stands before the name of a rule: its weight, or that it is a question for a person."""
    return REVIEW[language] if finding.review else SEVERITIES[finding.severity][language]


def seen(text: str) -> str:
    """Text as it may be shown on a terminal: one line, nothing that acts."""
    return "".join("\ufffd" if _acts(character) else character for character in text.replace("\t", " "))


def seen_lines(text: str) -> str:
    """As :func:`seen`, keeping ends of lines."""
    return "\n".join(seen(line) for line in text.split("\n"))


def _acts(character: str) -> bool:
    return unicodedata.category(character) in _UNSEEN and character not in _KEPT


def said(words: Words, language: Language) -> str:
    """A sentence in one language, safe to show; French signs keep to the word before them."""
    text = seen_lines(words[language])
    return spaced(text) if language == "fr" else text


def spaced(french: str) -> str:
    """French signs kept to the word before them, so that no line begins with one."""
    return _BEFORE_SIGN.sub("\u00a0", french)


def message(finding: Finding, language: Language) -> str:
    """The headline."""
    return said(finding.headline, language)


def path_of(span: Span, folder: str = "") -> str:
    """The file a place stands in, as a reader or a tool opens it from here."""
    name = seen(span.document.name)
    return f"{folder.rstrip('/')}/{name}" if folder not in {"", "."} else name


def cited(citation: str, language: Language) -> str:
    """A citation as people read it, with the title of the article; as written where Kept does not know it."""
    from kept.law.articles import UnknownArticle, articles

    try:
        known = articles(citation)
    except UnknownArticle:
        return seen(citation)
    return "; ".join(f"{article.cite(language)} ({article.title(language)})" for article in known)
