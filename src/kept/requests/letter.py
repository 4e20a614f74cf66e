"""A message to a person, in both languages: a title, a few paragraphs, where to write, where to complain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kept.findings import Words
from kept.grammar.tongues import GRAMMARS
from kept.journal import JSON
from kept.law.articles import article
from kept.policy import Policy


@dataclass(frozen=True, slots=True)
class Letter:
    """What is told. ``about``: codes and counts that Kept remembers of it, never its words.

    ``leads_to``: the words and the address of a link below the text. ``complaint``: whether the reader is told of the
    authority and of the court.
    """

    kind: str
    title: Words
    paragraphs: tuple[Words, ...]
    leads_to: tuple[Words, str] | None = None
    complaint: bool = False
    about: Mapping[str, JSON] = field(default_factory=dict)


def where_to_write(policy: Policy) -> Words | None:
    """Where the person may write about it (GDPR art. 12(2))."""
    ways = [way for way in policy.rights.requests.to if way != "portal"] if policy.rights.requests else []
    if not ways:
        return None
    en, fr = GRAMMARS["en"].either(ways), GRAMMARS["fr"].either(ways)
    return Words(f"To write to us about it: {en}.", f"Pour nous écrire à ce sujet : {fr}.")


def where_to_complain(policy: Policy) -> Words:
    """The authority and the court (GDPR arts 12(4), 77 and 79)."""
    party = policy.parties.get(policy.rights.complaint or "")
    named = {lang: f" ({party.name[lang]})" if party else "" for lang in ("en", "fr")}
    address = policy.rights.complaint_at
    complaint, court = article("GDPR 77"), article("GDPR 79")
    return Words(
        f"If you do not agree, you may complain to the supervisory authority{named['en']}, {complaint.cite('en')}"
        f"{f': {address}' if address else ''}. You may also bring the matter before a court ({court.cite('en')}).",
        f"Si vous n’êtes pas d’accord, vous pouvez adresser une réclamation à l’autorité de contrôle{named['fr']}, "
        f"{complaint.cite('fr')}{f' : {address}' if address else ''}. "
        f"Vous pouvez aussi saisir un tribunal ({court.cite('fr')}).",
    )
