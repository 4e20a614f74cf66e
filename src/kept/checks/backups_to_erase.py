"""A person reads when what was erased leaves the backups."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Severity, Words
from kept.policy.wordings import phrases

RULE = Rule(
    "backups-to-erase",
    Severity.NOTE,
    Words("when does erased data leave the backups?", "quand ce qui est effacé quitte-t-il les sauvegardes ?"),
    ("GDPR 5(1)(e)", "GDPR 17(1)", "GDPR 32(1)(c)"),
    review=True,
)


_ENGLISH = re.compile(r"\bbackups?\b|restore lost data", re.IGNORECASE)
_FRENCH = re.compile(r"\bsauvegardes?\b|restaurer des données", re.IGNORECASE)
_GONE = re.compile(r"eras|delet|rotat|effac|supprim|\bdays\b|\bjours\b|weeks|semaines", re.IGNORECASE)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 17(1): erased everywhere; the lag of the backups is told, and a restoration does not bring data back."""
    policy = subject.policy
    places: list[tuple[object, str]] = [(policy.security, "security"), (policy.statements, "statements")]
    found = [phrase for value, route in places for phrase in phrases(value, _ENGLISH, _FRENCH, (route,))]
    said = [text for p in found for text in _texts(subject, p.route) if _GONE.search(text) and not _nothing(text)]
    if found and not said:
        first = found[0]
        yield RULE.finding(
            Words(
                "how long does erased data stay in the backups, and does a restoration bring it back?",
                "combien de temps ce qui est effacé reste-t-il dans les sauvegardes, et une restauration le ramène-t-elle ?",
            ),
            subject.value(*first.route, first.language, en="gone from here when?", fr="parti d’ici quand ?"),
            help=Words(
                "say within how many days backups are erased, and erase again after each restoration",
                "dites sous combien de jours les sauvegardes s’effacent, et effacez de nouveau après chaque restauration",
            ),
            about=(first.where,),
        )


def _texts(subject: Subject, route: tuple[str | int, ...]) -> list[str]:
    section, name = str(route[0]), str(route[1])
    policy = subject.policy
    words = policy.security[name] if section == "security" else policy.statements[name].words
    return [text for text in (words.en, words.fr) if text]


def _nothing(text: str) -> bool:
    """Whether the text says no lag: nothing is kept after a deletion."""
    return re.search(r"\bnothing\b|\baucune?\b", text, re.IGNORECASE) is not None
